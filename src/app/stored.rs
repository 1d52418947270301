//! The log as it is stored: segments that sessions write, and archives that hold what is done.

use trainer::progress::{Event, Log, Stored, archive_of, compact, read_archive, read_segment};

use super::browser;

const SEGMENT: &str = "log.";
const ARCHIVE: &str = "archief.";

/// The name under which the segment called `name` is stored.
pub fn segment_name(name: &str) -> String {
    format!("{SEGMENT}{name}")
}

/// The archive that holds `events`, with the name under which to store it.
pub fn archive(events: &[Event]) -> Stored {
    let (name, text) = archive_of(events);
    (format!("{ARCHIVE}{name}"), text)
}

/// The events in what is stored as `name`, and the text of those that can't be read. `None` when it is no part of the log.
pub fn read(name: &str, text: &str) -> Option<(Vec<Event>, Vec<String>)> {
    if name.starts_with(ARCHIVE) {
        Some(read_archive(text))
    } else {
        name.starts_with(SEGMENT).then(|| read_segment(text))
    }
}

/// Everything that is stored of the log, and the text of what can't be read.
pub fn read_all() -> (Log, Vec<String>) {
    let (mut log, mut damaged) = (Log::default(), Vec::new());
    for (name, text) in browser::texts(ARCHIVE).into_iter().chain(browser::texts(SEGMENT)) {
        if let Some((events, unreadable)) = read(&name, &text) {
            log.merge(events);
            damaged.extend(unreadable);
        }
    }
    (log, damaged)
}

/// Brings the segments into archives once there are many; not the one called `own`, which is still being written. Without room it does
/// nothing.
pub fn compact_segments(own: &str) {
    let mut segments = browser::texts(SEGMENT);
    segments.retain(|(name, _)| name != own);
    for step in compact(segments, || browser::texts(ARCHIVE)) {
        let stored = step.archive.map_or(Ok(()), |(name, text)| browser::save_text(&format!("{ARCHIVE}{name}"), &text));
        if stored.is_err() {
            return;
        }
        for (name, text) in step.segments {
            // Another tab may have written to it in the meantime.
            if browser::load_text(&name) == Some(text) {
                browser::remove(&name);
            }
        }
    }
}

/// Something about storage that a banner shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Nothing can be stored.
    Forbidden,
    /// There is no room left.
    Full,
    /// Some stored pieces could not be read. They stay where they are.
    Damaged,
}
