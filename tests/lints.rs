//! What `cargo xtask check` warns authors of beyond what parsing sees: each lint is shown content that breaks it, and content that does not.

use trainer::course::{self, SourceFile, lint};
use trainer::problem::Severity;

const FRONT: &str = "---\ntitel: A\nminuten: 10\ndoel: d | R | Je kunt het.\nbegrippen: attritie, retentie\n---\n\n";
const LESSON: &str = "## Stuk {#stuk}\n\nOver [attritie](#attritie) en [retentie](#retentie).\n\n";
const TERMS: &str = "## Begrippen {.begrippen}\n\nAttritie {#attritie}\n: Wie vertrekt.\n: Niet wie blijft.\n: Tien van de honderd.\n: churn\n\nRetentie {#retentie}\n: Wie blijft.\n: Niet wie vertrekt.\n: Negentig van de honderd.\n\n";

/// The warnings of the lints on a module with these exercises.
fn warnings(exercises: &str) -> Vec<String> {
    warnings_in(exercises, &[])
}

fn warnings_in(exercises: &str, more: &[(&str, &str)]) -> Vec<String> {
    let mut files = vec![
        ("01-a/les.md".to_owned(), format!("{FRONT}{LESSON}")),
        ("01-a/begrippen.md".to_owned(), TERMS.to_owned()),
        ("01-a/oefeningen.md".to_owned(), exercises.to_owned()),
    ];
    files.extend(more.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let files: Vec<SourceFile> =
        files.into_iter().map(|(path, text)| SourceFile { path, bytes: text.into_bytes() }).collect();
    let (course, problems) = course::parse(&files);
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error && !problem.what.contains("heeft geen kaart"))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    lint::lint(&course, &files).iter().map(ToString::to_string).collect()
}

#[track_caller]
fn warns(exercises: &str, what: &str) {
    let found = warnings(exercises);
    assert!(found.iter().any(|warning| warning.contains(what)), "geen '{what}' in {found:?}");
}

/// A question with this right option at this place among three.
fn question(number: usize, place: usize, right: &str) -> String {
    let option = |at: usize| match at == place {
        true => format!("- [x] {right}\n  > Ja, dit is het goede antwoord.\n"),
        false => format!("- [ ] een fout antwoord nummer {at}\n  > Dit lijkt erop, maar het is iets anders.\n"),
    };
    let options: String = (0..3).map(option).collect();
    format!("## Vraag {number} {{#vraag-{number} .meerkeuze doel=d niveau=R}}\n\nWat is het?\n\n{options}\n")
}

#[test]
fn a_right_option_that_stands_out_is_seen() {
    warns(
        &question(1, 0, "het enige antwoord dat helemaal precies en in alle opzichten juist is"),
        "het goede antwoord van 'vraag-1' is duidelijk het langste",
    );
    assert_eq!(warnings(&question(1, 0, "een goed antwoord van deze lengte")), [""; 0]);
}

#[test]
fn a_pattern_over_many_questions_is_seen() {
    let same_place: String = (0..12).map(|number| question(number, 1, "goed")).collect();
    warns(&same_place, "bij 12 van de 12 meerkeuzevragen staat het goede antwoord op plaats 2");
    let longest: String =
        (0..12).map(|number| question(number, number % 3, "een goed antwoord met wat meer")).collect();
    warns(&longest, "bij 12 van de 12 meerkeuzevragen is het goede antwoord het langste");
    let mixed: String = (0..12).map(|number| question(number, number % 3, "goed")).collect();
    assert_eq!(warnings(&mixed), [""; 0]);
}

#[test]
fn feedback_that_explains_nothing_is_seen() {
    warns(
        &question(1, 0, "goed").replace("Dit lijkt erop, maar het is iets anders.", "Fout."),
        "feedback die niets uitlegt: 'Fout.'",
    );
}

#[test]
fn a_sentence_that_runs_on_is_seen_wherever_it_stands() {
    let long = format!("Wat {}is het?", "en wat en wat ".repeat(9));
    warns(&question(1, 0, "goed").replace("Wat is het?", &long), "een zin van");
    warns(&question(1, 0, "goed").replace("Ja, dit is het goede antwoord.", &long), "een zin van");
}

#[test]
fn a_term_that_would_pass_as_a_slip_is_seen() {
    let short = "## Wie gaat? {#kort-1 .kort doel=d niveau=R}\n\nHoe heet het?\n\n- [x] retentia\n  > Dit woord bestaat niet echt.\n";
    warns(short, "bij 'kort-1' telt het begrip 'Retentie' als goed antwoord met een tikfout");
    assert_eq!(warnings(&format!("{short}- [ ] retentie\n  > Dat is iets anders: wie er blijft.\n")), [""; 0]);
    let gap = "## Vul in {#gat-1 .invullen doel=d niveau=R}\n\nDit is {attritje}.\n\n| gat | fout | feedback |\n|---|---|---|\n| attritje | | Denk aan wie er vertrekt. |\n";
    warns(gap, "bij 'gat-1' telt het begrip 'Attritie'");
}

#[test]
fn too_few_exercises_for_two_tests_are_seen() {
    let table = |module: &str| {
        format!("# Toets\n\n## Mbo {{#mbo}}\n\n| module | R | T1 |\n|---|---|---|\n| {module} | 1 | 1 |\n")
    };
    let exercises = question(1, 0, "goed") + &question(2, 1, "goed");
    let found = warnings_in(&exercises, &[("toetsmatrijs.md", &table("a"))]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("mbo, a, T1: 0 oefeningen, voor twee toetsen zijn er 2 nodig"), "{found:?}");
    assert!(
        warnings_in(&exercises, &[("toetsmatrijs.md", &table("b"))])[0]
            .contains("de module 'b' in de toetsmatrijs bestaat niet")
    );
}

#[test]
fn numbers_that_spoil_a_sum_are_seen() {
    let sum = |range: &str, mistake: &str| {
        format!(
            "## Reken {{#som-1 .rekenen doel=d niveau=R}}\n\nDeel 12 door {{a}}.\n\n| naam | waarde | reeks |\n|---|---|---|\n\
             | a | 4 | {range} |\n\n| antwoord | formule | uitleg |\n|---|---|---|\n| goed | 12 ÷ (a − 2) | |\n\
             | vergissing | {mistake} | Je vergat de twee eraf te halen. |\n"
        )
    };
    let found = warnings(&sum("3, 4, 2, 5", "12 ÷ a"));
    assert!(found.iter().any(|warning| warning.contains("'som-1': de som deelt door nul")), "{found:?}");
    warns(&sum("3, 5, 5, 5, 4", "4"), "bij 'som-1' is een bekende fout maar in");
    assert_eq!(warnings(&sum("3, 4, 5, 6", "12 ÷ a")), [""; 0]);
}
