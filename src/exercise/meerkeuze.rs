//! Multiple choice: one or more right options, feedback for each option. See `content/soorten/meerkeuze.md`.

use serde::{Deserialize, Serialize};

use super::frame::{PartName, name_part};
use super::{Confusion, Grade, Kind, Part, Source};
use crate::markup::{BlockKind, Inline, Item};
use crate::model::Models;

/// A multiple-choice question.
#[derive(Clone, Debug, PartialEq)]
pub struct Meerkeuze {
    /// The options in the order of the text.
    pub options: Vec<ChoiceOption>,
}

/// One option.
#[derive(Clone, Debug, PartialEq)]
pub struct ChoiceOption {
    /// Its id within the exercise; an authored one names a concept that may be mixed up.
    pub id: String,
    /// What it says.
    pub label: Inline,
    /// Whether it is right.
    pub right: bool,
    /// Why it tempts or why it is right; safe HTML.
    pub feedback: String,
    name: PartName,
}

/// The ids of the chosen options.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// In any order.
    pub chosen: Vec<String>,
}

impl Meerkeuze {
    /// Whether more than one option is right, so that ticks are shown instead of radio buttons.
    pub fn is_multiple(&self) -> bool {
        self.right().count() > 1
    }

    /// The right options.
    pub fn right(&self) -> impl Iterator<Item = &ChoiceOption> {
        self.options.iter().filter(|option| option.right)
    }

    fn confusions(&self, chosen: &[&ChoiceOption]) -> Vec<Confusion> {
        let Some(right) = self.right().find(|option| option.name.authored) else { return Vec::new() };
        chosen
            .iter()
            .filter(|option| !option.right && option.name.authored)
            .map(|option| Confusion { chosen: option.id.clone(), right: right.id.clone() })
            .collect()
    }
}

impl Kind for Meerkeuze {
    const TAG: &'static str = "meerkeuze";
    const NAME: &'static str = "Meerkeuze";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::List(list) if list.is_task_list())
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let Some(list) = source.list() else {
            source.error("deze vraag heeft geen opties", "maak een lijst met `- [x]` voor goed en `- [ ]` voor fout");
            return None;
        };
        let options: Vec<ChoiceOption> =
            list.items.iter().enumerate().filter_map(|(place, item)| option(place, item, source)).collect();
        let usable = source.check_unique(options.iter().map(|option| option.id.as_str()), "de optie");
        if options.len() < 2 {
            source.error("een vraag heeft minstens twee opties", "voeg een optie toe met `- [ ]`");
            return None;
        }
        if !options.iter().any(|option| option.right) {
            source.error("geen goed antwoord", "zet bij minstens één optie `[x]`");
            return None;
        }
        usable.then_some(Self { options })
    }

    /// One point for each right option chosen, one off for each wrong one, never below zero.
    fn grade(&self, answer: &Answer) -> Grade {
        let chosen: Vec<&ChoiceOption> =
            self.options.iter().filter(|option| answer.chosen.contains(&option.id)).collect();
        let hits = chosen.iter().filter(|option| option.right).count();
        let misses = chosen.len() - hits;
        let parts = self
            .options
            .iter()
            .map(|option| {
                let answered = answer.chosen.contains(&option.id);
                Part {
                    id: option.id.clone(),
                    points: u32::from(answered && option.right),
                    max: u32::from(option.right),
                    answered,
                    feedback: vec![option.feedback.clone()],
                }
            })
            .collect();
        Grade {
            points: hits.saturating_sub(misses) as u32,
            max: self.right().count() as u32,
            parts,
            confusions: self.confusions(&chosen),
            is_misspelled: false,
        }
    }

    /// Ticking as many options as are right, blindly: the sum over how many of them happen to be right (hypergeometric).
    fn guess(&self) -> f64 {
        let (options, right) = (self.options.len(), self.right().count());
        let choose =
            |n: usize, k: usize| (0..k).fold(1.0, |ways, at| ways * n.saturating_sub(at) as f64 / (at + 1) as f64);
        let earned = |hits: usize| {
            let points = (2 * hits).saturating_sub(right) as f64 / right as f64;
            points * choose(right, hits) * choose(options - right, right - hits)
        };
        (0..=right).map(earned).sum::<f64>() / choose(options, right)
    }

    fn traps(&self) -> Vec<String> {
        self.right().filter(|option| option.name.authored).map(|option| option.id.clone()).collect()
    }

    fn model_answer(&self) -> Answer {
        Answer { chosen: self.right().map(|option| option.id.clone()).collect() }
    }

    fn key(&self) -> String {
        let mut right: Vec<&str> = self.right().map(|option| option.name.key.as_str()).collect();
        right.sort_unstable();
        right.join(",")
    }

    fn outline(&self) -> String {
        let items: String = self.options.iter().map(|option| format!("<li>{}</li>", option.label.html)).collect();
        format!("<ul>{items}</ul>")
    }
}

fn option(place: usize, item: &Item, source: &mut Source) -> Option<ChoiceOption> {
    let mut label = item.text();
    let name = name_part(&mut label, place);
    let Some(right) = item.task else {
        source.report.error(item.line, "een optie zonder vakje", "begin de optie met `- [x]` of `- [ ]`");
        return None;
    };
    let feedback = item.quotes_html();
    if feedback.is_empty() {
        source.report.error(
            item.line,
            "optie zonder feedback",
            "zet onder de optie een citaat: `  > waarom wel of niet`",
        );
    }
    Some(ChoiceOption { id: name.id.clone(), label, right, feedback, name })
}
