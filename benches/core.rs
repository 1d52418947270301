//! `cargo bench`: how long the core takes for what a learner waits for. It prints figures; it asserts none.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

#[path = "../tests/common/mod.rs"]
mod common;

use std::hint::black_box;
use std::time::{Duration, Instant};

use trainer::course;
use trainer::course::search::search;
use trainer::delivery;
use trainer::exercise::fresh;
use trainer::progress::{Context, Log, Progress, Segment, What};
use trainer::time::{Moment, UtcOffset};
use trainer::wording::Spoken;

fn main() {
    let (files, course) = (&*common::FILES, common::the_course());
    let delivery::Delivery { bundles, glossary, .. } = delivery::bundles(files, course);

    println!("{:<44} {:>10} {:>10}", "what", "median", "p95");
    measure("parse the whole course", 50, || course::parse(files));
    for (slug, bundle) in &bundles {
        measure(&format!("parse the bundle of {slug}"), 50, || delivery::read_bundle(bundle));
    }
    let answers: Vec<_> =
        course.exercises().map(|(_, exercise)| (exercise, exercise.body.model_answer_text())).collect();
    let mut at = 0;
    measure("grade one answer", 5_000, || {
        at = (at + 1) % answers.len();
        let (exercise, answer) = &answers[at];
        exercise.body.grade_text(answer)
    });
    let terms = delivery::read_glossary(&glossary).unwrap_or_default();
    measure("search the glossary for a misspelled word", 500, || search(&terms, "klantandeel"));
    let matrix = &course.models.matrices["klantrelatiematrix"];
    let mut seed = 0;
    measure("make four fresh customers", 500, || {
        seed += 1;
        fresh::exercise(matrix, seed)
    });
    let long = "de klant blijft omdat de service goed is en de prijs klopt ".repeat(30);
    measure("look for a term in 1,700 characters", 200, || Spoken::of(&long).mentions("klantentrouw"));
    let log = log_of(5_000);
    measure("derive progress from 5,000 events", 50, || Progress::of(&log, UtcOffset(60)));
}

fn measure<T>(name: &str, times: usize, mut work: impl FnMut() -> T) {
    let mut took: Vec<Duration> = (0..times)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    took.sort_unstable();
    println!("{name:<44} {:>10.1?} {:>10.1?}", took[times / 2], took[times * 95 / 100]);
}

fn log_of(events: i64) -> Log {
    let mut segment = Segment::new(1);
    let mut log = Log::default();
    for number in 0..events {
        let what = What::Answer {
            exercise: format!("oefening-{}", number % 300),
            key: 1,
            points: 1,
            max: 2,
            seconds: 10,
            context: Context::Practice,
            answer: "{\"chosen\":[\"a\"]}".to_owned(),
            confusions: Vec::new(),
            stands_for: None,
        };
        log.add(segment.push(Moment(number * 60_000), what));
    }
    log
}
