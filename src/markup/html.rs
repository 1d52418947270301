//! Blocks as safe HTML: nothing an author writes can run in the learner's browser.

use super::{Alert, Block, BlockKind, Definition, Inline, List, Quote, Table};

/// Escapes the characters that mean something in HTML, also inside attribute values.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// The text of safe HTML.
pub fn text_of(html: &str) -> String {
    let pieces = html.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    let mut text = pieces.collect::<Vec<_>>().join(" ");
    for (entity, plain) in
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("\u{a0}", " "), ("&amp;", "&")]
    {
        text = text.replace(entity, plain);
    }
    text.trim().to_owned()
}

/// The places within the course that safe HTML links to: the targets of `href="#…"`.
pub fn anchors(html: &str) -> impl Iterator<Item = &str> {
    html.split("href=\"#").skip(1).filter_map(|rest| rest.split('"').next())
}

/// The HTML of `blocks`. Headings inside prose keep their level, at least 3: the page and its sections own 1 and 2.
pub fn blocks(blocks: &[Block]) -> String {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> String {
    match &block.kind {
        BlockKind::Heading(heading) => {
            let level = heading.level.clamp(3, 6);
            format!("<h{level}>{}</h{level}>", heading.title.html)
        }
        BlockKind::Paragraph(inline) => format!("<p>{}</p>", inline.html),
        BlockKind::List(list) => self::list(list),
        BlockKind::Table(table) => self::table(table),
        BlockKind::Definitions(list) => format!("<dl>{}</dl>", list.iter().map(definition).collect::<String>()),
        BlockKind::Quote(quote) => self::quote(quote),
        BlockKind::Code(code) => format!("<pre><code>{}</code></pre>", escape(&code.text)),
        // The course puts the drawing in; without it the description is read.
        BlockKind::Picture(picture) => format!(
            "<figure class=\"picture\" role=\"img\" aria-label=\"{}\" data-picture=\"{}\"></figure>",
            escape(&picture.description),
            escape(&picture.source)
        ),
        BlockKind::Rule => "<hr>".to_owned(),
        BlockKind::Teacher(inner) => format!("<aside class=\"docent\">{}</aside>", blocks(inner)),
    }
}

fn list(list: &List) -> String {
    let tag = if list.ordered { "ol" } else { "ul" };
    let items: String = list
        .items
        .iter()
        .map(|item| match item.blocks.as_slice() {
            [Block { kind: BlockKind::Paragraph(inline), .. }] => format!("<li>{}</li>", inline.html),
            inner => format!("<li>{}</li>", blocks(inner)),
        })
        .collect();
    format!("<{tag}>{items}</{tag}>")
}

/// A wide table scrolls inside its own frame, which must be reachable by keyboard and have a name.
fn table(table: &Table) -> String {
    let head_cell = |cell: &Inline| match cell.html.is_empty() {
        // The corner of a table with names along both sides is no heading.
        true => "<td></td>".to_owned(),
        false => format!("<th scope=\"col\">{}</th>", cell.html),
    };
    let head: String = table.head.iter().map(head_cell).collect();
    let rows: String = table
        .rows
        .iter()
        .map(|row| {
            let cells: String = row.cells.iter().map(|cell| format!("<td>{}</td>", cell.html)).collect();
            format!("<tr>{cells}</tr>")
        })
        .collect();
    let name = table.head.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(", ");
    format!(
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Tabel: {}\"><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>",
        escape(&name)
    )
}

fn definition(definition: &Definition) -> String {
    let bodies: String = definition.bodies.iter().map(|body| format!("<dd>{}</dd>", blocks(body))).collect();
    format!("<dt>{}</dt>{bodies}", definition.term.html)
}

fn quote(quote: &Quote) -> String {
    let inner = blocks(&quote.blocks);
    match quote.alert {
        None => format!("<blockquote>{inner}</blockquote>"),
        Some(alert) => {
            let (class, label) = match alert {
                Alert::Tip => ("tip", "Tip"),
                Alert::Note => ("note", "Goed om te weten"),
                Alert::Important => ("important", "Onthoud"),
                Alert::Warning => ("warning", "Valkuil"),
                Alert::Caution => ("caution", "Pas op"),
            };
            format!(
                "<div class=\"alert alert-{class}\" role=\"note\"><p class=\"alert-label\">{label}</p>{inner}</div>"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::markup;
    use crate::problem::Report;

    #[track_caller]
    fn check(markdown: &str, html: &str) {
        let document = markup::parse(markdown.as_bytes(), &mut Report::new("x", &mut Vec::new()));
        assert_eq!(super::blocks(&document.blocks), html);
    }

    #[test]
    fn raw_html_is_shown_as_text() {
        check("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>");
        check("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    }

    #[test]
    fn unsafe_links_lose_their_link_and_keep_their_text() {
        check("[klik](javascript:x)", "<p>klik</p>");
        check("[klant](#klant)", "<p><a href=\"#klant\">klant</a></p>");
    }

    #[test]
    fn lists_and_alerts_have_plain_structure() {
        check("- a\n- b\n", "<ul><li>a</li><li>b</li></ul>");
        check(
            "> [!TIP]\n> Kijk.\n",
            "<div class=\"alert alert-tip\" role=\"note\"><p class=\"alert-label\">Tip</p><p>Kijk.</p></div>",
        );
    }
}
