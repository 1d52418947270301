//! Telling two things apart that were mixed up: questions about either of them, with both names to choose from.
//!
//! The questions are taken from what the course says of the two: situations to sort, customers to place (fresh ones too), and the meaning
//! and example of a term. Whether two things are told apart often enough follows from the log (`progress::Pair`).

use std::collections::BTreeSet;

use crate::course::{Module, Term};
use crate::exercise::matrix::{Customer, Matrix};
use crate::exercise::{Body, fresh};
use crate::markup::escape;
use crate::model::Models;
use crate::random::Random;

/// How many sets of fresh customers are made for a pair of quadrants.
const FRESH: u32 = 3;

/// Two things and questions about them.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill {
    /// The id and name of both.
    pub names: [(String, String); 2],
    /// The questions, in an order that a seed decides.
    pub questions: Vec<Question>,
}

/// A question with two possible answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its name among the questions about this pair.
    pub id: String,
    /// What is asked about, safe HTML.
    pub html: String,
    /// The id of the right one.
    pub right: String,
    /// How to see that it is this one, safe HTML; may be empty.
    pub why: String,
}

/// A pair as the questions are collected.
struct Pair<'a> {
    ids: [&'a str; 2],
    names: [String; 2],
    questions: Vec<Question>,
    seen: BTreeSet<String>,
}

impl Pair<'_> {
    fn is_about(&self, id: &str) -> bool {
        self.ids.contains(&id)
    }

    /// The other one of the two.
    fn other(&self, id: &str) -> &str {
        if self.ids[0] == id { self.ids[1] } else { self.ids[0] }
    }

    /// Takes up a question, unless it is there already. The names of the two are left open: they would give the answer away.
    fn ask(&mut self, id: String, html: String, right: &str, why: String) {
        let html = self.names.iter().fold(html, |html, name| left_open(&html, name));
        if !html.is_empty() && self.seen.insert(html.clone()) {
            self.questions.push(Question { id, html, right: right.to_owned(), why });
        }
    }
}

/// The questions that `modules` have about these two. `None` when one of them has no name, or when there are not questions about both.
pub fn drill(modules: &[(&Module, &Models)], one: &str, other: &str, seed: u64) -> Option<Drill> {
    let ids = [one, other];
    let names = [name(modules, one)?, name(modules, other)?];
    let mut pair = Pair { ids, names, questions: Vec::new(), seen: BTreeSet::new() };
    for (module, _) in modules {
        for term in &module.terms {
            ask_term(&mut pair, term);
        }
        for exercise in &module.exercises {
            match &exercise.body {
                Body::Indelen(kind) => ask_cases(&mut pair, &exercise.id, kind),
                Body::Matrix(kind) => ask_customers(&mut pair, &exercise.id, kind),
                _ => {}
            }
        }
    }
    ask_fresh(&mut pair, modules, seed);
    let [has_one, has_other] = ids.map(|id| pair.questions.iter().any(|question| question.right == id));
    let Pair { names: [first, second], mut questions, .. } = pair;
    let mut random = Random::new(seed);
    questions.sort_by_cached_key(|_| random.draw());
    let names = [(one.to_owned(), first), (other.to_owned(), second)];
    (has_one && has_other).then_some(Drill { names, questions })
}

fn name(modules: &[(&Module, &Models)], id: &str) -> Option<String> {
    let of_model = modules.iter().find_map(|(_, models)| models.label(id));
    let of_term = || {
        let terms = modules.iter().flat_map(|(module, _)| &module.terms);
        terms.into_iter().find(|term| term.id == id).map(|term| term.name.as_str())
    };
    of_model.or_else(of_term).map(str::to_owned)
}

fn ask_term(pair: &mut Pair, term: &Term) {
    if pair.is_about(&term.id) {
        let what = [("betekenis", &term.meaning), ("voorbeeld", &term.example)];
        for (kind, html) in what {
            pair.ask(format!("{}-{kind}", term.id), html.clone(), &term.id, term.confusion.clone());
        }
    }
}

fn ask_cases(pair: &mut Pair, exercise: &str, kind: &crate::exercise::indelen::Indelen) {
    let ids = pair.ids;
    for case in kind.cases.iter().filter(|case| ids.contains(&case.category.as_str())) {
        let mix_up = kind.set.mix_up_feedback(pair.other(&case.category), &case.category).unwrap_or_default();
        let why = format!("<p>{mix_up}</p><p>{}</p>", case.explanation).replace("<p></p>", "");
        pair.ask(format!("{exercise}-{}", case.id), case.label.html.clone(), &case.category, why);
    }
}

fn ask_customers(pair: &mut Pair, exercise: &str, kind: &Matrix) {
    for customer in &kind.customers {
        let right = kind.right_quadrant(customer).id.clone();
        if pair.is_about(&right) {
            let other = kind.model.quadrant(pair.other(&right));
            let why = other.map(|other| kind.misjudged(customer, other)).unwrap_or_default();
            let why: String = why.iter().map(|sentence| format!("<p>Let op: {sentence}.</p>")).collect();
            pair.ask(format!("{exercise}-{}", customer.id), facts(kind, customer), &right, why);
        }
    }
}

/// The name, the facts, and where the boundaries are.
fn facts(kind: &Matrix, customer: &Customer) -> String {
    let facts: String = kind
        .facts(customer, false, false)
        .iter()
        .map(|fact| format!("<li>{}: {}</li>", escape(&fact.name), fact.value.html))
        .collect();
    let rules: String = [&kind.model.x, &kind.model.y]
        .iter()
        .map(|axis| format!("<li>{}: {}</li>", escape(&axis.name), escape(&axis.rule())))
        .collect();
    format!("<p><b>{}</b></p><ul>{facts}</ul><ul class=\"quiet\">{rules}</ul>", customer.name.html)
}

fn ask_fresh(pair: &mut Pair, modules: &[(&Module, &Models)], seed: u64) {
    let models = modules.iter().flat_map(|(_, models)| models.matrices.values());
    let Some(model) = models.into_iter().find(|model| pair.ids.iter().all(|id| model.quadrant(id).is_some())) else {
        return;
    };
    let mut random = Random::new(seed);
    for _ in 0..FRESH {
        let exercise = fresh::exercise(model, random.draw() as u32);
        if let Some(Body::Matrix(kind)) = exercise.map(|exercise| exercise.body) {
            ask_customers(pair, fresh::PREFIX, &kind);
        }
    }
}

/// `html` with dots in the place of `name`, in small letters or capitals.
fn left_open(html: &str, name: &str) -> String {
    let mut open = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(first) = rest.chars().next() {
        match rest.get(..name.len()).filter(|start| start.eq_ignore_ascii_case(name)) {
            Some(_) => {
                open.push('…');
                rest = &rest[name.len()..];
            }
            None => {
                open.push(first);
                rest = &rest[first.len_utf8()..];
            }
        }
    }
    open
}
