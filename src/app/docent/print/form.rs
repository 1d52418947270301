//! Choosing what to print.

use leptos::prelude::*;
use trainer::delivery::Index;
use trainer::exam::MAX_SERIES;
use trainer::paper::{Choice, Length, What};
use trainer::progress::Audience;

use super::Chosen;
use super::fields::{radio, tick};
use super::test_form::test_fields;
use crate::app::browser;

/// The form.
pub(super) fn form(chosen: Chosen, index: &Index) -> AnyView {
    let what = Memo::new(move |_| chosen.choice.read().what);
    let needs_modules = Memo::new(move |_| {
        let choice = chosen.choice.read();
        choice.what != What::Test || choice.test.length == Length::Modules
    });
    let modules = index
        .modules
        .iter()
        .map(|module| {
            let number = module.number;
            let label = format!("{number}. {}", module.title);
            tick(
                chosen,
                label,
                move |choice| choice.modules.contains(&number),
                move |choice, on| pick(choice, number, on),
            )
        })
        .collect_view();
    let all: Vec<u32> = index.modules.iter().map(|module| module.number).collect();
    view! {
        <form class="no-print print-form" on:submit=|event| event.prevent_default()>
            <fieldset class="setting">
                <legend>"Wat?"</legend>
                {radio(chosen, "wat", "Samenvatting per module", |it| it.what == What::Summary, |it| it.what = What::Summary)}
                {radio(chosen, "wat", "Kaartjes om te knippen", |it| it.what == What::Cards, |it| it.what = What::Cards)}
                {radio(chosen, "wat", "Toets op papier", |it| it.what == What::Test, |it| {
                    it.what = What::Test;
                    it.test.series = (browser::seed() % u64::from(MAX_SERIES)) as u32 + 1;
                })}
            </fieldset>
            <fieldset class="setting">
                <legend>"Voor wie?"</legend>
                {radio(chosen, "niveau", "Mbo", |it| it.audience == Audience::Mbo, |it| it.audience = Audience::Mbo)}
                {radio(chosen, "niveau", "Hbo", |it| it.audience == Audience::Hbo, |it| it.audience = Audience::Hbo)}
                <div hidden=move || what.get() != What::Summary>
                    {tick(chosen, "Met wat je door elkaar haalt", |it| it.with_confusions, |it, on| it.with_confusions = on)}
                </div>
                <div hidden=move || what.get() != What::Cards>
                    {radio(chosen, "kanten", "Dubbelzijdig, 8 op een blad", |it| !it.is_folded, |it| it.is_folded = false)}
                    {radio(chosen, "kanten", "Enkelzijdig, om te vouwen", |it| it.is_folded, |it| it.is_folded = true)}
                </div>
            </fieldset>
            <div class="print-test" hidden=move || what.get() != What::Test>{test_fields(chosen)}</div>
            <fieldset class="setting print-modules" hidden=move || !needs_modules.get()>
                <legend>"Welke modules?"</legend>
                {modules}
                <button
                    class="button"
                    type="button"
                    on:click=move |_| chosen.change(|choice| {
                        choice.modules = if choice.modules.len() < all.len() { all.clone() } else { Vec::new() };
                    })
                >
                    "Alle of geen"
                </button>
            </fieldset>
        </form>
    }
    .into_any()
}

fn pick(choice: &mut Choice, number: u32, is_in: bool) {
    choice.modules.retain(|other| *other != number);
    if is_in {
        choice.modules.push(number);
        choice.modules.sort_unstable();
    }
}
