//! A test on paper in versions, so that neighbours in a classroom do not sit with the same sheet.

use crate::delivery::{Index, ModuleEntry};
use crate::exam::{DrawError, MAX_VERSION, Slot, Spec, draw};
use crate::exercise::{Exercise, Level};
use crate::id::fingerprint;
use crate::review::shuffle;

use super::{Go, letter};

/// How the versions differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// The same questions in another order, with the options in another order.
    #[default]
    Order,
    /// Other questions about the same: the parallel version that the next code draws.
    Parallel,
    /// There is one version.
    Single,
}

/// A version of a test.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// `A`, `B`.
    pub letter: String,
    /// The test it was drawn from. Its code gives the same questions in the app.
    pub spec: Spec,
    /// The questions in the order of this version.
    pub slots: Vec<Slot>,
    /// How many questions the blueprint asks for that the course does not have.
    pub missing: u32,
}

impl Version {
    /// How `exercise` stands in this version.
    pub fn go(&self, exercise: &Exercise) -> Go {
        let name = format!("{}-{}-{}", self.spec, self.letter, exercise.id);
        Go {
            round: self.spec.round(exercise.case.is_some()),
            seed: u64::from(fingerprint(&name)),
            is_hbo: self.spec.is_hbo(),
        }
    }

    /// How its questions are spread over `modules` and levels.
    pub fn spread<'a>(&self, modules: &'a [ModuleEntry]) -> Vec<Spread<'a>> {
        let places = |module: &ModuleEntry, level: Level| -> Vec<usize> {
            let slots = (1..).zip(&self.slots);
            slots.filter(|(_, slot)| slot.module == module.slug && slot.level == level).map(|(at, _)| at).collect()
        };
        let row = |module: &'a ModuleEntry| Spread { module, cells: Level::ALL.map(|level| places(module, level)) };
        modules.iter().map(row).filter(|row| row.count() > 0).collect()
    }
}

/// The questions of a version about one module.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread<'a> {
    /// The module.
    pub module: &'a ModuleEntry,
    /// The numbers of its questions, by level in the order of [`Level::ALL`].
    pub cells: [Vec<usize>; 4],
}

impl Spread<'_> {
    /// How many questions there are.
    pub fn count(&self) -> usize {
        self.cells.iter().map(Vec::len).sum()
    }
}

/// The versions of the test `spec`, version A first: that has the order of the app.
///
/// # Errors
/// When there is no such test.
pub fn versions(index: &Index, spec: &Spec, way: Way) -> Result<Vec<Version>, DrawError> {
    let drawn = draw(index, spec)?;
    let first = Version { letter: letter(0), spec: spec.clone(), slots: drawn.questions, missing: drawn.missing };
    let second = match way {
        Way::Single => return Ok(vec![first]),
        Way::Order => {
            let mut second = Version { letter: letter(1), ..first.clone() };
            let seed = u64::from(fingerprint(&format!("{spec}-B")));
            shuffle(&mut second.slots, seed);
            // A short test may come out as it was.
            if second.slots == first.slots {
                second.slots.rotate_left(1);
            }
            second
        }
        Way::Parallel => {
            // After the last version of a series comes the first of the next.
            let next = match spec.version {
                MAX_VERSION.. => Spec { version: 1, series: spec.series % crate::exam::MAX_SERIES + 1, ..spec.clone() },
                version => Spec { version: version + 1, ..spec.clone() },
            };
            let drawn = draw(index, &next)?;
            Version { letter: letter(1), spec: next, slots: drawn.questions, missing: drawn.missing }
        }
    };
    Ok(vec![first, second])
}
