//! The view of [`trainer::exercise::indelen`]: each situation with the categories as buttons to choose from.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::exercise::indelen::{Answer, Case, Indelen};
use trainer::model::CategorySet;

use super::Attempt;
use super::parts::{feedback, mark, verdict_class};

/// The situations, and the control questions to fall back on.
pub fn view(kind: Indelen, attempt: Attempt) -> AnyView {
    let answer: RwSignal<Answer> = RwSignal::new(attempt.answer());
    let set = kind.set;
    let questions = set
        .categories
        .iter()
        .map(|category| view! { <dt>{category.name.clone()}</dt><dd inner_html=category.question.clone() /> })
        .collect_view();
    let cases = kind.cases.into_iter().map(|case| case_view(case, &set, attempt, answer)).collect_view();
    let help = attempt.may_help().then(|| {
        view! {
            <details class="hint">
                <summary>"Controlevragen"</summary>
                <div inner_html=set.introduction.clone() />
                <dl class="questions">{questions}</dl>
            </details>
        }
    });
    view! {
        {help}
        <div class="cases">{cases}</div>
    }
    .into_any()
}

fn case_view(case: Case, set: &Arc<CategorySet>, attempt: Attempt, answer: RwSignal<Answer>) -> impl IntoView + use<> {
    let id = StoredValue::new(case.id);
    let right = StoredValue::new(case.category);
    let part = move || id.with_value(|id| attempt.part(id));
    let choices = set
        .categories
        .iter()
        .map(|category| {
            let category_id = StoredValue::new(category.id.clone());
            let is_chosen = move || id.with_value(|id| answer.read().placed.get(id) == Some(&category_id.get_value()));
            let is_answer = move || attempt.is_checked() && right.get_value() == category_id.get_value();
            let choose = move |_| {
                answer.update(|answer| {
                    answer.placed.insert(id.get_value(), category_id.get_value());
                });
                attempt.keep(&*answer.read_untracked());
            };
            view! {
                <label class="choice" class:choice-answer=is_answer>
                    <input type="radio" name=format!("{}-{}", attempt.seed, id.get_value()) prop:checked=is_chosen on:change=choose />
                    <span>{category.name.clone()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class=move || format!("case {}", part().map_or("", |part| verdict_class(part.verdict()))) disabled=move || attempt.is_checked()>
            <legend>
                {mark(move || part().map(|part| part.verdict()))}
                <span inner_html=case.label.html />
            </legend>
            <div class="choices">{choices}</div>
            {feedback(move || part().map(|part| part.feedback.concat()))}
        </fieldset>
    }
}
