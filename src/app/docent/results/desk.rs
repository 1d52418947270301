//! The codes that were taken in, as the page has them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use leptos::prelude::*;
use trainer::results::{Code, Sealed, Submission, find, find_codes, write_code};

use super::store;
use crate::app::browser::{self, KeyPair, StorageTrouble};
use crate::app::docent::kept::{self, Kept};
use crate::app::ui::text::count;

/// More text than this is not taken in at once, in bytes.
pub const MOST: usize = 20_000_000;

/// A code that was read.
#[derive(Clone, Debug)]
pub struct Received {
    /// The code; one that was sealed stands here opened.
    pub code: String,
    /// What is in it.
    pub submission: Submission,
}

/// A code that can't be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Damaged {
    /// How it begins.
    pub beginning: String,
    /// Why not, a sentence.
    pub reason: String,
}

/// The results by the number of their assignment.
pub type Groups = BTreeMap<u32, Arc<Vec<Received>>>;

/// What the page has. Copied freely.
#[derive(Clone, Copy)]
pub struct Desk {
    /// All results.
    pub groups: RwSignal<Groups>,
    /// The assignments that were handed out from here.
    pub assignments: RwSignal<Vec<Kept>>,
    /// Codes that no key of here opens.
    pub sealed: RwSignal<BTreeSet<String>>,
    /// What could not be read since the page was opened.
    pub damaged: RwSignal<Vec<Damaged>>,
    /// What was said last.
    pub said: RwSignal<String>,
    /// Whether something could not be stored.
    pub trouble: RwSignal<Option<StorageTrouble>>,
    /// The assignment whose results are shown.
    pub chosen: RwSignal<Option<u32>>,
}

/// What taking in a text came to.
#[derive(Default)]
struct Intake {
    fresh: BTreeMap<u32, Vec<Received>>,
    sealed: Vec<String>,
    damaged: Vec<Damaged>,
    known: usize,
}

impl Desk {
    /// What is stored in this browser.
    pub fn open() -> Self {
        let desk = Self {
            groups: RwSignal::default(),
            assignments: RwSignal::new(kept::assignments()),
            sealed: RwSignal::default(),
            damaged: RwSignal::default(),
            said: RwSignal::default(),
            trouble: RwSignal::new((!browser::can_store()).then_some(StorageTrouble::Forbidden)),
            chosen: RwSignal::new(None),
        };
        desk.reload();
        desk
    }

    /// Adds what is stored: another tab may have stored more.
    pub fn reload(self) {
        let mut intake = Intake::default();
        let known = self.known();
        for (name, text) in store::codes() {
            let codes = find_codes(&text).into_iter().flatten();
            for code in codes.filter(|code| !known.contains(&code.text)) {
                match Submission::unpack(&code.bytes) {
                    _ if name == store::SEALED => intake.sealed.push(code.text),
                    Ok(submission) => intake.add(code.text, submission),
                    // It could be read when it was stored, and a later version may read it again: it stays where it is.
                    Err(_) => {}
                }
            }
        }
        self.assignments.set(kept::assignments());
        self.put(intake);
    }

    /// Reads all codes in `text`, keeps them, and says what came of it.
    pub async fn take_in(self, text: String) {
        if text.len() > MOST {
            return self
                .said
                .set(format!("Dit is te veel in één keer (meer dan {} MB). Plak het in delen.", MOST / 1_000_000));
        }
        let found = find(&text);
        if found.is_empty() {
            return self.said.set("Hier staat geen code in. Een code begint met ‘crm1.’.".to_owned());
        }
        let (keys, mut known) = (store::key_pairs(), self.known());
        let mut intake = Intake::default();
        for piece in found {
            let code = match piece.read {
                Ok(code) if code.sealed == Sealed::Yes => match opened(&code, &keys).await {
                    Some(opened) => Ok(opened),
                    None => {
                        intake.sealed.push(code.text);
                        continue;
                    }
                },
                read => read,
            };
            match code.and_then(|code| Ok((Submission::unpack(&code.bytes)?, code.text))) {
                Ok((_, text)) if !known.insert(text.clone()) => intake.known += 1,
                Ok((submission, text)) => intake.add(text, submission),
                Err(error) => intake.damaged.push(Damaged { beginning: piece.beginning, reason: error.to_string() }),
            }
        }
        self.said.set(intake.sentence());
        self.keep(&intake);
        self.put(intake);
    }

    /// Tries the sealed codes again, after a key came in.
    pub async fn try_sealed(self) {
        let waiting = self.sealed.get_untracked();
        if waiting.is_empty() {
            return;
        }
        self.sealed.update(BTreeSet::clear);
        self.take_in(waiting.iter().cloned().collect::<Vec<_>>().join("\n")).await;
        let opened: Vec<String> = waiting.difference(&self.sealed.read_untracked()).cloned().collect();
        self.note(store::drop_codes(store::SEALED, &opened));
    }

    /// Forgets all results of an assignment.
    pub fn forget(self, assignment: u32) {
        store::forget(assignment);
        self.groups.update(|groups| {
            groups.remove(&assignment);
        });
    }

    /// The assignment with this number, if it is kept here (tracked).
    pub fn assignment(self, id: u32) -> Option<Kept> {
        self.assignments.read().iter().find(|kept| kept.link.id == id).cloned()
    }

    /// Notes whether storing worked.
    pub fn note(self, stored: Result<(), StorageTrouble>) {
        if let Err(trouble) = stored {
            self.trouble.set(Some(trouble));
        }
    }

    fn known(self) -> BTreeSet<String> {
        let groups = self.groups.read_untracked();
        groups.values().flat_map(|received| received.iter().map(|one| one.code.clone())).collect()
    }

    fn keep(self, intake: &Intake) {
        for (assignment, received) in &intake.fresh {
            let codes: Vec<String> = received.iter().map(|one| one.code.clone()).collect();
            self.note(store::keep_codes(&store::codes_of(*assignment), &codes));
        }
        if !intake.sealed.is_empty() {
            self.note(store::keep_codes(store::SEALED, &intake.sealed));
        }
    }

    fn put(self, intake: Intake) {
        if !intake.sealed.is_empty() {
            self.sealed.update(|sealed| sealed.extend(intake.sealed));
        }
        if !intake.damaged.is_empty() {
            self.damaged.update(|damaged| {
                damaged.extend(intake.damaged);
                damaged.dedup();
            });
        }
        if !intake.fresh.is_empty() {
            self.groups.update(|groups| {
                for (assignment, received) in intake.fresh {
                    Arc::make_mut(groups.entry(assignment).or_default()).extend(received);
                }
            });
        }
    }
}

impl Intake {
    fn add(&mut self, code: String, submission: Submission) {
        self.fresh.entry(submission.assignment).or_default().push(Received { code, submission });
    }

    fn sentence(&self) -> String {
        let fresh: usize = self.fresh.values().map(Vec::len).sum();
        let mut parts = vec![format!("{} toegevoegd.", count(fresh, "resultaat", "resultaten"))];
        if self.known > 0 {
            parts.push(format!("{} hier al.", count(self.known, "code stond", "codes stonden")));
        }
        if !self.sealed.is_empty() {
            parts.push(format!(
                "{} dicht: daar past geen sleutel van hier op.",
                count(self.sealed.len(), "code blijft", "codes blijven")
            ));
        }
        if !self.damaged.is_empty() {
            parts.push(format!("{} niet te lezen.", count(self.damaged.len(), "code is", "codes zijn")));
        }
        parts.join(" ")
    }
}

/// The code as it is without its seal; `None` when no key opens it.
async fn opened(code: &Code, keys: &[KeyPair]) -> Option<Code> {
    for key in keys {
        if let Some(bytes) = browser::open(key, &code.bytes).await {
            return Some(Code { text: write_code(&bytes, Sealed::No), sealed: Sealed::No, bytes });
        }
    }
    None
}
