//! The learner's state: the log, what is derived from it, settings. The only place that records events.

use std::time::Duration;

use leptos::prelude::*;
use trainer::id::fingerprint;
use trainer::progress::{
    ARCHIVE_EVENTS, Audience, Backup, Event, EventId, Log, Progress, Segment, Settings, Stored, What,
};
use trainer::time::Day;

use super::browser::{self, StorageTrouble};
use super::stored;
pub use super::stored::Trouble;

/// What a back-up file is called.
pub const BACKUP_FILE: &str = "crm-trainer-reservekopie.txt";

/// What is stored, with another value each time, to tell other tabs that everything is forgotten.
const FORGOTTEN: &str = "wis";

/// How long after the start the stored log is tidied: the first page is on the screen by then.
const TIDY_AFTER: Duration = Duration::from_secs(2);

/// Everything about the learner. Copied freely; made once in [`super::App`].
#[derive(Clone, Copy)]
pub struct Learner {
    log: StoredValue<Log>,
    segment: StoredValue<Segment>,
    last: StoredValue<Option<EventId>>,
    /// What follows from the log.
    pub progress: RwSignal<Progress>,
    /// The settings; change them with [`Learner::change_settings`].
    pub settings: RwSignal<Settings>,
    /// What the learner should know about storage.
    pub trouble: RwSignal<Option<Trouble>>,
    damaged: StoredValue<Vec<String>>,
    /// Restored parts of the log that found no room yet.
    unstored: StoredValue<Vec<Stored>>,
    day: RwSignal<Day>,
}

impl Learner {
    /// Reads everything that is stored, and listens for other tabs.
    pub fn load() -> Self {
        let (log, damaged) = stored::read_all();
        let trouble = if !browser::can_store() {
            Some(Trouble::Forbidden)
        } else {
            // Damaged pieces stay where they are; who closed the message about them is not told again.
            let is_known = browser::load("gezien") == Some(fingerprint(&damaged.concat()));
            (!damaged.is_empty() && !is_known).then_some(Trouble::Damaged)
        };
        let learner = Self {
            progress: RwSignal::new(Progress::of(&log, browser::utc_offset())),
            log: StoredValue::new(log),
            segment: StoredValue::new(Segment::new(browser::seed())),
            last: StoredValue::new(None),
            settings: RwSignal::new(browser::load("settings").unwrap_or_default()),
            trouble: RwSignal::new(trouble),
            damaged: StoredValue::new(damaged),
            unstored: StoredValue::default(),
            day: RwSignal::new(today()),
        };
        // A tab may stay open for weeks.
        browser::on_return(move || learner.notice_day());
        browser::on_other_tab(move |name, text| learner.hear(&name, text.as_deref()));
        set_timeout(move || stored::compact_segments(&learner.segment_name()), TIDY_AFTER);
        learner
    }

    /// Takes over what another tab stored or deleted.
    fn hear(&self, name: &str, text: Option<&str>) {
        match text {
            Some(_) if name == FORGOTTEN => {
                browser::remove(&self.segment_name());
                self.reset();
            }
            Some(text) if name == "settings" => {
                if let Ok(settings) = serde_json::from_str(text) {
                    self.settings.set(settings);
                }
            }
            Some(text) => {
                if let Some((events, _)) = stored::read(name, text) {
                    self.merge(events);
                }
            }
            // It went into an archive, but perhaps without what was added to it a moment ago.
            None if name == self.segment_name() => self.store_segment(),
            None => {}
        }
    }

    /// The name under which this session's segment is stored.
    fn segment_name(&self) -> String {
        self.segment.with_value(|segment| stored::segment_name(&segment.name()))
    }

    /// Records that something happened now, and stores it. Returns its name.
    pub fn record(&self, what: What) -> EventId {
        self.notice_day();
        let mut event = None;
        self.segment.update_value(|segment| event = Some(segment.push(browser::now(), what)));
        let event = event.expect("update_value ran");
        self.last.set_value(Some(event.id));
        self.store_segment();
        self.log.update_value(|log| {
            log.add(event.clone());
        });
        if matches!(event.what, What::Undo { .. }) {
            self.derive();
        } else {
            self.progress.update(|progress| progress.apply(&event));
        }
        event.id
    }

    /// What was recorded last on this page, if anything.
    pub fn last_event(&self) -> Option<Event> {
        self.log.with_value(|log| log.get(self.last.get_value()?).cloned())
    }

    /// Stores this session's segment, and what could not be stored before. Only that everything is stored takes a message away.
    fn store_segment(&self) {
        let name = self.segment_name();
        let stored = self.segment.with_value(|segment| browser::save(&name, &segment.events()));
        if stored.is_ok() {
            self.segment.update_value(Segment::mark_stored);
        }
        self.note(stored);
        self.unstored.update_value(|parts| parts.retain(|(name, text)| browser::save_text(name, text).is_err()));
        let is_all_stored = stored.is_ok() && self.unstored.with_value(Vec::is_empty);
        if is_all_stored && self.trouble.get_untracked() == Some(Trouble::Full) {
            self.trouble.set(None);
        }
    }

    /// Says it when there was no room to store something. That nothing can be stored at all was said at the start.
    pub fn note(&self, stored: Result<(), StorageTrouble>) {
        if stored == Err(StorageTrouble::Full) && self.trouble.get_untracked() != Some(Trouble::Full) {
            self.trouble.set(Some(Trouble::Full));
        }
    }

    /// Adds events from elsewhere to the log in memory; returns how many were new.
    fn merge(&self, events: Vec<Event>) -> usize {
        let mut added = 0;
        self.log.update_value(|log| added = log.merge(events));
        if added > 0 {
            self.derive();
        }
        added
    }

    fn derive(&self) {
        self.progress.set(self.log.with_value(|log| Progress::of(log, browser::utc_offset())));
    }

    /// Changes the settings and stores them.
    pub fn change_settings(&self, change: impl FnOnce(&mut Settings)) {
        self.settings.update(change);
        self.note(browser::save("settings", &self.settings.get_untracked()));
    }

    /// Today, as a study day (tracked).
    pub fn today(&self) -> Day {
        self.day.get()
    }

    fn notice_day(&self) {
        if self.day.get_untracked() != today() {
            self.day.set(today());
        }
    }

    /// Whether the learner wants the HBO extras (tracked).
    pub fn is_hbo(&self) -> bool {
        self.settings.read().audience == Audience::Hbo
    }

    /// Looks into the log.
    pub fn with_log<T>(&self, look: impl FnOnce(&Log) -> T) -> T {
        self.log.with_value(look)
    }

    /// The text of a back-up file.
    pub fn backup(&self) -> String {
        self.with_log(|log| Backup::write(log, self.settings.get_untracked()))
    }

    /// Merges a back-up into what is here; returns how many events were new. Settings here are kept.
    pub fn restore(&self, backup: Backup) -> usize {
        let fresh: Vec<Event> =
            self.log.with_value(|log| backup.events.into_iter().filter(|event| !log.covers(event)).collect());
        for events in fresh.chunks(ARCHIVE_EVENTS) {
            let part = stored::archive(events);
            let stored = browser::save_text(&part.0, &part.1);
            if stored.is_err() {
                self.unstored.update_value(|parts| parts.push(part));
            }
            self.note(stored);
        }
        self.merge(fresh)
    }

    /// The stored pieces that could not be read, as a text to save; empty when there are none.
    pub fn damaged(&self) -> String {
        self.damaged.with_value(|pieces| pieces.join("\n"))
    }

    /// Closes the message about storage. About these damaged pieces it is not shown again.
    pub fn close_message(&self) {
        if self.trouble.get_untracked() == Some(Trouble::Damaged) {
            let seen = self.damaged.with_value(|pieces| fingerprint(&pieces.concat()));
            self.note(browser::save("gezien", &seen));
        }
        self.trouble.set(None);
    }

    /// Forgets everything, here and in storage.
    pub fn forget(&self) {
        let signal = || browser::save(FORGOTTEN, &browser::seed());
        let told = signal();
        browser::remove_all();
        if told.is_err() {
            // Now there is room to say it.
            self.note(signal());
        }
        self.reset();
    }

    fn reset(&self) {
        self.log.set_value(Log::default());
        self.segment.set_value(Segment::new(browser::seed()));
        self.damaged.set_value(Vec::new());
        self.unstored.set_value(Vec::new());
        self.settings.set(Settings::default());
        self.trouble.set(None);
        self.derive();
    }
}

fn today() -> Day {
    Day::of(browser::now(), browser::utc_offset())
}
