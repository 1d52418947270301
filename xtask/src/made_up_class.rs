//! A class made up from a seed: what its students hand in, for measuring and for tests.

use std::collections::BTreeMap;

use trainer::assignment::{Assignment, Choice, Deadline, Item, Questions};
use trainer::course::Course;
use trainer::delivery::Index;
use trainer::exercise::{
    Body, Exercise, indelen, invullen, koppelen, kort, matrix, meerkeuze, open, rekenen, volgorde,
};
use trainer::id::fingerprint;
use trainer::random::Random;
use trainer::results::{Answered, Submission};
use trainer::review::shuffle;
use trainer::time::{Day, Moment, UtcOffset};

const DAY: i64 = 86_400_000;
const FIRST: [&str; 12] =
    ["Sem", "Noor", "Ali", "Eva", "Daan", "Yara", "Luuk", "Fatima", "Bram", "Sofie", "Jayden", "Mila"];
const LAST: [&str; 10] =
    ["de Wit", "Bakker", "Öztürk", "van den Berg", "Jansen", "El Amrani", "Visser", "Pinas", "Smit", "de Boer"];
/// The names of two students, as bad as names get.
const MARKUP: &str = "<img src=x onerror=alert(1)>";
const FORMULA: &str = "=HYPERLINK(\"http://voorbeeld.nl\";\"klik\")";
/// What one student typed, and objects to the grade of.
pub const TYPED: &str = "klantvlucht";

/// The assignment of the class: exercises of all kinds, for yesterday, with a question among them that is answered in words.
pub fn assignment(course: &Course, index: &Index, questions: u32, now: Moment) -> Assignment {
    let deadline = Deadline { day: Day::of(Moment(now.0 - DAY), UtcOffset(0)), minute: 1_020 };
    let with = |series| Assignment {
        title: "Voorbeeldklas".to_owned(),
        questions: Questions::Exercises(Choice { number: questions, ..Choice::default() }),
        series: Some(series),
        deadline: Some(deadline),
        attempts: 2,
        ..Assignment::default()
    };
    let known = exercises(course);
    let has_words = |assignment: &Assignment| {
        let items = assignment.items(index, assignment.series.unwrap_or(1));
        items.iter().any(|item| matches!(known[item.exercise.as_str()].body, Body::Kort(_)))
    };
    (1..100).map(with).find(has_words).unwrap_or_else(|| with(1))
}

/// What `count` students hand in. The fourth is late, the fifth had another version of the course, the sixth objects to a grade; the seventh
/// and the eighth have names that should do no harm.
pub fn submissions(
    course: &Course,
    index: &Index,
    assignment: &Assignment,
    count: usize,
    now: Moment,
) -> Vec<Submission> {
    let known = exercises(course);
    let items = assignment.items(index, assignment.series.unwrap_or(1));
    let mut random = Random::new(count as u64);
    let begin = now.0 - 4 * DAY;
    let student = |at: usize| {
        let skill = 35 + random.below(60);
        let mut answers: Vec<Answered> = items.iter().map(|item| answered(item, &known, skill, &mut random)).collect();
        let words = items.iter().position(|item| matches!(known[item.exercise.as_str()].body, Body::Kort(_)));
        if let (5, Some(words)) = (at, words) {
            answers[words].answer = json(&kort::Answer { text: TYPED.to_owned() });
            answers[words].has_appealed = true;
        }
        let seconds = answers.iter().map(|answer| answer.seconds).sum();
        let began = Moment(begin + at as i64 * 60_000 + if at == 3 { 3 * DAY + DAY / 2 } else { 0 });
        Submission {
            assignment: assignment.id(),
            course: index.version() ^ u32::from(at == 4),
            name: match at {
                6 => MARKUP.to_owned(),
                7 => FORMULA.to_owned(),
                _ => name(at),
            },
            series: assignment.series.unwrap_or(1),
            attempt: 1,
            began: Moment(began.0 / 1_000 * 1_000),
            handed_in: Moment((began.0 + i64::from(seconds) * 1_000) / 1_000 * 1_000),
            seconds,
            read: (0, 0),
            answers,
        }
    };
    (0..count).map(student).collect()
}

/// The name of the student with this number; the first 120 differ, later ones get a number behind it.
pub fn name(at: usize) -> String {
    let (first, last) = (FIRST[at % FIRST.len()], LAST[(at / FIRST.len() + at) % LAST.len()]);
    if at < FIRST.len() { format!("{first} {last}") } else { format!("{first} {last} {at}") }
}

fn exercises(course: &Course) -> BTreeMap<&str, &Exercise> {
    course.exercises().map(|(_, exercise)| (exercise.id.as_str(), exercise)).collect()
}

fn answered(item: &Item, known: &BTreeMap<&str, &Exercise>, skill: usize, random: &mut Random) -> Answered {
    let exercise = known[item.exercise.as_str()];
    let answer = match random.below(100) {
        98.. => String::new(),
        luck if luck < skill => exercise.body.model_answer_text(),
        _ => other_answer(exercise, random),
    };
    Answered {
        exercise: fingerprint(&item.exercise),
        key: item.key,
        answer,
        seconds: 8 + random.below(70) as u32,
        has_appealed: false,
    }
}

/// Some answer that need not be right.
fn other_answer(exercise: &Exercise, random: &mut Random) -> String {
    let mut any = |n: usize| random.below(n.max(1));
    match &exercise.body {
        Body::Meerkeuze(kind) => {
            let chosen = vec![kind.options[any(kind.options.len())].id.clone()];
            json(&meerkeuze::Answer { chosen })
        }
        Body::Matrix(kind) => {
            let placed =
                kind.customers.iter().map(|customer| (customer.id.clone(), kind.model.quadrants[any(4)].id.clone()));
            json(&matrix::Answer { placed: placed.collect(), ..matrix::Answer::default() })
        }
        Body::Indelen(kind) => {
            let categories = &kind.set.categories;
            let placed = kind.cases.iter().map(|case| (case.id.clone(), categories[any(categories.len())].id.clone()));
            json(&indelen::Answer { placed: placed.collect() })
        }
        Body::Koppelen(kind) => {
            let placed = kind.left.iter().map(|left| (left.id.clone(), kind.right[any(kind.right.len())].id.clone()));
            json(&koppelen::Answer { placed: placed.collect() })
        }
        Body::Volgorde(kind) => {
            let mut order: Vec<String> = kind.steps.iter().map(|step| step.id.clone()).collect();
            shuffle(&mut order, any(1_000) as u64);
            json(&volgorde::Answer { order })
        }
        Body::Invullen(kind) => {
            let word = |at: usize| kind.bank.get(at).cloned().unwrap_or_else(|| format!("woord {}", at % 7));
            let filled = kind.gaps.iter().map(|gap| (gap.id.clone(), word(any(kind.bank.len().max(7)))));
            json(&invullen::Answer { filled: filled.collect() })
        }
        Body::Kort(kind) => {
            let wrong = kind.wrong.get(any(kind.wrong.len() + 1)).map(|wording| wording.label.text.clone());
            json(&kort::Answer { text: wrong.unwrap_or_else(|| "weet ik niet".to_owned()) })
        }
        Body::Rekenen(_) => json(&rekenen::Answer { variant: 0, text: (any(40) * 25).to_string() }),
        Body::Open(_) => {
            json(&open::Answer { text: "Omdat de klant dan blijft.".to_owned(), ..open::Answer::default() })
        }
    }
}

fn json<T: serde::Serialize>(answer: &T) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}
