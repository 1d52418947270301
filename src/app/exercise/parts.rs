//! Parts that the views of all kinds show after checking.

use leptos::prelude::*;
use trainer::exercise::Verdict;

use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::{Icon, icon};

/// The class that colours something by its verdict.
pub fn verdict_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "is-right",
        Verdict::Partly => "is-partly",
        Verdict::Wrong => "is-wrong",
    }
}

/// The icon that goes with a verdict, so that colour is never the only sign.
pub fn verdict_icon(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::Right => Icon::Right,
        Verdict::Partly => Icon::Partly,
        Verdict::Wrong => Icon::Wrong,
    }
}

fn verdict_word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Right => "goed: ",
        Verdict::Partly => "deels goed: ",
        Verdict::Wrong => "fout: ",
    }
}

/// The icon of a verdict with its word for who can't see it; nothing before checking.
pub(super) fn mark(verdict: impl Fn() -> Option<Verdict> + Send + Sync + 'static) -> AnyView {
    dynamic(move || {
        verdict().map(|verdict| {
            let word = verdict_word(verdict);
            view! { <span class="mark">{icon(verdict_icon(verdict))}<span class="hidden">{word}</span></span> }
        })
    })
}

/// Feedback (safe HTML) as soon as there is any.
pub(super) fn feedback(html: impl Fn() -> Option<String> + Send + Sync + 'static) -> AnyView {
    dynamic(move || {
        html().filter(|html| !html.is_empty()).map(|html| view! { <div class="feedback" inner_html=html /> })
    })
}
