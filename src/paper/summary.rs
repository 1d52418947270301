//! A module on one or two pages: goals, what to remember, models, terms, pitfalls.

use super::sheet::{Footing, Head, sheet};
use super::without_links;
use crate::course::{Module, Piece, Section};
use crate::exercise::Level;
use crate::markup::escape;
use crate::model::{CategorySet, MatrixModel, Models};

/// The summary of `module`, with the models that its exercises use. `with_confusions` adds to each term what it is mixed up with.
pub fn summary_sheet(module: &Module, models: &Models, is_hbo: bool, with_confusions: bool) -> String {
    let audience = if is_hbo { "hbo" } else { "mbo" };
    let head = Head {
        title: format!("{}. {}", module.number, module.title),
        lines: vec![format!("{} Samenvatting, {audience}.", module.about)],
        ..Head::default()
    };
    let sections = || module.sections.iter().filter(|section| is_hbo || !section.hbo);
    let short: String = sections().filter(|section| section.summary).map(prose).collect();
    let pitfalls: String = sections().flat_map(pitfalls).map(|html| format!("<li>{html}</li>")).collect();
    let body = [
        goals(module, is_hbo),
        part("In het kort", "", short),
        part("Modellen", "paper-models", model_tables(module, models)),
        part("Begrippen", "paper-terms", terms(module, with_confusions)),
        part("Valkuilen", "", if pitfalls.is_empty() { pitfalls } else { format!("<ul>{pitfalls}</ul>") }),
    ];
    let body = format!("<div class=\"paper-summary\">{}</div>", body.concat());
    sheet(Footing::Page, &head, &without_links(&body))
}

/// A titled part; nothing when it is empty.
fn part(title: &str, class: &str, html: String) -> String {
    match html.is_empty() {
        true => html,
        false => format!("<h3>{title}</h3><div class=\"{class}\">{html}</div>"),
    }
}

fn goals(module: &Module, is_hbo: bool) -> String {
    let goals = module.goals.iter().filter(|goal| is_hbo || !goal.hbo);
    let items: String = goals
        .map(|goal| {
            format!(
                "<li>{} <small>({}: {})</small></li>",
                escape(&goal.text),
                goal.level.tag(),
                Level::meaning(goal.level)
            )
        })
        .collect();
    part("Wat je kunt", "", if items.is_empty() { items } else { format!("<ul>{items}</ul>") })
}

fn prose(section: &Section) -> String {
    let pieces = section.pieces.iter().filter_map(|piece| match piece {
        Piece::Prose(html) => Some(html.as_str()),
        _ => None,
    });
    pieces.collect()
}

/// The text of each pitfall in `section`, as [`crate::markup`] writes them.
fn pitfalls(section: &Section) -> Vec<String> {
    const OPENING: &str = "<div class=\"alert alert-warning\" role=\"note\">";
    let html = prose(section);
    let found = html.split(OPENING).skip(1).filter_map(|rest| {
        let (inner, _) = rest.split_once("</div>")?;
        let (_, text) = inner.split_once("</p>")?;
        // A table in it would be cut in two.
        (!text.contains("<div")).then(|| text.to_owned())
    });
    found.collect()
}

fn model_tables(module: &Module, models: &Models) -> String {
    let is_used = |id: &String| module.exercises.iter().any(|exercise| exercise.model.as_ref() == Some(id));
    let matrices = models.matrices.values().filter(|model| is_used(&model.id)).map(|model| matrix(model));
    let sets = models.sets.values().filter(|set| is_used(&set.id)).map(|set| category_set(set));
    matrices.chain(sets).collect()
}

fn matrix(model: &MatrixModel) -> String {
    let rows: String = model
        .quadrants
        .iter()
        .map(|quadrant| {
            format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
                escape(&quadrant.name),
                model.y.side_name(quadrant.y_high),
                model.x.side_name(quadrant.x_high),
                escape(&quadrant.strategy)
            )
        })
        .collect();
    format!(
        "<table class=\"paper-table\"><caption>{}</caption><thead><tr><th scope=\"col\">vak</th><th scope=\"col\">{}</th>\
         <th scope=\"col\">{}</th><th scope=\"col\">strategie</th></tr></thead><tbody>{rows}</tbody></table>",
        escape(&model.name),
        escape(&model.y.name.to_lowercase()),
        escape(&model.x.name.to_lowercase())
    )
}

fn category_set(set: &CategorySet) -> String {
    let rows: String = set
        .categories
        .iter()
        .map(|category| {
            format!("<tr><th scope=\"row\">{}</th><td>{}</td></tr>", escape(&category.name), category.question)
        })
        .collect();
    format!(
        "<table class=\"paper-table\"><caption>{}</caption><thead><tr><th scope=\"col\">soort</th><th scope=\"col\">vraag die ja moet zijn</th>\
         </tr></thead><tbody>{rows}</tbody></table>",
        escape(&set.name)
    )
}

fn terms(module: &Module, with_confusions: bool) -> String {
    let rows: String = module
        .terms
        .iter()
        .map(|term| {
            let confusion = match with_confusions {
                true => format!("<dd class=\"paper-confusion\">{}</dd>", term.confusion),
                false => String::new(),
            };
            format!("<div><dt>{}</dt><dd>{}</dd>{confusion}</div>", escape(&term.name), term.meaning)
        })
        .collect();
    if rows.is_empty() { rows } else { format!("<dl>{rows}</dl>") }
}
