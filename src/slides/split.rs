//! Divides the text of a section over slides that can be read from the back of a class room.
//!
//! The measure is a line of the slide: the type is as large as the screen allows, so a slide has about the same number of lines on any
//! wide screen. It is an estimate; a slide that turns out longer scrolls.

/// How many lines fit below the title of a slide.
const LINES: f64 = 13.5;

/// How many characters go on a line.
const LINE: usize = 84;

/// A drawing is as high as this many lines.
const PICTURE: f64 = 10.5;

/// The slides that safe `html` needs, each with whole paragraphs, lists, tables and drawings. Slides of one text are about equally full.
pub(super) fn split(html: &str) -> Vec<String> {
    let blocks: Vec<String> = blocks(html).into_iter().flat_map(divide).collect();
    let fewest = fill(&blocks, LINES).len();
    // The smallest measure that needs no more slides: else the last one would hold what happened to be left.
    let tighter = (1..LINES as u32 * 2).map(|half| f64::from(half) / 2.0);
    let best = tighter.map(|lines| fill(&blocks, lines)).find(|slides| slides.len() == fewest);
    best.unwrap_or_else(|| fill(&blocks, LINES))
}

fn fill(blocks: &[String], lines: f64) -> Vec<String> {
    let mut slides: Vec<String> = Vec::new();
    let mut room = 0.0;
    let mut at = 0;
    while at < blocks.len() {
        // What announces something stands above it.
        let together = blocks[at..].iter().take_while(|block| announces(block)).count() + 1;
        let end = (at + together).min(blocks.len());
        let group = blocks[at..end].concat();
        let size = lines_of(&group);
        match slides.last_mut() {
            Some(slide) if size <= room => slide.push_str(&group),
            _ => {
                slides.push(group);
                room = lines;
            }
        }
        room -= size;
        at = end;
    }
    slides
}

/// A list or table that is too long for a slide, in parts of about the same length; each part of a table has its head.
fn divide(block: &str) -> Vec<String> {
    let whole = vec![block.to_owned()];
    let inner = if block.starts_with("<ul>") || block.starts_with("<ol>") {
        Some((4, block.len() - "</ul>".len()))
    } else {
        block.find("<tbody>").zip(block.find("</tbody>")).map(|(start, end)| (start + "<tbody>".len(), end))
    };
    let Some((start, end)) = inner.filter(|(start, end)| start < end && lines_of(block) > LINES) else { return whole };
    let (before, after) = (&block[..start], &block[end..]);
    let rows = blocks(&block[start..end]);
    let parts = (lines_of(block) / LINES).ceil().max(1.0) as usize;
    let chunks = rows.chunks(rows.len().div_ceil(parts).max(1));
    let mut number = 1;
    let part = |rows: &[&str]| {
        let before = if before == "<ol>" { format!("<ol start=\"{number}\">") } else { before.to_owned() };
        number += rows.len();
        format!("{before}{}{after}", rows.concat())
    };
    chunks.map(part).collect()
}

/// Whether `block` is of no use without the next: a heading, or a sentence that ends in a colon.
fn announces(block: &str) -> bool {
    block.starts_with("<h") || block.ends_with(":</p>") || block.ends_with(":</strong></p>")
}

/// The elements that `html` consists of, without the rules between them: a new slide says the same.
fn blocks(html: &str) -> Vec<&str> {
    let mut blocks = Vec::new();
    let (mut depth, mut start) = (0usize, 0);
    for tag in tags(html) {
        let is_close = tag.text.starts_with("</");
        let stands_alone = tag.text.ends_with("/>") || matches!(tag.name, "br" | "hr" | "img" | "col" | "wbr");
        match (is_close, stands_alone) {
            (true, _) => depth = depth.saturating_sub(1),
            (false, false) => depth += 1,
            (false, true) => {}
        }
        if depth == 0 {
            let block = html[start..tag.end].trim();
            if tag.name != "hr" {
                blocks.push(block);
            }
            start = tag.end;
        }
    }
    let rest = html[start..].trim();
    blocks.extend((!rest.is_empty()).then_some(rest));
    blocks
}

/// A tag in HTML: its text, its name, and where it ends.
struct Tag<'a> {
    text: &'a str,
    name: &'a str,
    end: usize,
}

/// The tags of safe HTML: there `>` is written as `&gt;` in texts and values.
fn tags(html: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = from + html[from..].find('<')?;
        let end = at + html[at..].find('>')? + 1;
        from = end;
        let text = &html[at..end];
        let name = text.trim_start_matches(['<', '/']);
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        Some(Tag { text, name, end })
    })
}

/// How many lines `html` takes on a slide.
fn lines_of(html: &str) -> f64 {
    let (mut lines, mut characters, mut after) = (0.0, 0usize, 0);
    let mut is_in_picture = false;
    for tag in tags(html) {
        let start = tag.end - tag.text.len();
        characters += html[after..start].trim().chars().count();
        after = tag.end;
        let is_close = tag.text.starts_with("</");
        let wrapped = |characters: usize, line: usize| characters.div_ceil(line).max(1) as f64;
        match tag.name {
            "figure" => {
                lines += if is_close { 0.0 } else { PICTURE };
                is_in_picture = !is_close;
            }
            _ if is_in_picture || !is_close => continue,
            "p" | "h3" | "h4" | "dt" | "dd" | "pre" => lines += wrapped(characters, LINE) + 0.6,
            "li" => lines += wrapped(characters, LINE) + 0.2,
            // Columns are of unequal width: a row is fuller than its text alone.
            "tr" => lines += wrapped(characters, LINE * 3 / 4) + 0.6,
            "div" | "blockquote" => lines += 0.6,
            _ => continue,
        }
        characters = 0;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{SourceFile, parse};
    use proptest::prelude::*;

    fn paragraph(lines: usize) -> String {
        format!("<p>{}</p>", "x".repeat(LINE * lines))
    }

    #[test]
    fn a_short_text_stays_together_and_rules_go() {
        let html = "<hr><p>Een <strong>woord</strong>.</p><ul><li>a</li><li>b<br>c</li></ul>";
        assert_eq!(split(html), [html.trim_start_matches("<hr>")]);
        assert!(split("").is_empty() && split("<hr>").is_empty());
    }

    #[test]
    fn a_long_text_is_divided_evenly() {
        let html = paragraph(2).repeat(8);
        let slides = split(&html);
        assert_eq!(slides.len(), 2);
        assert_eq!(slides[0], slides[1]);
    }

    #[test]
    fn what_announces_something_stays_with_it() {
        let html = format!("{0}{0}{0}{0}<p>Kijk:</p><ul><li>a</li></ul>", paragraph(2));
        assert!(split(&html).iter().any(|slide| slide.ends_with("<p>Kijk:</p><ul><li>a</li></ul>")));
        let html = format!("{}<h3>Kop</h3>{}", paragraph(9), paragraph(3));
        assert!(split(&html)[1].starts_with("<h3>Kop</h3>"));
    }

    #[test]
    fn a_list_or_table_that_is_too_long_goes_on_on_the_next_slide() {
        let item = format!("<li>{}</li>", "x".repeat(LINE * 2));
        assert_eq!(split(&format!("<ul>{}</ul>", item.repeat(8))), vec![format!("<ul>{}</ul>", item.repeat(4)); 2]);
        let slides = split(&format!("<ol>{}</ol>", item.repeat(8)));
        assert!(slides[0].starts_with("<ol start=\"1\">") && slides[1].starts_with("<ol start=\"5\">"), "{slides:?}");
        let table = |rows: usize| {
            let row = "<tr><td>a</td><td>b</td></tr>".repeat(rows);
            format!("<div class=\"table\"><table><thead><tr><th>k</th></tr></thead><tbody>{row}</tbody></table></div>")
        };
        assert_eq!(split(&table(12)), [table(6), table(6)]);
    }

    #[test]
    fn a_drawing_leaves_room_for_little_else() {
        let figure = "<figure class=\"picture\"><svg><path d=\"M0\"/><text>woorden</text></svg></figure>";
        assert_eq!(split(&format!("{}{figure}", paragraph(3))), [paragraph(3), figure.to_owned()]);
    }

    /// What cannot be divided, such as a long table, scrolls on its slide; that is the exception.
    #[test]
    fn slides_of_the_real_course_fit() {
        let mut files = Vec::new();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
        for folder in std::fs::read_dir(&root).expect("content").flatten().filter(|entry| entry.path().is_dir()) {
            for file in std::fs::read_dir(folder.path()).expect("folder").flatten() {
                let path = format!("{}/{}", folder.file_name().display(), file.file_name().display());
                files.push(SourceFile { path, bytes: std::fs::read(file.path()).expect("file") });
            }
        }
        let (course, _) = parse(&files);
        let slides = course.modules.iter().flat_map(|module| super::super::of_lesson(module, true));
        let texts = slides.filter_map(|slide| match slide.content {
            super::super::Content::Text(html) => Some((slide.title, lines_of(&html))),
            _ => None,
        });
        let (long, fitting): (Vec<_>, Vec<_>) = texts.partition(|(_, lines)| *lines > LINES);
        assert!(fitting.len() > 100, "{}", fitting.len());
        assert!(long.len() * 10 < fitting.len(), "{} long, {} fit: {long:#?}", long.len(), fitting.len());
    }

    proptest! {
        #[test]
        fn nothing_is_lost(sizes in prop::collection::vec(1usize..14, 0..12)) {
            let html: String = sizes.iter().map(|size| paragraph(*size)).collect();
            prop_assert_eq!(split(&html).concat(), html);
        }

        #[test]
        fn no_text_is_too_strange(html in "[<>/a-z \"=é]{0,80}") {
            split(&html);
        }
    }
}
