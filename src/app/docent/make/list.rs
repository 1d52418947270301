//! The own modules in this browser, and the ways to begin one.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use trainer::delivery::{Index, ModuleEntry, read_files};
use trainer::own::{Origin, TEMPLATE, copy_of, head, join};
use trainer::time::Day;

use super::hand_out::file_name;
use super::route_of;
use crate::app::content::Content;
use crate::app::own::{self, Kept, NotKept, Offer, OpenButton, fresh_name, is_taken, keep, title_of, trouble_of};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::{browser, content, site};

/// The list, with what to say at the top.
#[component]
pub fn List(message: &'static str) -> impl IntoView {
    let kept = RwSignal::new(own::all());
    let trouble: RwSignal<Option<(NotKept, String)>> = RwSignal::new(None);
    let (navigate, site) = (StoredValue::new(use_navigate()), site());
    let open = Callback::new(move |name: String| {
        navigate.with_value(|navigate| navigate(&site.link(&route_of(&name)), NavigateOptions::default()));
    });
    let begin = Callback::new(move |text: String| match keep(&fresh_name(), &text, None) {
        Ok(kept) => open.run(kept.name),
        Err(error) => trouble.set(Some((error, text))),
    });
    browser::on_other_tab(move |name, _| {
        if name.starts_with(own::SHELF) {
            kept.try_set(own::all());
        }
    });
    let rows = move || {
        let kept_now = kept.get();
        Some(match kept_now.is_empty() {
            true => {
                view! { <p>"Je hebt hier nog geen module. Begin met een nieuwe, of open een bestand."</p> }.into_any()
            }
            false => {
                let rows = kept_now.into_iter().map(|it| row(it, kept, begin)).collect_view();
                view! { <ul class="plain make-list">{rows}</ul> }.into_any()
            }
        })
    };
    view! {
        <h1>"Zelf maken"</h1>
        <p>"Schrijf een eigen module in Markdown: een les, oefeningen en kaarten. Alles blijft in deze browser. Sla een module op als bestand om haar te bewaren of uit te delen."</p>
        {(!message.is_empty()).then(|| view! { <p class="notice" role="status">{message}</p> })}
        {dynamic(move || trouble.get().map(|(error, text)| view! {
            <div class="notice notice-bad" role="alert">
                <p>{trouble_of(error)}</p>
                <button class="button" on:click=move |_| browser::download(&file_name(&text), &text)>"Opslaan als bestand"</button>
            </div>
        }))}
        {beginnings(begin, open, kept)}
        <h2 id="mijn-modules" tabindex="-1">"Je modules"</h2>
        {dynamic(rows)}
    }
}

/// The ways to begin: anew, from a file, from a module of the course.
fn beginnings(begin: Callback<String>, open: Callback<String>, kept: RwSignal<Vec<Kept>>) -> impl IntoView {
    let content = content();
    let offered: RwSignal<Option<Result<String, String>>> = RwSignal::new(None);
    let anew = move |_| begin.run(copied(TEMPLATE, Origin::Own, true, content.index().ready().as_deref()));
    let on_done = Callback::new(move |name: Option<String>| {
        offered.set(None);
        match name {
            Some(name) => open.run(name),
            None => kept.set(own::all()),
        }
    });
    let choice: NodeRef<html::Select> = NodeRef::new();
    let copy = move |_| {
        let Some(slug) = choice.get_untracked().map(|choice| choice.value()) else { return };
        spawn_local(async move {
            match of_course(content, &slug).await {
                Ok((text, index)) => begin.run(copied(&text, Origin::Course, false, Some(&index))),
                Err(sentence) => drop(offered.try_set(Some(Err(sentence)))),
            }
        });
    };
    let options = move || {
        let index = content.index().ready()?;
        let of_course = index.modules.iter().filter(|module| !module.own);
        let option = |module: &ModuleEntry| view! { <option value=module.slug.clone()>{module.numbered()}</option> };
        Some(of_course.map(option).collect_view())
    };
    view! {
        <div class="row">
            <button class="button button-main" on:click=anew>"Nieuwe module"</button>
            <OpenButton label="Bestand openen" on_read=Callback::new(move |read| offered.set(Some(read))) />
        </div>
        <p class="quiet make-hint">"Heb je een module als map? Kies les.md, oefeningen.md en kaarten.md tegelijk."</p>
        {dynamic(move || Some(match offered.get()? {
            Ok(text) => view! { <Offer text is_author=true on_done /> }.into_any(),
            Err(sentence) => view! { <p class="notice notice-bad" role="alert">{sentence}</p> }.into_any(),
        }))}
        <div class="make-insert">
            <label class="field-block">
                <span class="field-name">"Of begin met een module van de cursus"</span>
                <select node_ref=choice>{dynamic(options)}</select>
            </label>
            <button class="button" on:click=copy>"Kopie maken"</button>
        </div>
    }
}

/// A copy with ids that are free. What is anew keeps its title.
fn copied(text: &str, origin: Origin, is_anew: bool, index: Option<&Index>) -> String {
    let kept = own::all();
    let taken = |id: &str| index.is_some_and(|index| is_taken(index, &kept, id));
    if is_anew && kept.is_empty() {
        return text.to_owned();
    }
    let copy = copy_of(text, origin, &taken);
    if is_anew { copy.replacen(" (kopie)\n", "\n", 1) } else { copy }
}

/// The text of a module of the course, and the index.
async fn of_course(content: Content, slug: &str) -> Result<(String, std::sync::Arc<Index>), String> {
    let (index, _) = content.course_for("").await?;
    let entry = index.module(slug).ok_or("Deze module is er niet meer.")?;
    let bundle = content.file(&entry.file).await?;
    let files = read_files(&bundle).ok_or("De module kwam beschadigd aan. Probeer het opnieuw.")?;
    let folder = format!("-{slug}/");
    let of_module = files.into_iter().filter_map(|file| {
        let (_, name) = file.path.split_once(&folder)?;
        Some((name.to_owned(), String::from_utf8_lossy(&file.bytes).into_owned()))
    });
    Ok((join(of_module.collect())?, index))
}

fn row(it: Kept, kept: RwSignal<Vec<Kept>>, begin: Callback<String>) -> impl IntoView {
    let content = content();
    let is_asking = RwSignal::new(false);
    let title = StoredValue::new(title_of(&it.text));
    let moment = trainer::time::Moment(it.at);
    let day = Day::of(moment, browser::utc_offset_at(moment)).in_full();
    let about = format!("id: {} · bewaard op {day}", head(&it.text).slug.trim_start_matches(trainer::own::PREFIX));
    let link = site().link(&route_of(&it.name));
    let (text, name) = (StoredValue::new(it.text), StoredValue::new(it.name));
    let copy = move |_| {
        let index = content.index().ready();
        begin.run(text.with_value(|text| copied(text, Origin::Own, false, index.as_deref())));
    };
    let remove = move |_| {
        name.with_value(|name| own::remove(name));
        kept.set(own::all());
        dom::focus_soon("#mijn-modules");
    };
    let save = move |_| text.with_value(|text| browser::download(&file_name(text), text));
    let of_this = move |words: &str| format!("{words}: {}", title.get_value());
    view! {
        <li class="tile make-item">
            <h3><a href=link>{title.get_value()}</a></h3>
            <p class="quiet">{about}</p>
            {dynamic(move || Some(match is_asking.get() {
                false => view! {
                    <div class="row">
                        <button class="button" aria-label=of_this("Opslaan als bestand") on:click=save>"Opslaan als bestand"</button>
                        <button class="button" aria-label=of_this("Kopiëren") on:click=copy>"Kopiëren"</button>
                        <button class="button button-quiet" aria-label=of_this("Verwijderen") on:click=move |_| is_asking.set(true)>"Verwijderen"</button>
                    </div>
                }
                .into_any(),
                true => view! {
                    <div class="row" role="group" aria-label="Verwijderen?">
                        <span>"Deze module verwijderen? Dat kan niet ongedaan worden gemaakt."</span>
                        <button class="button button-bad" on:click=remove>"Ja, verwijder"</button>
                        <button class="button" on:click=move |_| is_asking.set(false)>"Annuleren"</button>
                    </div>
                }
                .into_any(),
            }))}
        </li>
    }
}
