//! `cargo xtask events`: the log of a made-up learner, as a browser stores it. For tests and for measuring.

use std::collections::BTreeMap;
use std::process::ExitCode;

use anyhow::Result;
use trainer::course::{self, Course};
use trainer::progress::{ARCHIVE_EVENTS, archive_of};
use trainer::time::Moment;

use crate::{content, made_up};

/// When the made-up learner stops: 2026-09-01 12:00 UTC.
const END: Moment = Moment(1_788_264_000_000);

/// Prints what is stored, as a JSON object of texts by name.
pub fn run(count: usize) -> Result<ExitCode> {
    let (course, _) = course::parse(&content::read(&content::folder())?);
    println!("{}", serde_json::to_string(&stored(&course, count))?);
    Ok(ExitCode::SUCCESS)
}

/// What a browser stores of `count` events.
pub fn stored(course: &Course, count: usize) -> BTreeMap<String, String> {
    let events = made_up::events(course, count, END);
    let archives = events.chunks(ARCHIVE_EVENTS).map(archive_of);
    archives.map(|(name, text)| (format!("crm-trainer.1.archief.{name}"), text)).collect()
}
