//! The author's pages in `content/soorten/` are fixtures: every example on them is parsed and graded as the page says.
//!
//! On a page, a fence ```` ```markdown voorbeeld ```` holds content that must be free of problems, and the fence
//! ```` ```nakijken ```` after it says, a line each, how answers are graded:
//! `answer => points/max "a piece of feedback" verward chosen/right`, where answer is `leeg`, `model` or JSON.
//! A fence ```` ```markdown fout ```` holds broken content and ```` ```problemen ```` after it a piece of each problem to expect.

use std::fs;
use std::path::Path;

use trainer::course::{self, Course, SourceFile};
use trainer::exercise::{Exercise, Grade, KINDS};
use trainer::markup::{self, BlockKind};
use trainer::problem::{Problem, Report};

/// What only a whole module or course has.
const NOT_THE_PAGES_CONCERN: &[&str] = &["nergens geoefend", "staat niet in het voorblok", "is geen begrip"];

/// The content of a page's examples, and what the page says of them.
struct Example {
    page: String,
    line: u32,
    markdown: String,
    broken: bool,
    claims: Vec<String>,
}

fn pages() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/soorten");
    let mut pages: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .expect("content/soorten bestaat")
        .map(|entry| entry.expect("leesbaar").path())
        .map(|path| {
            (path.file_stem().expect("een naam").to_string_lossy().into_owned(), fs::read(&path).expect("leesbaar"))
        })
        .collect();
    pages.sort();
    pages
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    for (page, bytes) in pages() {
        let mut problems = Vec::new();
        for block in markup::parse(&bytes, &mut Report::new(&page, &mut problems)).blocks {
            let BlockKind::Code(code) = block.kind else { continue };
            match code.info.as_str() {
                "markdown voorbeeld" | "markdown fout" => examples.push(Example {
                    page: page.clone(),
                    line: block.line,
                    markdown: code.text,
                    broken: code.info.ends_with("fout"),
                    claims: Vec::new(),
                }),
                "nakijken" | "problemen" => {
                    let lines = code.text.lines().map(str::to_owned);
                    examples.last_mut().expect("eerst een voorbeeld").claims.extend(lines);
                }
                _ => {}
            }
        }
        assert_eq!(problems, [], "de pagina {page} zelf");
    }
    examples
}

/// A page's examples share its models, so a broken one is parsed together with the good ones of its page.
fn parse(markdown: &str) -> (Course, Vec<Problem>) {
    let lesson = "---\ntitel: Voorbeeld\nminuten: 1\ndoel: vb | R | Je kunt het voorbeeld.\n---\n\n## Tekst {#tekst}\n\nTekst.\n\n";
    let file = |path: &str, text: String| SourceFile { path: path.to_owned(), bytes: text.into_bytes() };
    course::parse(&[file("01-vb/les.md", format!("{lesson}{markdown}"))])
}

#[test]
fn every_kind_has_a_page_and_every_page_a_kind() {
    let mut expected: Vec<&str> =
        KINDS.iter().map(|(tag, _)| *tag).chain(["begrippen", "casus", "kaarten", "woordweb"]).collect();
    expected.sort_unstable();
    let found: Vec<String> = pages().into_iter().map(|(page, _)| page).collect();
    assert_eq!(found, expected);
}

#[test]
fn examples_are_graded_as_their_page_says() {
    let mut claims = 0;
    for example in examples().iter().filter(|example| !example.broken) {
        let place = format!("{}.md:{}", example.page, example.line);
        let (course, problems) = parse(&example.markdown);
        let problems: Vec<&Problem> = problems
            .iter()
            .filter(|problem| !NOT_THE_PAGES_CONCERN.iter().any(|what| problem.what.contains(what)))
            .collect();
        assert!(problems.is_empty(), "{place}: {problems:?}");
        assert!(!example.claims.is_empty(), "{place}: zonder blok `nakijken`");
        for claim in &example.claims {
            check_claim(&course, claim, &place);
            claims += 1;
        }
    }
    assert!(claims > 0);
}

#[test]
fn broken_examples_give_the_problems_their_page_says() {
    let all = examples();
    for example in all.iter().filter(|example| example.broken) {
        let good: String = all
            .iter()
            .filter(|other| other.page == example.page && !other.broken)
            .map(|other| other.markdown.as_str())
            .collect();
        let (_, problems) = parse(&format!("{good}\n{}", example.markdown));
        for claim in &example.claims {
            let found = problems.iter().any(|problem| problem.to_string().contains(claim.as_str()));
            assert!(found, "{}.md:{}: geen probleem met '{claim}' in {problems:#?}", example.page, example.line);
        }
        assert!(problems.iter().all(|problem| !problem.cure.is_empty()));
    }
}

#[track_caller]
fn check_claim(course: &Course, claim: &str, place: &str) {
    let (answer, expected) = claim.split_once(" => ").unwrap_or_else(|| panic!("{place}: geen ` => ` in {claim}"));
    let module = &course.modules[0];
    let count = match answer {
        "kaarten" => Some(module.cards.len()),
        "begrippen" => Some(module.terms.len()),
        "stappen" => Some(module.cases[0].steps.len()),
        "nabespreking" => Some(module.cases[0].debrief.len()),
        _ => None,
    };
    if let Some(count) = count {
        assert_eq!(count.to_string(), expected, "{place}: {answer}");
        return;
    }
    if let Some(web) = module.webs.first() {
        let touched = web.concepts.iter().zip(web.touched(expected)).filter(|(_, is_touched)| *is_touched);
        let touched: Vec<&str> = touched.map(|(concept, _)| concept.id.as_str()).collect();
        assert_eq!(touched.join(", "), answer.replace("niets", ""), "{place}: {expected}");
        return;
    }
    let exercise = &course.modules[0].exercises[0];
    let grade = grade(exercise, answer);
    let (points, rest) = expected.split_once(' ').unwrap_or((expected, ""));
    assert_eq!(format!("{}/{}", grade.points, grade.max), points, "{place}: {claim}");
    let (quotes, confusion) = rest.split_once("verward ").unwrap_or((rest, ""));
    let feedback: String = shown_feedback(&grade);
    for quote in quotes.split('"').skip(1).step_by(2) {
        assert!(feedback.contains(quote), "{place}: '{quote}' staat niet in {feedback}");
    }
    let seen: Vec<String> = grade.confusions.iter().map(|pair| format!("{}/{}", pair.chosen, pair.right)).collect();
    assert!(confusion.is_empty() || seen.contains(&confusion.to_owned()), "{place}: verward {seen:?}");
}

fn grade(exercise: &Exercise, answer: &str) -> Grade {
    match answer {
        "leeg" => exercise.body.grade_text("{}"),
        "model" => exercise.body.grade_text(&exercise.body.model_answer_text()),
        json => {
            serde_json::from_str::<serde_json::Value>(json).unwrap_or_else(|error| panic!("{json}: {error}"));
            exercise.body.grade_text(json)
        }
    }
}

/// The feedback as plain text, without tags and with ordinary spaces.
fn shown_feedback(grade: &Grade) -> String {
    let html: String = grade.parts.iter().filter(|part| part.answered).flat_map(|part| part.feedback.clone()).collect();
    let mut text = String::new();
    let mut in_tag = false;
    for c in html.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            '\u{a0}' => text.push(' '),
            _ if in_tag => {}
            other => text.push(other),
        }
    }
    text
}
