//! The line of Markdown that makes an accepted answer part of the content, as authors write it in `content/soorten/`.

use super::choices::Choice;
use crate::exercise::{Body, Exercise};

/// What to change in the content, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Where, in Dutch: the file and the exercise.
    pub place: String,
    /// What to do there, in Dutch.
    pub action: &'static str,
    /// The Markdown.
    pub markdown: String,
}

/// How `choice` becomes an accepted answer of `exercise`; `None` for kinds whose key is not a list of wordings.
pub fn variant(exercise: &Exercise, choice: &Choice) -> Option<Variant> {
    let (action, markdown) = match &exercise.body {
        Body::Kort(_) => {
            ("Zet deze regel onder het laatste goede antwoord:", format!("- [x] {}", escaped(&choice.chosen)))
        }
        Body::Invullen(kind) if kind.bank.is_empty() => {
            let gap = kind.gaps.iter().find(|gap| gap.id == choice.part)?;
            let words: Vec<String> = gap.accepted.iter().cloned().chain([escaped(&choice.chosen)]).collect();
            ("Vervang het gat door:", format!("{{{}}}", words.join("|")))
        }
        _ => return None,
    };
    let place = format!("{}, bij ‘{}’ (#{})", exercise.path, exercise.title.text, exercise.id);
    Some(Variant { place, action, markdown })
}

/// What a student typed as one line of Markdown that means just that text.
fn escaped(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    for c in line.chars().take(120) {
        match c {
            // These would open a gap, or another wording.
            '{' | '}' | '|' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '~' | '!' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out.trim().to_owned()
}
