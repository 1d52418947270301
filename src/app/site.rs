//! Addresses within the site. It may be served from any folder, so links are made here and nowhere else.

use leptos::prelude::*;

use super::browser;

/// Where the site is.
#[derive(Clone, Copy)]
pub struct Site {
    base: StoredValue<String>,
    /// The route of the page that the host gave.
    first: StoredValue<String>,
}

impl Site {
    /// Finds out where the site is served.
    pub fn new() -> Self {
        let base = browser::base_path();
        let first = below(&base, browser::first_path());
        Self { base: StoredValue::new(base), first: StoredValue::new(first) }
    }

    /// The folder of the site, without a slash at the end.
    pub fn base(&self) -> String {
        self.base.get_value()
    }

    /// The address of a route: `les/maatwerk` becomes `/map/les/maatwerk/`. Ends with a slash, as the folder of its page does;
    /// a query or fragment stays behind it.
    pub fn link(&self, route: &str) -> String {
        let (path, rest) = route.split_at(route.find(['?', '#']).unwrap_or(route.len()));
        let slash = if path.is_empty() { "" } else { "/" };
        format!("{}/{path}{slash}{rest}", self.base())
    }

    /// The route of an address of this site, without slashes at the ends.
    pub fn route_of(&self, path: &str) -> String {
        below(&self.base(), path)
    }

    /// Whether the page at `route` is the one that the host gave: asking for it again would change nothing.
    pub fn is_first(&self, route: &str) -> bool {
        self.first.with_value(|first| first == route)
    }
}

fn below(base: &str, path: &str) -> String {
    path.strip_prefix(base).unwrap_or(path).trim_matches('/').to_owned()
}
