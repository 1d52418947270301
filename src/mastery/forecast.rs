//! How much work comes back in the next days.

use crate::delivery::Index;
use crate::progress::Progress;
use crate::time::Day;

/// How many days a forecast looks ahead, today among them.
pub const FORECAST_DAYS: i32 = 14;

/// How many cards and exercises come back on each day from `today` on, when nothing is done in between. What is overdue counts for
/// today. Stops at the day before `exam`, when that is sooner than [`FORECAST_DAYS`]; an exam that is over is no exam. `is_hbo` adds
/// what is for HBO only. Items that are kept back count from the day on which they may come up again.
pub fn forecast(index: &Index, progress: &Progress, today: Day, exam: Option<Day>, is_hbo: bool) -> Vec<(Day, usize)> {
    let left = exam.map(|exam| exam.since(today)).filter(|left| *left > 0).unwrap_or(FORECAST_DAYS);
    let mut days: Vec<_> = (0..left.min(FORECAST_DAYS)).map(|ahead| (today.plus(ahead), 0)).collect();
    for module in &index.modules {
        let cards = module.cards.iter().map(|card| (&card.id, card.hbo, progress.card(&card.id)));
        let exercises = module.exercises.iter();
        let exercises = exercises.map(|entry| (&entry.id, entry.hbo, progress.memory(&entry.id, entry.key)));
        for (id, hbo, memory) in cards.chain(exercises) {
            let Some(memory) = memory.filter(|_| is_hbo || !hbo) else { continue };
            let first = days.iter_mut().find(|(day, _)| *day >= memory.due && !progress.is_held(id, *day));
            if let Some((_, count)) = first {
                *count += 1;
            }
        }
    }
    days
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mastery::tests::{course, practised};
    use crate::progress::What;

    fn counts(progress: &Progress, exam: Option<Day>) -> Vec<usize> {
        forecast(&course(), progress, Day(100), exam, false).into_iter().map(|(_, count)| count).collect()
    }

    #[test]
    fn every_item_that_comes_back_is_counted_once() {
        let progress = practised(&[("a", 4, 90), ("b", 4, 100), ("c", 0, 100)]);
        let counts = counts(&progress, None);
        assert_eq!(counts.len(), 14);
        // `a` is overdue, `c` was not known; `b` comes back in a few days.
        assert_eq!((counts[0], counts.iter().sum::<usize>()), (2, 3));
    }

    #[test]
    fn what_is_kept_back_waits_and_the_exam_is_the_end() {
        let mut progress = practised(&[("a", 4, 90), ("b", 4, 90)]);
        let hold = |item: &str, until| What::Hold { item: item.to_owned(), until };
        crate::mastery::tests::add(&mut progress, hold("a", Some(Day(101))), 100);
        assert_eq!(counts(&progress, None)[..2], [1, 1]);
        crate::mastery::tests::add(&mut progress, hold("b", None), 100);
        assert_eq!(counts(&progress, Some(Day(103))), [0, 1, 0]);
        assert_eq!(counts(&progress, Some(Day(100))).len(), 14, "het examen is vandaag: er is niets meer te plannen");
    }
}
