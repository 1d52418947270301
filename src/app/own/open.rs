//! Opening a module that someone handed over as a file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::own::{MAX_BYTES, join, text_of, too_big};

use crate::app::browser;

type Chosen = leptos::ev::Targeted<leptos::ev::Event, web_sys::HtmlInputElement>;

/// A button to choose a file with a module, or the files of its folder together. `on_read` hears its text, or why there is none.
#[component]
pub fn OpenButton(
    /// The words on it.
    label: &'static str,
    /// Called with what was read.
    on_read: Callback<Result<String, String>>,
) -> impl IntoView {
    let choose = move |event: Chosen| {
        let input = event.target();
        let files: Vec<web_sys::File> =
            input.files().map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default();
        if files.is_empty() {
            return;
        }
        spawn_local(async move {
            let text = read(&files).await;
            // So that the same file can be chosen again.
            input.set_value("");
            on_read.run(text);
        });
    };
    view! {
        <label class="button">
            {label}
            <input class="hidden" type="file" multiple accept=".md,.markdown,.txt,text/markdown,text/plain" on:change:target=choose />
        </label>
    }
}

/// The text of `files` as one module.
async fn read(files: &[web_sys::File]) -> Result<String, String> {
    // Nothing of a big file needs to be in memory to refuse it.
    let size = files.iter().map(|file| file.size() as usize).sum();
    if size > MAX_BYTES {
        return Err(too_big(size));
    }
    let mut texts = Vec::new();
    for file in files {
        let bytes = browser::read_bytes(file).await.ok_or("Dit bestand is niet te lezen. Kies het opnieuw.")?;
        let text = text_of(&bytes).map_err(|error| format!("{}: {error}", file.name()))?;
        texts.push((file.name(), text));
    }
    join(texts)
}
