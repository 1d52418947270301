//! A result as text: `crm1.…….`, letters, digits, hyphens and underscores between two points.
//!
//! It goes through mail, chat and forms that break lines, put `>` before them, and add words around it. What stands between the points is
//! base64url of one byte of flags, the packed result, and a CRC-32 against copying errors.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// How each code begins. The number is the version.
const BEGIN: &str = "crm1.";

/// How a code of any version begins, before its number.
const BEGIN_OF_ANY: &str = "crm";

/// The flag of what can only be read with a private key.
const SEALED: u8 = 1;

/// A code is never longer than this, in characters.
const MAX_LENGTH: usize = 200_000;

/// Whether what is in a code can be read by anyone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sealed {
    /// By anyone.
    No,
    /// By the teacher with the private key.
    Yes,
}

/// What is in a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    /// The code without what it was pasted with: equal texts are the same code.
    pub text: String,
    /// Whether [`Code::bytes`] must be opened with a private key first.
    pub sealed: Sealed,
    /// The packed result.
    pub bytes: Vec<u8>,
}

/// Why a result can't be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// The last part is missing.
    CutOff,
    /// A character was changed, or one is missing in the middle.
    Damaged,
    /// It was made by a later version.
    TooNew,
    /// It is far too long.
    TooLong,
    /// It is whole, and yet holds no result: it was not made by this trainer.
    Strange,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CutOff => "Deze code is afgekapt: het laatste stuk ontbreekt. Vraag de student om de hele code, of om het bestand.",
            Self::Damaged => "Deze code is onderweg veranderd: de controle klopt niet. Vraag de student om hem opnieuw te kopiëren.",
            Self::TooNew => "Deze code komt uit een nieuwere versie van de trainer. Ververs deze pagina en plak hem opnieuw.",
            Self::TooLong => "Dit is veel te lang voor een code van één student.",
            Self::Strange => "Deze code is heel, maar er staat geen resultaat in. Hij is niet door deze trainer gemaakt.",
        })
    }
}

/// The code for `bytes`.
pub fn write_code(bytes: &[u8], sealed: Sealed) -> String {
    let mut frame = vec![if sealed == Sealed::Yes { SEALED } else { 0 }];
    frame.extend_from_slice(bytes);
    let check = crc32fast::hash(&frame);
    frame.extend_from_slice(&check.to_be_bytes());
    format!("{BEGIN}{}.", URL_SAFE_NO_PAD.encode(frame))
}

/// A code as it stood in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How it begins, at most [`SHOWN`] characters: enough to find it again in a mail.
    pub beginning: String,
    /// The code, or why it can't be read.
    pub read: Result<Code, CodeError>,
}

/// How many characters of a code are shown.
pub const SHOWN: usize = 40;

/// All codes in `text`, in their order, each read or with the reason why it can't be. Anything else in the text is passed over.
pub fn find_codes(text: &str) -> Vec<Result<Code, CodeError>> {
    find(text).into_iter().map(|found| found.read).collect()
}

/// As [`find_codes`], with how each begins.
pub fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((version, after)) = next_begin(rest) {
        let (body, is_closed, left) = body(after);
        // `crm2.nl` in a sentence is no code.
        if version != BEGIN && body.len() < 16 {
            rest = left;
            continue;
        }
        let read = match version {
            BEGIN => read(&body, is_closed),
            _ => Err(CodeError::TooNew),
        };
        found.push(Found { beginning: version.chars().chain(body.chars()).take(SHOWN).collect(), read });
        rest = left;
    }
    found
}

/// The beginning of the next code, and what stands behind it.
fn next_begin(text: &str) -> Option<(&str, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find(BEGIN_OF_ANY)?;
        let after = &text[at + BEGIN_OF_ANY.len()..];
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 && digits < 4 && after[digits..].starts_with('.') {
            let end = at + BEGIN_OF_ANY.len() + digits + 1;
            return Some((&text[at..end], &text[end..]));
        }
        from = at + BEGIN_OF_ANY.len();
    }
}

/// The characters of a code up to its point, whether that point was there, and what stands behind it. Line breaks and what mail programs
/// put at the beginning of lines do not count.
fn body(text: &str) -> (String, bool, &str) {
    let mut body = String::new();
    for (at, c) in text.char_indices() {
        match c {
            '.' => return (body, true, &text[at + 1..]),
            c if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') => {
                // The next code begins before this one was closed.
                if body.ends_with("crm") && c.is_ascii_digit() && text[at + 1..].starts_with('.') {
                    body.truncate(body.len() - BEGIN_OF_ANY.len());
                    return (body, false, &text[at - BEGIN_OF_ANY.len()..]);
                }
                body.push(c);
            }
            c if c.is_whitespace() || matches!(c, '>' | '=' | '|' | '\u{ad}' | '\u{200b}' | '\u{feff}') => {}
            _ => return (body, false, &text[at..]),
        }
    }
    (body, false, "")
}

fn read(body: &str, is_closed: bool) -> Result<Code, CodeError> {
    if body.len() > MAX_LENGTH {
        return Err(CodeError::TooLong);
    }
    let broken = if is_closed { CodeError::Damaged } else { CodeError::CutOff };
    let frame = URL_SAFE_NO_PAD.decode(body).map_err(|_| broken)?;
    let (payload, check) = frame.split_last_chunk::<4>().ok_or(broken)?;
    let (flags, bytes) = payload.split_first().ok_or(broken)?;
    if crc32fast::hash(payload) != u32::from_be_bytes(*check) {
        return Err(broken);
    }
    let sealed = match *flags {
        0 => Sealed::No,
        SEALED => Sealed::Yes,
        _ => return Err(CodeError::TooNew),
    };
    Ok(Code { text: format!("{BEGIN}{body}."), sealed, bytes: bytes.to_vec() })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn only(text: &str) -> Result<Code, CodeError> {
        let mut found = find_codes(text);
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0)
    }

    fn bytes() -> Vec<u8> {
        (0..200).collect()
    }

    #[test]
    fn a_code_survives_a_mail_program() {
        let code = write_code(&bytes(), Sealed::No);
        let lines: Vec<String> =
            code.as_bytes().chunks(60).map(|line| format!("> > {}", String::from_utf8_lossy(line))).collect();
        let mail = format!("Hoi, hier is mijn code:\r\n\r\n{}\r\nGroeten, Sem", lines.join("=\r\n"));
        assert_eq!(only(&mail).map(|code| code.bytes), Ok(bytes()));
        assert_eq!(only(&mail).map(|code| code.text), Ok(code));
    }

    #[test]
    fn codes_stand_in_links_and_after_each_other() {
        let (one, two) = (write_code(&[1; 30], Sealed::No), write_code(&[2; 30], Sealed::Yes));
        let text = format!("https://voorbeeld.nl/#/resultaat?c={one}{two}\n{one}");
        let found: Vec<Code> = find_codes(&text).into_iter().collect::<Result<_, _>>().expect("drie codes");
        assert_eq!(found.iter().map(|code| code.sealed).collect::<Vec<_>>(), [Sealed::No, Sealed::Yes, Sealed::No]);
        assert_eq!(found[0], found[2]);
    }

    #[test]
    fn what_is_wrong_is_named_and_the_next_code_is_still_found() {
        let code = write_code(&bytes(), Sealed::No);
        assert_eq!(only(&code[..100]), Err(CodeError::CutOff));
        assert_eq!(only(&code.replace('A', "B")), Err(CodeError::Damaged));
        assert_eq!(only(&code.replace("crm1", "crm2")), Err(CodeError::TooNew));
        let both = find_codes(&format!("{}\n{code}", &code[..100]));
        assert!(matches!(both.as_slice(), [Err(CodeError::CutOff), Ok(_)]), "{both:?}");
        assert_eq!(only(&format!("crm1.{}.", "A".repeat(MAX_LENGTH + 1))), Err(CodeError::TooLong));
    }

    #[test]
    fn other_text_holds_no_code() {
        for text in ["", "crm", "Ik vond crm. Leuk!", "zie crm2.nl en crm10.", "CRM-trainer: crmx.abc."] {
            assert_eq!(find_codes(text), [], "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_found(
            bytes in proptest::collection::vec(any::<u8>(), 0..300), is_sealed in any::<bool>(), before in "[^.]{0,20}", after in "\\PC{0,20}",
        ) {
            let sealed = if is_sealed { Sealed::Yes } else { Sealed::No };
            let code = write_code(&bytes, sealed);
            let found = find_codes(&format!("{} {code}{after}", before.replace("crm", "")));
            prop_assert_eq!(found.first(), Some(&Ok(Code { text: code, sealed, bytes })));
        }

        #[test]
        fn any_text_gives_codes_or_reasons(text in "(crm[0-9]{0,3}\\.|[A-Za-z0-9_-]{0,30}|\\PC|[ \n>.])*") {
            for code in find_codes(&text).into_iter().flatten() {
                prop_assert_eq!(find_codes(&code.text), vec![Ok(code.clone())]);
            }
        }

        #[test]
        fn one_changed_character_is_noticed(at in 5_usize..200, with in "[A-Za-z0-9_-]") {
            let code = write_code(&bytes(), Sealed::No);
            let changed = format!("{}{with}{}", &code[..at], &code[at + 1..]);
            prop_assume!(changed != code);
            prop_assert!(find_codes(&changed).iter().all(Result::is_err));
        }
    }
}
