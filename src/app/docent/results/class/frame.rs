//! The class as it was worked out, and worked out anew when something changes.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::results::{Book, Class, Decisions, Frame, Grader};

use super::super::desk::Desk;
use super::super::store;
use crate::app::browser;

/// What is shown of a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Students × questions.
    Class,
    /// Students × learning goals, and what was mixed up.
    Goals,
    /// All questions with their figures.
    Questions,
    /// The question in this column.
    Question(usize),
    /// The student in this row.
    Student(usize),
    /// What can be printed.
    Report,
    /// Class list, mark, export.
    Manage,
}

impl Shown {
    /// The part of the page that it belongs to.
    pub fn tab(self) -> Self {
        match self {
            Self::Question(_) => Self::Questions,
            Self::Student(_) => Self::Class,
            other => other,
        }
    }
}

/// One class on the page. Copied freely.
#[derive(Clone, Copy)]
pub struct ClassDesk {
    /// What the page has.
    pub desk: Desk,
    /// The number of the assignment.
    pub assignment: u32,
    /// What the teacher decided.
    pub decisions: RwSignal<Decisions>,
    /// The class, worked out.
    pub class: RwSignal<Arc<Class>>,
    /// Whether it was worked out once.
    pub is_ready: RwSignal<bool>,
    /// What is shown of it.
    pub shown: RwSignal<Shown>,
    /// The exercises that were asked.
    pub book: StoredValue<Arc<Book>>,
    index: StoredValue<Arc<Index>>,
    grader: StoredValue<Grader>,
}

impl ClassDesk {
    /// Works the class out, soon and whenever results, assignments or decisions change.
    pub fn new(desk: Desk, assignment: u32, index: Arc<Index>, book: Arc<Book>) -> Self {
        let class = Self {
            desk,
            assignment,
            decisions: RwSignal::new(store::decisions(assignment)),
            class: RwSignal::default(),
            is_ready: RwSignal::new(false),
            shown: RwSignal::new(Shown::Class),
            book: StoredValue::new(book),
            index: StoredValue::new(index),
            grader: StoredValue::new(Grader::default()),
        };
        Effect::new(move |is_again: Option<()>| {
            desk.groups.track();
            desk.assignments.track();
            class.decisions.track();
            if is_again.is_some() {
                class.work_out();
            }
        });
        // A large class takes a while: first the page says so.
        set_timeout(move || class.work_out(), Duration::from_millis(20));
        class
    }

    /// Decides something, keeps it, and works the class out with it.
    pub fn decide(self, decide: impl FnOnce(&mut Decisions)) {
        let mut decided = self.decisions.get_untracked();
        decide(&mut decided);
        self.desk.note(store::keep_decisions(self.assignment, &mut decided));
        self.decisions.set(decided);
    }

    /// The exercises that were asked.
    pub fn book(self) -> Arc<Book> {
        self.book.get_value()
    }

    fn work_out(self) {
        // The page may have gone while this waited.
        let Some(is_ready) = self.is_ready.try_get_untracked() else { return };
        self.class.set(untrack(|| self.worked_out()));
        if !is_ready {
            self.is_ready.set(true);
        }
    }

    fn worked_out(self) -> Arc<Class> {
        let groups = self.desk.groups.read_untracked();
        let received = groups.get(&self.assignment).into_iter().flat_map(|received| received.iter());
        let submissions = received.map(|one| one.submission.clone()).collect();
        let kept = self.desk.assignment(self.assignment);
        let (index, book) = (self.index.get_value(), self.book.get_value());
        let decisions = self.decisions.read_untracked();
        let frame = Frame {
            index: &index,
            book: &book,
            assignment: kept.as_ref().map(|kept| &kept.link.assignment),
            decisions: &decisions,
            now: browser::now(),
            offset: &browser::utc_offset_at,
        };
        let class = self.grader.try_update_value(|grader| Class::of(submissions, &frame, grader));
        Arc::new(class.unwrap_or_default())
    }
}
