//! Assignments and results in their stored forms (`tests/fixtures/saved/`), and what handing in does to a learner's progress.

use std::fs;
use std::path::Path;

use trainer::assignment::{Assignment, Choice, Deadline, Feedback, Link, Questions};
use trainer::exercise::Level;
use trainer::progress::{
    Audience, Event, EventId, HandIn, Log, Progress, TakenQuestion, TakenTest, What, read_segment,
};
use trainer::results::{Sealed, Submission, find_codes, write_code};
use trainer::time::{Day, Moment, UtcOffset};

const START: i64 = 1_790_000_000_000;

#[track_caller]
fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/saved").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn assignment() -> Assignment {
    Assignment {
        title: "Week 3: klanten & waarde".into(),
        message: "Maak dit thuis.\nNeem je vragen mee.".into(),
        audience: Audience::Hbo,
        lessons: vec!["klantportfolio".into()],
        questions: Questions::Exercises(Choice {
            modules: vec!["klantportfolio".into(), "klantwaarde".into()],
            kinds: vec!["matrix".into(), "kort".into()],
            levels: vec![Level::T1, Level::T2],
            number: 12,
        }),
        series: None,
        deadline: Some(Deadline { day: Day(20_792), minute: 1_020 }),
        attempts: 2,
        feedback: Feedback::AfterDeadline,
        mastery: 70,
        key: Some([7; 32]),
    }
}

fn hand_in() -> HandIn {
    let question = |exercise: &str, answer: &str, points| TakenQuestion {
        exercise: exercise.into(),
        key: 276_619_683,
        answer: answer.into(),
        points,
        max: 1,
        seconds: 31,
        ..TakenQuestion::default()
    };
    let taken = TakenTest {
        began: Moment(START),
        seconds: 95,
        questions: vec![
            question("m4-kr-instap", r#"{"placed":{"kr-01":"behoudklant"}}"#, 0),
            question("opn-01", r#"{"text":"klantaandeel"}"#, 1),
        ],
        ..TakenTest::default()
    };
    HandIn {
        assignment: 0x1a2b_3c4d,
        name: "Sem de Wit".into(),
        series: 4821,
        attempt: 1,
        read: (2, 5),
        appeals: vec!["m4-kr-instap".into()],
        is_recorded: false,
        taken,
    }
}

/// One of each, as a log keeps them.
fn events() -> Vec<Event> {
    let happenings = [
        What::Accept { assignment: 0x1a2b_3c4d, link: assignment().query() },
        What::HandIn(hand_in()),
        What::Dismiss { assignment: 0x1a2b_3c4d, is_gone: true },
    ];
    let event = |(number, what)| Event { id: EventId { session: 9, number }, at: Moment(START + 100_000), what };
    (0..).zip(happenings).map(event).collect()
}

#[test]
fn a_link_of_version_1_is_the_same_assignment_for_ever() {
    let expected = Link { id: assignment().id(), assignment: assignment(), notes: Vec::new() };
    assert_eq!(Link::read(fixture("v1-link.txt").trim()), Ok(expected));
}

#[test]
fn a_result_of_version_1_is_the_same_result_for_ever() {
    let code = find_codes(&fixture("v1-result.txt")).remove(0).expect("een hele code");
    assert_eq!(code.sealed, Sealed::No);
    assert_eq!(Submission::unpack(&code.bytes), Ok(Submission::of(&hand_in(), 77, Moment(START + 100_000))));
}

#[test]
fn accepting_and_handing_in_come_back_from_a_segment() {
    assert_eq!(read_segment(&fixture("v1-segment-assignment.json")), (events(), Vec::new()));
}

#[test]
fn what_was_handed_in_stands_by_its_assignment_and_counts_once() {
    let progress_of = |events: Vec<Event>| {
        let mut log = Log::default();
        log.merge(events);
        Progress::of(&log, UtcOffset(60))
    };
    let progress = progress_of(events());
    let accepted = &progress.assignments()[&0x1a2b_3c4d];
    assert_eq!((accepted.hand_ins.len(), accepted.is_gone, accepted.link.is_empty()), (1, true, false));
    assert!(progress.memory("opn-01", 276_619_683).is_some());
    // Answers that were checked one by one are in the log already.
    let recorded = HandIn { is_recorded: true, ..hand_in() };
    let mut again = events();
    again[1].what = What::HandIn(recorded);
    assert!(progress_of(again).memory("opn-01", 276_619_683).is_none());
}

#[test]
fn a_usual_result_fits_in_a_qr_code() {
    let mut hand_in = hand_in();
    hand_in.taken.questions = (0..12)
        .map(|at| TakenQuestion {
            exercise: format!("m4-mc-{at}"),
            key: at * 276_619_683,
            answer: format!(r#"{{"chosen":["omdat-de-klant-dat-zelf-vraagt-{at}"]}}"#),
            seconds: 20 + at,
            ..TakenQuestion::default()
        })
        .collect();
    let code = write_code(&Submission::of(&hand_in, 77, Moment(START)).pack(), Sealed::No);
    // Above about 800 characters a phone can't show a code that another one reads.
    assert!(code.len() < 800, "{}", code.len());
}
