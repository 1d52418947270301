//! What a learner can do with a card or exercise besides answering it: put it off, leave it out, say that something is wrong with it.

use leptos::prelude::*;
use trainer::progress::What;

use super::learner;
use super::ui::dom;
use super::ui::dynamic::dynamic;

/// The longest report that is kept, in characters.
const LONGEST: &str = "500";

/// The actions, folded away.
#[component]
pub fn ItemActions(
    /// The id of the card or exercise.
    #[prop(into)]
    item: String,
    /// Called when the learner puts it off or leaves it out; without it those are not offered.
    #[prop(optional_no_strip)]
    on_held: Option<Callback<()>>,
) -> impl IntoView {
    let learner = learner();
    let item = StoredValue::new(item);
    let hold = move |until| {
        learner.record(What::Hold { item: item.get_value(), until });
        if let Some(on_held) = on_held {
            on_held.run(());
        }
    };
    let tomorrow = move |_| hold(Some(learner.today().plus(1)));
    let never = move |_| hold(None);
    view! {
        <details class="hint item-actions">
            <summary>"Meer met deze vraag"</summary>
            {on_held.map(|_| view! {
                <div class="row">
                    <button class="button" on:click=tomorrow>"Morgen pas weer"</button>
                    <button class="button" on:click=never>"Niet meer vragen"</button>
                </div>
                <p class="quiet">"Wat je niet meer wilt, vind je terug bij je voortgang."</p>
            })}
            {report(item)}
        </details>
    }
}

/// A report is kept in the log, with the id, and goes along in the back-up.
fn report(item: StoredValue<String>) -> AnyView {
    let learner = learner();
    let text = RwSignal::new(String::new());
    let sent = RwSignal::new(false);
    let field = StoredValue::new(format!("melding-{}", item.get_value()));
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let words = text.get_untracked().trim().to_owned();
        if !words.is_empty() {
            learner.record(What::Report { item: item.get_value(), text: words });
            sent.set(true);
            dom::focus_soon(format!("[data-melding='{}']", item.get_value()));
        }
    };
    let form = move || {
        view! {
            <form class="mistake" on:submit=send>
                <label class="field-name" for=field.get_value()>"Fout in deze vraag melden"</label>
                <textarea
                    id=field.get_value()
                    rows="2"
                    maxlength=LONGEST
                    prop:value=text
                    on:input:target=move |event| text.set(event.target().value())
                ></textarea>
                <button class="button" disabled=move || text.read().trim().is_empty()>"Melding bewaren"</button>
            </form>
        }
    };
    let thanks = move || {
        view! {
            <p tabindex="-1" data-melding=item.get_value()>
                "Bewaard. Je melding gaat mee in je reservekopie, zodat je docent haar kan lezen."
            </p>
        }
    };
    view! {
        <div role="status">{dynamic(move || sent.get().then(thanks))}</div>
        {dynamic(move || (!sent.get()).then(form))}
    }
    .into_any()
}
