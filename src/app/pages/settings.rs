//! Settings, and forgetting everything.

use leptos::html;
use leptos::prelude::*;
use trainer::progress::Theme;

use super::backup::BackupPart;
use super::setup::{education, plan_fields};
use crate::app::ui::dom;
use crate::app::{content, learner, site, test_room};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    dom::set_title("Instellingen");
    request_animation_frame(dom::reveal);
    let learner = learner();
    let settings = learner.settings;
    view! {
        <h1>"Instellingen"</h1>
        {education()}
        <h2>"Mijn plan"</h2>
        {plan_fields()}
        <fieldset class="setting">
            <legend>"Kleuren"</legend>
            {radio("kleuren", "Zoals mijn apparaat", move || settings.read().theme == Theme::Auto, move || learner.change_settings(|it| it.theme = Theme::Auto))}
            {radio("kleuren", "Licht", move || settings.read().theme == Theme::Light, move || learner.change_settings(|it| it.theme = Theme::Light))}
            {radio("kleuren", "Donker", move || settings.read().theme == Theme::Dark, move || learner.change_settings(|it| it.theme = Theme::Dark))}
        </fieldset>
        <fieldset class="setting">
            <legend>"Weergave"</legend>
            {tick("Vier knoppen onder een kaart (niet, moeilijk, goed, makkelijk)", move || settings.read().four_buttons, move |on| learner.change_settings(|it| it.four_buttons = on))}
            {tick("Toon de aantekeningen voor docenten in de les", move || settings.read().teacher, move |on| learner.change_settings(|it| it.teacher = on))}
        </fieldset>
        <section class="setting">
            <h2>"Voor docenten"</h2>
            <p>"Geef je les? Deel opdrachten uit, bekijk resultaten en presenteer een les. Zonder account."</p>
            <p><a class="button" href=site().link("docent")>"Naar de pagina's voor docenten"</a></p>
        </section>
        <BackupPart />
        <ForgetPart />
    }
}

fn radio(
    name: &'static str,
    label: &'static str,
    is_on: impl Fn() -> bool + Send + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="radio" name=name prop:checked=is_on on:change=move |_| choose() />
            <span>{label}</span>
        </label>
    }
}

fn tick(
    label: &'static str,
    is_on: impl Fn() -> bool + Send + 'static,
    change: impl Fn(bool) + 'static,
) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=is_on on:change:target=move |event| change(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
}

#[component]
fn ForgetPart() -> impl IntoView {
    let (learner, test_room, content) = (learner(), test_room(), content());
    let question: NodeRef<html::Dialog> = NodeRef::new();
    let message = RwSignal::new("");
    let ask = move |_| {
        if let Some(question) = question.get() {
            let _ = question.show_modal();
        }
    };
    let close = move || {
        if let Some(question) = question.get() {
            question.close();
        }
    };
    let forget = move |_| {
        test_room.throw_away();
        learner.forget();
        content.own_changed();
        message.set("Alles is gewist.");
        close();
    };
    view! {
        <section class="setting">
            <h2>"Alles wissen"</h2>
            <p>"Wist je voortgang en instellingen in deze browser."</p>
            <button class="button button-bad" on:click=ask>"Alles wissen…"</button>
            <p role="status">{message}</p>
            <dialog class="sheet" node_ref=question aria-labelledby="wissen-vraag">
                <h2 id="wissen-vraag">"Alles wissen?"</h2>
                <p>"Je voortgang, antwoorden, eigen modules en instellingen verdwijnen. Dit kan niet ongedaan worden gemaakt, behalve met een reservekopie. Eigen modules zitten daar niet in: sla die op als bestand."</p>
                <p>"Ben je docent? Ook je opdrachten, de resultaten van je klas en je sleutel verdwijnen. Maak eerst een reservekopie bij Resultaten."</p>
                <div class="row">
                    <button class="button" on:click=move |_| close()>"Annuleren"</button>
                    <button class="button button-bad" on:click=forget>"Ja, wis alles"</button>
                </div>
            </dialog>
        </section>
    }
}
