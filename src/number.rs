//! Numbers as authors write them in Dutch: `€ 4.000`, `7,5`, `62,5%`, `−720`.

/// Reads a Dutch number, with or without `€`, `%` or a sign. Points group thousands, a comma starts the decimals.
///
/// `None` when the text is not one number.
pub fn parse(text: &str) -> Option<f64> {
    // Counted by hand: `str::parse::<f64>` would bring 12 KB of tables to every first visit.
    let (mut digits, mut value): (u32, u64) = (0, 0);
    let (mut negative, mut decimals) = (false, None::<u32>);
    // The digits since the last point. A point groups three; `7.5` is no Dutch number and must not be read as 75.
    let mut group: Option<u32> = None;
    for c in text.chars() {
        match c {
            '0'..='9' => {
                digits += 1;
                value = value.checked_mul(10)?.checked_add(u64::from(c as u32 - '0' as u32))?;
                match &mut decimals {
                    Some(count) => *count += 1,
                    None => group = group.map(|count| count + 1),
                }
            }
            '-' | '−' | '–' if digits == 0 && !negative => negative = true,
            ',' if decimals.is_none() => decimals = Some(0),
            '.' if decimals.is_none() && group.is_none_or(|count| count == 3) => group = Some(0),
            '€' | '%' | '+' | ' ' | '\u{a0}' | '\u{202f}' => {}
            _ => return None,
        }
    }
    let number = value as f64 / 10_f64.powi(decimals.unwrap_or(0) as i32);
    (digits > 0 && group.is_none_or(|count| count == 3)).then_some(if negative { -number } else { number })
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
        for text in [
            "",
            ",",
            "99999999999999999999999",
            "veel",
            "1,2,3",
            "€",
            "-",
            "10 tot 20 euro",
            "1-2",
            "7.5",
            "1.00,5",
            "1.000.00",
            "1.2345",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
