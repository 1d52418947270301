//! Whether the learner knows how much he knows: estimates of tests against their results.

use leptos::prelude::*;
use trainer::mastery::{self, Estimate};
use trainer::time::Day;

use super::{tile, way};
use crate::app::ui::chart::{Trend, as_table, trend};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::text::count;
use crate::app::{browser, learner};

/// How many tests the chart shows, the last ones.
const SHOWN: usize = 10;

/// From this many percent on an estimate is off.
const OFF: u32 = 6;

/// Estimate and result of each test.
pub(super) fn estimates() -> AnyView {
    dynamic(move || {
        let tests = mastery::estimates(&learner().progress.read());
        let title = "Schat je jezelf goed in?";
        Some(match tests.len() {
            0 => tile(
                title,
                "Vóór een proeftoets schat je hoeveel procent je goed zult hebben. Hier zie je daarna of dat klopte. Wie dat kan, weet ook wanneer hij genoeg heeft geleerd.".to_owned(),
                Some(way("toets", "Maak een proeftoets")),
            ),
            number => {
                let shown = &tests[number.saturating_sub(SHOWN)..];
                tile(title, compared(shown), Some(drawn(shown)))
            }
        })
    })
}

/// What estimates and results come to, in words.
fn compared(tests: &[Estimate]) -> String {
    let mean = |of: fn(&Estimate) -> u32| {
        let number = tests.len() as u32;
        (tests.iter().map(of).sum::<u32>() + number / 2) / number.max(1)
    };
    let (guess, real) = (mean(|test| test.estimate), mean(|test| test.real));
    let verdict = match (guess.abs_diff(real) < OFF, guess > real) {
        (true, _) => "Je schat jezelf goed in.",
        (_, true) => "Je schat jezelf te hoog in. Toets jezelf vaker voordat je stopt met leren.",
        (_, false) => "Je kunt meer dan je denkt.",
    };
    let over = if tests.len() == 1 {
        String::new()
    } else {
        format!(", gemiddeld over {}", count(tests.len(), "toets", "toetsen"))
    };
    format!("Je schat {guess}%, het is {real}%{over}. {verdict}")
}

fn drawn(tests: &[Estimate]) -> AnyView {
    let days: Vec<Day> = tests.iter().map(|test| Day::of(test.at, browser::utc_offset())).collect();
    let names: Vec<String> = days.iter().map(|day| day.short()).collect();
    let percent = |value: u32| format!("{value}%");
    let rows =
        tests.iter().zip(&days).map(|(test, day)| vec![day.in_words(), percent(test.estimate), percent(test.real)]);
    let values = [
        ("jouw schatting", tests.iter().map(|test| test.estimate).collect()),
        ("werkelijk goed", tests.iter().map(|test| test.real).collect()),
    ];
    let lines = Trend {
        label: "Schatting en uitkomst per toets",
        names: &names,
        lines: &values,
        scale: (0, 100),
        mark: None,
        write: percent,
    };
    vec![trend(&lines), as_table(&["Toets van", "Schatting", "Goed"], &rows.collect::<Vec<_>>())].into_any()
}
