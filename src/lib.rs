//! The core of the trainer.

#![warn(missing_docs)]

pub mod course;
pub mod delivery;
pub mod exercise;
pub mod id;
pub mod markup;
pub mod model;
pub mod number;
pub mod page;
pub mod problem;
pub mod progress;
pub mod review;
pub mod time;
