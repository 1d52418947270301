//! Markdown as a small typed tree. The only module that knows pulldown-cmark.
//!
//! [`parse`] never fails: what it cannot use becomes a [`Problem`](crate::problem::Problem), and raw HTML becomes text.
//! Prose is kept as safe HTML right away, structure (headings, lists, tables, definitions, quotes) as values.
//! Every node knows its line in the file.

mod front_matter;
mod html;
mod inline;
mod tree;

pub use front_matter::{Field, FrontMatter};
pub use html::{anchors, blocks as to_html, escape, text_of};
pub use inline::{Inline, take_id};

use crate::problem::Report;

/// The largest file that is read, in bytes. A lesson is about 20 KB.
pub const MAX_BYTES: usize = 1_000_000;

/// A parsed Markdown file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The `naam: waarde` lines at the top.
    pub front: FrontMatter,
    /// Everything below them.
    pub blocks: Vec<Block>,
}

/// A node with the line it begins on (from 1).
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// The line in the file, counted from 1.
    pub line: u32,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// `## Titel {#id .soort naam=waarde}`
    Heading(Heading),
    /// Running text.
    Paragraph(Inline),
    /// A bullet, task or ordered list.
    List(List),
    /// A table with a head.
    Table(Table),
    /// A definition list: terms with one or more definitions.
    Definitions(Vec<Definition>),
    /// A block quote, perhaps an alert.
    Quote(Quote),
    /// A fenced code block.
    Code(Code),
    /// A paragraph that is nothing but an image.
    Picture(Picture),
    /// `---`
    Rule,
    /// Blocks under a heading with class `.docent`: for the teacher's eyes.
    Teacher(Vec<Block>),
}

/// A heading with its attributes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heading {
    /// 1 to 6.
    pub level: u8,
    /// The text.
    pub title: Inline,
    /// `{#id}`
    pub id: Option<String>,
    /// `{.naam}`
    pub classes: Vec<String>,
    /// `{naam=waarde}`
    pub attributes: Vec<(String, String)>,
}

impl Heading {
    /// Whether the heading carries the class `name`.
    pub fn has_class(&self, name: &str) -> bool {
        self.classes.iter().any(|class| class == name)
    }

    /// The value of the attribute `name`.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// Whether the items are numbered.
    pub ordered: bool,
    /// The items in the order of the text.
    pub items: Vec<Item>,
}

impl List {
    /// Whether any item is a task (`- [x]` or `- [ ]`).
    pub fn is_task_list(&self) -> bool {
        self.items.iter().any(|item| item.task.is_some())
    }
}

/// A list item.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The line in the file.
    pub line: u32,
    /// `Some(true)` for `- [x]`, `Some(false)` for `- [ ]`.
    pub task: Option<bool>,
    /// The content: usually one paragraph, perhaps followed by quotes.
    pub blocks: Vec<Block>,
}

impl Item {
    /// The text of the first paragraph.
    pub fn text(&self) -> Inline {
        self.blocks
            .iter()
            .find_map(|block| match &block.kind {
                BlockKind::Paragraph(inline) => Some(inline.clone()),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The HTML of the quotes under the item, together; empty when there are none.
    pub fn quotes_html(&self) -> String {
        self.blocks
            .iter()
            .filter_map(|block| match &block.kind {
                BlockKind::Quote(quote) => Some(to_html(&quote.blocks)),
                _ => None,
            })
            .collect()
    }
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The column names.
    pub head: Vec<Inline>,
    /// The rows below the head.
    pub rows: Vec<Row>,
}

impl Table {
    /// The index of the column called `name`, without regard to case.
    pub fn column(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.head.iter().position(|cell| cell.text.to_lowercase() == name)
    }

    /// The cell of `row` in the column called `name`; `None` when there is no such column or the cell is empty.
    pub fn cell<'a>(&self, row: &'a Row, name: &str) -> Option<&'a Inline> {
        row.cells.get(self.column(name)?).filter(|cell| !cell.text.is_empty())
    }
}

/// A table row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The line in the file.
    pub line: u32,
    /// The cells, as many as the table has columns.
    pub cells: Vec<Inline>,
}

/// A term and what is said of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The line in the file.
    pub line: u32,
    /// The term, without its id.
    pub term: Inline,
    /// `{#id}` behind the term.
    pub id: Option<String>,
    /// The definitions, each a run of blocks.
    pub bodies: Vec<Vec<Block>>,
}

/// A block quote.
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The kind of alert, when the quote begins with `[!TIP]` or another.
    pub alert: Option<Alert>,
    /// The content.
    pub blocks: Vec<Block>,
}

/// The five alerts of GitHub Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alert {
    /// `[!TIP]`: a hint.
    Tip,
    /// `[!NOTE]`: an explanation.
    Note,
    /// `[!IMPORTANT]`: what to remember.
    Important,
    /// `[!WARNING]`: a pitfall.
    Warning,
    /// `[!CAUTION]`: take care.
    Caution,
}

/// A picture between the paragraphs.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The file, as the author wrote it: `../beelden/waardeketen.svg`.
    pub source: String,
    /// What there is to see, for who can't see it.
    pub description: String,
}

/// A fenced code block.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The words behind the opening fence.
    pub info: String,
    /// The text between the fences.
    pub text: String,
}

/// Calls `each` with every piece of running text in `blocks` and its line.
pub fn each_inline<'a>(blocks: &'a [Block], each: &mut dyn FnMut(u32, &'a Inline)) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) => each(block.line, &heading.title),
            BlockKind::Paragraph(inline) => each(block.line, inline),
            BlockKind::List(list) => list.items.iter().for_each(|item| each_inline(&item.blocks, each)),
            BlockKind::Table(table) => {
                table.rows.iter().for_each(|row| row.cells.iter().for_each(|cell| each(row.line, cell)));
            }
            BlockKind::Definitions(definitions) => {
                for definition in definitions {
                    each(definition.line, &definition.term);
                    definition.bodies.iter().for_each(|body| each_inline(body, each));
                }
            }
            BlockKind::Quote(quote) => each_inline(&quote.blocks, each),
            BlockKind::Teacher(inner) => each_inline(inner, each),
            BlockKind::Picture(_) | BlockKind::Code(_) | BlockKind::Rule => {}
        }
    }
}

/// Parses a Markdown file. Bytes that are not UTF-8 are reported and read as `�`; a file that is too large leaves an empty
/// document.
pub fn parse(bytes: &[u8], report: &mut Report) -> Document {
    if bytes.len() > MAX_BYTES {
        report.error(
            1,
            format!("het bestand is {} KB groot", bytes.len() / 1000),
            "splits het in modules; een bestand mag 1000 KB zijn",
        );
        return Document::default();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parse_text(text, report),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|byte| **byte == b'\n').count() as u32 + 1;
            report.error(line, "hier staat een teken dat geen UTF-8 is", "sla het bestand op met codering UTF-8");
            parse_text(&String::from_utf8_lossy(bytes), report)
        }
    }
}

fn parse_text(text: &str, report: &mut Report) -> Document {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (front, body, first_line) = front_matter::split(text, report);
    Document { front, blocks: group_teacher(tree::parse(body, first_line, report)) }
}

/// Moves what stands under a `.docent` heading, up to the next heading, into one teacher block.
fn group_teacher(blocks: Vec<Block>) -> Vec<Block> {
    let mut grouped: Vec<Block> = Vec::new();
    let mut in_teacher = false;
    for block in blocks {
        match &block.kind {
            BlockKind::Heading(heading) if heading.has_class("docent") => {
                in_teacher = true;
                grouped.push(Block { line: block.line, kind: BlockKind::Teacher(Vec::new()) });
            }
            BlockKind::Heading(_) | BlockKind::Rule => {
                in_teacher = false;
                grouped.push(block);
            }
            _ => match grouped.last_mut() {
                Some(Block { kind: BlockKind::Teacher(inner), .. }) if in_teacher => inner.push(block),
                _ => grouped.push(block),
            },
        }
    }
    grouped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::problem::Problem;

    #[track_caller]
    fn read(text: &str) -> (Document, Vec<Problem>) {
        let mut problems = Vec::new();
        let document = parse(text.as_bytes(), &mut Report::new("les.md", &mut problems));
        (document, problems)
    }

    #[test]
    fn every_node_knows_its_line() {
        let (document, problems) = read("---\ntitel: Les\n---\n\n# Kop\n\nTekst\n\n| a |\n|---|\n| 1 |\n| 2 |\n");
        let lines: Vec<u32> = document.blocks.iter().map(|block| block.line).collect();
        assert_eq!(lines, [5, 7, 9]);
        let BlockKind::Table(table) = &document.blocks[2].kind else { panic!("geen tabel") };
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [11, 12]);
        assert!(problems.is_empty());
    }

    #[test]
    fn headings_carry_id_class_and_attributes() {
        let (document, _) = read("## Wie? {#kr-1 .matrix model=klantrelatiematrix}\n");
        let BlockKind::Heading(heading) = &document.blocks[0].kind else { panic!("geen kop") };
        assert_eq!((heading.level, heading.title.text.as_str()), (2, "Wie?"));
        assert_eq!(heading.id.as_deref(), Some("kr-1"));
        assert!(heading.has_class("matrix"));
        assert_eq!(heading.attribute("model"), Some("klantrelatiematrix"));
    }

    #[test]
    fn task_items_keep_their_quote_tight_or_loose() {
        for text in ["- [x] ja\n  > want\n- [ ] nee\n  > omdat\n", "- [x] ja\n\n  > want\n\n- [ ] nee\n\n  > omdat\n"] {
            let (document, _) = read(text);
            let BlockKind::List(list) = &document.blocks[0].kind else { panic!("geen lijst") };
            assert_eq!(list.items.iter().map(|item| item.task).collect::<Vec<_>>(), [Some(true), Some(false)]);
            assert_eq!(list.items[0].text().text, "ja");
            assert_eq!(list.items[1].quotes_html(), "<p>omdat</p>");
        }
    }

    #[test]
    fn teacher_blocks_end_at_the_next_heading() {
        let (document, _) = read("## A\n\n### Docent {.docent}\n\ngeheim\n\n## B\n\nvrij\n");
        assert!(matches!(&document.blocks[1].kind, BlockKind::Teacher(inner) if inner.len() == 1));
        assert!(matches!(&document.blocks[3].kind, BlockKind::Paragraph(inline) if inline.text == "vrij"));
    }

    #[test]
    fn broken_files_are_reported_with_a_cure() {
        let mut problems = Vec::new();
        let document = parse(b"# Kop\n\xff\xfe", &mut Report::new("les.md", &mut problems));
        assert_eq!(document.blocks.len(), 2);
        assert_eq!(
            problems[0].to_string(),
            "les.md:2: hier staat een teken dat geen UTF-8 is — sla het bestand op met codering UTF-8"
        );
        problems.clear();
        parse(&vec![b'a'; 5_000_000], &mut Report::new("les.md", &mut problems));
        assert!(problems[0].what.contains("5000 KB"));
    }

    #[test]
    fn deep_nesting_is_cut_off_and_reported() {
        let (_, problems) = read(&format!("{}diep\n", "> ".repeat(400)));
        assert!(problems.iter().any(|problem| problem.what.contains("te diep")), "{problems:?}");
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in "\\PC{0,200}", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            read(&text);
            parse(&bytes, &mut Report::new("les.md", &mut Vec::new()));
        }

        #[test]
        fn parsing_pieces_of_markdown_never_panics(
            pieces in proptest::collection::vec(
                prop_oneof![
                    Just("---\n"), Just("titel: x\n"), Just("## Kop {#a .matrix x=y}\n"), Just("- [x] ja\n"), Just("  > want\n"),
                    Just("| a | b |\n"), Just("|---|---|\n"), Just("| 1 |\n"), Just("Term {#t}\n"), Just(": uitleg\n"), Just("> [!TIP]\n"),
                    Just("```x\n"), Just("1. een\n"), Just("\n"), Just("<script>\n"), Just("[a](javascript:b)\n"), Just("### D {.docent}\n"),
                ],
                0..30,
            )
        ) {
            let (document, _) = read(&pieces.concat());
            prop_assert!(!to_html(&document.blocks).contains("<script"));
        }
    }
}
