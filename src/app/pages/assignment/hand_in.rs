//! Handing in: looking back, a name, and the event that the result follows from.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use trainer::assignment::Feedback;
use trainer::delivery::Index;
use trainer::exam::Sitting;
use trainer::progress::{Accepted, HandIn, TakenTest, What};
use trainer::results::{MAX_NAME, clean};

use super::question::answer_event;
use super::room::go_to;
use super::standing::Standing;
use super::{Opened, with_link};
use crate::app::desk::Attempt;
use crate::app::pages::test::{Modules, all_modules, grade, modules};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::when_loaded;
use crate::app::ui::text::count;
use crate::app::{browser, content, desk, learner};

/// Where the name is kept for the next time.
const NAME: &str = "naam";

/// The page.
#[component]
pub fn AssignmentHandInPage() -> impl IntoView {
    with_link(page)
}

fn page(index: Arc<Index>, opened: Opened) -> AnyView {
    let desk = desk();
    let heading = format!("Inleveren: {}", opened.link.assignment.name());
    let back = opened.address("opdracht");
    let accepted = opened.accepted();
    let standing = Standing::of(&opened, &index, &learner().progress.read(), accepted.as_ref(), desk);
    let Some(accepted) = accepted.filter(|_| standing.is_begun || standing.handed_in == 0) else {
        return view! {
            <h1>{heading}</h1>
            <p>"Er is niets om in te leveren. Misschien heb je dat al gedaan."</p>
            <a class="button button-main" href=back>"Naar de opdracht"</a>
        }
        .into_any();
    };
    let sitting = desk.with(opened.link.id, Sitting::clone);
    let slugs = sitting.as_ref().map(modules).unwrap_or_default();
    let (content, retry_slugs) = (content(), slugs.clone());
    let read = (standing.read.0 as u32, standing.read.1 as u32);
    view! {
        <h1>{heading}</h1>
        {look_back(&opened, sitting.as_ref(), &standing)}
        {when_loaded(
            move || all_modules(&slugs),
            move || retry_slugs.iter().for_each(|slug| content.retry(slug)),
            move |modules| form(&opened, &index, &accepted, read, modules),
        )}
        <p><a href=back>"Terug naar de opdracht"</a></p>
    }
    .into_any()
}

/// What is still open.
fn look_back(opened: &Opened, sitting: Option<&Sitting>, standing: &Standing) -> AnyView {
    let id = opened.link.id;
    let unread = standing.read.1 - standing.read.0;
    let is_skipped = sitting.is_none() && standing.made.1 > 0;
    let open = sitting.map(Sitting::unanswered).unwrap_or_default();
    let room = opened.address("opdracht/vragen");
    let buttons = open
        .iter()
        .map(|at| {
            let at = *at;
            view! {
                <li><a class="number task-number" href=room.clone() aria-label=format!("Naar vraag {}", at + 1) on:click=move |_| go_to(id, at)>{at + 1}</a></li>
            }
        })
        .collect_view();
    let is_complete = unread == 0 && open.is_empty() && !is_skipped;
    view! {
        <section class="task-back">
            {is_complete.then(|| view! { <p>"Je hebt alles gedaan."</p> })}
            {(unread > 0).then(|| view! { <p>{format!("Nog te lezen: {}.", count(unread, "stuk", "stukken"))}</p> })}
            {is_skipped.then(|| view! { <p>"Je hebt de vragen nog niet gemaakt. " <a href=room>"Begin met de vragen"</a></p> })}
            {(!open.is_empty()).then(|| view! {
                <p>{format!("Nog zonder antwoord: {}.", count(open.len(), "vraag", "vragen"))}</p>
                <ul class="plain numbers">{buttons}</ul>
            })}
        </section>
    }
    .into_any()
}

fn form(opened: &Opened, index: &Arc<Index>, accepted: &Accepted, read: (u32, u32), modules: Modules) -> AnyView {
    let last = accepted.hand_ins.last().map(|(_, _, hand_in)| hand_in.name.clone());
    let name = RwSignal::new(last.or_else(|| browser::load(NAME)).unwrap_or_default());
    let missing = RwSignal::new(false);
    let navigate = StoredValue::new_local(use_navigate());
    let (opened, index, accepted) = (opened.clone(), index.clone(), accepted.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let name = clean(&name.get_untracked());
        missing.set(name.is_empty());
        if name.is_empty() {
            return dom::focus_soon("#inlever-naam");
        }
        // It is a convenience: without room for it the name is asked again.
        let _ = browser::save(NAME, &name);
        record(&opened, &index, &accepted, name, read, &modules);
        let options = NavigateOptions { resolve: false, replace: true, ..NavigateOptions::default() };
        navigate.with_value(|navigate| navigate(&opened.address("opdracht"), options));
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <form class="setting task-form" on:submit=submit>
            <label class="field-block">
                <span class="field-name">"Je naam of nummer"</span>
                <input
                    id="inlever-naam"
                    type="text"
                    maxlength=MAX_NAME.to_string()
                    autocomplete="name"
                    spellcheck="false"
                    aria-describedby="inlever-uitleg"
                    prop:value=move || name.get()
                    on:input:target=move |event| name.set(event.target().value())
                />
            </label>
            <p class="quiet" id="inlever-uitleg">"Zo weet je docent van wie dit is. De naam komt alleen in je resultaatcode. Er wordt niets verstuurd."</p>
            <div role="status">{dynamic(move || missing.get().then(|| view! { <p class="missing">"Vul je naam of nummer in."</p> }))}</div>
            <button class="button button-main">"Inleveren"</button>
            <p class="quiet">"Je docent kijkt het na. Na het inleveren kun je je antwoorden niet meer veranderen."</p>
        </form>
    }
    .into_any()
}

fn record(opened: &Opened, index: &Index, accepted: &Accepted, name: String, read: (u32, u32), modules: &Modules) {
    let (desk, learner, id) = (desk(), learner(), opened.link.id);
    let is_at_once = opened.link.assignment.feedback == Feedback::AtOnce;
    let sitting = untrack(|| desk.with(id, Sitting::clone)).map(|mut sitting| {
        sitting.leave_out_changed(index);
        sitting
    });
    let attempt = sitting.as_ref().and_then(Attempt::of).unwrap_or_else(|| Attempt::next(&opened.link, accepted));
    let questions = sitting.iter().flat_map(|sitting| &sitting.questions);
    // What was answered and not checked is checked now, so that every answer is in the log once.
    for question in questions.clone().filter(|question| is_at_once && question.is_answered && !question.is_checked) {
        let exercise = modules.iter().find_map(|loaded| loaded.module.exercise(&question.exercise));
        if let Some(exercise) = exercise.filter(|exercise| !exercise.body.is_self_scored()) {
            learner.record(answer_event(question, &exercise.body.grade_text(&question.answer)));
        }
    }
    let appeals =
        questions.filter(|question| question.has_appealed).map(|question| question.exercise.clone()).collect();
    let nothing = || TakenTest { began: accepted.at, ..TakenTest::default() };
    let taken = sitting
        .as_ref()
        .map(|sitting| sitting.hand_in(|question, answer| grade(modules, question, answer)))
        .unwrap_or_else(nothing);
    learner.record(What::HandIn(HandIn {
        assignment: id,
        name,
        series: attempt.series,
        attempt: attempt.number,
        read,
        appeals,
        is_recorded: is_at_once,
        taken,
    }));
    desk.remove(id);
}
