//! What a term means, without leaving the page: a small card at the term that was tapped or reached by keyboard.

use leptos::ev;
use leptos::prelude::*;
use trainer::course::Term;
use wasm_bindgen::JsCast;

use super::dom;
use super::dynamic::dynamic;
use crate::app::content::Load;
use crate::app::{content, site};

/// How wide the card is on a screen that has room beside it, in CSS pixels.
const WIDTH: f64 = 380.0;
/// The space between the card and the term, and the edge of the window.
const GAP: i32 = 6;

/// The term that is shown, and where. Copied freely; made once in the shell.
#[derive(Clone, Copy)]
pub struct TermCard {
    shown: RwSignal<Option<Shown>>,
}

/// Marks the link that the card belongs to: it gets the focus back.
const MARK: &str = "data-shown";

#[derive(Clone, Debug, PartialEq)]
struct Shown {
    id: String,
    /// In CSS pixels, as the next: whole ones, for writing out fractions takes 10 KB of code.
    left: i32,
    /// From the top of the window, or from its bottom when the term stands low.
    top: Result<i32, i32>,
    /// How high it may be.
    room: i32,
}

impl TermCard {
    /// Nothing is shown.
    pub fn new() -> Self {
        Self { shown: RwSignal::new(None) }
    }

    /// Call on every click in the page: shows the term of the link that was clicked, or hides what is shown. Enter on a link is a click
    /// too, and goes into the card.
    pub fn click(&self, event: &ev::MouseEvent) {
        if is_inside(event) {
            return;
        }
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        match link_of(event).filter(|_| is_plain) {
            Some((id, link)) => {
                event.prevent_default();
                self.show(id, &link);
                // A click without a pointer comes from the keyboard.
                if event.detail() == 0 {
                    dom::focus_soon(".term-card .button");
                }
            }
            None => self.hide(),
        }
    }

    /// Call when the focus moves: a term that is reached by keyboard shows itself.
    pub fn focus(&self, event: &ev::FocusEvent) {
        if let Some((id, link)) = link_of(event).filter(|(_, link)| link.matches(":focus-visible").unwrap_or(false)) {
            self.show(id, &link);
        } else if !is_inside(event) {
            self.hide();
        }
    }

    /// Hides what is shown, and gives the focus back when it was in the card.
    pub fn close(&self) {
        let is_in_card =
            document().active_element().and_then(|element| element.closest(".term-card").ok().flatten()).is_some();
        self.hide();
        let link = document().query_selector(&format!("[{MARK}]")).ok().flatten();
        let link = link.and_then(|link| link.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(link) = link.filter(|_| is_in_card) {
            let _ = link.focus();
            // The link shows its card when it is reached by keyboard; not now.
            self.hide();
        }
    }

    /// Hides what is shown.
    pub fn hide(&self) {
        if self.shown.read_untracked().is_some() {
            self.shown.set(None);
        }
    }

    fn show(&self, id: String, link: &web_sys::Element) {
        let place = link.get_bounding_client_rect();
        let size = |value: Result<wasm_bindgen::JsValue, _>| value.ok().and_then(|size| size.as_f64()).unwrap_or(0.0);
        let (width, height) = (size(window().inner_width()), size(window().inner_height()));
        let left = place.left().min(width - WIDTH - 16.0).max(16.0) as i32;
        // The card goes to the side of the term that has more room, and is no higher than that.
        let (above, below) = (place.top() as i32, (height - place.bottom()) as i32);
        let (top, room) = match below >= above {
            true => (Ok(place.bottom() as i32 + GAP), below - 2 * GAP),
            false => (Err(height as i32 - above + GAP), above - 2 * GAP),
        };
        if let Ok(Some(before)) = document().query_selector(&format!("[{MARK}]")) {
            let _ = before.remove_attribute(MARK);
        }
        let _ = link.set_attribute(MARK, "");
        self.shown.set(Some(Shown { id, left, top, room }));
    }

    /// The card. On a phone it lies along the bottom; the style sheet decides.
    pub fn view(self) -> AnyView {
        let content = content();
        dynamic(move || {
            let shown = self.shown.get()?;
            let inner = match content.term_at_hand(&shown.id) {
                Some(term) => explanation(&term),
                None => match content.glossary() {
                    Load::Loading => view! { <p class="loading">"Laden…"</p> }.into_any(),
                    Load::Failed(sentence) => view! { <p>{sentence}</p> }.into_any(),
                    Load::Ready(terms) => explanation(&terms.iter().find(|entry| entry.term.id == shown.id)?.term),
                },
            };
            let (top, bottom) = match shown.top {
                Ok(top) => (format!("{top}px"), "auto".to_owned()),
                Err(bottom) => ("auto".to_owned(), format!("{bottom}px")),
            };
            Some(view! {
                <div
                    class="term-card"
                    role="status"
                    style=("--left", format!("{}px", shown.left))
                    style=("--top", top)
                    style=("--bottom", bottom)
                    style=("--room", format!("{}px", shown.room))
                >
                    {inner}
                    <div class="row">
                        <a class="button" href=site().link(&format!("begrippen?begrip={}", shown.id)) on:click=move |_| self.hide()>"Meer over dit begrip"</a>
                        <button class="button button-quiet" on:click=move |_| self.close()>"Sluiten"</button>
                    </div>
                </div>
            })
        })
    }
}

fn explanation(term: &Term) -> AnyView {
    view! {
        <p class="term-name">{term.name.clone()}</p>
        <div inner_html=term.meaning.clone() />
        <div class="quiet" inner_html=term.example.clone() />
    }
    .into_any()
}

/// The link to a term that `event` happened on: one to a place in this page that is no place in it.
fn link_of(event: &ev::Event) -> Option<(String, web_sys::Element)> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let link = target.closest("main a[href^='#']").ok()??;
    let id = link.get_attribute("href")?.trim_start_matches('#').to_owned();
    document().get_element_by_id(&id).is_none().then_some((id, link))
}

/// Whether `event` happened in the card, or on the page as a whole, which gets the focus when its text is tapped.
fn is_inside(event: &ev::Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let is_focused_page =
        event.type_() == "focusin" && target.as_ref().is_some_and(|target| target.tag_name() == "MAIN");
    is_focused_page || dom::is_in(event, ".term-card")
}
