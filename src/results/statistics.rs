//! The statistics of a test, from a table with a row for each student and a column for each question. Classical test theory; formulas as
//! in R. L. Ebel & D. A. Frisbie, Essentials of Educational Measurement (1991). Nothing here is ever not-a-number.

/// Fewer students than this say too little about a question.
pub const LEAST_STUDENTS: usize = 10;

/// What a question did in a class.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ItemFigures {
    /// How many students had it.
    pub asked: usize,
    /// The average share of its points, 0 (nobody) to 1 (everybody); `None` when nobody had it.
    pub p: Option<f64>,
    /// Correlation with the whole test, −1 to 1 (Pearson); `None` when everyone did equally well in one of both.
    pub rit: Option<f64>,
    /// The same with the rest of the test, without this question.
    pub rir: Option<f64>,
}

/// What a test did in a class.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TestFigures {
    /// How many students.
    pub students: usize,
    /// How many questions.
    pub questions: usize,
    /// The average share of the points, 0 to 1.
    pub mean: Option<f64>,
    /// The standard deviation of the points, in points, over n − 1.
    pub deviation: Option<f64>,
    /// Cronbach's alpha; with questions that are right or wrong it is KR-20. `None` when not everyone had the same questions, when there are
    /// fewer than two of either, or when all did equally well.
    pub alpha: Option<f64>,
    /// The standard error of measurement, in points: deviation × √(1 − alpha).
    pub error: Option<f64>,
}

/// A student's points and how many questions they are of.
type Total = (f64, usize);

/// The figures of the test, and of each of its `columns` questions.
pub fn figures(table: &[Vec<Option<f64>>], columns: usize) -> (TestFigures, Vec<ItemFigures>) {
    let totals: Vec<Total> =
        table.iter().map(|row| row.iter().flatten().fold((0.0, 0), |(sum, n), share| (sum + share, n + 1))).collect();
    let items: Vec<ItemFigures> = (0..columns).map(|column| item(table, &totals, column)).collect();
    (test(table, &totals, columns), items)
}

fn item(table: &[Vec<Option<f64>>], totals: &[Total], column: usize) -> ItemFigures {
    let with_total = table.iter().zip(totals);
    let answers: Vec<(f64, Total)> =
        with_total.filter_map(|(row, total)| Some((row.get(column).copied().flatten()?, *total))).collect();
    // Shares, not sums: with a series of his own a student may have had another number of questions.
    let whole = answers.iter().map(|(share, (sum, n))| (*share, sum / *n as f64)).collect::<Vec<_>>();
    let rest = answers.iter().filter(|(_, (_, n))| *n > 1);
    let rest = rest.map(|(share, (sum, n))| (*share, (sum - share) / (*n - 1) as f64)).collect::<Vec<_>>();
    ItemFigures {
        asked: answers.len(),
        p: mean(answers.iter().map(|(share, _)| *share)),
        rit: correlation(&whole),
        rir: correlation(&rest),
    }
}

fn test(table: &[Vec<Option<f64>>], totals: &[Total], columns: usize) -> TestFigures {
    let sums: Vec<f64> = totals.iter().map(|(sum, _)| *sum).collect();
    let is_whole = totals.iter().all(|(_, n)| *n == columns);
    let deviation = variance(&sums).map(f64::sqrt).filter(|_| is_whole);
    let alpha = deviation.filter(|deviation| *deviation > 1e-9 && columns > 1).and_then(|deviation| {
        let of_items: Option<f64> =
            (0..columns).map(|column| variance(&table.iter().filter_map(|row| row[column]).collect::<Vec<_>>())).sum();
        let k = columns as f64;
        Some(k / (k - 1.0) * (1.0 - of_items? / (deviation * deviation)))
    });
    TestFigures {
        students: table.len(),
        questions: columns,
        mean: mean(totals.iter().filter(|(_, n)| *n > 0).map(|(sum, n)| sum / *n as f64)),
        deviation,
        alpha,
        error: alpha.and_then(|alpha| deviation.map(|deviation| deviation * (1.0 - alpha).max(0.0).sqrt())),
    }
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, n) = values.fold((0.0, 0_u32), |(sum, n), value| (sum + value, n + 1));
    (n > 0).then(|| sum / f64::from(n))
}

/// Over n − 1; `None` below two values.
fn variance(values: &[f64]) -> Option<f64> {
    let mean = mean(values.iter().copied())?;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (values.len() > 1).then(|| squares / (values.len() - 1) as f64)
}

/// Pearson's product-moment correlation; `None` when one of both does not vary.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    let (x, y) = (mean(pairs.iter().map(|pair| pair.0))?, mean(pairs.iter().map(|pair| pair.1))?);
    let sum = |of: fn(f64, f64) -> f64| pairs.iter().map(|pair| of(pair.0 - x, pair.1 - y)).sum::<f64>();
    let (xy, xx, yy) = (sum(|x, y| x * y), sum(|x, _| x * x), sum(|_, y| y * y));
    (xx > 1e-12 && yy > 1e-12).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: Option<f64>, expected: f64) -> bool {
        value.is_some_and(|value| (value - expected).abs() < 1e-9)
    }

    /// Worked out by hand. Four students, three questions:
    ///
    /// |   | a | b | c | total |
    /// |---|---|---|---|-------|
    /// | 1 | 1 | 1 | 1 | 3     |
    /// | 2 | 1 | 1 | 0 | 2     |
    /// | 3 | 1 | 0 | 0 | 1     |
    /// | 4 | 0 | 0 | 0 | 0     |
    ///
    /// Totals: mean 1.5, sum of squares 2.25 + 0.25 + 0.25 + 2.25 = 5, variance 5/3. Question a: p = 3/4, sum of squares 3/4, variance 1/4;
    /// b: p = 1/2, sum 1, variance 1/3; c as a: 1/4. Alpha = 3/2 · (1 − (1/4 + 1/3 + 1/4) / (5/3)) = 3/2 · (1 − 1/2) = 3/4.
    /// rit of a: Σ = 1/4·1.5 + 1/4·0.5 + 1/4·(−0.5) + (−3/4)(−1.5) = 1.5; 1.5 / √(3/4 · 5) = 0.774597.
    /// rir of a: the rest is 2, 1, 0, 0: mean 3/4, squares 25/16 + 1/16 + 9/16 + 9/16 = 11/4; Σ = 1/4·(5/4 + 1/4 − 3/4) + 9/16 = 3/4;
    /// 0.75 / √(3/4 · 11/4) = 0.522233.
    #[test]
    fn a_small_table_comes_out_as_by_hand() {
        let table: Vec<Vec<Option<f64>>> =
            [[1, 1, 1], [1, 1, 0], [1, 0, 0], [0, 0, 0]].map(|row| row.map(|x| Some(f64::from(x))).to_vec()).to_vec();
        let (test, items) = figures(&table, 3);
        assert!(near(test.alpha, 0.75) && near(test.mean, 0.5), "{test:?}");
        assert!(near(test.deviation, (5.0_f64 / 3.0).sqrt()));
        assert!(near(test.error, (5.0_f64 / 3.0).sqrt() / 2.0));
        assert!(near(items[0].p, 0.75) && near(items[1].p, 0.5));
        assert!(near(items[0].rit, 1.5 / 3.75_f64.sqrt()), "{items:?}");
        assert!(near(items[0].rir, 0.75 / (0.75_f64 * 2.75).sqrt()), "{items:?}");
    }

    /// `tests/fixtures/statistics.json` was written by `tests/fixtures/statistics.py` with python 3 and numpy 2: 24 students, 8 questions,
    /// some with half points. numpy's `corrcoef` and `var(ddof=1)` are the independent computation.
    #[test]
    fn a_larger_table_comes_out_as_in_numpy() {
        #[derive(serde::Deserialize)]
        struct Fixture {
            table: Vec<Vec<f64>>,
            p: Vec<f64>,
            rit: Vec<f64>,
            rir: Vec<f64>,
            alpha: f64,
            deviation: f64,
            error: f64,
        }
        let fixture: Fixture =
            serde_json::from_str(include_str!("../../tests/fixtures/statistics.json")).expect("leesbaar");
        let table: Vec<Vec<Option<f64>>> =
            fixture.table.iter().map(|row| row.iter().copied().map(Some).collect()).collect();
        let (test, items) = figures(&table, fixture.p.len());
        assert!(near(test.alpha, fixture.alpha) && near(test.error, fixture.error), "{test:?}");
        assert!(near(test.deviation, fixture.deviation));
        for (at, item) in items.iter().enumerate() {
            assert!(near(item.p, fixture.p[at]) && near(item.rit, fixture.rit[at]), "{at}: {item:?}");
            assert!(near(item.rir, fixture.rir[at]), "{at}: {item:?}");
        }
    }

    #[test]
    fn what_can_not_be_computed_is_nothing() {
        assert_eq!(figures(&[], 2).0, TestFigures { questions: 2, ..TestFigures::default() });
        let (test, items) = figures(&[vec![Some(1.0), None], vec![Some(1.0), None]], 2);
        assert_eq!((test.alpha, test.error), (None, None));
        assert_eq!(items[0], ItemFigures { asked: 2, p: Some(1.0), rit: None, rir: None });
        assert_eq!(items[1], ItemFigures::default());
    }
}
