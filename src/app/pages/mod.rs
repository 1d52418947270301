//! The pages, one file each.

mod backup;
mod cards;
mod casus;
mod fresh;
mod glossary;
mod lesson;
mod lessons;
mod not_found;
mod practice;
mod run;
mod scope;
mod settings;
mod summary;
mod today;

pub use cards::CardsPage;
pub use casus::CasusPage;
pub use fresh::FreshPage;
pub use glossary::GlossaryPage;
pub use lesson::LessonPage;
pub use lessons::LessonsPage;
pub use not_found::NotFoundPage;
pub use practice::PracticePage;
pub use run::RunPage;
pub use settings::SettingsPage;
pub use today::TodayPage;
