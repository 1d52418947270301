//! One stylesheet from the files in `style/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

/// All stylesheets of `folder` in the order of their names, as one.
pub fn bundle(folder: &Path) -> Result<String> {
    let entries = fs::read_dir(folder).with_context(|| format!("cannot read the folder {}", folder.display()))?;
    let mut paths = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "css"));
    paths.sort();
    let mut sheet = String::new();
    for path in paths {
        let source = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        sheet.push_str(&minify(&source));
    }
    Ok(sheet)
}

/// Drops comments and the white space that means nothing. It knows strings and nothing else of CSS: what is
/// left to gain disappears in compression.
fn minify(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source.trim();
    while let Some(first) = rest.chars().next() {
        let piece = match first {
            '"' | '\'' => string(rest, first),
            '/' if rest.starts_with("/*") => comment(rest),
            _ => &rest[..first.len_utf8()],
        };
        rest = &rest[piece.len()..];
        match first {
            _ if first.is_whitespace() => space(&mut out),
            // A comment that touches words on both sides keeps them apart without being white space.
            '/' if piece.len() > 1 => {
                if !after_gap(&out) && !rest.starts_with(char::is_whitespace) {
                    out.push_str("/**/");
                }
            }
            '{' | '}' | ';' | ',' => separator(&mut out, first),
            _ => out.push_str(piece),
        }
    }
    out
}

fn space(out: &mut String) {
    if !after_gap(out) {
        out.push(' ');
    }
}

/// Whether further white space would mean nothing.
fn after_gap(out: &str) -> bool {
    out.is_empty() || out.ends_with([' ', '{', '}', ';', ','])
}

fn separator(out: &mut String, separator: char) {
    if out.ends_with(' ') {
        out.pop();
    }
    if separator == '}' && out.ends_with(';') {
        out.pop();
    }
    out.push(separator);
}

/// The string at the start of `rest`, with its quotes.
fn string(rest: &str, quote: char) -> &str {
    let mut escaped = false;
    for (at, char) in rest.char_indices().skip(1) {
        match char {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if char == quote => return &rest[..at + 1],
            _ => {}
        }
    }
    rest
}

fn comment(rest: &str) -> &str {
    rest[2..].find("*/").map_or(rest, |end| &rest[..end + 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: &str) {
        assert_eq!(minify(source), expected);
    }

    #[test]
    fn comments_and_layout_go() {
        check(
            "/* a */\n.card {\n  margin: 0 auto;\n  padding: 1rem;\n}\n\n.b,\n.c { d: e }\n",
            ".card{margin: 0 auto;padding: 1rem}.b,.c{d: e}",
        );
    }

    #[test]
    fn white_space_with_a_meaning_stays() {
        check("a :hover > b { width: calc(1px + 2px) }", "a :hover > b{width: calc(1px + 2px)}");
        check(".a/* b */.c { d: e }", ".a/**/.c{d: e}");
        check(".a /* b */ .c { d: e }", ".a .c{d: e}");
    }

    #[test]
    fn strings_are_left_alone() {
        check(r#"a::before { content: "  /* \" */ ; "; }"#, r#"a::before{content: "  /* \" */ ; "}"#);
    }

    #[test]
    fn what_is_never_closed_is_kept_or_dropped_whole() {
        check("a { b: \"c", "a{b: \"c");
        check("a { } /* b", "a{}");
    }
}
