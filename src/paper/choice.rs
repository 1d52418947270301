//! What to print, as it stands in an address: a link reproduces it.

use crate::exam::{MAX_MODULE, MAX_SERIES, Size, Spec};
use crate::progress::{Audience, MarkRules};

use super::Way;

/// What to print.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// A summary of modules.
    #[default]
    Summary,
    /// Cards to cut.
    Cards,
    /// A test.
    Test,
}

/// A part of a test that can be printed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The questions.
    Questions,
    /// A sheet to write the answers on.
    AnswerSheet,
    /// The answers with their points, and the table of marks.
    Key,
    /// How the questions are spread over modules and levels.
    Blueprint,
}

/// What a question is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Points {
    /// One point each, as in the app: a part of it for each part that is right.
    #[default]
    Question,
    /// A point for each part.
    Part,
}

/// What to print, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What.
    pub what: What,
    /// For whom.
    pub audience: Audience,
    /// The numbers of the modules; empty when none is chosen yet.
    pub modules: Vec<u32>,
    /// Summary: with what terms are mixed up with.
    pub with_confusions: bool,
    /// Cards: front and back beside each other, to fold.
    pub is_folded: bool,
    /// Test: which one.
    pub test: TestChoice,
}

/// Which test to print, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestChoice {
    /// Its length. With [`Length::Modules`] the modules of the choice count.
    pub length: Length,
    /// The series, as in [`Spec::series`].
    pub series: u32,
    /// The version, as in [`Spec::version`].
    pub version: u32,
    /// How versions A and B differ.
    pub way: Way,
    /// The letter of the only version to print; empty for all of them.
    pub only: String,
    /// What to print of it.
    pub parts: Vec<Part>,
    /// What a question is worth.
    pub points: Points,
    /// The title; empty is the usual one.
    pub title: String,
    /// The date as it is printed; may be empty.
    pub date: String,
    /// How points become a mark.
    pub rules: MarkRules,
}

/// How long a test is, or what it is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Length {
    /// The whole blueprint.
    Full,
    /// Half of it.
    Half,
    /// About the modules that are chosen.
    #[default]
    Modules,
}

impl Part {
    /// All parts with their names in an address, in the order of printing.
    pub const ALL: [(Self, &'static str); 4] = [
        (Self::Questions, "vragen"),
        (Self::AnswerSheet, "antwoordblad"),
        (Self::Key, "sleutel"),
        (Self::Blueprint, "matrijs"),
    ];
}

/// At most so many modules are read: the code of a test about them must not get too long to be one.
const MOST_MODULES: usize = 40;

/// The longest title or date that is read, in characters.
const LONGEST: usize = 80;

impl Choice {
    /// The choice that `get` tells of, the value by name; what is missing or makes no sense is as usual. `audience` is who it is for when
    /// the address does not say.
    pub fn read(get: impl Fn(&str) -> Option<String>, audience: Audience) -> Self {
        let is = |name: &str, value: &str| get(name).as_deref() == Some(value);
        let code = get("code").and_then(|code| code.parse::<Spec>().ok());
        let audience = match (&code, get("niveau").as_deref()) {
            (Some(spec), _) => spec.audience,
            (None, Some("hbo")) => Audience::Hbo,
            (None, Some("mbo")) => Audience::Mbo,
            _ => audience,
        };
        let number = |part: &str| part.parse().ok().filter(|number| (1..=MAX_MODULE).contains(number));
        let numbers = |text: String| text.split('.').filter_map(number).take(MOST_MODULES).collect();
        let (length, modules) = match code.as_ref().map(|spec| &spec.size) {
            Some(Size::Full) => (Length::Full, None),
            Some(Size::Half) => (Length::Half, None),
            Some(Size::Modules(numbers)) => (Length::Modules, Some(numbers.clone())),
            None => (Length::Modules, None),
        };
        let what = match get("wat").as_deref() {
            Some("kaarten") => What::Cards,
            Some("toets") => What::Test,
            _ => What::Summary,
        };
        let test = TestChoice {
            length,
            series: code.as_ref().map_or_else(|| series(&get), |spec| spec.series),
            version: code.as_ref().map_or(1, |spec| spec.version),
            ..TestChoice::read(get_text(&get), is)
        };
        Self {
            what,
            audience,
            modules: modules.or_else(|| get("modules").map(numbers)).unwrap_or_default(),
            with_confusions: is("verwarring", "ja"),
            is_folded: is("kanten", "vouwen"),
            test,
        }
    }

    /// The test that is chosen. `None` when it is about modules and none is chosen.
    pub fn spec(&self) -> Option<Spec> {
        let size = match self.test.length {
            Length::Full => Size::Full,
            Length::Half => Size::Half,
            Length::Modules => Size::of_modules(self.modules.iter().copied())?,
        };
        Some(Spec { audience: self.audience, size, series: self.test.series, version: self.test.version })
    }

    /// The choice as names and values for an address; what is as usual is left out.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let modules = || self.modules.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
        let audience = match self.audience {
            Audience::Mbo => "mbo",
            Audience::Hbo => "hbo",
        };
        let mut pairs = match self.what {
            What::Summary => vec![("wat", "samenvatting".to_owned())],
            What::Cards => vec![("wat", "kaarten".to_owned())],
            What::Test => vec![("wat", "toets".to_owned())],
        };
        match self.spec().filter(|_| self.what == What::Test) {
            Some(spec) => {
                pairs.push(("code", spec.to_string()));
                // Kept for who goes on to cards or a summary.
                if self.test.length != Length::Modules && !self.modules.is_empty() {
                    pairs.push(("modules", modules()));
                }
            }
            None => {
                pairs.extend([("niveau", audience.to_owned()), ("modules", modules())]);
                if self.what == What::Test {
                    pairs.push(("reeks", self.test.series.to_string()));
                }
            }
        }
        match self.what {
            What::Summary if self.with_confusions => pairs.push(("verwarring", "ja".to_owned())),
            What::Cards if self.is_folded => pairs.push(("kanten", "vouwen".to_owned())),
            What::Test => self.test.add_pairs(&mut pairs),
            _ => {}
        }
        pairs.retain(|(_, value)| !value.is_empty());
        pairs
    }
}

/// The series of a test that has no code yet, because no module is chosen.
fn series(get: impl Fn(&str) -> Option<String>) -> u32 {
    let series = get("reeks").and_then(|series| series.parse().ok());
    series.filter(|series| (1..=MAX_SERIES).contains(series)).unwrap_or(1)
}

/// A value cut to a length that fits a page.
fn get_text(get: impl Fn(&str) -> Option<String>) -> impl Fn(&str) -> String {
    move |name| {
        let text: String = get(name).unwrap_or_default().trim().chars().take(LONGEST).collect();
        text.trim_end().to_owned()
    }
}

impl TestChoice {
    fn read(text: impl Fn(&str) -> String, is: impl Fn(&str, &str) -> bool) -> Self {
        let usual = MarkRules::default();
        let wanted = text("delen");
        let parts: Vec<Part> =
            Part::ALL.into_iter().filter(|(_, name)| wanted.split('.').any(|part| part == *name)).map(first).collect();
        Self {
            length: Length::default(),
            series: 1,
            version: 1,
            way: match () {
                () if is("versies", "parallel") => Way::Parallel,
                () if is("versies", "een") => Way::Single,
                () => Way::Order,
            },
            only: Some(text("alleen").to_uppercase())
                .filter(|letter| letter == "A" || letter == "B")
                .unwrap_or_default(),
            parts: if parts.is_empty() { Part::ALL.into_iter().map(first).collect() } else { parts },
            points: if is("punten", "onderdeel") { Points::Part } else { Points::Question },
            title: text("titel"),
            date: text("datum"),
            rules: MarkRules {
                cesuur: text("cesuur").parse().ok().filter(|cesuur| (1..=99).contains(cesuur)).unwrap_or(usual.cesuur),
                pass: if is("voldoende", "6") { 60 } else { usual.pass },
                corrects_guessing: !is("gokken", "telt"),
                ..usual
            },
        }
    }

    fn add_pairs(&self, pairs: &mut Vec<(&'static str, String)>) {
        match self.way {
            Way::Order => {}
            Way::Parallel => pairs.push(("versies", "parallel".to_owned())),
            Way::Single => pairs.push(("versies", "een".to_owned())),
        }
        pairs.push(("alleen", self.only.to_lowercase()));
        if self.parts.len() < Part::ALL.len() {
            let names: Vec<&str> =
                Part::ALL.into_iter().filter(|(part, _)| self.parts.contains(part)).map(|(_, name)| name).collect();
            pairs.push(("delen", names.join(".")));
        }
        if self.points == Points::Part {
            pairs.push(("punten", "onderdeel".to_owned()));
        }
        pairs.extend([("titel", self.title.clone()), ("datum", self.date.clone())]);
        let usual = MarkRules::default();
        if self.rules.cesuur != usual.cesuur {
            pairs.push(("cesuur", self.rules.cesuur.to_string()));
        }
        if self.rules.pass != usual.pass {
            pairs.push(("voldoende", "6".to_owned()));
        }
        if !self.rules.corrects_guessing {
            pairs.push(("gokken", "telt".to_owned()));
        }
    }
}

fn first((part, _): (Part, &str)) -> Part {
    part
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn read(pairs: &[(&'static str, String)]) -> Choice {
        let pairs: BTreeMap<&str, String> = pairs.iter().cloned().collect();
        Choice::read(|name| pairs.get(name).cloned(), Audience::Mbo)
    }

    fn pair(name: &'static str, value: &str) -> (&'static str, String) {
        (name, value.to_owned())
    }

    const NAMES: [&str; 12] = [
        "wat",
        "niveau",
        "modules",
        "code",
        "versies",
        "delen",
        "punten",
        "titel",
        "cesuur",
        "voldoende",
        "gokken",
        "kanten",
    ];

    #[test]
    fn a_module_that_no_code_can_name_is_no_module() {
        assert_eq!(read(&[pair("wat", "toets"), pair("modules", "0.3.1000")]).modules, [3]);
    }

    proptest! {
        #[test]
        fn any_address_is_a_choice_that_its_own_address_gives_again(
            values in proptest::collection::vec(
                "\\PC{0,12}|toets|kaarten|hbo|[0-9.]{0,6}|hbo-heel-7-2|mbo-m3.4-12|parallel|een|sleutel.vragen|onderdeel|6|telt|vouwen",
                12,
            ),
        ) {
            let pairs: Vec<(&str, String)> = NAMES.into_iter().zip(values).collect();
            let choice = read(&pairs);
            let again = read(&choice.pairs());
            prop_assert_eq!(again.pairs(), choice.pairs());
            prop_assert_eq!(again.spec().filter(|_| choice.what == What::Test), choice.spec().filter(|_| choice.what == What::Test));
        }
    }

    #[test]
    fn a_code_says_which_test() {
        let choice = read(&[pair("wat", "toets"), pair("code", "hbo-m4.3-12-2")]);
        assert_eq!(choice.spec().map(|spec| spec.to_string()).as_deref(), Some("hbo-m3.4-12-2"));
        assert_eq!(choice.pairs(), [pair("wat", "toets"), pair("code", "hbo-m3.4-12-2")]);
    }

    #[test]
    fn what_is_not_said_is_as_usual() {
        let choice = read(&[]);
        assert_eq!((choice.what, choice.test.parts.len(), choice.test.rules), (What::Summary, 4, MarkRules::default()));
        assert_eq!(read(&[pair("wat", "toets")]).spec(), None);
    }
}
