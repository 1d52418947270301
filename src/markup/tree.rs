//! From pulldown-cmark's flat events to the block tree.

use std::iter::Peekable;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, HeadingLevel, OffsetIter, Options, Parser, Tag, TagEnd};

use super::inline::{self, Inline, take_id};
use super::{Alert, Block, BlockKind, Code, Definition, Heading, Item, List, Picture, Quote, Row, Table};
use crate::problem::Report;

/// Deeper nesting than this is dropped: no lesson needs it, and it would exhaust the stack.
const MAX_DEPTH: usize = 16;

/// Parses the body of a file that begins on line `first_line`.
pub(super) fn parse(body: &str, first_line: u32, report: &mut Report) -> Vec<Block> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_GFM;
    let line_starts = std::iter::once(0).chain(body.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let events = Parser::new_ext(body, options).into_offset_iter().peekable();
    Builder { events, line_starts, first_line, depth: 0, body, report }.blocks().blocks
}

struct Builder<'a, 'r, 'p> {
    events: Peekable<OffsetIter<'a>>,
    line_starts: Vec<usize>,
    first_line: u32,
    depth: usize,
    body: &'a str,
    report: &'r mut Report<'p>,
}

/// The blocks up to the end of the surrounding element, and its task marker when it is a task item.
#[derive(Default)]
struct Content {
    blocks: Vec<Block>,
    task: Option<bool>,
}

impl<'a> Builder<'a, '_, '_> {
    fn line(&self, offset: usize) -> u32 {
        self.first_line + self.line_starts.partition_point(|start| *start <= offset) as u32 - 1
    }

    /// Reads blocks until the end tag of the surrounding element, which is taken too.
    fn blocks(&mut self) -> Content {
        let mut content = Content::default();
        let mut loose: Vec<(Event<'a>, u32)> = Vec::new();
        while let Some((event, range)) = self.events.next() {
            let line = self.line(range.start);
            match event {
                Event::TaskListMarker(done) => content.task = Some(done),
                Event::End(tag) if !is_inline_end(tag) => break,
                Event::Start(tag) if !is_inline(&tag) => {
                    self.flush(&mut loose, &mut content.blocks);
                    if matches!(tag, Tag::Paragraph) {
                        let (kind, task) = self.paragraph();
                        content.task = content.task.or(task);
                        content.blocks.push(Block { line, kind });
                    } else {
                        content.blocks.extend(self.block(tag, &range, line));
                    }
                }
                Event::Rule => {
                    self.flush(&mut loose, &mut content.blocks);
                    content.blocks.push(Block { line, kind: BlockKind::Rule });
                }
                other => loose.push((other, line)),
            }
        }
        self.flush(&mut loose, &mut content.blocks);
        content
    }

    /// Text that stands in a tight list item without a paragraph of its own becomes one.
    fn flush(&mut self, loose: &mut Vec<(Event<'a>, u32)>, blocks: &mut Vec<Block>) {
        if let Some((_, line)) = loose.first() {
            let line = *line;
            let inline = inline::build(std::mem::take(loose), self.report);
            blocks.push(Block { line, kind: BlockKind::Paragraph(inline) });
        }
    }

    fn block(&mut self, tag: Tag<'a>, range: &Range<usize>, line: u32) -> Option<Block> {
        if self.depth >= MAX_DEPTH {
            self.skip();
            self.report.error(line, "dit blok is te diep genest", "haal lijsten en citaten uit elkaar");
            return None;
        }
        self.depth += 1;
        let kind = match tag {
            Tag::Heading { level, id, classes, attrs } => {
                let (title, _) = self.inline_until(TagEnd::Heading(level));
                BlockKind::Heading(Heading {
                    level: heading_level(level),
                    title,
                    id: id.map(|id| id.to_string()),
                    classes: classes.iter().map(ToString::to_string).collect(),
                    attributes: attrs
                        .into_iter()
                        .map(|(name, value)| {
                            (name.to_string(), value.map_or_else(String::new, |value| value.to_string()))
                        })
                        .collect(),
                })
            }
            Tag::List(start) => BlockKind::List(List { ordered: start.is_some(), items: self.items() }),
            Tag::Table(_) => BlockKind::Table(self.table()),
            Tag::DefinitionList => BlockKind::Definitions(self.definitions()),
            Tag::BlockQuote(alert) => {
                BlockKind::Quote(Quote { alert: alert.map(alert_kind), blocks: self.blocks().blocks })
            }
            Tag::CodeBlock(fence) => BlockKind::Code(self.code(fence)),
            // Raw HTML is shown as text.
            _ => BlockKind::Paragraph(self.raw(range)),
        };
        self.depth -= 1;
        Some(Block { line, kind })
    }

    fn items(&mut self) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.events.next() {
            let line = self.line(range.start);
            let Content { blocks, task } = self.blocks();
            items.push(Item { line, task, blocks });
        }
        items
    }

    fn table(&mut self) -> Table {
        let mut table = Table::default();
        while let Some((Event::Start(tag), range)) = self.events.next() {
            let line = self.line(range.start);
            let mut cells = Vec::new();
            while let Some((Event::Start(Tag::TableCell), _)) = self.events.next() {
                cells.push(self.inline_until(TagEnd::TableCell).0);
            }
            match tag {
                Tag::TableHead => table.head = cells,
                _ => {
                    self.check_row(&table, &range, line);
                    table.rows.push(Row { line, cells });
                }
            }
        }
        table
    }

    /// pulldown-cmark pads short rows and cuts long ones without a word; an author wants to know.
    fn check_row(&mut self, table: &Table, range: &Range<usize>, line: u32) {
        let row = self.body[range.clone()].trim();
        let bars = row.matches('|').count() - row.matches("\\|").count();
        let ends = usize::from(row.starts_with('|')) + usize::from(row.ends_with('|') && !row.ends_with("\\|"));
        let (cells, expected) = ((bars + 1).saturating_sub(ends), table.head.len());
        if cells != expected {
            self.report.error(
                line,
                format!(
                    "deze rij heeft {cells} {}, de kop van de tabel {expected}",
                    if cells == 1 { "cel" } else { "cellen" }
                ),
                if cells < expected {
                    "zet tussen elke cel een `|`, ook als de cel leeg is"
                } else {
                    "haal een `|` weg; een `|` die bij de tekst hoort, schrijf je als `\\|`"
                },
            );
        }
    }

    fn definitions(&mut self) -> Vec<Definition> {
        let mut definitions: Vec<Definition> = Vec::new();
        while let Some((Event::Start(tag), range)) = self.events.next() {
            let line = self.line(range.start);
            match tag {
                Tag::DefinitionListTitle => {
                    let (mut term, _) = self.inline_until(TagEnd::DefinitionListTitle);
                    let id = take_id(&mut term);
                    definitions.push(Definition { line, term, id, bodies: Vec::new() });
                }
                _ => {
                    let body = self.blocks().blocks;
                    if let Some(last) = definitions.last_mut() {
                        last.bodies.push(body);
                    }
                }
            }
        }
        definitions
    }

    fn code(&mut self, fence: CodeBlockKind<'a>) -> Code {
        let info = match fence {
            CodeBlockKind::Fenced(info) => info.to_string(),
            CodeBlockKind::Indented => String::new(),
        };
        let mut text = String::new();
        while let Some((Event::Text(part), _)) = self.events.next() {
            text.push_str(&part);
        }
        Code { info, text }
    }

    fn raw(&mut self, range: &Range<usize>) -> Inline {
        self.skip();
        let text = self.body[range.clone()].trim().to_owned();
        Inline { html: super::escape(&text), text }
    }

    /// Drops everything up to the end of the element that has just begun.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    /// A paragraph; one that is nothing but an image is a picture.
    fn paragraph(&mut self) -> (BlockKind, Option<bool>) {
        let (events, task) = self.events_until(TagEnd::Paragraph);
        let kind = match picture(&events) {
            Some(picture) => BlockKind::Picture(picture),
            None => BlockKind::Paragraph(inline::build(events, self.report)),
        };
        (kind, task)
    }

    fn inline_until(&mut self, end: TagEnd) -> (Inline, Option<bool>) {
        let (events, task) = self.events_until(end);
        (inline::build(events, self.report), task)
    }

    fn events_until(&mut self, end: TagEnd) -> (Vec<(Event<'a>, u32)>, Option<bool>) {
        let mut events = Vec::new();
        let mut task = None;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                Event::TaskListMarker(done) => task = Some(done),
                other => {
                    let line = self.line(range.start);
                    events.push((other, line));
                }
            }
        }
        (events, task)
    }
}

fn picture(events: &[(Event, u32)]) -> Option<Picture> {
    let [(Event::Start(Tag::Image { dest_url, .. }), _), inner @ .., (Event::End(TagEnd::Image), _)] = events else {
        return None;
    };
    let mut description = String::new();
    for (event, _) in inner {
        match event {
            Event::Text(text) => description.push_str(text),
            Event::SoftBreak => description.push(' '),
            _ => return None,
        }
    }
    Some(Picture { source: dest_url.to_string(), description })
}

fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn is_inline_end(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

fn heading_level(level: HeadingLevel) -> u8 {
    level as u8
}

fn alert_kind(kind: BlockQuoteKind) -> Alert {
    match kind {
        BlockQuoteKind::Tip => Alert::Tip,
        BlockQuoteKind::Note => Alert::Note,
        BlockQuoteKind::Important => Alert::Important,
        BlockQuoteKind::Warning => Alert::Warning,
        BlockQuoteKind::Caution => Alert::Caution,
    }
}
