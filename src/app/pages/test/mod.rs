//! The self-test: choosing one, sitting it, and what it came to.

mod answers;
mod goals;
mod hand_in;
mod history;
mod numbers;
mod result;
mod room;
mod rules;
mod setup;
mod waiting;

use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use trainer::exam::{Size, Spec, Sum, Tally};
use trainer::progress::{Audience, MarkRules, TakenTest};
use trainer::time::{Day, Moment};

use crate::app::{browser, site};

pub(super) use hand_in::{Modules, all_modules, grade};
pub use result::TestResultPage;
pub use room::TestRoomPage;
pub(super) use room::modules;
pub use setup::TestPage;

/// Goes to another page of the site.
fn go_to() -> impl Fn(&str) + Clone + 'static {
    let navigate = use_navigate();
    let site = site();
    move |route| navigate(&site.link(route), NavigateOptions { resolve: false, ..NavigateOptions::default() })
}

/// The mark that stands for a test: of all questions, or without the open ones as long as any of those waits for its score.
fn headline(test: &TakenTest, rules: MarkRules) -> Option<Sum> {
    let all = Tally::of(test, true);
    Sum::of(if all.waiting == 0 { all } else { Tally::of(test, false) }, rules)
}

/// `Hele toets, mbo`; the code itself when it is none.
fn name_of(code: &str) -> String {
    let Ok(spec) = code.parse::<Spec>() else { return code.to_owned() };
    let audience = match spec.audience {
        Audience::Mbo => "mbo",
        Audience::Hbo => "hbo",
    };
    match spec.size {
        Size::Full => format!("Hele toets, {audience}"),
        Size::Half => format!("Halve toets, {audience}"),
        Size::Modules(numbers) => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let word = if numbers.len() == 1 { "Module" } else { "Modules" };
            format!("{word} {}, {audience}", numbers.join(", "))
        }
    }
}

fn day_of(at: Moment) -> Day {
    Day::of(at, browser::utc_offset())
}
