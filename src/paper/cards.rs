//! Flashcards to cut.

use super::sheet::Footing;
use super::without_links;
use crate::course::Module;
use crate::exercise::kaarten::Card;
use crate::markup::escape;

/// How many cards a page holds that is printed on both sides: two columns, four rows.
const ON_A_PAGE: usize = 8;
/// How many cards a page holds that is folded: front and back side by side.
const FOLDED_ON_A_PAGE: usize = 4;
/// From this many characters of HTML on, the text of a side is set smaller.
const LONG: usize = 400;

/// The cards of `modules` on sheets. Folded, front and back stand beside each other; else a sheet with fronts is followed by one with the
/// backs, mirrored, so that they match when the paper is turned over its long edge.
pub fn card_sheets(modules: &[&Module], is_hbo: bool, is_folded: bool) -> String {
    let of_module = |module: &&Module| {
        let name = format!("{}. {}", module.number, module.title);
        let cards = module.cards.iter().filter(|card| is_hbo || !card.hbo);
        cards.map(|card| sides(card, &name)).collect::<Vec<_>>()
    };
    let cards: Vec<[String; 2]> = modules.iter().flat_map(of_module).collect();
    let numbered: Vec<(usize, &[String; 2])> = (1..).zip(&cards).collect();
    if is_folded {
        return numbered.chunks(FOLDED_ON_A_PAGE).map(folded_page).collect();
    }
    numbered
        .chunks(ON_A_PAGE)
        .map(|cards| {
            let fronts: String = cards.iter().map(|(number, [front, _])| side(*number, front)).collect();
            let backs: String = cards.chunks(2).map(mirrored_row).collect();
            page(&fronts, "Voorkanten", "") + &page(&backs, "Achterkanten", "")
        })
        .collect()
}

fn page(cards: &str, name: &str, class: &str) -> String {
    format!(
        "<section class=\"{}\"><h2 class=\"hidden\">{name}</h2><ul class=\"paper-cards{class}\">{cards}</ul></section>",
        Footing::Cards.class()
    )
}

/// The backs of a row of two, the second first.
fn mirrored_row(row: &[(usize, &[String; 2])]) -> String {
    let back =
        |at: usize| row.get(at).map_or_else(|| "<li></li>".to_owned(), |(number, [_, back])| side(*number, back));
    back(1) + &back(0)
}

fn folded_page(cards: &[(usize, &[String; 2])]) -> String {
    let rows: String =
        cards.iter().map(|(number, [front, back])| side(*number, front) + &side(*number, back)).collect();
    page(&rows, "Kaarten om te vouwen", " paper-folded")
}

fn side(number: usize, html: &str) -> String {
    let class = if html.len() > LONG { " class=\"paper-small\"" } else { "" };
    format!("<li{class}>{html}<small class=\"paper-card-number\">{number}</small></li>")
}

fn sides(card: &Card, module: &str) -> [String; 2] {
    let front = format!("<small>{}</small><p class=\"paper-front\">{}</p>", escape(module), card.front.html);
    let extra = match card.extra.is_empty() {
        true => String::new(),
        false => format!("<div class=\"paper-extra\">{}</div>", card.extra),
    };
    [front, format!("<div>{}{extra}</div>", card.back)].map(|html| without_links(&html))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Inline;

    fn module(count: usize) -> Module {
        let card = |at: usize| Card {
            id: format!("k-{at}"),
            path: String::new(),
            line: 1,
            front: Inline { html: format!("vraag {at}"), text: String::new() },
            back: format!("antwoord {at}."),
            extra: String::new(),
            hbo: at == 3,
        };
        Module { cards: (1..=count).map(card).collect(), ..Module::default() }
    }

    /// The numbers behind `word`, in the order of the HTML.
    fn numbers(html: &str, word: &str) -> Vec<usize> {
        let pieces = html.split(word).skip(1);
        pieces.filter_map(|rest| rest.split(['.', '<']).next()?.trim().parse().ok()).collect()
    }

    #[test]
    fn backs_lie_behind_their_fronts() {
        let html = card_sheets(&[&module(10)], true, false);
        let pages: Vec<&str> = html.split("<section").skip(1).collect();
        assert_eq!(pages.len(), 4);
        assert_eq!(numbers(pages[0], "vraag "), [1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(numbers(pages[1], "antwoord "), [2, 1, 4, 3, 6, 5, 8, 7]);
        assert_eq!(numbers(pages[3], "antwoord "), [10, 9]);
    }

    #[test]
    fn a_last_card_alone_gets_its_back_on_the_other_side() {
        let html = card_sheets(&[&module(1)], true, false);
        assert!(html.contains("<ul class=\"paper-cards\"><li></li><li><div>antwoord 1."), "{html}");
    }

    #[test]
    fn folded_cards_have_their_back_beside_them_and_hbo_is_left_out_for_mbo() {
        let html = card_sheets(&[&module(4)], false, true);
        assert_eq!(numbers(&html, "vraag "), [1, 2, 4]);
        assert_eq!(numbers(&html, "paper-card-number\">"), [1, 1, 2, 2, 3, 3]);
    }
}
