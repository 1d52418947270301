//! Every wrong answer that an author foresaw, in every exercise of the real course, is told why it is wrong.

mod common;
#[path = "common/text.rs"]
mod text;

use std::collections::BTreeMap;

use common::{assert_none, the_course};
use text::{place, plain, words};
use trainer::exercise::indelen::{self, Indelen};
use trainer::exercise::invullen::{self, Invullen};
use trainer::exercise::koppelen::{self, Koppelen};
use trainer::exercise::kort::{self, Kort};
use trainer::exercise::matrix::{self, Customer, Matrix};
use trainer::exercise::meerkeuze::{self, Meerkeuze};
use trainer::exercise::rekenen::{self, Rekenen};
use trainer::exercise::volgorde::{self, Volgorde};
use trainer::exercise::{Body, Grade, Kind};
use trainer::model::{Axis, Quadrant, Scale};
use trainer::number::Reading;

/// How many draws of each sum are played.
const VARIANTS: u32 = 200;
/// Fewer words than this explain nothing: 'Fout.' or 'Nee, kijk goed.'
const FEEDBACK_WORDS: usize = 4;

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

fn is_thin(feedback: &str) -> bool {
    words(feedback) < FEEDBACK_WORDS
}

/// The feedback on one part as plain text.
fn shown(grade: &Grade, part: &str) -> String {
    plain(&grade.part(part).map(|part| part.feedback.join(" ")).unwrap_or_default())
}
