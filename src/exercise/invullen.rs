//! A text with gaps, typed or filled from a word bank. See `content/soorten/invullen.md`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Grade, Kind, Part, Source, spelling_note};
use crate::id::slug;
use crate::markup::{BlockKind, Inline, Table, escape};
use crate::model::Models;
use crate::wording::{self, Judgement};

/// A text with gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Invullen {
    /// The paragraphs, each in pieces.
    pub paragraphs: Vec<Vec<Piece>>,
    /// The gaps in the order of the text.
    pub gaps: Vec<Gap>,
    /// The words to choose from, in alphabetical order; empty when the learner types.
    pub bank: Vec<String>,
    /// The gaps whose answers may change places.
    swaps: Vec<usize>,
    mistakes: Vec<Mistake>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Safe HTML.
    Html(String),
    /// The gap at this place.
    Gap(usize),
}

/// One gap.
#[derive(Clone, Debug, PartialEq)]
pub struct Gap {
    /// Its id within the exercise: the slug of the first accepted word.
    pub id: String,
    /// What is accepted; the first is the model answer.
    pub accepted: Vec<String>,
    /// What to say about any other answer; safe HTML.
    otherwise: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Mistake {
    /// The gap it is made in; any when `None`.
    gap: Option<usize>,
    wording: String,
    feedback: String,
}

/// What stands in each gap.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// The word by gap id.
    pub filled: BTreeMap<String, String>,
}

impl Invullen {
    /// The wrong answers that are known: the id of the gap they are made in, any when `None`, and the wording.
    pub fn mistakes(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        self.mistakes
            .iter()
            .map(|mistake| (mistake.gap.map(|gap| self.gaps[gap].id.as_str()), mistake.wording.as_str()))
    }

    fn text<'a>(&self, gap: usize, answer: &'a Answer) -> &'a str {
        answer.filled.get(&self.gaps[gap].id).map(String::as_str).unwrap_or_default()
    }

    /// The gap whose words count in each gap: its own, or the one it changed places with.
    fn partners(&self, answer: &Answer) -> Vec<usize> {
        let mut partners: Vec<usize> = (0..self.gaps.len()).collect();
        let fits = |gap: usize, key: usize| {
            let judged = wording::judge(self.text(gap, answer), self.accepted(key), std::iter::empty());
            matches!(judged, Judgement::Right(_) | Judgement::Misspelled(_))
        };
        let (at_home, away): (Vec<usize>, Vec<usize>) = self.swaps.iter().partition(|gap| fits(**gap, **gap));
        let mut free: Vec<usize> = away.clone();
        let mut astray = Vec::new();
        for gap in away {
            match free.iter().position(|key| fits(gap, *key)) {
                Some(at) => partners[gap] = free.remove(at),
                None => astray.push(gap),
            }
        }
        // What fits nowhere is told which word is still missing.
        for (gap, key) in astray.into_iter().zip(free) {
            partners[gap] = key;
        }
        debug_assert!(at_home.iter().all(|gap| partners[*gap] == *gap));
        partners
    }

    fn accepted(&self, gap: usize) -> impl Iterator<Item = &str> + Clone {
        self.gaps[gap].accepted.iter().map(String::as_str)
    }

    fn mistakes_in(&self, gap: usize) -> impl Iterator<Item = &Mistake> + Clone {
        self.mistakes.iter().filter(move |mistake| mistake.gap.is_none_or(|at| at == gap))
    }

    fn judge(&self, gap: usize, partner: usize, answer: &Answer) -> Judgement {
        let wrong = self.mistakes_in(gap).map(|mistake| mistake.wording.as_str());
        wording::judge(self.text(gap, answer), self.accepted(partner), wrong)
    }
}

impl Kind for Invullen {
    const TAG: &'static str = "invullen";
    const NAME: &'static str = "Invullen";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::Paragraph(inline) if inline.text.contains('{'))
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let mut kind = Self {
            paragraphs: Vec::new(),
            gaps: Vec::new(),
            bank: Vec::new(),
            swaps: Vec::new(),
            mistakes: Vec::new(),
        };
        let blocks = source.blocks.clone();
        for block in blocks {
            if let BlockKind::Paragraph(inline) = &block.kind {
                kind.read_paragraph(inline, block.line, source);
            }
        }
        if kind.gaps.is_empty() {
            source
                .error("er is geen gat om in te vullen", "zet de goede woorden tussen accolades: `{contante|huidige}`");
            return None;
        }
        let unique = source.check_unique(kind.gaps.iter().map(|gap| gap.id.as_str()), "het gat");
        let table = source.tables().next();
        if let Some(table) = table {
            kind.read_feedback(table, source);
        }
        kind.check_feedback(source);
        kind.read_swaps(source);
        if source.heading.attribute("woordenlijst") == Some("ja") {
            kind.bank = kind.words();
        }
        unique.then_some(kind)
    }

    /// One point for each gap. A slip in the spelling is pointed out and costs nothing.
    fn grade(&self, answer: &Answer) -> Grade {
        let partners = self.partners(answer);
        let mut is_misspelled = false;
        let parts = self.gaps.iter().enumerate().map(|(at, gap)| {
            let partner = &self.gaps[partners[at]];
            let mut feedback = Vec::new();
            let judgement = self.judge(at, partners[at], answer);
            let answered = !wording::is_blank(self.text(at, answer));
            match judgement {
                Judgement::Right(_) => {}
                Judgement::Misspelled(wording) => {
                    is_misspelled = true;
                    feedback.push(spelling_note(&escape(&partner.accepted[wording])));
                }
                Judgement::Wrong(mistake) => {
                    feedback.extend(self.mistakes_in(at).nth(mistake).map(|found| found.feedback.clone()))
                }
                Judgement::Unknown => feedback.push(gap.otherwise.clone()),
            }
            let is_right = matches!(judgement, Judgement::Right(_) | Judgement::Misspelled(_));
            if !is_right {
                feedback.push(format!("<p>Hier past: <b>{}</b>.</p>", escape(&partner.accepted[0])));
            }
            Part { id: gap.id.clone(), points: u32::from(is_right), max: 1, answered, feedback }
        });
        let grade = Grade::of_parts(parts.collect(), Vec::new());
        Grade { is_misspelled, ..grade }
    }

    fn is_typed(&self) -> bool {
        self.bank.is_empty()
    }

    fn guess(&self) -> f64 {
        if self.bank.is_empty() { 0.0 } else { 1.0 / self.bank.len() as f64 }
    }

    fn model_answer(&self) -> Answer {
        Answer { filled: self.gaps.iter().map(|gap| (gap.id.clone(), gap.accepted[0].clone())).collect() }
    }

    fn key(&self) -> String {
        let gaps: Vec<&str> = self.gaps.iter().map(|gap| gap.id.as_str()).collect();
        gaps.join(",")
    }

    fn outline(&self) -> String {
        let paragraph = |pieces: &Vec<Piece>| {
            let text: String = pieces
                .iter()
                .map(|piece| match piece {
                    Piece::Html(html) => html.as_str(),
                    Piece::Gap(_) => "……",
                })
                .collect();
            format!("<p>{text}</p>")
        };
        let text: String = self.paragraphs.iter().map(paragraph).collect();
        match self.bank.is_empty() {
            true => text,
            false => format!("{text}<p>Kies uit: {}.</p>", escape(&self.bank.join(", "))),
        }
    }
}

impl Invullen {
    /// Cuts a paragraph at its gaps. The words come from the plain text, what is around them from the HTML.
    fn read_paragraph(&mut self, inline: &Inline, line: u32, source: &mut Source) {
        let mut pieces = Vec::new();
        let (mut text, mut html) = (inline.text.as_str(), inline.html.as_str());
        while let (Some((_, words, text_after)), Some((before, _, html_after))) = (next_gap(text), next_gap(html)) {
            pieces.push(Piece::Html(before.to_owned()));
            let accepted: Vec<String> =
                words.split('|').map(|word| word.trim().to_owned()).filter(|word| !wording::is_blank(word)).collect();
            match accepted.first() {
                Some(first) => {
                    pieces.push(Piece::Gap(self.gaps.len()));
                    self.gaps.push(Gap { id: slug(first), accepted, otherwise: String::new() });
                }
                None => {
                    source.report.error(line, "een leeg gat", "zet het goede woord tussen de accolades: `{retentie}`")
                }
            }
            (text, html) = (text_after, html_after);
        }
        pieces.push(Piece::Html(html.to_owned()));
        let is_whole = |piece: &Piece| match piece {
            Piece::Html(html) => {
                let closed = html.matches("</").count();
                html.matches('<').count() - html.matches("<br").count() == 2 * closed
            }
            Piece::Gap(_) => true,
        };
        if !pieces.iter().all(is_whole) {
            source.report.error(line, "een gat staat in vette of schuine tekst", "haal de `*` of `_` rond het gat weg");
            return;
        }
        self.paragraphs.push(pieces);
    }

    fn read_feedback(&mut self, table: &Table, source: &mut Source) {
        for row in &table.rows {
            let text = |column: &str| table.cell(row, column).map(|cell| cell.text.as_str()).unwrap_or_default();
            let (name, wrong) = (text("gat"), text("fout"));
            let gap = self.gaps.iter().position(|gap| gap.id == slug(name));
            let Some(feedback) = table.cell(row, "feedback").map(|cell| format!("<p>{}</p>", cell.html)) else {
                source.report.error(row.line, "een fout zonder feedback", "vul de kolom `feedback`");
                continue;
            };
            match gap {
                None if !name.is_empty() => {
                    let cure = "schrijf in de kolom `gat` het eerste woord van een gat";
                    source.report.error(row.line, format!("het gat '{name}' bestaat niet"), cure);
                }
                Some(gap) if wrong.is_empty() => self.gaps[gap].otherwise = feedback,
                None if wrong.is_empty() => {
                    source.report.error(row.line, "een rij zonder gat en zonder fout", "vul `gat`, `fout` of allebei");
                }
                gap => self.mistakes.push(Mistake { gap, wording: wrong.to_owned(), feedback }),
            }
        }
    }

    fn check_feedback(&self, source: &mut Source) {
        for (at, gap) in self.gaps.iter().enumerate() {
            if gap.otherwise.is_empty() {
                source.error(
                    format!("het gat '{}' heeft geen feedback voor andere fouten", gap.accepted[0]),
                    "voeg in de tabel `gat | fout | feedback` een rij toe met een lege cel `fout`",
                );
            }
            for mistake in self.mistakes_in(at) {
                if gap.accepted.iter().any(|accepted| wording::is_same(accepted, &mistake.wording))
                    && mistake.gap.is_some()
                {
                    let what = format!("'{}' telt bij dit gat ook als goed", mistake.wording);
                    source.error(what, "haal de rij weg, of haal het woord uit het gat");
                }
            }
        }
    }

    fn read_swaps(&mut self, source: &mut Source) {
        let Some(names) = source.heading.attribute("wissel") else { return };
        for name in names.split(',') {
            match self.gaps.iter().position(|gap| gap.id == slug(name)) {
                Some(gap) => self.swaps.push(gap),
                None => {
                    let what = format!("'{name}' in `wissel` is geen gat");
                    source.error(what, "noem de eerste woorden van de gaten, met een komma ertussen");
                }
            }
        }
    }

    /// Every model answer and every known mistake once.
    fn words(&self) -> Vec<String> {
        let keys = self.gaps.iter().map(|gap| gap.accepted[0].clone());
        let mut words: Vec<String> = keys.chain(self.mistakes.iter().map(|mistake| mistake.wording.clone())).collect();
        words.sort_unstable();
        words.dedup();
        words
    }
}

/// What stands before the next pair of braces, in it, and behind it. A brace without a partner is text.
fn next_gap(text: &str) -> Option<(&str, &str, &str)> {
    let close = text.match_indices('}').map(|(at, _)| at).find(|close| text[..*close].contains('{'))?;
    let open = text[..close].rfind('{')?;
    Some((&text[..open], &text[open + 1..close], &text[close + 1..]))
}
