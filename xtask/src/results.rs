//! `cargo xtask results`: what a made-up class hands in. For tests and for measuring.

use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use serde_json::{Value, json};
use trainer::course::{self, Course};
use trainer::delivery;
use trainer::results::{Sealed, write_code};
use trainer::time::Moment;

use crate::{content, made_up_class};

/// Prints the link, the names and the codes, as JSON.
pub fn run(count: usize, questions: u32) -> Result<ExitCode> {
    let files = content::read(&content::folder())?;
    let (course, _) = course::parse(&files);
    println!("{}", made_up(&files, &course, count, questions));
    Ok(ExitCode::SUCCESS)
}

/// The link of an assignment, and what `count` students handed in, as names and codes.
pub fn made_up(files: &[course::SourceFile], course: &Course, count: usize, questions: u32) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = Moment(now.as_millis() as i64);
    let index = delivery::bundles(files, course).index;
    let assignment = made_up_class::assignment(course, &index, questions, now);
    let submissions = made_up_class::submissions(course, &index, &assignment, count, now);
    let names: Vec<&str> = submissions.iter().map(|submission| submission.name.as_str()).collect();
    let codes: Vec<String> = submissions.iter().map(|one| write_code(&one.pack(), Sealed::No)).collect();
    json!({ "link": assignment.query(), "typed": made_up_class::TYPED, "names": names, "codes": codes })
}
