//! The pages, one file each.

mod cards;
mod concept;
mod lesson;
mod lessons;
mod not_found;
mod practice;
mod run;
mod settings;
mod summary;
mod today;

pub use cards::CardsPage;
pub use lesson::LessonPage;
pub use lessons::LessonsPage;
pub use not_found::NotFoundPage;
pub use practice::PracticePage;
pub use run::RunPage;
pub use settings::SettingsPage;
pub use today::TodayPage;
