//! Finding a term of the glossary by any of its names, however it is typed.

use crate::markup::text_of;
use crate::wording;

/// How well a term answers a query; less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Same,
    Begins,
    WordBegins,
    Holds,
    /// The whole name, with a slip.
    Misspelled,
    /// The beginning of it, with a slip.
    BeginsMisspelled,
    InMeaning,
}

/// What can be found: its names, the first of which is shown, and the text that explains it.
pub trait Findable {
    /// Its own name and all others.
    fn names(&self) -> impl Iterator<Item = &str>;
    /// What it means, as HTML or text.
    fn meaning(&self) -> &str;
}

/// The places of the items that answer `query`, best first; all of them, in their own order, when it is blank.
pub fn search<T: Findable>(items: &[T], query: &str) -> Vec<usize> {
    if query.trim().is_empty() {
        return (0..items.len()).collect();
    }
    let query = wording::plain(query);
    if query.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Rank, usize)> =
        items.iter().enumerate().filter_map(|(at, item)| Some((rank(item, &query)?, at))).collect();
    found.sort();
    found.into_iter().map(|(_, at)| at).collect()
}

fn rank<T: Findable>(item: &T, query: &str) -> Option<Rank> {
    let by_name = item.names().filter_map(|name| rank_name(&wording::plain(name), query)).min();
    by_name.or_else(|| {
        (query.len() >= 4 && wording::plain(&text_of(item.meaning())).contains(query)).then_some(Rank::InMeaning)
    })
}

fn rank_name(name: &str, query: &str) -> Option<Rank> {
    let joined = |text: &str| text.replace(' ', "");
    let (name_joined, query_joined) = (joined(name), joined(query));
    if wording::is_same(name, query) {
        Some(Rank::Same)
    } else if name.starts_with(query) || name_joined.starts_with(&query_joined) {
        Some(Rank::Begins)
    } else if name.split(' ').any(|word| word.starts_with(query)) {
        Some(Rank::WordBegins)
    } else if name_joined.contains(&query_joined) {
        Some(Rank::Holds)
    } else if wording::slips(query, name).is_some() {
        Some(Rank::Misspelled)
    } else if is_near(&name_joined, &query_joined) || name.split(' ').any(|word| is_near(word, &query_joined)) {
        Some(Rank::BeginsMisspelled)
    } else {
        None
    }
}

/// Whether `query` is the beginning of `word` but for a slip: one in four letters or more, two in eight or more.
fn is_near(word: &str, query: &str) -> bool {
    let length = query.chars().count();
    let allowed = match length {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    // The slip may have made the typed part shorter or longer than what was meant.
    (length.saturating_sub(1)..=length + 1).any(|take| {
        let start: String = word.chars().take(take).collect();
        start.chars().count() == take && strsim::osa_distance(&start, query) <= allowed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Item(&'static [&'static str], &'static str);

    impl Findable for Item {
        fn names(&self) -> impl Iterator<Item = &str> {
            self.0.iter().copied()
        }

        fn meaning(&self) -> &str {
            self.1
        }
    }

    const ITEMS: [Item; 6] = [
        Item(&["Klantaandeel", "inkoopaandeel", "share of wallet"], "Deel van de besteding."),
        Item(&["Klantwaarde", "customer value"], "Wat een klant waard is."),
        Item(&["Attritie", "churn", "klantverloop"], "Wie vertrekt, anders dan retentie."),
        Item(&["Retentieprogramma"], "Wat klanten laat blijven."),
        Item(&["Retentie"], "Wie blijft."),
        Item(&["Crossmedia", "cross-media"], "Eén verhaal over meer media."),
    ];

    #[track_caller]
    fn first(query: &str, expected: &str) {
        let found = search(&ITEMS, query).first().map(|at| ITEMS[*at].0[0]);
        assert_eq!(found, Some(expected), "{query}");
    }

    #[test]
    fn terms_are_found_by_every_name_and_in_spite_of_slips() {
        first("klantaandeel", "Klantaandeel");
        first("klantw", "Klantwaarde");
        first("Share of Wallet", "Klantaandeel");
        first("wallet", "Klantaandeel");
        first("churn", "Attritie");
        first("cross media", "Crossmedia");
        first("klantaandel", "Klantaandeel");
        first("kalntwaarde", "Klantwaarde");
        first("retnetie", "Retentie");
        first("atritie", "Attritie");
    }

    #[test]
    fn a_better_name_comes_first_and_nonsense_finds_nothing() {
        assert_eq!(search(&ITEMS, "retentie"), [4, 3, 2]);
        assert_eq!(search(&ITEMS, "zzzzqq"), [0_usize; 0]);
        assert_eq!(search(&ITEMS, " "), [0, 1, 2, 3, 4, 5]);
        assert_eq!(search(&ITEMS, "🙂"), [0_usize; 0]);
    }
}
