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
