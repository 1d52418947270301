//! All modules, with how far the learner is; and those of the teacher's own.

use leptos::prelude::*;
use trainer::delivery::{Index, ModuleEntry};
use trainer::own::{head, lesson_route};

use crate::app::own::{self, Kept, Offer, OpenButton, title_of};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::ui::{dom, meter::Meter};
use crate::app::{content, learner, site};

/// The list of modules.
#[component]
pub fn LessonsPage() -> impl IntoView {
    dom::set_title("Lessen");
    view! {
        <h1>"Lessen"</h1>
        {with_index(|index| {
                let of_course = index.modules.iter().filter(|module| !module.own);
                let modules = of_course.map(|module| view! { <li>{module_row(&index, module)}</li> }).collect_view();
                view! { <ol class="modules">{modules}</ol> {own_modules(&index)} }.into_any()
            },
        )}
    }
}

fn module_row(index: &Index, module: &ModuleEntry) -> impl IntoView + use<> {
    let is_hbo = learner().is_hbo();
    let exercises: Vec<(String, u32)> = module
        .exercises
        .iter()
        .filter(|exercise| is_hbo || !exercise.hbo)
        .map(|exercise| (exercise.id.clone(), exercise.key))
        .collect();
    let total = exercises.len();
    let done = Signal::derive(move || {
        let progress = learner().progress.read();
        exercises.iter().filter(|(id, key)| progress.exercise(id, *key).is_some_and(|result| result.mastered)).count()
    });
    let prior: Vec<String> =
        module.prior.iter().filter_map(|slug| index.module(slug)).map(|prior| prior.title.clone()).collect();
    view! {
        <a class="module" href=site().link(&lesson_route(&module.slug))>
            <span class="module-number" aria-hidden="true">{module.mark()}</span>
            <span class="module-text">
                <b class="module-title">
                    {module.title.clone()}
                    {module.own.then(|| view! { " " <span class="badge">"Eigen module"</span> })}
                </b>
                <span>{module.about.clone()}</span>
                <span class="quiet">
                    {format!("{} minuten", module.minutes)}
                    {(!prior.is_empty()).then(|| format!(" · doe eerst: {}", prior.join(", ")))}
                </span>
                <Meter done total label="oefeningen goed" />
            </span>
        </a>
    }
}

/// The own modules in this browser, and the way to open one.
fn own_modules(index: &Index) -> impl IntoView + use<> {
    let rows = own::all().into_iter().map(|kept| view! { <li>{own_row(index, kept)}</li> }).collect_view();
    let offered: RwSignal<Option<Result<String, String>>> = RwSignal::new(None);
    let on_done = Callback::new(move |_| {
        offered.set(None);
        dom::focus_soon("#eigen-modules");
    });
    view! {
        <section class="own-modules" aria-labelledby="eigen-modules">
            <h2 id="eigen-modules" tabindex="-1">"Eigen modules"</h2>
            <p>"Gaf je docent je een bestand met een module? Open het hier. Het blijft in deze browser."</p>
            <ul class="modules plain">{rows}</ul>
            <OpenButton label="Module van je docent openen" on_read=Callback::new(move |read| offered.set(Some(read))) />
            {dynamic(move || Some(match offered.get()? {
                Ok(text) => view! { <Offer text on_done /> }.into_any(),
                Err(sentence) => view! { <p class="notice notice-bad" role="alert">{sentence}</p> }.into_any(),
            }))}
        </section>
    }
}

fn own_row(index: &Index, kept: Kept) -> impl IntoView + use<> {
    let title = title_of(&kept.text);
    let entry = index.module(&head(&kept.text).slug);
    let row = match entry {
        Some(entry) => module_row(index, entry).into_any(),
        None => view! {
            <p><b>{title.clone()}</b> <span class="quiet">" · deze module is nog niet te leren: er staat te weinig in, of een id bestaat al."</span></p>
        }
        .into_any(),
    };
    let content = content();
    let is_asking = RwSignal::new(false);
    let name = StoredValue::new(kept.name);
    let remove = move |_| {
        name.with_value(|name| own::remove(name));
        content.own_changed();
        dom::focus_soon("#eigen-modules");
    };
    let title_words = StoredValue::new(title);
    view! {
        {row}
        {dynamic(move || Some(match is_asking.get() {
            false => view! {
                <button class="button button-quiet" aria-label=format!("Verwijderen: {}", title_words.get_value()) on:click=move |_| is_asking.set(true)>"Verwijderen"</button>
            }
            .into_any(),
            true => view! {
                <div class="row" role="group" aria-label="Verwijderen?">
                    <span>"Weghalen uit deze browser? Je voortgang blijft bewaard."</span>
                    <button class="button button-bad" on:click=remove>"Ja, verwijder"</button>
                    <button class="button" on:click=move |_| is_asking.set(false)>"Annuleren"</button>
                </div>
            }
            .into_any(),
        }))}
    }
}
