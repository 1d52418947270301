//! The learner's state: the log, what is derived from it, settings. The only place that records events.

use leptos::prelude::*;
use trainer::id::fingerprint;
use trainer::progress::{
    Audience, Backup, Event, EventId, Log, Progress, SEGMENT_EVENTS, Segment, Settings, What, read_segment,
};
use trainer::time::Day;

use super::browser::{self, StorageTrouble};

/// What a back-up file is called.
pub const BACKUP_FILE: &str = "crm-trainer-reservekopie.txt";

/// Everything about the learner. Copied freely; made once in [`super::App`].
#[derive(Clone, Copy)]
pub struct Learner {
    log: StoredValue<Log>,
    segment: StoredValue<Segment>,
    /// What follows from the log.
    pub progress: RwSignal<Progress>,
    /// The settings; change them with [`Learner::change_settings`].
    pub settings: RwSignal<Settings>,
    /// What the learner should know about storage.
    pub trouble: RwSignal<Option<Trouble>>,
    damaged: StoredValue<Vec<String>>,
}

/// Something about storage that a banner shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing can be stored.
    Forbidden,
    /// There is no room left.
    Full,
    /// Some stored pieces could not be read. They stay where they are.
    Damaged,
}

impl Learner {
    /// Reads everything that is stored, and listens for other tabs.
    pub fn load() -> Self {
        let mut log = Log::default();
        let mut damaged = Vec::new();
        for (_, text) in browser::texts("log.") {
            let (events, unreadable) = read_segment(&text);
            log.merge(events);
            damaged.extend(unreadable);
        }
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
            settings: RwSignal::new(browser::load("settings").unwrap_or_default()),
            trouble: RwSignal::new(trouble),
            damaged: StoredValue::new(damaged),
        };
        browser::on_other_tab(move |name, text| learner.hear(&name, text.as_deref()));
        learner
    }

    /// Takes over what another tab stored or deleted.
    fn hear(&self, name: &str, text: Option<&str>) {
        match text {
            Some(text) if name.starts_with("log.") => {
                self.merge(read_segment(text).0);
            }
            Some(text) if name == "settings" => {
                if let Ok(settings) = serde_json::from_str(text) {
                    self.settings.set(settings);
                }
            }
            // Segments are only ever removed all together.
            None if name.starts_with("log.") => self.reset(),
            _ => {}
        }
    }

    /// Records that something happened now, and stores it. Returns its name.
    pub fn record(&self, what: What) -> EventId {
        let mut event = None;
        self.segment.update_value(|segment| event = Some(segment.push(browser::now(), what)));
        let event = event.expect("update_value ran");
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

    fn store_segment(&self) {
        let stored =
            self.segment.with_value(|segment| browser::save(&format!("log.{}", segment.name()), &segment.events()));
        if stored.is_ok() {
            self.segment.update_value(Segment::mark_stored);
        }
        self.note(stored);
    }

    /// Shows trouble with storing, or takes an earlier message away when storing works again.
    pub fn note(&self, stored: Result<(), StorageTrouble>) {
        let before = self.trouble.get_untracked();
        match stored {
            // That nothing can be stored was said at the start.
            Err(StorageTrouble::Full) if before != Some(Trouble::Full) => self.trouble.set(Some(Trouble::Full)),
            Ok(()) if matches!(before, Some(Trouble::Full)) => self.trouble.set(None),
            _ => {}
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

    /// Today, as a study day.
    pub fn today(&self) -> Day {
        Day::of(browser::now(), browser::utc_offset())
    }

    /// Whether the learner wants the HBO extras (tracked).
    pub fn is_hbo(&self) -> bool {
        self.settings.read().audience == Audience::Hbo
    }

    /// The text of a back-up file.
    pub fn backup(&self) -> String {
        self.log.with_value(|log| Backup::write(log, self.settings.get_untracked()))
    }

    /// Merges a back-up into what is here; returns how many events were new. Settings here are kept.
    pub fn restore(&self, backup: Backup) -> usize {
        let fresh: Vec<Event> =
            self.log.with_value(|log| backup.events.into_iter().filter(|event| !log.contains(event.id)).collect());
        for events in fresh.chunks(SEGMENT_EVENTS) {
            // Named after what they hold, so they can't take the place of any other segment.
            let text = serde_json::to_string(events).unwrap_or_default();
            self.note(browser::save(&format!("log.r{:x}", fingerprint(&text)), &events));
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
        browser::remove_all();
        self.reset();
    }

    fn reset(&self) {
        self.log.set_value(Log::default());
        self.segment.set_value(Segment::new(browser::seed()));
        self.damaged.set_value(Vec::new());
        self.settings.set(Settings::default());
        self.trouble.set(None);
        self.derive();
    }
}
