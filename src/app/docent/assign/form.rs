//! What a teacher has filled in so far, and the assignment that it is.

use trainer::assignment::{Assignment, Choice, Deadline, Feedback, MAX_NUMBER, PublicKey, Questions};
use trainer::delivery::Index;
use trainer::exam::{MAX_SERIES, Size};
use trainer::exercise::Level;
use trainer::own::is_own;
use trainer::progress::Audience;
use trainer::time::Day;

use crate::app::browser;

/// How many days a class gets, when the teacher says nothing.
const DAYS: i32 = 7;

/// What students answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asks {
    Exercises,
    TestOfModules,
    HalfTest,
    FullTest,
    Nothing,
}

/// The form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Form {
    pub(super) title: String,
    pub(super) message: String,
    pub(super) audience: Audience,
    /// The slugs of the modules that it is about.
    pub(super) modules: Vec<String>,
    pub(super) reads: bool,
    pub(super) asks: Asks,
    pub(super) number: u32,
    pub(super) kinds: Vec<String>,
    pub(super) levels: Vec<Level>,
    pub(super) is_own: bool,
    pub(super) series: u32,
    pub(super) has_deadline: bool,
    pub(super) day: String,
    pub(super) time: String,
    pub(super) attempts: u32,
    pub(super) feedback: Feedback,
    pub(super) mastery: u32,
    pub(super) key: Option<PublicKey>,
}

impl Form {
    /// What most teachers want: read a module and make ten exercises, within a week of `today`.
    pub(super) fn new(today: Day) -> Self {
        Self {
            title: String::new(),
            message: String::new(),
            audience: Audience::Mbo,
            modules: Vec::new(),
            reads: true,
            asks: Asks::Exercises,
            number: 10,
            kinds: Vec::new(),
            levels: Vec::new(),
            is_own: false,
            series: browser::seed() as u32 % MAX_SERIES + 1,
            has_deadline: true,
            day: today.plus(DAYS).iso(),
            time: "17:00".to_owned(),
            attempts: 1,
            feedback: Feedback::AtOnce,
            mastery: 0,
            key: None,
        }
    }

    /// The form as it was filled in for `assignment`. Lessons of other modules than those that are asked about come together with them.
    pub(super) fn of(assignment: &Assignment, index: &Index, today: Day) -> Self {
        let mut form = Self::new(today);
        let by_number = |number: &u32| index.modules.iter().find(|module| module.number == *number);
        let (asks, modules) = match &assignment.questions {
            Questions::Nothing => (Asks::Nothing, Vec::new()),
            Questions::Exercises(choice) => {
                form.number = choice.number;
                form.kinds.clone_from(&choice.kinds);
                form.levels.clone_from(&choice.levels);
                (Asks::Exercises, choice.modules.clone())
            }
            Questions::Test(Size::Full) => (Asks::FullTest, Vec::new()),
            Questions::Test(Size::Half) => (Asks::HalfTest, Vec::new()),
            Questions::Test(Size::Modules(numbers)) => {
                let slugs = numbers.iter().filter_map(by_number).map(|module| module.slug.clone());
                (Asks::TestOfModules, slugs.collect())
            }
        };
        form.asks = asks;
        // No modules means all of them.
        let is_all = asks == Asks::Exercises && modules.is_empty();
        let is_in =
            |slug: &String| is_all && !is_own(slug) || modules.contains(slug) || assignment.lessons.contains(slug);
        form.modules = index.modules.iter().map(|module| module.slug.clone()).filter(is_in).collect();
        form.reads = !assignment.lessons.is_empty();
        form.title.clone_from(&assignment.title);
        form.message.clone_from(&assignment.message);
        form.audience = assignment.audience;
        form.is_own = assignment.series.is_none();
        form.series = assignment.series.unwrap_or(form.series);
        form.has_deadline = assignment.deadline.is_some();
        if let Some(deadline) = assignment.deadline {
            form.day = deadline.day.iso();
            form.time = format!("{:02}:{:02}", deadline.minute / 60, deadline.minute % 60);
        }
        form.attempts = assignment.attempts;
        form.feedback = assignment.feedback;
        form.mastery = assignment.mastery;
        form
    }

    /// Whether modules have to be chosen for it.
    pub(super) fn needs_modules(&self) -> bool {
        self.reads || !matches!(self.asks, Asks::HalfTest | Asks::FullTest)
    }

    /// The assignment, or a sentence that says what is still missing.
    pub(super) fn assignment(&self, index: &Index) -> Result<Assignment, &'static str> {
        let chosen: Vec<_> = index.modules.iter().filter(|module| self.modules.contains(&module.slug)).collect();
        if chosen.is_empty() && self.needs_modules() {
            return Err("Kies minstens één module.");
        }
        if !self.reads && self.asks == Asks::Nothing {
            return Err("Kies wat je studenten doen: lezen, vragen maken, of allebei.");
        }
        let slugs: Vec<String> = chosen.iter().map(|module| module.slug.clone()).collect();
        // All modules of the course need not be named: that keeps the link short.
        let of_course = index.modules.iter().map(|module| &module.slug).filter(|slug| !is_own(slug));
        let asked = if of_course.eq(&slugs) { Vec::new() } else { slugs.clone() };
        let questions = match self.asks {
            Asks::Exercises if !(1..=MAX_NUMBER).contains(&self.number) => return Err("Kies 1 tot 60 oefeningen."),
            Asks::Exercises => Questions::Exercises(Choice {
                modules: asked,
                kinds: self.kinds.clone(),
                levels: self.levels.clone(),
                number: self.number,
            }),
            Asks::TestOfModules => Size::of_modules(chosen.iter().map(|module| module.number))
                .map(Questions::Test)
                .ok_or("Kies minstens één module.")?,
            Asks::HalfTest => Questions::Test(Size::Half),
            Asks::FullTest => Questions::Test(Size::Full),
            Asks::Nothing => Questions::Nothing,
        };
        let title = if self.title.trim().is_empty() { self.own_title(index) } else { self.title.trim().to_owned() };
        Ok(Assignment {
            title,
            message: self.message.trim().to_owned(),
            audience: self.audience,
            lessons: if self.reads { slugs } else { Vec::new() },
            questions,
            series: (!self.is_own).then_some(self.series),
            deadline: self.deadline()?,
            attempts: self.attempts,
            feedback: self.feedback,
            mastery: self.mastery,
            key: self.key,
        })
    }

    fn deadline(&self) -> Result<Option<Deadline>, &'static str> {
        if !self.has_deadline {
            return Ok(None);
        }
        let day = Day::parse(&self.day).ok_or("Kies een datum voor de deadline.")?;
        let minute = minutes(&self.time).ok_or("Kies een tijd voor de deadline.")?;
        Ok(Some(Deadline { day, minute }))
    }

    /// What it is called when the teacher gives it no name.
    pub(super) fn own_title(&self, index: &Index) -> String {
        let titles: Vec<&str> = index
            .modules
            .iter()
            .filter(|module| self.modules.contains(&module.slug))
            .map(|module| module.title.as_str())
            .collect();
        match (titles.as_slice(), self.asks) {
            (_, Asks::FullTest) => "Proeftoets".to_owned(),
            (_, Asks::HalfTest) => "Halve proeftoets".to_owned(),
            ([], _) => String::new(),
            ([one], _) => (*one).to_owned(),
            ([first, rest @ ..], _) => format!("{first} en {} meer", rest.len()),
        }
    }
}

/// Minutes since midnight of `17:00`.
fn minutes(time: &str) -> Option<u32> {
    let (hour, minute) = time.split_once(':')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}
