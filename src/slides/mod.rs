//! A lesson as slides for the class: which slides there are, how much text goes on one, and the hands that were counted.

mod hands;
mod split;

use crate::course::{Module, Piece, Section};
use crate::exercise::Exercise;
use crate::exercise::woordweb::WordWeb;
use crate::markup::text_of;

pub use hands::{Hands, Tally};

/// How long the first lines of a slide are, in characters.
const LEAD: usize = 160;

/// A slide.
#[derive(Clone, Debug, PartialEq)]
pub struct Slide {
    /// What stands above it, and in the overview.
    pub title: String,
    /// Which of how many slides of text in a row it is, when there are more under one title.
    pub part: Option<(usize, usize)>,
    /// What is on it.
    pub content: Content,
    /// What the author tells the teacher about this part of the lesson, safe HTML; may be empty.
    pub notes: String,
    /// Its first words, for who looks ahead; may be empty.
    pub lead: String,
}

/// What is on a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// What the lesson is about, with its goals.
    Opening,
    /// Safe HTML.
    Text(String),
    /// The id of an exercise of the module.
    Exercise(String),
    /// The id of a word web of the module.
    WordWeb(String),
    /// What was learned.
    Closing,
}

/// The slides of a lesson, for MBO or HBO. There are always two: the first and the last.
pub fn of_lesson(module: &Module, is_hbo: bool) -> Vec<Slide> {
    let goals = module.goals.iter().filter(|goal| is_hbo || !goal.hbo);
    let goals = goals.map(|goal| goal.text.as_str()).collect::<Vec<_>>().join(" ");
    let edge = |title: &str, content: Content, lead: &str| Slide {
        title: title.to_owned(),
        part: None,
        content,
        notes: String::new(),
        lead: lead_of(lead),
    };
    let sections = module.sections.iter().filter(|section| is_hbo || !section.hbo);
    let mut slides = vec![edge(&module.title, Content::Opening, &module.about)];
    slides.extend(sections.flat_map(|section| of_section(module, section, is_hbo)));
    slides.push(edge("Wat je nu kunt", Content::Closing, &goals));
    slides
}

/// How many slides the lesson has for MBO and for HBO.
pub fn counts(module: &Module) -> [usize; 2] {
    [false, true].map(|is_hbo| of_lesson(module, is_hbo).len())
}

/// A slide with the exercise or word web called `id`. `None` when the module has neither.
pub fn of_question(module: &Module, id: &str) -> Option<Slide> {
    let exercise = module.exercise(id);
    let section = exercise.and_then(|exercise| module.section_for(exercise));
    let notes = section.map(notes_of).unwrap_or_default();
    exercise
        .map(|exercise| exercise_slide(exercise, notes))
        .or_else(|| module.web(id).map(|web| web_slide(web, String::new())))
}

fn of_section(module: &Module, section: &Section, is_hbo: bool) -> Vec<Slide> {
    let notes = notes_of(section);
    let texts = |html: &str| {
        let parts = split::split(html);
        let total = parts.len();
        let slide = |(at, html): (usize, String)| Slide {
            title: section.title.text.clone(),
            part: (total > 1).then_some((at + 1, total)),
            lead: lead_of(&text_of(&html)),
            content: Content::Text(html),
            notes: notes.clone(),
        };
        parts.into_iter().enumerate().map(slide).collect::<Vec<_>>()
    };
    let of_piece = |piece: &Piece| match piece {
        Piece::Prose(html) => texts(html),
        Piece::Teacher(_) => Vec::new(),
        Piece::Exercise(id) => {
            let exercise = module.exercise(id).filter(|exercise| is_hbo || !exercise.hbo);
            exercise.map(|exercise| exercise_slide(exercise, notes.clone())).into_iter().collect()
        }
        Piece::WordWeb(id) => module.web(id).map(|web| web_slide(web, notes.clone())).into_iter().collect(),
    };
    section.pieces.iter().flat_map(of_piece).collect()
}

fn exercise_slide(exercise: &Exercise, notes: String) -> Slide {
    Slide {
        title: exercise.title.text.clone(),
        part: None,
        content: Content::Exercise(exercise.id.clone()),
        notes,
        lead: lead_of(&text_of(&exercise.prompt)),
    }
}

fn web_slide(web: &WordWeb, notes: String) -> Slide {
    Slide {
        title: web.title.text.clone(),
        part: None,
        content: Content::WordWeb(web.id.clone()),
        notes,
        lead: lead_of(&text_of(&web.prompt)),
    }
}

fn notes_of(section: &Section) -> String {
    let notes = section.pieces.iter().filter_map(|piece| match piece {
        Piece::Teacher(html) => Some(html.as_str()),
        _ => None,
    });
    notes.collect()
}

/// The first words of `text`, with an ellipsis where it was cut.
fn lead_of(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LEAD {
        return text;
    }
    let cut: String = text.chars().take(LEAD).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::{self, SourceFile};

    const LESSON: &str = "---\ntitel: Proef\nover: Een proefles.\nminuten: 20\nvoorkennis:\n\
        doel: proef-doen | T1 | Je doet een proef.\ndoel: proef-meer | I | hbo | Je doet meer.\nbegrippen: proef\n---\n\n\
        ## Begin {#begin}\n\n### Wat weet je? {#web .woordweb doel=proef-doen niveau=R}\n\nSchrijf op.\n\n\
        | begrip | woorden |\n|---|---|\n| A {#a} | aap |\n| B {#b} | beer |\n| C {#c} | chef |\n\n---\n\n\
        Eerste zin.\n\n### Voor de docent {.docent}\n\nBegin rustig.\n\n\
        ### Vraag {#vraag .meerkeuze doel=proef-doen niveau=T1}\n\nKies.\n\n- [x] Ja\n  > Goed.\n- [ ] Nee\n  > Fout.\n\n\
        ## Meer {#meer .hbo}\n\nVoor hbo.\n";

    fn module() -> Module {
        let file = SourceFile { path: "01-proef/les.md".to_owned(), bytes: LESSON.into() };
        course::parse(&[file]).0.modules.remove(0)
    }

    fn titles(slides: &[Slide]) -> Vec<&str> {
        slides.iter().map(|slide| slide.title.as_str()).collect()
    }

    #[test]
    fn a_lesson_is_its_sections_in_order_between_an_opening_and_a_closing() {
        let slides = of_lesson(&module(), false);
        assert_eq!(titles(&slides), ["Proef", "Wat weet je?", "Begin", "Vraag", "Wat je nu kunt"]);
        assert_eq!(slides[0].content, Content::Opening);
        assert_eq!(slides[1].content, Content::WordWeb("web".to_owned()));
        assert_eq!(slides[2].content, Content::Text("<p>Eerste zin.</p>".to_owned()));
        assert_eq!(slides[3].content, Content::Exercise("vraag".to_owned()));
        assert_eq!(slides[4].content, Content::Closing);
    }

    #[test]
    fn what_is_for_hbo_comes_only_there() {
        let module = module();
        assert_eq!(counts(&module), [5, 6]);
        assert_eq!(titles(&of_lesson(&module, true))[4], "Meer");
        assert!(!of_lesson(&module, false)[4].lead.contains("Je doet meer."));
    }

    #[test]
    fn notes_go_with_every_slide_of_their_section_and_with_its_question() {
        let module = module();
        let with_notes = |slide: &Slide| slide.notes.contains("Begin rustig.");
        let slides = of_lesson(&module, true);
        assert_eq!(slides.iter().map(with_notes).collect::<Vec<_>>(), [false, true, true, true, false, false]);
        assert!(with_notes(&of_question(&module, "vraag").expect("a question")));
        assert_eq!(of_question(&module, "web").expect("a web").lead, "Schrijf op.");
        assert_eq!(of_question(&module, "anders"), None);
    }

    #[test]
    fn the_first_words_end_at_a_word() {
        let lead = lead_of(&"woord ".repeat(100));
        assert!(lead.ends_with("woord…") && lead.chars().count() <= LEAD + 1, "{lead}");
        assert_eq!(lead_of(" kort\n genoeg "), "kort genoeg");
    }
}
