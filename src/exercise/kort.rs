//! A short answer in words, compared with what an author accepts and expects. See `content/soorten/kort.md`.

use serde::{Deserialize, Serialize};

use super::frame::{PartName, name_part};
use super::{Confusion, Grade, Kind, Part, Source, spelling_note};
use crate::id::slug;
use crate::markup::{BlockKind, Inline, Item};
use crate::model::Models;
use crate::wording::{self, Judgement};

/// The one part of this kind.
pub const PART: &str = "antwoord";

/// A question with a short answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Kort {
    /// What is accepted; the first is the model answer.
    pub right: Vec<Wording>,
    /// Wrong answers that are known.
    pub wrong: Vec<Wording>,
}

/// One wording of an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// How it is written.
    pub label: Inline,
    /// What to say about it; safe HTML, may be empty for an accepted one.
    pub feedback: String,
    name: PartName,
}

/// What the learner typed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// As it was typed.
    pub text: String,
}

impl Kort {
    /// The model answer as it is written.
    pub fn model(&self) -> &Inline {
        &self.right[0].label
    }

    fn judge(&self, text: &str) -> Judgement {
        let texts =
            |wordings: &'_ [Wording]| wordings.iter().map(|wording| wording.label.text.clone()).collect::<Vec<_>>();
        let (right, wrong) = (texts(&self.right), texts(&self.wrong));
        wording::judge(text, right.iter().map(String::as_str), wrong.iter().map(String::as_str))
    }

    fn confusion(&self, wrong: &Wording) -> Option<Confusion> {
        let right = self.right.iter().find(|right| right.name.authored)?;
        wrong.name.authored.then(|| Confusion { chosen: wrong.name.id.clone(), right: right.name.id.clone() })
    }
}

impl Kind for Kort {
    const TAG: &'static str = "kort";
    const NAME: &'static str = "Kort antwoord";
    type Answer = Answer;

    fn begins_answer(block: &BlockKind) -> bool {
        matches!(block, BlockKind::List(list) if list.is_task_list())
    }

    fn parse(source: &mut Source, _models: &Models) -> Option<Self> {
        let items = source.list().map(|list| list.items.as_slice()).unwrap_or_default();
        let wordings = items.iter().enumerate().map(|(place, item)| {
            let mut label = item.text();
            let name = name_part(&mut label, place);
            (item, Wording { label, feedback: item.quotes_html(), name })
        });
        let (right, wrong): (Vec<_>, Vec<_>) = wordings.partition(|(item, _)| item.task == Some(true));
        let right: Vec<Wording> = right.into_iter().map(|(_, wording)| wording).collect();
        let wrong =
            wrong.into_iter().filter_map(|(item, wording)| wrong_wording(&right, item, wording, source)).collect();
        let model = right.first().map(|model| wording::is_blank(&model.label.text));
        if model != Some(false) {
            source.error("geen goed antwoord", "maak een lijst met `- [x]` voor goed en `- [ ]` voor bekende fouten");
            return None;
        }
        Some(Self { right, wrong })
    }

    /// One point. A slip in the spelling is pointed out and costs nothing.
    fn grade(&self, answer: &Answer) -> Grade {
        let judgement = self.judge(&answer.text);
        let is_right = matches!(judgement, Judgement::Right(_) | Judgement::Misspelled(_));
        let mut feedback = Vec::new();
        let mut confusions = Vec::new();
        match judgement {
            Judgement::Right(at) => feedback.push(self.right[at].feedback.clone()),
            Judgement::Misspelled(at) => feedback.push(spelling_note(&self.right[at].label.html)),
            Judgement::Wrong(at) => {
                confusions.extend(self.confusion(&self.wrong[at]));
                feedback.push(self.wrong[at].feedback.clone());
            }
            Judgement::Unknown => {}
        }
        if !is_right {
            feedback.push(format!("<p>Het antwoord is: <b>{}</b>.</p>", self.model().html));
        }
        if !matches!(judgement, Judgement::Right(0)) {
            feedback.push(self.right[0].feedback.clone());
        }
        feedback.retain(|html| !html.is_empty());
        let answered = !wording::is_blank(&answer.text);
        let part = Part { id: PART.to_owned(), points: u32::from(is_right), max: 1, answered, feedback };
        let is_misspelled = matches!(judgement, Judgement::Misspelled(_));
        Grade { is_misspelled, ..Grade::of_parts(vec![part], confusions) }
    }

    fn is_typed(&self) -> bool {
        true
    }

    fn traps(&self) -> Vec<String> {
        vec![self.key()]
    }

    fn model_answer(&self) -> Answer {
        Answer { text: self.model().text.clone() }
    }

    fn key(&self) -> String {
        // Another accepted wording makes an older right answer no less right.
        slug(&self.model().text)
    }

    fn outline(&self) -> String {
        "<p>Antwoord in een of een paar woorden.</p>".to_owned()
    }
}

fn wrong_wording(right: &[Wording], item: &Item, wording: Wording, source: &mut Source) -> Option<Wording> {
    let text = &wording.label.text;
    if let Some(same) = right.iter().find(|right| wording::is_same(&right.label.text, text)) {
        let what = format!("'{text}' telt ook als goed: het is gelijk aan '{}'", same.label.text);
        source.report.error(item.line, what, "haal het foute antwoord weg, of maak het goed met `[x]`");
        return None;
    }
    if wording.feedback.is_empty() {
        let cure = "zet eronder een citaat: waarom kiest iemand dit, en waaraan zie je dat het niet klopt?";
        source.report.error(item.line, format!("fout antwoord zonder feedback: '{text}'"), cure);
    }
    Some(wording)
}
