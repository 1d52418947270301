//! Dumb parts that pages and exercises share.

pub mod chart;
pub mod dom;
pub mod drag;
pub mod dynamic;
pub mod icon;
pub mod leave;
pub mod load;
pub mod meter;
pub mod shell;
pub mod term;
pub mod test_banner;
pub mod text;
