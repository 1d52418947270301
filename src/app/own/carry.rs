//! Own modules inside the link of an assignment: what follows its check, one `m=…` for each module.

use leptos::prelude::*;
use trainer::assignment::{Assignment, Questions};
use trainer::delivery::Index;
use trainer::own::{LINK_LENGTH, from_query, head, is_own, query_of};

use super::{Offer, all, title_of};

/// The slugs of the own modules that `assignment` names.
pub fn own_modules(assignment: &Assignment) -> Vec<String> {
    let chosen = match &assignment.questions {
        Questions::Exercises(choice) => choice.modules.as_slice(),
        _ => &[],
    };
    let mut slugs: Vec<String> = assignment.lessons.iter().chain(chosen).filter(|slug| is_own(slug)).cloned().collect();
    slugs.sort();
    slugs.dedup();
    slugs
}

/// `address` with the own modules of `assignment` behind it, as far as they fit in a link, and the titles of those that do not.
pub fn carry(mut address: String, assignment: &Assignment) -> (String, Vec<String>) {
    let mut left_out = Vec::new();
    for slug in own_modules(assignment) {
        let Some(kept) = all().into_iter().find(|kept| head(&kept.text).slug == slug) else { continue };
        let with = format!("{address}&{}", query_of(&kept.text));
        match with.len() {
            ..=LINK_LENGTH => address = with,
            _ => left_out.push(title_of(&kept.text)),
        }
    }
    (address, left_out)
}

/// The parts of a link's query with an own module each.
pub fn carried(query: &str) -> Vec<String> {
    query.split('&').filter(|part| part.starts_with("m=")).map(str::to_owned).collect()
}

/// Offers the first of the modules in `parts` that `index` does not have.
pub fn offer_carried(parts: &[String], index: &Index) -> Option<AnyView> {
    let is_missing = |text: &String| index.module(&head(text).slug).is_none();
    let text = parts.iter().filter_map(|part| from_query(part).ok()).find(is_missing)?;
    // What is added becomes part of the course, and the page is made anew.
    let view = view! {
        <p>"Bij deze opdracht hoort een module die je docent zelf maakte. Voeg haar eerst toe."</p>
        <Offer text on_done=Callback::new(|_| ()) />
    };
    Some(view.into_any())
}
