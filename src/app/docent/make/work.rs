//! The module at hand: its text, what it was read as, and whether it is kept.

use std::sync::Arc;
use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::own::{Part, Reading, outline, read_as_author};

use crate::app::content;
use crate::app::content::Content;
use crate::app::own::{Kept, NotKept, keep, load};

/// How long after the last key the text is read and kept.
const PAUSE: Duration = Duration::from_millis(300);

/// The text as it was read.
#[derive(Debug)]
pub struct Parsed {
    /// The module, and its problems.
    pub reading: Reading,
    /// What stands where.
    pub parts: Vec<Part>,
}

/// Whether the text is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In this browser.
    Kept,
    /// In a moment.
    Waiting,
    /// It could not be kept.
    Failed(NotKept),
}

/// The module at hand. Copied freely.
#[derive(Clone, Copy)]
pub struct Work {
    /// The name it is kept under.
    pub name: StoredValue<String>,
    /// Its text.
    pub text: RwSignal<String>,
    /// The line with the cursor, from 1.
    pub line: RwSignal<u32>,
    /// What the text was read as, a moment ago.
    pub parsed: RwSignal<Option<Arc<Parsed>>>,
    /// Whether it is kept.
    pub state: RwSignal<State>,
    /// The stamp of what this tab read or kept last.
    stamp: StoredValue<u64>,
    timer: StoredValue<Option<TimeoutHandle>>,
    content: Content,
}

impl Work {
    /// Goes on with what is kept.
    pub fn new(kept: Kept) -> Self {
        let work = Self {
            name: StoredValue::new(kept.name),
            text: RwSignal::new(kept.text),
            line: RwSignal::new(1),
            parsed: RwSignal::new(None),
            state: RwSignal::new(State::Kept),
            stamp: StoredValue::new(kept.stamp),
            timer: StoredValue::new(None),
            content: content(),
        };
        work.read();
        work
    }

    /// Takes over what was typed. It is read and kept after a pause, so that typing never waits for it.
    pub fn typed(self, text: String) {
        self.text.set(text);
        if !matches!(self.state.get_untracked(), State::Failed(NotKept::ChangedElsewhere)) {
            self.state.set(State::Waiting);
        }
        self.stop_timer();
        let settle = move || {
            self.keep();
            self.read();
        };
        self.timer.set_value(set_timeout_with_handle(settle, PAUSE).ok());
    }

    /// Keeps the text now, if it is not kept yet.
    pub fn keep(self) {
        if self.state.try_get_untracked() == Some(State::Waiting) {
            self.keep_over(Some(self.stamp.get_value()));
        }
    }

    /// Keeps the text, over whatever another tab made of it.
    pub fn keep_anyway(self) {
        self.keep_over(None);
    }

    fn keep_over(self, seen: Option<u64>) {
        let kept = self.text.with_untracked(|text| self.name.with_value(|name| keep(name, text, seen)));
        self.state.set(match kept {
            Ok(kept) => {
                self.stamp.set_value(kept.stamp);
                State::Kept
            }
            Err(trouble) => State::Failed(trouble),
        });
    }

    /// Takes the version of the other tab; gives its text. `None` when it removed the module.
    pub fn take_other(self) -> Option<String> {
        let kept = self.name.with_value(|name| load(name))?;
        self.stop_timer();
        self.stamp.set_value(kept.stamp);
        self.state.set(State::Kept);
        self.text.set(kept.text.clone());
        self.read();
        Some(kept.text)
    }

    /// Looks whether another tab changed what is kept.
    pub fn notice_other_tab(self) {
        let kept = self.name.try_with_value(|name| load(name));
        if kept.is_some_and(|kept| kept.map(|kept| kept.stamp) != Some(self.stamp.get_value())) {
            self.state.set(State::Failed(NotKept::ChangedElsewhere));
        }
    }

    /// Ends the work: what was typed last is kept.
    pub fn close(self) {
        self.stop_timer();
        self.keep();
    }

    fn stop_timer(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }

    /// Reads the text, with what it needs of the course.
    fn read(self) {
        spawn_local(async move {
            let Some(text) = self.text.try_get_untracked() else { return };
            let Ok((index, shared)) = self.content.course_for(&text).await else { return };
            let is_current = self.text.try_with_untracked(|now| *now == text) == Some(true);
            if is_current {
                let reading = read_as_author(&text, &shared, &index);
                let parts = reading.module.as_ref().map(|module| outline(module, &text)).unwrap_or_default();
                self.parsed.try_set(Some(Arc::new(Parsed { reading, parts })));
            }
        });
    }
}
