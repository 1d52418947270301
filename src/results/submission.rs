//! What a student hands in, and its packed form: postcard, deflated.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::CodeError;
use crate::id::fingerprint;
use crate::progress::{HandIn, TakenQuestion};
use crate::time::Moment;

/// The version of the packed form, its first byte.
const VERSION: u8 = 1;

/// Unpacked, a result is never longer than this, in bytes: whatever someone packs, nothing more is made of it.
const MAX_UNPACKED: usize = 2_000_000;

/// How hard to pack, 0 to 10. The best: a result is small, and its code should be short.
const EFFORT: u8 = 10;

/// A name has at most so many characters.
pub const MAX_NAME: usize = 80;

/// What one student handed in: what he answered, not what he earned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// The [`crate::assignment::Link::id`] of the assignment.
    pub assignment: u32,
    /// The version of the course ([`crate::delivery::Index::version`]) that he had.
    pub course: u32,
    /// The name or number that he typed.
    pub name: String,
    /// The series of his questions.
    pub series: u32,
    /// Which attempt it is, from 1.
    pub attempt: u32,
    /// When it was begun.
    pub began: Moment,
    /// When it was handed in.
    pub handed_in: Moment,
    /// How many seconds he spent in it.
    pub seconds: u32,
    /// How many of the sections to be read he had read, of how many.
    pub read: (u32, u32),
    /// His answers, in the order of the questions.
    pub answers: Vec<Answered>,
}

/// One answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The fingerprint of the id of the exercise.
    pub exercise: u32,
    /// The fingerprint of its answer key.
    pub key: u32,
    /// The answer in its stored form; empty when none was given.
    pub answer: String,
    /// Seconds spent on it.
    pub seconds: u32,
    /// Whether he says that it was graded wrongly.
    pub has_appealed: bool,
}

/// The first version of the packed form. Fields are added in a next version only.
#[derive(Serialize, Deserialize)]
struct Version1 {
    assignment: u32,
    course: u32,
    name: String,
    series: u32,
    attempt: u32,
    /// In seconds: a result needs no thousandths.
    began: i64,
    /// Seconds after `began`.
    handed_in: i64,
    seconds: u32,
    read: (u32, u32),
    answers: Vec<Answered>,
}

impl Submission {
    /// What is handed in by `hand_in` at `at`, made with the version `course`.
    pub fn of(hand_in: &HandIn, course: u32, at: Moment) -> Self {
        let answered = |question: &TakenQuestion| Answered {
            exercise: fingerprint(&question.exercise),
            key: question.key,
            answer: question.answer.clone(),
            seconds: question.seconds,
            has_appealed: hand_in.appeals.contains(&question.exercise),
        };
        Self {
            assignment: hand_in.assignment,
            course,
            name: clean(&hand_in.name),
            series: hand_in.series,
            attempt: hand_in.attempt,
            began: whole_second(hand_in.taken.began),
            handed_in: whole_second(at),
            seconds: hand_in.taken.seconds,
            read: hand_in.read,
            answers: hand_in.taken.questions.iter().map(answered).collect(),
        }
    }

    /// The packed form.
    pub fn pack(&self) -> Vec<u8> {
        let began = self.began.0.div_euclid(1_000);
        let wire = Version1 {
            assignment: self.assignment,
            course: self.course,
            name: clean(&self.name),
            series: self.series,
            attempt: self.attempt,
            began,
            handed_in: self.handed_in.0.div_euclid(1_000).saturating_sub(began),
            seconds: self.seconds,
            read: self.read,
            answers: self.answers.clone(),
        };
        let plain = postcard::to_allocvec(&wire).unwrap_or_default();
        let mut bytes = vec![VERSION];
        bytes.extend(miniz_oxide::deflate::compress_to_vec(&plain, EFFORT));
        bytes
    }

    /// Reads the packed form.
    ///
    /// # Errors
    /// When it is of a later version, or no packed result.
    pub fn unpack(bytes: &[u8]) -> Result<Self, CodeError> {
        let (version, packed) = bytes.split_first().ok_or(CodeError::Strange)?;
        if *version > VERSION {
            return Err(CodeError::TooNew);
        }
        let plain = miniz_oxide::inflate::decompress_to_vec_with_limit(packed, MAX_UNPACKED);
        let plain = plain.map_err(|_| CodeError::Strange)?;
        let wire: Version1 = postcard::from_bytes(&plain).map_err(|_| CodeError::Strange)?;
        let moment = |seconds: i64| Moment(seconds.saturating_mul(1_000));
        Ok(Self {
            assignment: wire.assignment,
            course: wire.course,
            name: clean(&wire.name),
            series: wire.series,
            attempt: wire.attempt,
            began: moment(wire.began),
            handed_in: moment(wire.began.saturating_add(wire.handed_in)),
            seconds: wire.seconds,
            read: wire.read,
            answers: wire.answers,
        })
    }

    /// The exercises that it has answers to, as ids, by those of the course. Unknown ones are missing.
    pub fn exercises<'a>(&self, ids: impl Iterator<Item = &'a str>) -> BTreeMap<u32, &'a str> {
        let known: BTreeMap<u32, &str> = ids.map(|id| (fingerprint(id), id)).collect();
        self.answers
            .iter()
            .filter_map(|answer| known.get_key_value(&answer.exercise))
            .map(|(n, id)| (*n, *id))
            .collect()
    }
}

/// A name as it can stand anywhere: one line, without invisible characters, at most [`MAX_NAME`] characters.
pub fn clean(name: &str) -> String {
    let is_visible = |c: &char| {
        !c.is_control() && !matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    let words: Vec<String> = name.split_whitespace().map(|word| word.chars().filter(is_visible).collect()).collect();
    let name: String = words.join(" ").trim().chars().take(MAX_NAME).collect();
    name.trim_end().to_owned()
}

fn whole_second(moment: Moment) -> Moment {
    Moment(moment.0.div_euclid(1_000).saturating_mul(1_000))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::results::{Sealed, find_codes, write_code};

    prop_compose! {
        fn any_answer()(
            exercise in any::<u32>(), key in any::<u32>(), answer in "\\PC{0,60}", seconds in any::<u32>(), has_appealed in any::<bool>(),
        ) -> Answered {
            Answered { exercise, key, answer, seconds, has_appealed }
        }
    }

    prop_compose! {
        pub fn any_submission()(
            numbers in any::<[u32; 5]>(), name in "\\PC{0,90}", began in -9_000_000_000_i64..9_000_000_000, after in 0_i64..9_000_000,
            read in any::<(u32, u32)>(), answers in proptest::collection::vec(any_answer(), 0..20),
        ) -> Submission {
            let [assignment, course, series, attempt, seconds] = numbers;
            Submission {
                assignment, course, name: clean(&name), series, attempt, began: Moment(began * 1_000),
                handed_in: Moment((began + after) * 1_000), seconds, read, answers,
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_handed_in_arrives(submission in any_submission()) {
            let code = write_code(&submission.pack(), Sealed::No);
            let found = find_codes(&code).remove(0).expect("een hele code");
            prop_assert_eq!(Submission::unpack(&found.bytes), Ok(submission));
        }

        #[test]
        fn any_bytes_are_a_result_or_a_reason(bytes in proptest::collection::vec(any::<u8>(), 0..200), cut in 0_usize..400) {
            let _ = Submission::unpack(&bytes);
            let mut whole = Submission { name: "Sem".into(), ..Submission::default() }.pack();
            whole.truncate(cut);
            whole.extend(&bytes);
            let _ = Submission::unpack(&whole);
        }

        #[test]
        fn a_clean_name_stays_as_it_is(name in "\\PC{0,120}") {
            prop_assert_eq!(clean(&clean(&name)), clean(&name));
        }
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut bytes = vec![VERSION];
        bytes.extend(miniz_oxide::deflate::compress_to_vec(&vec![0; 50_000_000], EFFORT));
        assert_eq!(Submission::unpack(&bytes), Err(CodeError::Strange));
    }

    #[test]
    fn names_lose_what_can_not_be_seen() {
        assert_eq!(clean("  Sem\n de\tWit \u{202e}"), "Sem de Wit");
        assert_eq!(clean("=HYPERLINK(\"x\")"), "=HYPERLINK(\"x\")");
    }
}
