//! What a test says of each module, level and learning goal.

use super::mark::{is_waiting, share};
use crate::delivery::{ExerciseEntry, Index, ModuleEntry};
use crate::exercise::Level;
use crate::progress::TakenTest;

/// Points out of a number of questions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// The points earned, 0 to `questions`.
    pub points: f64,
    /// How many questions, each for one point.
    pub questions: u32,
}

impl Score {
    fn add(&mut self, points: f64) {
        self.points += points;
        self.questions += 1;
    }

    /// The percentage earned; `None` without questions.
    pub fn percentage(&self) -> Option<u32> {
        (self.questions > 0).then(|| (100.0 * self.points / f64::from(self.questions)).round() as u32)
    }
}

/// How one module went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ModuleScore {
    /// The slug of the module.
    pub slug: String,
    /// By level, in the order of [`Level::ALL`].
    pub levels: [Score; 4],
    /// In all.
    pub total: Score,
}

/// How one learning goal went.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GoalScore {
    /// The slug of its module.
    pub module: String,
    /// The place of the goal in that module.
    pub goal: usize,
    /// Points and questions.
    pub score: Score,
}

/// A test by module, level and learning goal.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// The modules that were asked about, in the order of the course.
    pub modules: Vec<ModuleScore>,
    /// The learning goals that were asked about, in the order of the course.
    pub goals: Vec<GoalScore>,
    /// How many questions are about exercises that the course no longer has.
    pub unknown: u32,
}

impl Profile {
    /// The profile of `test`. Open questions that wait for the learner's score do not count yet.
    pub fn of(index: &Index, test: &TakenTest) -> Self {
        let mut profile = Self::default();
        for question in test.questions.iter().filter(|question| !is_waiting(question)) {
            match find(index, &question.exercise) {
                Some((module, entry)) => profile.add(module, entry, share(question)),
                None => profile.unknown += 1,
            }
        }
        let place = |slug: &str| index.modules.iter().position(|module| module.slug == slug);
        profile.modules.sort_by_key(|module| place(&module.slug));
        profile.goals.sort_by_key(|goal| (place(&goal.module), goal.goal));
        profile
    }

    fn add(&mut self, module: &ModuleEntry, entry: &ExerciseEntry, points: f64) {
        let at = self.modules.iter().position(|known| known.slug == module.slug).unwrap_or_else(|| {
            self.modules.push(ModuleScore { slug: module.slug.clone(), ..ModuleScore::default() });
            self.modules.len() - 1
        });
        self.modules[at].total.add(points);
        if let Some(level) = entry.level.and_then(|level| Level::ALL.iter().position(|other| *other == level)) {
            self.modules[at].levels[level].add(points);
        }
        let Some(goal) = entry.goal else { return };
        let at = self.goals.iter().position(|known| known.module == module.slug && known.goal == goal).unwrap_or_else(
            || {
                self.goals.push(GoalScore { module: module.slug.clone(), goal, score: Score::default() });
                self.goals.len() - 1
            },
        );
        self.goals[at].score.add(points);
    }
}

fn find<'a>(index: &'a Index, exercise: &str) -> Option<(&'a ModuleEntry, &'a ExerciseEntry)> {
    let mut entries = index.modules.iter().flat_map(|module| module.exercises.iter().map(move |entry| (module, entry)));
    entries.find(|(_, entry)| entry.id == exercise)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::TakenQuestion;

    fn entry(id: &str, level: Level, goal: usize) -> ExerciseEntry {
        ExerciseEntry { id: id.into(), level: Some(level), goal: Some(goal), ..ExerciseEntry::default() }
    }

    fn question(exercise: &str, points: u32) -> TakenQuestion {
        TakenQuestion { exercise: exercise.into(), points, max: 2, ..TakenQuestion::default() }
    }

    #[test]
    fn points_are_counted_by_module_level_and_goal_in_the_order_of_the_course() {
        let one =
            ModuleEntry { slug: "een".into(), exercises: vec![entry("a", Level::R, 0)], ..ModuleEntry::default() };
        let two = ModuleEntry {
            slug: "twee".into(),
            exercises: vec![entry("b", Level::T1, 1), entry("c", Level::T1, 0)],
            ..ModuleEntry::default()
        };
        let index = Index { modules: vec![one, two], ..Index::default() };
        let open = TakenQuestion { self_scored: true, answer: "tekst".into(), ..question("a", 0) };
        let questions = vec![question("b", 1), question("c", 2), question("a", 0), question("weg", 2), open];
        let profile = Profile::of(&index, &TakenTest { questions, ..TakenTest::default() });

        let slugs: Vec<&str> = profile.modules.iter().map(|module| module.slug.as_str()).collect();
        assert_eq!(slugs, ["een", "twee"]);
        assert_eq!(profile.modules[1].levels[1], Score { points: 1.5, questions: 2 });
        assert_eq!(profile.modules[1].total.percentage(), Some(75));
        assert_eq!(profile.modules[1].levels[0].percentage(), None);
        let goals: Vec<(&str, usize)> = profile.goals.iter().map(|goal| (goal.module.as_str(), goal.goal)).collect();
        assert_eq!(goals, [("een", 0), ("twee", 0), ("twee", 1)]);
        assert_eq!(profile.unknown, 1);
    }
}
