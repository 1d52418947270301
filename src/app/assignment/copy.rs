//! A text to copy: a button that puts it on the clipboard, and the text itself for when the browser does not allow that.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::browser;
use crate::app::ui::icon::{Icon, icon};

/// A text with its button.
#[component]
pub fn CopyText(
    /// What it is, for the field: `Link`.
    label: &'static str,
    /// What the button does: `Kopieer de link`.
    button: &'static str,
    /// How many lines of it are shown.
    rows: u32,
    /// The text.
    text: String,
    /// Whether copying it is what to do next.
    #[prop(optional)]
    is_main: bool,
) -> impl IntoView {
    let field: NodeRef<html::Textarea> = NodeRef::new();
    let said = RwSignal::new("");
    let shown = text.clone();
    let copy = move |_| {
        let text = text.clone();
        spawn_local(async move {
            let is_copied = browser::copy(&text).await;
            if !is_copied && let Some(field) = field.get_untracked() {
                let _ = field.focus();
                field.select();
            }
            said.set(match is_copied {
                true => "Gekopieerd.",
                false => "Kopiëren mag hier niet vanzelf. De tekst is geselecteerd: kopieer hem met Ctrl+C, of houd hem ingedrukt.",
            });
        });
    };
    view! {
        <div class="assign-copy">
            <label class="field-block">
                <span class="field-name">{label}</span>
                <textarea readonly rows=rows spellcheck="false" node_ref=field prop:value=shown></textarea>
            </label>
            <div class="row">
                <button type="button" class="button" class:button-main=is_main on:click=copy>{icon(Icon::Copy)} {button}</button>
                <span class="quiet" role="status">{move || said.get()}</span>
            </div>
        </div>
    }
}
