//! What is in a module that someone handed over, and the choice to add it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::course::Module;
use trainer::own::{Origin, Reading, copy_of, head, lesson_route, read};

use super::{Kept, NotKept, all, fresh_name, is_taken, keep};
use crate::app::browser::StorageTrouble;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{content, site};

/// Shows what is in the module with this `text`, and offers to add it. `on_done` hears the name it is kept under, or `None` when it was
/// not added.
#[component]
pub fn Offer(
    /// The Markdown.
    text: String,
    /// Whether it is opened to be written on: then it need not be fit to study.
    #[prop(optional)]
    is_author: bool,
    /// Called at the end.
    on_done: Callback<Option<String>>,
) -> impl IntoView {
    let content = content();
    let reading: RwSignal<Option<Result<Reading, String>>> = RwSignal::new(None);
    let markdown = StoredValue::new(text);
    spawn_local(async move {
        let text = markdown.get_value();
        let read = content.course_for(&text).await.map(|(index, shared)| read(&text, &shared, &index));
        reading.try_set(Some(read));
        dom::focus_soon("#aangeboden");
    });
    view! {
        <div class="notice own-offer" role="group" aria-labelledby="aangeboden">
            {dynamic(move || {
                Some(match reading.get() {
                    None => view! { <p class="loading" role="status">"Laden…"</p> }.into_any(),
                    Some(Err(sentence)) => view! { <p role="alert">{sentence}</p> }.into_any(),
                    Some(Ok(reading)) => offer(&reading, markdown, is_author, on_done),
                })
            })}
        </div>
    }
}

fn offer(reading: &Reading, text: StoredValue<String>, is_author: bool, on_done: Callback<Option<String>>) -> AnyView {
    let content = content();
    let before: Option<Kept> = all().into_iter().find(|kept| head(&kept.text).slug == reading.head.slug);
    let is_same = before.as_ref().is_some_and(|kept| text.with_value(|text| *text == kept.text));
    let words = match &before {
        _ if is_same => Some("Deze module heb je al. Er is niets veranderd.".to_owned()),
        Some(kept) => Some(format!(
            "Je hebt al een module met deze id: ‘{}’. Vervang je die, dan blijft je voortgang bij de onderdelen die hetzelfde heten.",
            title_of(&kept.text)
        )),
        None => None,
    };
    let (errors, _) = reading.counts();
    let problems = (errors > 0).then(|| {
        let errors = count(errors, "fout", "fouten");
        view! { <p>{format!("In deze module staan {errors}. Wat te lezen is, doet het gewoon.")}</p> }
    });
    let obstacle = reading.obstacle().map(|sentence| {
        view! { <p role="alert"><b>"Je kunt deze module hier nog niet leren."</b> " " {sentence.to_owned()}</p> }
    });
    let can_add = (is_author || reading.obstacle().is_none()) && !is_same;
    let trouble = RwSignal::new("");
    let name = before.as_ref().map(|kept| kept.name.clone());
    let label = match &before {
        Some(_) => "Vervangen",
        None if is_author => "Openen",
        None => "Toevoegen",
    };
    let slug = reading.head.slug.clone();
    let put = move |name: &str, text: &str| match keep(name, text, None) {
        Ok(kept) => {
            content.own_changed();
            on_done.run(Some(kept.name));
        }
        Err(error) => trouble.set(trouble_of(error)),
    };
    let add = move |_| {
        let name = name.clone().unwrap_or_else(fresh_name);
        text.with_value(|text| put(&name, text));
    };
    // With ids of its own it clashes with nothing.
    let copy = (is_author && (reading.clashes || before.is_some())).then_some(move |_| {
        let (index, kept) = (content.index().ready(), all());
        let is_taken = |id: &str| index.as_ref().is_some_and(|index| is_taken(index, &kept, id));
        let copy = text.with_value(|text| copy_of(text, Origin::Own, &is_taken));
        put(&fresh_name(), &copy);
    });
    view! {
        <h2 id="aangeboden" tabindex="-1">{title_of(&text.get_value())}</h2>
        {reading.module.as_ref().map(about)}
        {words.map(|words| view! { <p>{words}</p> })}
        {problems}
        {obstacle}
        <p role="alert">{trouble}</p>
        <div class="row">
            {can_add.then(|| view! { <button class="button button-main" on:click=add>{label}</button> })}
            {copy.map(|copy| view! { <button class="button" on:click=copy>"Openen als kopie"</button> })}
            {(is_same && !is_author).then(|| view! { <a class="button button-main" href=site().link(&lesson_route(&slug))>"Naar de les"</a> })}
            <button class="button" on:click=move |_| on_done.run(None)>{if can_add { "Annuleren" } else { "Sluiten" }}</button>
        </div>
    }
    .into_any()
}

/// The title of the module in `text`, or what stands for it.
pub fn title_of(text: &str) -> String {
    let title = head(text).title;
    if title.is_empty() { "Module zonder titel".to_owned() } else { title }
}

/// What is in the module.
fn about(module: &Module) -> impl IntoView + use<> {
    let parts = [
        (module.sections.len(), "stuk tekst", "stukken tekst"),
        (module.exercises.len(), "oefening", "oefeningen"),
        (module.cards.len(), "kaart", "kaarten"),
        (module.cases.len(), "casus", "casussen"),
        (module.terms.len(), "begrip", "begrippen"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, ..)| *number > 0)
        .map(|(number, one, more)| count(number, one, more))
        .collect();
    view! {
        <p>{module.about.clone()}</p>
        <p class="quiet">{format!("{} minuten · {}", module.minutes, parts.join(", "))}</p>
    }
}

/// Says why a module could not be kept.
pub fn trouble_of(trouble: NotKept) -> &'static str {
    match trouble {
        NotKept::NoRoom(StorageTrouble::Forbidden) => {
            "Deze browser laat de trainer niets bewaren. Sla de module op als bestand, anders ben je haar kwijt."
        }
        NotKept::NoRoom(StorageTrouble::Full) => {
            "De opslag van deze browser is vol. Sla de module op als bestand, en maak daarna ruimte."
        }
        NotKept::ChangedElsewhere => "Deze module is in een ander tabblad veranderd.",
    }
}
