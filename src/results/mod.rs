//! What students hand in: codes that travel through any channel, grading them again, and what they say of a class.
//!
//! A [`Submission`] holds answers and no grade to be believed. It is [packed](Submission::pack), perhaps sealed for one teacher, written
//! as a [code](write_code), found again in whatever text it was pasted with ([`find_codes`]).

mod code;
mod submission;

pub use code::{Code, CodeError, Sealed, find_codes, write_code};
pub use submission::{Answered, MAX_NAME, Submission, clean};
