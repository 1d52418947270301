//! Choosing a test, going on with one, and those that were made before.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use trainer::delivery::Index;
use trainer::exam::{Draw, Size, Spec, draw};
use trainer::progress::Audience;

use super::history::History;
use super::waiting::{Waiting, trouble};
use super::{go_to, name_of};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::load::with_index;
use crate::app::ui::text::count;
use crate::app::{browser, learner, site, test_room};

/// How many seconds a question gets.
const SECONDS: u32 = 90;

/// The page.
#[component]
pub fn TestPage() -> impl IntoView {
    dom::set_title("Proeftoets");
    let room = test_room();
    let is_open = Memo::new(move |_| room.is_open());
    view! {
        <h1>"Proeftoets"</h1>
        <p>"Een toets zoals op school: zonder hulp, met een cijfer aan het eind. De trainer laat zien hoe hij aan dat cijfer komt en wat je nog mist."</p>
        {trouble()}
        {with_index(move |index| {
            let for_setup = index.clone();
            view! {
                {dynamic(move || Some(match is_open.get() {
                    true => view! { <Waiting /> }.into_any(),
                    false => view! { <Setup index=for_setup.clone() /> }.into_any(),
                }))}
                <History />
            }
            .into_any()
        })}
    }
}

/// What kind of test is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Full,
    Half,
    Modules,
    Code,
}

/// The test that is chosen with its questions, or what is still missing.
type Chosen = Result<(Spec, Draw), String>;

#[component]
fn Setup(index: Arc<Index>) -> impl IntoView {
    let learner = learner();
    let given = use_query_map().read_untracked().get("code").unwrap_or_default();
    let choice = RwSignal::new(if given.is_empty() { Choice::Full } else { Choice::Code });
    let modules: RwSignal<Vec<u32>> = RwSignal::new(Vec::new());
    let code = RwSignal::new(given);
    let is_timed = RwSignal::new(true);
    let fresh = browser::seed() as u32;
    let next = move |size: Size| {
        let progress = learner.progress.read();
        let codes = progress.tests().iter().map(|(_, _, test)| test.code.as_str());
        Spec::next(codes, learner.settings.read().audience, size, fresh)
    };
    let for_draw = index.clone();
    let chosen: Memo<Chosen> = Memo::new(move |_| {
        let spec = match choice.get() {
            Choice::Full => next(Size::Full),
            Choice::Half => next(Size::Half),
            Choice::Modules => next(Size::of_modules(modules.get()).ok_or("Kies minstens één module.")?),
            Choice::Code if code.read().trim().is_empty() => return Err("Vul de code van je klas in.".to_owned()),
            Choice::Code => code.read().parse::<Spec>().map_err(|error| error.to_string())?,
        };
        let draw = draw(&for_draw, &spec).map_err(|error| error.to_string())?;
        Ok((spec, draw))
    });
    let limit = move |draw: &Draw| is_timed.get().then_some(draw.questions.len() as u32 * SECONDS);
    let (room, go) = (test_room(), go_to());
    let begin = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Ok((spec, draw)) = &*chosen.read_untracked() {
            room.begin(spec, draw, limit(draw));
            go("toets/bezig");
        }
    };
    let audience = move || match learner.settings.read().audience {
        Audience::Mbo => "mbo",
        Audience::Hbo => "hbo",
    };
    let boxes =
        StoredValue::new(index.modules.iter().map(|module| (module.number, module.numbered())).collect::<Vec<_>>());
    let more = move || {
        match choice.get() {
        Choice::Modules => Some(
            view! { <fieldset class="test-more"><legend>"Welke modules?"</legend>{boxes.get_value().into_iter().map(|(number, label)| module_box(modules, number, label)).collect_view()}</fieldset> }
                .into_any(),
        ),
        Choice::Code => Some(
            view! {
                <label class="field-block">
                    <span class="field-name">"Code van je klas"</span>
                    <input
                        type="text"
                        class="test-code"
                        maxlength="60"
                        autocapitalize="none"
                        autocomplete="off"
                        spellcheck="false"
                        prop:value=move || code.get()
                        on:input:target=move |event| code.set(event.target().value())
                    />
                </label>
            }
            .into_any(),
        ),
        _ => None,
    }
    };
    view! {
        <form class="setting test-setup" on:submit=begin>
            <fieldset>
                <legend>"Welke toets?"</legend>
                {option(choice, Choice::Full, "Hele toets")}
                {option(choice, Choice::Half, "Halve toets")}
                {option(choice, Choice::Modules, "Modules die ik kies")}
                {option(choice, Choice::Code, "Toets van mijn klas, met een code")}
            </fieldset>
            {dynamic(more)}
            <label class="tick">
                <input type="checkbox" prop:checked=move || is_timed.get() on:change:target=move |event| is_timed.set(event.target().checked()) />
                <span>"Met tijd: anderhalve minuut per vraag"</span>
            </label>
            <div role="status">{dynamic(move || Some(about(&chosen.read(), is_timed.get(), &index)))}</div>
            <button class="button button-main" disabled=move || chosen.read().is_err()>"Begin met de toets"</button>
            <p class="quiet">
                "Niveau: " {audience} ". Dat verander je bij " <a href=site().link("instellingen")>"Instellingen"</a> "."
            </p>
        </form>
    }
}

fn option(choice: RwSignal<Choice>, value: Choice, label: &'static str) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="radio" name="toets" prop:checked=move || choice.get() == value on:change=move |_| choice.set(value) />
            <span>{label}</span>
        </label>
    }
}

fn module_box(modules: RwSignal<Vec<u32>>, number: u32, label: String) -> impl IntoView {
    let change = move |is_in: bool| {
        modules.update(|modules| {
            modules.retain(|other| *other != number);
            if is_in {
                modules.push(number);
            }
        });
    };
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || modules.read().contains(&number) on:change:target=move |event| change(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}

/// How long the chosen test is, with its code; or what is missing.
fn about(chosen: &Chosen, is_timed: bool, index: &Index) -> AnyView {
    let (spec, draw) = match chosen {
        Ok(chosen) => chosen,
        Err(sentence) => return view! { <p class="quiet">{sentence.clone()}</p> }.into_any(),
    };
    let questions = draw.questions.len();
    let time = match is_timed {
        true => count((questions as u32 * SECONDS).div_ceil(60) as usize, "minuut", "minuten"),
        false => "geen tijdslimiet".to_owned(),
    };
    let mut slugs: Vec<&str> = draw.shifts.iter().map(|shift| shift.module.as_str()).collect();
    slugs.dedup();
    let short: Vec<String> =
        slugs.iter().filter_map(|slug| index.module(slug)).map(|module| module.short_name()).collect();
    let note = (!short.is_empty()).then(|| {
        let note = format!(
            "Op één niveau zijn er te weinig vragen ({}). Daar komen vragen van een ander niveau in de plaats.",
            short.join(", ")
        );
        view! { <p class="quiet">{note}</p> }
    });
    view! {
        <p><b>{format!("{}: {questions} vragen, {time}.", name_of(&spec.to_string()))}</b></p>
        <p class="quiet">"Code " <code>{spec.to_string()}</code> ". Met deze code maakt iedereen dezelfde toets."</p>
        {note}
    }
    .into_any()
}
