//! Options that give themselves away: the right one is the longest, or stands in the same place; and a 'Ja' that is out of place.

use crate::course::{Course, Module};
use crate::exercise::meerkeuze::Meerkeuze;
use crate::exercise::{Body, Exercise};
use crate::problem::{Problem, Report};

/// A right option this many times as long as the longest wrong one stands out.
const CLEARLY_LONGER: f64 = 1.4;
/// But not when the difference is a word or two, in characters.
const FEW_CHARACTERS: usize = 14;
/// With fewer questions than this, chance makes patterns.
const ENOUGH_QUESTIONS: usize = 10;
/// The share of a module's questions in which the right option may be the longest, or stand in one place.
const SHARE: f64 = 0.45;

pub(super) fn check(course: &Course, problems: &mut Vec<Problem>) {
    for module in &course.modules {
        let questions: Vec<(&Exercise, &Meerkeuze)> = module
            .exercises
            .iter()
            .filter_map(|exercise| match &exercise.body {
                Body::Meerkeuze(kind) if !kind.is_multiple() => Some((exercise, kind)),
                _ => None,
            })
            .collect();
        for (exercise, kind) in &questions {
            let (right, wrong) = lengths(kind);
            if right as f64 > wrong as f64 * CLEARLY_LONGER && right - wrong > FEW_CHARACTERS {
                Report::new(&exercise.path, problems).warning(
                    exercise.line,
                    format!("het goede antwoord van '{}' is duidelijk het langste", exercise.id),
                    "maak het korter of een fout antwoord langer",
                );
            }
        }
        check_patterns(module, &questions, problems);
        check_short_answers(module, problems);
    }
}

/// What is said about the model answer of a short answer is read after a wrong one too: there a 'Ja' is out of place.
fn check_short_answers(module: &Module, problems: &mut Vec<Problem>) {
    for exercise in &module.exercises {
        let Body::Kort(kind) = &exercise.body else { continue };
        let begins = |word: &str| kind.right[0].feedback.strip_prefix("<p>").is_some_and(|text| text.starts_with(word));
        if ["Ja.", "Ja,", "Ja:", "Juist.", "Klopt."].into_iter().any(begins) {
            let what = format!("de uitleg bij het goede antwoord van '{}' begint met 'Ja'", exercise.id);
            Report::new(&exercise.path, problems).warning(exercise.line, what, "begin met de uitleg zelf");
        }
    }
}

fn check_patterns(module: &Module, questions: &[(&Exercise, &Meerkeuze)], problems: &mut Vec<Problem>) {
    if questions.len() < ENOUGH_QUESTIONS {
        return;
    }
    let most = (questions.len() as f64 * SHARE) as usize;
    let mut report = Report::new(&module.path, problems);
    let longest = questions.iter().filter(|(_, kind)| lengths(kind).0 > lengths(kind).1).count();
    if longest > most {
        let what =
            format!("bij {longest} van de {} meerkeuzevragen is het goede antwoord het langste", questions.len());
        report.warning(1, what, "maak bij een aantal vragen een fout antwoord langer");
    }
    for place in 0..4 {
        let here = questions
            .iter()
            .filter(|(_, kind)| kind.options.iter().position(|option| option.right) == Some(place))
            .count();
        if here > most {
            let what = format!(
                "bij {here} van de {} meerkeuzevragen staat het goede antwoord op plaats {}",
                questions.len(),
                place + 1
            );
            report.warning(1, what, "wissel de volgorde van de opties");
        }
    }
}

/// The length of the right option and of the longest wrong one, in characters.
fn lengths(kind: &Meerkeuze) -> (usize, usize) {
    let longest = |right: bool| {
        let options = kind.options.iter().filter(|option| option.right == right);
        options.map(|option| option.label.text.chars().count()).max().unwrap_or(0)
    };
    (longest(true), longest(false))
}
