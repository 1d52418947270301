//! Beginning from an example: each kind has some, the same as on the author's pages.

use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use trainer::delivery::Example;
use trainer::own::example_for;

use super::field::Field;
use super::work::Work;
use crate::app::content;
use crate::app::own::{all, is_taken};
use crate::app::ui::dynamic::dynamic;

/// A choice of examples, to put below what stands at the cursor.
pub fn examples(work: Work, field: Field) -> impl IntoView {
    let content = content();
    let examples: RwSignal<Vec<Example>> = RwSignal::new(Vec::new());
    spawn_local(async move {
        let Ok((index, _)) = content.course_for("").await else { return };
        if let Ok(text) = content.file(&index.examples).await {
            examples.try_set(serde_json::from_str(&text).unwrap_or_default());
        }
    });
    let choice: NodeRef<html::Select> = NodeRef::new();
    let insert = move |_| {
        let at: Option<usize> = choice.get_untracked().and_then(|choice| choice.value().parse().ok());
        let Some(example) = at.and_then(|at| examples.with_untracked(|examples| examples.get(at).cloned())) else {
            return;
        };
        let index = content.index().ready();
        let kept = all();
        let is_taken = |id: &str| index.as_ref().is_some_and(|index| is_taken(index, &kept, id));
        field.insert(&work.text.with_untracked(|text| example_for(&example.markdown, text, &is_taken)));
    };
    let options = move || {
        let examples = examples.read();
        let option = |at: usize, example: &Example| {
            let is_first = at == 0 || examples[at - 1].kind != example.kind;
            let name = match is_first {
                true => example.kind.clone(),
                false => format!("{}: {}", example.kind, example.name.to_lowercase()),
            };
            view! { <option value=at.to_string()>{name}</option> }
        };
        Some(examples.iter().enumerate().map(|(at, example)| option(at, example)).collect_view())
    };
    view! {
        <div class="make-insert">
            <label class="field-block">
                <span class="field-name">"Begin met een voorbeeld"</span>
                <select node_ref=choice>{dynamic(options)}</select>
            </label>
            <button class="button" on:click=insert>"Invoegen onder dit stuk"</button>
        </div>
    }
}
