//! Numbers as authors write them in Dutch: `€ 4.000`, `7,5`, `62,5%`, `−720`.

/// Reads a Dutch number, with or without `€`, `%` or a sign. Points group thousands, a comma starts the decimals.
///
/// `None` when the text is not one number.
pub fn parse(text: &str) -> Option<f64> {
    let mut digits = String::new();
    let mut decimals = false;
    // The digits since the last point. A point groups three; `7.5` is no Dutch number and must not be read as 75.
    let mut group: Option<u32> = None;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                digits.push(c);
                group = group.map(|count| if decimals { count } else { count + 1 });
            }
            '-' | '−' | '–' if digits.is_empty() => digits.push('-'),
            ',' if !decimals => {
                decimals = true;
                digits.push('.');
            }
            '.' if !decimals && group.is_none_or(|count| count == 3) => group = Some(0),
            '€' | '%' | '+' | ' ' | '\u{a0}' | '\u{202f}' => {}
            _ => return None,
        }
    }
    let is_grouped = group.is_none_or(|count| count == 3);
    digits.parse().ok().filter(|number: &f64| is_grouped && number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dutch_notation_is_read() {
        assert_eq!(parse("€ 30.000"), Some(30_000.0));
        assert_eq!(parse("€ −720"), Some(-720.0));
        assert_eq!(parse("7,5"), Some(7.5));
        assert_eq!(parse("1.234.567,25"), Some(1_234_567.25));
        assert_eq!(parse("+10%"), Some(10.0));
        assert_eq!(parse("€ 0"), Some(0.0));
    }

    #[test]
    fn anything_else_is_not_a_number() {
        for text in ["", "veel", "1,2,3", "€", "-", "10 tot 20 euro", "1-2", "7.5", "1.00,5", "1.000.00", "1.2345"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
