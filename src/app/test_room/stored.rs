//! The test as it is stored, and which tab works on it.

use serde::{Deserialize, Serialize};
use trainer::exam::Sitting;
use trainer::time::Moment;

use crate::app::browser::{self, StorageTrouble};

/// Where the test is stored.
const SITTING: &str = "toets.zitting";

/// Where it is stored which tab works on it.
const TAB: &str = "toets.tab";

/// A tab that has not said anything for this many milliseconds is gone. Browsers let a hidden tab speak once a minute.
const SILENT: i64 = 70_000;

/// Which tab works on the test, and when it last said so.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Claim {
    tab: u64,
    at: Moment,
}

impl Claim {
    /// Whether that tab still seems to be there.
    pub(super) fn is_alive(self) -> bool {
        (browser::now().0 - self.at.0).abs() < SILENT
    }
}

/// Whether `name` is one of what is stored here.
pub(super) fn is_here(name: &str) -> bool {
    name == SITTING || name == TAB
}

/// The stored test, if there is one.
pub(super) fn text() -> Option<String> {
    browser::load_text(SITTING)
}

/// The claim of the tab that works on the test, when that is another one than `tab`.
pub(super) fn other_tab(tab: u64) -> Option<Claim> {
    browser::load::<Claim>(TAB).filter(|claim| claim.tab != tab)
}

/// Stores the test, and that `tab` works on it.
pub(super) fn store(tab: u64, sitting: &Sitting) -> Result<(), StorageTrouble> {
    browser::save(TAB, &Claim { tab, at: browser::now() }).and_then(|()| browser::save(SITTING, sitting))
}

/// Says that no tab works on the test.
pub(super) fn release() {
    browser::remove(TAB);
}

/// Removes all of it.
pub(super) fn remove() {
    browser::remove(SITTING);
    browser::remove(TAB);
}
