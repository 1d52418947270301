//! How well the learning goals are mastered: in one sentence, and per module.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::delivery::{Index, ModuleEntry};
use trainer::markup::escape;
use trainer::mastery::{Cards, GoalMastery, ModuleMastery, State, percent};
use trainer::own::lesson_route;

use super::{Mastered, state_words};
use crate::app::ui::dynamic::dynamic;
use crate::app::ui::icon::icon_html;
use crate::app::ui::text::{count, until};
use crate::app::{learner, site};

/// How many goals are mastered, and when the exam is.
pub(super) fn head(mastered: Mastered) -> AnyView {
    dynamic(move || {
        let modules = mastered.read();
        let (done, total) =
            (number_of(&modules, State::Mastered), modules.iter().map(|module| module.goals.len()).sum());
        let words = match done {
            0 => format!("Je beheerst nog geen van de {}.", count(total, "leerdoel", "leerdoelen")),
            done if done == total => format!("Je beheerst alle {}.", count(total, "leerdoel", "leerdoelen")),
            done => format!("Je beheerst {done} van de {}.", count(total, "leerdoel", "leerdoelen")),
        };
        let almost = match number_of(&modules, State::Almost) {
            0 => String::new(),
            1 => " Bij 1 ben je er bijna.".to_owned(),
            almost => format!(" Bij {almost} ben je er bijna."),
        };
        Some(view! { <p class="headline">{words}{almost}</p> {exam()} })
    })
}

fn number_of(modules: &[ModuleMastery], state: State) -> usize {
    modules.iter().flat_map(|module| &module.goals).filter(|goal| goal.state() == state).count()
}

/// When the exam is, as long as it is to come.
fn exam() -> Option<AnyView> {
    let learner = learner();
    let (exam, today) = (learner.settings.read().exam?, learner.today());
    let words = match exam.since(today) {
        ..0 => return None,
        0 => "Je toets is vandaag. Succes!".to_owned(),
        _ => format!("Je toets is {}: {}.", until(exam, today), exam.in_words()),
    };
    Some(view! { <p>{words}</p> }.into_any())
}

/// A row for every module, with its goals below it. Written as text: there is nothing in it but words and links.
pub(super) fn modules(index: &Arc<Index>, mastered: Mastered) -> AnyView {
    let index = index.clone();
    dynamic(move || {
        let mastered = mastered.read();
        let rows: String =
            index.modules.iter().zip(mastered.iter()).map(|(module, found)| row(module, found)).collect();
        Some(view! { <div class="mastery" inner_html=rows /> })
    })
}

fn row(module: &ModuleEntry, mastered: &ModuleMastery) -> String {
    let share = percent(mastered.mastery);
    let done = mastered.goals.iter().filter(|goal| goal.state() == State::Mastered).count();
    let words = match mastered.goals.len() {
        0 => "geen leerdoelen op jouw niveau".to_owned(),
        total => format!("{share}% · {done} van {total} beheerst"),
    };
    let goals: String = mastered.goals.iter().map(|found| goal(module, found)).collect();
    let Cards { known, fading, unseen } = mastered.cards;
    let cards = match mastered.cards.total() {
        0 => String::new(),
        _ => format!(r#"<p class="quiet">Kaarten: {known} zitten erin, {fading} zakken weg, {unseen} nog nieuw.</p>"#),
    };
    let (number, title) = (module.mark(), escape(&module.title));
    let lesson = site().link(&lesson_route(&module.slug));
    format!(
        r#"<details class="mastery-module">
        <summary>
            <span class="module-number" aria-hidden="true">{number}</span>
            <span class="module-text">
                <b>{title}</b>
                <span class="meter">
                    <svg class="meter-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="meter-ground" width="100" height="4"/><rect class="meter-done" width="{share}" height="4"/>
                    </svg>
                    <span class="meter-text">{words}</span>
                </span>
            </span>
        </summary>
        <ul class="goals plain">{goals}</ul>
        {cards}
        <a class="button" href="{lesson}">Naar de les<span class="hidden">: {title}</span></a>
        </details>"#
    )
}

fn goal(module: &ModuleEntry, found: &GoalMastery) -> String {
    let entry = &module.goals[found.goal];
    let (word, picture, class) = state_words(found.state());
    let total = count(found.exercises, "oefening", "oefeningen");
    let (state, basis) = match found.answered {
        0 => (word.to_owned(), format!("{total} om te maken")),
        answered => (format!("{word}, {}%", percent(found.mastery)), format!("{answered} van {total}")),
    };
    let badge = if entry.hbo { r#" <span class="badge">Hbo</span>"# } else { "" };
    let (text, picture) = (escape(&entry.text), icon_html(picture));
    let practise = site().link(&format!("oefenen/mix?doel={}", entry.id));
    format!(
        r#"<li>
        <p>{text}{badge}</p>
        <p class="goal-state">
            <span class="goal-words"><span class="{class}">{picture} {state}</span> <span class="quiet">{basis}</span></span>
            <a class="goal-link" href="{practise}">Oefen dit<span class="hidden">: {text}</span></a>
        </p>
        </li>"#
    )
}

/// How mastery is worked out, in words.
pub(super) fn method() -> impl IntoView {
    view! {
        <details class="fold">
            <summary>"Hoe rekenen we dit?"</summary>
            <p>"Van elke oefening die je hebt gemaakt, tellen twee dingen: hoeveel punten je de laatste keer had, en hoe groot de kans is dat je het vandaag nog weet. Die kans zakt elke dag een beetje. Maak je de oefening opnieuw, dan is hij weer 100%."</p>
            <p>"Een oefening die zo moeilijk is als het leerdoel, of moeilijker, telt helemaal mee. Eén niveau makkelijker telt voor driekwart, nog makkelijker voor de helft. Het percentage is het gemiddelde daarvan."</p>
            <p>"Eén goed antwoord is te weinig om zeker te zijn. Wat je aan drie antwoorden tekortkomt, telt als nul. Stampen telt niet mee."</p>
            <p>"Vanaf 80% noemen we een leerdoel ‘beheerst’, vanaf 50% ‘bijna’. Een kaart ‘zit erin’ als de kans dat je hem weet 90% of meer is. Het percentage van een module is het gemiddelde van de leerdoelen."</p>
        </details>
    }
}
