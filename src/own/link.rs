//! A short module inside a link: the packed bytes as letters that may stand in any address.

/// A link is no longer than this, in characters: mail programs and learning platforms cut off longer ones.
pub const LINK_LENGTH: usize = 2000;

/// What stands before the letters; the 1 is the version of the format.
const NAME: &str = "m=1.";

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The query of a link with these packed bytes (base64url without padding).
pub fn query_of(packed: &[u8]) -> String {
    let mut query = NAME.to_owned();
    for three in packed.chunks(3) {
        let bits = three.iter().enumerate().fold(0_u32, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        query.extend((0..=three.len()).map(|at| char::from(LETTERS[(bits >> (18 - 6 * at)) as usize & 63])));
    }
    query
}

/// The packed bytes in the query of a link. White space in it is what mail programs put there.
///
/// # Errors
/// A sentence in Dutch, when it holds no module.
pub fn packed_in(query: &str) -> Result<Vec<u8>, String> {
    const CUT_OFF: &str =
        "Deze link is niet heel overgekomen. Kopieer hem opnieuw, van het begin tot het eind, of vraag om het bestand.";
    let query: String = query.split_whitespace().collect();
    if query.is_empty() {
        return Err("In deze link zit geen module.".to_owned());
    }
    if query.starts_with("m=") && !query.starts_with(NAME) && query.contains('.') {
        return Err("Deze link is gemaakt met een nieuwere versie van de trainer. Ververs de pagina.".to_owned());
    }
    let letters = query.strip_prefix(NAME).filter(|letters| !letters.is_empty()).ok_or(CUT_OFF)?;
    if letters.len() > LINK_LENGTH {
        return Err("Deze link is te lang. Vraag om het bestand.".to_owned());
    }
    let mut packed = Vec::new();
    for four in letters.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for (at, letter) in four.iter().enumerate() {
            let value = LETTERS.iter().position(|known| known == letter).ok_or(CUT_OFF)? as u32;
            bits |= value << (18 - 6 * at);
        }
        packed.extend((0..four.len() - 1).map(|at| (bits >> (16 - 8 * at)) as u8));
    }
    if packed.is_empty() { Err(CUT_OFF.to_owned()) } else { Ok(packed) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn bytes_come_back(packed in proptest::collection::vec(any::<u8>(), 1..400)) {
            prop_assert_eq!(packed_in(&query_of(&packed)), Ok(packed));
        }

        #[test]
        fn any_query_is_a_module_or_says_why_not(query in "\\PC{0,60}|m=1\\.[A-Za-z0-9_-]{0,40}") {
            if let Err(error) = packed_in(&query) {
                prop_assert!(error.ends_with('.'));
            }
        }
    }

    #[test]
    fn known_bytes_have_known_letters() {
        assert_eq!(query_of(b"Bakkerij\xff\xfe"), "m=1.QmFra2VyaWr__g");
        assert_eq!(packed_in(" m=1.QmFr\r\na2VyaWr__g "), Ok(b"Bakkerij\xff\xfe".to_vec()));
        assert!(packed_in("m=2.QmFr").is_err_and(|error| error.contains("nieuwere versie")));
    }
}
