//! What comes back in the next days, and on which days was studied.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::mastery::{self, FORECAST_DAYS, study_days};
use trainer::time::Day;

use super::{tile, way};
use crate::app::learner;
use crate::app::ui::chart::{Bar, as_table, bars};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;

/// Bars of what is due on each day.
pub(super) fn forecast(index: &Arc<Index>) -> AnyView {
    let index = index.clone();
    let learner = learner();
    dynamic(move || {
        let exam = learner.settings.read().exam;
        let days = mastery::forecast(&index, &learner.progress.read(), learner.today(), exam, learner.is_hbo());
        let total: usize = days.iter().map(|(_, number)| number).sum();
        let is_cut = days.len() < FORECAST_DAYS as usize;
        let period = if is_cut { "Tot je toets".to_owned() } else { format!("De komende {} dagen", days.len()) };
        let words = match total {
            0 => "Er komt voorlopig niets terug. Leer iets nieuws, dan zie je hier wanneer je het herhaalt.".to_owned(),
            1 => format!("{period} komt er 1 kaart of oefening terug."),
            _ => {
                format!("{period} komen er {total} kaarten en oefeningen terug{}.", busiest(&days, learner.today()))
            }
        };
        let chart = (total > 0).then(|| {
            let bar = |(day, number): &(Day, usize)| Bar { names: names(*day), value: *number as u32 };
            let row = |(day, number): &(Day, usize)| vec![day.in_words(), number.to_string()];
            let label = "Hoeveel er per dag terugkomt";
            let drawn = bars(label, &days.iter().map(bar).collect::<Vec<_>>());
            let figures = as_table(&["Dag", "Kaarten en oefeningen"], &days.iter().map(row).collect::<Vec<_>>());
            vec![drawn, figures, way("", "Naar vandaag")].into_any()
        });
        Some(tile("Wat komt er terug?", words, chart))
    })
}

/// `, de meeste vandaag: 12`: the day with the most, when there is one.
fn busiest(days: &[(Day, usize)], today: Day) -> String {
    let most = days.iter().map(|(_, number)| *number).max().unwrap_or(0);
    match days.iter().find(|(_, number)| *number == most) {
        Some((day, _)) if *day == today => format!(", de meeste vandaag: {most}"),
        Some((day, _)) => format!(", de meeste op {}: {most}", day.in_words()),
        None => String::new(),
    }
}

/// `zo` and `22`: a day in the width of a bar.
fn names(day: Day) -> [String; 2] {
    let date = day.short();
    [day.in_words().chars().take(2).collect(), date.split(' ').next().unwrap_or_default().to_owned()]
}

/// From this many minutes on a day stands out.
const LONG: u32 = 15;

/// The last weeks, as a calendar with minutes.
pub(super) fn days() -> AnyView {
    let learner = learner();
    dynamic(move || {
        let (days, today) = (study_days(&learner.progress.read(), learner.today()), learner.today());
        let words = format!(
            "Je leerde op {} van de laatste zes weken. In totaal was je {} bezig.",
            count(days.active, "dag", "dagen"),
            duration(days.seconds)
        );
        let weeks: String = days.weeks.iter().map(|week| week_row(week, today)).collect();
        let calendar = format!(
            r#"<caption class="quiet">Minuten per dag. Lezen telt niet mee in de tijd.</caption>
            <thead><tr>{}</tr></thead><tbody>{weeks}</tbody>"#,
            ["ma", "di", "wo", "do", "vr", "za", "zo"].map(|day| format!(r#"<th scope="col">{day}</th>"#)).concat()
        );
        let calendar = view! { <table class="calendar" inner_html=calendar /> }.into_any();
        Some(tile("Wanneer leerde je?", words, Some(calendar)))
    })
}

fn week_row(week: &[(Day, Option<u32>)], today: Day) -> String {
    let cells: String = week.iter().map(|(day, seconds)| cell(*day, *seconds, today)).collect();
    format!("<tr>{cells}</tr>")
}

fn cell(day: Day, seconds: Option<u32>, today: Day) -> String {
    let minutes = seconds.map(|seconds| seconds.div_ceil(60));
    let class = match minutes {
        None if day > today => "day-ahead",
        None => "",
        Some(..LONG) => "day-some",
        Some(_) => "day-long",
    };
    let minutes = match minutes {
        None => String::new(),
        // Only a lesson was read.
        Some(0) => r#"<b>&lt;1</b><span class="hidden"> min.</span>"#.to_owned(),
        Some(minutes) => format!(r#"<b>{minutes}</b><span class="hidden"> min.</span>"#),
    };
    let date = day.short();
    // The month stands only where it begins.
    let shown = if date.starts_with("1 ") { date.clone() } else { names(day)[1].clone() };
    let current = if day == today { r#" aria-current="date""# } else { "" };
    format!(
        r#"<td class="{class}"{current}><span class="day-name" aria-hidden="true">{shown}</span><span class="hidden">{date}</span> {minutes}</td>"#
    )
}

/// `45 minuten`, `2 uur en 10 minuten`.
fn duration(seconds: u64) -> String {
    let minutes = seconds.div_ceil(60) as usize;
    let rest = count(minutes % 60, "minuut", "minuten");
    match (minutes / 60, minutes % 60) {
        (0, _) => rest,
        (hours, 0) => format!("{hours} uur"),
        (hours, _) => format!("{hours} uur en {rest}"),
    }
}
