//! The view of [`trainer::exercise::koppelen`]: each part on the left with a place for what goes with it.

use leptos::prelude::*;
use trainer::exercise::koppelen::{Answer, Koppelen, Left};
use trainer::review::shuffle;

use super::Attempt;
use super::bank::{Bank, Word};
use super::parts::{feedback, mark, verdict_class};
use crate::app::ui::dynamic::dynamic;

/// The left side with its places, and the right side to choose from.
pub fn view(kind: Koppelen, attempt: Attempt) -> AnyView {
    let mut words: Vec<Word> = kind
        .right
        .iter()
        .map(|right| Word { id: right.id.clone(), html: right.label.html.clone(), text: right.label.text.clone() })
        .collect();
    shuffle(&mut words, attempt.seed);
    let places = kind.left.iter().map(|left| left.id.clone()).collect();
    let answer: Answer = attempt.answer();
    let keep = Callback::new(move |placed| attempt.keep(&Answer { placed }));
    let bank = Bank::new(words.clone(), places, answer.placed, attempt, keep);
    let rows = kind.left.into_iter().map(|left| pair(left, &kind.right_name, &words, bank, attempt)).collect_view();
    view! {
        <ul class="pairs plain">{rows}</ul>
        {bank.words()}
    }
    .into_any()
}

fn pair(left: Left, right_name: &str, words: &[Word], bank: Bank, attempt: Attempt) -> impl IntoView + use<> {
    let id = StoredValue::new(left.id.clone());
    let part = move || id.with_value(|id| attempt.part(id));
    let right = words.iter().find(|word| word.id == left.right).map(|word| word.html.clone()).unwrap_or_default();
    let right = StoredValue::new(right);
    let answer = move || {
        let is_wrong = part().is_some_and(|part| part.points < part.max);
        is_wrong.then(|| view! { <p class="answer">"Goed is: " <b inner_html=right.get_value() /></p> })
    };
    let name = format!("{right_name} bij {}", left.label.text.trim_end_matches('.'));
    view! {
        <li class=move || format!("pair {}", part().map_or("", |part| verdict_class(part.verdict())))>
            <p class="pair-label">
                {mark(move || part().map(|part| part.verdict()))}
                <span inner_html=left.label.html />
            </p>
            {bank.place(&left.id, name)}
            {dynamic(answer)}
            {feedback(move || part().map(|part| part.feedback.concat()))}
        </li>
    }
}
