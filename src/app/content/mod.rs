//! The course as far as it has been fetched: the index, and modules one by one.

mod fetch;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use trainer::course::{Module, Term};
use trainer::delivery::{Index, TermEntry};
use trainer::model::Models;
use trainer::own::is_own;

use super::{browser, own};
use fetch::{Addresses, Own, fetch_glossary, fetch_index, fetch_module, index_address, shared_for};

/// Something that is fetched.
#[derive(Clone, Debug)]
pub enum Load<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// Not to be had; a sentence for the learner.
    Failed(String),
}

impl<T: Clone> Load<T> {
    /// What is loaded, if it is.
    pub fn ready(&self) -> Option<T> {
        match self {
            Self::Ready(value) => Some(value.clone()),
            _ => None,
        }
    }
}

/// A module with the models its exercises use.
#[derive(Debug)]
pub struct LoadedModule {
    /// The module.
    pub module: Module,
    /// The models.
    pub models: Models,
}

/// What a fetch gives: the thing, or a sentence for the learner.
type Fetched<T> = Result<Arc<T>, String>;

/// The course in the browser. Copied freely; made once in [`super::App`].
#[derive(Clone, Copy)]
pub struct Content {
    index: LocalResource<Fetched<Index>>,
    modules: StoredValue<BTreeMap<String, LocalResource<Fetched<LoadedModule>>>>,
    glossary: StoredValue<Option<LocalResource<Fetched<Vec<TermEntry>>>>>,
    /// Where the page said that files are, by `index` or the slug of a module.
    addresses: Addresses,
    /// What the index got from this browser.
    own: Own,
    /// Owns the modules: they must outlive the page that asks for them first.
    owner: StoredValue<Option<Owner>>,
}

impl Content {
    /// Nothing fetched yet; begins with the index.
    pub fn new() -> Self {
        let addresses = StoredValue::new(browser::preloaded());
        let own = StoredValue::default();
        Self {
            index: LocalResource::new(move || fetch_index(addresses, own)),
            own,
            modules: StoredValue::default(),
            glossary: StoredValue::new(None),
            addresses,
            owner: StoredValue::new(Owner::current()),
        }
    }

    /// The index (tracked).
    pub fn index(&self) -> Load<Arc<Index>> {
        self.index.get().into()
    }

    /// The module with this slug (tracked). Fetches it at the first call.
    pub fn module(&self, slug: &str) -> Load<Arc<LoadedModule>> {
        let known = self.modules.with_value(|modules| modules.get(slug).copied());
        known.unwrap_or_else(|| self.start_fetching(slug)).get().into()
    }

    /// The glossary (tracked). Fetches it at the first call.
    pub fn glossary(&self) -> Load<Arc<Vec<TermEntry>>> {
        let (index, addresses, own) = (self.index, self.addresses, self.own);
        let known = self.glossary.get_value().unwrap_or_else(|| {
            let made = self.for_ever(move || LocalResource::new(move || fetch_glossary(index, addresses, own)));
            self.glossary.set_value(Some(made));
            made
        });
        known.get().into()
    }

    /// A term of a module that is here already.
    pub fn term_at_hand(&self, id: &str) -> Option<Term> {
        self.at_hand().iter().find_map(|loaded| loaded.module.terms.iter().find(|term| term.id == id).cloned())
    }

    /// The name of a quadrant, category or term of a module that is here already; of a concept that is not at hand its id in words.
    /// `None` for what is only a part of one exercise: its id begins with that of a module.
    pub fn label(&self, id: &str) -> Option<String> {
        let known = self.at_hand().iter().find_map(|loaded| loaded.models.label(id).map(str::to_owned));
        let known = known.or_else(|| self.term_at_hand(id).map(|term| term.name));
        let is_of_module = id.strip_prefix('m').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        known.or_else(|| (!is_of_module).then(|| id.replace('-', " ")))
    }

    /// The modules that are here already.
    fn at_hand(&self) -> Vec<Arc<LoadedModule>> {
        let modules = self.modules.get_value();
        modules.values().filter_map(|module| module.get_untracked().and_then(Result::ok)).collect()
    }

    /// Tries again to fetch what failed.
    pub fn retry(&self, slug: &str) {
        if matches!(self.index.get_untracked(), Some(Err(_))) {
            self.index.refetch();
        }
        if let Some(module) = self.modules.with_value(|modules| modules.get(slug).copied()) {
            module.refetch();
        }
        if let Some(glossary) =
            self.glossary.get_value().filter(|glossary| matches!(glossary.get_untracked(), Some(Err(_))))
        {
            glossary.refetch();
        }
    }

    /// Takes over what changed among the own modules of this browser.
    pub fn own_changed(&self) {
        self.modules.update_value(|modules| modules.retain(|slug, _| !is_own(slug)));
        self.glossary.set_value(None);
        self.index.refetch();
    }

    /// The index, and the models and drawings of the course for a module with this `text`.
    ///
    /// # Errors
    /// A sentence for the user, when the index could not be fetched.
    pub async fn course_for(&self, text: &str) -> Result<(Arc<Index>, own::Shared), String> {
        let index = self.index.await?;
        let shared = shared_for(text, &index, self.addresses, self.own).await;
        Ok((index, shared))
    }

    /// A file that the index names.
    ///
    /// # Errors
    /// A sentence for the user.
    pub async fn file(&self, file: &str) -> Result<String, String> {
        browser::fetch_text(&browser::resolve(file, &index_address(self.addresses)?)).await
    }

    /// Makes something that outlives the page that asks for it first.
    fn for_ever<T>(&self, make: impl FnOnce() -> T) -> T {
        match self.owner.get_value() {
            Some(owner) => owner.with(make),
            None => make(),
        }
    }

    fn start_fetching(&self, slug: &str) -> LocalResource<Fetched<LoadedModule>> {
        let (index, addresses, own) = (self.index, self.addresses, self.own);
        let name = slug.to_owned();
        let module =
            self.for_ever(move || LocalResource::new(move || fetch_module(index, addresses, own, name.clone())));
        self.modules.update_value(|modules| {
            modules.insert(slug.to_owned(), module);
        });
        module
    }
}

impl<T> From<Option<Result<T, String>>> for Load<T> {
    fn from(fetched: Option<Result<T, String>>) -> Self {
        match fetched {
            None => Self::Loading,
            Some(Ok(value)) => Self::Ready(value),
            Some(Err(sentence)) => Self::Failed(sentence),
        }
    }
}
