//! Compaction: which stored segments to replace by archives.

use super::{ARCHIVE_EVENTS, Event, Log, read_archive, read_segment, write_archive};
use crate::id::fingerprint;
use crate::time::Moment;

/// As long as no more segments than this are stored, they stay as they are.
pub const LOOSE_SEGMENTS: usize = 40;

/// A stored piece of the log: its name and its text.
pub type Stored = (String, String);

/// One step of a compaction: store the archive, and only when that went well remove the segments.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What to store; `None` when other archives hold all of it already.
    pub archive: Option<Stored>,
    /// What may then be removed, with the text it had: should it have changed since, it must stay.
    pub segments: Vec<Stored>,
}

/// The archive that holds `events`, at most [`ARCHIVE_EVENTS`]. Its name follows from what it holds, so that it can take the place of no
/// other, and two tabs that make the same one store it once.
pub fn archive_of(events: &[Event]) -> Stored {
    let text = write_archive(events);
    let first = events.first().map_or_else(String::new, |event| event.id.to_string());
    (format!("{first}.{:x}", fingerprint(&text)), text)
}

/// The steps that bring `segments` into archives beside the `archives` that are there (looked up only when needed); none when the segments
/// are few. Older archives stay as they are, and so does a segment of which anything can't be read.
pub fn compact(segments: Vec<Stored>, archives: impl FnOnce() -> Vec<Stored>) -> Vec<Step> {
    let mut whole: Vec<(Moment, Vec<Event>, Stored)> = Vec::new();
    for segment in segments {
        let (events, unreadable) = read_segment(&segment.1);
        if let (Some(first), true) = (events.first(), unreadable.is_empty()) {
            whole.push((first.at, events, segment));
        }
    }
    if whole.len() <= LOOSE_SEGMENTS {
        return Vec::new();
    }
    whole.sort_by(|(at, _, one), (other_at, _, other)| (at, one).cmp(&(other_at, other)));
    let mut archived = Log::default();
    for (_, text) in archives() {
        archived.merge(read_archive(&text).0);
    }
    let mut steps = Vec::new();
    let (mut log, mut held) = (Log::default(), Vec::new());
    for (_, events, segment) in whole {
        if log.len() + events.len() > ARCHIVE_EVENTS {
            steps.push(step(std::mem::take(&mut log), std::mem::take(&mut held)));
        }
        log.merge(events.into_iter().filter(|event| !archived.covers(event)));
        held.push(segment);
    }
    steps.push(step(log, held));
    steps
}

fn step(log: Log, segments: Vec<Stored>) -> Step {
    let events: Vec<Event> = log.into_iter().collect();
    Step { archive: (!events.is_empty()).then(|| archive_of(&events)), segments }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;
    use crate::progress::log::tests::any_event;
    use crate::progress::{EventId, What};

    /// Everything that is stored, segments and archives, read as one log.
    fn log_of(segments: &[Stored], archives: &[Stored]) -> Log {
        let mut log = Log::default();
        log.merge(segments.iter().flat_map(|(_, text)| read_segment(text).0));
        log.merge(archives.iter().flat_map(|(_, text)| read_archive(text).0));
        log
    }

    /// Does what `steps` say, as a tab does.
    fn carry_out(steps: Vec<Step>, segments: &mut BTreeMap<String, String>, archives: &mut BTreeMap<String, String>) {
        for step in steps {
            archives.extend(step.archive);
            for (name, text) in step.segments {
                if segments.get(&name) == Some(&text) {
                    segments.remove(&name);
                }
            }
        }
    }

    fn listed(stored: &BTreeMap<String, String>) -> Vec<Stored> {
        stored.iter().map(|(name, text)| (name.clone(), text.clone())).collect()
    }

    fn segment(number: usize, event: &Event) -> Stored {
        (number.to_string(), serde_json::to_string(&[event]).expect("JSON"))
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_nothing_is_double(
            events in proptest::collection::vec(any_event(), 60..120),
            twice in any::<bool>(),
            back in 0_usize..60,
        ) {
            let all: Vec<Stored> = events.iter().enumerate().map(|(at, event)| segment(at, event)).collect();
            let mut segments: BTreeMap<String, String> = all.iter().cloned().collect();
            let mut archives = BTreeMap::new();
            let before = log_of(&all, &[]);
            let steps = compact(listed(&segments), Vec::new);
            if twice {
                // Another tab had looked just before, and missed one segment.
                let other = compact(listed(&segments).split_off(1), Vec::new);
                carry_out(other, &mut segments, &mut archives);
            }
            carry_out(steps, &mut segments, &mut archives);
            prop_assert!(segments.is_empty());
            prop_assert_eq!(log_of(&[], &listed(&archives)), before.clone());

            // A tab that is still open stores its segment again, and so do others: those are not archived once more.
            segments.extend(all.into_iter().cycle().skip(back).take(LOOSE_SEGMENTS + 1));
            let steps = compact(listed(&segments), || listed(&archives));
            prop_assert!(steps.iter().all(|step| step.archive.is_none()));
            carry_out(steps, &mut segments, &mut archives);
            prop_assert!(segments.is_empty());
            prop_assert_eq!(log_of(&[], &listed(&archives)), before);
        }
    }

    fn read(number: usize) -> Event {
        let what = What::Read { module: "m".into(), section: "s".into() };
        Event { id: EventId { session: 1, number: number as u32 }, at: Moment(number as i64), what }
    }

    #[test]
    fn few_segments_stay_as_they_are() {
        let segments = (0..LOOSE_SEGMENTS).map(|at| segment(at, &read(at))).collect();
        assert!(compact(segments, Vec::new).is_empty());
    }

    #[test]
    fn a_damaged_segment_stays_where_it_is() {
        let mut segments: Vec<Stored> = (0..=LOOSE_SEGMENTS).map(|at| segment(at, &read(at))).collect();
        segments.push(("damaged".into(), "[{\"i\":\"1-0\"".into()));
        segments.push(("empty".into(), "[]".into()));
        let steps = compact(segments, Vec::new);
        let names: Vec<&str> = steps.iter().flat_map(|step| &step.segments).map(|(name, _)| name.as_str()).collect();
        assert_eq!((steps.len(), names.len()), (1, LOOSE_SEGMENTS + 1));
        assert!(!names.contains(&"damaged"));
    }

    #[test]
    fn an_archive_holds_no_more_than_it_may() {
        let full = |at: usize| {
            let events: Vec<Event> = (0..50).map(|number| read(at * 50 + number)).collect();
            (at.to_string(), serde_json::to_string(&events).expect("JSON"))
        };
        let steps = compact((0..205).map(full).collect(), Vec::new);
        let sizes: Vec<usize> =
            steps.iter().filter_map(|step| Some(read_archive(&step.archive.as_ref()?.1).0.len())).collect();
        assert_eq!(sizes, [5_000, 5_000, 250]);
    }
}
