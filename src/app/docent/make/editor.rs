//! The editor: the text, its problems, and how the student sees it.

use leptos::prelude::*;
use trainer::own::{head, lesson_route};

use super::field::Field;
use super::hand_out::{hand_out, save_file};
use super::insert::examples;
use super::preview::preview;
use super::problems::problems;
use super::work::{State, Work};
use crate::app::own::{Kept, NotKept, SHELF, title_of, trouble_of};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::{browser, site};

/// The editor for what is kept.
#[component]
pub fn Editor(kept: Kept) -> impl IntoView {
    let work = Work::new(kept);
    let field = Field::new(work);
    let title = Memo::new(move |_| work.text.with(|text| title_of(text)));
    Effect::new(move || dom::set_title(&title.read()));
    let hidden = window_event_listener_untyped("pagehide", move |_| work.keep());
    on_cleanup(move || {
        hidden.remove();
        work.close();
    });
    browser::on_other_tab(move |name, _| {
        if name.starts_with(SHELF) {
            work.notice_other_tab();
        }
    });
    let state = move || match work.state.get() {
        State::Kept => "Bewaard in deze browser.",
        State::Waiting => "Bewaren…",
        State::Failed(_) => "Niet bewaard.",
    };
    view! {
        <p><a href=site().link("docent/maken")>"Al je modules"</a></p>
        <h1>{title}</h1>
        <div class="make-bar">
            <div class="row">
                <button class="button button-main" on:click=move |_| save_file(work)>"Opslaan als bestand"</button>
                {dynamic(move || Some(as_student(work)))}
            </div>
            <p class="quiet make-state">{state}</p>
        </div>
        {dynamic(move || match work.state.get() {
            State::Failed(trouble) => Some(failed(work, field, trouble)),
            _ => None,
        })}
        <div class="make-sides">
            <section aria-labelledby="maken-tekst">
                <h2 id="maken-tekst">"Tekst"</h2>
                <p class="quiet" id="maken-uitleg">"Achter de koppen # Oefeningen, # Kaarten en # Begrippen staat wat niet in de les zelf hoort."</p>
                {field.view()}
                {examples(work, field)}
                {problems(work, field)}
            </section>
            {preview(work)}
        </div>
        {hand_out(work)}
    }
}

/// The way to the lesson in the program for students, or why there is none yet.
fn as_student(work: Work) -> AnyView {
    let obstacle =
        work.parsed.with(|parsed| parsed.as_ref().map(|parsed| parsed.reading.obstacle().map(str::to_owned)));
    match obstacle {
        None => ().into_any(),
        Some(None) => {
            let route = work.text.with(|text| lesson_route(&head(text).slug));
            view! { <a class="button" href=site().link(&route)>"Leren als student"</a> }.into_any()
        }
        Some(Some(sentence)) => view! { <p class="quiet">{format!("Nog niet te leren. {sentence}")}</p> }.into_any(),
    }
}

/// Says that the text is not kept, and what to do.
fn failed(work: Work, field: Field, trouble: NotKept) -> AnyView {
    let take = move |_| {
        if let Some(text) = work.take_other() {
            field.replace(&text);
        }
    };
    let choices = (trouble == NotKept::ChangedElsewhere).then(|| {
        view! {
            <button class="button" on:click=take>"Neem de andere versie"</button>
            <button class="button" on:click=move |_| work.keep_anyway()>"Bewaar deze versie"</button>
        }
    });
    view! {
        <div class="notice notice-bad" role="alert">
            <p>{trouble_of(trouble)} " Wat je hier ziet, is niet bewaard."</p>
            <div class="row">
                {choices}
                <button class="button" on:click=move |_| save_file(work)>"Opslaan als bestand"</button>
            </div>
        </div>
    }
    .into_any()
}
