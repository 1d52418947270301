//! `cargo xtask events`: the log of a made-up learner, as a browser stores it. For tests and for measuring.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use trainer::course::{self, Course};
use trainer::progress::{ARCHIVE_EVENTS, archive_of};
use trainer::time::Moment;

use crate::{content, made_up};

/// Prints what is stored, as a JSON object of texts by name.
pub fn run(count: usize) -> Result<ExitCode> {
    let (course, _) = course::parse(&content::read(&content::folder())?);
    println!("{}", serde_json::to_string(&stored(&course, count))?);
    Ok(ExitCode::SUCCESS)
}

/// What a browser stores of `count` events in the year before now.
pub fn stored(course: &Course, count: usize) -> BTreeMap<String, String> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let events = made_up::events(course, count, Moment(now.as_millis() as i64));
    let archives = events.chunks(ARCHIVE_EVENTS).map(archive_of);
    archives.map(|(name, text)| (format!("crm-trainer.1.archief.{name}"), text)).collect()
}
