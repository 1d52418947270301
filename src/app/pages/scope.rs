//! What a practice run is about: modules, kinds, levels, a goal or a term, as its address says.

use trainer::delivery::{ExerciseEntry, Index, ModuleEntry};
use trainer::exercise::{KINDS, Level};

/// What may come up, from the address; none named means all.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scope {
    kinds: Vec<String>,
    modules: Vec<String>,
    levels: Vec<String>,
    /// The id of a learning goal.
    goal: Option<String>,
    /// The id of a term of the glossary.
    pub(super) term: Option<String>,
}

impl Scope {
    /// What `/oefenen/` followed by `kind` and a query asks for; `None` when there is no such kind.
    pub(super) fn of_address(kind: &str, query: &dyn Fn(&str) -> String) -> Option<Self> {
        let list = |name: &str| -> Vec<String> {
            query(name).split(',').filter(|part| !part.is_empty()).map(str::to_owned).collect()
        };
        let one = |name: &str| Some(query(name)).filter(|id| !id.is_empty());
        let scope = Self {
            kinds: list("soorten"),
            modules: list("modules"),
            levels: list("niveaus"),
            goal: one("doel"),
            term: one("begrip"),
        };
        match kind {
            "mix" => Some(scope),
            kind if KINDS.iter().any(|(tag, _)| *tag == kind) => Some(Self { kinds: vec![kind.to_owned()], ..scope }),
            _ => None,
        }
    }

    /// The exercises, each with its module. `about` are those about the term, when one is named.
    pub(super) fn exercises<'a>(
        &self,
        index: &'a Index,
        is_hbo: bool,
        about: &[String],
    ) -> Vec<(&'a ModuleEntry, &'a ExerciseEntry)> {
        let modules =
            index.modules.iter().filter(|module| self.modules.is_empty() || self.modules.contains(&module.slug));
        modules
            .flat_map(|module| module.exercises.iter().map(move |exercise| (module, exercise)))
            .filter(|(_, exercise)| self.kinds.is_empty() || self.kinds.contains(&exercise.kind))
            .filter(|(_, exercise)| {
                let level = exercise.level.map(Level::tag).unwrap_or_default();
                self.levels.is_empty() || self.levels.iter().any(|wanted| wanted == level)
            })
            .filter(|(module, exercise)| {
                let goal = exercise.goal.and_then(|at| module.goals.get(at));
                self.goal.is_none() || self.goal.as_deref() == goal.map(|goal| goal.id.as_str())
            })
            .filter(|(_, exercise)| self.term.is_none() || about.contains(&exercise.id))
            .filter(|(_, exercise)| is_hbo || !exercise.hbo)
            .collect()
    }

    /// Names the run, so that a tab finds it again.
    pub(super) fn name(&self) -> String {
        let lists = [&self.kinds, &self.modules, &self.levels].map(|list| list.join(","));
        let one = |id: &Option<String>| id.clone().unwrap_or_default();
        format!("run.{}.{}.{}", lists.join("."), one(&self.goal), one(&self.term))
    }

    /// What this run is about, as a title.
    pub(super) fn title(&self, index: &Index) -> String {
        let goals = index.modules.iter().flat_map(|module| &module.goals);
        let goal = goals.into_iter().find(|goal| self.goal.as_ref() == Some(&goal.id));
        match (self.kinds.as_slice(), goal) {
            (_, Some(goal)) => goal.text.trim_end_matches('.').to_owned(),
            ([kind], _) => KINDS.iter().find(|(tag, _)| tag == kind).map_or("Oefenen", |(_, name)| *name).to_owned(),
            _ => "Oefenen".to_owned(),
        }
    }
}
