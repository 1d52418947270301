//! Grading over the real course with answers that nobody would think of.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use trainer::course::{self, SourceFile};
use trainer::exercise::{Body, Exercise, Grade, kort, rekenen};
use trainer::review::shuffle;

/// Ids that no exercise has.
const UNKNOWN: &[&str] = &["bestaat-niet", "", "\"{}\\"];

static EXERCISES: LazyLock<Vec<Exercise>> = LazyLock::new(|| {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let mut files = Vec::new();
    for folder in fs::read_dir(content).expect("content bestaat").map(|entry| entry.expect("leesbaar").path()) {
        let inside = folder.is_dir().then(|| fs::read_dir(&folder).expect("leesbaar"));
        for path in inside.into_iter().flatten().map(|entry| entry.expect("leesbaar").path()) {
            let name = |path: &Path| path.file_name().expect("een naam").to_string_lossy().into_owned();
            let bytes = fs::read(&path).expect("leesbaar");
            files.push(SourceFile { path: format!("{}/{}", name(&folder), name(&path)), bytes });
        }
    }
    let (course, _) = course::parse(&files);
    course.modules.into_iter().flat_map(|module| module.exercises).collect()
});

/// One step of a made-up answer: this part goes there, with the strategy of that quadrant.
type Pick = (String, String, String);

/// Numbers that choose ids, whatever exercise they are applied to.
fn any_numbers() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    proptest::collection::vec((0_usize..1000, 0_usize..1000, 0_usize..1000), 0..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_gets_a_sound_grade(numbers in any_numbers()) {
        for exercise in EXERCISES.iter() {
            let answer = answer(exercise, &picks(exercise, &numbers, UNKNOWN));
            check_grade(exercise, &exercise.body.grade_text(&answer), &answer);
        }
    }

    #[test]
    fn text_that_is_no_answer_counts_as_empty(text in "\\PC{0,60}", cut in 0.0..1.0) {
        for exercise in EXERCISES.iter() {
            let empty = exercise.body.grade_text("{}");
            let model = exercise.body.model_answer_text();
            let at = (0..=(model.len() as f64 * cut) as usize).rev().find(|at| model.is_char_boundary(*at));
            let half = &model[..at.unwrap_or(0)];
            for other in [text.as_str(), half, "null", "[]", "3", "{\"chosen\":3}", "{\"placed\":[]}", "{\"order\":{}}"] {
                prop_assert_eq!(&exercise.body.grade_text(other), &empty, "{}: {}", exercise.id, other);
            }
        }
    }

    #[test]
    fn the_order_of_what_was_chosen_does_not_matter(numbers in any_numbers(), seed in any::<u64>()) {
        for exercise in EXERCISES.iter().filter(|exercise| !matches!(exercise.body, Body::Volgorde(_))) {
            let mut picks = picks(exercise, &numbers, UNKNOWN);
            let before = answer(exercise, &picks);
            shuffle(&mut picks, seed);
            let after = answer(exercise, &picks);
            let grades = [&before, &after].map(|answer| exercise.body.grade_text(answer));
            prop_assert_eq!(&grades[0], &grades[1], "{}: {} en {}", exercise.id, before, after);
        }
    }

    /// An option, step or customer that was taken out of an exercise may still stand in a stored answer.
    #[test]
    fn parts_that_are_unknown_change_nothing(numbers in any_numbers(), at in 0_usize..12) {
        for exercise in EXERCISES.iter() {
            let mut picks = picks(exercise, &numbers, &[]);
            let before = exercise.body.grade_text(&answer(exercise, &picks));
            for unknown in UNKNOWN {
                let place = places(exercise).first().cloned().unwrap_or_default();
                picks.insert(at.min(picks.len()), ((*unknown).to_owned(), place.clone(), place));
            }
            let answer = answer(exercise, &picks);
            prop_assert_eq!(&exercise.body.grade_text(&answer), &before, "{}: {}", exercise.id, answer);
        }
    }
}

#[test]
fn there_are_exercises_of_every_kind_to_grade() {
    for (tag, _) in trainer::exercise::KINDS {
        assert!(EXERCISES.iter().any(|exercise| exercise.body.tag() == *tag), "{tag}");
    }
}

#[track_caller]
fn check_grade(exercise: &Exercise, grade: &Grade, answer: &str) {
    let model = exercise.body.grade_text(&exercise.body.model_answer_text());
    let place = format!("{} met {answer}: {grade:#?}", exercise.id);
    let (points, max) = grade.parts.iter().fold((0, 0), |(points, max), part| (points + part.points, max + part.max));
    assert!(grade.points <= grade.max, "{place}");
    assert_eq!((grade.max, max), (model.max, model.max), "{place}");
    // Only wrong ticks in a choice take points off again.
    let is_choice = matches!(exercise.body, Body::Meerkeuze(_));
    assert!(if is_choice { grade.points <= points } else { grade.points == points }, "{place}");
    assert!(grade.parts.iter().map(|part| &part.id).eq(model.parts.iter().map(|part| &part.id)), "{place}");
    for part in &grade.parts {
        assert!(part.points <= part.max, "{place}");
        assert!(part.answered || part.points == 0, "punten zonder antwoord: {place}");
    }
    assert!(grade.confusions.iter().all(|pair| pair.chosen != pair.right), "{place}");
}

/// What `numbers` choose from the ids of `exercise` and `others`; each part at most once.
fn picks(exercise: &Exercise, numbers: &[(usize, usize, usize)], others: &[&str]) -> Vec<Pick> {
    let with_others = |mut ids: Vec<String>| {
        ids.extend(others.iter().map(|id| (*id).to_owned()));
        ids
    };
    let (parts, places) = (with_others(parts(exercise)), with_others(places(exercise)));
    let pick = |ids: &[String], number: usize| ids.get(number % ids.len().max(1)).cloned().unwrap_or_default();
    let mut picks: Vec<Pick> = Vec::new();
    for (part, place, strategy) in numbers {
        let part = pick(&parts, *part);
        if picks.iter().all(|(known, ..)| *known != part) {
            picks.push((part, pick(&places, *place), pick(&places, *strategy)));
        }
    }
    picks
}

fn parts(exercise: &Exercise) -> Vec<String> {
    match &exercise.body {
        Body::Matrix(kind) => kind.customers.iter().map(|customer| customer.id.clone()).collect(),
        Body::Indelen(kind) => kind.cases.iter().map(|case| case.id.clone()).collect(),
        Body::Meerkeuze(kind) => kind.options.iter().map(|option| option.id.clone()).collect(),
        Body::Volgorde(kind) => kind.steps.iter().map(|step| step.id.clone()).collect(),
        Body::Koppelen(kind) => kind.left.iter().map(|left| left.id.clone()).collect(),
        Body::Invullen(kind) => kind.gaps.iter().map(|gap| gap.id.clone()).collect(),
        Body::Kort(_) => vec![kort::PART.to_owned()],
        Body::Rekenen(_) => vec![rekenen::PART.to_owned()],
        Body::Open(kind) => kind.key_points.iter().map(|point| point.id.clone()).collect(),
    }
}

fn places(exercise: &Exercise) -> Vec<String> {
    match &exercise.body {
        Body::Matrix(kind) => kind.model.quadrants.iter().map(|quadrant| quadrant.id.clone()).collect(),
        Body::Indelen(kind) => kind.set.categories.iter().map(|category| category.id.clone()).collect(),
        Body::Koppelen(kind) => kind.right.iter().map(|right| right.id.clone()).collect(),
        Body::Invullen(kind) => {
            let accepted = kind.gaps.iter().flat_map(|gap| gap.accepted.clone());
            accepted.chain(kind.mistakes().map(|(_, wording)| wording.to_owned())).collect()
        }
        Body::Kort(kind) => kind.right.iter().chain(&kind.wrong).map(|wording| wording.label.text.clone()).collect(),
        Body::Rekenen(kind) => {
            let wrong = kind.mistakes(0).into_iter().map(|(_, outcome, _)| outcome);
            wrong.chain([kind.right_text(0), "1.250".to_owned(), "NaN".to_owned()]).collect()
        }
        Body::Meerkeuze(_) | Body::Volgorde(_) | Body::Open(_) => Vec::new(),
    }
}

/// The stored form of an answer, written by hand so that its entries stand in the order of `picks`.
fn answer(exercise: &Exercise, picks: &[Pick]) -> String {
    let quote = |text: &String| serde_json::to_string(text).expect("tekst is JSON");
    let list = |entries: Vec<String>| entries.join(",");
    let parts = list(picks.iter().map(|(part, ..)| quote(part)).collect());
    let placed = list(picks.iter().map(|(part, place, _)| format!("{}:{}", quote(part), quote(place))).collect());
    let strategy = list(picks.iter().map(|(part, _, place)| format!("{}:{}", quote(part), quote(place))).collect());
    match &exercise.body {
        Body::Matrix(_) if picks.len() % 3 == 2 => format!("{{\"strategy\":{{{strategy}}}}}"),
        Body::Matrix(_) => format!("{{\"placed\":{{{placed}}},\"strategy\":{{{strategy}}}}}"),
        Body::Indelen(_) | Body::Koppelen(_) => format!("{{\"placed\":{{{placed}}}}}"),
        Body::Invullen(_) => format!("{{\"filled\":{{{placed}}}}}"),
        Body::Kort(_) => format!("{{\"text\":{}}}", quote(&text_at(picks, kort::PART))),
        Body::Rekenen(_) => format!("{{\"variant\":7,\"text\":{}}}", quote(&text_at(picks, rekenen::PART))),
        Body::Open(_) => {
            let scores = picks.iter().map(|(part, ..)| format!("{}:{}", quote(part), part.len() % 4)).collect();
            format!("{{\"text\":\"Ik denk het.\",\"scores\":{{{}}}}}", list(scores))
        }
        Body::Meerkeuze(_) => format!("{{\"chosen\":[{parts}]}}"),
        Body::Volgorde(_) => format!("{{\"order\":[{parts}]}}"),
    }
}

/// What was picked for the only part of an exercise; empty when nothing was.
fn text_at(picks: &[Pick], part: &str) -> String {
    picks.iter().find(|(picked, ..)| picked == part).map(|(_, text, _)| text.clone()).unwrap_or_default()
}
