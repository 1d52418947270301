//! The pages, one file each.

mod assignment;
mod backup;
mod card;
mod cards;
mod casus;
mod fresh;
mod glossary;
mod lesson;
mod lessons;
mod not_found;
mod practice;
mod progress;
mod run;
mod scope;
mod settings;
mod setup;
mod study;
mod summary;
mod test;
mod today;

pub use assignment::{AssignmentHandInPage, AssignmentPage, AssignmentRoomPage};
pub use cards::CardsPage;
pub use casus::CasusPage;
pub use fresh::FreshPage;
pub use glossary::GlossaryPage;
pub use lesson::LessonPage;
pub use lessons::LessonsPage;
pub use not_found::NotFoundPage;
pub use practice::PracticePage;
pub use progress::ProgressPage;
pub use run::RunPage;
pub use settings::SettingsPage;
pub use study::{CramPage, MixUpsPage, StudyPage};
pub use test::{TestPage, TestResultPage, TestRoomPage};
pub use today::TodayPage;
