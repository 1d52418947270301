//! What a teacher decided about the results of one assignment, as it is stored beside them.

use serde::{Deserialize, Serialize};

use super::Submission;
use super::choices::is_same;
use crate::id::fingerprint;
use crate::progress::MarkRules;
use crate::time::Moment;

/// Everything that a teacher decided about one assignment. Two of them merge: of the same decision the later one holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Decisions {
    /// The class list as it was pasted, one name a line.
    #[serde(rename = "klas")]
    pub list: String,
    /// When the list was changed.
    #[serde(rename = "klas_op")]
    pub list_at: Moment,
    /// Wordings that count as right.
    #[serde(rename = "goedgekeurd")]
    pub accepted: Vec<Accepted>,
    /// Points for what a student wrote freely.
    #[serde(rename = "punten")]
    pub scored: Vec<Scored>,
    /// How points become a mark.
    #[serde(rename = "cijfer")]
    pub rules: MarkRules,
    /// When the rules were changed.
    #[serde(rename = "cijfer_op")]
    pub rules_at: Moment,
}

/// A wording that counts as right for everyone who gave it, or no longer does.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Accepted {
    /// The number of the exercise.
    #[serde(rename = "oefening")]
    pub exercise: u32,
    /// The part of it; empty when it has one part only.
    #[serde(rename = "deel", default)]
    pub part: String,
    /// What was answered.
    #[serde(rename = "antwoord")]
    pub wording: String,
    /// Whether it counts.
    #[serde(rename = "goed")]
    pub is_right: bool,
    /// When this was decided.
    #[serde(rename = "op")]
    pub at: Moment,
}

/// Points that a teacher gave for one answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Scored {
    /// Whose answer ([`Submission::number`]).
    #[serde(rename = "wie")]
    pub who: u32,
    /// The number of the exercise.
    #[serde(rename = "oefening")]
    pub exercise: u32,
    /// The points, of those of the exercise.
    #[serde(rename = "punten")]
    pub points: u32,
    /// When they were given.
    #[serde(rename = "op")]
    pub at: Moment,
}

impl Submission {
    /// A number by which decisions name this result.
    pub fn number(&self) -> u32 {
        fingerprint(&format!("{}\n{}\n{}", self.name, self.began.0, self.attempt))
    }
}

impl Decisions {
    /// Says whether `wording` counts as right.
    pub fn accept(&mut self, decided: Accepted) {
        let is_this = |known: &Accepted| {
            known.exercise == decided.exercise
                && known.part == decided.part
                && is_same(&known.wording, &decided.wording)
        };
        match self.accepted.iter_mut().find(|known| is_this(known)) {
            Some(known) if known.at <= decided.at => *known = decided,
            Some(_) => {}
            None => self.accepted.push(decided),
        }
    }

    /// Gives points for an answer.
    pub fn score(&mut self, given: Scored) {
        match self.scored.iter_mut().find(|known| known.who == given.who && known.exercise == given.exercise) {
            Some(known) if known.at <= given.at => *known = given,
            Some(_) => {}
            None => self.scored.push(given),
        }
    }

    /// Whether `wording` in this part was accepted.
    pub fn is_accepted(&self, exercise: u32, part: &str, wording: &str) -> bool {
        let is_this = |known: &&Accepted| {
            known.is_right && known.exercise == exercise && known.part == part && is_same(&known.wording, wording)
        };
        self.accepted.iter().any(|known| is_this(&known))
    }

    /// Takes in what was decided elsewhere: in another tab, or in a back-up.
    pub fn merge(&mut self, other: Self) {
        other.accepted.into_iter().for_each(|decided| self.accept(decided));
        other.scored.into_iter().for_each(|given| self.score(given));
        if other.list_at > self.list_at {
            (self.list, self.list_at) = (other.list, other.list_at);
        }
        if other.rules_at > self.rules_at {
            (self.rules, self.rules_at) = (other.rules, other.rules_at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(wording: &str, is_right: bool, at: i64) -> Accepted {
        Accepted { exercise: 1, part: String::new(), wording: wording.into(), is_right, at: Moment(at) }
    }

    #[test]
    fn the_later_decision_holds_whoever_merges() {
        let (mut one, mut two) = (Decisions::default(), Decisions::default());
        one.accept(accepted("Klantverlies", true, 5));
        two.accept(accepted("klantverlies", false, 9));
        two.score(Scored { who: 1, exercise: 2, points: 3, at: Moment(4) });
        let merged = |mut a: Decisions, b: &Decisions| {
            a.merge(b.clone());
            (a.is_accepted(1, "", "het klantverlies"), a.scored.len())
        };
        assert!(one.is_accepted(1, "", "Het klantverlies"));
        assert!(!one.is_accepted(1, "ander", "klantverlies") && !one.is_accepted(2, "", "klantverlies"));
        assert_eq!(merged(one.clone(), &two), (false, 1));
        assert_eq!(merged(two, &one), (false, 1));
    }
}
