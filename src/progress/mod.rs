//! What a learner did, as an append-only log of events, and what follows from it.
//!
//! Nothing here is stored but events: everything else is derived by pure functions, so two devices merge by union.

mod backup;
mod derived;
mod event;
mod log;
mod settings;

pub use backup::{Backup, BackupError};
pub use derived::{ItemResult, Progress};
pub use event::{Context, Event, EventId, What};
pub use log::{Log, SEGMENT_EVENTS, Segment, read_segment};
pub use settings::{Audience, Settings, Theme};
