//! How each kind of exercise stands on paper.

use std::collections::BTreeSet;

use super::shape::{SQUARE, Shape, letter_field, lettered, lines, numbered, told};
use super::{Field, Go, Room, letter};
use crate::exercise::Body;
use crate::exercise::indelen::Indelen;
use crate::exercise::invullen::{Invullen, Piece};
use crate::exercise::koppelen::Koppelen;
use crate::exercise::kort::Kort;
use crate::exercise::matrix::Matrix;
use crate::exercise::meerkeuze::Meerkeuze;
use crate::exercise::open::Open;
use crate::exercise::rekenen::Rekenen;
use crate::exercise::volgorde::Volgorde;
use crate::markup::escape;
use crate::model::{Axis, MatrixModel};
use crate::review::shuffle;

/// How many lines a sum gets to be worked out on.
const SUM_LINES: usize = 3;
/// How many lines an open question gets for each key point, and besides.
const OPEN_LINES: (usize, usize) = (2, 2);

/// What is to be filled in, and the key to it.
pub(super) fn shape(body: &Body, go: Go) -> Shape {
    match body {
        Body::Meerkeuze(kind) => meerkeuze(kind, go),
        Body::Volgorde(kind) => volgorde(kind, go),
        Body::Koppelen(kind) => koppelen(kind, go),
        Body::Indelen(kind) => indelen(kind, go),
        Body::Matrix(kind) => matrix(kind, go),
        Body::Invullen(kind) => invullen(kind),
        Body::Rekenen(kind) => rekenen(kind, go),
        Body::Kort(kind) => kort(kind),
        Body::Open(kind) => open(kind),
    }
}

fn shuffled<T>(items: &[T], seed: u64) -> Vec<&T> {
    let mut items: Vec<&T> = items.iter().collect();
    shuffle(&mut items, seed);
    items
}

fn meerkeuze(kind: &Meerkeuze, go: Go) -> Shape {
    let options = shuffled(&kind.options, go.seed);
    let right = || options.iter().enumerate().filter(|(_, option)| option.right);
    let letters: Vec<String> = right().map(|(place, _)| letter(place)).collect();
    let labels: Vec<&str> = right().map(|(_, option)| option.label.html.as_str()).collect();
    let rows: String = options
        .iter()
        .enumerate()
        .map(|(place, option)| {
            format!(
                "<li><span class=\"paper-box\"></span> <b class=\"paper-letter\">{}</b> <span>{}</span></li>",
                letter(place),
                option.label.html
            )
        })
        .collect();
    let (told, scoring) = match kind.is_multiple() {
        true => (
            told("Er is meer dan één goed antwoord. Kruis ze allemaal aan."),
            "{} per goed kruisje, {} eraf per fout kruisje, nooit onder 0",
        ),
        false => (String::new(), "{}"),
    };
    let field = Field {
        name: String::new(),
        room: Room::Ticks(options.len()),
        key: letters.join(", "),
        meaning: labels.join(" / "),
    };
    Shape {
        body: format!("{told}<ul class=\"paper-options\">{rows}</ul>"),
        fields: vec![field],
        model: String::new(),
        scoring,
    }
}

fn volgorde(kind: &Volgorde, go: Go) -> Shape {
    let mut order: Vec<usize> = (0..kind.steps.len()).collect();
    shuffle(&mut order, go.seed);
    if order.is_sorted() {
        order.rotate_left(1);
    }
    let label = |at: &usize| kind.steps[*at].label.html.as_str();
    let rows: String = order
        .iter()
        .enumerate()
        .map(|(place, at)| {
            format!("<li>{SQUARE} <b class=\"paper-letter\">{}</b> <span>{}</span></li>", letter(place), label(at))
        })
        .collect();
    let fields =
        order.iter().enumerate().map(|(place, at)| letter_field(letter(place), (at + 1).to_string(), label(at)));
    Shape {
        body: format!(
            "{}<ul class=\"paper-rows\">{rows}</ul>",
            told("Zet een 1 bij de eerste stap, een 2 bij de tweede, en zo verder.")
        ),
        fields: fields.collect(),
        model: String::new(),
        scoring: "{} voor elke stap die direct achter de goede stap staat",
    }
}

fn koppelen(kind: &Koppelen, go: Go) -> Shape {
    let left = shuffled(&kind.left, go.seed);
    let right = shuffled(&kind.right, go.seed.rotate_left(32) ^ 1);
    let place_of = |id: &String| right.iter().position(|right| right.id == *id).unwrap_or_default();
    let fields = (1..).zip(&left).map(|(number, left)| {
        let place = place_of(&left.right);
        letter_field(number.to_string(), letter(place), &right[place].label.html)
    });
    Shape {
        fields: fields.collect(),
        body: format!(
            "{}<div class=\"paper-pairs\">{}{}</div>",
            told("Schrijf bij elk nummer de letter die erbij hoort."),
            numbered(left.iter().map(|left| left.label.html.as_str())),
            lettered(right.iter().map(|right| right.label.html.as_str()), "paper-choices")
        ),
        model: String::new(),
        scoring: "{} per goede letter",
    }
}

fn indelen(kind: &Indelen, go: Go) -> Shape {
    let cases = shuffled(&kind.cases, go.seed);
    let names: Vec<String> = kind.set.categories.iter().map(|category| escape(&category.name)).collect();
    let fields = (1..).zip(&cases).map(|(number, case)| {
        let place = kind.set.categories.iter().position(|category| category.id == case.category).unwrap_or_default();
        letter_field(number.to_string(), letter(place), &names[place])
    });
    Shape {
        fields: fields.collect(),
        body: format!(
            "{}{}{}",
            told("Schrijf bij elk nummer de letter die erbij hoort. Een letter mag vaker."),
            lettered(names.iter().map(String::as_str), "paper-choices paper-across"),
            numbered(cases.iter().map(|case| case.label.html.as_str()))
        ),
        model: String::new(),
        scoring: "{} per goede letter",
    }
}

fn matrix(kind: &Matrix, go: Go) -> Shape {
    let customers = shuffled(&kind.customers, go.seed);
    let model = &kind.model;
    // By place on the board: above from left to right, then below.
    let cells: Vec<_> =
        [(false, true), (true, true), (false, false), (true, false)].map(|(x, y)| model.quadrant_at(x, y)).to_vec();
    let mut strategies: Vec<&str> = model.quadrants.iter().map(|quadrant| quadrant.strategy.as_str()).collect();
    strategies.sort_unstable();
    strategies.dedup();
    let strategy_letter = |strategy: &str| {
        letter(cells.len() + strategies.iter().position(|known| *known == strategy).unwrap_or_default())
    };
    let mut fields = Vec::new();
    for (number, customer) in (1..).zip(&customers) {
        let right = kind.right_quadrant(customer);
        let place = cells.iter().position(|cell| cell.id == right.id).unwrap_or_default();
        fields.push(letter_field(number.to_string(), letter(place), &escape(&right.name)));
        if kind.asks_strategy {
            let key = strategy_letter(&right.strategy);
            fields.push(letter_field(format!("{number} strategie"), key, &escape(&right.strategy)));
        }
    }
    let rows: String = (1..)
        .zip(&customers)
        .map(|(number, customer)| {
            let facts: Vec<String> = kind
                .facts(customer, go.is_hbo, false)
                .iter()
                .map(|fact| format!("{}: {}", escape(&fact.name), fact.value.html))
                .collect();
            let strategy = if kind.asks_strategy { format!("{SQUARE} ") } else { String::new() };
            format!(
                "<li>{strategy}<b class=\"paper-letter\">{number}</b> <span><b>{}</b> {}</span></li>",
                customer.name.html,
                facts.join("; ")
            )
        })
        .collect();
    let place = "In welk vak hoort elke klant?";
    let (asked, choices, scoring) = match kind.asks_strategy {
        false => (place.to_owned(), String::new(), "per klant {} voor elke as die klopt"),
        true => (
            format!("{place} Schrijf bij elke klant de letter van de strategie die past."),
            strategies
                .iter()
                .map(|strategy| {
                    format!(
                        "<li><b class=\"paper-letter\">{}</b> <span>{}</span></li>",
                        strategy_letter(strategy),
                        escape(strategy)
                    )
                })
                .collect(),
            "per klant {} voor elke as die klopt en {} voor de strategie",
        ),
    };
    let write = "<p class=\"paper-told paper-space\">Schrijf het nummer van elke klant in zijn vak.</p>";
    let choices = match choices.is_empty() {
        true => String::new(),
        false => format!("<ul class=\"paper-choices paper-across\">{choices}</ul>"),
    };
    Shape {
        body: format!("{}<ul class=\"paper-rows\">{rows}</ul>{choices}{write}{}", told(&asked), empty_matrix(model)),
        fields,
        model: String::new(),
        scoring,
    }
}

/// The 2×2 board with axes and names, and room to write.
fn empty_matrix(model: &MatrixModel) -> String {
    let title = |axis: &Axis| format!("<b>{}</b><br>{}", escape(&axis.name), escape(&axis.rule()));
    let cell = |place: usize, x_high: bool, y_high: bool| {
        let name = escape(&model.quadrant_at(x_high, y_high).name);
        format!("<td><b class=\"paper-letter\">{}</b> {name}</td>", letter(place))
    };
    let (x, y) = (&model.x, &model.y);
    format!(
        "<table class=\"paper-matrix\"><colgroup><col class=\"paper-axis\"><col class=\"paper-side\"><col><col></colgroup><tbody><tr><th rowspan=\"2\" scope=\"rowgroup\">{}</th><th scope=\"row\">{}</th>{}{}</tr>\
         <tr><th scope=\"row\">{}</th>{}{}</tr>\
         <tr><td class=\"paper-none\" colspan=\"2\"></td><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr>\
         <tr><td class=\"paper-none\" colspan=\"2\"></td><th scope=\"colgroup\" colspan=\"2\">{}</th></tr></tbody></table>",
        title(y),
        y.side_name(true),
        cell(0, false, true),
        cell(1, true, true),
        y.side_name(false),
        cell(2, false, false),
        cell(3, true, false),
        x.side_name(false),
        x.side_name(true),
        title(x)
    )
}

fn invullen(kind: &Invullen) -> Shape {
    let paragraph = |pieces: &Vec<Piece>| {
        let text: String = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Html(html) => html.clone(),
                Piece::Gap(at) => format!("<span class=\"paper-gap\"><b>{}</b></span>", at + 1),
            })
            .collect();
        format!("<p>{text}</p>")
    };
    let text: String = kind.paragraphs.iter().map(paragraph).collect();
    let bank = match kind.bank.is_empty() {
        true => String::new(),
        false => told(&format!("Kies uit: {}.", escape(&kind.bank.join(", ")))),
    };
    let fields = (1..).zip(&kind.gaps).map(|(number, gap)| Field {
        name: number.to_string(),
        room: Room::Words,
        key: escape(&gap.accepted[0]),
        meaning: also(gap.accepted[1..].iter().map(|word| escape(word))),
    });
    Shape {
        body: format!("{text}{bank}"),
        fields: fields.collect(),
        model: String::new(),
        scoring: "{} per goed woord",
    }
}

fn rekenen(kind: &Rekenen, go: Go) -> Shape {
    let variant = if kind.varies() { go.round } else { 0 };
    let answer = format!(
        "<p class=\"paper-answer\">Antwoord: {} <span class=\"paper-blank\"></span> {}</p>",
        kind.unit.before(),
        escape(kind.unit.after())
    );
    let steps: String = kind.solution(variant).iter().map(|step| format!("<li>{step}</li>")).collect();
    Shape {
        body: format!(
            "{}<div class=\"paper-space\">{}{}</div>{answer}",
            kind.story(variant),
            told("Berekening:"),
            lines(SUM_LINES)
        ),
        fields: vec![Field {
            name: String::new(),
            room: Room::Lines(SUM_LINES),
            key: escape(&kind.right_text(variant)),
            meaning: String::new(),
        }],
        model: if steps.is_empty() { steps } else { format!("<ol>{steps}</ol>") },
        scoring: "{}",
    }
}

fn kort(kind: &Kort) -> Shape {
    let field = Field {
        name: String::new(),
        room: Room::Words,
        key: kind.model().html.clone(),
        meaning: also(kind.right[1..].iter().map(|wording| wording.label.html.clone())),
    };
    Shape {
        body: format!("<div class=\"paper-space\">{}</div>", lines(1)),
        fields: vec![field],
        model: String::new(),
        scoring: "{}",
    }
}

fn open(kind: &Open) -> Shape {
    let count = OPEN_LINES.0 * kind.key_points.len() + OPEN_LINES.1;
    let total: u32 = kind.key_points.iter().map(|point| point.points).sum();
    let full: String = kind
        .key_points
        .iter()
        .map(|point| {
            let (label, points) = (&point.label.html, point.points);
            format!("<li><b>{label}</b> ({points} van {total}). Helemaal goed als: {}</li>", point.full)
        })
        .collect();
    Shape {
        body: format!("<div class=\"paper-space\">{}</div>", lines(count)),
        fields: vec![Field {
            name: String::new(),
            room: Room::Lines(count),
            key: "eigen woorden".to_owned(),
            meaning: "kernpunten en een voorbeeld hieronder".to_owned(),
        }],
        model: format!("<ul>{full}</ul><p><b>Zo kan het:</b></p>{}", kind.model),
        scoring: "per kernpunt het deel dat erbij staat; half mag",
    }
}

/// What counts as right too.
fn also(words: impl Iterator<Item = String>) -> String {
    let words: BTreeSet<String> = words.collect();
    match words.is_empty() {
        true => String::new(),
        false => format!("ook goed: {}", words.into_iter().collect::<Vec<_>>().join(", ")),
    }
}
