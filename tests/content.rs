//! Checks of the real course in `content/`: what an author can get wrong without the parser seeing it.
//!
//! Each test gathers all complaints, in Dutch, for the author who has to mend them.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{FILES, PARSED, assert_none, the_course};
use trainer::course::{self, Module, Piece, SourceFile, lint};
use trainer::exercise::indelen::{self, Indelen};
use trainer::exercise::invullen::{self, Invullen};
use trainer::exercise::koppelen::{self, Koppelen};
use trainer::exercise::kort::{self, Kort};
use trainer::exercise::matrix::{self, Customer, Matrix};
use trainer::exercise::meerkeuze::{self, Meerkeuze};
use trainer::exercise::rekenen::{self, Rekenen};
use trainer::exercise::volgorde::{self, Volgorde};
use trainer::exercise::{Body, Exercise, Grade, Kind};
use trainer::model::{Axis, Quadrant, Scale};
use trainer::number::Reading;

const CARDS: usize = 15;
const EXERCISES: usize = 20;
const KINDS_PER_MODULE: usize = 5;
const ALL_EXERCISES: usize = 300;
const ALL_CARDS: usize = 170;
const CASES: usize = 4;
/// How many draws of each sum are played.
const VARIANTS: u32 = 200;
const EXERCISES_PER_GOAL: usize = 3;
/// Fewer words than this explain nothing: 'Fout.' or 'Nee, kijk goed.'
const FEEDBACK_WORDS: usize = 4;
const LESSON_WORDS: std::ops::RangeInclusive<usize> = 900..=1_800;

#[test]
fn the_course_parses_without_problems_or_warnings() {
    assert!(!the_course().modules.is_empty());
    let linted = lint::lint(the_course(), &FILES);
    assert_none(PARSED.1.iter().chain(&linted).map(ToString::to_string));
}

#[test]
fn the_course_is_complete() {
    let course = the_course();
    let explained: BTreeSet<&str> =
        course.modules.iter().flat_map(|module| &module.terms).map(|term| term.id.as_str()).collect();
    let missing = course.agreed_concepts.iter().filter(|concept| !explained.contains(concept.as_str()));
    assert_none(missing.map(|concept| format!("het begrip '{concept}' wordt nergens uitgelegd")));
    assert!(!course.agreed_concepts.is_empty());
    assert!(course.exercises().count() >= ALL_EXERCISES && course.cards().count() >= ALL_CARDS);
    assert!(course.modules.iter().map(|module| module.cases.len()).sum::<usize>() >= CASES);
    for cells in [&course.blueprint.mbo, &course.blueprint.hbo] {
        assert_eq!(cells.values().sum::<u32>(), 40, "een toets heeft veertig vragen");
        let modules: BTreeSet<&str> = cells.keys().map(|(module, _)| module.as_str()).collect();
        assert_eq!(modules, course.modules.iter().map(|module| module.slug.as_str()).collect());
    }
}

/// Line ends and a byte order mark as editors on Windows write them.
#[test]
fn the_course_reads_the_same_when_saved_on_windows() {
    let saved_there = |file: &SourceFile| {
        let text = String::from_utf8_lossy(&file.bytes).replace('\n', "\r\n");
        SourceFile { path: file.path.clone(), bytes: format!("\u{feff}{text}").into_bytes() }
    };
    let (course, problems) = course::parse(&FILES.iter().map(saved_there).collect::<Vec<_>>());
    assert_eq!(problems, PARSED.1);
    assert!(course.modules == the_course().modules);
}

#[test]
fn every_id_is_used_once() {
    let exercises = the_course().exercises().map(|(_, exercise)| (exercise.id.as_str(), place(exercise)));
    let cards = the_course().cards().map(|(_, card)| (card.id.as_str(), format!("{}:{}", card.path, card.line)));
    let goals = the_course().modules.iter().flat_map(|module| {
        module.goals.iter().map(|goal| (goal.id.as_str(), format!("{}:{}", module.path, goal.line)))
    });
    let slugs = the_course().modules.iter().map(|module| (module.slug.as_str(), module.path.clone()));
    assert_none(repeated(exercises.chain(cards)));
    assert_none(repeated(goals));
    assert_none(repeated(slugs));
}

#[test]
fn the_model_answer_earns_all_points_and_no_answer_none() {
    assert_none(the_course().exercises().flat_map(|(_, exercise)| {
        let model = exercise.body.grade_text(&exercise.body.model_answer_text());
        let empty = exercise.body.grade_text("{}");
        let complaint = |what: String| format!("{}: {what}", place(exercise));
        [
            (model.max == 0).then(|| complaint("er zijn geen punten te halen".to_owned())),
            (model.points != model.max)
                .then(|| complaint(format!("het modelantwoord krijgt {} van {}", model.points, model.max))),
            (empty.points != 0).then(|| complaint(format!("een leeg antwoord krijgt {} punten", empty.points))),
        ]
        .into_iter()
        .flatten()
    }));
}

#[test]
fn every_exercise_has_a_goal_and_a_level() {
    assert_none(
        the_course()
            .exercises()
            .filter(|(module, exercise)| {
                let own = module.goals.iter().any(|goal| exercise.goal.as_ref() == Some(&goal.id));
                !own || exercise.level.is_none()
            })
            .map(|(_, exercise)| format!("{}: geen leerdoel van deze module of geen niveau", place(exercise))),
    );
}

#[test]
fn every_wrong_answer_is_explained() {
    assert_none(the_course().exercises().flat_map(|(_, exercise)| {
        let unexplained = match &exercise.body {
            Body::Meerkeuze(kind) => unexplained_options(kind),
            Body::Matrix(kind) => unexplained_placements(kind),
            Body::Indelen(kind) => unexplained_categories(kind),
            Body::Volgorde(kind) => unexplained_orders(kind),
            Body::Koppelen(kind) => unexplained_pairs(kind),
            Body::Invullen(kind) => unexplained_gaps(kind),
            Body::Kort(kind) => unexplained_wordings(kind),
            Body::Rekenen(kind) => unexplained_sums(kind),
            Body::Open(_) => Vec::new(),
        };
        unexplained.into_iter().map(|what| format!("{}: {what}", place(exercise)))
    }));
}

#[test]
fn every_goal_is_exercised_at_its_own_level() {
    let goals = the_course().modules.iter().flat_map(|module| module.goals.iter().map(move |goal| (module, goal)));
    assert_none(goals.filter_map(|(module, goal)| {
        let levels: Vec<_> = module
            .exercises
            .iter()
            .filter(|exercise| exercise.goal.as_ref() == Some(&goal.id))
            .map(|exercise| exercise.level)
            .collect();
        let good = levels.len() >= EXERCISES_PER_GOAL && levels.contains(&Some(goal.level));
        (!good).then(|| {
            format!(
                "{}:{}: '{}' is {:?}, maar de oefeningen zijn {levels:?}",
                module.path, goal.line, goal.id, goal.level
            )
        })
    }));
}

#[test]
fn every_concept_has_a_card() {
    assert_none(the_course().modules.iter().flat_map(|module| {
        let without = module.concepts.iter().filter(|concept| module.concept_card(concept).is_none());
        without.map(|concept| format!("{}: het begrip '{concept}' heeft geen kaart", module.path))
    }));
}

#[test]
fn every_module_has_enough_of_everything() {
    assert_none(the_course().modules.iter().flat_map(|module| {
        let (cards, exercises, words) = (module.cards.len(), module.exercises.len(), lesson_words(module));
        let kinds = module.exercises.iter().map(|exercise| exercise.body.tag()).collect::<BTreeSet<_>>().len();
        [
            (cards < CARDS).then(|| format!("{}: {cards} kaarten, minstens {CARDS}", module.path)),
            (kinds < KINDS_PER_MODULE)
                .then(|| format!("{}: {kinds} soorten, minstens {KINDS_PER_MODULE}", module.path)),
            (module.webs.is_empty()).then(|| format!("{}: geen woordweb", module.path)),
            (!module
                .sections
                .iter()
                .flat_map(|section| &section.pieces)
                .any(|piece| matches!(piece, Piece::Teacher(_))))
            .then(|| format!("{}: niets voor de docent", module.path)),
            (exercises < EXERCISES).then(|| format!("{}: {exercises} oefeningen, minstens {EXERCISES}", module.path)),
            (!LESSON_WORDS.contains(&words))
                .then(|| format!("{}: {words} woorden lopende tekst, {LESSON_WORDS:?} is de bedoeling", module.path)),
        ]
        .into_iter()
        .flatten()
    }));
}

#[test]
fn nothing_links_outside_the_course() {
    let is_course = |file: &&SourceFile| {
        let folder = file.path.split('/').next();
        folder == Some("modellen") || the_course().modules.iter().any(|module| module.path.split('/').next() == folder)
    };
    let mut complaints = Vec::new();
    for file in FILES.iter().filter(is_course) {
        for (number, line) in (1..).zip(String::from_utf8_lossy(&file.bytes).lines()) {
            if ["://", "mailto:", "](/", "www."].iter().any(|mark| line.contains(mark)) {
                complaints.push(format!("{}:{number}: een link naar buiten: {line}", file.path));
            }
        }
    }
    assert_none(complaints);
}

fn unexplained_options(kind: &Meerkeuze) -> Vec<String> {
    let silent = |id: &&String| {
        let grade = kind.grade(&meerkeuze::Answer { chosen: vec![(*id).clone()] });
        is_thin(&shown(&grade, id))
    };
    let ids = kind.options.iter().map(|option| &option.id);
    ids.filter(silent).map(|id| format!("de optie '{id}' heeft geen feedback")).collect()
}

/// Each wrong quadrant of each customer must name the value of every misjudged axis (or why, for a question).
fn unexplained_placements(kind: &Matrix) -> Vec<String> {
    let mut complaints = Vec::new();
    for customer in &kind.customers {
        let right = kind.right_quadrant(customer);
        for chosen in kind.model.quadrants.iter().filter(|quadrant| quadrant.id != right.id) {
            let placed = BTreeMap::from([(customer.id.clone(), chosen.id.clone())]);
            let grade = kind.grade(&matrix::Answer { placed, ..matrix::Answer::default() });
            let feedback = shown(&grade, &customer.id);
            let place = format!("'{}' in {}", customer.id, chosen.name);
            for proof in proofs(kind, customer, chosen) {
                if proof.is_empty() || !feedback.contains(&proof) {
                    complaints.push(format!("{place}: '{proof}' staat niet in de feedback: {feedback}"));
                }
            }
            if is_thin(&feedback) || feedback.contains(['{', '}']) {
                complaints.push(format!("{place}: geen of onaffe feedback: {feedback}"));
            }
        }
        let wrong = kind.model.quadrants.iter().filter(|quadrant| quadrant.strategy != right.strategy);
        for chosen in wrong.filter(|_| kind.asks_strategy) {
            let placed = BTreeMap::from([(customer.id.clone(), right.id.clone())]);
            let strategy = BTreeMap::from([(customer.id.clone(), chosen.id.clone())]);
            let feedback = shown(&kind.grade(&matrix::Answer { placed, strategy }), &customer.id);
            if kind.model.strategy_feedback.is_empty() || !feedback.contains(&right.strategy) {
                complaints.push(format!("'{}' met strategie {}: {feedback}", customer.id, chosen.strategy));
            }
        }
    }
    complaints
}

/// What the feedback must show when `customer` was put in `chosen`: one text for each misjudged axis.
fn proofs(kind: &Matrix, customer: &Customer, chosen: &Quadrant) -> Vec<String> {
    let judged: [(&Axis, _, bool); 2] =
        [(&kind.model.x, &customer.x, chosen.x_high), (&kind.model.y, &customer.y, chosen.y_high)];
    let wrong = judged.into_iter().filter(|(_, value, high)| value.high != *high);
    wrong
        .map(|(axis, value, _)| match axis.scale {
            Scale::Boundary { .. } => plain(&value.shown.html),
            Scale::Question(_) => plain(&value.why),
        })
        .collect()
}

fn unexplained_categories(kind: &Indelen) -> Vec<String> {
    let mut complaints = Vec::new();
    for case in &kind.cases {
        let feedback = |category: &str| {
            let placed = BTreeMap::from([(case.id.clone(), category.to_owned())]);
            shown(&kind.grade(&indelen::Answer { placed }), &case.id)
        };
        let when_right = feedback(&case.category);
        for category in kind.set.categories.iter().filter(|category| category.id != case.category) {
            let when_wrong = feedback(&category.id);
            if when_wrong == when_right || is_thin(&when_wrong) {
                complaints.push(format!("'{}' bij {}: geen feedback op deze fout", case.id, category.name));
            }
        }
    }
    complaints
}

/// Any two steps that change places, and all steps turned round.
fn unexplained_orders(kind: &Volgorde) -> Vec<String> {
    let right = kind.model_answer().order;
    let mut orders: Vec<Vec<String>> = vec![right.iter().rev().cloned().collect()];
    for first in 0..right.len() {
        for second in first + 1..right.len() {
            let mut order = right.clone();
            order.swap(first, second);
            orders.push(order);
        }
    }
    let unexplained = |order: &Vec<String>| {
        let grade = kind.grade(&volgorde::Answer { order: order.clone() });
        let wrong = grade.parts.iter().filter(|part| part.points < part.max);
        grade.points == grade.max || wrong.map(|part| shown(&grade, &part.id)).any(|feedback| is_thin(&feedback))
    };
    orders.into_iter().filter(unexplained).map(|order| format!("de volgorde {order:?} krijgt geen feedback")).collect()
}

/// Each part on the right, put where it does not belong.
fn unexplained_pairs(kind: &Koppelen) -> Vec<String> {
    let mut complaints = Vec::new();
    for left in &kind.left {
        let feedback = |right: &str| {
            let placed = BTreeMap::from([(left.id.clone(), right.to_owned())]);
            shown(&kind.grade(&koppelen::Answer { placed }), &left.id)
        };
        let when_right = feedback(&left.right);
        for right in kind.right.iter().filter(|right| right.id != left.right) {
            let when_wrong = feedback(&right.id);
            if when_wrong == when_right || is_thin(&when_wrong) {
                complaints.push(format!("'{}' bij '{}': geen feedback op deze fout", right.id, left.id));
            }
        }
    }
    complaints
}

/// Each word that an author foresaw, in each gap where it is wrong, and a word that nobody foresaw.
fn unexplained_gaps(kind: &Invullen) -> Vec<String> {
    let mut complaints = Vec::new();
    let words = kind.mistakes().map(|(_, wording)| wording.to_owned()).chain(["xyzzy".to_owned()]).collect::<Vec<_>>();
    for gap in &kind.gaps {
        for word in &words {
            let filled = BTreeMap::from([(gap.id.clone(), word.clone())]);
            let grade = kind.grade(&invullen::Answer { filled });
            let part = grade.part(&gap.id).cloned().unwrap_or_default();
            // The last line only says what fits.
            let explained = part.feedback.len() > 1 && !is_thin(&plain(&part.feedback[0]));
            if part.points == 0 && !explained {
                complaints.push(format!("'{word}' in het gat '{}' krijgt geen feedback", gap.id));
            }
        }
    }
    for (gap, wording) in kind.mistakes() {
        let Some(gap) = gap else { continue };
        let filled = BTreeMap::from([(gap.to_owned(), wording.to_owned())]);
        if kind.grade(&invullen::Answer { filled }).part(gap).is_none_or(|part| part.points > 0) {
            complaints.push(format!("de bekende fout '{wording}' in het gat '{gap}' telt als goed"));
        }
    }
    complaints
}

fn unexplained_wordings(kind: &Kort) -> Vec<String> {
    let grade = |text: &str| kind.grade(&kort::Answer { text: text.to_owned() });
    let accepted = kind.right.iter().filter(|wording| grade(&wording.label.text).points == 0);
    let accepted = accepted.map(|wording| format!("het goede antwoord '{}' telt niet", wording.label.text));
    let wrong = kind.wrong.iter().filter_map(|wording| {
        let grade = grade(&wording.label.text);
        let own = plain(&wording.feedback);
        let good = grade.points == 0 && shown(&grade, kort::PART).contains(&own) && !is_thin(&own);
        (!good).then(|| format!("de fout '{}' krijgt punten of niet haar eigen feedback", wording.label.text))
    });
    let silent = plain(&kind.right[0].feedback).is_empty().then(|| "het modelantwoord heeft geen uitleg".to_owned());
    accepted.chain(wrong).chain(silent).collect()
}

/// The model answer and every known mistake, for the author's numbers and for many others.
fn unexplained_sums(kind: &Rekenen) -> Vec<String> {
    let mut complaints = Vec::new();
    for variant in 0..if kind.varies() { VARIANTS } else { 1 } {
        let grade = |text: String| kind.grade(&rekenen::Answer { variant, text });
        let right = kind.right_text(variant);
        if grade(right.clone()).points == 0 {
            complaints.push(format!("variant {variant}: het goede antwoord {right} telt niet"));
        }
        let outcomes: Vec<(&str, String, String)> = kind.mistakes(variant);
        for (name, outcome, feedback) in &outcomes {
            let grade = grade(outcome.clone());
            let given = shown(&grade, rekenen::PART);
            // Two mistakes may lead to the same number; then either explanation is true.
            let explained =
                outcomes.iter().any(|(_, other, feedback)| near(other, outcome) && given.contains(&plain(feedback)));
            if grade.points > 0 || !explained || is_thin(&plain(feedback)) || given.contains('{') {
                complaints.push(format!("variant {variant}: de fout '{name}' ({outcome}) krijgt: {given}"));
            }
        }
        let texts = kind.solution(variant).concat() + &kind.story(variant);
        if texts.contains(['{', '}']) {
            complaints.push(format!("variant {variant}: een som is niet ingevuld: {texts}"));
        }
    }
    complaints.truncate(5);
    complaints
}

fn near(a: &str, b: &str) -> bool {
    let value = |text: &str| match trainer::number::read(text) {
        Reading::Number(value) | Reading::Ambiguous { thousands: value, .. } => value,
        Reading::Nothing => f64::NAN,
    };
    (value(a) - value(b)).abs() < 2.1
}

fn repeated<'a>(ids: impl Iterator<Item = (&'a str, String)>) -> Vec<String> {
    let mut places: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (id, place) in ids {
        places.entry(id).or_default().push(place);
    }
    places.retain(|_, places| places.len() > 1);
    places.into_iter().map(|(id, places)| format!("'{id}' staat op {}", places.join(" en "))).collect()
}

fn place(exercise: &Exercise) -> String {
    format!("{}:{}: {}", exercise.path, exercise.line, exercise.id)
}

/// The words of a lesson that a learner reads as running text: no tables, no exercises, no notes for the teacher.
fn lesson_words(module: &Module) -> usize {
    let pieces = module.sections.iter().flat_map(|section| &section.pieces);
    pieces
        .map(|piece| match piece {
            Piece::Prose(html) => words(&without_tables(html)),
            Piece::Teacher(_) | Piece::Exercise(_) | Piece::WordWeb(_) => 0,
        })
        .sum()
}

fn words(html: &str) -> usize {
    plain(html).split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn without_tables(html: &str) -> String {
    let mut parts = html.split("<table>");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once("</table>").map_or("", |(_, after)| after))
}

fn is_thin(feedback: &str) -> bool {
    words(feedback) < FEEDBACK_WORDS
}

/// The feedback on one part as plain text.
fn shown(grade: &Grade, part: &str) -> String {
    plain(&grade.part(part).map(|part| part.feedback.join(" ")).unwrap_or_default())
}

/// The text of safe HTML, words separated by one space.
fn plain(html: &str) -> String {
    let text: String = html
        .split('<')
        .map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
