//! What an author would want to know though everything works: questions that give themselves away, feedback that says nothing,
//! sentences that run on, too few exercises for a test.
//!
//! These look at the whole course and are slower than parsing, so the browser does not run them.

mod coverage;
mod language;
mod options;
mod spelling;
mod sums;

use super::{Course, SourceFile};
use crate::problem::Problem;

pub use language::{LONGEST_SENTENCE, longest_sentence};

/// Warnings about `course`, which was parsed from `files`.
pub fn lint(course: &Course, files: &[SourceFile]) -> Vec<Problem> {
    let mut problems = Vec::new();
    options::check(course, &mut problems);
    spelling::check(course, &mut problems);
    sums::check(course, &mut problems);
    coverage::check(course, &mut problems);
    language::check(files, &mut problems);
    problems.sort();
    problems
}
