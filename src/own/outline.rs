//! What stands where in the text of an own module, for a preview that changes only where the text does.

use std::collections::{BTreeMap, BTreeSet};

use crate::course::{Module, Piece};
use crate::id::fingerprint;

/// A part of the text that is shown as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The line it begins on, from 1.
    pub line: u32,
    /// The line that the next one begins on.
    pub end: u32,
    /// The same as long as its text is: a fingerprint, and how many parts before it have the same text.
    pub key: (u32, u32),
}

impl Part {
    /// Whether this line is in it.
    pub fn has(&self, line: u32) -> bool {
        (self.line..self.end).contains(&line)
    }
}

/// What begins on a line: something that is shown alone, or one of a row that is shown together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    Card,
    Term,
}

/// The parts of `text`, from which `module` was read: each section with the exercises in it, and what stands outside the lesson.
pub fn outline(module: &Module, text: &str) -> Vec<Part> {
    let in_sections: BTreeSet<&str> = module
        .sections
        .iter()
        .flat_map(|section| &section.pieces)
        .filter_map(|piece| match piece {
            Piece::Exercise(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    let is_apart = |id: &str, in_case: bool| !in_case && !in_sections.contains(id);
    let exercises = module.exercises.iter().filter(|it| is_apart(&it.id, it.case.is_some())).map(|it| it.line);
    let cases = module.cases.iter().map(|case| case.line);
    let sections = module.sections.iter().map(|section| section.line);
    let mut begins: BTreeMap<u32, Kind> =
        sections.chain(exercises).chain(cases).map(|line| (line, Kind::Single)).collect();
    begins.extend(module.cards.iter().map(|card| (card.line, Kind::Card)));
    begins.extend(module.terms.iter().map(|term| (term.line, Kind::Term)));
    let mut last = Kind::Single;
    begins.retain(|_, kind| {
        let is_first = *kind == Kind::Single || *kind != last;
        last = *kind;
        is_first
    });
    let lines: Vec<u32> = begins.into_keys().collect();
    let rows: Vec<&str> = text.split('\n').collect();
    let ends = lines.iter().skip(1).copied().chain([rows.len() as u32 + 1]);
    let mut seen: BTreeMap<u32, u32> = BTreeMap::new();
    lines
        .iter()
        .zip(ends)
        .map(|(line, end)| {
            let of_part = rows.get(*line as usize - 1..end as usize - 1).unwrap_or_default().join("\n");
            let text = fingerprint(&of_part);
            let before = seen.entry(text).or_default();
            let key = (text, *before);
            *before += 1;
            Part { line: *line, end, key }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::Index;
    use crate::own::{TEMPLATE, read};

    #[test]
    fn only_the_part_that_changed_has_another_key() {
        let parts = |text: &str| outline(&read(text, &[], &Index::default()).module.expect("een module"), text);
        let before = parts(TEMPLATE);
        assert_eq!(before.len(), 3, "{before:?}");
        let after =
            parts(&TEMPLATE.replace("zin over deze module.", "zin\nover: meer").replace("voorkant?", "achterkant?"));
        assert_eq!(after[0].line, before[0].line + 1);
        let changed: Vec<bool> = before.iter().zip(&after).map(|(before, after)| before.key != after.key).collect();
        assert_eq!(changed, [false, false, true]);
        assert!(before[0].has(before[0].line) && !before[0].has(before[1].line));
    }
}
