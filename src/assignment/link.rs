//! An assignment as a link, and back. The names in it can be read and stay the same for ever: links live in mails for years.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use form_urlencoded::Serializer;

use super::{
    Assignment, Choice, Deadline, Feedback, MAX_ATTEMPTS, MAX_MESSAGE, MAX_NUMBER, MAX_TITLE, PublicKey, Questions,
};
use crate::exam::{MAX_SERIES, Size};
use crate::exercise::{KINDS, Level};
use crate::id;
use crate::progress::Audience;
use crate::time::Day;

/// The version of the link. It goes up when an older reader would do something else than what is meant.
const VERSION: u32 = 1;

/// Nothing longer is looked at, in bytes.
const MAX_LENGTH: usize = 6_000;

/// A list names at most so many things.
const MAX_LIST: usize = 60;

/// The last part of each link: a number that follows from all before it, so that a cut-off link is seen.
const CHECK: &str = "controle";

/// An assignment as it arrived by a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The name by which results refer to it; it follows from the link.
    pub id: u32,
    /// The assignment.
    pub assignment: Assignment,
    /// What could not be understood, a sentence each. The rest holds.
    pub notes: Vec<String>,
}

/// Why a link is no assignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkError {
    /// It names no assignment at all.
    None,
    /// It was made by a later version.
    TooNew,
    /// Something is missing or was changed.
    CutOff,
    /// It is far too long.
    TooLong,
    /// There is nothing to do in it.
    Empty,
}

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "Dit is geen link naar een opdracht. Vraag je docent om de hele link.",
            Self::TooNew => "Deze opdracht is gemaakt met een nieuwere versie van de trainer. Ververs deze pagina en open de link opnieuw.",
            Self::CutOff => "Deze link is niet compleet of onderweg veranderd. Vraag je docent om de hele link, of scan de QR-code.",
            Self::TooLong => "Deze link is veel te lang voor een opdracht. Vraag je docent om de goede link.",
            Self::Empty => "In deze opdracht staat niets om te doen. Vraag je docent om een nieuwe link.",
        })
    }
}

impl Assignment {
    /// The assignment as what stands behind the `?` of a link. Texts that are too long are cut.
    pub fn query(&self) -> String {
        let pairs = self.pairs();
        let mut text = Serializer::new(String::new());
        for (name, value) in &pairs {
            text.append_pair(name, value);
        }
        text.append_pair(CHECK, &format!("{:08x}", check(&pairs)));
        text.finish()
    }

    /// The name by which results refer to it.
    pub fn id(&self) -> u32 {
        check(&self.pairs())
    }

    fn pairs(&self) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut add = |name: &str, value: String| {
            if !value.is_empty() {
                pairs.push((name.to_owned(), value));
            }
        };
        add("v", VERSION.to_string());
        add("titel", cut(&self.title, MAX_TITLE));
        add("niveau", if self.is_hbo() { "hbo" } else { "mbo" }.to_owned());
        add("lees", self.lessons.join("."));
        match &self.questions {
            Questions::Nothing => {}
            Questions::Exercises(choice) => {
                add("aantal", choice.number.to_string());
                add("modules", choice.modules.join("."));
                add("soorten", choice.kinds.join("."));
                add("vragen", choice.levels.iter().map(|level| level.tag()).collect::<Vec<_>>().join("."));
            }
            Questions::Test(size) => add("toets", size.to_string()),
        }
        add("reeks", self.series.map_or("eigen".to_owned(), |series| series.to_string()));
        add("tot", self.deadline.map(|it| format!("{}-{}", it.day.iso(), it.time())).unwrap_or_default());
        add("pogingen", if self.attempts == 1 { String::new() } else { self.attempts.to_string() });
        add("uitleg", if self.feedback == Feedback::AtOnce { "" } else { "na" }.to_owned());
        add("minimaal", if self.mastery == 0 { String::new() } else { self.mastery.to_string() });
        add("bericht", cut(&self.message, MAX_MESSAGE));
        add("sleutel", self.key.map(|key| URL_SAFE_NO_PAD.encode(key)).unwrap_or_default());
        pairs
    }
}

impl Link {
    /// Reads what stands behind the `?` of a link, or a whole link.
    ///
    /// # Errors
    /// When it is no assignment, or not a whole one. What is unknown or repeated in it is noted, and the rest holds.
    pub fn read(text: &str) -> Result<Self, LinkError> {
        if text.len() > MAX_LENGTH {
            return Err(LinkError::TooLong);
        }
        let text = text.trim();
        let query = text.rsplit_once('?').map_or(text, |(_, query)| query);
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let version: u32 = value(&pairs, "v").and_then(|value| value.parse().ok()).ok_or(LinkError::None)?;
        if version > VERSION {
            return Err(LinkError::TooNew);
        }
        // What mail programs hang behind a link comes after the check.
        let end = pairs.iter().position(|(name, _)| name == CHECK).ok_or(LinkError::CutOff)?;
        let (whole, id) = (&pairs[..end], u32::from_str_radix(pairs[end].1.trim(), 16));
        let id = id.ok().filter(|id| *id == check(whole)).ok_or(LinkError::CutOff)?;
        let mut reader = Reader { pairs: whole, notes: Vec::new() };
        let assignment = reader.assignment();
        reader.note_others();
        if assignment.lessons.is_empty() && assignment.questions == Questions::Nothing {
            return Err(LinkError::Empty);
        }
        Ok(Self { id, assignment, notes: reader.notes })
    }
}

/// The names that this version knows.
const NAMES: [&str; 16] = [
    "v", "titel", "niveau", "lees", "aantal", "modules", "soorten", "vragen", "toets", "reeks", "tot", "pogingen",
    "uitleg", "minimaal", "bericht", "sleutel",
];

struct Reader<'a> {
    pairs: &'a [(String, String)],
    notes: Vec<String>,
}

impl Reader<'_> {
    fn assignment(&mut self) -> Assignment {
        let default = Assignment::default();
        Assignment {
            title: cut(self.text("titel"), MAX_TITLE),
            message: cut(self.text("bericht"), MAX_MESSAGE),
            audience: self.understood("niveau", audience).unwrap_or_default(),
            lessons: self.list("lees", |slug| id::is_valid(slug).then(|| slug.to_owned())),
            questions: self.questions(),
            series: match self.text("reeks") {
                "eigen" => None,
                _ => Some(self.number("reeks", 1..=MAX_SERIES).unwrap_or(1)),
            },
            deadline: self.understood("tot", deadline),
            attempts: self.number("pogingen", 1..=MAX_ATTEMPTS).unwrap_or(default.attempts),
            feedback: self
                .understood("uitleg", |value| (value == "na").then_some(Feedback::AfterDeadline))
                .unwrap_or_default(),
            mastery: self.number("minimaal", 0..=100).unwrap_or_default(),
            key: self.understood("sleutel", public_key),
        }
    }

    fn questions(&mut self) -> Questions {
        if let Some(size) = self.understood("toets", |value| value.parse::<Size>().ok()) {
            return Questions::Test(size);
        }
        let Some(number) = self.number("aantal", 1..=MAX_NUMBER) else { return Questions::Nothing };
        Questions::Exercises(Choice {
            modules: self.list("modules", |slug| id::is_valid(slug).then(|| slug.to_owned())),
            kinds: self.list("soorten", |tag| KINDS.iter().find(|(known, _)| *known == tag).map(|_| tag.to_owned())),
            levels: self.list("vragen", Level::parse),
            number,
        })
    }

    fn text(&self, name: &str) -> &str {
        value(self.pairs, name).unwrap_or_default()
    }

    /// What `read` makes of a value; noted when it makes nothing of it.
    fn understood<T>(&mut self, name: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name).to_owned();
        let understood = (!text.is_empty()).then(|| read(&text))?;
        if understood.is_none() {
            self.note(name, &text);
        }
        understood
    }

    fn number(&mut self, name: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
        self.understood(name, |text| text.parse().ok().filter(|number| range.contains(number)))
    }

    fn list<T>(&mut self, name: &str, read: impl Fn(&str) -> Option<T>) -> Vec<T> {
        let text = self.text(name).to_owned();
        let mut list = Vec::new();
        for part in text.split('.').filter(|part| !part.is_empty()).take(MAX_LIST) {
            match read(part) {
                Some(value) => list.push(value),
                None => self.note(name, part),
            }
        }
        list
    }

    fn note(&mut self, name: &str, value: &str) {
        self.notes.push(format!("Deze link vraagt onderdelen die hier niet bestaan: {name} ‘{}’.", cut(value, 40)));
    }

    /// Notes what is unknown, and what stands there twice: the first one holds.
    fn note_others(&mut self) {
        let mut seen: Vec<&str> = Vec::new();
        let mut notes = Vec::new();
        for (name, _) in self.pairs {
            let name = name.as_str();
            if !NAMES.contains(&name) {
                notes.push(format!("Deze link vraagt iets wat hier niet bestaat: ‘{}’.", cut(name, 40)));
            } else if seen.contains(&name) {
                notes.push(format!("In deze link staat ‘{name}’ twee keer. De eerste telt."));
            }
            seen.push(name);
        }
        self.notes.extend(notes);
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> Option<&'a str> {
    pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// A number that follows from all names and values, whatever way a mail program writes them.
fn check(pairs: &[(String, String)]) -> u32 {
    let text: String = pairs.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    id::fingerprint(&text)
}

fn cut(text: &str, most: usize) -> String {
    let plain: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
    plain.trim().chars().take(most).collect::<String>().trim_end().to_owned()
}

fn audience(text: &str) -> Option<Audience> {
    match text {
        "mbo" => Some(Audience::Mbo),
        "hbo" => Some(Audience::Hbo),
        _ => None,
    }
}

/// Reads `2026-12-05-17.00`.
fn deadline(text: &str) -> Option<Deadline> {
    let (day, time) = text.rsplit_once('-')?;
    let (hour, minute) = time.split_once('.')?;
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    let minute = (hour < 24 && minute < 60).then_some(hour * 60 + minute)?;
    Some(Deadline { day: Day::parse(day)?, minute })
}

fn public_key(text: &str) -> Option<PublicKey> {
    URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests;
