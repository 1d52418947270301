//! Everything that a teacher has in his browser as one file, and back: restoring adds, and never takes away.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::decisions::Decisions;
use super::find_codes;

/// The beginning of the names of everything that belongs to a teacher.
pub const OF_TEACHER: &str = "docent.";

/// The beginning of the names of codes that were taken in.
pub const CODES: &str = "docent.codes.";

/// The beginning of the names of what was decided about an assignment.
pub const DECISIONS: &str = "docent.klas.";

/// The name of the key pair.
pub const KEY_PAIR: &str = "docent.sleutel";

/// The beginning of the names of key pairs that came from elsewhere: what was sealed for them can still be opened.
pub const OTHER_KEY_PAIRS: &str = "docent.sleutel-van.";

/// The beginning of the names of a teacher's own modules.
pub const OWN_MODULES: &str = "eigen.";

/// What is about a screen, not about a class.
const NOT_KEPT: &[&str] = &["docent.presentatie", "docent.antwoorden"];

const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct File {
    #[serde(rename = "crm-trainer-docent")]
    version: u32,
    #[serde(rename = "bewaard")]
    pieces: BTreeMap<String, String>,
}

/// The file with all `pieces`, texts by the name under which the browser keeps them.
pub fn write_backup(pieces: impl IntoIterator<Item = (String, String)>) -> String {
    let pieces = pieces.into_iter().filter(|(name, _)| is_kept(name)).collect();
    serde_json::to_string_pretty(&File { version: VERSION, pieces }).unwrap_or_default() + "\n"
}

/// The pieces in a file.
///
/// # Errors
/// A sentence, when it is no back-up of a teacher or one of a later version.
pub fn read_backup(text: &str) -> Result<BTreeMap<String, String>, &'static str> {
    let file: File = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|_| "Dit is geen reservekopie van de docentpagina's. Er is niets veranderd.")?;
    if file.version > VERSION {
        return Err(
            "Deze reservekopie komt uit een nieuwere versie van de trainer. Ververs deze pagina en probeer het opnieuw.",
        );
    }
    Ok(file.pieces.into_iter().filter(|(name, _)| is_kept(name)).collect())
}

/// What to store of a piece called `name` from a back-up, when `here` is stored under that name: a name and a text. `None` when nothing
/// changes.
pub fn restored(name: &str, here: Option<&str>, theirs: &str) -> Option<(String, String)> {
    let Some(here) = here else { return Some((name.to_owned(), theirs.to_owned())) };
    if here == theirs {
        return None;
    }
    let merged = if name.starts_with(CODES) {
        join_codes(here, theirs)
    } else if name.starts_with(DECISIONS) {
        join_decisions(here, theirs)
    } else if name == KEY_PAIR {
        // Assignments that were handed out with the key of here still need it.
        let name = format!("{OTHER_KEY_PAIRS}{:08x}", crate::id::fingerprint(theirs));
        return Some((name, theirs.to_owned()));
    } else {
        return None;
    };
    (merged != here).then(|| (name.to_owned(), merged))
}

/// The codes in both texts, each once, a line each.
pub fn join_codes(here: &str, theirs: &str) -> String {
    let mut seen = BTreeSet::new();
    let codes = find_codes(here).into_iter().chain(find_codes(theirs)).flatten().map(|code| code.text);
    let lines: Vec<String> = codes.filter(|code| seen.insert(code.clone())).collect();
    lines.join("\n")
}

/// What was decided in both texts.
pub fn join_decisions(here: &str, theirs: &str) -> String {
    let read = |text: &str| serde_json::from_str::<Decisions>(text).unwrap_or_default();
    let mut merged = read(here);
    merged.merge(read(theirs));
    serde_json::to_string(&merged).unwrap_or_default()
}

fn is_kept(name: &str) -> bool {
    name.starts_with(OWN_MODULES)
        || name.starts_with(OF_TEACHER) && !NOT_KEPT.iter().any(|start| name.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{Sealed, write_code};

    #[test]
    fn restoring_adds_and_loses_nothing() {
        let (one, two) = (write_code(&[1; 30], Sealed::No), write_code(&[2; 30], Sealed::Yes));
        let both = format!("{one}\n{two}");
        assert_eq!(restored("docent.codes.x", Some(&one), &both), Some(("docent.codes.x".into(), both.clone())));
        assert_eq!(restored("docent.codes.x", Some(&both), &one), None);
        assert_eq!(restored("docent.codes.x", None, &one), Some(("docent.codes.x".into(), one)));
        assert_eq!(restored("docent.opdracht.1", Some("hier"), "daar"), None);
        let (name, text) = restored(KEY_PAIR, Some("hier"), "daar").expect("een tweede sleutel");
        assert!(name.starts_with(OTHER_KEY_PAIRS) && text == "daar", "{name}");
    }

    #[test]
    fn a_backup_of_the_first_version_still_loads() {
        let pieces = read_backup(include_str!("../../tests/fixtures/saved/v1-docent.json")).expect("leesbaar");
        let names: Vec<&str> = pieces.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            ["docent.codes.1f2e3d4c", "docent.klas.1f2e3d4c", "docent.opdracht.1f2e3d4c", "docent.sleutel"]
        );
        let decisions: Decisions = serde_json::from_str(&pieces["docent.klas.1f2e3d4c"]).expect("leesbaar");
        assert!(decisions.is_accepted(7, "", "klantverlies") && decisions.scored[0].points == 3);
        assert_eq!(read_backup(&write_backup(pieces.clone())), Ok(pieces));
        for text in ["", "{}", "[1]", "{\"crm-trainer-docent\":9,\"bewaard\":{}}"] {
            assert!(read_backup(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_about_a_screen_is_left_out() {
        let own = ("eigen.0001".to_owned(), "{}".to_owned());
        let text =
            write_backup([("docent.presentatie".into(), "3".into()), ("settings".into(), "x".into()), own.clone()]);
        assert_eq!(read_backup(&text), Ok(BTreeMap::from([own])));
    }
}
