//! Where a show begins: choose a lesson, or one question to start a class with.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::ModuleEntry;
use trainer::exercise::KINDS;

use super::deck::Subject;
use super::keys::HELP;
use crate::app::audience::audience;
use crate::app::content::LoadedModule;
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::{when_loaded, with_index};
use crate::app::ui::text::count;
use crate::app::{content, learner, site};

/// Where slides are shown.
const SHOW: &str = "docent/presenteren";
/// Where the notes with them are.
const NOTES: &str = "docent/notities";

/// The page.
#[component]
pub fn PresentPage() -> impl IntoView {
    dom::set_title("Presenteren");
    let learner = learner();
    let is_hbo = Memo::new(move |_| learner.is_hbo());
    let rows = HELP.iter().map(|(keys, what)| view! { <tr><td>{*keys}</td><td>{*what}</td></tr> }).collect_view();
    view! {
        <h1>"Presenteren"</h1>
        <p>
            "Elke les is er ook als dia's, met de vragen erin. Open Notities in een eigen venster: de twee vensters volgen elkaar. Wat je hier doet, telt niet mee als jouw voortgang."
        </p>
        {audience("Mijn klas", "Hbo: met extra stof", "show-level")}
        {with_index(move |index| {
            let rows = index.modules.iter().map(|module| module_row(module, is_hbo)).collect_view();
            view! { <ol class="plain show-modules">{rows}</ol> }.into_any()
        })}
        <details class="fold">
            <summary>"Toetsen en clicker"</summary>
            <div class="table"><table><tbody>{rows}</tbody></table></div>
        </details>
    }
}

fn module_row(module: &ModuleEntry, is_hbo: Memo<bool>) -> AnyView {
    let slides = module.slides;
    let questions = [false, true].map(|hbo| module.exercises.iter().filter(|exercise| hbo || !exercise.hbo).count());
    let figures = move || {
        let level = usize::from(is_hbo.get());
        format!("{} · {}", count(slides[level], "dia", "dia's"), count(questions[level], "vraag", "vragen"))
    };
    let subject = Subject { module: module.slug.clone(), question: None };
    let (show, notes) = (site().link(&subject.route(SHOW)), site().link(&subject.route(NOTES)));
    let title = module.title.clone();
    let slug = StoredValue::new(module.slug.clone());
    let is_open = RwSignal::new(false);
    view! {
        <li class="tile">
            <h2>{format!("{}. {}", module.number, module.title)}</h2>
            <p class="quiet">{figures}</p>
            <div class="row">
                <a class="button button-main" href=show aria-label=format!("Start {title}")>"Start"</a>
                <a class="button" href=notes target="_blank" aria-label=format!("Notities bij {title}")>"Notities"</a>
            </div>
            <details class="fold" on:toggle:target=move |event| is_open.set(event.target().has_attribute("open"))>
                <summary>"Eén vraag of woordweb"</summary>
                {dynamic(move || is_open.get().then(|| single(slug.get_value(), is_hbo)))}
            </details>
        </li>
    }
    .into_any()
}

/// The questions of a module, one at a time on the screen.
fn single(slug: String, is_hbo: Memo<bool>) -> AnyView {
    let content = content();
    let again = slug.clone();
    when_loaded(
        move || content.module(&slug),
        move || content.retry(&again),
        move |loaded: Arc<LoadedModule>| {
            let module = &loaded.module;
            let link = |id: &str, title: &str| {
                let subject = Subject { module: module.slug.clone(), question: Some(id.to_owned()) };
                view! { <li><a class="show-question" href=site().link(&subject.route(SHOW))>{title.to_owned()}</a></li> }
            };
            let group = |(tag, name): &(&str, &'static str)| {
                let of_kind = module.exercises.iter().filter(|it| it.body.tag() == *tag && (is_hbo.get() || !it.hbo));
                let links = of_kind.map(|it| link(&it.id, &it.title.text)).collect::<Vec<_>>();
                (!links.is_empty()).then(|| view! { <h3>{*name}</h3><ul class="plain">{links}</ul> })
            };
            let webs = module.webs.iter().map(|web| link(&web.id, &web.title.text)).collect::<Vec<_>>();
            view! {
                {(!webs.is_empty()).then(|| view! { <h3>"Woordweb"</h3><ul class="plain">{webs}</ul> })}
                {KINDS.iter().filter_map(group).collect_view()}
            }
            .into_any()
        },
    )
}
