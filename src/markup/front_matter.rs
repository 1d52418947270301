//! The front matter: flat `naam: waarde` lines between two `---` lines at the top of a file.

use crate::problem::Report;

/// The fields at the top of a file, in the order of the text. A name may be repeated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FrontMatter {
    /// The fields.
    pub fields: Vec<Field>,
}

/// One `naam: waarde` line.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// The line in the file, from 1.
    pub line: u32,
    /// What stands before the first colon.
    pub name: String,
    /// What stands after it, trimmed.
    pub value: String,
}

impl FrontMatter {
    /// The first field called `name` that is not empty.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.all(name).find(|field| !field.value.is_empty())
    }

    /// All fields called `name`.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(move |field| field.name == name)
    }

    /// The comma-separated values of the field called `name`; none when it is absent or empty.
    pub fn list(&self, name: &str) -> Vec<String> {
        self.all(name)
            .flat_map(|field| field.value.split(','))
            .map(str::trim)
            .filter(|value| !value.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

/// Splits `text` into its front matter, the body below it, and the line number on which the body begins.
pub(super) fn split<'a>(text: &'a str, report: &mut Report) -> (FrontMatter, &'a str, u32) {
    let mut front = FrontMatter::default();
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return (front, text, 1);
    };
    // A later `---` may be a rule in the text, so a block that runs into a heading has no end either.
    let end = rest.lines().position(|row| row.trim() == "---" || row.starts_with('#'));
    let is_closed = end.and_then(|end| rest.lines().nth(end)).is_some_and(|row| row.trim() == "---");
    let height = match end {
        Some(end) if is_closed => end,
        _ => rest.lines().take_while(|row| row.contains(':') && !row.starts_with('#')).count(),
    };
    if !is_closed {
        let line = height as u32 + 2;
        report.error(line, "het voorblok heeft geen einde", "zet op deze plaats een regel met alleen `---`");
    }
    for (line, row) in (2..).zip(rest.lines().take(height)) {
        let row = row.trim();
        match row.split_once(':') {
            Some((name, value)) if !name.trim().is_empty() => {
                front.fields.push(Field { line, name: name.trim().to_lowercase(), value: value.trim().to_owned() });
            }
            _ if row.is_empty() => {}
            _ => report.error(line, format!("'{row}' is geen regel van het voorblok"), "schrijf `naam: waarde`"),
        }
    }
    let height = height + usize::from(is_closed);
    let body = rest.split_inclusive('\n').skip(height).map(str::len).sum::<usize>();
    let body = &rest[rest.len() - body..];
    (front, body, height as u32 + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_be_repeated_and_keep_their_colons() {
        let mut problems = Vec::new();
        let text = "---\ntitel: Wat: nu\ndoel: a\ndoel: b\nleeg:\n---\ntekst";
        let (front, body, line) = split(text, &mut Report::new("x", &mut problems));
        assert_eq!(front.get("titel").map(|field| field.value.as_str()), Some("Wat: nu"));
        assert_eq!(front.all("doel").count(), 2);
        assert!(front.get("leeg").is_none());
        assert_eq!((body, line), ("tekst", 7));
        assert!(problems.is_empty());
    }

    #[test]
    fn an_open_front_matter_keeps_its_fields_and_the_text() {
        for rest in ["\n# Kop", "\n# Kop\n\n---\n", "# Kop {#a: b}"] {
            let mut problems = Vec::new();
            let text = format!("---\ntitel: x\n{rest}");
            let (front, body, line) = split(&text, &mut Report::new("x", &mut problems));
            assert_eq!((front.fields.len(), body, line), (1, rest, 3));
            assert_eq!((problems.len(), problems[0].line), (1, 3));
            assert!(problems[0].what.contains("geen einde"));
        }
    }

    #[test]
    fn a_line_without_a_colon_is_named() {
        let mut problems = Vec::new();
        split("---\nzomaar iets\n---\n", &mut Report::new("x", &mut problems));
        assert_eq!((problems[0].line, problems.len()), (2, 1));
    }
}
