//! The core of the trainer: everything that can be decided without a browser.
//!
//! # The map
//!
//! A file of Markdown becomes a graded exercise in this order, each folder using only those before it:
//!
//! | folder or file | what it knows |
//! |---|---|
//! | [`problem`], [`id`], [`time`], [`number`], [`random`] | words that all others use: a problem for an author, a slug, a study day, a Dutch number, a seed |
//! | [`wording`] | comparing Dutch wordings: what was typed with what is accepted |
//! | [`markup`] | Markdown as a typed tree with safe HTML |
//! | [`formula`] | sums that authors write, over numbers that may vary with a seed |
//! | [`model`] | 2×2 models and category sets: content that exercises share |
//! | [`exercise`] | the kinds of exercise: parsing, grading, diagnosis |
//! | [`course`] | modules with lessons, cards and exercises; checks over the whole |
//! | [`slides`] | a lesson as slides for the class, hands counted |
//! | [`delivery`], [`page`] | how the course reaches a browser: index, bundles, pages that read without the app |
//! | [`review`] | spaced repetition: memory, due cards, shuffling |
//! | [`progress`] | the log of what a learner did, and what follows from it; archives; settings; back-ups |
//! | [`plan`] | what to study on which day, up to the exam |
//! | [`drill`] | telling two things apart that were mixed up |
//! | [`mastery`] | how well each learning goal is mastered; work to come, days studied, estimates |
//! | [`exam`] | the self-test: drawing it from a code, sitting it, the mark with its sum |
//! | [`qr`] | a text as a QR code |
//! | [`assignment`] | what a teacher hands out: its link, its questions |
//! | [`results`] | what students hand in: codes, grading them again, what they say of a class |
//! | [`paper`] | exercises on paper with their key, and a test in versions |
//! | [`own`] | a teacher's own module beside the course: one Markdown file, its limits, ids and links |
//!
//! Beside the core stand `src/app/` (the Leptos views, feature `web`) and `xtask/` (the build). The views make two programs, so that a
//! student's phone does not fetch what only teachers use: `src/main.rs` and `src/bin/docent.rs`.
//! The app may use every folder of the core; nothing in the core uses the app.
//!
//! # What never happens
//!
//! - No core file names leptos, gloo, web_sys, js_sys, a clock or a random source: time, seeds and stored text are arguments.
//! - Only [`markup`] names pulldown_cmark. Only `app/browser` names storage, the clock, fetch and downloads.
//! - [`review`] knows no exercises; [`exercise`] knows no progress.
//! - Parsing content never fails: it returns what it could read, and problems.
//! - Nothing is stored that can be derived: the log holds events, [`progress::Progress`] is computed.
//!
//! `tests/architecture.rs` holds these.

#![warn(missing_docs)]

// The views name the core as its users do.
#[cfg(feature = "web")]
extern crate self as trainer;

#[cfg(feature = "web")]
pub mod app;

pub mod assignment;
pub mod course;
pub mod delivery;
pub mod drill;
pub mod exam;
pub mod exercise;
pub mod formula;
pub mod id;
pub mod markup;
pub mod mastery;
pub mod model;
pub mod number;
pub mod own;
pub mod page;
pub mod paper;
pub mod plan;
pub mod problem;
pub mod progress;
pub mod qr;
pub mod random;
pub mod results;
pub mod review;
pub mod slides;
pub mod time;
pub mod wording;
