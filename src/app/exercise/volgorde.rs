//! The view of [`trainer::exercise::volgorde`]: a list whose steps move by button, by key or by dragging.

use leptos::ev;
use leptos::prelude::*;
use trainer::exercise::volgorde::{Answer, Step, Volgorde};
use trainer::review::shuffle;

use super::Attempt;
use super::parts::{feedback, mark, verdict_class};
use crate::app::ui::dom;
use crate::app::ui::drag::Drag;
use crate::app::ui::icon::{Icon, icon};

/// The list. It starts shuffled, never in the right order.
pub fn view(kind: Volgorde, attempt: Attempt) -> AnyView {
    let mut order = attempt.answer::<Answer>().order;
    let is_fresh = order.len() != kind.steps.len();
    if is_fresh {
        order = shuffled(&kind.steps, attempt.seed);
    }
    let order = RwSignal::new(order);
    let said = RwSignal::new(String::new());
    let drag = Drag::new();
    let steps = StoredValue::new(kind.steps);
    let keep = move || attempt.keep(&Answer { order: order.get_untracked() });
    if is_fresh {
        // Leaving the steps as they stand is an answer too.
        keep();
    }
    let place = move |id: &str, to: usize| {
        order.update(|order| {
            if let Some(from) = order.iter().position(|other| other == id) {
                let step = order.remove(from);
                order.insert(to.min(order.len()), step);
            }
        });
        keep();
        said.set(steps.with_value(|steps| {
            let label = steps.iter().find(|step| step.id == id).map(|step| step.label.text.clone()).unwrap_or_default();
            format!("{label} staat nu op plaats {}.", to + 1)
        }));
    };
    let row = move |id: String| {
        let step = steps.with_value(|steps| steps.iter().find(|step| step.id == id).cloned());
        step.map(|step| step_view(step, order, attempt, drag, place))
    };
    let good_order = move || {
        let wrong = attempt.grade.read().as_ref().is_some_and(|grade| grade.points < grade.max);
        wrong.then(|| {
            let labels = steps.with_value(|steps| {
                steps.iter().map(|step| view! { <li inner_html=step.label.html.clone() /> }).collect_view()
            });
            view! { <details class="hint" open><summary>"De goede volgorde"</summary><ol>{labels}</ol></details> }
        })
    };
    view! {
        <ol class="steps">
            <For each=move || order.get() key=|id| id.clone() children=row />
        </ol>
        <p class="hidden" role="status">{said}</p>
        {drag.ghost()}
        {good_order}
    }
    .into_any()
}

fn shuffled(steps: &[Step], seed: u64) -> Vec<String> {
    let right: Vec<String> = steps.iter().map(|step| step.id.clone()).collect();
    let mut order = right.clone();
    shuffle(&mut order, seed);
    if order == right {
        order.rotate_left(1);
    }
    order
}

fn step_view(
    step: Step,
    order: RwSignal<Vec<String>>,
    attempt: Attempt,
    drag: Drag,
    place: impl Fn(&str, usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let id = StoredValue::new(step.id.clone());
    let label = StoredValue::new(step.label.text.clone());
    let at = Memo::new(move |_| id.with_value(|id| order.read().iter().position(|other| other == id).unwrap_or(0)));
    let last = order.read_untracked().len().saturating_sub(1);
    let part = move || id.with_value(|id| attempt.part(id));
    let release = move |_: ev::PointerEvent| {
        if let Some((id, Some(onto))) = drag.release()
            && let Some(to) = order.read_untracked().iter().position(|other| *other == onto)
        {
            place(&id, to);
        }
    };
    let step_by = move |change: isize| {
        let to = at.get_untracked().checked_add_signed(change).filter(|to| *to <= last);
        if let Some(to) = to {
            id.with_value(|id| place(id, to));
            // Moving an element in the page takes the focus off its button.
            let side = if change < 0 { "first" } else { "last" };
            dom::focus_soon(format!("[data-drop=\"{}\"] .step-buttons button:{side}-child", id.get_value()));
        }
    };
    let press = move |event: ev::PointerEvent| {
        if !attempt.grade.read_untracked().is_some() {
            id.with_value(|id| drag.press(&event, id, &label.get_value()));
        }
    };
    view! {
        <li
            class=move || format!("step {}", part().map_or("", |part| verdict_class(part.verdict())))
            class:is-moving=move || id.with_value(|id| drag.is_moving(id))
            class:is-over=move || drag.over().as_ref() == Some(&id.get_value())
            data-drop=step.id
        >
            <span
                class="grip"
                on:pointerdown=press
                on:pointermove=move |event| drag.follow(&event)
                on:pointerup=release
                on:pointercancel=move |_| drag.cancel()
            >
                {icon(Icon::Grip)}
            </span>
            <div class="step-text">
                {mark(move || part().map(|part| part.verdict()))}
                <span inner_html=step.label.html.clone() />
                {feedback(move || part().map(|part| part.feedback.concat()))}
            </div>
            <div class="step-buttons" hidden=move || attempt.is_checked()>
                <button
                    class="button button-icon"
                    aria-label=format!("{} omhoog", step.label.text)
                    aria-disabled=move || (at.get() == 0).to_string()
                    on:click=move |_| step_by(-1)
                >
                    {icon(Icon::Up)}
                </button>
                <button
                    class="button button-icon"
                    aria-label=format!("{} omlaag", step.label.text)
                    aria-disabled=move || (at.get() == last).to_string()
                    on:click=move |_| step_by(1)
                >
                    {icon(Icon::Down)}
                </button>
            </div>
        </li>
    }
}
