//! The whole course on paper: every exercise is a question without its key, with a key that fits it.

mod common;
#[path = "common/text.rs"]
mod text;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use common::{FILES, assert_none, the_course};
use serde_json::{Map, Value, json};
use text::{place, plain};
use trainer::delivery::{Index, bundles};
use trainer::exam::{Size, Spec};
use trainer::exercise::{Body, Exercise};
use trainer::paper::{Go, Points, Question, Room, Way, mark_table, versions, without_links};
use trainer::progress::{Audience, MarkRules};

static INDEX: LazyLock<Index> = LazyLock::new(|| bundles(&FILES, the_course()).index);

const SEEDS: u64 = 8;

fn go(seed: u64) -> Go {
    Go { round: seed as u32 * 77, seed: seed * 0x9e37_79b9, is_hbo: true }
}

fn each_question() -> impl Iterator<Item = (&'static Exercise, Go, Question)> {
    the_course()
        .exercises()
        .flat_map(|(_, exercise)| (0..SEEDS).map(move |seed| (exercise, go(seed), Question::of(exercise, go(seed)))))
}

/// What stands at each letter or number of a question: `<b class="paper-letter">A</b> <span>…</span>`.
fn lettered(body: &str) -> BTreeMap<String, String> {
    let rows = body.split("<b class=\"paper-letter\">").skip(1);
    rows.filter_map(|row| {
        let (letter, rest) = row.split_once("</b> ")?;
        let rest = rest.split("</li>").next()?.split("</td>").next()?;
        Some((letter.to_owned(), plain(rest)))
    })
    .collect()
}

/// The answer of someone who sees the paper and writes down the key, in its stored form.
fn answer_by(exercise: &Exercise, question: &Question, go: Go) -> Value {
    let at = lettered(&question.body);
    let says = |html: &str| plain(&without_links(html));
    let keyed = || question.fields.iter().map(|field| (field.name.as_str(), field.key.as_str()));
    let word = |html: &str| html.replace("&#39;", "'").replace("&amp;", "&");
    let placed = |find_row: &dyn Fn(&str) -> String, find_choice: &dyn Fn(&str) -> String| -> Map<String, Value> {
        keyed().map(|(name, key)| (find_row(&at[name]), json!(find_choice(&at[key])))).collect()
    };
    match &exercise.body {
        Body::Meerkeuze(kind) => {
            let id = |label: &str| {
                kind.options.iter().find(|it| says(&it.label.html) == label).expect("een optie").id.clone()
            };
            let keys = question.fields[0].key.split(", ");
            json!({ "chosen": keys.map(|key| id(&at[key])).collect::<Vec<_>>() })
        }
        Body::Volgorde(kind) => {
            let id =
                |label: &str| kind.steps.iter().find(|it| says(&it.label.html) == label).expect("een stap").id.clone();
            let order: BTreeMap<u32, String> =
                keyed().map(|(name, key)| (key.parse().expect("een nummer"), id(&at[name]))).collect();
            json!({ "order": order.into_values().collect::<Vec<_>>() })
        }
        Body::Koppelen(kind) => json!({ "placed": placed(
            &|label| kind.left.iter().find(|it| says(&it.label.html) == label).expect("links").id.clone(),
            &|label| kind.right.iter().find(|it| says(&it.label.html) == label).expect("rechts").id.clone(),
        ) }),
        Body::Indelen(kind) => json!({ "placed": placed(
            &|label| kind.cases.iter().find(|it| says(&it.label.html) == label).expect("een situatie").id.clone(),
            &|label| kind.set.categories.iter().find(|it| it.name == word(label)).expect("een categorie").id.clone(),
        ) }),
        Body::Matrix(kind) => {
            let (mut placed, mut strategy) = (Map::new(), Map::new());
            for (name, key) in keyed() {
                let number = name.split(' ').next().expect("een nummer");
                let customer = kind.customers.iter().find(|it| at[number].starts_with(&says(&it.name.html)));
                let customer = customer.expect("een klant").id.clone();
                let choice = word(&at[key]);
                if name.ends_with("strategie") {
                    let quadrant = kind.model.quadrants.iter().find(|it| it.strategy == choice).expect("een strategie");
                    strategy.insert(customer, json!(quadrant.id));
                } else {
                    let quadrant = kind.model.quadrants.iter().find(|it| it.name == choice).expect("een vak");
                    placed.insert(customer, json!(quadrant.id));
                }
            }
            json!({ "placed": placed, "strategy": strategy })
        }
        Body::Invullen(kind) => {
            let filled: Map<String, Value> =
                kind.gaps.iter().zip(keyed()).map(|(gap, (_, key))| (gap.id.clone(), json!(word(key)))).collect();
            json!({ "filled": filled })
        }
        Body::Kort(_) => json!({ "text": plain(&question.fields[0].key) }),
        Body::Rekenen(kind) => {
            json!({ "variant": if kind.varies() { go.round } else { 0 }, "text": question.fields[0].key })
        }
        Body::Open(_) => serde_json::from_str(&exercise.body.model_answer_text()).expect("JSON"),
    }
}

#[test]
fn who_writes_down_the_key_earns_all_points() {
    assert_none(each_question().filter_map(|(exercise, go, question)| {
        let grade = exercise.body.grade_text(&answer_by(exercise, &question, go).to_string());
        let is_full = grade.points == grade.max && grade.max == question.max;
        (!is_full).then(|| format!("{}: {}/{} met {go:?}", place(exercise), grade.points, grade.max))
    }));
}

#[test]
fn every_field_has_a_key_and_the_points_add_up() {
    assert_none(each_question().filter_map(|(exercise, _, question)| {
        let has_key = !question.fields.is_empty() && question.fields.iter().all(|field| !plain(&field.key).is_empty());
        let is_told = question.scoring(Points::Part).contains("punt") || matches!(exercise.body, Body::Open(_));
        (!has_key || !is_told).then(|| place(exercise))
    }));
}

/// What must not be read on the sheet with questions.
fn secrets(exercise: &Exercise, question: &Question) -> Vec<String> {
    let mut secrets: Vec<String> = match &exercise.body {
        Body::Meerkeuze(kind) => kind.options.iter().map(|option| option.feedback.clone()).collect(),
        Body::Koppelen(kind) => kind.left.iter().map(|left| left.explanation.clone()).collect(),
        Body::Indelen(kind) => kind.cases.iter().map(|case| case.explanation.clone()).collect(),
        Body::Matrix(kind) => kind.customers.iter().map(|customer| customer.explanation.clone()).collect(),
        Body::Rekenen(_) | Body::Open(_) => vec![question.model.clone()],
        Body::Kort(kind) => kind.right.iter().map(|right| right.feedback.clone()).collect(),
        Body::Invullen(_) | Body::Volgorde(_) => Vec::new(),
    };
    secrets.extend(exercise.hints.iter().chain(&exercise.notes).chain(&exercise.pitfalls).cloned());
    secrets.into_iter().map(|html| plain(&html)).filter(|secret| secret.split(' ').count() > 3).collect()
}

#[test]
fn no_question_holds_its_key() {
    assert_none(each_question().filter_map(|(exercise, _, question)| {
        let sheet = format!("{} {} {}", question.facts, question.prompt, question.body);
        let told = plain(&sheet);
        let is_told = secrets(exercise, &question).iter().any(|secret| told.contains(secret.as_str()));
        let is_filled = match &exercise.body {
            Body::Invullen(kind) => question.body.matches("paper-gap").count() != kind.gaps.len(),
            _ => question.body.contains("checked") || question.body.contains('☑'),
        };
        (is_told || is_filled).then(|| place(exercise))
    }));
}

/// A fixed place would be a key to whoever knows this program.
#[test]
fn the_letters_of_the_key_change_with_the_seed() {
    let mut keys: BTreeMap<&str, BTreeSet<Vec<String>>> = BTreeMap::new();
    let by_letter =
        |question: &Question| question.fields.iter().all(|field| matches!(field.room, Room::Letter | Room::Ticks(_)));
    for (exercise, _, question) in each_question().filter(|(_, _, question)| by_letter(question)) {
        let key = question.fields.into_iter().map(|field| field.key).collect();
        keys.entry(&exercise.id).or_default().insert(key);
    }
    assert!(keys.len() > 100, "{}", keys.len());
    let is_alone = |exercise: &Exercise| match &exercise.body {
        Body::Matrix(kind) => {
            let place = |at: usize| &kind.right_quadrant(&kind.customers[at]).id;
            (1..kind.customers.len()).all(|at| place(at) == place(0))
        }
        Body::Indelen(kind) => kind.cases.iter().all(|case| case.category == kind.cases[0].category),
        _ => false,
    };
    let exercises = the_course().exercises().map(|(_, exercise)| exercise);
    assert_none(exercises.filter(|it| !is_alone(it)).filter_map(|exercise| {
        let found = keys.get(exercise.id.as_str())?;
        (found.len() < 2).then(|| place(exercise))
    }));
}

fn spec(code: &str) -> Spec {
    code.parse().expect("een code")
}

fn ids(version: &trainer::paper::Version) -> Vec<&str> {
    version.slots.iter().map(|slot| slot.exercise.as_str()).collect()
}

#[test]
fn version_b_holds_the_same_questions_in_another_order() {
    for code in ["mbo-heel-1", "mbo-half-2", "hbo-m4-3", "hbo-m1.2.3-9"] {
        let both = versions(&INDEX, &spec(code), Way::Order).expect("twee versies");
        let [a, b] = [ids(&both[0]), ids(&both[1])];
        assert_ne!(a, b, "{code}");
        assert_eq!(a.iter().collect::<BTreeSet<_>>(), b.iter().collect::<BTreeSet<_>>(), "{code}");
        assert_eq!(both[0].spec, both[1].spec);
    }
}

#[test]
fn a_parallel_version_is_the_test_of_the_next_code() {
    let both = versions(&INDEX, &spec("mbo-half-2-20"), Way::Parallel).expect("twee versies");
    assert_eq!(both[1].spec.to_string(), "mbo-half-3-1");
    let both = versions(&INDEX, &spec("mbo-half-2-1"), Way::Parallel).expect("twee versies");
    assert_eq!(both[1].spec.to_string(), "mbo-half-2-2");
    assert_ne!(ids(&both[0]), ids(&both[1]));
}

#[test]
fn the_spread_counts_every_question_once() {
    let both = versions(&INDEX, &spec("hbo-heel-5"), Way::Order).expect("twee versies");
    for version in &both {
        let spread = version.spread(&INDEX.modules);
        let mut numbers: Vec<usize> = spread.iter().flat_map(|row| row.cells.iter().flatten().copied()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=version.slots.len()).collect::<Vec<_>>());
    }
}

#[test]
fn the_table_runs_from_nothing_to_a_ten_and_passes_at_the_cesuur() {
    let size = Size::of_modules([4]).expect("modules");
    let four = Spec { audience: Audience::Mbo, size, series: 1, version: 1 };
    let version = &versions(&INDEX, &four, Way::Single).expect("een versie")[0];
    let find = |id: &str| the_course().exercises().find(|(_, exercise)| exercise.id == id).expect("een oefening").1;
    let questions: Vec<Question> =
        version.slots.iter().map(|slot| find(&slot.exercise)).map(|it| Question::of(it, version.go(it))).collect();
    for points in [Points::Question, Points::Part] {
        let rows = mark_table(&questions, points, MarkRules::default()).expect("een tabel");
        let (first, last) = (rows[0], rows[rows.len() - 1]);
        let max: u32 = questions.iter().map(|question| question.points(points)).sum();
        assert_eq!((first.sum.tenths, last.sum.tenths, last.halves), (10, 100, 2 * max));
        assert!(rows.windows(2).all(|pair| pair[0].sum.exact <= pair[1].sum.exact));
        let lowest = rows.iter().find(|row| row.sum.is_pass()).expect("een voldoende");
        assert!((f64::from(lowest.halves) / 2.0 - lowest.sum.cut).abs() <= 1.0);
    }
    assert_eq!(mark_table(&[], Points::Question, MarkRules::default()), None);
}
