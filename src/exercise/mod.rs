//! Exercises: what all kinds share, and the one list of kinds.
//!
//! A kind is one file here (model, parsing, grading, tests), one view in `app/exercise/`, and one author's page in
//! `content/soorten/` whose examples are its fixtures. To add a kind, write those three and add a line to `kinds!` below and
//! one arm to the match in `app/exercise/mod.rs`.

pub mod casus;
mod frame;
pub mod fresh;
mod grade;
pub mod indelen;
pub mod invullen;
pub mod kaarten;
pub mod koppelen;
pub mod kort;
pub mod matrix;
pub mod meerkeuze;
pub mod open;
pub mod rekenen;
pub mod volgorde;
pub mod woordweb;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

pub use frame::{Exercise, Source};
pub use grade::{Confusion, Grade, Part, Verdict};

use crate::markup::BlockKind;
use crate::model::Models;

/// What a kind of exercise can do. Everything here is pure: an answer goes in, a grade comes out.
pub trait Kind: Sized {
    /// The class in the heading, the route, the name of the files.
    const TAG: &'static str;
    /// The name for the learner.
    const NAME: &'static str;
    /// What the button says that gets an answer graded.
    const CHECK: &'static str = "Nakijken";
    /// Whether a learner scores himself, so that the points are no judgement of ours.
    const SELF_SCORED: bool = false;
    /// What a learner answers. Its default is the empty answer. Parts are named by id, never by position.
    type Answer: Clone + Default + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// Whether this block begins the part to be answered; what stands before it is the question.
    fn begins_answer(block: &BlockKind) -> bool;

    /// Reads the part to be answered. `None`, with a problem reported, when it is unusable.
    fn parse(source: &mut Source, models: &Models) -> Option<Self>;

    /// Grades an answer. Parts of it that this exercise does not know count as not answered.
    fn grade(&self, answer: &Self::Answer) -> Grade;

    /// Whether a learner types words that an author may not have thought of, and so may object to the grade.
    fn is_typed(&self) -> bool {
        false
    }

    /// Whether there is something to check yet; until then the button is not shown.
    fn is_checkable(&self, _answer: &Self::Answer) -> bool {
        true
    }

    /// What the learner must do before this answer can be graded; `None` when it is ready (or empty).
    fn unfinished(&self, _answer: &Self::Answer) -> Option<String> {
        None
    }

    /// Whether the learner answered anything at all, finished or not.
    fn is_begun(&self, answer: &Self::Answer) -> bool {
        self.grade(answer).parts.iter().any(|part| part.answered)
    }

    /// The share of the points that choosing blindly earns on average, 0 to 1; 0 where nobody can choose blindly.
    fn guess(&self) -> f64 {
        0.0
    }

    /// Names for what it puts to the test, so that a test does not ask the same twice; empty when nothing short names it.
    fn traps(&self) -> Vec<String> {
        Vec::new()
    }

    /// An answer that earns all points.
    fn model_answer(&self) -> Self::Answer;

    /// The answer key as text: when it changes, older results of this item no longer count.
    fn key(&self) -> String;

    /// The part to be answered as plain HTML, without the key, for a page that is read without the app.
    fn outline(&self) -> String;
}

macro_rules! kinds {
    ($($module:ident::$Kind:ident),* $(,)?) => {
        /// The part of an exercise that depends on its kind.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Body {
            $(
                #[doc = concat!("See [`", stringify!($module), "`].")]
                $Kind($module::$Kind),
            )*
        }

        /// Tag and name of every kind, in the order of the practice page.
        pub const KINDS: &[(&str, &str)] = &[$((<$module::$Kind as Kind>::TAG, <$module::$Kind as Kind>::NAME)),*];

        impl Body {
            fn parse(tag: &str, source: &mut Source, models: &Models) -> Option<Self> {
                match tag {
                    $(<$module::$Kind as Kind>::TAG => <$module::$Kind as Kind>::parse(source, models).map(Self::$Kind),)*
                    _ => None,
                }
            }

            fn begins_answer(tag: &str, block: &BlockKind) -> bool {
                match tag {
                    $(<$module::$Kind as Kind>::TAG => <$module::$Kind as Kind>::begins_answer(block),)*
                    _ => false,
                }
            }

            /// The tag of the kind.
            pub fn tag(&self) -> &'static str {
                match self { $(Self::$Kind(_) => <$module::$Kind as Kind>::TAG,)* }
            }

            /// See [`Kind::key`].
            pub fn key(&self) -> String {
                match self { $(Self::$Kind(kind) => kind.key(),)* }
            }

            /// See [`Kind::outline`].
            pub fn outline(&self) -> String {
                match self { $(Self::$Kind(kind) => kind.outline(),)* }
            }

            /// See [`Kind::CHECK`].
            pub fn check_label(&self) -> &'static str {
                match self { $(Self::$Kind(_) => <$module::$Kind as Kind>::CHECK,)* }
            }

            /// See [`Kind::is_typed`].
            pub fn is_typed(&self) -> bool {
                match self { $(Self::$Kind(kind) => kind.is_typed(),)* }
            }

            /// See [`Kind::SELF_SCORED`].
            pub fn is_self_scored(&self) -> bool {
                match self { $(Self::$Kind(_) => <$module::$Kind as Kind>::SELF_SCORED,)* }
            }

            /// See [`Kind::is_checkable`]; the answer in its stored (JSON) form.
            pub fn is_checkable_text(&self, answer: &str) -> bool {
                match self { $(Self::$Kind(kind) => kind.is_checkable(&serde_json::from_str(answer).unwrap_or_default()),)* }
            }

            /// See [`Kind::unfinished`]; the answer in its stored (JSON) form.
            pub fn unfinished_text(&self, answer: &str) -> Option<String> {
                match self { $(Self::$Kind(kind) => kind.unfinished(&serde_json::from_str(answer).unwrap_or_default()),)* }
            }

            /// See [`Kind::is_begun`]; the answer in its stored (JSON) form.
            pub fn is_begun_text(&self, answer: &str) -> bool {
                match self { $(Self::$Kind(kind) => kind.is_begun(&serde_json::from_str(answer).unwrap_or_default()),)* }
            }

            /// See [`Kind::guess`].
            pub fn guess(&self) -> f64 {
                match self { $(Self::$Kind(kind) => kind.guess(),)* }
            }

            /// See [`Kind::traps`].
            pub fn traps(&self) -> Vec<String> {
                match self { $(Self::$Kind(kind) => kind.traps(),)* }
            }

            /// Grades an answer in its stored (JSON) form; an answer that can't be read counts as empty.
            pub fn grade_text(&self, answer: &str) -> Grade {
                match self { $(Self::$Kind(kind) => kind.grade(&serde_json::from_str(answer).unwrap_or_default()),)* }
            }

            /// The model answer in its stored (JSON) form.
            pub fn model_answer_text(&self) -> String {
                match self { $(Self::$Kind(kind) => serde_json::to_string(&kind.model_answer()).unwrap_or_default(),)* }
            }
        }
    };
}

kinds! {
    matrix::Matrix,
    indelen::Indelen,
    koppelen::Koppelen,
    volgorde::Volgorde,
    meerkeuze::Meerkeuze,
    invullen::Invullen,
    kort::Kort,
    rekenen::Rekenen,
    open::Open,
}

/// What to say when a slip in the spelling was forgiven; `html` is the right spelling.
fn spelling_note(html: &str) -> String {
    format!("<p>Bijna, let op de spelling: <b>{html}</b>.</p>")
}

/// How demanding a goal or an exercise is (RTTI).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Reproductie: remember.
    R,
    /// Toepassen 1: apply as practised.
    T1,
    /// Toepassen 2: apply in a new situation.
    T2,
    /// Inzicht: weigh and design.
    I,
}

impl Level {
    /// All levels, the least demanding first.
    pub const ALL: [Self; 4] = [Self::R, Self::T1, Self::T2, Self::I];

    /// Its short name, as authors write it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::R => "R",
            Self::T1 => "T1",
            Self::T2 => "T2",
            Self::I => "I",
        }
    }

    /// What it asks, for the learner.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::R => "onthouden",
            Self::T1 => "toepassen zoals geoefend",
            Self::T2 => "toepassen in een nieuwe situatie",
            Self::I => "inzicht: afwegen en ontwerpen",
        }
    }

    /// Reads `R`, `T1`, `T2` or `I`.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.tag() == text)
    }
}
