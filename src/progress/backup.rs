//! The back-up file: everything a learner has, in one text file.
//!
//! Format 1 is JSON Lines: a head line, then one event a line. A file that was cut off loses only its last line.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::settings::or_default;
use super::{Event, EventId, Log, Settings, What};
use crate::time::{Day, Moment, UtcOffset};

const FORMAT: &str = "crm-trainer-reservekopie";
const VERSION: u32 = 1;

/// What a back-up file held.
#[derive(Clone, Debug, PartialEq)]
pub struct Backup {
    /// The settings.
    pub settings: Settings,
    /// The events that could be read.
    pub events: Vec<Event>,
    /// How many lines could not be read (or are missing at the end).
    pub damaged: usize,
    /// How many of those are events of a kind that a later version must have written.
    pub later: usize,
}

/// What restoring a back-up would do, to be shown before it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// How many events are in the file.
    pub events: usize,
    /// How many of them are new here.
    pub fresh: usize,
    /// The study days of the first and the last; `None` when there are none.
    pub days: Option<(Day, Day)>,
    /// How often an exercise was answered, outside tests.
    pub answers: usize,
    /// How often a card was turned.
    pub reviews: usize,
    /// How many tests were handed in.
    pub tests: usize,
    /// How many times something wrong was reported.
    pub reports: usize,
}

impl Preview {
    /// What adding `backup` to `log` would do, for a learner whose clock is `offset` ahead of UTC.
    pub fn of(backup: &Backup, log: &Log, offset: UtcOffset) -> Self {
        let mut file = Log::default();
        file.merge(backup.events.iter().cloned());
        let count = |is_one: fn(&What) -> bool| file.iter().filter(|event| is_one(&event.what)).count();
        let day = |event: &Event| Day::of(event.at, offset);
        Self {
            events: file.len(),
            fresh: file.iter().filter(|event| !log.covers(event)).count(),
            days: file.iter().map(day).min().zip(file.iter().map(day).max()),
            answers: count(|what| matches!(what, What::Answer { .. })),
            reviews: count(|what| matches!(what, What::Review { .. })),
            tests: count(|what| matches!(what, What::Test(_))),
            reports: count(|what| matches!(what, What::Report { .. })),
        }
    }
}

/// Why a file is no back-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It does not begin as a back-up of this trainer does.
    NotABackup,
    /// It was written by a later version.
    TooNew,
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotABackup => "Dit bestand is geen reservekopie van deze trainer. Kies een bestand dat je hier hebt bewaard. Er is niets veranderd.",
            Self::TooNew => "Deze reservekopie is gemaakt met een nieuwere versie van de trainer. Ververs deze pagina en probeer het opnieuw. Er is niets veranderd.",
        })
    }
}

#[derive(Serialize, Deserialize)]
struct Head {
    format: String,
    version: u32,
    events: usize,
    #[serde(default, deserialize_with = "or_default")]
    settings: Settings,
}

/// An event of whatever kind.
#[derive(Deserialize)]
#[expect(dead_code, reason = "what counts is that it can be read")]
struct Stranger {
    i: EventId,
    t: Moment,
    w: serde::de::IgnoredAny,
}

impl Backup {
    /// The text of a back-up file.
    pub fn write(log: &Log, settings: Settings) -> String {
        let head = Head { format: FORMAT.to_owned(), version: VERSION, events: log.len(), settings };
        let mut lines = vec![serde_json::to_string(&head).unwrap_or_default()];
        lines.extend(log.iter().filter_map(|event| serde_json::to_string(event).ok()));
        lines.push(String::new());
        lines.join("\n")
    }

    /// Reads the text of a back-up file, as far as it can be read.
    ///
    /// # Errors
    /// When the first line is not that of a back-up, or is that of a later version.
    pub fn read(text: &str) -> Result<Self, BackupError> {
        let mut lines = text.trim_start_matches('\u{feff}').lines();
        let head = lines.next().and_then(|line| serde_json::from_str::<Head>(line).ok());
        let head = head.filter(|head| head.format == FORMAT).ok_or(BackupError::NotABackup)?;
        if head.version > VERSION {
            return Err(BackupError::TooNew);
        }
        let (mut events, mut later) = (Vec::new(), 0);
        for line in lines {
            match serde_json::from_str(line) {
                Ok(event) => events.push(event),
                Err(_) => later += usize::from(serde_json::from_str::<Stranger>(line).is_ok()),
            }
        }
        let damaged = head.events.saturating_sub(events.len());
        Ok(Self { settings: head.settings, events, damaged, later: later.min(damaged) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::log::tests::any_event;
    use crate::progress::{Segment, TakenTest};
    use crate::review::Rating;

    proptest! {
        #[test]
        fn a_backup_round_trips_and_a_cut_one_keeps_what_came_before(
            events in proptest::collection::vec(any_event(), 0..20),
            cut in 0.0..1.0,
        ) {
            let mut log = Log::default();
            log.merge(events);
            let text = Backup::write(&log, Settings { teacher: true, ..Settings::default() });
            let whole = Backup::read(&text).expect("heel");
            prop_assert_eq!((whole.events.len(), whole.damaged, whole.settings.teacher), (log.len(), 0, true));

            let mut at = (text.len() as f64 * cut) as usize;
            while !text.is_char_boundary(at) {
                at -= 1;
            }
            let half = Backup::read(&text[..at]);
            if let Ok(half) = half {
                prop_assert_eq!(half.events.len() + half.damaged, log.len());
                prop_assert!(half.events.iter().all(|event| whole.events.contains(event)));
            }
        }

        #[test]
        fn any_other_text_is_refused(text in "\\PC{0,80}") {
            prop_assert_eq!(Backup::read(&text), Err(BackupError::NotABackup));
        }
    }

    fn log_of(events: Vec<Event>) -> Log {
        let mut log = Log::default();
        log.merge(events);
        log
    }

    /// What a device knows after it has taken in a back-up file.
    fn restored(log: &Log, file: &str) -> Log {
        let mut log = log.clone();
        log.merge(Backup::read(file).expect("een reservekopie").events);
        log
    }

    proptest! {
        #[test]
        fn two_devices_that_exchange_files_in_either_order_end_equal(
            one in proptest::collection::vec(any_event(), 0..12),
            two in proptest::collection::vec(any_event(), 0..12),
        ) {
            let (one, two) = (log_of(one), log_of(two));
            let file = |log: &Log| Backup::write(log, Settings::default());
            // Both at once, and the second after it has taken in the first.
            let (both_one, both_two) = (restored(&one, &file(&two)), restored(&two, &file(&one)));
            let then_two = restored(&two, &file(&one));
            let then_one = restored(&one, &file(&then_two));
            prop_assert_eq!(&both_one, &both_two);
            prop_assert_eq!(&both_one, &then_one);
            prop_assert_eq!(&both_one, &then_two);
        }

        #[test]
        fn a_preview_says_what_restoring_does(
            here in proptest::collection::vec(any_event(), 0..12),
            there in proptest::collection::vec(any_event(), 0..12),
        ) {
            let (here, there) = (log_of(here), log_of(there));
            let backup = Backup::read(&Backup::write(&there, Settings::default())).expect("heel");
            let preview = Preview::of(&backup, &here, UtcOffset(60));
            prop_assert_eq!(preview.events, there.len());
            prop_assert_eq!(preview.fresh == 0, restored(&here, &Backup::write(&there, Settings::default())) == here);
            prop_assert_eq!(preview.days.is_none(), there.is_empty());
            let again = Preview::of(&backup, &there, UtcOffset(60));
            prop_assert_eq!(again, Preview { fresh: 0, ..preview });
        }
    }

    #[test]
    fn a_preview_names_the_days_and_counts_the_kinds() {
        let day = 86_400_000;
        let happenings = [
            (20_000 * day, What::Review { card: "k".into(), rating: Rating::Good, seconds: 1, crammed: false }),
            (20_003 * day, What::Test(TakenTest::default())),
            (20_001 * day, What::Report { item: "k".into(), text: "fout".into() }),
        ];
        let mut segment = Segment::new(1);
        let log = log_of(happenings.into_iter().map(|(at, what)| segment.push(Moment(at), what)).collect());
        let backup = Backup::read(&Backup::write(&log, Settings::default())).expect("heel");
        let preview = Preview::of(&backup, &Log::default(), UtcOffset(300));
        let expected = Preview {
            events: 3,
            fresh: 3,
            days: Some((Day(20_000), Day(20_003))),
            answers: 0,
            reviews: 1,
            tests: 1,
            reports: 1,
        };
        assert_eq!(preview, expected);
    }

    #[test]
    fn a_later_version_is_named_as_such() {
        let text = r#"{"format":"crm-trainer-reservekopie","version":9,"events":0}"#;
        assert_eq!(Backup::read(text), Err(BackupError::TooNew));
    }
}
