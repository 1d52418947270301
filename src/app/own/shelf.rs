//! Where own modules are kept: each under a name of its own, which stays the same when its id or title changes.

use serde::{Deserialize, Serialize};

use crate::app::browser::{self, StorageTrouble};

/// What the names begin with.
pub const SHELF: &str = "eigen.";

/// A module as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The name it is kept under.
    #[serde(skip)]
    pub name: String,
    /// Its Markdown.
    pub text: String,
    /// When it was kept, in milliseconds since 1970.
    pub at: i64,
    /// Another number each time it is kept: shows whether another tab changed it.
    pub stamp: u64,
}

/// Why a module could not be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// The browser has no room for it, or gives none.
    NoRoom(StorageTrouble),
    /// Another tab changed or removed it since it was read.
    ChangedElsewhere,
}

/// All own modules, the oldest first.
pub fn all() -> Vec<Kept> {
    let mut kept: Vec<Kept> = browser::texts(SHELF)
        .into_iter()
        .filter_map(|(name, text)| Some(Kept { name, ..serde_json::from_str(&text).ok()? }))
        .collect();
    kept.sort_by(|a, b| a.name.cmp(&b.name));
    kept
}

/// The module kept under `name`.
pub fn load(name: &str) -> Option<Kept> {
    let name = Some(name).filter(|name| name.starts_with(SHELF))?;
    Some(Kept { name: name.to_owned(), ..browser::load(name)? })
}

/// A name for a new module: they sort by when they were made.
pub fn fresh_name() -> String {
    format!("{SHELF}{:012x}{:04x}", browser::now().0, browser::seed() as u16)
}

/// Keeps `text` under `name`, unless what is there is not what had the stamp `seen`. `None` overwrites whatever is there.
pub fn keep(name: &str, text: &str, seen: Option<u64>) -> Result<Kept, NotKept> {
    if seen.is_some() && load(name).map(|kept| kept.stamp) != seen {
        return Err(NotKept::ChangedElsewhere);
    }
    // A number that JSON keeps whole.
    let stamp = browser::seed() >> 12;
    let kept = Kept { name: name.to_owned(), text: text.to_owned(), at: browser::now().0, stamp };
    browser::save(name, &kept).map_err(NotKept::NoRoom)?;
    Ok(kept)
}

/// Removes the module kept under `name`.
pub fn remove(name: &str) {
    browser::remove(name);
}
