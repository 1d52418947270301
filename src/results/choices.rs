//! What was answered in each part of an exercise, in words: for counting it over a class, and for telling two answers apart.

use serde::de::DeserializeOwned;

use crate::exercise::{Body, Exercise, indelen, invullen, koppelen, kort, matrix, meerkeuze, open, rekenen, volgorde};
use crate::wording;

/// What was answered in one part.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Choice {
    /// The id of the part; empty when the exercise has one part only.
    pub part: String,
    /// The part in words; empty when the exercise has one part only.
    pub part_label: String,
    /// What was chosen: an id, or the words that were typed.
    pub chosen: String,
    /// What was chosen, as people read it. Plain text.
    pub label: String,
    /// Whether it is right by the key.
    pub is_right: bool,
    /// Whether someone typed it, so that the author may not have thought of it.
    pub is_typed: bool,
}

impl Choice {
    /// `Bakkerij Blom: topklant`, or only what was chosen.
    pub fn in_words(&self) -> String {
        match self.part_label.trim_end_matches('.') {
            "" => self.label.clone(),
            part => format!("{part}: {}", self.label),
        }
    }
}

/// What `answer` (in its stored form) says in each part of `exercise`; parts without an answer are left out.
pub fn choices(exercise: &Exercise, answer: &str) -> Vec<Choice> {
    match &exercise.body {
        Body::Meerkeuze(kind) => {
            let answer: meerkeuze::Answer = read(answer);
            let chosen = kind.options.iter().filter(|option| answer.chosen.contains(&option.id));
            chosen.map(|option| whole(&option.id, &option.label.text, option.right)).collect()
        }
        Body::Matrix(kind) => {
            let answer: matrix::Answer = read(answer);
            let chosen = kind.customers.iter().filter_map(|customer| {
                let quadrant = kind.model.quadrant(answer.placed.get(&customer.id)?)?;
                let is_right = quadrant.id == kind.right_quadrant(customer).id;
                Some(part(&customer.id, &customer.name.text, &quadrant.id, &quadrant.name, is_right))
            });
            chosen.collect()
        }
        Body::Indelen(kind) => {
            let answer: indelen::Answer = read(answer);
            let chosen = kind.cases.iter().filter_map(|case| {
                let id = answer.placed.get(&case.id)?;
                let category = kind.set.categories.iter().find(|category| category.id == *id)?;
                Some(part(&case.id, &case.label.text, &category.id, &category.name, category.id == case.category))
            });
            chosen.collect()
        }
        Body::Koppelen(kind) => {
            let answer: koppelen::Answer = read(answer);
            let chosen = kind.left.iter().filter_map(|left| {
                let id = answer.placed.get(&left.id)?;
                let right = kind.right.iter().find(|right| right.id == *id)?;
                Some(part(&left.id, &left.label.text, &right.id, &right.label.text, right.id == left.right))
            });
            chosen.collect()
        }
        Body::Volgorde(kind) => order(kind, answer),
        Body::Invullen(kind) => gaps(exercise, kind, answer),
        Body::Kort(_) => {
            let text = read::<kort::Answer>(answer).text;
            typed(exercise, answer, String::new(), &text).into_iter().collect()
        }
        Body::Rekenen(kind) => {
            let given: rekenen::Answer = read(answer);
            // The numbers differ by variant, and so does what an answer means.
            let part = if given.variant == 0 { String::new() } else { given.variant.to_string() };
            let choice = typed(exercise, answer, part, &given.text);
            let label = |choice: Choice| match choice.is_right || !kind.varies() {
                true => choice,
                false => {
                    Choice { label: format!("{} (goed: {})", choice.label, kind.right_text(given.variant)), ..choice }
                }
            };
            choice.map(label).into_iter().collect()
        }
        Body::Open(_) => {
            let text = read::<open::Answer>(answer).text;
            if wording::is_blank(&text) { Vec::new() } else { vec![whole(&text, &text, false)] }
        }
    }
}

/// Whether two typed answers count as the same one: the spelling that never matters does not matter here either.
pub fn is_same(a: &str, b: &str) -> bool {
    a.trim() == b.trim() || wording::is_same(a, b)
}

fn read<A: DeserializeOwned + Default>(answer: &str) -> A {
    serde_json::from_str(answer).unwrap_or_default()
}

fn part(id: &str, label: &str, chosen: &str, chosen_label: &str, is_right: bool) -> Choice {
    Choice { part: id.to_owned(), part_label: label.to_owned(), ..whole(chosen, chosen_label, is_right) }
}

fn whole(chosen: &str, label: &str, is_right: bool) -> Choice {
    Choice { chosen: chosen.to_owned(), label: label.to_owned(), is_right, ..Choice::default() }
}

fn typed(exercise: &Exercise, answer: &str, part: String, text: &str) -> Option<Choice> {
    let text = text.trim();
    let grade = exercise.body.grade_text(answer);
    let is_right = grade.points >= grade.max;
    (!text.is_empty()).then(|| Choice { part, is_typed: true, ..whole(text, text, is_right) })
}

fn gaps(exercise: &Exercise, kind: &invullen::Invullen, answer: &str) -> Vec<Choice> {
    let filled = read::<invullen::Answer>(answer).filled;
    let grade = exercise.body.grade_text(answer);
    let choice = |gap: &invullen::Gap| {
        let text = filled.get(&gap.id).map(|text| text.trim()).filter(|text| !wording::is_blank(text))?;
        let is_right = grade.part(&gap.id).is_some_and(|part| part.points >= part.max);
        let label = format!("gat ‘{}’", gap.accepted.first().map_or("", String::as_str));
        Some(Choice { is_typed: kind.bank.is_empty(), ..part(&gap.id, &label, text, text, is_right) })
    };
    kind.gaps.iter().filter_map(choice).collect()
}

fn order(kind: &volgorde::Volgorde, answer: &str) -> Vec<Choice> {
    let order = read::<volgorde::Answer>(answer).order;
    let steps: Vec<&volgorde::Step> =
        order.iter().filter_map(|id| kind.steps.iter().find(|step| step.id == *id)).collect();
    if steps.is_empty() {
        return Vec::new();
    }
    let is_right = steps.iter().copied().eq(kind.steps.iter());
    let ids: Vec<&str> = steps.iter().map(|step| step.id.as_str()).collect();
    let labels: Vec<&str> = steps.iter().map(|step| step.label.text.as_str()).collect();
    vec![whole(&ids.join(","), &labels.join(" → "), is_right)]
}
