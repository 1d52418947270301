//! Own modules beside the real course: templates and examples without problems, copies that clash with nothing, text that means harm.

mod common;

use std::sync::LazyLock;

use common::{FILES, the_course};
use trainer::course::{PICTURES, SourceFile};
use trainer::delivery::{self, Index, examples};
use trainer::exam::{Spec, draw};
use trainer::own::{self, Origin, Reading, TEMPLATE};
use trainer::problem::Severity;

static INDEX: LazyLock<Index> = LazyLock::new(|| delivery::bundles(&FILES, the_course()).index);

static SHARED: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let is_shared = |file: &&SourceFile| file.path.starts_with("modellen/") || file.path.starts_with(PICTURES);
    FILES.iter().filter(is_shared).cloned().collect()
});

fn read(text: &str) -> Reading {
    own::read_as_author(text, &SHARED, &INDEX)
}

/// The problems, a line each.
fn problems(reading: &Reading) -> Vec<String> {
    reading.problems.iter().map(|it| format!("{}: {} — {}", it.line, it.what, it.cure)).collect()
}

/// A module of the course as one text.
fn of_course(slug: &str) -> String {
    let folder = the_course().module(slug).expect("een module").path.replace("les.md", "");
    let files = FILES.iter().filter_map(|file| {
        let name = file.path.strip_prefix(&folder)?;
        Some((name.to_owned(), String::from_utf8(file.bytes.clone()).expect("tekst")))
    });
    own::join(files.collect()).expect("een module")
}

fn is_taken(id: &str) -> bool {
    let mut modules = INDEX.modules.iter();
    modules.any(|module| {
        module.slug == id
            || module.exercises.iter().any(|entry| entry.id == id)
            || module.cards.iter().any(|card| card.id == id)
            || module.goals.iter().any(|goal| goal.id == id)
    })
}

#[test]
fn the_template_has_no_problems() {
    let reading = read(TEMPLATE);
    assert_eq!(problems(&reading), Vec::<String>::new());
    assert_eq!(reading.obstacle(), None);
    let module = reading.module.expect("een module");
    assert_eq!((module.exercises.len(), module.cards.len(), module.sections.len()), (2, 1, 1));
}

#[test]
fn every_example_can_be_put_into_the_template_twice() {
    let examples = examples(&FILES);
    assert!(examples.len() > 15, "{}", examples.len());
    for example in examples {
        let mut text = TEMPLATE.replace("# Oefeningen", "# Oefeningen\n\nHIER");
        for _ in 0..2 {
            let fitting = own::example_for(&example.markdown, &text, &is_taken);
            text = text.replace("HIER", &format!("{fitting}\n\nHIER"));
        }
        let reading = read(&text.replace("HIER", ""));
        // What an example says of a concept is the concern of the module it is put into.
        let concerns = ["staat niet in het voorblok", "is geen begrip"];
        let found: Vec<String> = problems(&reading)
            .into_iter()
            .filter(|problem| !concerns.iter().any(|concern| problem.contains(concern)))
            .collect();
        assert_eq!(found, Vec::<String>::new(), "{}: {}\n{text}", example.kind, example.name);
    }
}

#[test]
fn a_module_of_the_course_reads_as_one_file_and_clashes_with_itself() {
    for module in &the_course().modules {
        let reading = read(&of_course(&module.slug));
        let found = reading.module.as_ref().expect("een module");
        assert_eq!(found.exercises.len(), module.exercises.len(), "{}", module.slug);
        assert_eq!(found.cards.len(), module.cards.len());
        assert_eq!(found.terms.len(), module.terms.len());
        assert_eq!(found.sections.len(), module.sections.len());
        assert!(reading.clashes && reading.obstacle().is_some());
        let of_id = format!("de id '{}' bestaat al in de cursus", module.exercises[0].id);
        assert!(reading.problems.iter().any(|problem| problem.what == of_id));
    }
}

#[test]
fn a_copy_of_a_module_of_the_course_has_no_errors_and_can_be_studied() {
    for module in &the_course().modules {
        let reading = read(&own::copy_of(&of_course(&module.slug), Origin::Course, &is_taken));
        let errors: Vec<_> = reading.problems.iter().filter(|it| it.severity == Severity::Error).collect();
        assert_eq!(errors, Vec::<&trainer::problem::Problem>::new(), "{}", module.slug);
        assert_eq!(reading.head.title, format!("{} (kopie)", module.title));
        assert_eq!(reading.obstacle(), None);
        assert_eq!(reading.module.expect("een module").exercises.len(), module.exercises.len());
    }
}

#[test]
fn an_own_module_joins_the_index_and_its_copy_too() {
    let mut index = INDEX.clone();
    let first = read(TEMPLATE);
    assert!(first.add_to(&mut index));
    let clash = own::read(&TEMPLATE.replace("id: mijn-module", "id: ander"), &[], &index);
    assert!(clash.clashes && problems(&clash).iter().any(|it| it.contains("andere eigen module")));
    let taken = |id: &str| id == "eigen-mijn-module" || ["mijn-doel", "mijn-vraag"].contains(&id);
    let copy = own::read(&own::copy_of(TEMPLATE, Origin::Own, &taken), &[], &index);
    assert!(copy.add_to(&mut index), "{:?}", problems(&copy));
    let own: Vec<_> = index.modules.iter().filter(|module| module.own).collect();
    assert_eq!(
        own.iter().map(|module| module.slug.as_str()).collect::<Vec<_>>(),
        ["eigen-mijn-module", "eigen-mijn-module-2"]
    );
    assert!(own[0].number != own[1].number && own.iter().all(|module| (100..1000).contains(&module.number)));
    assert_eq!(own::lesson_route(&own[0].slug), "les/eigen?module=mijn-module");
    // A new version of a module does not clash with the old one.
    assert!(!own::read(TEMPLATE, &[], &index).clashes);
}

#[test]
fn an_own_module_has_tests_of_its_own_and_leaves_those_of_the_course_alone() {
    let mut index = INDEX.clone();
    assert!(read(TEMPLATE).add_to(&mut index));
    let number = index.modules.last().expect("de eigen module").number;
    for code in ["mbo-heel-12-1", "hbo-half-7-2", "mbo-m3.5-9-1"] {
        let spec: Spec = code.parse().expect("een code");
        assert_eq!(draw(&index, &spec), draw(&INDEX, &spec), "{code}");
    }
    let spec: Spec = format!("mbo-m{number}-1-1").parse().expect("een code");
    let mut asked: Vec<String> =
        draw(&index, &spec).expect("een toets").questions.into_iter().map(|slot| slot.exercise).collect();
    asked.sort();
    assert_eq!(asked, ["mijn-oefening", "mijn-vraag"]);
}

#[test]
fn a_problem_has_the_line_of_the_one_file() {
    let text =
        TEMPLATE.replace("{#k-mijn-kaart}", "").replace("doel=mijn-doel niveau=R}\n\nEen", "doel=weg niveau=R}\n\nEen");
    let line_of = |piece: &str| 1 + text.lines().position(|row| row.contains(piece)).expect("een regel") as u32;
    let found = read(&text).problems;
    let lines: Vec<u32> = found.iter().map(|problem| problem.line).collect();
    assert!(lines.contains(&line_of("doel=weg")) && lines.contains(&line_of("voorkant?")), "{found:?}");
}

#[test]
fn text_that_means_harm_does_none() {
    let text = format!(
        "{TEMPLATE}\n## Kwaad {{.kaarten}}\n\nVoorkant <img src=x onerror=alert(1)> {{#k-kwaad}}\n: <script>alert(1)</script> [klik](javascript:alert(1)) [ook](data:text/html,x)\n"
    );
    let module = read(&text).module.expect("een module");
    let card = module.cards.last().expect("een kaart");
    let html = format!("{}{}", card.front.html, card.back);
    assert!(
        !html.contains("<script")
            && !html.contains("<img")
            && !html.contains("href=\"javascript")
            && !html.contains("href=\"data"),
        "{html}"
    );
}

#[test]
fn deep_and_endless_text_is_read_to_its_end() {
    let most = own::MAX_BYTES;
    let heading = "---\ntitel: a\nminuten: 1\n---\n\n## A {#a}\n\n";
    let bad = [
        ">".repeat(most),
        "> ".repeat(most / 2),
        "- ".repeat(most / 2),
        "[".repeat(most),
        "*a_ ".repeat(most / 4),
        "| a ".repeat(most / 4),
        "# Kaarten\n".repeat(most / 10),
        "---\n".repeat(most / 4),
        "## A {#a .meerkeuze}\n".repeat(most / 21),
    ];
    for body in bad {
        // A browser gives a program a stack of 1 MB.
        let text = format!("{heading}{body}");
        let reading = std::thread::Builder::new()
            .stack_size(1 << 20)
            .spawn(move || own::read_as_author(&text, &[], &INDEX).problems.len());
        reading.expect("een draad").join().expect("gelezen");
    }
}
