//! Own modules in this browser: what is kept, and how it becomes part of what can be studied. Teachers write them, students are given them.

mod carry;
mod join;
mod offer;
mod open;
mod shelf;

pub use carry::{carried, carry, offer_carried, own_modules};
pub use join::{Shared, is_taken, join, needs_shared};
pub use offer::{Offer, title_of, trouble_of};
pub use open::OpenButton;
pub use shelf::{Kept, NotKept, SHELF, all, fresh_name, keep, load, remove};
