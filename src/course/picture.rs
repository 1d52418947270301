//! Drawings that a lesson shows: SVG files in `beelden/`, put into the page so that they take its colours.
//!
//! Only shapes and text get through: a drawing can run nothing, fetch nothing, and style nothing but itself.

use std::collections::BTreeMap;

use super::SourceFile;
use crate::problem::Report;

/// The folder of the drawings.
pub const FOLDER: &str = "beelden/";

const ELEMENTS: &[&str] =
    &["svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc"];
const FORBIDDEN: &[&str] = &["style", "id", "href", "xlink:href", "src", "filter", "mask", "clip-path"];

/// The drawings of a course, by file name.
#[derive(Clone, Debug, Default)]
pub(super) struct Pictures(BTreeMap<String, String>);

impl Pictures {
    /// Takes in `file` when it is a drawing.
    pub(super) fn read(&mut self, file: &SourceFile, report: &mut Report) {
        let Some(name) = file.path.strip_prefix(FOLDER) else { return };
        let text = String::from_utf8_lossy(&file.bytes).replace("\r\n", "\n");
        let svg = text.find("<svg").map(|at| text[at..].trim()).filter(|svg| svg.ends_with("</svg>"));
        let Some(svg) = svg else {
            let cure = "begin het bestand met `<svg xmlns=… viewBox=…>` en eindig met `</svg>`";
            report.error(1, "dit is geen SVG-tekening", cure);
            return;
        };
        match refused(svg) {
            Some(what) => report.error(1, format!("{what} mag niet in een tekening"), "gebruik alleen vormen en tekst"),
            None => {
                self.0.insert(name.to_owned(), svg.to_owned());
            }
        }
    }

    /// Puts the drawings into `html`, where figures name them; reports those that are not there.
    pub(super) fn insert(&self, html: &mut String, line: u32, report: &mut Report) {
        let mut filled = String::with_capacity(html.len());
        let mut rest = html.as_str();
        while let Some((before, source, after)) = next_figure(rest) {
            filled.push_str(&rest[..before]);
            match self.0.get(file_name(source)) {
                Some(svg) => filled.push_str(svg),
                None => {
                    let what = format!("de tekening '{source}' bestaat niet");
                    report.error(line, what, "gebruik een bestand uit de map `beelden`: `../beelden/naam.svg`");
                }
            }
            rest = &rest[after..];
        }
        filled.push_str(rest);
        *html = filled;
    }
}

/// The next figure in safe HTML: where its opening tag ends, the file it names, and where what follows that tag begins.
/// Text can't look like one, for in it `<` is escaped.
fn next_figure(html: &str) -> Option<(usize, &str, usize)> {
    let open = html.find("<figure class=\"picture\"")?;
    let end = open + html[open..].find("></figure>")? + 1;
    let source = html[open..end].split("data-picture=\"").nth(1)?.split('"').next()?;
    Some((end, source, end))
}

fn file_name(source: &str) -> &str {
    source.rsplit_once(FOLDER).map_or("", |(_, name)| name)
}

/// The files that the figures in `html` name, whether the drawings are in already or not.
pub fn names(html: &str) -> impl Iterator<Item = &str> {
    let figures = html.split("<figure class=\"picture\"").skip(1);
    figures.filter_map(|rest| Some(file_name(rest.split("data-picture=\"").nth(1)?.split('"').next()?)))
}

/// The first thing in `svg` that may not be there.
fn refused(svg: &str) -> Option<String> {
    for tag in svg.split('<').skip(1) {
        let Some((inside, text)) = tag.split_once('>') else { return Some("een tag zonder einde".to_owned()) };
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let name = inside.split_whitespace().next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Some(format!("`<{name}>`"));
        }
        // Between the quotes are values, around them names: each name is followed by `=` and a quote.
        let parts: Vec<&str> = inside[name.len()..].split('"').collect();
        let names: Vec<&str> =
            parts.iter().step_by(2).map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        let is_name = |part: &&str| {
            part.strip_suffix('=').is_some_and(|name| !name.contains(|c: char| c == '=' || c.is_whitespace()))
        };
        if parts.len().is_multiple_of(2) || !names.iter().all(is_name) || text.contains('>') {
            return Some(format!("`{inside}`"));
        }
        for attribute in names.iter().map(|part| part.trim_end_matches('=').to_lowercase()) {
            let is_forbidden = FORBIDDEN.contains(&attribute.as_str());
            if is_forbidden || attribute.starts_with("on") || attribute.starts_with("data-") {
                return Some(format!("`{attribute}`"));
            }
        }
        if inside.contains('\'') || inside.contains("url(") {
            return Some("een enkel aanhalingsteken of een verwijzing".to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_shapes_and_text_get_through() {
        assert_eq!(refused("<svg viewBox=\"0 0 1 1\"><g class=\"vlak\"><text x=\"1\">a</text></g></svg>"), None);
        for bad in [
            "<svg><script>alert(1)</script></svg>",
            "<svg onload=\"x\"></svg>",
            "<svg><rect style=\"fill:red\"/></svg>",
            "<svg><a href=\"x\"></a></svg>",
            "<svg><rect fill=\"url(#a)\"/></svg>",
            "<svg><rect onclick='x'/></svg>",
            "<svg><!-- <script> --></svg>",
            "<svg aria-label=\">\" onload=\"alert(1)\"></svg>",
            "<svg><rect style=fill:red /></svg>",
            "<svg><rect fill=\"none\"stroke=x/></svg>",
            "<svg><g data-picture=\"beelden/a.svg\"></g></svg>",
            "<svg><rect",
        ] {
            assert!(refused(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn only_figures_get_a_drawing() {
        let mut pictures = Pictures::default();
        let file = SourceFile { path: "beelden/a.svg".into(), bytes: b"<svg><g class=\"vlak\"></g></svg>".to_vec() };
        pictures.read(&file, &mut Report::new("x", &mut Vec::new()));
        let figure =
            "<figure class=\"picture\" role=\"img\" aria-label=\"x\" data-picture=\"../beelden/a.svg\"></figure>";
        let mut html = format!("<p>data-picture=\"beelden/a.svg\"é</p>{figure}<p>na</p>{figure}");
        pictures.insert(&mut html, 1, &mut Report::new("x", &mut Vec::new()));
        assert_eq!(html.matches("<svg>").count(), 2, "{html}");
        assert!(html.starts_with("<p>data-picture=\"beelden/a.svg\"é</p><figure"), "{html}");
        assert!(html.ends_with("></g></svg></figure>"), "{html}");
        assert_eq!(names(&html).collect::<Vec<_>>(), ["a.svg", "a.svg"]);
    }
}
