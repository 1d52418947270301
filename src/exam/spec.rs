//! Which test: a short code that draws the same questions on every device.

use std::fmt;
use std::str::FromStr;

use crate::id::fingerprint;
use crate::progress::Audience;

/// A test, as its code names it: `mbo-heel-4821-2` or, over modules 3 and 5, `hbo-m3.5-4821-1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spec {
    /// For whom.
    pub audience: Audience,
    /// How long it is, or what it is about.
    pub size: Size,
    /// The seed, 1 to [`MAX_SERIES`].
    pub series: u32,
    /// Counts parallel versions with other questions, 1 to [`MAX_VERSION`].
    pub version: u32,
}

/// How long a test is, or what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    /// As the blueprint says.
    Full,
    /// Half of it.
    Half,
    /// About these modules, by number: increasing, at least one.
    Modules(Vec<u32>),
}

/// The greatest number of a series.
pub const MAX_SERIES: u32 = 9999;

/// The greatest number of a version.
pub const MAX_VERSION: u32 = 20;

/// Numbers of modules above this are refused.
pub const MAX_MODULE: u32 = 999;

/// A code is never longer than this, in bytes.
const MAX_LENGTH: usize = 200;

impl Size {
    /// A test about these modules; the order does not count. `None` without modules.
    pub fn of_modules(numbers: impl IntoIterator<Item = u32>) -> Option<Self> {
        let numbers: std::collections::BTreeSet<u32> = numbers.into_iter().collect();
        (!numbers.is_empty()).then(|| Self::Modules(numbers.into_iter().collect()))
    }
}

impl Spec {
    /// Whether it is for HBO.
    pub fn is_hbo(&self) -> bool {
        self.audience == Audience::Hbo
    }

    /// The test that someone takes next who took those with these `codes`, oldest first: the next version of the last series of this kind,
    /// so that its questions are new. Without one (or after the last version) it is the series `fresh`, brought into range.
    pub fn next<'a>(codes: impl IntoIterator<Item = &'a str>, audience: Audience, size: Size, fresh: u32) -> Self {
        let taken: Vec<Self> = codes.into_iter().filter_map(|code| code.parse().ok()).collect();
        let alike = || taken.iter().filter(|spec| spec.audience == audience && spec.size == size);
        let last = alike().next_back().map(|last| last.series);
        let version = alike().filter(|spec| Some(spec.series) == last).map(|spec| spec.version + 1).max();
        match (last, version) {
            (Some(series), Some(version)) if version <= MAX_VERSION => Self { audience, size, series, version },
            _ => Self { audience, size, series: fresh % MAX_SERIES + 1, version: 1 },
        }
    }

    /// The seed of what all versions share.
    pub(super) fn seed(&self) -> u64 {
        u64::from(fingerprint(&Self { version: 1, ..self.clone() }.to_string()))
    }

    /// The round of an exercise in this test: it decides the numbers in a sum and the order of options, the same for everyone with this
    /// code. The steps of a case build on each other's numbers, so those stay as the author wrote them.
    pub fn round(&self, is_of_case: bool) -> u32 {
        if is_of_case { 0 } else { fingerprint(&self.to_string()) >> 8 }
    }
}

impl fmt::Display for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.audience {
            Audience::Mbo => "mbo-",
            Audience::Hbo => "hbo-",
        })?;
        write!(f, "{}-{}-{}", self.size, self.series, self.version)
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Full => f.write_str("heel"),
            Self::Half => f.write_str("half"),
            Self::Modules(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
                write!(f, "m{}", numbers.join("."))
            }
        }
    }
}

impl FromStr for Size {
    type Err = CodeError;

    /// Reads `heel`, `half` or `m3.5`.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        let size = match text {
            "heel" => Some(Self::Full),
            "half" => Some(Self::Half),
            modules => modules.strip_prefix('m').and_then(numbers).and_then(Self::of_modules),
        };
        size.ok_or(CodeError::Size)
    }
}

/// What is wrong with a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// It has not three or four parts.
    Parts,
    /// It begins with something else than `mbo` or `hbo`.
    Audience,
    /// Its second part is no length and no modules.
    Size,
    /// The number of the series is none, or out of range.
    Series,
    /// The number of the version is none, or out of range.
    Version,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Parts => f.write_str("Dit is geen toetscode. Een code ziet er zo uit: mbo-heel-4821-1."),
            Self::Audience => f.write_str("Een toetscode begint met mbo of hbo, zoals mbo-heel-4821-1."),
            Self::Size => f.write_str("Na mbo of hbo komt heel, half of de modules: m3.5 is module 3 en 5."),
            Self::Series => write!(f, "Het derde deel van de code is een getal van 1 tot en met {MAX_SERIES}."),
            Self::Version => write!(f, "Het laatste deel van de code is een getal van 1 tot en met {MAX_VERSION}."),
        }
    }
}

impl FromStr for Spec {
    type Err = CodeError;

    /// Reads a code as people type it: capitals and spaces do not count, and without a version it is the first.
    fn from_str(text: &str) -> Result<Self, CodeError> {
        if text.len() > MAX_LENGTH {
            return Err(CodeError::Parts);
        }
        let plain = text.trim().to_lowercase();
        let parts: Vec<&str> =
            plain.split(|c: char| c == '-' || c.is_whitespace()).filter(|part| !part.is_empty()).collect();
        let (audience, size, series, version) = match parts.as_slice() {
            [audience, size, series] => (*audience, *size, *series, "1"),
            [audience, size, series, version] => (*audience, *size, *series, *version),
            _ => return Err(CodeError::Parts),
        };
        let audience = match audience {
            "mbo" => Audience::Mbo,
            "hbo" => Audience::Hbo,
            _ => return Err(CodeError::Audience),
        };
        Ok(Self {
            audience,
            size: size.parse()?,
            series: number(series, MAX_SERIES).ok_or(CodeError::Series)?,
            version: number(version, MAX_VERSION).ok_or(CodeError::Version)?,
        })
    }
}

fn numbers(text: &str) -> Option<Vec<u32>> {
    text.split('.').map(|part| number(part, MAX_MODULE)).collect()
}

fn number(text: &str, most: u32) -> Option<u32> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|number| is_plain && (1..=most).contains(number))
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    pub fn any_spec() -> impl Strategy<Value = Spec> {
        let size = prop_oneof![
            Just(Size::Full),
            Just(Size::Half),
            proptest::collection::vec(1..=MAX_MODULE, 1..6)
                .prop_map(|numbers| Size::of_modules(numbers).expect("er is er een")),
        ];
        (any::<bool>(), size, 1..=MAX_SERIES, 1..=MAX_VERSION).prop_map(|(is_hbo, size, series, version)| Spec {
            audience: if is_hbo { Audience::Hbo } else { Audience::Mbo },
            size,
            series,
            version,
        })
    }

    proptest! {
        #[test]
        fn a_code_reads_back_as_what_it_was_written_for(spec in any_spec()) {
            prop_assert_eq!(spec.to_string().parse(), Ok(spec));
        }

        #[test]
        fn any_text_is_a_code_or_says_why_not(text in "\\PC{0,40}|(mbo|hbo|x)[- ](heel|half|m[0-9.]{0,6})[- ][0-9]{0,12}(-[0-9]{0,12})?") {
            match text.parse::<Spec>() {
                Ok(spec) => prop_assert_eq!(spec.to_string().parse(), Ok(spec)),
                Err(error) => prop_assert!(error.to_string().ends_with('.')),
            }
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let spec: Spec = "  MBO heel 4821 ".parse().expect("een code");
        assert_eq!(spec.to_string(), "mbo-heel-4821-1");
        let modules: Spec = "hbo-m5.3.5-7-2".parse().expect("een code");
        assert_eq!(modules.to_string(), "hbo-m3.5-7-2");
    }

    #[test]
    fn who_took_a_test_gets_the_next_version_of_it() {
        let next = |codes: &[&str]| Spec::next(codes.iter().copied(), Audience::Mbo, Size::Full, 41).to_string();
        assert_eq!(next(&[]), "mbo-heel-42-1");
        assert_eq!(next(&["mbo-heel-7-2", "mbo-heel-7-1", "mbo-half-9-5", "hbo-heel-8-1", "?"]), "mbo-heel-7-3");
        assert_eq!(next(&["mbo-heel-7-20"]), "mbo-heel-42-1");
    }

    #[test]
    fn what_is_wrong_is_named() {
        let wrong = [
            ("", CodeError::Parts),
            ("havo-heel-1-1", CodeError::Audience),
            ("mbo-kwart-1-1", CodeError::Size),
            ("mbo-m-1-1", CodeError::Size),
            ("mbo-heel-0-1", CodeError::Series),
            ("mbo-heel-99999999999-1", CodeError::Series),
            ("mbo-heel-1-21", CodeError::Version),
        ];
        for (text, error) in wrong {
            assert_eq!(text.parse::<Spec>(), Err(error), "{text}");
        }
    }
}
