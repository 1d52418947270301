//! A problem in course content: where it is, what is wrong, and what to do about it.
//!
//! Parsing never fails as a whole. Every parser takes a `&mut Vec<Problem>` (or a [`Report`]) and goes on.

use std::fmt;

use serde::Serialize;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The content is unusable at this place; `cargo xtask check` exits with 1.
    Error,
    /// The content works, but a learner or author is worse off.
    Warning,
}

/// One problem, worded in Dutch for the author.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// The file, relative to the content folder, with `/`.
    pub path: String,
    /// The line in that file, counted from 1.
    pub line: u32,
    /// Whether the content is unusable or merely worse.
    pub severity: Severity,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub cure: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} — {}", self.path, self.line, self.what, self.cure)
    }
}

/// Collects the problems of one file.
#[derive(Debug)]
pub struct Report<'a> {
    path: &'a str,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Report<'a> {
    /// Problems reported here are added to `problems` under the file `path`.
    pub fn new(path: &'a str, problems: &'a mut Vec<Problem>) -> Self {
        Self { path, problems }
    }

    /// The file that problems are reported under.
    pub fn path(&self) -> &str {
        self.path
    }

    /// Adds an error at `line` (from 1): `what` is wrong, `cure` is what to do.
    pub fn error(&mut self, line: u32, what: impl Into<String>, cure: impl Into<String>) {
        self.add(Severity::Error, line, what.into(), cure.into());
    }

    /// Adds a warning at `line` (from 1).
    pub fn warning(&mut self, line: u32, what: impl Into<String>, cure: impl Into<String>) {
        self.add(Severity::Warning, line, what.into(), cure.into());
    }

    fn add(&mut self, severity: Severity, line: u32, what: String, cure: String) {
        self.problems.push(Problem { path: self.path.to_owned(), line, severity, what, cure });
    }
}
