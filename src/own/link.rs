//! A short module inside a link: its text deflated, as letters that may stand in any address.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};

use super::{MAX_BYTES, text_of, too_big};

/// A link is no longer than this, in characters: mail programs and learning platforms cut off longer ones.
pub const LINK_LENGTH: usize = 2000;

/// What stands before the letters; the 1 is the version of the format.
const NAME: &str = "m=1.";

/// How hard to pack, 0 to 10: the best, for the link is to be short.
const EFFORT: u8 = 10;

/// The query of a link with this text in it.
pub fn query_of(text: &str) -> String {
    format!("{NAME}{}", URL_SAFE_NO_PAD.encode(compress_to_vec(text.as_bytes(), EFFORT)))
}

/// The text in the query of a link. White space in the query is what mail programs put there.
///
/// # Errors
/// A sentence in Dutch, when it holds no module, or none that may be read.
pub fn from_query(query: &str) -> Result<String, String> {
    const CUT_OFF: &str =
        "Deze link is niet heel overgekomen. Kopieer hem opnieuw, van het begin tot het eind, of vraag om het bestand.";
    let query: String = query.split_whitespace().collect();
    if query.is_empty() {
        return Err("In deze link zit geen module.".to_owned());
    }
    if query.starts_with("m=") && !query.starts_with(NAME) && query.contains('.') {
        return Err("Deze link is gemaakt met een nieuwere versie van de trainer. Ververs de pagina.".to_owned());
    }
    let letters = query.strip_prefix(NAME).ok_or(CUT_OFF)?;
    if letters.len() > LINK_LENGTH {
        return Err("Deze link is te lang. Vraag om het bestand.".to_owned());
    }
    let packed = URL_SAFE_NO_PAD.decode(letters).map_err(|_| CUT_OFF)?;
    // It stops as soon as the text would be longer.
    let bytes = decompress_to_vec_with_limit(&packed, MAX_BYTES).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => too_big(MAX_BYTES + 1),
        _ => CUT_OFF.to_owned(),
    })?;
    text_of(&bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_text_comes_back(text in "[a-zé]\\PC{0,300}") {
            prop_assert_eq!(from_query(&query_of(&text)), Ok(text.replace('\r', "\n")));
        }

        #[test]
        fn any_query_is_a_module_or_says_why_not(query in "\\PC{0,60}|m=1\\.[A-Za-z0-9_-]{0,40}") {
            if let Err(error) = from_query(&query) {
                prop_assert!(error.ends_with('.'));
            }
        }

        #[test]
        fn a_cut_off_link_is_no_module(cut in 1_usize..40) {
            let query = query_of("# Bakkerij\n\nEen les over brood, klanten en alles wat daarbij hoort.");
            prop_assert!(from_query(&query[..query.len() - cut]).is_err());
        }
    }

    #[test]
    fn a_known_link_is_read_for_ever() {
        // The text `Bakkerij`, packed by the first version.
        assert_eq!(from_query(" m=1.c0rMzk4tyswCAA\r\n ").as_deref(), Ok("Bakkerij"));
        assert!(from_query("m=2.QmFr").is_err_and(|error| error.contains("nieuwere versie")));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let bomb = compress_to_vec(&vec![b'a'; 1_000_000], EFFORT);
        let error = from_query(&format!("{NAME}{}", URL_SAFE_NO_PAD.encode(bomb))).expect_err("geweigerd");
        assert!(error.contains("te groot"), "{error}");
    }
}
