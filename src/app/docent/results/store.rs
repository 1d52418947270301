//! What is kept of results in this browser: codes as texts, and what the teacher decided, by assignment.

use trainer::results::{
    CODES, DECISIONS, Decisions, KEY_PAIR, OF_TEACHER, OTHER_KEY_PAIRS, OWN_MODULES, join_codes, restored,
};

use crate::app::browser::{self, KeyPair, StorageTrouble};

/// Codes that can't be opened here, by the name under which they wait.
pub const SEALED: &str = "docent.codes.dicht";

/// All texts with codes, by name.
pub fn codes() -> Vec<(String, String)> {
    browser::texts(CODES)
}

/// The name under which the codes of an assignment are kept.
pub fn codes_of(assignment: u32) -> String {
    format!("{CODES}{assignment:08x}")
}

/// Adds `codes` to those kept as `name`: another tab may have added others.
///
/// # Errors
/// When the browser stores nothing, or has no room.
pub fn keep_codes(name: &str, codes: &[String]) -> Result<(), StorageTrouble> {
    let here = browser::load_text(name).unwrap_or_default();
    browser::save_text(name, &join_codes(&here, &codes.join("\n")))
}

/// Takes `codes` out of those kept as `name`.
///
/// # Errors
/// When the browser stores nothing.
pub fn drop_codes(name: &str, codes: &[String]) -> Result<(), StorageTrouble> {
    let here = browser::load_text(name).unwrap_or_default();
    let left: Vec<&str> = here.lines().filter(|line| !codes.iter().any(|code| code == line)).collect();
    browser::save_text(name, &left.join("\n"))
}

/// What the teacher decided about an assignment.
pub fn decisions(assignment: u32) -> Decisions {
    browser::load(&format!("{DECISIONS}{assignment:08x}")).unwrap_or_default()
}

/// Keeps what was decided, with what another tab decided meanwhile.
///
/// # Errors
/// When the browser stores nothing, or has no room.
pub fn keep_decisions(assignment: u32, decided: &mut Decisions) -> Result<(), StorageTrouble> {
    decided.merge(decisions(assignment));
    browser::save(&format!("{DECISIONS}{assignment:08x}"), decided)
}

/// Forgets the codes of an assignment, and what was decided about them.
pub fn forget(assignment: u32) {
    browser::remove(&codes_of(assignment));
    browser::remove(&format!("{DECISIONS}{assignment:08x}"));
}

/// The teacher's key pairs: his own, and those from back-ups of other browsers.
pub fn key_pairs() -> Vec<KeyPair> {
    let texts = browser::load_text(KEY_PAIR).into_iter();
    let others = browser::texts(OTHER_KEY_PAIRS).into_iter().map(|(_, text)| text);
    texts.chain(others).filter_map(|text| serde_json::from_str(&text).ok()).collect()
}

/// Everything of the teacher, as (name, text).
pub fn everything() -> Vec<(String, String)> {
    [OF_TEACHER, OWN_MODULES].into_iter().flat_map(browser::texts).collect()
}

/// Adds what is in a back-up to what is here. Gives how many pieces were new or changed.
///
/// # Errors
/// When the browser stores nothing, or has no room; what was added before that stays.
pub fn restore(pieces: impl IntoIterator<Item = (String, String)>) -> Result<usize, StorageTrouble> {
    let mut added = 0;
    for (name, theirs) in pieces {
        let here = browser::load_text(&name);
        if let Some((name, text)) = restored(&name, here.as_deref(), &theirs) {
            if browser::load_text(&name).as_ref() == Some(&text) {
                continue;
            }
            browser::save_text(&name, &text)?;
            added += 1;
        }
    }
    Ok(added)
}
