//! `cargo bench --bench growth`: how what the core does grows with the log and with the course. Figures, no assertions.
//!
//! `cargo xtask bench` prints these rows above those of `tests/browser/bench.js`, in the same columns.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock")]

#[path = "../tests/common/mod.rs"]
mod common;
#[path = "../xtask/src/copies.rs"]
mod copies;
#[path = "../xtask/src/made_up.rs"]
mod made_up;
#[path = "../xtask/src/made_up_class.rs"]
mod made_up_class;

use std::hint::black_box;
use std::time::Instant;

use trainer::course::Course;
use trainer::delivery::{self, Delivery, Index};
use trainer::exam::{Size, Spec, draw};
use trainer::mastery::mastery;
use trainer::plan::{Wish, plan};
use trainer::progress::{
    ARCHIVE_EVENTS, Audience, Backup, Event, Log, Preview, Progress, Settings, read_archive, write_archive,
};
use trainer::results::{
    Book, Class, Decisions, Frame, Grader, Order, Sealed, Submission, class_head, class_rows, figures, find_codes,
    order, write_code,
};
use trainer::time::{Day, Moment, UtcOffset};

/// Events and modules: first the log grows, then the course.
const SIZES: [(usize, usize); 5] = [(0, 10), (5_000, 10), (50_000, 10), (5_000, 100), (5_000, 1_000)];
const NOW: Moment = Moment(1_788_264_000_000);
const OFFSET: UtcOffset = UtcOffset(120);
const TIMES: usize = 9;

/// What there is at one size.
struct World {
    archives: Vec<String>,
    backup: Backup,
    log: Log,
    progress: Progress,
    index: Index,
    index_text: String,
    /// Answers to exercises that were asked before, to be given once more.
    answers: Vec<Event>,
}

/// What it is called, and what is timed.
type Work = (&'static str, fn(&World));

/// What is measured; a further figure is a further line here.
const WORK: &[Work] = &[
    ("read the archives", |world| keep(read_all(&world.archives))),
    ("derive progress", |world| keep(Progress::of(&world.log, OFFSET))),
    ("preview a back-up", |world| keep(Preview::of(&world.backup, &world.log, OFFSET))),
    ("read the index", |world| keep(serde_json::from_str::<Index>(&world.index_text))),
    ("plan the days to an exam", |world| keep(plan(&world.index, &world.progress, &wish(Some(21)), today()))),
    ("plan without an exam", |world| keep(plan(&world.index, &world.progress, &wish(None), today()))),
    ("draw a full test, version 1", |world| keep(draw(&world.index, &spec(1)))),
    ("draw a full test, version 5", |world| keep(draw(&world.index, &spec(5)))),
    ("work out mastery", |world| keep(mastery(&world.index, &world.progress, today(), false))),
    ("copy progress", |world| keep(world.progress.clone())),
    ("copy it, take in 1,000 answers", |world| {
        let mut progress = world.progress.clone();
        world.answers.iter().for_each(|event| progress.apply(event));
        keep(progress);
    }),
];

fn today() -> Day {
    Day::of(NOW, OFFSET)
}

fn wish(days: Option<i32>) -> Wish {
    Wish { exam: days.map(|days| today().plus(days)), minutes: 30, is_hbo: false }
}

fn spec(version: u32) -> Spec {
    Spec { audience: Audience::Mbo, size: Size::Full, series: 4821, version }
}

fn keep<T>(value: T) {
    black_box(value);
}

fn main() {
    let (files, course) = (&*common::FILES, common::the_course());
    let delivery = delivery::bundles(files, course);
    let worlds: Vec<World> =
        SIZES.iter().map(|(events, modules)| world(course, delivery.clone(), *events, *modules)).collect();
    for (what, work) in WORK {
        let mut medians = Vec::new();
        for ((events, modules), world) in SIZES.iter().zip(&worlds) {
            let mut took: Vec<f64> = (0..TIMES).map(|_| milliseconds(|| work(world))).collect();
            took.sort_by(f64::total_cmp);
            let (median, p95) = (took[TIMES / 2], took[TIMES - 1]);
            // Each size is compared with the one that has a tenth of its log, or of its course.
            let before = SIZES.iter().zip(&medians).rev().find_map(|(before, median)| {
                let is_tenth = *before == (events / 10, *modules) || *before == (*events, modules / 10);
                is_tenth.then_some(median)
            });
            let grows = before.map_or_else(String::new, |before| format!("×{:.1}", median / before));
            println!(
                "{:<12} {what:<30} {events:>7} {modules:>8} {median:>10.2} {p95:>10.2} {:>9} {grows:>7}",
                "native", ""
            );
            medians.push(median);
        }
    }
    collect(course, &delivery.index);
}

/// What a class hands in, from the pasted text to the table. Here the columns `events` and `modules` count students and questions.
fn collect(course: &Course, index: &Index) {
    let book = Book::of(index, &course.modules);
    let assignment = made_up_class::assignment(course, index, 60, NOW);
    let decisions = Decisions::default();
    let frame = Frame {
        index,
        book: &book,
        assignment: Some(&assignment),
        decisions: &decisions,
        now: NOW,
        offset: &|_| OFFSET,
    };
    let mut before: Option<f64> = None;
    for students in [50, 500] {
        let submissions = made_up_class::submissions(course, index, &assignment, students, NOW);
        let codes: Vec<String> = submissions.iter().map(|one| write_code(&one.pack(), Sealed::No)).collect();
        let text = codes.join("\n");
        let work = || {
            let codes = find_codes(&text).into_iter().flatten();
            let read = codes.filter_map(|code| Submission::unpack(&code.bytes).ok()).collect();
            let class = Class::of(read, &frame, &mut Grader::default());
            keep(figures(&class.shares(), class.columns.len()));
            keep(class_head(&class, Order::Name, false) + &class_rows(&class, &order(&class, Order::Name, false)));
        };
        let mut took: Vec<f64> = (0..TIMES).map(|_| milliseconds(work)).collect();
        took.sort_by(f64::total_cmp);
        let (median, p95) = (took[TIMES / 2], took[TIMES - 1]);
        let grows = before.map_or_else(String::new, |before| format!("×{:.1}", median / before));
        let what = "read, grade, show a class";
        println!("{:<12} {what:<30} {students:>7} {:>8} {median:>10.2} {p95:>10.2} {:>9} {grows:>7}", "native", 60, "");
        before = Some(median);
    }
}

fn world(course: &Course, mut delivery: Delivery, events: usize, modules: usize) -> World {
    let events = made_up::events(course, events, NOW);
    let archives: Vec<String> = events.chunks(ARCHIVE_EVENTS).map(write_archive).collect();
    let log = read_all(&archives);
    let backup = Backup::read(&Backup::write(&log, Settings::default())).expect("just written");
    copies::repeat(&mut delivery, modules);
    let progress = Progress::of(&log, OFFSET);
    let index_text = serde_json::to_string(&delivery.index).expect("JSON");
    let answers = made_up::events(course, 1_000, Moment(NOW.0 + 60_000));
    World { archives, backup, log, progress, index: delivery.index, index_text, answers }
}

fn read_all(archives: &[String]) -> Log {
    let mut log = Log::default();
    for text in archives {
        log.merge(read_archive(text).0);
    }
    log
}

fn milliseconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() * 1_000.0
}
