//! Taking in codes: pasted, chosen or dropped as files.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::{Desk, MOST};
use crate::app::browser;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;

/// A box to paste in and to drop files on.
#[component]
pub fn Inbox(
    /// What the page has.
    desk: Desk,
) -> impl IntoView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let is_over = RwSignal::new(false);
    let read = move |_| {
        let Some(field) = field.get_untracked() else { return };
        let text = field.value();
        field.set_value("");
        spawn_local(desk.take_in(text));
    };
    // Millions of characters would take a text field seconds to lay out: they go past it.
    let paste = move |event: ev::ClipboardEvent| {
        if let Some(text) = browser::pasted_text(&event).filter(|text| text.len() > 20 && text.contains("crm")) {
            event.prevent_default();
            spawn_local(desk.take_in(text));
        }
    };
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        is_over.set(false);
        let files = browser::dropped_files(&event);
        if !files.is_empty() {
            spawn_local(read_files(desk, files));
        }
    };
    let choose = move |event: ev::Targeted<ev::Event, web_sys::HtmlInputElement>| {
        let input = event.target();
        let files = input.files().map(|files| browser::all_files(&files)).unwrap_or_default();
        spawn_local(async move {
            read_files(desk, files).await;
            // So that the same file can be chosen again.
            input.set_value("");
        });
    };
    view! {
        <section
            class="results-inbox"
            class:results-over=move || is_over.get()
            aria-labelledby="inlezen"
            on:dragover=move |event| {
                event.prevent_default();
                is_over.set(true);
            }
            on:dragleave=move |_| is_over.set(false)
            on:drop=drop
        >
            <h2 id="inlezen">"Codes inlezen"</h2>
            <label class="field-block">
                <span class="field-name">"Plak codes, of hele mails en berichten waar ze in staan"</span>
                <textarea rows="3" spellcheck="false" autocomplete="off" node_ref=field on:paste=paste placeholder="crm1.…"></textarea>
            </label>
            <div class="row">
                <button type="button" class="button button-main" on:click=read>"Inlezen"</button>
                <label class="button">
                    "Bestanden kiezen"
                    <input class="hidden" id="bestanden" type="file" multiple on:change:target=choose />
                </label>
                <span class="quiet results-drop">"Of sleep bestanden hierheen."</span>
            </div>
            <p role="status" class="results-said">{desk.said}</p>
        </section>
    }
}

/// Takes in the texts of files, and names those that are no text.
async fn read_files(desk: Desk, files: Vec<web_sys::File>) {
    let (mut text, mut refused) = (String::new(), Vec::new());
    for file in files {
        let name = file.name();
        if file.size() > MOST as f64 {
            refused.push(format!("‘{name}’ is te groot."));
            continue;
        }
        match browser::read_file(file).await {
            Some(read) if !read.contains('\0') => {
                text.push('\n');
                text.push_str(&read);
            }
            _ => refused.push(format!("‘{name}’ is geen tekstbestand, daar staat geen code in.")),
        }
    }
    if text.is_empty() {
        desk.said.set(refused.join(" "));
        return;
    }
    desk.take_in(text).await;
    desk.said.update(|said| {
        for sentence in refused {
            said.push(' ');
            said.push_str(&sentence);
        }
    });
}

/// What could not be read, one by one, and what is still closed.
#[component]
pub fn DamagedList(
    /// What the page has.
    desk: Desk,
) -> impl IntoView {
    let damaged = move || {
        let damaged = desk.damaged.get();
        (!damaged.is_empty()).then(|| {
            let rows = damaged.into_iter().map(|one| {
                view! { <li><code>{one.beginning}"…"</code>" "{one.reason}</li> }
            });
            view! {
                <section class="notice notice-bad" aria-labelledby="onleesbaar">
                    <h2 id="onleesbaar">"Niet te lezen"</h2>
                    <ul class="results-damaged">{rows.collect_view()}</ul>
                    <button type="button" class="button" on:click=move |_| desk.damaged.set(Vec::new())>"Lijst wissen"</button>
                </section>
            }
        })
    };
    let sealed = move || {
        let number = desk.sealed.read().len();
        (number > 0).then(|| {
            view! {
                <section class="notice" aria-labelledby="dicht">
                    <h2 id="dicht">{count(number, "code is nog dicht", "codes zijn nog dicht")}</h2>
                    <p>
                        "Ze zijn verzegeld voor een docent, en de sleutel staat niet in deze browser. De codes zijn bewaard. "
                        "Open deze pagina in de browser waar je de opdracht maakte, of zet hieronder je reservekopie terug."
                    </p>
                    <button type="button" class="button" on:click=move |_| spawn_local(desk.try_sealed())>"Opnieuw proberen"</button>
                </section>
            }
        })
    };
    view! {
        {dynamic(damaged)}
        {dynamic(sealed)}
    }
}
