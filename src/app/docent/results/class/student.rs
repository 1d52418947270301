//! One student: a report with the mark, its sum, the learning goals and every answer; and points for what was written freely.

use leptos::prelude::*;
use trainer::results::{Class, Outcome, Row, Scored, choices};

use super::frame::{ClassDesk, Shown};
use super::question::key;
use crate::app::browser;
use crate::app::ui::dom;
use crate::app::ui::text::count;

/// The part of the page.
#[component]
pub fn Student(class: ClassDesk, row: usize) -> impl IntoView {
    let last = class.class.read_untracked().rows.len().saturating_sub(1);
    let go = move |to: usize| {
        class.shown.set(Shown::Student(to));
        dom::focus_soon("#deel-titel");
    };
    view! {
        <div class="row results-noprint">
            <button type="button" class="button" on:click=move |_| class.shown.set(Shown::Class)>"← Alle studenten"</button>
            {(row > 0).then(|| view! { <button type="button" class="button" on:click=move |_| go(row - 1)>"Vorige"</button> })}
            {(row < last).then(|| view! { <button type="button" class="button" on:click=move |_| go(row + 1)>"Volgende"</button> })}
            <button type="button" class="button" on:click=move |_| dom::print()>"Afdrukken"</button>
        </div>
        {move || {
            let shown = class.class.get();
            shown.rows.get(row).map(|one| report(class, &shown, one, true))
        }}
    }
}

/// The report of one result. `is_alone`: it is the page, and points can be given in it.
pub fn report(class: ClassDesk, shown: &Class, row: &Row, is_alone: bool) -> AnyView {
    let submission = &row.submission;
    let (day, time) = submission.handed_in.local(browser::utc_offset_at(submission.handed_in));
    let handed_in = format!(
        "Ingeleverd op {} om {} uur, na {} werk. Poging {}.",
        day.in_full(),
        time.get(..5).unwrap_or_default(),
        count((submission.seconds / 60) as usize, "minuut", "minuten"),
        submission.attempt
    );
    let read = (submission.read.1 > 0)
        .then(|| format!("Gelezen: {} van {} stukken les.", submission.read.0, submission.read.1));
    let mark = row.sum.map(|sum| {
        let steps = sum.steps().into_iter().map(|step| view! { <li>{step}</li> }).collect_view();
        view! {
            <p class="results-mark">{sum.text()}{(row.tally.waiting > 0).then_some(" (voorlopig)")}</p>
            <ol class="results-steps">{steps}</ol>
        }
    });
    let flags = (!row.flags.is_empty()).then(|| {
        let rows = row.flags.iter().map(|flag| view! { <li>{flag.to_string()}</li> }).collect_view();
        view! { <ul class="notice results-remarks">{rows}</ul> }
    });
    let goals = shown.goals.iter().zip(&row.goals).filter_map(|(goal, score)| {
        let percentage = score.percentage()?;
        let heat = format!("results-share h-{}", percentage.min(99) / 20);
        Some(view! { <li><b class=heat>{percentage}"%"</b><span>{goal.text.clone()}</span></li> })
    });
    let goals = goals.collect_view();
    let questions = (0..shown.columns.len()).filter_map(|column| question(class, shown, row, column, is_alone));
    let questions = questions.collect::<Vec<_>>();
    let id = is_alone.then_some("deel-titel");
    view! {
        <article class="results-report">
            <h2 id=id tabindex="-1">{row.name.clone()}</h2>
            <p class="quiet">{handed_in}" "{read}</p>
            {flags}
            {mark}
            <h3>"Leerdoelen"</h3>
            <ul class="plain results-goals">{goals}</ul>
            <h3>"Vragen"</h3>
            <ol class="results-given">{questions}</ol>
            <p class="quiet">"Dit is een formatief resultaat: het bewijst niet wie de vragen maakte."</p>
        </article>
    }
    .into_any()
}

fn question(class: ClassDesk, shown: &Class, row: &Row, column: usize, is_alone: bool) -> Option<AnyView> {
    let mark = row.marks[row.cells[column]?];
    let book = class.book();
    let exercise = &book.get(mark.exercise)?.exercise;
    let answered = row.submission.answers.iter().find(|answered| answered.exercise == mark.exercise)?;
    let (sign, words) = match mark.outcome {
        Outcome::Unknown => return None,
        Outcome::Unanswered => ("s-none", "– niet beantwoord".to_owned()),
        Outcome::Waiting => ("s-wait", "… wacht op punten".to_owned()),
        Outcome::Points(0, _) => ("s-wrong", "✗ fout".to_owned()),
        Outcome::Points(points, max) if points < max => ("s-part", format!("½ {points} van {max}")),
        Outcome::Points(..) if mark.is_accepted => ("s-right", "✓ goedgekeurd".to_owned()),
        Outcome::Points(..) => ("s-right", "✓ goed".to_owned()),
    };
    let given = choices(exercise, &answered.answer);
    let given = given.iter().map(|choice| view! { <li>{choice.in_words()}</li> }).collect_view();
    let is_right = mark.outcome.share().is_some_and(|share| share >= 1.0);
    let right = (!is_right && !exercise.body.is_self_scored())
        .then(|| view! { <p class="quiet">"Goed is:"</p>{key(exercise)} });
    let max = exercise.body.grade_text("").max;
    let points = (is_alone && exercise.body.is_self_scored() && mark.outcome != Outcome::Unanswered).then(|| {
        let who = row.submission.number();
        let value = match mark.outcome {
            Outcome::Points(points, _) => points.to_string(),
            _ => String::new(),
        };
        let give = move |text: String| {
            if let Some(points) = text.parse().ok().filter(|points| *points <= max) {
                let given = Scored { who, exercise: mark.exercise, points, at: browser::now() };
                class.decide(|decisions| decisions.score(given));
            }
        };
        view! {
            <label class="field results-points">
                <span class="field-name">{format!("Jouw punten, 0 tot {max}")}</span>
                <input type="number" min="0" max=max prop:value=value on:change:target=move |event| give(event.target().value()) />
            </label>
        }
    });
    Some(
        view! {
            <li>
                <b>{shown.columns[column].title.clone()}</b>
                " "
                <span class=sign>{words}</span>
                {mark.has_appealed.then_some(" Maakt bezwaar.")}
                <ul>{given}</ul>
                {right}
                {points}
            </li>
        }
        .into_any(),
    )
}
