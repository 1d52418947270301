//! A word web in a lesson: write for two minutes, then see which concepts you touched.

use std::time::Duration;

use leptos::prelude::*;
use trainer::exercise::woordweb::{WebConcept, WordWeb};
use trainer::progress::What;

use super::ui::dom;
use super::ui::dynamic::dynamic;
use super::ui::icon::{Icon, icon};
use super::{browser, learner};

/// Where a learner is in a web.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Ready,
    Writing,
    Done,
}

/// The web. What is being written is kept for the tab.
#[component]
pub fn WordWebView(web: WordWeb) -> impl IntoView {
    let name = StoredValue::new(format!("web.{}", web.id));
    let text: RwSignal<String> = RwSignal::new(name.with_value(|name| browser::load_for_tab(name)).unwrap_or_default());
    let stage = RwSignal::new(Stage::Ready);
    let learner = learner();
    let seconds = web.minutes * 60;
    let left = RwSignal::new(seconds);
    let (id, title, prompt, minutes) = (web.id.clone(), web.title.html.clone(), web.prompt.clone(), web.minutes);
    let web = StoredValue::new(web);
    let finish = move || {
        if stage.get_untracked() != Stage::Writing {
            return;
        }
        stage.set(Stage::Done);
        name.with_value(|name| browser::save_for_tab(name, &""));
        let what = web.with_value(|web| {
            let touched = web.touched(&text.read_untracked());
            let named = |wanted: bool| {
                let both = web.concepts.iter().zip(&touched);
                both.filter(|(_, is_touched)| **is_touched == wanted).map(|(concept, _)| concept.id.clone()).collect()
            };
            What::WordWeb { web: web.id.clone(), touched: named(true), missed: named(false) }
        });
        learner.record(what);
        dom::focus_soon(format!("[id='{}'] .result", web.with_value(|web| web.id.clone())));
    };
    let tick = move || {
        // A tick may still come when the web is gone.
        if stage.try_get_untracked() == Some(Stage::Writing) {
            left.update(|left| *left = left.saturating_sub(1));
        }
    };
    let ticking = set_interval_with_handle(tick, Duration::from_secs(1)).ok();
    on_cleanup(move || {
        if let Some(ticking) = ticking {
            ticking.clear();
        }
    });
    // What was written before the page was left is still there.
    let start = move |_| {
        if stage.get_untracked() == Stage::Done {
            text.set(String::new());
        }
        left.set(seconds);
        stage.set(Stage::Writing);
        dom::focus_soon(format!("[id='{}'] textarea", web.with_value(|web| web.id.clone())));
    };
    let write = move |written: String| {
        name.with_value(|name| browser::save_for_tab(name, &written));
        text.set(written);
    };
    let inner = move || {
        Some(match stage.get() {
            Stage::Ready => view! {
                <p class="quiet">{format!("Je krijgt {minutes} minuten. Er is geen cijfer.")}</p>
                <button class="button button-main" on:click=start>
                    {if text.read_untracked().is_empty() { "Begin met schrijven" } else { "Ga verder met schrijven" }}
                </button>
            }
            .into_any(),
            Stage::Writing => view! {
                <p class="timer" role="timer">{move || clock(left.get())}</p>
                <textarea
                    rows="6"
                    maxlength="10000"
                    aria-label="Wat weet je?"
                    prop:value=text.get_untracked()
                    on:input:target=move |event| write(event.target().value())
                ></textarea>
                <div class="row actions">
                    <button class="button button-main" on:click=move |_| finish()>"Klaar"</button>
                </div>
            }
            .into_any(),
            Stage::Done => view! {
                {web.with_value(|web| outcome(web, &text.read_untracked()))}
                <button class="button" on:click=start>"Nog een keer"</button>
            }
            .into_any(),
        })
    };
    view! {
        <article class="exercise web" id=id>
            <h3 class="exercise-title" tabindex="-1" inner_html=title />
            <div class="prompt" inner_html=prompt />
            {dynamic(inner)}
        </article>
    }
}

/// The time is a help, no limit: whoever needs longer writes on.
fn clock(seconds: u32) -> String {
    if seconds == 0 {
        return "De tijd is om. Maak je zin af en kies Klaar.".to_owned();
    }
    format!("Nog {}:{:02}", seconds / 60, seconds % 60)
}

fn outcome(web: &WordWeb, text: &str) -> impl IntoView + use<> {
    let touched = web.touched(text);
    let list = |wanted: bool| -> Vec<AnyView> {
        let both = web.concepts.iter().zip(&touched);
        both.filter(|(_, is_touched)| **is_touched == wanted).map(|(concept, _)| row(concept, wanted)).collect()
    };
    let (named, missed) = (list(true), list(false));
    let words = format!("Je noemde {} van de {} begrippen.", named.len(), web.concepts.len());
    let advice = match missed.len() {
        0 => "Je hebt ze allemaal. Knap!",
        _ => {
            "Wat je niet noemde, komt bij je kaarten het eerst aan de beurt. Tik op een begrip om te lezen wat het is."
        }
    };
    view! {
        <div class="result is-partly" tabindex="-1">
            <p class="verdict">{words}</p>
            <ul class="web-list plain">{named}{missed}</ul>
            <p>{advice}</p>
        </div>
    }
}

fn row(concept: &WebConcept, is_named: bool) -> AnyView {
    let (sign, word) = if is_named { (Icon::Right, "genoemd: ") } else { (Icon::Partly, "niet genoemd: ") };
    view! {
        <li class=if is_named { "is-right" } else { "is-partly" }>
            <span class="mark">{icon(sign)}<span class="hidden">{word}</span></span>
            <a href=format!("#{}", concept.id) inner_html=concept.name.html.clone() />
        </li>
    }
    .into_any()
}
