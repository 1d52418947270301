//! The archive: many events in a compact text, for the part of the log that is done.
//!
//! A year of heavy use is 50,000 events, and a browser keeps 5 million characters. As JSON the events take twice that; here they take
//! less than half of that, and are read three times as fast. Version 1 is a head line of JSON, [`Head`], and then a line for each event:
//! integers with commas between, each line closed by a newline so that a cut shows. All of it is ASCII.
//!
//! | kind | its fields, after `kind, session, number, time` |
//! |---|---|
//! | 0, any other | word: what happened, as JSON |
//! | 1, answer | item, points, max, seconds, context, word: answer, item that it stands for (0 for none, else its place + 1), and for each mix-up word: chosen, word: right |
//! | 2, review | item, rating, seconds, 1 when crammed |
//! | 3, section read | word: module, word: section |
//! | 4, hold | word: item, and the day until when if there is one |
//! | 5, drill | word: question, word: right, word: other, 1 when known |
//!
//! A session, item or word is its place in the head's list. Number and time count from those of the line before.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Context, Event, EventId, What};
use crate::review::Rating;
use crate::time::{Day, Moment};

/// An archive holds this many events at most.
pub const ARCHIVE_EVENTS: usize = 5_000;

const VERSION: u32 = 1;
const OTHER: i64 = 0;
const ANSWER: i64 = 1;
const REVIEW: i64 = 2;
const READ: i64 = 3;
const HOLD: i64 = 4;
const DRILL: i64 = 5;
const CONTEXTS: [Context; 5] = [Context::Lesson, Context::Practice, Context::Today, Context::Cram, Context::Test];

/// The first line of an archive: what its numbers stand for.
#[derive(Default, Serialize, Deserialize)]
struct Head {
    /// The version of the format.
    archive: u32,
    /// How many lines follow.
    events: usize,
    /// Random numbers of sessions.
    sessions: Vec<u64>,
    /// Cards and exercises, each with the fingerprint of its answer key (0 for a card).
    items: Vec<(String, u32)>,
    /// Every other text.
    words: Vec<String>,
}

/// The text of an archive with these events. The same events in the same order give the same text.
pub fn write_archive(events: &[Event]) -> String {
    let mut writer = Writer::default();
    for event in events {
        writer.event(event);
    }
    let head = Head {
        archive: VERSION,
        events: events.len(),
        sessions: writer.sessions.list,
        items: writer.items.list,
        words: writer.words.list,
    };
    format!("{}\n{}", ascii(&serde_json::to_string(&head).unwrap_or_default()), writer.lines)
}

/// The same JSON without a character beyond ASCII: browsers keep and copy such a text in half the room, and much faster.
fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            out.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// Reads an archive: the events that can be read, and the text of what can't.
///
/// An archive that was cut off or damaged gives the events before that, and is set aside whole: its numbers mean nothing without its head.
pub fn read_archive(text: &str) -> (Vec<Event>, Vec<String>) {
    let (first, lines) = text.split_once('\n').unwrap_or((text, ""));
    let Some(head) = serde_json::from_str::<Head>(first).ok().filter(|head| head.archive == VERSION) else {
        return (Vec::new(), vec![text.to_owned()]);
    };
    // A damaged head may promise anything.
    let mut events = Vec::with_capacity(head.events.min(ARCHIVE_EVENTS));
    let mut aside = Vec::new();
    let mut before = Before::default();
    let (mut read, mut rest) = (0, lines);
    while let Some((line, after)) = rest.split_once('\n') {
        match head.event(line, &mut before) {
            Some(Ok(event)) => events.push(event),
            Some(Err(unknown)) => aside.push(unknown),
            None => break,
        }
        read += 1;
        rest = after;
    }
    if read != head.events || !rest.is_empty() {
        aside.push(text.to_owned());
    }
    (events, aside)
}

/// What number and time of a line count from.
#[derive(Default)]
struct Before {
    number: u32,
    at: i64,
}

/// The different values of one sort, in the order in which they came.
struct Table<T> {
    places: BTreeMap<T, i64>,
    list: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), list: Vec::new() }
    }
}

impl<T: Ord + Clone> Table<T> {
    fn place(&mut self, value: T) -> i64 {
        let next = self.list.len() as i64;
        *self.places.entry(value).or_insert_with_key(|value| {
            self.list.push(value.clone());
            next
        })
    }
}

#[derive(Default)]
struct Writer {
    sessions: Table<u64>,
    items: Table<(String, u32)>,
    words: Table<String>,
    before: Before,
    lines: String,
}

impl Writer {
    fn event(&mut self, event: &Event) {
        let fields = self.fields(&event.what);
        let number = i64::from(event.id.number) - i64::from(self.before.number);
        let at = event.at.0.wrapping_sub(self.before.at);
        let numbers = [fields[0], self.sessions.place(event.id.session), number, at];
        let texts: Vec<String> = numbers.iter().chain(&fields[1..]).map(i64::to_string).collect();
        self.lines += &texts.join(",");
        self.lines.push('\n');
        self.before = Before { number: event.id.number, at: event.at.0 };
    }

    /// The kind of what happened, and its fields.
    fn fields(&mut self, what: &What) -> Vec<i64> {
        match what {
            What::Answer { exercise, key, points, max, seconds, context, answer, confusions, stands_for } => {
                let context = CONTEXTS.iter().position(|known| known == context).unwrap_or_default() as i64;
                let mut fields = vec![
                    ANSWER,
                    self.item(exercise, *key),
                    i64::from(*points),
                    i64::from(*max),
                    i64::from(*seconds),
                    context,
                    self.word(answer),
                    stands_for.as_ref().map_or(0, |(item, key)| self.item(item, *key) + 1),
                ];
                fields
                    .extend(confusions.iter().flat_map(|(chosen, right)| [chosen, right]).map(|word| self.word(word)));
                fields
            }
            What::Review { card, rating, seconds, crammed } => {
                let rating = i64::from(u8::from(*rating));
                vec![REVIEW, self.item(card, 0), rating, i64::from(*seconds), i64::from(*crammed)]
            }
            What::Read { module, section } => vec![READ, self.word(module), self.word(section)],
            What::Hold { item, until } => {
                let mut fields = vec![HOLD, self.word(item)];
                fields.extend(until.map(|day| i64::from(day.0)));
                fields
            }
            What::Drill { question, right, other, known } => {
                vec![DRILL, self.word(question), self.word(right), self.word(other), i64::from(*known)]
            }
            rare => vec![OTHER, self.word(&serde_json::to_string(rare).unwrap_or_default())],
        }
    }

    fn item(&mut self, id: &str, key: u32) -> i64 {
        self.items.place((id.to_owned(), key))
    }

    fn word(&mut self, word: &str) -> i64 {
        self.words.place(word.to_owned())
    }
}

impl Head {
    /// The event on `line`; as an error, the JSON of one that a later version wrote. `None` when the line is damaged.
    fn event(&self, line: &str, before: &mut Before) -> Option<Result<Event, String>> {
        let mut numbers = Numbers(line.as_bytes());
        let kind = numbers.next()?;
        let session = *self.sessions.get(numbers.place()?)?;
        let number = u32::try_from(i64::from(before.number).checked_add(numbers.next()?)?).ok()?;
        let at = before.at.wrapping_add(numbers.next()?);
        let what = self.what(kind, &mut numbers)?;
        if !numbers.0.is_empty() {
            return None;
        }
        *before = Before { number, at };
        Some(what.map(|what| Event { id: EventId { session, number }, at: Moment(at), what }))
    }

    fn what(&self, kind: i64, numbers: &mut Numbers) -> Option<Result<What, String>> {
        let what = match kind {
            OTHER => {
                let text = self.words.get(numbers.place()?)?;
                return Some(serde_json::from_str(text).map_err(|_| text.clone()));
            }
            ANSWER => {
                let (exercise, key) = self.item(numbers.place()?)?;
                What::Answer {
                    exercise,
                    key,
                    points: numbers.small()?,
                    max: numbers.small()?,
                    seconds: numbers.small()?,
                    context: *CONTEXTS.get(numbers.place()?)?,
                    answer: self.word(numbers)?,
                    stands_for: match numbers.place()? {
                        0 => None,
                        place => Some(self.item(place - 1)?),
                    },
                    confusions: {
                        let mut confusions = Vec::new();
                        while !numbers.0.is_empty() {
                            confusions.push((self.word(numbers)?, self.word(numbers)?));
                        }
                        confusions
                    },
                }
            }
            REVIEW => What::Review {
                card: self.item(numbers.place()?)?.0,
                rating: Rating::try_from(u8::try_from(numbers.next()?).ok()?).ok()?,
                seconds: numbers.small()?,
                crammed: numbers.yes()?,
            },
            READ => What::Read { module: self.word(numbers)?, section: self.word(numbers)? },
            HOLD => What::Hold {
                item: self.word(numbers)?,
                until: match numbers.0.is_empty() {
                    true => None,
                    false => Some(Day(i32::try_from(numbers.next()?).ok()?)),
                },
            },
            DRILL => What::Drill {
                question: self.word(numbers)?,
                right: self.word(numbers)?,
                other: self.word(numbers)?,
                known: numbers.yes()?,
            },
            _ => return None,
        };
        Some(Ok(what))
    }

    fn item(&self, place: usize) -> Option<(String, u32)> {
        self.items.get(place).cloned()
    }

    fn word(&self, numbers: &mut Numbers) -> Option<String> {
        self.words.get(numbers.place()?).cloned()
    }
}

/// The numbers of a line that were not read yet. Each method takes the next one; `None` when it is missing, or not of that sort.
struct Numbers<'a>(&'a [u8]);

impl Numbers<'_> {
    /// Written out, for half a million numbers are read at a start.
    fn next(&mut self) -> Option<i64> {
        let (is_negative, digits) = match self.0 {
            [b'-', rest @ ..] => (true, rest),
            rest => (false, rest),
        };
        let mut value = 0_i64;
        let mut length = 0;
        for digit in digits.iter().take_while(|byte| byte.is_ascii_digit()) {
            let digit = i64::from(digit - b'0');
            // Counted below zero, where there is room for one more.
            value = value.checked_mul(10)?.checked_sub(digit)?;
            length += 1;
        }
        self.0 = match &digits[length..] {
            [] => &[],
            // A comma at the end promises a number that is not there.
            [b',', rest @ ..] if !rest.is_empty() => rest,
            _ => return None,
        };
        let value = if is_negative { Some(value) } else { value.checked_neg() };
        value.filter(|_| length > 0)
    }

    fn place(&mut self) -> Option<usize> {
        usize::try_from(self.next()?).ok()
    }

    fn small(&mut self) -> Option<u32> {
        u32::try_from(self.next()?).ok()
    }

    fn yes(&mut self) -> Option<bool> {
        Some(self.next()? == 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::progress::log::tests::any_event;

    fn any_events() -> impl Strategy<Value = Vec<Event>> {
        proptest::collection::vec(any_event(), 0..40)
    }

    proptest! {
        #[test]
        fn any_events_come_back_as_they_were(events in any_events()) {
            let text = write_archive(&events);
            prop_assert!(text.is_ascii());
            prop_assert_eq!(read_archive(&text), (events, Vec::new()));
        }

        #[test]
        fn a_cut_gives_the_events_before_it_and_sets_the_archive_aside(events in any_events(), cut in 0.0..1.0) {
            let whole = write_archive(&events);
            let at = (whole.len() as f64 * cut) as usize;
            let text = &whole[..at];
            let (kept, aside) = read_archive(text);
            prop_assert_eq!(&kept[..], &events[..kept.len()]);
            let is_whole = at + 1 == whole.len() && events.is_empty();
            prop_assert_eq!(aside, if is_whole { Vec::new() } else { vec![text.to_owned()] });
        }

        #[test]
        fn foreign_text_in_any_place_never_panics(events in any_events(), place in 0.0..1.0, text in "\\PC{0,9}|[-,0-9\n]{1,30}") {
            let mut whole = write_archive(&events);
            let at = (whole.len() as f64 * place) as usize;
            whole.insert_str(at, &text);
            read_archive(&whole);
            read_archive(&text);
        }

        #[test]
        fn numbers_of_any_size_are_read(number in any::<i64>()) {
            prop_assert_eq!(Numbers(number.to_string().as_bytes()).next(), Some(number));
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in ["", "-", "x", "1,", "1;2", "+1", "9223372036854775808", "-9223372036854775809", ",1"] {
            assert_eq!(Numbers(text.as_bytes()).next(), None, "{text}");
        }
        assert_eq!(Numbers(b"-12,5").next(), Some(-12));
    }

    #[test]
    fn foreign_text_is_set_aside_whole() {
        let later = "{\"archive\":2,\"events\":0,\"sessions\":[],\"items\":[],\"words\":[]}\n";
        for text in ["", "[]", "{}", "null", "Beste docent,\n1,2", later] {
            assert_eq!(read_archive(text), (Vec::new(), vec![text.to_owned()]), "{text}");
        }
    }

    #[test]
    fn a_kind_of_event_of_a_later_version_is_set_aside_and_its_neighbours_are_kept() {
        let event = |number, what| Event { id: EventId { session: 1, number }, at: Moment(5), what };
        let read = event(0, What::Read { module: "m".into(), section: "s".into() });
        let appeal = event(1, What::Appeal { exercise: "x".into(), key: 1, answer: String::new() });
        let text = write_archive(&[read.clone(), appeal, read.clone()]).replacen("{\\\"o\\\"", "{\\\"later\\\"", 1);
        let (kept, aside) = read_archive(&text);
        assert_eq!((kept, aside.len()), (vec![read.clone(), read], 1));
        assert!(aside[0].starts_with("{\"later\""), "{aside:?}");
    }
}
