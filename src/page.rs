//! The pages that are known at build time: their addresses, titles, and what can be read before the app runs.

use crate::course::{Course, Module, Piece};
use crate::exercise::{Exercise, KINDS};
use crate::markup::escape;

/// A page of the site.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its address below the site, without slashes at the ends; empty for the first page.
    pub route: String,
    /// Its title.
    pub title: String,
    /// What it is about, for search engines and link previews.
    pub description: String,
    /// What can be read without the app, safe HTML.
    pub body: String,
    /// The module to fetch at once, if any.
    pub module: Option<String>,
}

impl Page {
    /// Whether it belongs to the program for teachers.
    pub fn is_for_teachers(&self) -> bool {
        self.route == "docent" || self.route.starts_with("docent/")
    }
}

/// The name of the site, in every title.
pub const SITE: &str = "CRM-trainer";

/// Address, title and description of the pages that show nothing before the app runs.
const APP_PAGES: &[(&str, &str, &str)] = &[
    ("sessie", "Vandaag leren", "Het werk van vandaag, stap voor stap."),
    ("stampen", "Stampen", "Een extra ronde vlak voor je toets."),
    ("verwarring", "Uit elkaar houden", "Wat je verwarde, naast elkaar."),
    ("kaarten", "Kaarten", "Herhaal de begrippen van de cursus op het moment dat je ze bijna vergeet."),
    ("oefenen", "Oefenen", "Kies modules en soorten oefeningen en oefen zo lang je wilt."),
    ("oefenen/mix", "Oefenen", "Oefen zo lang je wilt met de modules en soorten die je koos."),
    ("oefenen/nieuwe-klanten", "Nieuwe klanten", "Plaats verse klanten in een matrix, zo vaak als je wilt."),
    ("toets", "Proeftoets", "Maak een proeftoets met een cijfer en de som erachter, en zie wat je nog mist."),
    ("toets/bezig", "Proeftoets", "De proeftoets waar je mee bezig bent."),
    ("toets/uitslag", "Uitslag", "Het cijfer van je proeftoets, met de som en de uitleg bij elke vraag."),
    ("voortgang", "Voortgang", "Welke leerdoelen je beheerst, wat er terugkomt en wat je door elkaar haalt."),
    ("instellingen", "Instellingen", "Mbo of hbo, je plan, licht of donker, en je reservekopie."),
    ("opdracht", "Opdracht", "De opdracht die je docent uitdeelde."),
    ("opdracht/vragen", "Opdracht", "De vragen van je opdracht."),
    ("opdracht/inleveren", "Inleveren", "Kijk je opdracht nog eens door en lever hem in."),
    ("resultaat", "Resultaat", "Een resultaat van een student, voor zijn docent."),
    ("les/eigen", "Eigen module", "Een les die je docent maakte."),
    ("casus/eigen", "Eigen casus", "Een casus die je docent maakte."),
    ("module", "Module openen", "Een module die je docent uitdeelde."),
    (
        "docent",
        "Docent",
        "Opdrachten uitdelen, resultaten bekijken, presenteren en afdrukken, zonder account of server.",
    ),
    (
        "docent/opdracht",
        "Opdracht maken",
        "Kies lessen, oefeningen of een toets, en deel ze uit met één link of QR-code.",
    ),
    ("docent/resultaten", "Resultaten", "Wat je klas inleverde: cijfers, leerdoelen en een analyse van elke vraag."),
    ("docent/presenteren", "Presenteren", "Een les als dia's, met vragen, een woordweb en een matrix voor de klas."),
    ("docent/afdrukken", "Afdrukken", "Samenvattingen, kaartjes en een toets op papier."),
    ("docent/maken", "Zelf maken", "Schrijf je eigen module in Markdown."),
    ("docent/handleiding", "Handleiding", "De handleiding voor docenten."),
];

/// The route that the fragment of an address names, with what it carries behind a `#` of its own: `#/module?m=1` is `module#m=1`. What a
/// link carries stays behind the `#`, so that no server sees it, and the link opens on a host that knows no deep links.
pub fn route_in_fragment(fragment: &str) -> Option<String> {
    let (route, query) = fragment.strip_prefix("#/")?.split_once('?')?;
    let route = route.trim_matches('/');
    let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '/');
    let is_route = !route.is_empty() && route.chars().all(is_plain) && !route.contains("//");
    is_route.then(|| format!("{route}#{query}"))
}

/// All pages of the site.
pub fn pages(course: &Course) -> Vec<Page> {
    let mut pages = vec![
        page(
            "",
            "Vandaag",
            "Leer en oefen klantrelatiebeheer: lessen, flitskaarten en oefeningen die je fout uitleggen.",
            lesson_list(course),
        ),
        page("lessen", "Lessen", "Alle modules van de cursus CRM en klantrelatiebeheer.", lesson_list(course)),
    ];
    let of_app = APP_PAGES.iter().map(|(route, title, description)| page(route, title, description, waiting()));
    pages.extend(of_app);
    pages.extend(KINDS.iter().map(|(tag, name)| {
        page(
            &format!("oefenen/{tag}"),
            &format!("Oefenen: {}", name.to_lowercase()),
            "Oefen zo lang je wilt met één soort oefening.",
            waiting(),
        )
    }));
    pages.push(page(
        "begrippen",
        "Begrippen",
        "Alle begrippen van de cursus, met verwarring en voorbeeld.",
        glossary(course),
    ));
    for module in &course.modules {
        let of_class = [
            ("presenteren", "Presenteren", "De les als dia's voor de klas."),
            ("notities", "Notities", "Aantekeningen, klok en volgende dia bij het presenteren."),
        ];
        pages.extend(of_class.map(|(route, title, description)| Page {
            module: Some(module.slug.clone()),
            ..page(
                &format!("docent/{route}/{}", module.slug),
                &format!("{title}: {}", module.title),
                description,
                waiting(),
            )
        }));
        pages.extend(module.cases.iter().map(|case| Page {
            module: Some(module.slug.clone()),
            ..page(
                &format!("casus/{}", case.facts.id),
                &case.facts.title.text,
                "Een casus: één bedrijf, een rij vragen, en een nabespreking.",
                case.facts.html.clone(),
            )
        }));
    }
    pages.extend(course.modules.iter().map(|module| Page {
        module: Some(module.slug.clone()),
        ..page(&format!("les/{}", module.slug), &module.title, &module.about, lesson(module))
    }));
    pages
}

fn page(route: &str, title: &str, description: &str, body: String) -> Page {
    Page {
        route: route.to_owned(),
        title: format!("{title} – {SITE}"),
        description: description.to_owned(),
        body: format!("<h1>{}</h1>{body}", escape(title)),
        module: None,
    }
}

fn waiting() -> String {
    "<p>De oefenpagina wordt geladen…</p>".to_owned()
}

fn lesson_list(course: &Course) -> String {
    let items: String = course
        .modules
        .iter()
        .map(|module| {
            format!("<li><b>{}. {}</b><br>{}</li>", module.number, escape(&module.title), escape(&module.about))
        })
        .collect();
    format!("<ul class=\"plain\">{items}</ul>")
}

fn glossary(course: &Course) -> String {
    let terms = course.modules.iter().flat_map(|module| &module.terms);
    let rows: String = terms.map(|term| format!("<dt>{}</dt><dd>{}</dd>", escape(&term.name), term.meaning)).collect();
    format!("<dl>{rows}</dl>")
}

fn lesson(module: &Module) -> String {
    let sections: String = module
        .sections
        .iter()
        .filter(|section| !section.hbo)
        .map(|section| {
            let pieces: String = section.pieces.iter().map(|piece| read_piece(module, piece)).collect();
            format!("<section><h2>{}</h2>{pieces}</section>", section.title.html)
        })
        .collect();
    format!("<p class=\"about\">{}</p>{sections}", escape(&module.about))
}

fn read_piece(module: &Module, piece: &Piece) -> String {
    match piece {
        Piece::Prose(html) => html.clone(),
        Piece::WordWeb(id) => module.web(id).map(|web| web.prompt.clone()).unwrap_or_default(),
        Piece::Teacher(_) => String::new(),
        Piece::Exercise(id) => module.exercise(id).map(read_exercise).unwrap_or_default(),
    }
}

fn read_exercise(exercise: &Exercise) -> String {
    format!(
        "<div class=\"exercise\"><h3>{}</h3>{}{}</div>",
        exercise.title.html,
        exercise.prompt,
        exercise.body.outline()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_becomes_a_route_and_keeps_what_it_carries() {
        assert_eq!(route_in_fragment("#/module?m=1.a_-b?c").as_deref(), Some("module#m=1.a_-b?c"));
        assert_eq!(route_in_fragment("#/docent/resultaten/?r=1").as_deref(), Some("docent/resultaten#r=1"));
        for other in ["", "#stuk", "#/module", "#//kwaad.nl?x", "#/../x?y", "#/a//b?c", "#/javascript:x?y"] {
            assert_eq!(route_in_fragment(other), None, "{other}");
        }
    }
}
