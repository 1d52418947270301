//! What a learner did, as an append-only log of events, and what follows from it.
//!
//! Nothing here is stored but events: everything else is derived by pure functions, so two devices merge by union.

mod archive;
mod assignment;
mod backup;
mod compact;
mod derived;
mod event;
mod export;
mod item;
mod log;
mod mix_ups;
mod settings;
mod test;

pub use archive::{ARCHIVE_EVENTS, read_archive, write_archive};
pub use assignment::{Accepted, HandIn};
pub use backup::{Backup, BackupError, Preview};
pub use compact::{LOOSE_SEGMENTS, Step, Stored, archive_of, compact};
pub use derived::Progress;
pub use event::{Context, Event, EventId, What};
pub use export::{csv_line, to_csv, to_json};
pub use item::{DayTotal, Item, ItemResult, rating_of};
pub use log::{Log, SEGMENT_EVENTS, Segment, read_segment};
pub use mix_ups::{IN_A_ROW, MixUps, Pair};
pub use settings::{Audience, MINUTES, MarkRules, Settings, Theme};
pub use test::{TakenQuestion, TakenTest};
