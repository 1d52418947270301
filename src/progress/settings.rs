//! What a learner chose once, stored beside the log.

use serde::{Deserialize, Serialize};

/// A learner's settings. Unknown or missing fields fall back on the default, so that old and new versions read each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Which material to show.
    pub audience: Audience,
    /// Light, dark, or as the device says.
    pub theme: Theme,
    /// Four rating buttons under a card instead of two.
    pub four_buttons: bool,
    /// Show notes for teachers in lessons.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_of_other_versions_load() {
        let settings: Settings = serde_json::from_str(r#"{"audience":"hbo","toekomst":1}"#).expect("leesbaar");
        assert_eq!(settings, Settings { audience: Audience::Hbo, ..Settings::default() });
    }
}
