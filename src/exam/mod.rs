//! The self-test: drawing its questions from a code, sitting it, and the mark with the sum behind it.
//!
//! A [`Spec`] (a short code) and the index decide which questions are asked ([`draw`]); a [`Sitting`] is a test that someone is making;
//! handed in it becomes a [`crate::progress::TakenTest`], of which [`Sum`] is the mark and [`Profile`] what is known and what not.

mod draw;
mod hand_in;
mod mark;
mod plan;
mod profile;
mod sitting;
mod spec;

pub use draw::{Draw, DrawError, Shift, Slot, draw};
pub use hand_in::Graded;
pub use mark::{Sum, Tally, mark_text};
pub use profile::{GoalScore, ModuleScore, Profile, Score};
pub use sitting::{Question, Sitting, SittingError, Warning, elapsed};
pub use spec::{CodeError, MAX_MODULE, MAX_SERIES, MAX_VERSION, Size, Spec};
