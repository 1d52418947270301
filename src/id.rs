//! Ids are slugs that an author writes: lowercase letters, digits and hyphens, never a position.

/// Turns a Dutch text into a slug: `Differentiëren & zo` becomes `differentieren-zo`.
///
/// Used where an author left out an id for a small part (an option, a step). At most 60 characters.
pub fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        let plain = fold(c);
        if plain.is_ascii_alphanumeric() {
            out.push(plain.to_ascii_lowercase());
        } else if matches!(c, '\'' | '’') {
            // An apostrophe joins: `auto's` is one word.
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
        if out.len() >= 60 {
            break;
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// Whether `id` may stand as an authored id.
pub fn is_valid(id: &str) -> bool {
    !id.is_empty()
        && id.len() <= 60
        && !id.starts_with('-')
        && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// The plain letter under the diacritics that Dutch (and its loan words) uses.
pub(crate) fn fold(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' | 'À' | 'Á' | 'Ä' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'Í' | 'Ï' => 'i',
        'ò' | 'ó' | 'ô' | 'ö' | 'õ' | 'Ó' | 'Ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'Ú' | 'Ü' => 'u',
        'ç' | 'Ç' => 'c',
        'ñ' | 'Ñ' => 'n',
        other => other,
    }
}

/// A short stable number for a text (FNV-1a), to see whether an answer key has changed.
pub fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain_lowercase_words() {
        assert_eq!(slug("Differentiëren & zo"), "differentieren-zo");
        assert_eq!(slug("  De auto's van € 4.000! "), "de-autos-van-4-000");
        assert_eq!(slug("→"), "");
    }

    #[test]
    fn slugs_are_valid_ids_and_sentences_are_not() {
        assert!(is_valid(&slug("Hoe heet dit, en waarom zo lang dat het niet meer past in zestig tekens?")));
        assert!(!is_valid("Een zin"));
        assert!(!is_valid(""));
    }

    #[test]
    fn a_changed_key_has_another_fingerprint() {
        assert_ne!(fingerprint("a=topklant"), fingerprint("a=kansklant"));
    }
}
