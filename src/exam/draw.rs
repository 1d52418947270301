//! Drawing the questions of a test from the course: the cells of the blueprint exactly, the rest as well as can be.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use super::Spec;
use super::plan::{Plan, plan, questions, supply};
use crate::delivery::{ExerciseEntry, FormEntry, Index, ModuleEntry};
use crate::exercise::Level;
use crate::random::Random;
use crate::review::shuffle;

/// The questions of a test.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draw {
    /// The questions, in the order in which they are asked.
    pub questions: Vec<Slot>,
    /// Where a module had too few questions of a level, so that another level stood in.
    pub shifts: Vec<Shift>,
    /// How many questions the blueprint asks for that the course does not have.
    pub missing: u32,
}

/// One question.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The slug of its module.
    pub module: String,
    /// The exercise.
    pub exercise: String,
    /// The fingerprint of its answer key.
    pub key: u32,
    /// Its level.
    pub level: Level,
}

/// A question of another level than the blueprint asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The slug of the module.
    pub module: String,
    /// The level that the blueprint asks for.
    pub wanted: Level,
    /// The level that was taken.
    pub got: Level,
}

/// Why there is no such test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The course has no blueprint.
    NoBlueprint,
    /// The code names a module that the course does not have.
    NoModule(u32),
    /// There is nothing to ask.
    NoQuestions,
}

impl fmt::Display for DrawError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBlueprint => {
                f.write_str("Deze cursus heeft geen toetsmatrijs voor een hele of halve toets. Kies modules.")
            }
            Self::NoModule(number) => write!(f, "De code noemt module {number}, maar die is er niet. Kijk de code na."),
            Self::NoQuestions => f.write_str("Over deze modules zijn geen vragen. Kies andere modules."),
        }
    }
}

/// Draws the questions of `spec`. The same index and spec give the same questions in the same order.
///
/// What goes first: the cells; no two steps of one case; what earlier versions of the series asked least; no two questions with the same
/// trap; the form of question of which the test has least of its share.
///
/// # Errors
/// When the course has no blueprint, no such module, or nothing to ask.
pub fn draw(index: &Index, spec: &Spec) -> Result<Draw, DrawError> {
    let plan = plan(index, spec)?;
    let mut uses = BTreeMap::new();
    let mut drawn = Draw::default();
    for version in 1..=spec.version {
        drawn = draw_version(index, spec, version, &plan, &uses);
        for slot in &drawn.questions {
            *uses.entry(slot.exercise.clone()).or_default() += 1;
        }
    }
    if drawn.questions.is_empty() { Err(DrawError::NoQuestions) } else { Ok(drawn) }
}

fn draw_version(index: &Index, spec: &Spec, version: u32, plan: &Plan, uses: &BTreeMap<String, u32>) -> Draw {
    let mut random = Random::new(spec.seed() ^ (u64::from(version) << 32));
    let mut table = Table {
        is_hbo: spec.is_hbo(),
        uses,
        forms: &index.forms,
        asked: vec![0; index.forms.len()],
        taken: BTreeSet::new(),
        traps: BTreeSet::new(),
        cases: BTreeSet::new(),
        drawn: Draw::default(),
    };
    // One question at a time, in an order by chance, but the cells with little choice first.
    let mut wanted: Vec<(bool, &ModuleEntry, Level)> = Vec::new();
    for (module, cells) in plan {
        let supply = supply(module, spec.is_hbo());
        for ((level, count), supply) in Level::ALL.into_iter().zip(cells).zip(supply) {
            let is_roomy = supply >= 3 * count;
            wanted.extend((0..*count).map(|_| (is_roomy, *module, level)));
        }
    }
    shuffle(&mut wanted, random.draw());
    wanted.sort_by_key(|(is_roomy, ..)| *is_roomy);
    let mut left: Vec<(&ModuleEntry, Level)> = Vec::new();
    for (_, module, level) in wanted {
        if !table.take(module, level, level, &mut random) {
            left.push((module, level));
        }
    }
    // Only now, so that a level stands in with what its own cell does not need.
    for (module, wanted) in left {
        let mut others: Vec<Level> = Level::ALL.into_iter().filter(|level| *level != wanted).collect();
        others.sort_by_key(|level| (*level as i32 - wanted as i32).abs());
        if !others.into_iter().any(|level| table.take(module, level, wanted, &mut random)) {
            table.drawn.missing += 1;
        }
    }
    let mut drawn = table.drawn;
    shuffle(&mut drawn.questions, random.draw());
    drawn
}

/// A draw in the making.
struct Table<'a> {
    is_hbo: bool,
    /// How often earlier versions asked each exercise.
    uses: &'a BTreeMap<String, u32>,
    forms: &'a [FormEntry],
    /// How many questions there are of each form.
    asked: Vec<u32>,
    taken: BTreeSet<&'a str>,
    traps: BTreeSet<u32>,
    cases: BTreeSet<(&'a str, usize)>,
    drawn: Draw,
}

impl<'a> Table<'a> {
    /// Takes the best question of `module` and `level` that is left; `false` when there is none.
    fn take(&mut self, module: &'a ModuleEntry, level: Level, wanted: Level, random: &mut Random) -> bool {
        let is_free = |entry: &&ExerciseEntry| {
            let is_case_free = entry.case.is_none_or(|case| !self.cases.contains(&(module.slug.as_str(), case)));
            entry.level == Some(level) && is_case_free && !self.taken.contains(entry.id.as_str())
        };
        let mut free: Vec<&ExerciseEntry> = questions(module, self.is_hbo).filter(is_free).collect();
        shuffle(&mut free, random.draw());
        let Some(best) = free.into_iter().min_by_key(|entry| self.drawback(entry)) else { return false };
        self.taken.insert(&best.id);
        self.traps.extend(&best.traps);
        self.cases.extend(best.case.map(|case| (module.slug.as_str(), case)));
        if let Some(form) = self.form_of(best) {
            self.asked[form] += 1;
        }
        if level != wanted {
            self.drawn.shifts.push(Shift { module: module.slug.clone(), wanted, got: level });
        }
        self.drawn.questions.push(Slot {
            module: module.slug.clone(),
            exercise: best.id.clone(),
            key: best.key,
            level,
        });
        true
    }

    /// What speaks against a question, the gravest first; the least is best.
    fn drawback(&self, entry: &ExerciseEntry) -> (u32, bool, u32) {
        let uses = self.uses.get(&entry.id).copied().unwrap_or_default();
        let is_trap_taken = entry.traps.iter().any(|trap| self.traps.contains(trap));
        (uses, is_trap_taken, self.fullness(entry))
    }

    /// How much of its share the form of this question has already, in thousandths. Only the shares compare, so it serves tests of any size.
    fn fullness(&self, entry: &ExerciseEntry) -> u32 {
        let Some(form) = self.form_of(entry) else { return u32::MAX };
        match self.forms[form].of(self.is_hbo) {
            0 => u32::MAX,
            share => 1000 * self.asked[form] / share,
        }
    }

    fn form_of(&self, entry: &ExerciseEntry) -> Option<usize> {
        self.forms.iter().position(|form| form.kinds.contains(&entry.kind))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::delivery::Quota;
    use crate::exam::Size;
    use crate::exam::plan::Cells;
    use crate::exam::spec::tests::any_spec;
    use crate::progress::Audience;

    /// A module whose cells hold `supply` questions and want `quota`.
    fn module(number: u32, supply: Cells, quota: Cells) -> ModuleEntry {
        let exercises = Level::ALL.into_iter().zip(supply).flat_map(|(level, count)| {
            (0..count).map(move |at| ExerciseEntry {
                id: format!("m{number}-{}-{at}", level.tag()),
                kind: "meerkeuze".into(),
                level: Some(level),
                ..ExerciseEntry::default()
            })
        });
        ModuleEntry {
            slug: format!("module-{number}"),
            number,
            quota: Quota { mbo: quota, hbo: quota },
            exercises: exercises.collect(),
            ..ModuleEntry::default()
        }
    }

    fn course(modules: Vec<ModuleEntry>) -> Index {
        Index { modules, ..Index::default() }
    }

    fn spec(size: Size, version: u32) -> Spec {
        Spec { audience: Audience::Mbo, size, series: 7, version }
    }

    fn levels(draw: &Draw, slug: &str) -> Cells {
        let of = |level| draw.questions.iter().filter(|slot| slot.module == slug && slot.level == level).count();
        Level::ALL.map(|level| of(level) as u32)
    }

    proptest! {
        #[test]
        fn no_code_and_no_course_makes_it_panic_or_repeat(
            spec in any_spec(),
            cells in proptest::collection::vec((proptest::array::uniform4(0_u32..5), proptest::array::uniform4(0_u32..5)), 0..6),
        ) {
            let modules = (1..).zip(cells).map(|(number, (supply, quota))| module(number, supply, quota)).collect();
            if let Ok(draw) = draw(&course(modules), &spec) {
                let ids: BTreeSet<&str> = draw.questions.iter().map(|slot| slot.exercise.as_str()).collect();
                prop_assert_eq!(ids.len(), draw.questions.len());
            }
        }
    }

    #[test]
    fn a_short_cell_takes_from_the_nearest_level_and_says_so() {
        let index = course(vec![module(1, [1, 4, 4, 4], [3, 1, 0, 0])]);
        let draw = draw(&index, &spec(Size::Full, 1)).expect("een toets");
        assert_eq!(levels(&draw, "module-1"), [1, 3, 0, 0]);
        assert_eq!(draw.shifts.len(), 2);
        assert!(draw.shifts.iter().all(|shift| (shift.wanted, shift.got) == (Level::R, Level::T1)));
    }

    #[test]
    fn a_blueprint_that_asks_more_than_there_is_gets_what_there_is() {
        let index = course(vec![module(1, [1, 1, 0, 0], [5, 0, 0, 0])]);
        let draw = draw(&index, &spec(Size::Full, 1)).expect("een toets");
        assert_eq!((draw.questions.len(), draw.missing), (2, 3));
    }

    #[test]
    fn versions_do_not_repeat_until_a_cell_is_used_up() {
        let index = course(vec![module(1, [6, 0, 0, 0], [2, 0, 0, 0])]);
        let ids = |version| -> BTreeSet<String> {
            let draw = draw(&index, &spec(Size::Full, version)).expect("een toets");
            draw.questions.into_iter().map(|slot| slot.exercise).collect()
        };
        let first_three: BTreeSet<String> = (1..=3).flat_map(ids).collect();
        assert_eq!(first_three.len(), 6);
        assert_eq!(ids(4).len(), 2);
    }

    #[test]
    fn two_steps_of_one_case_never_come_together() {
        let mut one = module(1, [4, 0, 0, 0], [3, 0, 0, 0]);
        for entry in one.exercises.iter_mut().take(3) {
            entry.case = Some(0);
        }
        let draw = draw(&course(vec![one]), &spec(Size::Full, 1)).expect("een toets");
        assert_eq!((draw.questions.len(), draw.missing), (2, 1));
    }

    #[test]
    fn the_same_trap_is_asked_twice_only_when_the_cell_has_nothing_else() {
        let mut one = module(1, [4, 0, 0, 0], [2, 0, 0, 0]);
        for entry in one.exercises.iter_mut().take(3) {
            entry.traps = vec![5];
        }
        for series in 1..50 {
            let draw = draw(&course(vec![one.clone()]), &Spec { series, ..spec(Size::Full, 1) }).expect("een toets");
            assert!(draw.questions.iter().any(|slot| slot.exercise == "m1-R-3"), "{series}");
        }
    }

    #[test]
    fn chosen_modules_get_their_part_and_at_least_three() {
        let modules = vec![
            module(1, [9, 9, 9, 9], [6, 6, 0, 0]),
            module(2, [9, 9, 9, 9], [1, 0, 0, 0]),
            module(3, [9, 9, 9, 9], [1, 0, 0, 0]),
        ];
        let size = Size::of_modules([1, 2]).expect("modules");
        let draw = draw(&course(modules), &spec(size, 1)).expect("een toets");
        let count = |slug: &str| levels(&draw, slug).iter().sum::<u32>();
        assert_eq!((count("module-1"), count("module-2"), count("module-3")), (18, 3, 0));
    }

    #[test]
    fn a_test_that_can_not_be_is_refused_with_a_reason() {
        let index = course(vec![module(1, [3, 0, 0, 0], [0; 4])]);
        assert_eq!(draw(&index, &spec(Size::Full, 1)), Err(DrawError::NoBlueprint));
        let unknown = Size::of_modules([4]).expect("modules");
        assert_eq!(draw(&index, &spec(unknown, 1)), Err(DrawError::NoModule(4)));
        let empty = course(vec![module(1, [0; 4], [1, 0, 0, 0])]);
        assert_eq!(draw(&empty, &spec(Size::Full, 1)), Err(DrawError::NoQuestions));
    }
}
