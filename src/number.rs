//! Numbers in Dutch: as authors write them (`€ 4.000`, `7,5`, `62,5%`, `−720`), as learners type them, and as they are shown.

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

/// What a learner's text may mean.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// One number.
    Number(f64),
    /// `1.250` or `1,250`: the mark may group thousands or start decimals, and only the learner knows.
    Ambiguous {
        /// The number if the mark groups thousands.
        thousands: f64,
        /// The number if the mark starts decimals.
        decimals: f64,
    },
    /// No number.
    Nothing,
}

/// Reads a number as learners type it: comma or point, with or without grouping, spaces and a sign. Units must be gone.
pub fn read(text: &str) -> Reading {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (negative, body) = match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let signed = |value: f64| if negative { -value } else { value };
    let marks: Vec<char> = body.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let value = match marks.as_slice() {
        [] => whole(body),
        [mark] => {
            let (before, after) = body.split_once(*mark).unwrap_or((body, ""));
            if after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0') {
                let (Some(thousands), Some(decimals)) = (grouped(body, *mark), parts(before, after)) else {
                    return Reading::Nothing;
                };
                return Reading::Ambiguous { thousands: signed(thousands), decimals: signed(decimals) };
            }
            parts(before, after)
        }
        [first, rest @ ..] if rest.iter().all(|mark| mark == first) => grouped(body, *first),
        [first, between @ .., last] if first != last && between.iter().all(|mark| mark == first) => {
            let (before, after) = body.rsplit_once(*last).unwrap_or((body, ""));
            grouped(before, *first).zip(parts("0", after)).map(|(before, after)| before + after)
        }
        _ => None,
    };
    value.map_or(Reading::Nothing, |value| Reading::Number(signed(value)))
}

/// A run of at most fifteen digits: more would not be exact.
fn whole(text: &str) -> Option<f64> {
    let fits = (1..=15).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.bytes().fold(0_u64, |value, digit| value * 10 + u64::from(digit - b'0')) as f64)
}

fn parts(before: &str, after: &str) -> Option<f64> {
    let before = if before.is_empty() { 0.0 } else { whole(before)? };
    Some(before + whole(after)? / 10_f64.powi(after.len() as i32))
}

/// Digits in groups of three behind `mark`; the first group may be shorter.
fn grouped(text: &str, mark: char) -> Option<f64> {
    let mut groups = text.split(mark);
    let first = groups.next().filter(|first| (1..=3).contains(&first.len()))?;
    let rest: Vec<&str> = groups.collect();
    let regular = rest.iter().all(|group| group.len() == 3);
    if regular { whole(&(first.to_owned() + &rest.concat())) } else { None }
}

/// Writes `value` with this many decimals (at most 6), points between thousands and a comma: `−1.250,50`. Exact below 10¹².
pub fn format(value: f64, decimals: u32) -> String {
    let scale = 10_u64.pow(decimals.min(6));
    // Written by hand: formatting floats would bring its tables to every first visit. A cast from float can't overflow.
    let scaled = (value.abs() * scale as f64).round() as u64;
    let digits = (scaled / scale).to_string();
    let mut text = String::new();
    if value < 0.0 && scaled > 0 {
        text.push('−');
    }
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if decimals > 0 {
        let fraction = (scaled % scale).to_string();
        text.push(',');
        text.extend(std::iter::repeat_n('0', decimals.min(6) as usize - fraction.len()));
        text.push_str(&fraction);
    }
    text
}

/// Writes `value` with as few decimals as it needs, at most two.
pub fn format_short(value: f64) -> String {
    let decimals = (0..2).find(|decimals| {
        let scaled = value * 10_f64.powi(*decimals);
        (scaled - scaled.round()).abs() < 0.005 * 10_f64.powi(*decimals)
    });
    format(value, decimals.map_or(2, |decimals| decimals as u32))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    #[test]
    fn learners_may_write_a_number_in_many_ways() {
        for (text, value) in [
            ("1250", 1_250.0),
            ("1.250,50", 1_250.5),
            ("1,250.50", 1_250.5),
            ("1 250,5", 1_250.5),
            ("62.5", 62.5),
            ("62,5", 62.5),
            ("0,625", 0.625),
            (".5", 0.5),
            ("−720", -720.0),
            ("1.250.000", 1_250_000.0),
        ] {
            assert_eq!(read(text), Reading::Number(value), "{text}");
        }
        for text in ["1.250", "1,250"] {
            assert_eq!(read(text), Reading::Ambiguous { thousands: 1_250.0, decimals: 1.25 }, "{text}");
        }
        for text in ["", "NaN", "inf", "1e9", "veel", "1.2.3", "1,2.3,4", "--2", "12.", "🙂", "٣", "1234567890123456"]
        {
            assert_eq!(read(text), Reading::Nothing, "{text}");
        }
    }

    #[test]
    fn numbers_are_shown_in_dutch() {
        assert_eq!(format(1_250.5, 2), "1.250,50");
        assert_eq!(format(-720.0, 0), "−720");
        assert_eq!(format(-0.004, 2), "0,00");
        assert_eq!(format(999.999, 2), "1.000,00");
        assert_eq!(format_short(62.5), "62,5");
        assert_eq!(format_short(2.0 / 3.0), "0,67");
        assert_eq!(format_short(30_000.0), "30.000");
        assert_eq!(format_short(0.07), "0,07");
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_back(cents in -99_999_999_i64..99_999_999) {
            let value = cents as f64 / 100.0;
            let close = |found: f64| (found - value).abs() < 0.001;
            prop_assert!(matches!(read(&format(value, 2)), Reading::Number(found) if close(found)));
            prop_assert!(parse(&format(value, 2)).is_some_and(close));
            match read(&format_short(value)) {
                Reading::Number(found) => prop_assert!(close(found)),
                Reading::Ambiguous { thousands, .. } => prop_assert!(close(thousands)),
                Reading::Nothing => prop_assert!(false),
            }
        }

        #[test]
        fn no_text_is_too_strange_to_read(text in "\\PC{0,40}", digits in "[0-9., −]{0,25}") {
            for text in [text, digits] {
                if let Reading::Number(value) = read(&text) {
                    prop_assert!(value.is_finite());
                }
            }
        }
    }
}
