//! The register of ids: `content/ids.txt` remembers which text had which id, so that a changed id is noticed.
//!
//! Learners' progress hangs on ids. An id that goes while its text stays was changed by mistake; one that goes with its text was removed
//! on purpose. New ids are added by `cargo xtask check --keep-ids`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use trainer::course::Course;
use trainer::id::fingerprint;
use trainer::problem::{Problem, Report};

/// Where the register stands, in the content folder.
pub const FILE: &str = "ids.txt";

/// What is wrong with the ids of `course` compared with the register in `path`; nothing when there is none.
pub fn check(course: &Course, path: &Path) -> Result<Vec<Problem>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(compare(&read(&text), course))
}

/// Writes the register of `course`.
pub fn keep(course: &Course, path: &Path) -> Result<usize> {
    let items = items(course);
    let text: String = items.iter().map(|item| format!("{} {:08x}\n", item.id, item.text)).collect();
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(items.len())
}

struct Item<'a> {
    id: &'a str,
    text: u32,
    path: &'a str,
    line: u32,
}

/// Every exercise and card, by id.
fn items(course: &Course) -> Vec<Item<'_>> {
    let exercises = course.exercises().map(|(_, exercise)| Item {
        id: &exercise.id,
        text: fingerprint(&format!("{}|{}|{}", exercise.title.text, exercise.prompt, exercise.body.outline())),
        path: &exercise.path,
        line: exercise.line,
    });
    let cards = course.cards().map(|(_, card)| Item {
        id: &card.id,
        text: fingerprint(&format!("{}|{}", card.front.text, card.back)),
        path: &card.path,
        line: card.line,
    });
    let mut items: Vec<Item> = exercises.chain(cards).collect();
    items.sort_by_key(|item| item.id);
    items
}

fn read(text: &str) -> BTreeMap<String, String> {
    text.lines().filter_map(|line| line.split_once(' ')).map(|(id, text)| (id.to_owned(), text.to_owned())).collect()
}

fn compare(register: &BTreeMap<String, String>, course: &Course) -> Vec<Problem> {
    let items = items(course);
    let mut problems = Vec::new();
    let gone = register.iter().filter(|(id, _)| !items.iter().any(|item| item.id == id.as_str()));
    let by_text: BTreeMap<&str, &str> = gone.map(|(id, text)| (text.as_str(), id.as_str())).collect();
    for item in items.iter().filter(|item| !register.contains_key(item.id)) {
        let mut report = Report::new(item.path, &mut problems);
        match by_text.get(format!("{:08x}", item.text).as_str()) {
            Some(before) => report.error(
                item.line,
                format!("de id '{before}' is veranderd in '{}', maar de tekst bleef gelijk", item.id),
                format!("zet `{{#{before}}}` terug: de voortgang van studenten hangt eraan"),
            ),
            None => report.warning(
                item.line,
                format!("de id '{}' staat nog niet in het register", item.id),
                "is alles goed, draai dan `cargo xtask check --keep-ids`",
            ),
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use trainer::course::{SourceFile, parse};

    use super::*;

    fn course(card: &str) -> Course {
        let text =
            format!("---\ntitel: A\nminuten: 1\n---\n\n## K {{.kaarten}}\n\nWat is churn? {{#{card}}}\n: Verloop.\n");
        parse(&[SourceFile { path: "01-a/les.md".into(), bytes: text.into_bytes() }]).0
    }

    #[test]
    fn an_id_that_changed_while_its_text_stayed_is_an_error() {
        let before = course("k-churn");
        let register: BTreeMap<String, String> =
            items(&before).iter().map(|item| (item.id.to_owned(), format!("{:08x}", item.text))).collect();
        assert!(compare(&register, &before).is_empty());
        let problems = compare(&register, &course("k-verloop"));
        assert!(problems[0].what.contains("'k-churn' is veranderd in 'k-verloop'"), "{problems:?}");
    }

    #[test]
    fn a_new_id_is_only_a_warning() {
        let problems = compare(&BTreeMap::new(), &course("k-churn"));
        assert!(problems[0].what.contains("nog niet in het register"), "{problems:?}");
    }
}
