//! What an answer is measured in, and how learners write it.

/// The unit of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// A bare number.
    None,
    /// Euros.
    Euro,
    /// Hundredths.
    Percent,
    /// Anything else, such as `maanden`.
    Word(String),
}

impl Unit {
    /// Reads the attribute `eenheid`.
    pub(super) fn parse(text: &str) -> Self {
        match text {
            "" => Self::None,
            "€" => Self::Euro,
            "%" => Self::Percent,
            word => Self::Word(word.to_lowercase()),
        }
    }

    /// What stands before the field.
    pub fn before(&self) -> &str {
        if *self == Self::Euro { "€" } else { "" }
    }

    /// What stands behind the field.
    pub fn after(&self) -> &str {
        match self {
            Self::Percent => "%",
            Self::Word(word) => word,
            Self::None | Self::Euro => "",
        }
    }

    /// `number` with this unit.
    pub(super) fn with(&self, number: &str) -> String {
        match self {
            Self::None => number.to_owned(),
            Self::Euro => format!("€\u{a0}{number}"),
            Self::Percent => format!("{number}%"),
            Self::Word(word) => format!("{number} {word}"),
        }
    }

    /// `text` without the unit, however it was written.
    pub fn strip(&self, text: &str) -> String {
        let mut text = text.to_lowercase();
        let own = self.after().to_owned();
        for unit in ["€", "euro's", "euro’s", "euro", "eur", "%", "procentpunt", "procent", own.as_str()] {
            if !unit.is_empty() {
                text = text.replace(unit, "");
            }
        }
        // `€ 25,-` is how a price is written.
        text.trim().trim_end_matches(",-").trim_end_matches(",–").trim().to_owned()
    }

    /// What to say when `text` names another unit.
    pub(super) fn objection(&self, text: &str) -> Option<&'static str> {
        let text = match self {
            // `procentpunt` is a unit of its own.
            Self::Word(word) => text.to_lowercase().replace(word, ""),
            _ => text.to_lowercase(),
        };
        let has_percent = text.contains('%') || text.contains("procent");
        let has_euro = text.contains('€') || text.contains("euro");
        match self {
            Self::Percent if has_euro => Some("Gevraagd is een percentage, geen bedrag. Waar deel je door?"),
            Self::Euro if has_percent => Some("Gevraagd is een bedrag in euro’s, geen percentage."),
            Self::Word(_) | Self::None if has_percent || has_euro => {
                Some("Gevraagd is een aantal, geen bedrag of percentage.")
            }
            _ => None,
        }
    }
}
