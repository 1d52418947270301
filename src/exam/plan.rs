//! How many questions of each module and level a test has.

use super::{DrawError, Size, Spec};
use crate::delivery::{ExerciseEntry, Index, ModuleEntry};
use crate::exercise::Level;
use crate::random::Random;
use crate::review::shuffle;

/// How many questions a test about chosen modules has, about.
const QUESTIONS: u32 = 20;

/// How many of them each module has at least.
const LEAST: u32 = 3;

/// How many questions of each level, for one module.
pub(super) type Cells = [u32; 4];

/// The modules to ask about, each with its cells.
pub(super) type Plan<'a> = Vec<(&'a ModuleEntry, Cells)>;

/// The cells of the test that `spec` names.
///
/// # Errors
/// When the course has no blueprint, or not that module.
pub(super) fn plan<'a>(index: &'a Index, spec: &Spec) -> Result<Plan<'a>, DrawError> {
    let mut random = Random::new(spec.seed());
    // An own module counts only where it is named: the same code must draw the same test on a device that has none.
    let is_named = |module: &&ModuleEntry| !module.own || matches!(spec.size, Size::Modules(_));
    let of_module = |module: &'a ModuleEntry| (module, module.quota.of(spec.is_hbo()));
    let quotas: Plan = index.modules.iter().filter(is_named).map(of_module).collect();
    match &spec.size {
        Size::Modules(numbers) => of_modules(&quotas, numbers, spec, &mut random),
        _ if sum(&quotas) == 0 => Err(DrawError::NoBlueprint),
        Size::Full => Ok(quotas),
        Size::Half => {
            let weights: Vec<u32> = quotas.iter().flat_map(|(_, cells)| *cells).collect();
            let halves = apportion(&weights, sum(&quotas).div_ceil(2), &mut random);
            let cells = halves.chunks_exact(4).map(|cells| [cells[0], cells[1], cells[2], cells[3]]);
            Ok(quotas.into_iter().zip(cells).map(|((module, _), cells)| (module, cells)).collect())
        }
    }
}

fn of_modules<'a>(quotas: &Plan<'a>, numbers: &[u32], spec: &Spec, random: &mut Random) -> Result<Plan<'a>, DrawError> {
    let mut chosen = Vec::new();
    for number in numbers {
        let found = quotas.iter().find(|(module, _)| module.number == *number);
        chosen.push(*found.ok_or(DrawError::NoModule(*number))?);
    }
    let weights: Vec<u32> = chosen.iter().map(|(_, cells)| cells.iter().sum::<u32>().max(1)).collect();
    let counts = apportion(&weights, QUESTIONS, random);
    let plan = chosen.into_iter().zip(counts).map(|((module, quota), count)| {
        // A quota this small says nothing of the levels; then what there is decides.
        let weights = if quota.iter().sum::<u32>() < LEAST { supply(module, spec.is_hbo()) } else { quota };
        let cells = apportion(&weights, count.max(LEAST), random);
        (module, [cells[0], cells[1], cells[2], cells[3]])
    });
    Ok(plan.collect())
}

fn sum(plan: &Plan) -> u32 {
    plan.iter().flat_map(|(_, cells)| cells).sum()
}

/// How many questions of each level a module has.
pub(super) fn supply(module: &ModuleEntry, is_hbo: bool) -> Cells {
    Level::ALL.map(|level| questions(module, is_hbo).filter(|entry| entry.level == Some(level)).count() as u32)
}

/// The exercises of a module that a learner of MBO or HBO has.
pub(super) fn questions(module: &ModuleEntry, is_hbo: bool) -> impl Iterator<Item = &ExerciseEntry> {
    module.exercises.iter().filter(move |entry| is_hbo || !entry.hbo)
}

/// Divides `total` in proportion to `weights` by largest remainder; equal remainders go by chance. All zero when the weights are.
fn apportion(weights: &[u32], total: u32, random: &mut Random) -> Vec<u32> {
    let sum: u64 = weights.iter().map(|weight| u64::from(*weight)).sum();
    if sum == 0 {
        return vec![0; weights.len()];
    }
    let exact = |weight: &u32| u64::from(*weight) * u64::from(total);
    let mut parts: Vec<u32> = weights.iter().map(|weight| (exact(weight) / sum) as u32).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    shuffle(&mut order, random.draw());
    order.sort_by_key(|at| std::cmp::Reverse(exact(&weights[*at]) % sum));
    let left = (total - parts.iter().sum::<u32>()) as usize;
    for at in order.into_iter().take(left) {
        parts[at] += 1;
    }
    parts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_add_up_and_are_off_by_less_than_one(
            weights in proptest::collection::vec(0_u32..50, 1..40), total in 0_u32..200, seed in any::<u64>(),
        ) {
            let parts = apportion(&weights, total, &mut Random::new(seed));
            let sum: u32 = weights.iter().sum();
            prop_assert_eq!(parts.iter().sum::<u32>(), if sum == 0 { 0 } else { total });
            for (part, weight) in parts.iter().zip(&weights) {
                let exact = f64::from(*weight) * f64::from(total) / f64::from(sum.max(1));
                prop_assert!((f64::from(*part) - exact).abs() < 1.0);
            }
        }
    }
}
