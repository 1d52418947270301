//! What a learner chose once, stored beside the log.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::time::Day;

/// A learner's settings. What is unknown or missing falls back on the default, so that old and new versions read each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which material to show.
    #[serde(deserialize_with = "or_default")]
    pub audience: Audience,
    /// Light, dark, or as the device says.
    #[serde(deserialize_with = "or_default")]
    pub theme: Theme,
    /// Four rating buttons under a card instead of two.
    #[serde(deserialize_with = "or_default")]
    pub four_buttons: bool,
    /// Show notes for teachers in lessons.
    #[serde(deserialize_with = "or_default")]
    pub teacher: bool,
    /// Whether the learner was asked for level and exam date.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub is_set_up: bool,
    /// The day of the exam.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub exam: Option<Day>,
    /// How many minutes a day the learner wants to spend; `None`: [`MINUTES`].
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub minutes: Option<u32>,
    /// How a self-test becomes a mark.
    #[serde(deserialize_with = "or_default", skip_serializing_if = "is_default")]
    pub mark: MarkRules,
}

/// How many minutes a day a learner studies who chose no number.
pub const MINUTES: u32 = 20;

impl Settings {
    /// How many minutes a day the learner wants to spend.
    pub fn minutes(&self) -> u32 {
        self.minutes.unwrap_or(MINUTES)
    }
}

/// How points become a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkRules {
    /// The percentage of what can be known that earns the pass mark, 1 to 99.
    pub cesuur: u32,
    /// The pass mark in tenths: 55 or 60.
    pub pass: u32,
    /// Whether what blind guessing earns is taken off first.
    pub corrects_guessing: bool,
    /// The N-term in tenths, 0 to 20, for those who want the formula of the central exams instead.
    pub n_term: Option<u32>,
    /// Half marks instead of tenths.
    pub halves: bool,
}

impl Default for MarkRules {
    /// As in the course: 55% after correction for guessing earns a 5,5.
    fn default() -> Self {
        Self { cesuur: 55, pass: 55, corrects_guessing: true, n_term: None, halves: false }
    }
}

/// The kind of education a learner is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Audience {
    /// The common material.
    #[default]
    Mbo,
    /// The common material and the HBO extras.
    Hbo,
}

/// The colours of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// A value of another version (or none at all) must not take the other settings, or a whole back-up, down with it.
pub(super) fn or_default<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(input: D) -> Result<T, D::Error> {
    let value = <&RawValue>::deserialize(input)?;
    Ok(serde_json::from_str(value.get()).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_other_versions_load() {
        let text = r#"{"audience":"hbo","theme":"regenboog","teacher":"soms","toekomst":1}"#;
        let settings: Settings = serde_json::from_str(text).expect("leesbaar");
        assert_eq!(settings, Settings { audience: Audience::Hbo, ..Settings::default() });
    }
}
