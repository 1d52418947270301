//! What a learner was doing with an exercise when the page went away: kept until the exercise is done again.

use serde::{Deserialize, Serialize};
use trainer::exercise::Exercise;
use trainer::exercise::fresh::PREFIX;
use trainer::progress::Context;

use super::browser::{self, StorageTrouble};

/// An answer in the making, or one that was checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The fingerprint of the answer key; a draft for another key is dropped.
    pub key: u32,
    /// The answer in its stored form.
    pub answer: String,
    /// Whether it was checked.
    pub checked: bool,
    /// How many times the exercise was begun anew; it seeds the shuffle.
    pub round: u32,
}

fn place(context: Context) -> &'static str {
    match context {
        Context::Lesson => "les",
        Context::Practice => "oefenen",
        Context::Today => "vandaag",
        Context::Cram => "stampen",
        Context::Test => "toets",
        Context::Assignment => "opdracht",
    }
}

fn name(exercise: &Exercise, context: Context) -> String {
    format!("draft.{}.{}", place(context), exercise.id)
}

impl Draft {
    /// The draft of `exercise`, or a fresh one. Who practises gets another round each time, with other numbers in a sum.
    pub fn load(exercise: &Exercise, context: Context) -> Self {
        let key = exercise.fingerprint();
        browser::load::<Self>(&name(exercise, context)).filter(|draft| draft.key == key).unwrap_or_else(|| Self {
            key,
            round: first_round(exercise, context),
            ..Self::default()
        })
    }

    /// Keeps it.
    pub fn save(&self, exercise: &Exercise, context: Context) -> Result<(), StorageTrouble> {
        browser::save(&name(exercise, context), self)
    }

    /// Drops the draft of `exercise`.
    pub fn remove(exercise: &Exercise, context: Context) {
        browser::remove(&name(exercise, context));
    }
}

/// Drops the drafts of fresh exercises but `kept`: they are made from a seed, so each has a name of its own and none comes back.
pub fn drop_fresh_but(kept: &Exercise, context: Context) {
    let kept = name(kept, context);
    for (name, _) in browser::texts(&format!("draft.{}.{PREFIX}", place(context))) {
        if name != kept {
            browser::remove(&name);
        }
    }
}

fn first_round(exercise: &Exercise, context: Context) -> u32 {
    match context {
        Context::Lesson | Context::Test | Context::Assignment => 0,
        // The steps of a case build on each other's numbers.
        _ if exercise.case.is_some() => 0,
        // Far below the top, so that there is room to count on.
        Context::Practice | Context::Today | Context::Cram => browser::seed() as u32 >> 8,
    }
}
