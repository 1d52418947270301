//! The clock of a show: the time of day, how long it is going on, and a time that runs down.

use std::time::Duration;

use leptos::prelude::*;
use trainer::time::Moment;

use super::deck::{Countdown, Deck};
use crate::app::browser;
use crate::app::ui::dynamic::dynamic;

/// The longest time to run down, in minutes.
const MOST_MINUTES: u32 = 240;

/// The time now, each second, as long as the view that asks is there.
pub fn ticking() -> RwSignal<Moment> {
    let now = RwSignal::new(browser::now());
    let ticks = set_interval_with_handle(
        move || {
            let _ = now.try_set(browser::now());
        },
        Duration::from_secs(1),
    );
    on_cleanup(move || {
        if let Ok(ticks) = ticks {
            ticks.clear();
        }
    });
    now
}

/// `4:05`, `1:02:09`; nothing goes below zero.
fn span(milliseconds: i64) -> String {
    let seconds = milliseconds.max(0) / 1000;
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

/// What is left of a time, in whole seconds.
fn left(countdown: Countdown, now: Moment) -> String {
    match countdown.ends.0 - now.0 {
        ..1000 => "De tijd is om".to_owned(),
        left => span(left),
    }
}

/// The time that runs down, where the class sees it.
pub fn countdown_on_slide(deck: Deck) -> AnyView {
    let now = ticking();
    let countdown = Memo::new(move |_| deck.live.read().countdown.filter(|countdown| countdown.is_on_slide));
    dynamic(move || {
        let countdown = countdown.get()?;
        Some(view! { <p class="show-countdown" role="timer">{move || left(countdown, now.get())}</p> })
    })
}

/// The clock, how long the show is going on, and the time to set.
pub fn clocks(deck: Deck) -> AnyView {
    let now = ticking();
    let of_day = move || now.get().local(browser::utc_offset()).1[..5].to_owned();
    let going_on = move || span(now.get().0 - deck.live.read().since.0);
    let from_zero = move |_| deck.change(|live| live.since = browser::now());
    view! {
        <div class="show-clocks">
            <p><span class="quiet">"Klok"</span> <b>{of_day}</b></p>
            <p><span class="quiet">"Bezig"</span> <b role="timer" aria-label="Bezig">{going_on}</b></p>
        </div>
        <button class="button button-quiet" on:click=from_zero>"Tel vanaf nul"</button>
        {timer(deck, now)}
    }
    .into_any()
}

fn timer(deck: Deck, now: RwSignal<Moment>) -> AnyView {
    let minutes = RwSignal::new("5".to_owned());
    let on_slide = RwSignal::new(deck.live.read_untracked().countdown.is_none_or(|countdown| countdown.is_on_slide));
    let countdown = Memo::new(move |_| deck.live.read().countdown);
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wanted = minutes.read_untracked().trim().parse::<u32>();
        if let Ok(minutes) = wanted.map(|minutes| minutes.clamp(1, MOST_MINUTES)) {
            let ends = Moment(browser::now().0 + i64::from(minutes) * 60_000);
            let countdown = Countdown { ends, is_on_slide: on_slide.get_untracked() };
            deck.change(|live| live.countdown = Some(countdown));
        }
    };
    let show_it = move |is_shown: bool| {
        on_slide.set(is_shown);
        deck.change(|live| {
            if let Some(countdown) = &mut live.countdown {
                countdown.is_on_slide = is_shown;
            }
        });
    };
    let running = move || {
        countdown.get().map(|countdown| {
            let stop = move |_| deck.change(|live| live.countdown = None);
            view! {
                <p class="show-left" role="timer" aria-label="Nog">{move || left(countdown, now.get())}</p>
                <button class="button" on:click=stop>"Stop de timer"</button>
            }
        })
    };
    view! {
        <form class="show-timer" on:submit=start>
            <label class="field-block">
                <span class="field-name">"Timer, in minuten"</span>
                <input
                    type="number"
                    required
                    min="1"
                    max=MOST_MINUTES
                    prop:value=minutes.get_untracked()
                    on:input:target=move |event| minutes.set(event.target().value())
                />
            </label>
            <button class="button">"Start de timer"</button>
        </form>
        <label class="tick">
            <input type="checkbox" prop:checked=move || on_slide.get() on:change:target=move |event| show_it(event.target().checked()) />
            <span>"Toon de timer op de dia"</span>
        </label>
        <div class="row">{dynamic(running)}</div>
    }
    .into_any()
}
