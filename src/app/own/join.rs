//! How own modules join the course in the index.

use std::collections::BTreeMap;
use std::sync::Arc;

use trainer::course::SourceFile;
use trainer::delivery::Index;
use trainer::own;

use super::Kept;
use crate::app::content::LoadedModule;

/// The models and drawings of the course.
pub type Shared = Arc<Vec<SourceFile>>;

/// Whether `text` may name a model or a drawing of the course.
pub fn needs_shared(text: &str) -> bool {
    text.contains("model=") || text.contains(trainer::course::PICTURES)
}

/// Adds the modules that can be studied to `index`; gives them by slug.
pub fn join(kept: &[Kept], shared: &[SourceFile], index: &mut Index) -> BTreeMap<String, Arc<LoadedModule>> {
    let mut modules = BTreeMap::new();
    for kept in kept {
        let reading = own::read(&kept.text, shared, index);
        if !modules.contains_key(&reading.head.slug)
            && reading.add_to(index)
            && let Some(module) = reading.module
        {
            modules.insert(reading.head.slug, Arc::new(LoadedModule { module, models: reading.models }));
        }
    }
    modules
}

/// Whether `id` is in use in the course, or in an own module that is kept here.
pub fn is_taken(index: &Index, kept: &[Kept], id: &str) -> bool {
    let in_course = index.modules.iter().any(|module| {
        let parts = module.cases.iter().map(|case| &case.id).chain(module.webs.iter().map(|web| &web.id));
        let items = module.exercises.iter().map(|entry| &entry.id).chain(module.cards.iter().map(|card| &card.id));
        let mut ids = parts.chain(items).chain(module.goals.iter().map(|goal| &goal.id)).chain([&module.slug]);
        ids.any(|known| known == id)
    });
    let marks = [format!("{{#{id}}}"), format!("{{#{id} "), format!("doel: {id} ")];
    let is_kept = |kept: &Kept| own::head(&kept.text).slug == id || marks.iter().any(|mark| kept.text.contains(mark));
    in_course || kept.iter().any(is_kept)
}
