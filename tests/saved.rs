//! Stored formats in `tests/fixtures/saved/`: what was saved once must load to the same values for ever.
//!
//! A fixture is never changed. A new version of a format gets a new fixture beside the old one, and the reader learns both.

use std::fs;
use std::path::Path;

use trainer::exam::{Draw, Sitting, Slot};
use trainer::exercise::Level;
use trainer::progress::{
    Audience, Backup, BackupError, Context, Event, EventId, Log, Progress, Segment, Settings, TakenQuestion, TakenTest,
    Theme, What, read_archive, read_segment, write_archive,
};
use trainer::review::Rating;
use trainer::time::{Day, Moment, UtcOffset};

const SESSION: u64 = 0xfeed_c0de_1234_5678;
const START: i64 = 1_790_000_000_000;

/// The events in every fixture of version 1: one of each kind, and one with each field that may be left out.
fn events() -> Vec<Event> {
    let id = |number| EventId { session: SESSION, number };
    let happenings = [
        What::Read { module: "klantportfolio".into(), section: "m4-samenvatting".into() },
        What::Answer {
            exercise: "m4-kr-instap".into(),
            key: 276_619_683,
            points: 22,
            max: 24,
            seconds: 95,
            context: Context::Lesson,
            answer: r#"{"placed":{"kr-01":"behoudklant"},"strategy":{"kr-01":"topklant"}}"#.into(),
            confusions: vec![("behoudklant".into(), "topklant".into())],
            stands_for: None,
        },
        What::Answer {
            exercise: "mc-01".into(),
            key: u32::MAX,
            points: 1,
            max: 1,
            seconds: 0,
            context: Context::Practice,
            answer: r#"{"chosen":["de-hele-organisatie-werkt-vanuit-de-klantrelatie"]}"#.into(),
            confusions: Vec::new(),
            stands_for: None,
        },
        What::Review { card: "k-klantaandeel".into(), rating: Rating::Again, seconds: 7, crammed: false },
        What::Undo { event: id(3) },
        What::Review { card: "k-klantaandeel".into(), rating: Rating::Good, seconds: 7, crammed: false },
    ];
    let numbered = (0..).zip(happenings);
    numbered
        .map(|(number, what)| Event { id: id(number), at: Moment(START + i64::from(number) * 1_000), what })
        .collect()
}

/// Kinds of events that came later: appeals and word webs.
fn later_events() -> Vec<Event> {
    let happenings = [
        What::Appeal { exercise: "opn-01".into(), key: 3_522_723_765, answer: r#"{"text":"klantenloop"}"#.into() },
        What::WordWeb {
            web: "m3-web".into(),
            touched: vec!["attritie".into()],
            missed: vec!["retentie".into(), "kpi".into()],
        },
    ];
    let numbered = (6..).zip(happenings);
    numbered
        .map(|(number, what)| Event {
            id: EventId { session: SESSION, number },
            at: Moment(START + i64::from(number) * 1_000),
            what,
        })
        .collect()
}

/// What an archive of version 1 was first written with: every kind of event that there was by then.
fn archived_events() -> Vec<Event> {
    let question = TakenQuestion { exercise: "mc-01".into(), key: 7, points: 1, max: 1, ..TakenQuestion::default() };
    let happenings = [
        What::Answer {
            exercise: "m4-kr-vers".into(),
            key: 9,
            points: 1,
            max: 2,
            seconds: 3_600,
            context: Context::Today,
            answer: "{}".into(),
            confusions: vec![("behoudklant".into(), "topklant".into()), ("topklant".into(), "behoudklant".into())],
            stands_for: Some(("m4-kr-instap".into(), 276_619_683)),
        },
        What::Review { card: "k-klantaandeel".into(), rating: Rating::Easy, seconds: 2, crammed: true },
        What::Hold { item: "k-klantaandeel".into(), until: Some(Day(20_779)) },
        What::Hold { item: "mc-01".into(), until: None },
        What::Report { item: "mc-01".into(), text: "Antwoord b klopt óók.\nZie les 2.".into() },
        What::Drill { question: "kr-01".into(), right: "topklant".into(), other: "behoudklant".into(), known: true },
        What::Test(TakenTest {
            code: "x".into(),
            estimate: Some(80),
            questions: vec![question],
            ..TakenTest::default()
        }),
        What::Score {
            test: EventId { session: SESSION, number: 14 },
            exercise: "opn-01".into(),
            points: 2,
            answer: "{}".into(),
        },
    ];
    let mut events = events();
    events.extend(later_events());
    // Another session, before the first, as a clock that was set back gives.
    events.extend((0..).zip(happenings).map(|(number, what)| Event {
        id: EventId { session: u64::MAX, number },
        at: Moment(START - 86_400_000 + i64::from(number)),
        what,
    }));
    events
}

fn settings() -> Settings {
    Settings { audience: Audience::Hbo, theme: Theme::Dark, four_buttons: true, teacher: true, ..Settings::default() }
}

#[track_caller]
fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/saved").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn a_segment_of_version_1_loads() {
    assert_eq!(read_segment(&fixture("v1-segment.json")), (events(), Vec::new()));
}

#[test]
fn settings_of_version_1_load() {
    let loaded: Settings = serde_json::from_str(&fixture("v1-settings.json")).expect("leesbaar");
    assert_eq!(loaded, settings());
}

#[test]
fn a_backup_of_version_1_loads() {
    let expected = Backup { settings: settings(), events: events(), damaged: 0, later: 0 };
    assert_eq!(Backup::read(&fixture("v1-backup.jsonl")), Ok(expected));
}

/// When this fails, the stored form has changed: keep the old fixtures, and add new ones for the new version.
#[test]
fn what_is_written_today_is_version_1() {
    let mut segment = Segment::new(SESSION);
    let mut log = Log::default();
    for event in events() {
        log.add(segment.push(event.at, event.what));
    }
    assert_eq!(segment.name(), "feedc0de12345678-0");
    assert_eq!(serde_json::to_string(segment.events()).expect("JSON"), fixture("v1-segment.json").trim_end());
    assert_eq!(serde_json::to_string(&settings()).expect("JSON"), fixture("v1-settings.json").trim_end());
    assert_eq!(Backup::write(&log, settings()), fixture("v1-backup.jsonl"));
}

#[test]
fn progress_follows_from_a_segment_of_version_1() {
    let mut log = Log::default();
    log.merge(read_segment(&fixture("v1-segment.json")).0);
    let progress = Progress::of(&log, UtcOffset(120));
    let result = progress.exercise("m4-kr-instap", 276_619_683).expect("er is geantwoord");
    assert_eq!((result.attempts, result.points, result.max, result.mastered), (1, 22, 24, false));
    assert!(progress.exercise("mc-01", u32::MAX).is_some_and(|result| result.mastered));
    assert_eq!(progress.mix_ups().counts(), [("behoudklant", "topklant", 1)]);
    assert!(progress.has_read("klantportfolio", "m4-samenvatting"));
    // The first rating was taken back; what is left is one review, of a card that was known.
    let today = Day::of(Moment(START), UtcOffset(120));
    let memory = progress.card("k-klantaandeel").expect("er is herhaald");
    assert_eq!((memory.last, progress.new_cards_on(today)), (today, 1));
    assert!(memory.due > today);
}

#[test]
fn a_segment_cut_in_half_keeps_what_came_before_and_sets_the_rest_aside() {
    let (kept, damaged) = read_segment(&fixture("v1-segment-cut.json"));
    assert_eq!(kept, events()[..2]);
    assert_eq!(damaged, [r#"{"i":"feedc0de12345678-2","t":1790000002000,"w":{"a":{"#]);
}

#[test]
fn an_unknown_kind_of_event_is_set_aside_and_its_neighbours_are_kept() {
    let unknown = r#"{"i":"feedc0de12345678-6","t":1790000006000,"w":{"z":{"x":"later"}}}"#;
    let whole = fixture("v1-segment-unknown.json");
    assert_eq!(read_segment(&whole), (events(), vec![unknown.to_owned()]));

    // The same segment, cut off within its last event.
    let (kept, damaged) = read_segment(&whole[..whole.trim_end().len() - 4]);
    assert_eq!(kept, events()[..5]);
    assert_eq!(damaged.len(), 2);
    assert_eq!(damaged[0], unknown);
}

#[test]
fn a_segment_that_is_something_else_is_set_aside_whole() {
    let foreign = fixture("foreign.json");
    assert_eq!(read_segment(&foreign), (Vec::new(), vec![foreign.trim_end().to_owned()]));
    for text in ["null", "[object Object]", "\u{feff}[", "[[[", "\"[]\"", "[{\"i\":\"x\"}]"] {
        let (kept, damaged) = read_segment(text);
        assert_eq!((kept, damaged.len()), (Vec::new(), 1), "{text}");
    }
    for text in ["", " ", "[]", "["] {
        assert_eq!(read_segment(text), (Vec::new(), Vec::new()), "{text}");
    }
}

#[test]
fn a_backup_cut_in_half_keeps_what_came_before_and_counts_the_rest() {
    let backup = Backup::read(&fixture("v1-backup-cut.jsonl")).expect("nog een reservekopie");
    assert_eq!((backup.settings, backup.events.as_slice(), backup.damaged), (settings(), &events()[..1], 5));
    assert_eq!(backup.later, 0);
}

#[test]
fn a_backup_with_an_unknown_kind_of_event_keeps_its_neighbours() {
    let backup = Backup::read(&fixture("v1-backup-unknown.jsonl")).expect("nog een reservekopie");
    assert_eq!((backup.events, backup.damaged, backup.later), (events(), 1, 1));
    // Its settings hold a theme and a field that this version does not know.
    assert_eq!(backup.settings, Settings { theme: Theme::Auto, ..settings() });
}

#[test]
fn a_file_that_is_something_else_is_no_backup() {
    for name in ["foreign.json", "v1-segment.json", "v1-settings.json"] {
        assert_eq!(Backup::read(&fixture(name)), Err(BackupError::NotABackup), "{name}");
    }
}

#[test]
fn settings_that_are_something_else_are_the_default() {
    let loaded: Settings = serde_json::from_str(&fixture("foreign.json")).expect("een voorwerp");
    assert_eq!(loaded, Settings::default());
}

#[test]
fn appeals_and_word_webs_load() {
    let (events, unreadable) = read_segment(&fixture("v1-segment-later.json"));
    assert!(unreadable.is_empty());
    assert_eq!(events, later_events());
    let mut log = Log::default();
    log.merge(events);
    let progress = Progress::of(&log, UtcOffset(60));
    // An appeal stays, also when the exercise is no longer in the course.
    assert!(progress.has_appealed("opn-01", 3_522_723_765, r#"{"text":"klantenloop"}"#));
    assert!(progress.has_missed("retentie") && !progress.has_missed("attritie"));
}

#[test]
fn an_archive_of_version_1_loads() {
    assert_eq!(read_archive(&fixture("v1-archive.txt")), (archived_events(), Vec::new()));
}

/// When this fails, the stored form has changed: give it another number, keep the old fixture, and let the reader learn both.
#[test]
fn an_archive_is_written_as_version_1() {
    assert_eq!(write_archive(&archived_events()), fixture("v1-archive.txt"));
}

#[test]
fn a_test_in_the_making_goes_on_where_it_was() {
    let slot = |module: &str, exercise: &str, key| Slot {
        module: module.into(),
        exercise: exercise.into(),
        key,
        level: Level::T1,
    };
    let questions = vec![slot("klantportfolio", "m4-kr-instap", 276_619_683), slot("klantwaarde", "clv-01", 7)];
    let draw = Draw { questions, ..Draw::default() };
    let spec = "mbo-half-4821-2".parse().expect("een code");
    let mut expected = Sitting::begin(&spec, &draw, Some(1800), Moment(START)).expect("er zijn vragen");
    expected.answer(r#"{"placed":{"kr-01":"behoudklant"},"strategy":{}}"#.into(), true);
    expected.flag();
    expected.tick(95);
    expected.go(1);
    expected.answer(r#"{"variant":12,"text":""}"#.into(), false);
    expected.tick(4);
    expected.estimate = Some(60);
    assert_eq!(Sitting::read(&fixture("v1-sitting.json")), Ok(expected));
}

#[test]
fn a_test_its_scores_and_what_was_put_off_come_back() {
    let (events, damaged) = read_segment(&fixture("v1-segment-test.json"));
    assert_eq!((events.len(), damaged.len()), (3, 0));
    let mut log = Log::default();
    log.merge(events);
    let progress = Progress::of(&log, UtcOffset(60));
    let [(_, _, test)] = progress.tests() else { panic!("er is één toets") };
    let points: Vec<(u32, u32, bool)> =
        test.questions.iter().map(|question| (question.points, question.max, question.is_scored)).collect();
    assert_eq!(points, [(3, 8, false), (2, 4, true), (0, 1, false)]);
    assert_eq!((test.ran_out, test.estimate, test.seconds), (true, Some(60), 1800));
    assert_eq!(test.questions[0].confusions, [("behoudklant".to_owned(), "topklant".to_owned())]);
    assert!(progress.is_held("opn-01", Day(20_717)) && !progress.is_held("opn-01", Day(20_718)));
}
