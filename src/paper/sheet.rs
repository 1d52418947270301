//! A sheet: what begins on a page of its own, with its head.

use crate::markup::escape;

/// What stands below each page of a sheet. Sheets with the same footing are numbered through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Footing {
    /// `Pagina 1`.
    Page,
    /// `Versie A · pagina 1`.
    VersionA,
    /// `Versie B · pagina 1`.
    VersionB,
    /// `Sleutel · pagina 1`.
    Key,
    /// Nothing, and narrow margins: there are cards to cut.
    Cards,
}

/// What stands at the top of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// The title.
    pub title: String,
    /// What else there is to say about the whole, each on a line.
    pub lines: Vec<String>,
    /// Whether a name, a class and a date are to be filled in.
    pub asks_name: bool,
    /// The date, when it is known.
    pub date: String,
}

impl Footing {
    /// The class that gives a sheet this footing; the pages are in `style/15-print.css`.
    pub fn class(self) -> &'static str {
        match self {
            Self::Page => "paper-sheet paper-page",
            Self::VersionA => "paper-sheet paper-page-a",
            Self::VersionB => "paper-sheet paper-page-b",
            Self::Key => "paper-sheet paper-page-key",
            Self::Cards => "paper-sheet paper-page-cards",
        }
    }
}

impl Head {
    /// The head as safe HTML.
    pub fn html(&self) -> String {
        let lines: String =
            self.lines.iter().map(|line| format!("<p class=\"paper-fact\">{}</p>", escape(line))).collect();
        let blank = |name: &str, class: &str| {
            format!("<span class=\"paper-ask\">{name}: <span class=\"{class}\"></span></span>")
        };
        let date = match self.date.is_empty() {
            true => blank("Datum", "paper-blank"),
            false => format!("<span class=\"paper-ask\">Datum: {}</span>", escape(&self.date)),
        };
        let asked = match self.asks_name {
            true => format!(
                "<p class=\"paper-asks\">{}{}{date}</p>",
                blank("Naam", "paper-blank paper-wide"),
                blank("Klas", "paper-blank")
            ),
            false => String::new(),
        };
        format!("<header class=\"paper-head\"><h2>{}</h2>{lines}{asked}</header>", escape(&self.title))
    }
}

/// A sheet with `body` (safe HTML) on it.
pub fn sheet(footing: Footing, head: &Head, body: &str) -> String {
    format!("<section class=\"{}\">{}{body}</section>", footing.class(), head.html())
}
