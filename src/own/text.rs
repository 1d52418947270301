//! The text of a file that someone chose: which files are refused, and why.

/// The largest module that is read, in bytes. The longest of the course is about 100 kB.
pub const MAX_BYTES: usize = 200_000;

/// Says that a text of so many bytes is too big.
pub fn too_big(bytes: usize) -> String {
    format!("Dit is te groot: {} kB. Een module mag {} kB zijn.", bytes.div_ceil(1000), MAX_BYTES / 1000)
}

/// The text in `bytes`, with `\n` at the end of each line.
///
/// # Errors
/// A sentence in Dutch, when it is empty, too big, no text, or not in UTF-8.
pub fn text_of(bytes: &[u8]) -> Result<String, String> {
    if bytes.len() > MAX_BYTES {
        return Err(too_big(bytes.len()));
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err("Dit bestand is opgeslagen als UTF-16. Sla het op als UTF-8 en kies het opnieuw.".to_owned());
    }
    if bytes.starts_with(b"PK") {
        return Err("Dit is een Word-bestand of een zip. Kies een tekstbestand dat eindigt op .md.".to_owned());
    }
    if bytes.contains(&0) || bytes.starts_with(b"%PDF") {
        return Err("Dit is geen tekst. Kies een bestand dat eindigt op .md.".to_owned());
    }
    let text = std::str::from_utf8(bytes).map_err(|_| {
        "De letters in dit bestand zijn niet te lezen. Sla het op als UTF-8 en kies het opnieuw.".to_owned()
    })?;
    if text.trim().is_empty() {
        return Err("Dit bestand is leeg.".to_owned());
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_any_editor_is_read() {
        assert_eq!(text_of("\u{feff}één\r\ntwee\rdrie".as_bytes()).as_deref(), Ok("één\ntwee\ndrie"));
    }

    #[test]
    fn what_is_no_text_is_refused_with_the_reason() {
        let cases: [(&[u8], &str); 7] = [
            (b"", "leeg"),
            (b" \r\n", "leeg"),
            (b"PK\x03\x04", "Word-bestand"),
            (b"\x89PNG\0\0", "geen tekst"),
            (b"caf\xE9", "UTF-8"),
            (b"\xFF\xFEa\0", "UTF-16"),
            (&[b'a'; MAX_BYTES + 1], "201 kB"),
        ];
        for (bytes, reason) in cases {
            let error = text_of(bytes).expect_err("geweigerd");
            assert!(error.contains(reason), "{error}");
        }
    }
}
