//! A lesson in class: slides, a window with notes, a question with hands, a word web, a matrix. Nothing in it is recorded as
//! the teacher's own progress.

mod bar;
mod deck;
mod hands;
mod keys;
mod list;
mod notes;
mod screen;
mod show;
mod slide;
mod time;
mod together;
mod web;

pub use list::PresentPage;
pub use notes::NotesPage;
pub use show::ShowPage;
