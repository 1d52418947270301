//! Dutch phrases with numbers in them.

use trainer::time::Day;

/// `1 kaart`, `3 kaarten`.
pub fn count(number: usize, one: &str, more: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { more })
}

/// How far away a day is: `straks`, `morgen`, `over 3 dagen`, `over 2 maanden`.
pub fn until(due: Day, today: Day) -> String {
    match due.since(today) {
        ..=0 => "straks".to_owned(),
        1 => "morgen".to_owned(),
        days @ 2..=30 => format!("over {days} dagen"),
        days @ 31..=335 => format!("over {}", count(((days + 15) / 30) as usize, "maand", "maanden")),
        _ => "over een jaar".to_owned(),
    }
}
