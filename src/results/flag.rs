//! What is remarkable about a result. Nothing is left out because of it: the teacher decides.

use std::fmt;

use super::Submission;
use super::grade::{Mark, Outcome};
use crate::time::Moment;

/// Less than this many seconds for each answer is too fast to have read the question.
const LEAST_SECONDS: u32 = 2;

/// Clocks of devices may differ by so many thousandths of a second.
const CLOCK_SLACK: i64 = 5 * 60_000;

/// One remark beside a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flag {
    /// No name was typed.
    NoName,
    /// The name is not on the class list.
    NotListed,
    /// The same result came so many times, in different codes.
    Copies(u32),
    /// Another attempt of the same name has the same answers.
    SameAnswers,
    /// Handed in so many minutes after the deadline.
    Late(u32),
    /// It is attempt so many, and so many were allowed.
    TooManyAttempts(u32, u32),
    /// Made with another version of the course.
    OtherCourse,
    /// So many questions had another key.
    OtherKeys(u32),
    /// So many questions do not exist here.
    Unknown(u32),
    /// It has another series than the assignment.
    OtherSeries,
    /// It has other questions than the assignment asks in this version of the course.
    OtherQuestions,
    /// So many answers in so many seconds.
    TooFast(u32, u32),
    /// Handed in before it was begun.
    Backwards,
    /// Handed in later than now.
    Future,
    /// More time spent in it than there is between beginning and handing in.
    TooMuchTime,
    /// So many questions without an answer.
    Unanswered(u32),
    /// So many open questions wait for points.
    Waiting(u32),
    /// The student objects to so many grades.
    Appeals(u32),
}

impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let questions = |n: &u32| if *n == 1 { "1 vraag".to_owned() } else { format!("{n} vragen") };
        let text = match self {
            Self::NoName => "Zonder naam ingeleverd.".to_owned(),
            Self::NotListed => "Deze naam staat niet op je klassenlijst.".to_owned(),
            Self::Copies(n) => format!("Kwam {n} keer binnen, in verschillende codes. Telt één keer."),
            Self::SameAnswers => "Zelfde naam en zelfde antwoorden als een andere poging.".to_owned(),
            Self::Late(minutes) => format!("Te laat: {} na de deadline.", duration(*minutes)),
            Self::TooManyAttempts(n, allowed) => format!("Poging {n}, terwijl er {allowed} mocht."),
            Self::OtherCourse => "Gemaakt met een andere versie van de cursus.".to_owned(),
            Self::OtherKeys(n) => {
                format!("Bij {} is de sleutel intussen anders. Nagekeken met de sleutel van nu.", questions(n))
            }
            Self::Unknown(1) => "1 vraag bestaat hier niet en telt niet mee.".to_owned(),
            Self::Unknown(n) => format!("{n} vragen bestaan hier niet en tellen niet mee."),
            Self::OtherSeries => "Andere reeks vragen dan je opgaf.".to_owned(),
            Self::OtherQuestions => "Andere vragen dan deze opdracht stelt.".to_owned(),
            Self::TooFast(n, seconds) => format!("Erg snel: {} in {seconds} seconden.", questions(n)),
            Self::Backwards => "Ingeleverd voordat het begon: de klok van dat apparaat klopt niet.".to_owned(),
            Self::Future => "Ingeleverd in de toekomst: de klok van dat apparaat klopt niet.".to_owned(),
            Self::TooMuchTime => "Meer werktijd dan er tussen begin en inleveren zit.".to_owned(),
            Self::Unanswered(n) => format!("{} niet beantwoord.", questions(n)),
            Self::Waiting(1) => "1 open vraag wacht op jouw punten.".to_owned(),
            Self::Waiting(n) => format!("{n} open vragen wachten op jouw punten."),
            Self::Appeals(n) => format!("Maakt bezwaar bij {}.", questions(n)),
        };
        f.write_str(&text)
    }
}

/// `12 minuten`, `3 uur`, `2 dagen`.
fn duration(minutes: u32) -> String {
    match minutes {
        0..=1 => "1 minuut".to_owned(),
        2..=119 => format!("{minutes} minuten"),
        120..=2_879 => format!("{} uur", minutes / 60),
        _ => format!("{} dagen", minutes / 1_440),
    }
}

/// What a result says about itself, seen at `now`, with the moment of the deadline if there is one.
pub(super) fn of_one(submission: &Submission, marks: &[Mark], now: Moment, deadline: Option<Moment>) -> Vec<Flag> {
    let mut flags = Vec::new();
    let count = |is: fn(&Mark) -> bool| marks.iter().filter(|mark| is(mark)).count() as u32;
    let mut add = |number: u32, flag: Flag| {
        if number > 0 {
            flags.push(flag);
        }
    };
    let (began, handed_in) = (submission.began.0, submission.handed_in.0);
    if let Some(deadline) = deadline {
        let late = handed_in.saturating_sub(deadline.0);
        add(u32::from(late > 0), Flag::Late(u32::try_from(late / 60_000).unwrap_or(u32::MAX)));
    }
    let is_future = handed_in > now.0.saturating_add(CLOCK_SLACK);
    add(u32::from(is_future), Flag::Future);
    add(u32::from(handed_in < began), Flag::Backwards);
    let between = handed_in.saturating_sub(began) / 1_000;
    let is_too_long = handed_in >= began && i64::from(submission.seconds) > between.saturating_add(60);
    add(u32::from(is_too_long), Flag::TooMuchTime);
    let answered = count(|mark| mark.outcome != Outcome::Unanswered);
    let is_fast = u64::from(submission.seconds) < u64::from(LEAST_SECONDS) * u64::from(answered);
    add(u32::from(is_fast), Flag::TooFast(answered, submission.seconds));
    let unknown = count(|mark| mark.outcome == Outcome::Unknown);
    add(unknown, Flag::Unknown(unknown));
    let changed = count(|mark| mark.has_other_key);
    add(changed, Flag::OtherKeys(changed));
    let empty = count(|mark| mark.outcome == Outcome::Unanswered);
    add(empty, Flag::Unanswered(empty));
    let waiting = count(|mark| mark.outcome == Outcome::Waiting);
    add(waiting, Flag::Waiting(waiting));
    let appeals = count(|mark| mark.has_appealed);
    add(appeals, Flag::Appeals(appeals));
    flags
}
