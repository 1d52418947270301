//! What students hand in: codes that travel through any channel, grading them again, and what they say of a class.
//!
//! A [`Submission`] holds answers and no grade to be believed. It is [packed](Submission::pack), perhaps sealed for one teacher, written
//! as a [code](write_code), found again in whatever text it was pasted with ([`find_codes`]). A [`Grader`] grades it again with the
//! exercises of a [`Book`] and what the teacher [decided](Decisions); many make a [`Class`], of which there are [`figures`], an [`Item`] for
//! each question, and files for other programs.

mod backup;
mod book;
mod choices;
mod class;
mod code;
mod decisions;
mod export;
mod flag;
mod grade;
mod item;
mod names;
mod statistics;
mod submission;
mod table;
mod variant;

pub use backup::{
    CODES, DECISIONS, KEY_PAIR, OF_TEACHER, OTHER_KEY_PAIRS, OWN_MODULES, join_codes, join_decisions, read_backup,
    restored, write_backup,
};
pub use book::{Book, Entry, modules_needed};
pub use choices::{Choice, choices, is_same};
pub use class::{Class, Column, Frame, GoalColumn, Row};
pub use code::{Code, CodeError, Found, SHOWN, Sealed, find, find_codes, write_code};
pub use decisions::{Accepted, Decisions, Scored};
pub use export::{to_csv, to_json};
pub use flag::Flag;
pub use grade::{Grader, Mark, Outcome, tally};
pub use item::{Count, Item, item_sentences, test_sentences};
pub use names::{name_key, names_in};
pub use statistics::{ItemFigures, LEAST_STUDENTS, TestFigures, figures};
pub use submission::{Answered, MAX_NAME, Submission, clean};
pub use table::{Order, class_head, class_rows, flag_list, goal_head, goal_rows, order};
pub use variant::{Variant, variant};
