//! Copies: of a whole module and of an example, with ids of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::{head, parts};
use crate::id;

/// The learning goal that the examples name.
const GOAL: &str = "vb";

/// What a module is copied from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The course. Its terms stay there: a copy links to them.
    Course,
    /// An own module.
    Own,
}

/// A copy of the module in `text` with ids that are not `taken`.
pub fn copy_of(text: &str, origin: Origin, is_taken: &dyn Fn(&str) -> bool) -> String {
    let mut text = text.to_owned();
    if origin == Origin::Course {
        text = parts::without_part(&text, "Begrippen");
        text = change_front(&text, |row| (!row.starts_with("begrippen:")).then(|| row.to_owned()));
    }
    let names = ids_in(&text).into_iter().map(|id| (id, free(id, is_taken))).collect();
    let text = renamed(&text, &names);
    let head = head(&text);
    let id = head.slug.trim_start_matches(super::PREFIX);
    let slug = numbered(id, &|id| is_taken(&format!("{}{id}", super::PREFIX)));
    let mut has_id = false;
    let text = change_front(&text, |row| {
        let is_id = row.starts_with("id:");
        has_id |= is_id;
        Some(match row.strip_prefix("titel:") {
            Some(title) => format!("titel: {} (kopie)\n", title.trim()),
            None if is_id => format!("id: {slug}\n"),
            None => row.to_owned(),
        })
    });
    match text.strip_prefix("---\n").filter(|_| !has_id) {
        Some(rest) => format!("---\nid: {slug}\n{rest}"),
        None => text,
    }
}

/// The example `markdown` as it can be put into `text`: with ids that are free there, and about the first goal there.
pub fn example_for(markdown: &str, text: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let is_used =
        |id: &str| is_taken(id) || text.contains(&format!("{{#{id}}}")) || text.contains(&format!("{{#{id} "));
    let mut names: BTreeMap<&str, String> =
        ids_in(markdown).into_iter().map(|id| (id, numbered(id, &is_used))).collect();
    let goal = text.lines().find_map(|row| row.strip_prefix("doel:")?.split('|').next());
    if let Some(goal) = goal {
        names.insert(GOAL, goal.trim().to_owned());
    }
    renamed(markdown, &names)
}

/// The ids that may be in use only once: those of exercises, cards, cases, webs, models, terms and goals. They stand in headings with a
/// class, behind what a definition list explains, and in the front matter.
fn ids_in(text: &str) -> BTreeSet<&str> {
    let goals = text.lines().filter_map(|row| Some(row.strip_prefix("doel:")?.split('|').next()?.trim()));
    let named = text.lines().filter_map(|row| {
        let (before, mark) = row.rsplit_once("{#")?;
        let id = mark.split([' ', '}']).next()?;
        let is_step = before.split_once(". ").is_some_and(|(at, _)| at.bytes().all(|byte| byte.is_ascii_digit()));
        let is_item = match before.starts_with('#') {
            true => mark.contains(" ."),
            false => !is_step && !before.starts_with(['|', '-', '*', ':', '>']),
        };
        is_item.then_some(id)
    });
    goals.chain(named).filter(|id| id::is_valid(id)).collect()
}

/// An id like `id` that is not taken: `eigen-id`, `eigen2-id`, and so on.
fn free(id: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let plain = id.strip_prefix("eigen").and_then(|rest| rest.split_once('-'));
    let plain = plain.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit())).map_or(id, |(_, id)| id);
    let names = (1_u32..).map(|at| match at {
        1 => format!("eigen-{plain}"),
        at => format!("eigen{at}-{plain}"),
    });
    names.take(999).find(|name| name != id && !is_taken(name)).unwrap_or_else(|| id.to_owned())
}

/// `id`, or `id-2` and so on.
fn numbered(id: &str, is_taken: &dyn Fn(&str) -> bool) -> String {
    let names = std::iter::once(id.to_owned()).chain((2_u32..999).map(|at| format!("{id}-{at}")));
    names.into_iter().find(|name| !is_taken(name)).unwrap_or_else(|| id.to_owned())
}

/// `text` with other ids, wherever an id can stand: behind `#` or `=`, as a goal, and as a step of a case.
fn renamed(text: &str, names: &BTreeMap<&str, String>) -> String {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let mut out = String::with_capacity(text.len());
    let mut names_steps = false;
    for row in text.split_inclusive('\n') {
        let is_goal = row.starts_with("doel:");
        names_steps = row.starts_with('|') && (names_steps || row.contains("| stappen |"));
        let mut rest = row;
        while let Some(at) = rest.find(is_part) {
            let end = rest[at..].find(|c| !is_part(c)).map_or(rest.len(), |length| at + length);
            let (before, word) = (&rest[..at], &rest[at..end]);
            let is_named = before.ends_with(['#', '='])
                || (is_goal && before.trim_end().ends_with(':'))
                || (names_steps
                    && before.trim_end().ends_with(['|', ','])
                    && rest[end..].trim_start().starts_with(['|', ',']));
            out.push_str(before);
            match names.get(word).filter(|_| is_named) {
                Some(new) => out.push_str(new),
                None => out.push_str(word),
            }
            rest = &rest[end..];
        }
        out.push_str(rest);
    }
    out
}

/// Changes or drops the lines of the front matter.
fn change_front(text: &str, mut change: impl FnMut(&str) -> Option<String>) -> String {
    let mut marks = 0;
    let mut out = String::new();
    for row in text.split_inclusive('\n') {
        marks += u32::from(row.trim_end() == "---" && marks < 2);
        match marks {
            1 => out.push_str(&change(row).unwrap_or_default()),
            _ => out.push_str(row),
        }
    }
    out
}
