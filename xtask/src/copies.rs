//! A large course for measuring: the real one, repeated under other names.

use std::collections::BTreeSet;

use trainer::delivery::{Delivery, ModuleEntry};

/// Repeats the modules of `delivery` until there are `modules` of them. Modules, exercises, cards, cases and word webs of a copy get
/// names of their own, in the index and in the bundles, so that each can be opened and answered by itself.
pub fn repeat(delivery: &mut Delivery, modules: usize) {
    let real = delivery.index.modules.clone();
    let bundles = delivery.bundles.clone();
    for (at, (module, (slug, bundle))) in real.iter().zip(&bundles).cycle().enumerate().take(modules).skip(real.len()) {
        let copy = at / real.len();
        let ids = ids(module);
        let mut entry = module.clone();
        rename(&mut entry, copy, real.len() as u32);
        // A bundle names the folder of its module in every path, and there the module gets its slug.
        let folder = format!("-{slug}/");
        let text = renamed(bundle, &ids, copy).replace(&folder, &format!("-{slug}-kopie{copy}/"));
        delivery.bundles.push((entry.slug.clone(), text));
        delivery.index.modules.push(entry);
    }
    delivery.index.modules.truncate(modules);
    delivery.bundles.truncate(modules);
}

fn ids(module: &ModuleEntry) -> BTreeSet<&str> {
    let exercises = module.exercises.iter().map(|exercise| exercise.id.as_str());
    let cards = module.cards.iter().map(|card| card.id.as_str());
    let cases = module.cases.iter().map(|case| case.id.as_str());
    exercises.chain(cards).chain(cases).chain(module.webs.iter().map(|web| web.id.as_str())).collect()
}

fn rename(module: &mut ModuleEntry, copy: usize, modules: u32) {
    let exercises = module.exercises.iter_mut().map(|exercise| &mut exercise.id);
    let cards = module.cards.iter_mut().map(|card| &mut card.id);
    let cases = module.cases.iter_mut().map(|case| &mut case.id);
    let webs = module.webs.iter_mut().map(|web| &mut web.id);
    let names = exercises.chain(cards).chain(cases).chain(webs).chain(&mut module.prior);
    for name in names.chain(std::iter::once(&mut module.slug)) {
        *name += &format!("-kopie{copy}");
    }
    module.number += modules * copy as u32;
}

/// `text` with every word that is one of `ids` renamed.
fn renamed(text: &str, ids: &BTreeSet<&str>, copy: usize) -> String {
    let is_part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (word, after) = rest.split_at(rest.find(|c| !is_part(c)).unwrap_or(rest.len()));
        out += word;
        if ids.contains(word) {
            out += &format!("-kopie{copy}");
        }
        let (between, after) = after.split_at(after.find(is_part).unwrap_or(after.len()));
        out += between;
        rest = after;
    }
    out
}
