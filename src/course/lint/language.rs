//! The language of everything a learner reads: sentences that run on, feedback that says nothing.

use crate::course::{SourceFile, is_course_file};
use crate::markup::{self, Block, BlockKind, Inline, Item, Table, each_inline};
use crate::problem::{Problem, Report};

/// A sentence may have this many words.
pub const LONGEST_SENTENCE: usize = 25;
/// Feedback with fewer words explains nothing: 'Fout.', 'Nee, kijk goed.'
const FEWEST_FEEDBACK_WORDS: usize = 4;
/// Columns that no learner reads as a sentence.
const NO_PROSE: &[&str] = &["woorden", "formule", "reeks", "als", "stappen", "waarde"];

pub(super) fn check(files: &[SourceFile], problems: &mut Vec<Problem>) {
    for file in files.iter().filter(|file| is_course_file(&file.path)) {
        let mut ignored = Vec::new();
        let document = markup::parse(&file.bytes, &mut Report::new(&file.path, &mut ignored));
        let mut report = Report::new(&file.path, problems);
        walk(&document.blocks, &mut |line, text| {
            for sentence in sentences(text).filter(|sentence| words(sentence) > LONGEST_SENTENCE) {
                let what = format!("een zin van {} woorden: '{}…'", words(sentence), start_of(sentence));
                report.warning(line, what, "knip de zin in tweeën");
            }
        });
        feedback(&document.blocks, &mut |line, text| {
            if words(text) < FEWEST_FEEDBACK_WORDS {
                let what = format!("feedback die niets uitlegt: '{}'", text.trim());
                report.warning(line, what, "zeg waarom dit verleidelijk is en waaraan je ziet dat het niet klopt");
            }
        });
    }
}

/// The number of words of the longest sentence in `files`, and the sentence.
pub fn longest_sentence(files: &[SourceFile]) -> (usize, String) {
    let mut longest = (0, String::new());
    for file in files.iter().filter(|file| is_course_file(&file.path)) {
        let mut ignored = Vec::new();
        let document = markup::parse(&file.bytes, &mut Report::new(&file.path, &mut ignored));
        walk(&document.blocks, &mut |_, text| {
            let here = sentences(text).map(|sentence| (words(sentence), sentence)).max();
            if let Some((count, sentence)) = here.filter(|(count, _)| *count > longest.0) {
                longest = (count, sentence.to_owned());
            }
        });
    }
    longest
}

/// Calls `each` with every text that is read as sentences, and its line.
fn walk(blocks: &[Block], each: &mut dyn FnMut(u32, &str)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Table(table) => walk_table(table, each),
            BlockKind::Picture(picture) => each(block.line, &picture.description),
            _ => each_inline(std::slice::from_ref(block), &mut |line, inline| each(line, &inline.text)),
        }
    }
}

fn walk_table(table: &Table, each: &mut dyn FnMut(u32, &str)) {
    for row in &table.rows {
        for (head, Inline { text, .. }) in table.head.iter().zip(&row.cells) {
            if !NO_PROSE.contains(&head.text.as_str()) {
                each(row.line, text);
            }
        }
    }
}

/// Calls `each` with every feedback: the quotes under options, and the cells of a column `feedback`.
fn feedback(blocks: &[Block], each: &mut dyn FnMut(u32, &str)) {
    for block in blocks {
        match &block.kind {
            BlockKind::List(list) if list.is_task_list() => {
                list.items.iter().for_each(|item| option_feedback(item, each))
            }
            BlockKind::Table(table) => {
                for row in &table.rows {
                    if let Some(cell) = table.cell(row, "feedback") {
                        each(row.line, &cell.text);
                    }
                }
            }
            _ => {}
        }
    }
}

fn option_feedback(item: &Item, each: &mut dyn FnMut(u32, &str)) {
    let quotes = item.blocks.iter().filter_map(|block| match &block.kind {
        BlockKind::Quote(quote) => Some(&quote.blocks),
        _ => None,
    });
    let mut text = String::new();
    for blocks in quotes {
        walk(blocks, &mut |_, part| {
            text.push_str(part);
            text.push(' ');
        });
    }
    if !text.is_empty() {
        each(item.line, &text);
    }
}

/// Cuts at the end of sentences. A point inside a number or a name (`4.000`, `e.d.`) ends none.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let ends = ['.', '!', '?', '…', ':', ';'];
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .char_indices()
            .find(|(at, c)| {
                let after = rest[at + c.len_utf8()..].trim_start_matches(['\'', '"', '’', '”', ')']);
                ends.contains(c) && (after.is_empty() || after.starts_with(' '))
            })
            .map_or(rest.len(), |(at, c)| at + c.len_utf8());
        let (sentence, after) = rest.split_at(end);
        rest = after.trim_start_matches(['\'', '"', '’', '”', ')', ' ']);
        Some(sentence.trim())
    })
}

fn words(text: &str) -> usize {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

fn start_of(sentence: &str) -> String {
    sentence.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_points_that_end_them() {
        let found: Vec<&str> = sentences("De omzet is € 4.000. 'Klopt dat?' Ja: het klopt e.d. wel").collect();
        assert_eq!(found, ["De omzet is € 4.000.", "Klopt dat?", "Ja:", "het klopt e.d.", "wel"]);
    }

    #[test]
    fn long_sentences_and_empty_feedback_are_reported_with_their_line() {
        let long = format!("{} eind.", "woord ".repeat(25));
        let text = format!(
            "## Kop {{#kop}}\n\n{long}\n\n- [ ] optie\n  > Fout.\n- [x] goed\n  > Ja, want dit klopt helemaal.\n"
        );
        let file = SourceFile { path: "01-a/les.md".into(), bytes: text.into_bytes() };
        let mut problems = Vec::new();
        check(&[file], &mut problems);
        let found: Vec<(u32, &str)> = problems.iter().map(|problem| (problem.line, problem.what.as_str())).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].0 == 3 && found[0].1.contains("26 woorden"), "{found:?}");
        assert!(found[1].0 == 5 && found[1].1.contains("'Fout.'"), "{found:?}");
    }
}
