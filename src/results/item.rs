//! One question over a class: what was answered, how often, and what its figures say in plain words.

use std::collections::BTreeMap;

use super::book::Book;
use super::choices::{Choice, choices};
use super::class::Class;
use super::decisions::Decisions;
use super::grade::Outcome;
use super::statistics::{ItemFigures, LEAST_STUDENTS, TestFigures};
use crate::number::format;
use crate::wording;

/// An answer that was given, and how often.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Count {
    /// What was answered.
    pub choice: Choice,
    /// By how many students, best attempts only.
    pub times: usize,
    /// How many students object to the grade of it, in any attempt.
    pub appeals: usize,
    /// Whether the teacher accepted it.
    pub is_accepted: bool,
}

/// A question as the class made it; best attempts only.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// How many students had the question.
    pub asked: usize,
    /// How many of them earned all points.
    pub right: usize,
    /// How many answered nothing.
    pub unanswered: usize,
    /// The answers by part, in each part the most frequent first.
    pub counts: Vec<Count>,
    /// What was chosen instead of what is right, most frequent first, a sentence each; at most three.
    pub instead: Vec<String>,
}

impl Item {
    /// The question in this column of `class`.
    pub fn of(class: &Class, column: usize, book: &Book, decisions: &Decisions) -> Self {
        let mut item = Self::default();
        let number = class.columns[column].number;
        let Some(entry) = book.get(number) else { return item };
        // What was typed is counted together when case and accents are all that differs.
        let mut counts: BTreeMap<(String, String), Count> = BTreeMap::new();
        let mut parts: Vec<String> = Vec::new();
        for row in &class.rows {
            let Some(mark) = row.cells[column].map(|at| &row.marks[at]) else { continue };
            if row.counts {
                item.asked += 1;
                item.right += usize::from(mark.outcome.share().is_some_and(|share| share >= 1.0));
                item.unanswered += usize::from(mark.outcome == Outcome::Unanswered);
            }
            if !row.counts && !mark.has_appealed {
                continue;
            }
            let answered = row.submission.answers.iter().find(|answered| answered.exercise == number);
            for choice in answered.map(|answered| choices(&entry.exercise, &answered.answer)).unwrap_or_default() {
                let key = if choice.is_typed { wording::plain(&choice.chosen) } else { choice.chosen.clone() };
                if !parts.contains(&choice.part) {
                    parts.push(choice.part.clone());
                }
                let is_appeal = mark.has_appealed && !choice.is_right;
                let count = counts.entry((choice.part.clone(), key)).or_insert_with(|| Count {
                    is_accepted: decisions.is_accepted(number, &choice.part, &choice.chosen),
                    choice,
                    ..Count::default()
                });
                count.times += usize::from(row.counts);
                count.appeals += usize::from(is_appeal);
            }
        }
        item.counts = counts.into_values().collect();
        item.counts.sort_by_key(|count| {
            let place = parts.iter().position(|part| *part == count.choice.part);
            (place, std::cmp::Reverse(count.times))
        });
        item.instead = item.sentences(entry.exercise.body.is_self_scored());
        item
    }

    fn sentences(&self, is_open: bool) -> Vec<String> {
        if is_open {
            return Vec::new();
        }
        let mut wrong: Vec<&Count> = self
            .counts
            .iter()
            .filter(|count| !count.choice.is_right && !count.is_accepted && count.times > 0)
            .collect();
        wrong.sort_by_key(|count| std::cmp::Reverse(count.times));
        let sentence = |count: &Count| {
            let Choice { part_label, label, is_typed, .. } = &count.choice;
            let verb = match (*is_typed, count.times) {
                (true, 1) => "typte",
                (true, _) => "typten",
                (false, 1) => "koos",
                (false, _) => "kozen",
            };
            let place = if part_label.is_empty() {
                String::new()
            } else {
                format!(" bij ‘{}’", part_label.trim_end_matches('.'))
            };
            format!("{} van {} {verb}{place}: {}", count.times, self.asked, sentence_end(label))
        };
        wrong.into_iter().take(3).map(sentence).collect()
    }
}

fn sentence_end(label: &str) -> String {
    if label.ends_with(['.', '?', '!']) { label.to_owned() } else { format!("{label}.") }
}

/// What the figures of a question say, a sentence each. The bounds of rir are those of Ebel & Frisbie (1991), table 13.2.
pub fn item_sentences(figures: &ItemFigures) -> Vec<String> {
    let Some(p) = figures.p else { return vec!["Niemand heeft hier al punten voor.".to_owned()] };
    let mut sentences =
        vec![format!("Gemiddeld haalde de klas {}% van de punten (p = {}).", format(p * 100.0, 0), format(p, 2))];
    if figures.asked < LEAST_STUDENTS {
        sentences.push(too_few(figures.asked));
        return sentences;
    }
    sentences.push(
        match p {
            p if p >= 0.9 => "Bijna iedereen wist dit. De vraag laat weinig verschil zien.",
            p if p < 0.3 => "Dit was moeilijk. Kijk of de vraag duidelijk is, en of de stof is behandeld.",
            _ => "De moeilijkheid is prima.",
        }
        .to_owned(),
    );
    let Some(rir) = figures.rir else {
        sentences.push("Iedereen deed het hier even goed. Daarom is niet te zeggen of de vraag scheidt.".to_owned());
        return sentences;
    };
    let words = match rir {
        rir if rir >= 0.4 => "Deze vraag scheidt goed: wie de rest goed maakt, weet dit meestal ook",
        rir if rir >= 0.2 => "Deze vraag scheidt redelijk",
        rir if rir >= 0.0 => "Deze vraag scheidt weinig: wie de rest goed maakt, weet dit niet vaker dan anderen",
        _ => "Let op: wie de rest goed maakt, heeft dit juist vaker fout. Controleer de vraag en de sleutel",
    };
    sentences.push(format!("{words} (rir = {}).", format(rir, 2)));
    sentences
}

/// What the figures of a test say, a sentence each.
pub fn test_sentences(figures: &TestFigures, is_right_or_wrong: bool) -> Vec<String> {
    let Some(mean) = figures.mean else { return vec!["Er zijn nog geen punten.".to_owned()] };
    let mut sentences = vec![format!("Gemiddeld haalde de klas {}% van de punten.", format(mean * 100.0, 0))];
    if figures.students < LEAST_STUDENTS {
        sentences.push(too_few(figures.students));
        return sentences;
    }
    let Some(alpha) = figures.alpha else {
        sentences.push(
            "Hoe betrouwbaar de toets is, is alleen te berekenen als iedereen dezelfde vragen had, alle punten er zijn, en de uitslagen verschillen."
                .to_owned(),
        );
        return sentences;
    };
    let name = if is_right_or_wrong { "KR-20" } else { "Cronbachs alfa" };
    let words = match alpha {
        alpha if alpha >= 0.8 => "De toets meet betrouwbaar",
        alpha if alpha >= 0.7 => "De toets meet redelijk betrouwbaar",
        alpha if alpha >= 0.5 => {
            "De toets meet niet erg betrouwbaar: gebruik hem om van te leren, niet voor een cijfer dat telt"
        }
        _ => "De toets meet weinig betrouwbaar: een volgende keer kan de uitslag heel anders zijn",
    };
    sentences.push(format!("{words} ({name} = {}).", format(alpha, 2)));
    if let Some(error) = figures.error {
        sentences.push(format!(
            "De meetfout is {} punt: zo ver kan iemands score door toeval naast zijn echte niveau liggen.",
            format(error, 1)
        ));
    }
    sentences
}

fn too_few(students: usize) -> String {
    let students = if students == 1 { "1 student".to_owned() } else { format!("{students} studenten") };
    format!("Te weinig resultaten ({students}) om meer over te zeggen: minstens {LEAST_STUDENTS}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_students_get_a_word_of_caution_and_no_verdict() {
        let figures = ItemFigures { asked: 6, p: Some(0.5), rit: Some(0.9), rir: Some(0.9) };
        let text = item_sentences(&figures).join(" ");
        assert!(text.contains("Te weinig resultaten (6 studenten)") && !text.contains("scheidt"), "{text}");
    }

    #[test]
    fn figures_become_plain_sentences() {
        let of = |p, rir| item_sentences(&ItemFigures { asked: 24, p: Some(p), rit: Some(0.5), rir }).join(" ");
        assert!(of(0.75, Some(0.45)).contains("p = 0,75"));
        assert!(
            of(0.75, Some(0.45)).contains("scheidt goed: wie de rest goed maakt, weet dit meestal ook (rir = 0,45)."),
            "{}",
            of(0.75, Some(0.45))
        );
        assert!(of(0.2, Some(-0.1)).contains("Controleer de vraag en de sleutel"));
        assert!(of(1.0, None).contains("even goed"));
        let test = TestFigures {
            students: 24,
            questions: 8,
            mean: Some(0.5),
            deviation: Some(2.0),
            alpha: Some(0.75),
            error: Some(1.0),
        };
        let text = test_sentences(&test, true).join(" ");
        assert!(text.contains("redelijk betrouwbaar (KR-20 = 0,75).") && text.contains("1,0 punt"), "{text}");
    }
}
