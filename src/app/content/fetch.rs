//! Fetching the parts of the course, and adding what this browser has of its own.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use trainer::course::Course;
use trainer::delivery::{Index, TermEntry, glossary, read_bundle, read_files, read_glossary};
use trainer::own::is_own;
use trainer::wording::plain;

use super::{Fetched, LoadedModule};
use crate::app::{browser, own};

/// Where the page said that files are, by `index` or the slug of a module.
pub(super) type Addresses = StoredValue<BTreeMap<String, String>>;

/// What own modules add to the course, and what they need of it.
pub(super) type Own = StoredValue<OwnPart>;

/// By slug the own modules that can be studied; and the models and drawings, once they were needed.
#[derive(Default)]
pub(super) struct OwnPart {
    modules: BTreeMap<String, Arc<LoadedModule>>,
    shared: Option<own::Shared>,
}

fn address_of(addresses: Addresses, name: &str) -> Option<String> {
    addresses.with_value(|addresses| addresses.get(name).cloned())
}

/// Where the index is.
pub(super) fn index_address(addresses: Addresses) -> Result<String, String> {
    address_of(addresses, "index").ok_or_else(|| "Deze pagina is onvolledig geladen. Ververs haar.".to_owned())
}

/// The index, with the own modules of this browser that can be studied.
pub(super) async fn fetch_index(addresses: Addresses, own: Own) -> Fetched<Index> {
    let text = browser::fetch_text(&index_address(addresses)?).await?;
    let index = serde_json::from_str(&text);
    let mut index: Index = index.map_err(|_| "De inhoudsopgave kwam beschadigd aan. Ververs de pagina.".to_owned())?;
    let kept = own::all();
    let texts: String = kept.iter().map(|kept| kept.text.as_str()).collect();
    let shared = shared_for(&texts, &index, addresses, own).await;
    let modules = own::join(&kept, &shared, &mut index);
    own.update_value(|own| own.modules = modules);
    Ok(Arc::new(index))
}

/// The models and drawings of the course, if a module with this `text` may need them. Without them (offline) the rest of it works.
pub(super) async fn shared_for(text: &str, index: &Index, addresses: Addresses, own: Own) -> own::Shared {
    if let Some(shared) = own.with_value(|own| own.shared.clone()) {
        return shared;
    }
    let address = index_address(addresses).map(|base| browser::resolve(&index.shared, &base));
    let text = match address.ok().filter(|_| own::needs_shared(text)) {
        Some(address) => browser::fetch_text(&address).await.ok(),
        None => None,
    };
    let Some(files) = text.and_then(|text| read_files(&text)).map(Arc::new) else { return own::Shared::default() };
    own.update_value(|own| own.shared = Some(files.clone()));
    files
}

/// The terms of the course and of own modules, by name.
pub(super) async fn fetch_glossary(
    index: LocalResource<Fetched<Index>>,
    addresses: Addresses,
    own: Own,
) -> Fetched<Vec<TermEntry>> {
    let address = browser::resolve(&index.await?.glossary, &index_address(addresses)?);
    let text = browser::fetch_text(&address).await?;
    let damaged = || "De begrippenlijst kwam beschadigd aan. Probeer het opnieuw.".to_owned();
    let mut terms = read_glossary(&text).ok_or_else(damaged)?;
    let modules: Vec<_> = own.with_value(|own| own.modules.values().map(|loaded| loaded.module.clone()).collect());
    if !modules.is_empty() {
        terms.extend(glossary(&Course { modules, ..Course::default() }));
        terms.sort_by_key(|entry| plain(&entry.term.name));
    }
    Ok(Arc::new(terms))
}

/// The page names the bundle of the module it was made for; the index names those of all modules.
pub(super) async fn fetch_module(
    index: LocalResource<Fetched<Index>>,
    addresses: Addresses,
    own: Own,
    slug: String,
) -> Fetched<LoadedModule> {
    if is_own(&slug) {
        index.await?;
        let found = own.with_value(|own| own.modules.get(&slug).cloned());
        return found.ok_or_else(|| "Deze module staat niet in deze browser.".to_owned());
    }
    let address = match address_of(addresses, &slug) {
        Some(address) => address,
        None => {
            let index = index.await?;
            let entry = index.module(&slug).ok_or_else(|| "Deze les bestaat niet.".to_owned())?;
            browser::resolve(&entry.file, &index_address(addresses)?)
        }
    };
    let text = browser::fetch_text(&address).await?;
    let course = read_bundle(&text).map(|(course, _)| course);
    let loaded =
        course.and_then(|mut course| Some(LoadedModule { module: course.modules.pop()?, models: course.models }));
    loaded.map(Arc::new).ok_or_else(|| "De les kwam beschadigd aan. Probeer het opnieuw.".to_owned())
}
