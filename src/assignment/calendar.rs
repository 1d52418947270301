//! The deadline of an assignment as a file for a calendar: iCalendar, RFC 5545.

use super::{Assignment, Link};
use crate::time::{Moment, UtcOffset};

/// No line is longer than this, in bytes without its end (RFC 5545, 3.1).
const MAX_LINE: usize = 75;

impl Link {
    /// The deadline as a calendar file, for someone whose clock is `offset` ahead of UTC then; `address` is the link itself. `None` without
    /// a deadline.
    pub fn calendar(&self, address: &str, now: Moment, offset: UtcOffset) -> Option<String> {
        let Assignment { message, deadline, .. } = &self.assignment;
        let title = self.assignment.name();
        let at = stamp(deadline.as_ref()?.moment(offset));
        let about = if message.is_empty() { address.to_owned() } else { format!("{message}\n\n{address}") };
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//CRM-trainer//Opdracht//NL".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{:08x}@crm-trainer", self.id),
            format!("DTSTAMP:{}", stamp(now)),
            // An event without an end takes no time (3.6.1): that is what a deadline is.
            format!("DTSTART:{at}"),
            format!("SUMMARY:{}", escape(&format!("Inleveren: {title}"))),
            format!("DESCRIPTION:{}", escape(&about)),
            format!("URL:{address}"),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        Some(lines.iter().map(|line| fold(line)).collect())
    }
}

/// `20261205T160000Z`.
fn stamp(moment: Moment) -> String {
    let (day, time) = moment.local(UtcOffset(0));
    format!("{}T{}Z", day.iso().replace('-', ""), time.replace(':', ""))
}

/// A text as it stands in a value (3.3.11).
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A line with its end, broken up when it is long: each further line begins with a space (3.1). No character is cut in two.
fn fold(line: &str) -> String {
    let mut folded = String::new();
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > MAX_LINE {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(c);
        length += c.len_utf8();
    }
    folded + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assignment::Deadline;
    use crate::time::Day;

    fn link(title: &str, message: &str) -> Link {
        let day = Day::parse("2026-12-05").expect("een datum");
        let assignment = Assignment {
            title: title.into(),
            message: message.into(),
            deadline: Some(Deadline { day, minute: 17 * 60 }),
            ..Assignment::default()
        };
        Link { id: 0xab, assignment, notes: Vec::new() }
    }

    #[test]
    fn a_deadline_stands_in_utc_with_all_that_is_needed() {
        let file = link("Week 3", "").calendar("https://x.nl/#/opdracht?v=1", Moment(0), UtcOffset(60));
        let expected = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//CRM-trainer//Opdracht//NL",
            "BEGIN:VEVENT",
            "UID:000000ab@crm-trainer",
            "DTSTAMP:19700101T000000Z",
            "DTSTART:20261205T160000Z",
            "SUMMARY:Inleveren: Week 3",
            "DESCRIPTION:https://x.nl/#/opdracht?v=1",
            "URL:https://x.nl/#/opdracht?v=1",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ];
        assert_eq!(file, Some(expected.join("\r\n")));
    }

    #[test]
    fn without_a_deadline_there_is_no_file() {
        let mut link = link("x", "");
        link.assignment.deadline = None;
        assert_eq!(link.calendar("https://x.nl/", Moment(0), UtcOffset(0)), None);
    }

    #[test]
    fn long_lines_are_folded_without_cutting_a_character_and_nothing_ends_a_value() {
        let message = "één, twee; drie \\ vier\nEND:VEVENT ".repeat(9);
        let file = link("Wéék", &message).calendar("https://x.nl/", Moment(0), UtcOffset(0)).expect("een bestand");
        assert!(file.split("\r\n").all(|line| line.len() <= MAX_LINE && !line.contains(['\r', '\n'])), "{file}");
        assert_eq!(file.matches("\r\nEND:VEVENT").count(), 1);
        let whole = file.replace("\r\n ", "");
        let about = whole.lines().find_map(|line| line.strip_prefix("DESCRIPTION:")).expect("een beschrijving");
        let read = about.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
        assert_eq!(read, format!("{message}\n\nhttps://x.nl/"));
    }
}
