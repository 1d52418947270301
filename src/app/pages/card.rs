//! One flashcard: its question, its answer, and how well it was remembered.

use leptos::ev;
use leptos::prelude::*;
use trainer::exercise::kaarten::Card;
use trainer::progress::What;
use trainer::review::{Outcomes, Rating, Scheduler};
use trainer::time::Day;

use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::until;
use crate::app::{browser, learner};

const TWO: &[(Rating, &str)] = &[(Rating::Again, "Wist ik niet"), (Rating::Good, "Wist ik")];
const FOUR: &[(Rating, &str)] =
    &[(Rating::Again, "Niet"), (Rating::Hard, "Moeilijk"), (Rating::Good, "Goed"), (Rating::Easy, "Makkelijk")];

/// A card to turn and to rate. Records the rating; `on_rated` hears it after that.
#[component]
pub(super) fn CardView(
    /// The card.
    card: Card,
    /// Whether it is crammed: then its memory stays as it is.
    #[prop(optional)]
    crammed: bool,
    /// Called when it was rated.
    on_rated: Callback<Rating>,
) -> impl IntoView {
    let learner = learner();
    let flipped = RwSignal::new(false);
    let begun = browser::now();
    let id = StoredValue::new(card.id);
    let rate = move |rating: Rating| {
        let seconds = ((browser::now().0 - begun.0) / 1000).clamp(0, 600) as u32;
        learner.record(What::Review { card: id.get_value(), rating, seconds, crammed });
        on_rated.run(rating);
    };
    let keys = window_event_listener(ev::keydown, move |event| {
        let rating = match event.key().as_str() {
            "1" => Rating::Again,
            "2" if learner.settings.read_untracked().four_buttons => Rating::Hard,
            "2" | "3" => Rating::Good,
            "4" => Rating::Easy,
            _ => return,
        };
        if flipped.get_untracked() && !dom::is_typing(&event) {
            rate(rating);
        }
    });
    on_cleanup(move || keys.remove());
    let flip = move |_| {
        flipped.set(true);
        dom::focus_soon(".ratings button:last-child");
    };
    // What each button would do is worked out once: rating changes the memory.
    let outcomes =
        Scheduler::default().outcomes(learner.progress.read_untracked().card(&id.get_value()), learner.today());
    let (back, extra) = (card.back, card.extra);
    let answer = move || {
        view! {
            <div class="card-back" inner_html=back.clone() />
            <div class="card-extra" inner_html=extra.clone() />
            {ratings((!crammed).then_some(outcomes), rate)}
        }
    };
    view! {
        <article class="card">
            <p class="card-front" inner_html=card.front.html />
            {dynamic(move || Some(if flipped.get() {
                answer().into_any()
            } else {
                view! { <button class="button button-main flip" on:click=flip>"Toon antwoord"</button> }.into_any()
            }))}
        </article>
    }
}

/// The buttons; with when the card comes back, if its memory changes.
fn ratings(outcomes: Option<Outcomes>, rate: impl Fn(Rating) + Copy + 'static) -> impl IntoView {
    let learner = learner();
    let choices = if learner.settings.read().four_buttons { FOUR } else { TWO };
    let today = learner.today();
    let exam = learner.settings.read().exam;
    let buttons = choices
        .iter()
        .map(|(rating, name)| {
            let rating = *rating;
            let when = outcomes.map(|outcomes| when(outcomes.after(rating).due, today, exam));
            view! {
                <button class="button rating" on:click=move |_| rate(rating)>
                    <b>{*name}</b>
                    {when.map(|when| view! { <span class="rating-when">{when}</span> })}
                </button>
            }
        })
        .collect_view();
    view! { <div class="ratings" role="group" aria-label="Wist je het?">{buttons}</div> }
}

/// When a card comes back. The exam caps the interval.
fn when(due: Day, today: Day, exam: Option<Day>) -> String {
    match exam {
        Some(exam) if due >= exam && exam > today => "voor je toets".to_owned(),
        _ => until(due, today),
    }
}
