//! Students × learning goals, the goals that the class misses first, and what was mixed up.

use leptos::prelude::*;
use trainer::results::{Order, goal_head, goal_rows, order};

use super::big_table::big_table;
use super::frame::ClassDesk;
use crate::app::content;
use crate::app::ui::text::count;

/// How many mix-ups are shown.
const MOST: usize = 12;

/// The part of the page.
#[component]
pub fn Goals(class: ClassDesk) -> impl IntoView {
    let head = move || goal_head(&class.class.read());
    let places = move || {
        let shown = class.class.read();
        let mut places = order(&shown, Order::Name, false);
        places.retain(|at| shown.rows[*at].counts);
        places
    };
    let rows = move |places: &[usize]| goal_rows(&class.class.read(), places);
    let columns = class.class.read_untracked().goals.len() + 1;
    view! {
        <h2 id="deel-titel" tabindex="-1">"Wat de klas het eerst mist"</h2>
        {move || weakest(class)}
        <h2>"Leerdoelen per student"</h2>
        <p class="quiet">"Het percentage van de punten bij elk leerdoel. De nummers staan in de lijst hierboven. Leeg: geen vraag over gehad."</p>
        {big_table("Leerdoelen per student", "results-heat", columns, head, places, rows)}
        <h2>"Wat door elkaar liep"</h2>
        {move || mix_ups(class)}
    }
}

/// The goals, the least earned first.
pub fn weakest(class: ClassDesk) -> AnyView {
    let shown = class.class.get();
    let mut goals: Vec<usize> = (0..shown.goals.len()).filter(|at| shown.goals[*at].score.questions > 0).collect();
    goals.sort_by_key(|at| shown.goals[*at].score.percentage());
    let rows = goals.into_iter().map(|at| {
        let goal = &shown.goals[at];
        let percentage = goal.score.percentage().unwrap_or_default();
        let heat = format!("results-share h-{}", percentage.min(99) / 20);
        view! {
            <li>
                <b class=heat>{percentage}"%"</b>
                <span><b>{at + 1}". "</b>{goal.text.clone()}" "<span class="quiet">{goal.module_title.clone()}</span></span>
            </li>
        }
    });
    view! { <ol class="plain results-goals">{rows.collect_view()}</ol> }.into_any()
}

/// What was chosen where something else was right.
pub fn mix_ups(class: ClassDesk) -> AnyView {
    let (shown, content) = (class.class.get(), content());
    let rows: Vec<AnyView> = shown
        .mix_ups
        .iter()
        .filter_map(|(chosen, right, times)| {
            let (chosen, right) = (content.label(chosen)?, content.label(right)?);
            let times = count(*times as usize, "keer", "keer");
            Some(
                view! { <li><b>{times}</b>": "<b>{chosen}</b>" gekozen waar het "<b>{right}</b>" was."</li> }
                    .into_any(),
            )
        })
        .take(MOST)
        .collect();
    if rows.is_empty() {
        return view! { <p>"Er is niets herkend dat door elkaar liep."</p> }.into_any();
    }
    view! { <ul>{rows}</ul> }.into_any()
}
