//! What the learner takes for each other.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::{Index, TermEntry};
use trainer::markup::escape;
use trainer::progress::{IN_A_ROW, Pair};

use super::{tile, way};
use crate::app::ui::chart::table;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{content, learner, site};

/// Every pair, most often mixed up first, and how far the learner is in telling them apart.
pub(super) fn pairs(index: &Arc<Index>) -> AnyView {
    let index = index.clone();
    dynamic(move || {
        let progress = learner().progress.read();
        let pairs = progress.mix_ups().pairs();
        let mut rows: Vec<Vec<String>> = Vec::new();
        if !pairs.is_empty() {
            fetch_names(&index, &pairs);
            let terms = content().glossary().ready().unwrap_or_default();
            rows = pairs.into_iter().filter_map(|(one, other, pair)| row(&terms, one, other, pair)).collect();
        }
        let title = "Wat haal je door elkaar?";
        Some(match rows.len() {
            0 => tile(
                title,
                "Nog niets. Kies je in een oefening het ene begrip waar het andere goed was, dan zie je dat hier."
                    .to_owned(),
                None,
            ),
            number => {
                let words = format!(
                    "{} haalde je door elkaar. Houd je een paar vier keer op rij uit elkaar, verdeeld over twee dagen? Dan is het klaar.",
                    count(number, "paar", "paren")
                );
                let table = table(&["Deze twee", "Verward", "Goed op rij"], &rows);
                let table = view! { <div inner_html=table /> }.into_any();
                tile(title, words, Some(vec![table, way("verwarring", "Leer ze uit elkaar te houden")].into_any()))
            }
        })
    })
}

/// Names stand in the modules of the exercises in which the pairs were mixed up. The view is drawn again when they are here.
fn fetch_names(index: &Index, pairs: &[(&str, &str, &Pair)]) {
    let exercises: BTreeSet<&String> = pairs.iter().flat_map(|(.., pair)| &pair.exercises).collect();
    for module in &index.modules {
        if module.exercises.iter().any(|exercise| exercises.contains(&exercise.id)) {
            let _ = content().module(&module.slug);
        }
    }
}

fn row(terms: &[TermEntry], one: &str, other: &str, pair: &Pair) -> Option<Vec<String>> {
    let apart = match pair.is_told_apart() {
        true => "klaar".to_owned(),
        false => format!("{} van {IN_A_ROW}", pair.in_a_row.min(IN_A_ROW)),
    };
    Some(vec![format!("{} en {}", name(terms, one)?, name(terms, other)?), format!("{}×", pair.times), apart])
}

/// The name of a concept as HTML, a link when the glossary has it. `None` for what has no name of its own.
fn name(terms: &[TermEntry], id: &str) -> Option<String> {
    if let Some(entry) = terms.iter().find(|entry| entry.term.id == id) {
        let link = site().link(&format!("begrippen?begrip={id}"));
        return Some(format!(r#"<a href="{link}">{}</a>"#, escape(&entry.term.name)));
    }
    content().label(id).map(|label| escape(&label))
}
