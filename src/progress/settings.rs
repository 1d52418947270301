//! What a learner chose once, stored beside the log.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

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
