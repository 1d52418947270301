//! Running text: safe HTML for the eye and plain text for comparing.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use crate::problem::Report;

/// A run of text, kept twice: as safe HTML and as plain text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inline {
    /// Safe HTML, without a surrounding element.
    pub html: String,
    /// The same without markup, on one line.
    pub text: String,
}

/// Takes a `{#id}` off the end of `inline`, as it may stand behind an option, a step, a term or in a cell.
pub fn take_id(inline: &mut Inline) -> Option<String> {
    let id = split_id(&mut inline.text)?;
    split_id(&mut inline.html);
    Some(id)
}

fn split_id(text: &mut String) -> Option<String> {
    let open = text.rfind("{#")?;
    let id = text[open..].trim_end().strip_prefix("{#")?.strip_suffix('}')?.to_owned();
    text.truncate(open);
    text.truncate(text.trim_end().len());
    Some(id)
}

/// Builds an [`Inline`] from events. Raw HTML becomes text; links to unsafe places lose their link and are reported.
pub(super) fn build<'a>(events: Vec<(Event<'a>, u32)>, report: &mut Report) -> Inline {
    let mut inline = Inline::default();
    let mut safe = Vec::with_capacity(events.len());
    let mut dropped_links = Vec::new();
    for (event, line) in events {
        push_text(&event, &mut inline.text);
        match event {
            Event::Html(raw) | Event::InlineHtml(raw) => safe.push(Event::Text(raw)),
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let keep = check_link(dest_url, line, report);
                dropped_links.push(!keep);
                if keep {
                    safe.push(event);
                }
            }
            Event::End(TagEnd::Link) => {
                if dropped_links.pop() == Some(false) {
                    safe.push(event);
                }
            }
            Event::Start(Tag::Image { .. }) => {
                report.warning(
                    line,
                    "een afbeelding tussen tekst wordt niet getoond",
                    "zet haar in een eigen alinea, met een lege regel ervoor en erna",
                );
            }
            Event::End(TagEnd::Image) => {}
            other => safe.push(other),
        }
    }
    pulldown_cmark::html::push_html(&mut inline.html, safe.into_iter());
    // An amount must not break between the sign and the number.
    inline.html = inline.html.trim_end().replace("€ ", "€\u{a0}");
    inline.text = inline.text.split_whitespace().collect::<Vec<_>>().join(" ");
    inline
}

fn push_text(event: &Event, text: &mut String) {
    match event {
        Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part) => text.push_str(part),
        Event::SoftBreak | Event::HardBreak => text.push(' '),
        _ => {}
    }
}

fn check_link(dest: &CowStr, line: u32, report: &mut Report) -> bool {
    let safe = is_safe_link(dest);
    if !safe {
        report.error(
            line,
            format!("de link naar '{dest}' is niet toegestaan"),
            "gebruik http(s), mailto of een plek binnen de cursus",
        );
    }
    safe
}

/// Links may go to http(s), mailto, or somewhere inside the course (relative, or `#id`).
fn is_safe_link(dest: &str) -> bool {
    if dest.is_empty() || dest.contains(|c: char| c.is_control() || c == '\\') || dest.starts_with("//") {
        return false;
    }
    match dest.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '#', '?']) => {
            matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "mailto")
        }
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_harmless_links_are_kept() {
        for good in ["https://example.nl", "mailto:a@b.nl", "#klantaandeel", "../les/maatwerk/", "les?x=1:2"] {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "JAVASCRIPT:x",
            "data:text/html,x",
            "//elders.nl",
            "java\tscript:x",
            "",
            "vbscript:x",
            "\\\\x",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }

    #[test]
    fn an_id_behind_the_text_is_taken_off_both_forms() {
        let mut inline = Inline { html: "<em>Top</em> {#topklant}".into(), text: "Top {#topklant}".into() };
        assert_eq!(take_id(&mut inline).as_deref(), Some("topklant"));
        assert_eq!((inline.html.as_str(), inline.text.as_str()), ("<em>Top</em>", "Top"));
        assert_eq!(take_id(&mut inline), None);
    }
}
