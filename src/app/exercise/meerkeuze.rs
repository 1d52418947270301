//! The view of [`trainer::exercise::meerkeuze`]: radio buttons, or ticks when more options are right.

use leptos::prelude::*;
use trainer::exercise::Verdict;
use trainer::exercise::meerkeuze::{Answer, ChoiceOption, Meerkeuze};
use trainer::review::shuffle;

use super::Attempt;
use super::parts::{feedback, mark, verdict_class};

/// The options.
pub fn view(kind: Meerkeuze, attempt: Attempt) -> AnyView {
    let answer: RwSignal<Answer> = RwSignal::new(attempt.answer());
    let is_multiple = kind.is_multiple();
    let legend = if is_multiple { format!("Kies er {}", kind.right().count()) } else { "Kies er één".to_owned() };
    let mut options = kind.options;
    shuffle(&mut options, attempt.seed);
    let choose = move |id: &str, on: bool| {
        answer.update(|answer| {
            answer.chosen.retain(|chosen| is_multiple && chosen != id);
            if on {
                answer.chosen.push(id.to_owned());
            }
        });
        attempt.keep(&*answer.read_untracked());
    };
    let rows =
        options.into_iter().map(|option| option_view(option, is_multiple, attempt, answer, choose)).collect_view();
    view! {
        <fieldset class="options" disabled=move || attempt.is_checked()>
            <legend>{legend}</legend>
            {rows}
        </fieldset>
    }
    .into_any()
}

fn option_view(
    option: ChoiceOption,
    is_multiple: bool,
    attempt: Attempt,
    answer: RwSignal<Answer>,
    choose: impl Fn(&str, bool) + Copy + 'static,
) -> impl IntoView {
    let id = StoredValue::new(option.id);
    let right = option.right;
    let is_chosen = move || id.with_value(|id| answer.read().chosen.contains(id));
    // After checking, what was chosen and what is right are marked; the rest stays as it was.
    let verdict = move || {
        let shown = attempt.is_checked() && (is_chosen() || right);
        shown.then_some(if right { Verdict::Right } else { Verdict::Wrong })
    };
    let why = StoredValue::new(option.feedback);
    view! {
        <div class=move || format!("option {}", verdict().map_or("", verdict_class))>
            <label>
                <input
                    type=if is_multiple { "checkbox" } else { "radio" }
                    name=format!("keuze-{}", attempt.seed)
                    prop:checked=is_chosen
                    on:change:target=move |event| id.with_value(|id| choose(id, event.target().checked()))
                />
                <span class="option-label" inner_html=option.label.html />
                {mark(verdict)}
            </label>
            {feedback(move || verdict().map(|_| why.get_value()))}
        </div>
    }
}
