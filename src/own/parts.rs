//! One file for a whole module: which lines of it belong to which file of a folder, and back.

use crate::course::SourceFile;
use crate::id;
use crate::problem::Report;

/// A part of the one file that is a file of its own in the course.
pub(super) struct Part {
    /// The text of the level-1 heading that opens it.
    pub heading: &'static str,
    /// The file that it is in the course.
    pub file: &'static str,
}

/// The parts behind the lesson.
pub(super) const PARTS: [Part; 3] = [
    Part { heading: "Oefeningen", file: "oefeningen.md" },
    Part { heading: "Kaarten", file: "kaarten.md" },
    Part { heading: "Begrippen", file: "begrippen.md" },
];

const LESSON: &str = "les.md";

/// Divides `text` into the files of `folder` (which ends with `/`). Each begins with as many empty lines as stand above it, so that a
/// problem has the line that it has in `text`.
pub(super) fn split(text: &str, folder: &str, report: &mut Report) -> Vec<SourceFile> {
    let mut files = vec![Divided { file: LESSON, text: String::new(), lines: 0 }];
    let mut at = 0;
    for (line, row, heading) in rows(text) {
        let part = heading.and_then(|heading| PARTS.iter().find(|part| part.heading.eq_ignore_ascii_case(heading)));
        if let Some(part) = part {
            at = files.iter().position(|divided| divided.file == part.file).unwrap_or_else(|| {
                files.push(Divided { file: part.file, text: String::new(), lines: 0 });
                files.len() - 1
            });
            continue;
        }
        if let Some(heading) = heading {
            report.error(
                line,
                format!("'# {heading}' is geen deel van een module"),
                "gebruik `# Oefeningen`, `# Kaarten` of `# Begrippen`, en `##` voor een stuk van de les",
            );
        }
        let current = &mut files[at];
        current.text.extend((current.lines + 1..line).map(|_| '\n'));
        current.text.push_str(row);
        current.lines = line;
    }
    files
        .into_iter()
        .map(|divided| SourceFile { path: format!("{folder}{}", divided.file), bytes: divided.text.into_bytes() })
        .collect()
}

/// A file in the making.
struct Divided {
    file: &'static str,
    text: String,
    /// How many lines it has so far.
    lines: u32,
}

/// The line (from 1) below which an example can be put without splitting what stands at `line`: the last one with text before the next
/// heading of level 1 or 2. In the front matter that is the end of the first section.
pub fn line_for_example(text: &str, line: u32) -> u32 {
    let opens = |row: &str, is_fenced: bool| !is_fenced && (row.starts_with("# ") || row.starts_with("## "));
    let headings: Vec<u32> =
        plain_rows(text).filter(|(_, row, is_fenced)| opens(row, *is_fenced)).map(|(line, ..)| line).collect();
    let start = line.max(headings.first().copied().unwrap_or(1));
    let end = headings.into_iter().find(|heading| *heading > start).unwrap_or(u32::MAX);
    let before = plain_rows(text).take_while(|(line, ..)| *line < end);
    before.filter(|(_, row, _)| !row.trim().is_empty()).last().map_or(1, |(line, ..)| line)
}

/// The lines of `text` with their numbers from 1; with the title when it is a level-1 heading.
fn rows(text: &str) -> impl Iterator<Item = (u32, &str, Option<&str>)> {
    plain_rows(text).map(|(line, row, is_fenced)| {
        let heading = row.strip_prefix("# ").filter(|_| !is_fenced).map(str::trim);
        (line, row, heading)
    })
}

/// The lines of `text` with their numbers from 1, and whether each stands in a fence.
fn plain_rows(text: &str) -> impl Iterator<Item = (u32, &str, bool)> {
    let mut fence: Option<&str> = None;
    (1..).zip(text.split_inclusive('\n')).map(move |(line, row)| {
        let plain = row.trim();
        let mark = ["```", "~~~"].into_iter().find(|mark| plain.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        (line, row, fence.is_some())
    })
}

/// `text` without the part that the heading `# unwanted` opens.
pub(super) fn without_part(text: &str, unwanted: &str) -> String {
    let mut keeps = true;
    let mut kept = String::new();
    for (_, row, heading) in rows(text) {
        if let Some(heading) = heading {
            keeps = !heading.eq_ignore_ascii_case(unwanted);
        }
        if keeps {
            kept.push_str(row);
        }
    }
    kept
}

/// Makes one text of the files that were opened together, by name and text: one file as it is, or the files of one folder of the course.
///
/// # Errors
/// A sentence in Dutch, when they are no module together.
pub fn join(mut files: Vec<(String, String)>) -> Result<String, String> {
    let is_lone = files.len() == 1 && !is_part(&files[0].0);
    if is_lone {
        return files.pop().map(|(_, text)| text).ok_or_else(String::new);
    }
    if let Some((name, _)) = files.iter().find(|(name, _)| name != LESSON && !is_part(name)) {
        return Err(format!(
            "'{name}' hoort niet bij de bestanden van één module. Kies één bestand, of les.md met kaarten.md, oefeningen.md en begrippen.md."
        ));
    }
    let of_name = |wanted: &str| files.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.trim_end());
    let lesson = of_name(LESSON)
        .ok_or("Het bestand les.md ontbreekt. Kies ook dat: daarin staan de titel, de leerdoelen en de les.")?;
    let mut text = with_id(lesson);
    for part in PARTS {
        if let Some(of_part) = of_name(part.file) {
            text.push_str(&format!("\n\n# {}\n\n{}", part.heading, of_part.trim_start()));
        }
    }
    text.push('\n');
    Ok(text)
}

fn is_part(name: &str) -> bool {
    PARTS.iter().any(|part| part.file == name)
}

/// In a folder the id is the name of the folder, which a browser does not tell.
fn with_id(lesson: &str) -> String {
    let has_id = lesson.lines().skip(1).take_while(|row| row.trim() != "---").any(|row| row.starts_with("id:"));
    match lesson.strip_prefix("---\n").filter(|_| !has_id) {
        Some(rest) => {
            let title = rest.lines().find_map(|row| row.strip_prefix("titel:")).unwrap_or_default();
            format!("---\nid: {}\n{rest}", id::slug(title))
        }
        None => lesson.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn divided(text: &str) -> Vec<(String, String)> {
        let mut problems = Vec::new();
        let files = split(text, "100-eigen-x/", &mut Report::new("", &mut problems));
        let text_of = |file: SourceFile| (file.path, String::from_utf8(file.bytes).expect("tekst"));
        files.into_iter().map(text_of).collect()
    }

    #[test]
    fn each_part_keeps_its_lines() {
        let files = divided("a\n# Kaarten\nb\n# Oefeningen\nc\n```\n# Begrippen\n```\n# kaarten\nd\n");
        let expected = [
            ("100-eigen-x/les.md", "a\n"),
            ("100-eigen-x/kaarten.md", "\n\nb\n\n\n\n\n\n\nd\n"),
            ("100-eigen-x/oefeningen.md", "\n\n\n\nc\n```\n# Begrippen\n```\n"),
        ];
        assert_eq!(files, expected.map(|(path, text)| (path.to_owned(), text.to_owned())));
    }

    #[test]
    fn an_example_goes_below_what_stands_there() {
        let text = "---\ntitel: a\n---\n\n## A {#a}\n\nTekst.\n\n### X {#x .kort}\n\n- [x] a\n\n```\n# b\n```\n\n# Kaarten\n\n## K\n";
        for (line, below) in [(1, 15), (5, 15), (9, 15), (14, 15), (17, 17), (19, 19), (99, 19)] {
            assert_eq!(line_for_example(text, line), below, "{line}");
        }
    }

    #[test]
    fn an_unknown_part_is_reported_and_read_as_text() {
        let mut problems = Vec::new();
        split("a\n\n# Toets\n", "x/", &mut Report::new("x/", &mut problems));
        assert_eq!(problems.len(), 1);
        assert!(problems[0].line == 3 && problems[0].what.contains("'# Toets'"), "{problems:?}");
    }

    #[test]
    fn files_of_a_folder_become_one_text_and_divide_into_the_same() {
        let files = [("kaarten.md", "## K {.kaarten}\n"), ("les.md", "---\ntitel: Mijn les\n---\n## A {#a}\n")];
        let text = join(files.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec()).expect("een module");
        assert_eq!(text, "---\nid: mijn-les\ntitel: Mijn les\n---\n## A {#a}\n\n# Kaarten\n\n## K {.kaarten}\n");
        assert_eq!(divided(&text)[1].1.trim(), "## K {.kaarten}");
    }

    #[test]
    fn what_is_no_module_together_is_refused() {
        let named = |names: &[&str]| join(names.iter().map(|name| ((*name).to_owned(), "x".to_owned())).collect());
        assert_eq!(named(&["eigen.md"]).as_deref(), Ok("x"));
        assert!(named(&["kaarten.md"]).is_err_and(|error| error.contains("les.md ontbreekt")));
        assert!(named(&["les.md", "brief.md"]).is_err_and(|error| error.contains("'brief.md'")));
    }
}
