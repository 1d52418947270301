//! The learner's own history as files for other programs: CSV for a spreadsheet, JSON for everything else.

use super::{Context, Event, Log, TakenTest, What};
use crate::review::Rating;
use crate::time::{Moment, UtcOffset};

const HEADINGS: [&str; 8] = ["datum", "tijd", "wat", "onderdeel", "punten", "maximum", "seconden", "waar"];

/// What stands in the log as a JSON array of [`Event`], oldest first, one a line.
pub fn to_json(log: &Log) -> String {
    let events: Vec<String> =
        log.in_order().into_iter().filter_map(|event| serde_json::to_string(event).ok()).collect();
    format!("[\n{}\n]\n", events.join(",\n"))
}

/// What stands in the log as a table, oldest first: CSV as Dutch spreadsheets read it (RFC 4180 with semicolons, and a byte order mark so
/// that it is taken for UTF-8). `offset` tells how far the learner's clock was ahead of UTC at a moment.
pub fn to_csv(log: &Log, offset: impl Fn(Moment) -> UtcOffset) -> String {
    let mut text = format!("\u{feff}{}", csv_line(HEADINGS.map(str::to_owned)));
    for event in log.in_order() {
        let (day, time) = event.at.local(offset(event.at));
        for row in rows(event) {
            let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
            let [points, max, seconds] = [row.points, row.max, row.seconds].map(number);
            let place = row.place.to_owned();
            text += &csv_line([day.iso(), time.clone(), row.what, row.item, points, max, seconds, place]);
        }
    }
    text
}

/// One line of the table.
#[derive(Default)]
struct Row {
    what: String,
    item: String,
    points: Option<u32>,
    max: Option<u32>,
    seconds: Option<u32>,
    place: &'static str,
}

impl Row {
    fn new(what: &str, item: &str) -> Self {
        Self { what: what.to_owned(), item: item.to_owned(), ..Self::default() }
    }
}

/// The lines for an event: one, and for a test one for each question as well.
fn rows(event: &Event) -> Vec<Row> {
    let row = match &event.what {
        What::Answer { exercise, points, max, seconds, context, .. } => Row {
            points: Some(*points),
            max: Some(*max),
            seconds: Some(*seconds),
            place: place(*context),
            ..Row::new("antwoord", exercise)
        },
        What::Review { card, rating, seconds, crammed } => Row {
            seconds: Some(*seconds),
            place: if *crammed { place(Context::Cram) } else { "kaarten" },
            ..Row::new(&format!("kaart: {}", rating_in_words(*rating)), card)
        },
        What::Read { module, section } => Row::new("gelezen", &format!("{module} {section}")),
        What::Appeal { exercise, .. } => Row::new("oneens met nakijken", exercise),
        What::WordWeb { web, touched, missed } => Row {
            points: Some(touched.len() as u32),
            max: Some((touched.len() + missed.len()) as u32),
            ..Row::new("woordweb", web)
        },
        What::Hold { item, .. } => Row::new("opzij gelegd", item),
        What::Report { item, text } => Row::new(&format!("fout gemeld: {text}"), item),
        What::Drill { right, other, known, .. } => Row {
            points: Some(u32::from(*known)),
            max: Some(1),
            ..Row::new("uit elkaar houden", &format!("{right} / {other}"))
        },
        What::Test(test) => {
            let handed_in = Row { place: place(Context::Test), ..Row::new("toets ingeleverd", &test.code) };
            return questions(test, Context::Test).chain([handed_in]).collect();
        }
        What::HandIn(hand_in) => {
            let name = format!("{:08x}", hand_in.assignment);
            let row = Row { place: place(Context::Assignment), ..Row::new("opdracht ingeleverd", &name) };
            return questions(&hand_in.taken, Context::Assignment).chain([row]).collect();
        }
        What::Accept { assignment, .. } => Row::new("opdracht aangenomen", &format!("{assignment:08x}")),
        What::Score { exercise, points, .. } => {
            Row { points: Some(*points), place: place(Context::Test), ..Row::new("zelf gescoord", exercise) }
        }
        What::Dismiss { .. } | What::Undo { .. } => return Vec::new(),
    };
    vec![row]
}

/// A line for each question of a test.
fn questions(test: &TakenTest, context: Context) -> impl Iterator<Item = Row> {
    test.questions.iter().map(move |question| Row {
        // Nobody has scored an open question yet when the test is handed in.
        points: (!question.self_scored).then_some(question.points),
        max: Some(question.max),
        seconds: Some(question.seconds),
        place: place(context),
        ..Row::new("vraag in toets", &question.exercise)
    })
}

fn place(context: Context) -> &'static str {
    match context {
        Context::Lesson => "les",
        Context::Practice => "oefenen",
        Context::Today => "vandaag",
        Context::Cram => "stampen",
        Context::Test => "toets",
        Context::Assignment => "opdracht",
    }
}

fn rating_in_words(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "niet",
        Rating::Hard => "moeilijk",
        Rating::Good => "goed",
        Rating::Easy => "makkelijk",
    }
}

/// A line of a table for Dutch spreadsheets: each cell in quotes and harmless, semicolons between them.
pub fn csv_line(cells: impl IntoIterator<Item = String>) -> String {
    let cells: Vec<String> =
        cells.into_iter().map(|cell| format!("\"{}\"", harmless(cell).replace('"', "\"\""))).collect();
    format!("{}\r\n", cells.join(";"))
}

/// A cell that a spreadsheet does not take for a formula: OWASP, "CSV Injection".
fn harmless(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::log::tests::any_event;
    use crate::progress::{EventId, Segment, TakenQuestion};

    const SUMMER: Moment = Moment(1_790_000_000_000); // 2026-09-21 14:13:20 UTC

    /// The cells of a table, as a spreadsheet reads them.
    fn cells(text: &str) -> Vec<Vec<String>> {
        let mut rows = vec![vec![String::new()]];
        let mut in_quotes = false;
        let mut chars = text.strip_prefix('\u{feff}').expect("een BOM").chars().peekable();
        while let Some(c) = chars.next() {
            let row = rows.last_mut().expect("er is een rij");
            match c {
                '"' if in_quotes && chars.peek() == Some(&'"') => {
                    chars.next();
                    row.last_mut().expect("er is een cel").push('"');
                }
                '"' => in_quotes = !in_quotes,
                ';' if !in_quotes => row.push(String::new()),
                '\r' if !in_quotes => assert_eq!(chars.next(), Some('\n')),
                other => row.last_mut().expect("er is een cel").push(other),
            }
            if c == '\r' && !in_quotes {
                rows.push(vec![String::new()]);
            }
        }
        assert_eq!(rows.pop(), Some(vec![String::new()]), "de laatste regel is af");
        rows
    }

    fn table(happenings: Vec<What>) -> Vec<Vec<String>> {
        let mut segment = Segment::new(1);
        let mut log = Log::default();
        for what in happenings {
            log.add(segment.push(SUMMER, what));
        }
        cells(&to_csv(&log, |_| UtcOffset(120)))
    }

    proptest! {
        #[test]
        fn every_cell_can_be_read_back_and_none_is_a_formula(events in proptest::collection::vec(any_event(), 0..9)) {
            let mut log = Log::default();
            log.merge(events);
            let rows = cells(&to_csv(&log, |_| UtcOffset(60)));
            let expected: usize = log.in_order().into_iter().map(|event| super::rows(event).len()).sum();
            prop_assert_eq!(rows.len(), expected + 1);
            for row in rows {
                prop_assert_eq!(row.len(), HEADINGS.len());
                prop_assert!(row.iter().all(|cell| !cell.starts_with(['=', '+', '-', '@'])));
            }
            let events: Vec<Event> = serde_json::from_str(&to_json(&log)).expect("JSON");
            prop_assert_eq!(events.iter().collect::<Vec<_>>(), log.in_order());
        }
    }

    #[test]
    fn an_answer_is_a_line_with_local_time() {
        let answer = What::Answer {
            exercise: "mc-01".into(),
            key: 1,
            points: 1,
            max: 2,
            seconds: 30,
            context: Context::Today,
            answer: "{}".into(),
            confusions: Vec::new(),
            stands_for: None,
        };
        assert_eq!(table(vec![answer])[1], ["2026-09-21", "16:13:20", "antwoord", "mc-01", "1", "2", "30", "vandaag"]);
    }

    #[test]
    fn what_looks_like_a_formula_stays_text_and_quotes_survive() {
        let report = |item: &str, text: &str| What::Report { item: item.into(), text: text.into() };
        let rows = table(vec![report("=HYPERLINK(1)", "er staat \"vier\";\r\nmoet 5 zijn"), report("@x", "")]);
        assert_eq!(rows[1][2..4], ["fout gemeld: er staat \"vier\";\r\nmoet 5 zijn", "'=HYPERLINK(1)"]);
        assert_eq!(rows[2][3], "'@x");
    }

    #[test]
    fn a_test_is_a_line_for_each_question_and_one_for_itself() {
        let question = |self_scored| TakenQuestion { points: 1, max: 2, self_scored, ..TakenQuestion::default() };
        let test =
            TakenTest { code: "abc".into(), questions: vec![question(false), question(true)], ..TakenTest::default() };
        let rows = table(vec![What::Test(test)]);
        let points: Vec<&str> = rows[1..].iter().map(|row| row[4].as_str()).collect();
        assert_eq!(points, ["1", "", ""]);
        assert_eq!(rows[3][2..4], ["toets ingeleverd", "abc"]);
    }

    #[test]
    fn what_was_taken_back_is_not_exported() {
        let card = What::Review { card: "k".into(), rating: Rating::Good, seconds: 1, crammed: false };
        let undo = What::Undo { event: EventId { session: 1, number: 0 } };
        assert_eq!(table(vec![card, undo]).len(), 1);
    }
}
