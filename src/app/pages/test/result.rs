//! What a test came to: the mark with its sum, what is known by module, level and goal, and every answer.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use trainer::delivery::Index;
use trainer::exam::{Profile, Sum, Tally};
use trainer::number::format_short;
use trainer::progress::{EventId, TakenTest};
use trainer::time::Moment;

use super::answers::Answers;
use super::goals::{by_goal, by_module};
use super::rules::Rules;
use super::{day_of, headline, name_of};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{learner, site};

/// The page: the test that the address names, or the last one.
#[component]
pub fn TestResultPage() -> impl IntoView {
    dom::set_title("Uitslag");
    let learner = learner();
    let query = use_query_map();
    // Scores change a test, but not which one it is.
    let id: Memo<Option<EventId>> = Memo::new(move |_| {
        let asked = query.read().get("toets").unwrap_or_default();
        let progress = learner.progress.read();
        match asked.as_str() {
            "" => progress.tests().last().map(|(id, ..)| *id),
            asked => asked.parse().ok().filter(|id| progress.tests().iter().any(|(known, ..)| known == id)),
        }
    });
    with_index(move |index| {
        dynamic(move || {
            Some(match id.get() {
                Some(id) => view! { <Outcome index=index.clone() id /> }.into_any(),
                None => view! {
                    <h1>"Uitslag"</h1>
                    <p>"Deze toets is er niet. Misschien is hij op een ander apparaat gemaakt, of is je voortgang gewist."</p>
                    <a class="button button-main" href=site().link("toets")>"Naar de toetsen"</a>
                }
                .into_any(),
            })
        })
    })
}

/// A test with when it was handed in; gone when everything is wiped in another tab.
pub(super) type Taken = Memo<Option<(Moment, TakenTest)>>;

#[component]
fn Outcome(index: Arc<Index>, id: EventId) -> impl IntoView {
    let learner = learner();
    let taken: Taken = Memo::new(move |_| {
        let progress = learner.progress.read();
        progress.tests().iter().find(|(known, ..)| *known == id).map(|(_, at, test)| (*at, test.clone()))
    });
    let for_profile = index.clone();
    let profile = move || {
        taken.read().as_ref().map(|(_, test)| {
            let profile = Profile::of(&for_profile, test);
            view! {
                {by_module(&for_profile, &profile)}
                {by_goal(&for_profile, &profile)}
            }
        })
    };
    view! {
        <h1>"Uitslag"</h1>
        {dynamic(move || taken.read().as_ref().map(|(at, test)| about(*at, test)))}
        {dynamic(move || taken.read().as_ref().map(|(_, test)| mark(test)))}
        <Rules />
        {dynamic(profile)}
        <Answers index id taken />
    }
}

/// When it was, which test, how long it took, and how it compares with what the learner expected.
fn about(at: Moment, test: &TakenTest) -> impl IntoView + use<> {
    let minutes = count(test.seconds.div_ceil(60) as usize, "minuut", "minuten");
    let end = if test.ran_out { " De tijd was om." } else { "" };
    let tally = Tally::of(test, true);
    let expected = test.estimate.map(|estimate| {
        let share = (100.0 * tally.points / f64::from(tally.questions.max(1))).round();
        view! { <p>{format!("Je dacht {estimate}% goed te hebben. Het is {share}%.")}</p> }
    });
    view! {
        <p class="quiet">
            {format!("{} · {} · {minutes}.{end} Code ", name_of(&test.code), day_of(at).in_words())}
            <code>{test.code.clone()}</code>
        </p>
        {expected}
    }
}

fn mark(test: &TakenTest) -> AnyView {
    let rules = learner().settings.read().mark;
    let (all, closed) = (Tally::of(test, true), Tally::of(test, false));
    let Some(sum) = headline(test, rules) else {
        return view! { <p class="notice">"Geef jezelf hieronder punten voor je open vragen. Dan komt hier je cijfer."</p> }.into_any();
    };
    let verdict = if sum.is_pass() { "voldoende" } else { "onvoldoende" };
    let steps = sum.steps().into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
    let both = (all.questions > closed.questions).then(|| {
        let of = |tally: Tally| match Sum::of(tally, rules) {
            Some(sum) => format!("{} ({} van {} punten)", sum.text(), format_short(sum.points), format_short(sum.max)),
            None => "–".to_owned(),
        };
        let waiting = match all.waiting {
            0 => String::new(),
            some => format!(" Nog {} zonder score.", count(some as usize, "open vraag", "open vragen")),
        };
        view! {
            <p>{format!("Met open vragen: {}. Zonder open vragen: {}.{waiting}", of(all), of(closed))}</p>
        }
    });
    view! {
        <section class="tile test-outcome">
            <p class="test-figure">
                <span class="hidden">"Je cijfer: "</span>
                <b>{sum.text()}</b>
                <span>{format!("{verdict}, {} van {} punten", format_short(sum.points), format_short(sum.max))}</span>
            </p>
            {both}
            <details class="fold" open>
                <summary>"Zo is je cijfer berekend"</summary>
                <ol class="test-sum">{steps}</ol>
            </details>
            <p class="quiet">"Dit is een oefencijfer. Je school kan anders rekenen."</p>
        </section>
    }
    .into_any()
}
