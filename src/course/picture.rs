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
        let Some(at) = text.find("<svg") else {
            report.error(1, "dit is geen SVG-tekening", "begin het bestand met `<svg xmlns=… viewBox=…>`");
            return;
        };
        match refused(&text[at..]) {
            Some(what) => report.error(1, format!("{what} mag niet in een tekening"), "gebruik alleen vormen en tekst"),
            None => {
                self.0.insert(name.to_owned(), text[at..].trim().to_owned());
            }
        }
    }

    /// Puts the drawings into `html`, where figures name them; reports those that are not there.
    pub(super) fn insert(&self, html: &mut String, line: u32, report: &mut Report) {
        const MARK: &str = "data-picture=\"";
        let mut from = 0;
        while let Some(at) = html[from..].find(MARK).map(|at| from + at + MARK.len()) {
            from = at;
            let Some(end) = html[at..].find('"').map(|end| at + end) else { return };
            let source = &html[at..end];
            let name = source.rsplit_once(FOLDER).map_or("", |(_, name)| name);
            match self.0.get(name) {
                Some(svg) => html.insert_str(end + 2, svg),
                None => {
                    let what = format!("de tekening '{source}' bestaat niet");
                    report.error(line, what, "gebruik een bestand uit de map `beelden`: `../beelden/naam.svg`");
                }
            }
        }
    }
}

/// The drawing that `html` names, for each figure in it.
pub fn names(html: &str) -> impl Iterator<Item = &str> {
    html.split("data-picture=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next()?.rsplit_once(FOLDER))
        .map(|(_, name)| name)
}

/// The first thing in `svg` that may not be there.
fn refused(svg: &str) -> Option<String> {
    for tag in svg.split('<').skip(1) {
        let inside = tag.split('>').next().unwrap_or_default();
        let inside = inside.trim_start_matches('/').trim_end_matches('/');
        let name = inside.split_whitespace().next().unwrap_or_default();
        if !ELEMENTS.contains(&name) {
            return Some(format!("`<{name}>`"));
        }
        // Values are cut away, so that what is left are names.
        let names: String = inside.split('"').step_by(2).collect::<Vec<_>>().join(" ");
        let attribute = names.split_whitespace().skip(1).map(|name| name.trim_end_matches('=').to_lowercase());
        for attribute in attribute {
            if FORBIDDEN.contains(&attribute.as_str()) || attribute.starts_with("on") {
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
        ] {
            assert!(refused(bad).is_some(), "{bad}");
        }
    }
}
