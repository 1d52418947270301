//! `cargo xtask check --figures`: how much of everything the course has.

use std::collections::BTreeMap;
use std::time::Instant;

use trainer::course::{self, Course, Module, Piece, SourceFile, lint};
use trainer::exercise::{KINDS, Level};

/// Prints the figures of `course`, which was parsed from `files`.
pub fn print(course: &Course, files: &[SourceFile]) {
    let mut head = format!("{:<16}", "module");
    for (tag, _) in KINDS {
        head += &format!("{:>10}", tag);
    }
    head += &format!("{:>7}", "samen");
    for level in Level::ALL {
        head += &format!("{:>5}", level.tag());
    }
    println!("{head}{:>5}{:>8}{:>11}{:>8}{:>9}", "hbo", "kaarten", "begrippen", "woorden", "casussen");
    for module in &course.modules {
        println!("{}", row(module));
    }
    let exercises = course.exercises().count();
    let concepts = course.modules.iter().map(|module| module.terms.len()).sum::<usize>();
    let (longest, sentence) = lint::longest_sentence(files);
    println!("\n{exercises} oefeningen, {} kaarten", course.cards().count());
    println!("{concepts} begrippen uitgelegd van de {} die zijn afgesproken", course.agreed_concepts.len());
    println!(
        "langste zin: {longest} woorden ('{}…')",
        sentence.split_whitespace().take(6).collect::<Vec<_>>().join(" ")
    );
    let begun = Instant::now();
    let rounds: u32 = 5;
    for _ in 0..rounds {
        std::hint::black_box(course::parse(files));
    }
    println!(
        "alles lezen (zoals dit programma gebouwd is): {:.1} ms",
        begun.elapsed().as_secs_f64() * 1000.0 / f64::from(rounds)
    );
}

fn row(module: &Module) -> String {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for exercise in &module.exercises {
        *kinds.entry(exercise.body.tag()).or_default() += 1;
    }
    let mut row = format!("{:<16}", module.slug);
    for (tag, _) in KINDS {
        row += &format!("{:>10}", kinds.get(tag).copied().unwrap_or(0));
    }
    row += &format!("{:>7}", module.exercises.len());
    for level in Level::ALL {
        row += &format!("{:>5}", module.exercises.iter().filter(|exercise| exercise.level == Some(level)).count());
    }
    let hbo = module.exercises.iter().filter(|exercise| exercise.hbo).count();
    row + &format!(
        "{hbo:>5}{:>8}{:>11}{:>8}{:>9}",
        module.cards.len(),
        module.terms.len(),
        words(module),
        module.cases.len()
    )
}

/// The words of a lesson that a learner reads as running text, tables not counted.
fn words(module: &Module) -> usize {
    let pieces = module.sections.iter().flat_map(|section| &section.pieces);
    let prose = pieces.filter_map(|piece| match piece {
        Piece::Prose(html) => Some(html),
        _ => None,
    });
    prose.map(|html| running_words(html)).sum()
}

fn running_words(html: &str) -> usize {
    let mut without_tables = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<table>") {
        without_tables += before;
        rest = after.split_once("</table>").map_or("", |(_, after)| after);
    }
    without_tables += rest;
    let text = without_tables.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text));
    text.flat_map(str::split_whitespace).filter(|word| word.contains(char::is_alphanumeric)).count()
}
