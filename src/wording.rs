//! Comparing Dutch wordings: what a learner typed with what an author accepts.
//!
//! Spelling that does not matter is taken away (case, accents, articles, plural, a hyphen or space in a compound, klant- or
//! klanten-). What is left must be equal, or off by a slip of the finger.

use std::collections::BTreeSet;

use crate::id::fold;

/// No more of an answer than this is looked at, in characters.
pub const LONGEST: usize = 10_000;
/// No more of a word than this is looked at, in bytes.
const LONGEST_WORD: usize = 60;
/// A term has at most this many words; longer runs are not compared.
const MOST_WORDS: usize = 6;
/// What may stand before a short answer without meaning anything.
const FILLERS: &[&str] =
    &["de", "het", "een", "t", "n", "dat", "dit", "is", "heet", "noem", "noemt", "je", "men", "we", "ze"];

/// What an answer turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// The accepted wording at this place.
    Right(usize),
    /// The accepted wording at this place, with a slip in the spelling.
    Misspelled(usize),
    /// The known wrong wording at this place.
    Wrong(usize),
    /// Nothing that was foreseen.
    Unknown,
}

/// Judges `answer`. Known wrong wordings are recognised before any slip is forgiven, and a slip is never forgiven when the
/// answer is as near to a wrong wording.
pub fn judge<'a>(
    answer: &str,
    right: impl Iterator<Item = &'a str> + Clone,
    wrong: impl Iterator<Item = &'a str> + Clone,
) -> Judgement {
    if let Some(at) = right.clone().position(|wording| is_same(answer, wording)) {
        return Judgement::Right(at);
    }
    if let Some(at) = wrong.clone().position(|wording| is_same(answer, wording)) {
        return Judgement::Wrong(at);
    }
    let nearest = |wordings: &mut dyn Iterator<Item = &'a str>| {
        wordings.enumerate().filter_map(|(at, wording)| Some((slips(answer, wording)?, at))).min()
    };
    match (nearest(&mut right.clone()), nearest(&mut wrong.clone())) {
        (Some(right), Some(wrong)) if wrong.0 <= right.0 => Judgement::Wrong(wrong.1),
        (Some((_, at)), _) => Judgement::Misspelled(at),
        (None, Some((_, at))) => Judgement::Wrong(at),
        (None, None) => Judgement::Unknown,
    }
}

/// Whether two wordings are the same but for spelling that does not matter.
pub fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    !a.is_empty() && !b.is_empty() && (stem(&a.concat()) == stem(&b.concat()) || stems(&a) == stems(&b))
}

/// How many slips (a letter too many, too few, wrong, or two swapped) lie between `answer` and `wording`; `None` when there are
/// more than its length allows: none up to four letters, one up to eight, two beyond.
pub fn slips(answer: &str, wording: &str) -> Option<usize> {
    let (answer, wording) = (words(answer).concat(), words(wording).concat());
    let allowed = match wording.chars().count() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    // A figure is no slip of the finger: 2025 is another year than 2024.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let lengths = answer.len().abs_diff(wording.len());
    // What begins otherwise is another word: `zichtbaar` is no slip for `onzichtbaar`.
    let begins_otherwise = answer.chars().next() != wording.chars().next();
    if begins_otherwise || lengths > 2 * allowed || digits(&answer) != digits(&wording) {
        return None;
    }
    Some(strsim::osa_distance(&answer, &wording)).filter(|slips| *slips <= allowed)
}

/// The words of `text` without case, accents and punctuation, one space apart.
pub fn plain(text: &str) -> String {
    all_words(text).join(" ")
}

/// Whether there is anything to compare in `text`.
pub fn is_blank(text: &str) -> bool {
    words(text).is_empty()
}

/// The plain words of `text`: lowercase, without accents, apostrophes and what stands in front without meaning.
fn words(text: &str) -> Vec<String> {
    let mut all = all_words(text);
    let fillers = all.iter().take_while(|word| FILLERS.contains(&word.as_str())).count();
    if fillers < all.len() {
        all.drain(..fillers);
    }
    all
}

fn all_words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut rest = text.chars().take(LONGEST).flat_map(char::to_lowercase).peekable();
    while let Some(c) = rest.next() {
        let in_number = words.last().is_some_and(|word| word.ends_with(|c: char| c.is_ascii_digit()));
        match fold(c) {
            // `7,5` is not `75`.
            ',' if in_number && rest.peek().is_some_and(char::is_ascii_digit) => {
                words.last_mut().expect("never empty").push(',');
            }
            // Accents that stand apart from their letter, and apostrophes: they join.
            '\u{300}'..='\u{36f}' | '\'' | '’' | '‘' => {}
            'ĳ' => words.last_mut().expect("never empty").push_str("ij"),
            plain if plain.is_alphanumeric() => {
                let word = words.last_mut().expect("never empty");
                // No word is longer, and stemming longer ones would take for ever.
                if word.len() < LONGEST_WORD {
                    word.push(plain);
                }
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

fn stems(words: &[String]) -> Vec<String> {
    words.iter().map(|word| stem(word)).collect()
}

/// The part of a word that stays in the plural and in other forms: `behoeften` and `behoefte` are both `behoeft`.
/// Rough on purpose, and the same for both sides of a comparison.
fn stem(word: &str) -> String {
    let mut stem = word.replace("klanten", "klant");
    loop {
        let before = stem.clone();
        stem = single_letters(&stem);
        for ending in ["en", "e", "s"] {
            if let Some(rest) = stem.strip_suffix(ending).filter(|rest| rest.chars().count() >= 3) {
                stem = rest.to_owned();
            }
        }
        // A stem ends in a voiceless letter: prijzen, prijs; motieven, motief.
        if let Some(rest) = stem.strip_suffix('z') {
            stem = format!("{rest}s");
        } else if let Some(rest) = stem.strip_suffix('v') {
            stem = format!("{rest}f");
        }
        stem = stem.replace("klanten", "klant");
        if stem == before {
            return stem;
        }
    }
}

/// A doubled letter in the last syllable once: `aandeel` and `aandelen` differ in it. Elsewhere it is a slip: `atritie`.
fn single_letters(word: &str) -> String {
    let tail = word.chars().count().saturating_sub(3);
    let mut out = String::with_capacity(word.len());
    for (at, c) in word.chars().enumerate() {
        if at <= tail || !out.ends_with(c) || c.is_ascii_digit() {
            out.push(c);
        }
    }
    out
}

/// A longer text, ready to be searched for terms.
#[derive(Clone, Debug)]
pub struct Spoken(BTreeSet<String>);

impl Spoken {
    /// Takes in a text: every run of words that could be a term.
    pub fn of(text: &str) -> Self {
        let words = all_words(text);
        let runs =
            (0..words.len()).flat_map(|from| (1..=MOST_WORDS.min(words.len() - from)).map(move |count| (from, count)));
        let mut seen = BTreeSet::new();
        for (from, count) in runs {
            seen.insert(stem(&words[from..from + count].concat()));
            seen.insert(stems(&words[from..from + count]).concat());
        }
        Self(seen)
    }

    /// Whether the text has `phrase` in it, spelled in any way that does not matter. A long phrase may have one slip.
    pub fn mentions(&self, phrase: &str) -> bool {
        let words = words(phrase);
        let phrase = stem(&words.concat());
        if phrase.is_empty() {
            return false;
        }
        let near = |seen: &String| seen.len().abs_diff(phrase.len()) <= 1 && strsim::osa_distance(seen, &phrase) <= 1;
        self.0.contains(&phrase)
            || self.0.contains(&stems(&words).concat())
            || (phrase.len() >= 9 && self.0.iter().any(near))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn judged(answer: &str) -> Judgement {
        judge(answer, ["attritie", "churn"].into_iter(), ["retentie", "attrutie"].into_iter())
    }

    #[test]
    fn spelling_that_does_not_matter_is_forgiven() {
        for (a, b) in [
            ("Omni-Channel", "omnichannel"),
            ("een klantenbinding", "klantbinding"),
            ("klanten binding", "klantbinding"),
            ("de behoeften", "behoefte"),
            ("strategieën", "strategie"),
            ("aandelen", "aandeel"),
            ("kpi's", "KPI"),
            ("financie\u{308}le motieven", "financiële motief"),
            ("dat heet het klantaandeel", "klantaandeel"),
            ("analytische CRM-systemen", "analytisch crm systeem"),
        ] {
            assert!(is_same(a, b), "{a} en {b}");
        }
        for (a, b) in [
            ("retentie", "attritie"),
            ("crossmedia", "multimedia"),
            ("contactplan", "contract"),
            ("", ""),
            ("🙂", "🙂"),
        ] {
            assert!(!is_same(a, b), "{a} en {b}");
        }
    }

    #[test]
    fn known_wrong_answers_come_before_slips() {
        assert_eq!(judged("Attritie"), Judgement::Right(0));
        assert_eq!(judged("atritie"), Judgement::Misspelled(0));
        assert_eq!(judged("attrutie"), Judgement::Wrong(1));
        assert_eq!(judged("retentei"), Judgement::Wrong(0));
        assert_eq!(judged("churm"), Judgement::Misspelled(1));
        assert_eq!(judged("iets"), Judgement::Unknown);
        assert_eq!(judged(""), Judgement::Unknown);
    }

    #[test]
    fn one_letter_can_be_another_term() {
        let judged = judge("contractstrategie", ["contactstrategie"].into_iter(), ["contractstrategie"].into_iter());
        assert_eq!(judged, Judgement::Wrong(0));
        assert_eq!(slips("2024", "2025"), None);
    }

    #[test]
    fn terms_are_found_in_a_text() {
        let spoken = Spoken::of("Ik noem: klanten-trouw, een bijdrage van € 1.300 en de levensduur-waarde. 🙂 مرحبا");
        for phrase in ["klantentrouw", "1300", "bijdragen", "levensduurwaarde"] {
            assert!(spoken.mentions(phrase), "{phrase}");
        }
        for phrase in ["retentie", "", "🙂"] {
            assert!(!spoken.mentions(phrase), "{phrase}");
        }
    }

    #[test]
    fn long_answers_are_cut_off() {
        assert!(!is_same(&"a".repeat(2_000_000), "klant"));
        assert!(Spoken::of(&"woord ".repeat(50_000)).mentions("woorden"));
    }

    proptest! {
        #[test]
        fn stemming_twice_changes_nothing(word in "[a-zé]{0,20}") {
            let once = stem(&word);
            prop_assert_eq!(stem(&once), once);
        }

        #[test]
        fn an_accepted_wording_always_passes(
            word in "[b-y]{5,12}", wrong in "[b-y]{5,12}", article in prop_oneof![Just(""), Just("de "), Just("Het ")], loud in any::<bool>(),
        ) {
            let typed = format!("{article}{}", if loud { word.to_uppercase() } else { word.clone() });
            prop_assert_eq!(judge(&typed, [word.as_str()].into_iter(), [wrong.as_str()].into_iter()), Judgement::Right(0));
        }

        #[test]
        fn a_known_wrong_wording_never_passes(right in "[a-z]{3,12}", wrong in "[a-z]{3,12}") {
            prop_assume!(!is_same(&right, &wrong));
            prop_assume!(!is_blank(&wrong));
            prop_assert_eq!(judge(&wrong, [right.as_str()].into_iter(), [wrong.as_str()].into_iter()), Judgement::Wrong(0));
        }

        #[test]
        fn any_answer_can_be_judged(answer in "\\PC{0,60}") {
            judged(&answer);
            Spoken::of(&answer).mentions(&answer);
        }
    }
}
