//! Self-tests drawn from the real course: the blueprint holds, versions differ, and the wishes are mostly met.

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::{FILES, assert_none, the_course};
use trainer::delivery::{ExerciseEntry, Index, bundles};
use trainer::exam::{Draw, Size, Spec, draw};
use trainer::exercise::Level;
use trainer::progress::Audience;

static INDEX: LazyLock<Index> = LazyLock::new(|| bundles(&FILES, the_course()).index);

/// How many series are looked at.
const SERIES: u32 = 100;

const TESTS: [(Audience, Size); 4] = [
    (Audience::Mbo, Size::Full),
    (Audience::Mbo, Size::Half),
    (Audience::Hbo, Size::Full),
    (Audience::Hbo, Size::Half),
];

fn spec(audience: Audience, size: &Size, series: u32, version: u32) -> Spec {
    Spec { audience, size: size.clone(), series, version }
}

#[track_caller]
fn drawn(spec: &Spec) -> Draw {
    draw(&INDEX, spec).unwrap_or_else(|error| panic!("{spec}: {error}"))
}

fn ids(draw: &Draw) -> BTreeSet<&str> {
    draw.questions.iter().map(|slot| slot.exercise.as_str()).collect()
}

fn entry(id: &str) -> &'static ExerciseEntry {
    let mut entries = INDEX.modules.iter().flat_map(|module| &module.exercises);
    entries.find(|entry| entry.id == id).unwrap_or_else(|| panic!("{id} is er niet"))
}

/// For each of the tests and all series the first version.
fn each_draw() -> impl Iterator<Item = (Spec, Draw)> {
    let specs = TESTS.iter().flat_map(|(audience, size)| (1..=SERIES).map(|series| spec(*audience, size, series, 1)));
    specs.map(|spec| {
        let draw = drawn(&spec);
        (spec, draw)
    })
}

#[test]
fn every_cell_of_the_blueprint_is_exact() {
    let mut wrong = Vec::new();
    for (spec, draw) in each_draw() {
        let is_full = spec.size == Size::Full;
        let total = if is_full { 40 } else { 20 };
        if draw.questions.len() != total || !draw.shifts.is_empty() || draw.missing != 0 || ids(&draw).len() != total {
            wrong.push(format!("{spec}: {} vragen", draw.questions.len()));
        }
        for module in &INDEX.modules {
            for (level, quota) in Level::ALL.into_iter().zip(module.quota.of(spec.is_hbo())) {
                let of_cell = |slot: &&trainer::exam::Slot| slot.module == module.slug && slot.level == level;
                let asked = draw.questions.iter().filter(of_cell).count() as u32;
                // Of a half test each cell is half the cell, rounded one way or the other.
                let allowed = if is_full { quota..=quota } else { quota / 2..=quota.div_ceil(2) };
                if !allowed.contains(&asked) {
                    wrong.push(format!("{spec}: {} {} heeft er {asked}", module.slug, level.tag()));
                }
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn what_is_asked_is_there_for_this_level_and_no_case_comes_twice() {
    let mut wrong = Vec::new();
    for (spec, draw) in each_draw() {
        let mut cases = BTreeSet::new();
        for slot in &draw.questions {
            let entry = entry(&slot.exercise);
            if entry.key != slot.key || entry.level != Some(slot.level) || (entry.hbo && !spec.is_hbo()) {
                wrong.push(format!("{spec}: {} hoort er niet in", slot.exercise));
            }
            if entry.case.is_some_and(|case| !cases.insert((&slot.module, case))) {
                wrong.push(format!("{spec}: twee stappen van de casus van {}", slot.exercise));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn the_second_version_asks_nothing_of_the_first() {
    let mut wrong = Vec::new();
    for (first, draw) in each_draw() {
        let second = Spec { version: 2, ..first };
        let again = drawn(&second);
        let seen = ids(&draw).intersection(&ids(&again)).count();
        if seen > 0 {
            wrong.push(format!("{second}: {seen} vragen uit de eerste versie"));
        }
    }
    assert_none(wrong);
}

#[test]
fn a_code_draws_the_same_test_each_time_and_another_code_another() {
    for (audience, size) in &TESTS {
        let one = spec(*audience, size, 4821, 2);
        assert_eq!(drawn(&one), drawn(&one.to_string().parse().expect("een code")));
        let orders: BTreeSet<Vec<String>> = (1..=20)
            .map(|series| {
                let draw = drawn(&spec(*audience, size, series, 1));
                draw.questions.into_iter().map(|slot| slot.exercise).collect()
            })
            .collect();
        assert_eq!(orders.len(), 20, "{one}");
    }
}

/// A trap may come twice only when a cell has nothing else; this course has enough, and a change of it should show here.
#[test]
fn no_two_questions_share_a_trap() {
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    for (audience, size) in &TESTS {
        for series in 1..=SERIES {
            for version in 1..=2 {
                let draw = drawn(&spec(*audience, size, series, version));
                let mut traps = BTreeSet::new();
                let repeats = draw
                    .questions
                    .iter()
                    .flat_map(|slot| &entry(&slot.exercise).traps)
                    .filter(|trap| !traps.insert(**trap));
                *shared.entry(format!("{audience:?} {size:?} versie {version}")).or_default() += repeats.count();
            }
        }
    }
    println!("keren dat een valkuil twee keer voorkomt, in {SERIES} toetsen elk: {shared:?}");
    assert_none(
        shared.into_iter().filter(|(_, count)| *count > 0).map(|(test, count)| format!("{test}: {count} keer")),
    );
}

/// The forms are a wish: on average a test comes within two questions of each.
#[test]
fn the_forms_of_question_are_about_as_the_blueprint_wishes() {
    let mut asked: BTreeMap<(String, usize), u32> = BTreeMap::new();
    let audiences = [Audience::Mbo, Audience::Hbo];
    for (audience, series) in audiences.iter().flat_map(|audience| (1..=SERIES).map(move |series| (*audience, series)))
    {
        for slot in drawn(&spec(audience, &Size::Full, series, 1)).questions {
            let kind = &entry(&slot.exercise).kind;
            let form =
                INDEX.forms.iter().position(|form| form.kinds.contains(kind)).expect("elke soort hoort bij een vorm");
            *asked.entry((format!("{audience:?}"), form)).or_default() += 1;
        }
    }
    let mut wrong = Vec::new();
    for audience in audiences {
        for (at, form) in INDEX.forms.iter().enumerate() {
            let wish = f64::from(form.of(audience == Audience::Hbo));
            let mean =
                f64::from(asked.get(&(format!("{audience:?}"), at)).copied().unwrap_or_default()) / f64::from(SERIES);
            println!("{audience:?} {}: gewenst {wish}, gemiddeld {mean:.1}", form.kinds.join(", "));
            if (mean - wish).abs() > 2.0 {
                wrong.push(format!("{audience:?} {}: gewenst {wish}, gemiddeld {mean:.1}", form.kinds.join(", ")));
            }
        }
    }
    assert_none(wrong);
}

#[test]
fn a_test_of_any_module_can_be_drawn() {
    for module in &INDEX.modules {
        for audience in [Audience::Mbo, Audience::Hbo] {
            let size = Size::of_modules([module.number]).expect("een module");
            let draw = drawn(&spec(audience, &size, 1, 1));
            assert_eq!((draw.questions.len(), draw.missing), (20, 0), "{}", module.slug);
        }
    }
}
