//! The log: all events of all sessions, merged by union.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use super::{Event, EventId, What};
use crate::time::Moment;

/// A segment holds this many events at most; then its session begins another. It bounds what one answer costs to write.
pub const SEGMENT_EVENTS: usize = 50;

/// All events known here, each once.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// The events of each session by number. They nearly always come in that order, so adding one is cheap however many there are.
    sessions: BTreeMap<u64, Vec<Event>>,
    len: usize,
}

impl Log {
    /// Adds an event. `false` when it was known already.
    ///
    /// Should two events bear one id (a damaged file), the greater is kept, so that merging in any order gives one result.
    pub fn add(&mut self, event: Event) -> bool {
        let events = self.sessions.entry(event.id.session).or_default();
        let place = match events.last() {
            Some(last) if last.id.number >= event.id.number => place_of(events, event.id),
            _ => Err(events.len()),
        };
        match place {
            Ok(known) => {
                let known = &mut events[known];
                if *known < event {
                    *known = event;
                }
            }
            Err(free) => {
                events.insert(free, event);
                self.len += 1;
            }
        }
        place.is_err()
    }

    /// Adds all events of `other`; returns how many were new here.
    pub fn merge(&mut self, other: impl IntoIterator<Item = Event>) -> usize {
        other.into_iter().map(|event| usize::from(self.add(event))).sum()
    }

    /// Whether the event called `id` is known here.
    pub fn contains(&self, id: EventId) -> bool {
        self.get(id).is_some()
    }

    /// Whether adding `event` would change nothing.
    pub fn covers(&self, event: &Event) -> bool {
        self.get(event.id).is_some_and(|known| known >= event)
    }

    /// The event called `id`.
    pub fn get(&self, id: EventId) -> Option<&Event> {
        let events = self.sessions.get(&id.session)?;
        place_of(events, id).ok().map(|place| &events[place])
    }

    /// The number of events.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether nothing has happened yet.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// All events by id.
    pub fn iter(&self) -> impl Iterator<Item = &Event> {
        self.sessions.values().flatten()
    }

    /// The events that stand (not taken back, no undos), oldest first.
    pub fn in_order(&self) -> Vec<&Event> {
        let undone: BTreeSet<EventId> = self
            .iter()
            .filter_map(|event| match event.what {
                What::Undo { event } => Some(event),
                _ => None,
            })
            .collect();
        let mut sessions: Vec<&Vec<Event>> = self.sessions.values().collect();
        // Sessions seldom overlap, so this leaves the sort of all events little to do.
        sessions.sort_by_key(|events| events.first().map(|event| event.at));
        let mut events: Vec<&Event> = Vec::with_capacity(self.len);
        let stands = |event: &&Event| !matches!(event.what, What::Undo { .. }) && !undone.contains(&event.id);
        events.extend(sessions.into_iter().flatten().filter(stands));
        events.sort_by_key(|event| (event.at, event.id));
        events
    }
}

/// Where the event called `id` stands among those of its session, or where it belongs.
fn place_of(events: &[Event], id: EventId) -> Result<usize, usize> {
    events.binary_search_by_key(&id.number, |event| event.id.number)
}

impl IntoIterator for Log {
    type Item = Event;
    type IntoIter = std::iter::Flatten<std::collections::btree_map::IntoValues<u64, Vec<Event>>>;

    fn into_iter(self) -> Self::IntoIter {
        self.sessions.into_values().flatten()
    }
}

/// The part of the log that one page load writes: only it, so no other tab can be overwritten.
#[derive(Clone, Debug)]
pub struct Segment {
    session: u64,
    next: u32,
    events: Vec<Event>,
    stored: bool,
}

impl Segment {
    /// An empty segment for a session with this random number.
    pub fn new(session: u64) -> Self {
        Self { session, next: 0, events: Vec::new(), stored: false }
    }

    /// Appends what happened at `at`. A full segment is left behind, but only once it is stored. Returns the event.
    pub fn push(&mut self, at: Moment, what: What) -> Event {
        if self.stored && self.events.len() >= SEGMENT_EVENTS {
            self.events.clear();
        }
        self.stored = false;
        let event = Event { id: EventId { session: self.session, number: self.next }, at, what };
        self.next += 1;
        self.events.push(event.clone());
        event
    }

    /// The name of this segment among those of all sessions: `session-first event`.
    pub fn name(&self) -> String {
        let first = self.events.first().map_or(self.next, |event| event.id.number);
        EventId { session: self.session, number: first }.to_string()
    }

    /// Says that all its events are safely stored.
    pub fn mark_stored(&mut self) {
        self.stored = true;
    }

    /// The events in it, to be stored under its name.
    pub fn events(&self) -> &[Event] {
        &self.events
    }
}

/// Reads a stored segment: the events that can be read, and the text of those that can't.
///
/// A segment that was cut off still gives the events before the cut.
pub fn read_segment(text: &str) -> (Vec<Event>, Vec<String>) {
    let (mut events, mut damaged) = (Vec::new(), Vec::new());
    let text = text.trim();
    let mut rest = text.strip_prefix('[').unwrap_or(text);
    // Each element is read by a stream of its own: a stream stops for good at the comma between two elements.
    let first = |text| {
        let mut stream = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
        stream.next().and_then(Result::ok).map(|value| (value.get(), stream.byte_offset()))
    };
    while let Some((value, length)) = first(rest) {
        match serde_json::from_str(value) {
            Ok(event) => events.push(event),
            Err(_) => damaged.push(value.to_owned()),
        }
        rest = rest[length..].trim_start().trim_start_matches(',');
    }
    if !rest.is_empty() && rest != "]" {
        damaged.push(rest.to_owned());
    }
    (events, damaged)
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::{Context, TakenQuestion, TakenTest};
    use crate::review::Rating;
    use crate::time::Day;

    /// An event of any kind: few names, so that events meet, and numbers of any size.
    pub(in crate::progress) fn any_event() -> impl Strategy<Value = Event> {
        let stands_for = proptest::option::of(("[a-c]", any::<u32>()));
        let confusions = proptest::collection::vec(("[t-v]", "[t-v]"), 0..3);
        let context = prop_oneof![
            Just(Context::Lesson),
            Just(Context::Practice),
            Just(Context::Today),
            Just(Context::Cram),
            Just(Context::Test)
        ];
        let answer = ("[a-c]", any::<u32>(), 0_u32..3, any::<u32>(), context, "\\PC{0,5}", confusions, stands_for)
            .prop_map(|(exercise, key, points, seconds, context, answer, confusions, stands_for)| What::Answer {
                exercise,
                key,
                points,
                max: 2,
                seconds,
                context,
                answer,
                confusions,
                stands_for,
            });
        let rating = prop_oneof![Just(Rating::Again), Just(Rating::Hard), Just(Rating::Good), Just(Rating::Easy)];
        let review = ("[a-c]", rating, any::<u32>(), any::<bool>())
            .prop_map(|(card, rating, seconds, crammed)| What::Review { card, rating, seconds, crammed });
        let drill = ("[a-c]", "[t-v]", "[t-v]", any::<bool>())
            .prop_map(|(question, right, other, known)| What::Drill { question, right, other, known });
        let test = ("[a-c]", proptest::option::of(0_u8..101), any::<bool>()).prop_map(|(exercise, estimate, open)| {
            let question = TakenQuestion { exercise, max: 2, self_scored: open, ..TakenQuestion::default() };
            What::Test(TakenTest { estimate, questions: vec![question], ..TakenTest::default() })
        });
        let id = (0_u64..3, 0_u32..9).prop_map(|(session, number)| EventId { session, number });
        let what = prop_oneof![
            answer,
            review,
            drill,
            test,
            "[a-c]".prop_map(|section| What::Read { module: "m".into(), section }),
            "[a-c]".prop_map(|exercise| What::Appeal { exercise, key: 1, answer: "\"x\"".into() }),
            "[a-c]".prop_map(|web| What::WordWeb { web, touched: vec!["t".into()], missed: vec!["u".into()] }),
            ("[a-c]", proptest::option::of(any::<i32>()))
                .prop_map(|(item, until)| What::Hold { item, until: until.map(Day) }),
            ("[a-c]", "\\PC{0,9}").prop_map(|(item, text)| What::Report { item, text }),
            (id.clone(), "[a-c]").prop_map(|(test, exercise)| What::Score {
                test,
                exercise,
                points: 1,
                answer: String::new()
            }),
            id.clone().prop_map(|event| What::Undo { event }),
        ];
        let at = prop_oneof![9 => 0_i64..1000, 1 => any::<i64>()];
        (id, at, what).prop_map(|(id, at, what)| Event { id, at: Moment(at), what })
    }

    fn any_log() -> impl Strategy<Value = Log> {
        proptest::collection::vec(any_event(), 0..12).prop_map(|events| {
            let mut log = Log::default();
            log.merge(events);
            log
        })
    }

    fn union(a: &Log, b: &Log) -> Log {
        let mut merged = a.clone();
        merged.merge(b.clone());
        merged
    }

    proptest! {
        #[test]
        fn merging_is_commutative_idempotent_and_associative(a in any_log(), b in any_log(), c in any_log()) {
            prop_assert_eq!(union(&a, &b), union(&b, &a));
            prop_assert_eq!(union(&a, &a), a.clone());
            prop_assert_eq!(union(&union(&a, &b), &c), union(&a, &union(&b, &c)));
        }

        #[test]
        fn a_segment_survives_storage_and_any_cut(events in proptest::collection::vec(any_event(), 0..6), cut in 0.0..1.0) {
            let text = serde_json::to_string(&events).expect("gebeurtenissen zijn JSON");
            prop_assert_eq!(read_segment(&text), (events.clone(), Vec::new()));
            let mut at = (text.len() as f64 * cut) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let (kept, _) = read_segment(&text[..at]);
            prop_assert_eq!(&kept[..], &events[..kept.len()]);
        }

        #[test]
        fn foreign_text_never_panics(text in "\\PC{0,80}") {
            read_segment(&text);
        }
    }

    #[test]
    fn a_cut_loses_at_most_the_event_it_falls_in() {
        let mut segment = Segment::new(7);
        for section in ["a", "b", "c"] {
            segment.push(Moment(1), What::Read { module: "m".into(), section: section.into() });
        }
        let text = serde_json::to_string(segment.events()).expect("gebeurtenissen zijn JSON");
        let (kept, damaged) = read_segment(&text[..text.len() - 4]);
        assert_eq!(kept.len(), 2);
        assert_eq!(damaged.len(), 1);
    }

    #[test]
    fn a_full_segment_is_followed_by_another_under_a_new_name() {
        let mut segment = Segment::new(0xab);
        let names: std::collections::BTreeSet<String> = (0..SEGMENT_EVENTS * 2)
            .map(|_| {
                segment.push(Moment(0), What::Read { module: "m".into(), section: "s".into() });
                segment.mark_stored();
                segment.name()
            })
            .collect();
        assert_eq!(names.into_iter().collect::<Vec<_>>(), ["ab-0".to_owned(), format!("ab-{SEGMENT_EVENTS}")]);
    }

    #[test]
    fn a_full_segment_that_could_not_be_stored_keeps_its_events() {
        let mut segment = Segment::new(1);
        for _ in 0..SEGMENT_EVENTS * 2 {
            segment.push(Moment(0), What::Read { module: "m".into(), section: "s".into() });
        }
        assert_eq!(segment.events().len(), SEGMENT_EVENTS * 2);
    }

    #[test]
    fn what_was_undone_does_not_count() {
        let mut segment = Segment::new(1);
        let mut log = Log::default();
        let review = segment
            .push(Moment(1), What::Review { card: "k".into(), rating: Rating::Again, seconds: 1, crammed: false });
        let undo = segment.push(Moment(2), What::Undo { event: review.id });
        log.merge([review, undo]);
        assert!(log.in_order().is_empty());
        assert_eq!(log.len(), 2);
    }
}
