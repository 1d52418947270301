//! Exercises: what all kinds share, and the one list of kinds.
//!
//! A kind is one file here (model, parsing, grading, tests), one view in `app/exercise/`, and one author's page in
//! `content/soorten/` whose examples are its fixtures. To add a kind, write those three and add a line to `kinds!` below and
//! one arm to the match in `app/exercise/mod.rs`.

mod frame;
mod grade;
pub mod indelen;
pub mod kaarten;
pub mod matrix;
pub mod meerkeuze;
pub mod volgorde;

use serde::Serialize;
use serde::de::DeserializeOwned;

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
    /// What a learner answers. Its default is the empty answer. Parts are named by id, never by position.
    type Answer: Clone + Default + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static;

    /// Whether this block begins the part to be answered; what stands before it is the question.
    fn begins_answer(block: &BlockKind) -> bool;

    /// Reads the part to be answered. `None`, with a problem reported, when it is unusable.
    fn parse(source: &mut Source, models: &Models) -> Option<Self>;

    /// Grades an answer. Parts of it that this exercise does not know count as not answered.
    fn grade(&self, answer: &Self::Answer) -> Grade;

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

kinds! { matrix::Matrix, indelen::Indelen, meerkeuze::Meerkeuze, volgorde::Volgorde }

/// How demanding a goal or an exercise is (RTTI).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// Reads `R`, `T1`, `T2` or `I`.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "R" => Some(Self::R),
            "T1" => Some(Self::T1),
            "T2" => Some(Self::T2),
            "I" => Some(Self::I),
            _ => None,
        }
    }
}
