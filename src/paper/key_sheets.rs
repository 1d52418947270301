//! The sheets of a test that the teacher keeps: the key, the marks, and the blueprint.

use super::sheet::{Footing, Head, sheet};
use super::test_sheets::{Heading, Paper};
use super::{Question, mark_table};
use crate::delivery::ModuleEntry;
use crate::exam::{Sum, mark_text};
use crate::exercise::Level;
use crate::markup::escape;
use crate::number::format_short;
use crate::progress::MarkRules;

/// The key to `paper`, with the table of marks by `rules`.
pub fn key_sheet(heading: &Heading, paper: &Paper, rules: MarkRules) -> String {
    let rows: String = (1..)
        .zip(&paper.questions)
        .map(|(number, question)| {
            format!(
                "<tr><th scope=\"row\">{number}</th><td>{}</td><td>{}</td></tr>",
                answers(question),
                question.scoring(heading.points)
            )
        })
        .collect();
    let body = format!(
        "<table class=\"paper-key\"><thead><tr><th scope=\"col\">Vraag</th><th scope=\"col\">Goed antwoord</th>\
         <th scope=\"col\">Punten</th></tr></thead><tbody>{rows}</tbody></table>{}",
        marks(heading, paper, rules)
    );
    sheet(Footing::Key, &heading.head(paper, "Sleutel", false), &body)
}

/// `1 B (Topklant) · 2 A (Kansklant)`, and what the model says.
fn answers(question: &Question) -> String {
    let fields: Vec<String> = question
        .fields
        .iter()
        .map(|field| {
            let name = if field.name.is_empty() { String::new() } else { format!("{} ", escape(&field.name)) };
            let meaning = match field.meaning.is_empty() {
                true => String::new(),
                false => format!(" ({})", field.meaning),
            };
            format!("<span class=\"paper-keyed\">{name}<b>{}</b>{meaning}</span>", field.key)
        })
        .collect();
    let model = match question.model.is_empty() {
        true => String::new(),
        false => format!("<div class=\"paper-model\">{}</div>", question.model),
    };
    fields.concat() + &model
}

fn marks(heading: &Heading, paper: &Paper, rules: MarkRules) -> String {
    let Some(table) = mark_table(&paper.questions, heading.points, rules) else { return String::new() };
    let told = table.first().map(|row| told(&row.sum)).unwrap_or_default();
    let rounding = match table.get(1).is_some_and(|row| row.halves == 1) {
        true => " Rond de som van de punten af op een half punt.",
        false => "",
    };
    // The mark changes sides at the first number of points that passes: that line is marked.
    let cut = table.iter().position(|row| row.sum.is_pass());
    let rows: String = table
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let class = if Some(at) == cut { " class=\"paper-pass\"" } else { "" };
            let mark = mark_text(row.sum.tenths);
            format!("<li{class}><span>{}</span> <b>{mark}</b></li>", format_short(f64::from(row.halves) / 2.0))
        })
        .collect();
    format!(
        "<div class=\"paper-question\"><h3>Van punten naar cijfer</h3><p>{told}{rounding}</p><ul class=\"paper-marks\">{rows}</ul></div>"
    )
}

fn told(sum: &Sum) -> String {
    let (cut, max, pass) = (format_short(sum.cut), format_short(sum.max), mark_text(sum.rules.pass));
    let guess = match sum.rules.corrects_guessing {
        true => format!(
            "Blind gokken levert gemiddeld {} punten op. De cesuur is dat aantal plus {}% van de rest",
            format_short(sum.guess),
            sum.rules.cesuur
        ),
        false => format!("De cesuur is {}% van {max} punten", sum.rules.cesuur),
    };
    format!(
        "{guess}: {cut} punten, en dat is een {pass}. Bij 0 punten is het cijfer 1,0 en bij {max} punten 10,0. \
         Links de punten, vet het cijfer; omlijnd is de eerste voldoende."
    )
}

/// How the questions of each of `papers` are spread over modules and levels, with their numbers.
pub fn blueprint_sheet(heading: &Heading, papers: &[Paper], modules: &[ModuleEntry]) -> String {
    let head = Head { title: format!("Toetsmatrijs – {}", heading.title), ..Head::default() };
    let levels: Vec<String> =
        Level::ALL.iter().map(|level| format!("{} is {}", level.tag(), level.meaning())).collect();
    let tables: String = papers.iter().map(|paper| spread(heading, paper, modules)).collect();
    let body = format!(
        "<p class=\"paper-told\">Hoeveel vragen er per module en niveau zijn, met hun nummers erachter. {}.</p>{tables}",
        levels.join(", ")
    );
    sheet(Footing::Key, &head, &body)
}

fn spread(heading: &Heading, paper: &Paper, modules: &[ModuleEntry]) -> String {
    let version = &paper.version;
    let rows = version.spread(modules);
    let cell = |numbers: &Vec<usize>| {
        let list: Vec<String> = numbers.iter().map(usize::to_string).collect();
        match list.is_empty() {
            true => "<td>–</td>".to_owned(),
            false => format!("<td><b>{}</b> <small>({})</small></td>", list.len(), list.join(", ")),
        }
    };
    let body: String = rows
        .iter()
        .map(|row| {
            let cells: String = row.cells.iter().map(cell).collect();
            let title = escape(&row.module.title);
            format!(
                "<tr><th scope=\"row\">{}. {title}</th>{cells}<td><b>{}</b></td></tr>",
                row.module.number,
                row.count()
            )
        })
        .collect();
    let heads: String = Level::ALL.iter().map(|level| format!("<th scope=\"col\">{}</th>", level.tag())).collect();
    let sums: String = (0..Level::ALL.len())
        .map(|at| format!("<td><b>{}</b></td>", rows.iter().map(|row| row.cells[at].len()).sum::<usize>()))
        .collect();
    let name = match heading.has_versions {
        true => format!("Versie {}, code {}", version.letter, version.spec),
        false => format!("Code {}", version.spec),
    };
    let short = match version.missing {
        0 => String::new(),
        1 => "<p>De matrijs vraagt 1 vraag meer dan er is.</p>".to_owned(),
        missing => format!("<p>De matrijs vraagt {missing} vragen meer dan er zijn.</p>"),
    };
    format!(
        "<div class=\"paper-question\"><h3>{name}</h3><table class=\"paper-table\"><thead><tr><th scope=\"col\">Module</th>{heads}\
         <th scope=\"col\">Samen</th></tr></thead><tbody>{body}<tr><th scope=\"row\">Samen</th>{sums}<td><b>{}</b></td></tr></tbody></table>\
         {short}</div>",
        version.slots.len()
    )
}
