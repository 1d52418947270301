//! The guide for teachers. Its text is Markdown; its pictures are made from the running app by `cargo xtask guide`.

use leptos::prelude::*;
use trainer::markup::{self, BlockKind, Heading, Picture, escape};
use trainer::problem::Report;

use crate::app::site;
use crate::app::ui::dom;

/// The text.
const TEXT: &str = include_str!("handleiding.md");

/// The folder with the pictures, in the site.
const PICTURES: &str = "handleiding";

/// The page.
#[component]
pub fn GuidePage() -> impl IntoView {
    dom::set_title("Handleiding");
    request_animation_frame(dom::reveal);
    let place = dom::named_place();
    request_animation_frame(move || dom::scroll_to(&place));
    view! { <article class="guide" inner_html=html() /> }
}

/// The guide, with a list of its parts.
fn html() -> String {
    let document = markup::parse(TEXT.as_bytes(), &mut Report::new("handleiding.md", &mut Vec::new()));
    let (mut parts, mut text) = (String::new(), String::new());
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(Heading { id: Some(id), title, .. }) => {
                parts += &format!("<li><a href=\"#{id}\">{}</a></li>", title.html);
                text += &format!("<h2 id=\"{id}\">{}</h2>", title.html);
            }
            BlockKind::Heading(heading) => text += &format!("<h1>{}</h1>", heading.title.html),
            BlockKind::Picture(picture) => text += &figure(picture),
            _ => text += &markup::to_html(std::slice::from_ref(block)),
        }
    }
    let list = format!("<nav aria-label=\"In deze handleiding\"><ul>{parts}</ul></nav>");
    text.replacen("<h2", &format!("{list}<h2"), 1)
}

fn figure(picture: &Picture) -> String {
    let source = format!("{}/{PICTURES}/{}", site().base(), picture.source);
    let description = escape(&picture.description);
    format!(
        "<figure class=\"guide-picture\"><img src=\"{}\" alt=\"{description}\" loading=\"lazy\"></figure>",
        escape(&source)
    )
}
