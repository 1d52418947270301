//! A multiple-choice question for the class: hands are counted per option, before and after a discussion, and drawn as bars.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::meerkeuze::{ChoiceOption, Meerkeuze};
use trainer::exercise::{Body, Exercise, Verdict};
use trainer::id::fingerprint;
use trainer::review::shuffle;
use trainer::slides::{Hands, Tally};

use super::deck::Deck;
use crate::app::exercise::{verdict_class, verdict_icon};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::icon;
use crate::app::ui::text::count;

/// How many options are right, where that is more than one.
fn how_many(exercise: &Exercise) -> Option<String> {
    match &exercise.body {
        Body::Meerkeuze(kind) if kind.is_multiple() => {
            Some(format!("Er zijn {} goede antwoorden.", kind.right().count()))
        }
        _ => None,
    }
}

/// The options in the order in which both windows show them: that of the lesson, where the right one may always stand first, is mixed.
fn options(exercise: &Exercise) -> Vec<ChoiceOption> {
    let Body::Meerkeuze(Meerkeuze { options }) = &exercise.body else { return Vec::new() };
    let mut options = options.clone();
    shuffle(&mut options, u64::from(fingerprint(&exercise.id)));
    options
}

/// One hand more (or less) for the option at `place`, from 0. Does nothing once the answer is shown, or where there is no such option.
pub fn raise(deck: Deck, exercise: &Exercise, place: usize, is_up: bool) {
    let option = options(exercise).into_iter().nth(place);
    if let Some(option) = option.filter(|_| !deck.live.read_untracked().revealed.contains(&exercise.id)) {
        change(deck, &exercise.id, |hands| hands.change(&option.id, is_up));
    }
}

fn change(deck: Deck, id: &str, change: impl FnOnce(&mut Hands)) {
    deck.change(|live| change(live.hands.entry(id.to_owned()).or_default()));
}

/// The question with its options, the hands, and what to do next.
pub fn hands_view(deck: Deck, exercise: Arc<Exercise>) -> AnyView {
    let id = StoredValue::new(exercise.id.clone());
    let hands = Memo::new(move |_| id.with_value(|id| deck.live.read().hands.get(id).cloned()).unwrap_or_default());
    let is_revealed = Memo::new(move |_| id.with_value(|id| deck.is_revealed(id)));
    let rows = options(&exercise)
        .into_iter()
        .enumerate()
        .map(|(place, option)| row(deck, &exercise, place, option, hands, is_revealed))
        .collect_view();
    let said = move || {
        let hands = hands.read();
        let round = if hands.second.is_some() { "Ronde 2" } else { "Ronde 1" };
        format!("{round}: {}", count(hands.now().total() as usize, "hand", "handen"))
    };
    let notes = StoredValue::new(exercise.pitfalls.concat() + &exercise.notes.concat());
    let explanation = move || {
        let shows = is_revealed.get() && !notes.with_value(String::is_empty);
        shows.then(|| view! { <div class="result is-right" inner_html=notes.get_value() /> })
    };
    view! {
        <h1 inner_html=exercise.title.html.clone() />
        {exercise.case.clone().map(|case| view! { <div class="prose quiet" inner_html=case.html.clone() /> })}
        <div class="prompt" inner_html=exercise.prompt.clone() />
        {how_many(&exercise).map(|words| view! { <p class="quiet">{words}</p> })}
        <ol class="plain show-options">{rows}</ol>
        <div role="status">{dynamic(explanation)}</div>
        <div class="row actions">
            {actions(deck, id, hands, is_revealed)}
            <span class="show-total" role="status">{said}</span>
        </div>
    }
    .into_any()
}

fn actions(deck: Deck, id: StoredValue<String>, hands: Memo<Hands>, is_revealed: Memo<bool>) -> AnyView {
    let reveal = move |_| id.with_value(|id| deck.toggle_answer(id));
    let label = move || if is_revealed.get() { "Verberg het antwoord" } else { "Laat het antwoord zien" };
    let again = move |_| id.with_value(|id| change(deck, id, Hands::ask_again));
    let empty = move |_| id.with_value(|id| change(deck, id, |hands| *hands = Hands::default()));
    let may_ask_again = move || !is_revealed.get() && hands.read().second.is_none() && hands.read().first.total() > 0;
    let may_empty = move || !is_revealed.get() && hands.read().first.total() > 0;
    view! {
        <button class="button button-main" on:click=reveal>{label}</button>
        <button class="button" hidden=move || !may_ask_again() on:click=again>"Overleg en ronde 2"</button>
        <button class="button button-quiet" hidden=move || !may_empty() on:click=empty>"Tel opnieuw"</button>
    }
    .into_any()
}

fn row(
    deck: Deck,
    exercise: &Arc<Exercise>,
    place: usize,
    option: ChoiceOption,
    hands: Memo<Hands>,
    is_revealed: Memo<bool>,
) -> AnyView {
    let verdict = if option.right { Verdict::Right } else { Verdict::Wrong };
    let shown = move || is_revealed.get().then_some(verdict);
    let letter = letter(place);
    let exercise = StoredValue::new(exercise.clone());
    let step = move |is_up: bool| exercise.with_value(|exercise| raise(deck, exercise, place, is_up));
    let (id, feedback) = (StoredValue::new(option.id), StoredValue::new(option.feedback));
    let bars = move || {
        let hands = hands.read();
        let bar = |tally: &Tally, class| id.with_value(|id| bar(tally, id, class));
        Some(match &hands.second {
            None => bar(&hands.first, "show-bar-now"),
            Some(second) => {
                let (first, second) = (bar(&hands.first, "show-bar-before"), bar(second, "show-bar-now"));
                view! {
                    <span class="show-round"><span class="quiet">"ronde 1"</span> {first}</span>
                    <span class="show-round"><span class="quiet">"ronde 2"</span> {second}</span>
                }
                .into_any()
            }
        })
    };
    let sign = move || {
        shown().map(|verdict| {
            let word = if verdict == Verdict::Right { "goed: " } else { "fout: " };
            view! { <span class="mark">{icon(verdict_icon(verdict))}<span class="hidden">{word}</span></span> }
        })
    };
    view! {
        <li class=move || format!("show-option {}", shown().map_or("", verdict_class))>
            <b class="show-letter">{letter}</b>
            <div class="show-option-text">
                <div class="show-option-words">
                    {dynamic(sign)}
                    " "
                    <span inner_html=option.label.html />
                    {dynamic(move || shown().map(|_| view! { <div class="feedback" inner_html=feedback.get_value() /> }))}
                </div>
                <div class="show-bars">{dynamic(bars)}</div>
            </div>
            <div class="show-hands" hidden=move || is_revealed.get()>
                <button class="button button-icon" aria-label=format!("Hand eraf voor {letter}") on:click=move |_| step(false)>"−"</button>
                <button class="button button-icon" aria-label=format!("Hand erbij voor {letter}") on:click=move |_| step(true)>"+"</button>
            </div>
        </li>
    }
    .into_any()
}

/// A bar as long as the share of the hands, with the numbers beside it.
fn bar(tally: &Tally, option: &str, class: &'static str) -> AnyView {
    let share = tally.share(option);
    view! {
        <span class="show-hands-bar">
            <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                <rect class="meter-ground" width="100" height="4" />
                <rect class=class width=share height="4" />
            </svg>
            <span class="show-hands-text">{format!("{} · {share}%", count(tally.of(option) as usize, "hand", "handen"))}</span>
        </span>
    }
    .into_any()
}

fn letter(place: usize) -> char {
    (b'A'..=b'Z').nth(place).map_or('?', char::from)
}
