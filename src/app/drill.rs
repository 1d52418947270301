//! Two things that were mixed up, side by side: one question after the other until they are told apart often enough for today.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::drill::{Drill, Question, drill};
use trainer::id::fingerprint;
use trainer::progress::{IN_A_ROW, What};

use super::content::{Load, LoadedModule};
use super::exercise::{verdict_class, verdict_icon};
use super::ui::dom;
use super::ui::dynamic::dynamic;
use super::ui::icon::icon;
use super::ui::load::when_loaded;
use super::{content, learner, site};

/// The drill of `one` and `other`. `on_done` hears that it is enough, or that there is nothing to ask.
#[component]
pub fn DrillView(
    /// The course.
    index: Arc<Index>,
    /// The id of one.
    one: String,
    /// The id of the other.
    other: String,
    /// Called when the learner goes on.
    on_done: Callback<()>,
) -> impl IntoView {
    let content = content();
    let slugs = StoredValue::new(modules_about(&index, &one, &other));
    let load = move || {
        let loads: Vec<Load<Arc<LoadedModule>>> =
            slugs.with_value(|slugs| slugs.iter().map(|slug| content.module(slug)).collect());
        let mut modules = Vec::new();
        for load in loads {
            match load {
                Load::Ready(module) => modules.push(module),
                Load::Loading => return Load::Loading,
                Load::Failed(sentence) => return Load::Failed(sentence),
            }
        }
        Load::Ready(modules)
    };
    let retry = move || slugs.with_value(|slugs| slugs.iter().for_each(|slug| content.retry(slug)));
    when_loaded(load, retry, move |modules: Vec<Arc<LoadedModule>>| {
        let pairs: Vec<_> = modules.iter().map(|loaded| (&loaded.module, &loaded.models)).collect();
        let seed = u64::from(fingerprint(&format!("{one}{other}"))) ^ learner().today().0 as u64;
        match drill(&pairs, &one, &other, seed) {
            Some(drill) => view! { <Questions drill on_done /> }.into_any(),
            None => nothing(&one, &other, on_done),
        }
    })
}

/// The modules that have questions about either of the two.
fn modules_about(index: &Index, one: &str, other: &str) -> Vec<String> {
    let is_about = |name: &String| name == one || name == other;
    let modules = index.modules.iter().filter(|module| module.names.iter().any(is_about));
    modules.map(|module| module.slug.clone()).collect()
}

fn nothing(one: &str, other: &str, on_done: Callback<()>) -> AnyView {
    let link = |id: &str| {
        let name = id.replace('-', " ");
        view! { <li><a href=site().link(&format!("begrippen?begrip={id}"))>{name}</a></li> }
    };
    view! {
        <div class="card">
            <h2 class="exercise-title" tabindex="-1">"Lees deze twee nog eens na"</h2>
            <ul>{link(one)} {link(other)}</ul>
            <button class="button button-main" on:click=move |_| on_done.run(())>"Verder"</button>
        </div>
    }
    .into_any()
}

#[component]
fn Questions(drill: Drill, on_done: Callback<()>) -> impl IntoView {
    let learner = learner();
    let names = StoredValue::new(drill.names);
    let questions = StoredValue::new(drill.questions);
    let at = RwSignal::new(0_usize);
    let chosen = RwSignal::new(None::<String>);
    let [one, other] = names.get_value().map(|(id, _)| id);
    let in_a_row =
        Memo::new(move |_| learner.progress.read().mix_ups().pair(&one, &other).map_or(0, |pair| pair.in_a_row));
    let question = move || questions.with_value(|questions| questions[at.get() % questions.len()].clone());
    let choose = move |id: String| {
        let question = question();
        let other =
            names.with_value(|names| names.iter().find(|(id, _)| *id != question.right).map(|(id, _)| id.clone()));
        let known = id == question.right;
        learner.record(What::Drill {
            question: question.id,
            right: question.right,
            other: other.unwrap_or_default(),
            known,
        });
        chosen.set(Some(id));
        dom::focus_soon(".drill-next");
    };
    let next = move |_| {
        let is_enough = in_a_row.get_untracked() >= IN_A_ROW;
        chosen.set(None);
        if is_enough {
            on_done.run(());
        } else {
            at.update(|at| *at += 1);
            dom::focus_soon(".exercise-title");
        }
    };
    let title = names.with_value(|[(_, one), (_, other)]| format!("{one} of {other}?"));
    let tally = move || format!("{} van de {IN_A_ROW} op rij goed", in_a_row.get().min(IN_A_ROW));
    view! {
        <article class="exercise drill">
            <p class="quiet" role="status">{tally}</p>
            <h2 class="exercise-title" tabindex="-1">{title}</h2>
            {dynamic(move || Some(view! { <div class="prompt" inner_html=question().html /> }))}
            {dynamic(move || Some(match chosen.get() {
                None => buttons(names, choose),
                Some(id) => answered(&question(), &id, names, in_a_row.get_untracked() >= IN_A_ROW, next),
            }))}
        </article>
    }
}

fn buttons(names: StoredValue<[(String, String); 2]>, choose: impl Fn(String) + Copy + 'static) -> AnyView {
    let buttons = names
        .get_value()
        .into_iter()
        .map(|(id, name)| view! { <button class="button" on:click=move |_| choose(id.clone())>{name}</button> })
        .collect_view();
    view! { <div class="drill-choice" role="group" aria-label="Wat is het?">{buttons}</div> }.into_any()
}

fn answered(
    question: &Question,
    chosen: &str,
    names: StoredValue<[(String, String); 2]>,
    is_enough: bool,
    next: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    let is_right = chosen == question.right;
    let verdict = trainer::exercise::Verdict::of(u32::from(is_right), 1);
    let right =
        names.with_value(|names| names.iter().find(|(id, _)| *id == question.right).map(|(_, name)| name.clone()));
    let right = right.unwrap_or_default();
    let words = if is_right { format!("Goed: {right}.") } else { format!("Het is: {right}.") };
    let label = if is_enough { "Genoeg voor vandaag" } else { "Volgende" };
    view! {
        <div class=format!("result {}", verdict_class(verdict)) role="status">
            <p class="verdict">{icon(verdict_icon(verdict))} {words}</p>
            <div class="explanation" inner_html=question.why.clone() />
        </div>
        <button class="button button-main drill-next" on:click=next>{label}</button>
    }
    .into_any()
}
