//! The back-up file: everything a learner has, in one text file.
//!
//! Format 1 is JSON Lines: a head line, then one event a line. A file that was cut off loses only its last line.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::settings::or_default;
use super::{Event, Log, Settings};

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
        let events: Vec<Event> = lines.filter_map(|line| serde_json::from_str(line).ok()).collect();
        let damaged = head.events.saturating_sub(events.len());
        Ok(Self { settings: head.settings, events, damaged })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::log::tests::any_event;

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

    #[test]
    fn a_later_version_is_named_as_such() {
        let text = r#"{"format":"crm-trainer-reservekopie","version":9,"events":0}"#;
        assert_eq!(Backup::read(text), Err(BackupError::TooNew));
    }
}
