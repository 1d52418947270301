//! What a teacher handed out, and his key pair: kept in this browser, each under a name of its own, so that two tabs never write over
//! each other.

use serde::{Deserialize, Serialize};
use trainer::assignment::Link;
use trainer::time::Moment;

use crate::app::browser::{self, KeyPair, StorageTrouble};

/// The beginning of the names under which assignments are stored.
const ASSIGNMENT: &str = "docent.opdracht.";

const KEY_PAIR: &str = "docent.sleutel";

/// An assignment that was handed out.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The assignment.
    pub link: Link,
    /// What stands behind the `?` of its link.
    pub query: String,
    /// When it was made.
    pub made: Moment,
}

#[derive(Serialize, Deserialize)]
struct Stored {
    #[serde(rename = "link")]
    query: String,
    made: Moment,
}

fn name(id: u32) -> String {
    format!("{ASSIGNMENT}{id:08x}")
}

/// Everything that was handed out, the last first. What can't be read is left where it is.
pub fn assignments() -> Vec<Kept> {
    let read = |text: &str| {
        let Stored { query, made } = serde_json::from_str(text).ok()?;
        Some(Kept { link: Link::read(&query).ok()?, query, made })
    };
    let mut kept: Vec<Kept> = browser::texts(ASSIGNMENT).iter().filter_map(|(_, text)| read(text)).collect();
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.made));
    kept
}

/// Keeps the assignment with this id and query. One that is kept already stays as it is.
///
/// # Errors
/// When the browser stores nothing, or has no room.
pub fn keep(id: u32, query: &str) -> Result<(), StorageTrouble> {
    if browser::load_text(&name(id)).is_some() {
        return Ok(());
    }
    browser::save(&name(id), &Stored { query: query.to_owned(), made: browser::now() })
}

/// Forgets an assignment.
pub fn forget(id: u32) {
    browser::remove(&name(id));
}

/// The teacher's key pair, if he has one.
pub fn key_pair() -> Option<KeyPair> {
    browser::load(KEY_PAIR)
}

/// The teacher's key pair; made and stored when there is none. `None` when this browser can't make one, or store it: what was sealed with a
/// key that is lost can't be read by anyone.
pub async fn need_key_pair() -> Option<KeyPair> {
    if let Some(pair) = key_pair() {
        return Some(pair);
    }
    let pair = browser::new_key_pair().await?;
    browser::save(KEY_PAIR, &pair).ok()?;
    Some(pair)
}
