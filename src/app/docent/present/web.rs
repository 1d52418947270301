//! A word web with the class: words are called out and typed in turn, and the concepts that they touch light up.

use leptos::html;
use leptos::prelude::*;
use trainer::exercise::woordweb::WordWeb;

use super::deck::Deck;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};

/// More words than this are no web but an essay.
const MOST_WORDS: usize = 200;

/// The web: the question, a field for the next word, the concepts, and the words so far.
pub fn web_view(deck: Deck, web: WordWeb) -> AnyView {
    let id = StoredValue::new(web.id.clone());
    let total = web.concepts.len();
    let (title, prompt) = (web.title.html.clone(), web.prompt.clone());
    let web = StoredValue::new(web);
    let words = Memo::new(move |_| id.with_value(|id| deck.live.read().words.get(id).cloned()).unwrap_or_default());
    let touched = Memo::new(move |_| {
        let words = words.read().join("\n");
        web.with_value(|web| web.touched(&words))
    });
    let is_revealed = Memo::new(move |_| id.with_value(|id| deck.is_revealed(id)));
    let said = RwSignal::new(String::new());
    let field: NodeRef<html::Input> = NodeRef::new();
    let change = move |change: &dyn Fn(&mut Vec<String>)| {
        deck.change(|live| change(live.words.entry(id.get_value()).or_default()));
    };
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(field) = field.get_untracked() else { return };
        let word = field.value().trim().to_owned();
        if word.is_empty() || words.read_untracked().len() >= MOST_WORDS {
            return;
        }
        said.set(web.with_value(|web| outcome(web, &word)));
        change(&|words| words.push(word.clone()));
        field.set_value("");
        let _ = field.focus();
    };
    let concepts = move || {
        let touched = touched.get();
        web.with_value(|web| {
            let rows = web.concepts.iter().zip(touched);
            Some(rows.map(|(concept, is_named)| tile(&concept.name.html, is_named, is_revealed.get())).collect_view())
        })
    };
    let chips = move || {
        let words = words.get();
        let chip = |(at, word): (usize, String)| {
            let hits = web.with_value(|web| web.touched(&word).contains(&true));
            let remove = move |_| {
                change(&|words| {
                    if at < words.len() {
                        words.remove(at);
                    }
                });
            };
            let label = format!("{word}, haal weg");
            view! {
                <li class:is-right=hits>
                    <button class="show-word" aria-label=label title="Haal weg" on:click=remove>
                        {hits.then(|| view! { <span class="mark">{icon(Icon::Right)}</span> })}
                        " "
                        {word}
                    </button>
                </li>
            }
        };
        Some(words.into_iter().enumerate().map(chip).collect_view())
    };
    let named = move || touched.read().iter().filter(|is_touched| **is_touched).count();
    let reveal = move |_| id.with_value(|id| deck.toggle_answer(id));
    let label = move || if is_revealed.get() { "Verberg wat ontbreekt" } else { "Laat zien wat ontbreekt" };
    view! {
        <h1 inner_html=title />
        <div class="prompt" inner_html=prompt />
        <form class="row" on:submit=add>
            <label class="hidden" for="woord">"Wat roept de klas?"</label>
            <input id="woord" class="show-field" type="text" maxlength="80" autocomplete="off" placeholder="Wat roept de klas?" node_ref=field />
            <button class="button button-main">"Zet erbij"</button>
        </form>
        <p role="status" class="show-said">{said}</p>
        <ul class="plain show-words">{dynamic(chips)}</ul>
        <p class="show-named">{move || format!("{} van de {total} begrippen genoemd", named())}</p>
        <ul class="plain show-web">{dynamic(concepts)}</ul>
        <div class="row actions"><button class="button" on:click=reveal>{label}</button></div>
    }
    .into_any()
}

/// What a word brings, for the class.
fn outcome(web: &WordWeb, word: &str) -> String {
    let touched = web.touched(word);
    let names = web.concepts.iter().zip(touched).filter(|(_, is_touched)| *is_touched);
    let names: Vec<&str> = names.map(|(concept, _)| concept.name.text.as_str()).collect();
    match names.is_empty() {
        true => format!("'{word}' staat erbij."),
        false => format!("'{word}' hoort bij: {}.", names.join(", ")),
    }
}

/// A concept: its place is empty until the class names it, or the teacher shows what is missing.
fn tile(name: &str, is_named: bool, is_revealed: bool) -> AnyView {
    let (class, sign, word) = match (is_named, is_revealed) {
        (true, _) => ("show-concept is-right", Icon::Right, "genoemd: "),
        (false, true) => ("show-concept is-partly", Icon::Partly, "niet genoemd: "),
        (false, false) => {
            return view! { <li class="show-concept"><span aria-hidden="true">"?"</span><span class="hidden">"nog niet genoemd"</span></li> }
                .into_any();
        }
    };
    view! {
        <li class=class>
            <span class="mark">{icon(sign)}<span class="hidden">{word}</span></span>
            <span inner_html=name.to_owned() />
        </li>
    }
    .into_any()
}
