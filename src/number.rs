//! Numbers as authors write them in Dutch: `€ 4.000`, `7,5`, `62,5%`, `−720`.

/// Reads a Dutch number, with or without `€`, `%` or a sign. Points group thousands, a comma starts the decimals.
///
/// `None` when the text is not one number.
pub fn parse(text: &str) -> Option<f64> {
    let mut digits = String::new();
    let mut decimals = false;
    for c in text.chars() {
        match c {
            '0'..='9' => digits.push(c),
            '-' | '−' | '–' if digits.is_empty() => digits.push('-'),
            ',' if !decimals => {
                decimals = true;
                digits.push('.');
            }
            '.' if !decimals => {}
            '€' | '%' | '+' | ' ' | '\u{a0}' | '\u{202f}' => {}
            _ => return None,
        }
    }
    digits.parse().ok().filter(|number: &f64| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_notation_is_read() {
        assert_eq!(parse("€ 30.000"), Some(30_000.0));
        assert_eq!(parse("€ −720"), Some(-720.0));
        assert_eq!(parse("7,5"), Some(7.5));
        assert_eq!(parse("+10%"), Some(10.0));
        assert_eq!(parse("€ 0"), Some(0.0));
    }

    #[test]
    fn anything_else_is_not_a_number() {
        for text in ["", "veel", "1,2,3", "€", "-", "10 tot 20 euro", "1-2"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
