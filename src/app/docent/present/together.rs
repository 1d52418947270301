//! Any other exercise on a slide: the class does it together, then its answer is shown. A matrix tells for each customer which axis
//! was misjudged.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use trainer::exercise::Exercise;

use super::deck::Deck;
use crate::app::browser;
use crate::app::exercise::{ClassAnswerView, Go, QuestionView};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;

/// Where this tab keeps what the class answered, so that going back or a reload loses nothing.
const NAME: &str = "docent.antwoorden";

/// What the class answered, by exercise.
type Answers = BTreeMap<String, Answered>;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
struct Answered {
    round: u32,
    /// In its stored form.
    text: String,
}

fn keep(id: &str, answered: Answered) {
    let mut answers: Answers = browser::load_for_tab(NAME).unwrap_or_default();
    answers.insert(id.to_owned(), answered);
    browser::save_for_tab(NAME, &answers);
}

/// The question, then the answer.
pub fn together_view(deck: Deck, exercise: Arc<Exercise>) -> AnyView {
    let id = StoredValue::new(exercise.id.clone());
    let kept = browser::load_for_tab::<Answers>(NAME).and_then(|mut answers| answers.remove(&exercise.id));
    let answered = StoredValue::new(kept.unwrap_or_default());
    let round = RwSignal::new(answered.with_value(|answered| answered.round));
    let is_revealed = Memo::new(move |_| id.with_value(|id| deck.is_revealed(id)));
    let on_change = Callback::new(move |(text, _): (String, bool)| {
        answered.update_value(|answered| answered.text = text);
        id.with_value(|id| keep(id, answered.get_value()));
    });
    let view = move || {
        let go = Go { round: round.get(), is_hbo: deck.is_hbo };
        let (exercise, answer) = (exercise.clone(), answered.with_value(|answered| answered.text.clone()));
        Some(match is_revealed.get() {
            true => view! { <ClassAnswerView exercise answer go /> }.into_any(),
            false => view! { <QuestionView exercise answer go on_change /> }.into_any(),
        })
    };
    let reveal = move |_| {
        id.with_value(|id| deck.toggle_answer(id));
        // The board first; how it went stands below it.
        dom::focus_soon(".show-slide .exercise-title");
    };
    let again = move |_| {
        let round_after = round.get_untracked() + 1;
        answered.set_value(Answered { round: round_after, text: String::new() });
        id.with_value(|id| {
            keep(id, answered.get_value());
            if is_revealed.get_untracked() {
                deck.toggle_answer(id);
            }
        });
        round.set(round_after);
    };
    let label = move || if is_revealed.get() { "Terug naar de vraag" } else { "Laat het antwoord zien" };
    let subject = deck.loaded().module.title.clone();
    view! {
        <h1 class="show-subject">{subject}</h1>
        {dynamic(view)}
        <div class="row actions">
            <button class="button button-main" on:click=reveal>{label}</button>
            <button class="button button-quiet" on:click=again>"Opnieuw beginnen"</button>
        </div>
    }
    .into_any()
}
