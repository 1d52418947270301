//! From points to a Dutch mark, with every step of the sum.
//!
//! The mark is linear in two pieces: 1 at 0 points, the pass mark at the cesuur C, 10 at all M points. C = G + k(M − G), where G is what
//! blind guessing earns on average and k the percentage of the cesuur. Source: cijferrekenaar.nl, and the blueprint of the course.
//! C stays as it comes out and is not rounded up to a whole point, as is done where points are whole: here a question may earn a third of
//! its point, and rounding could ask almost a whole point more than the rule says.
//!
//! The other rule is that of the central exams: 9 · S / L + N, within the bounds of the College voor Toetsen en Examens.

use crate::number::{format, format_short};
use crate::progress::{MarkRules, TakenQuestion, TakenTest};

/// What a test came to.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tally {
    /// How many questions count, each for one point.
    pub questions: u32,
    /// The points earned.
    pub points: f64,
    /// What blind guessing earns on average, in points.
    pub guess: f64,
    /// How many open questions wait for the learner's own score; they count for no points until then.
    pub waiting: u32,
}

impl Tally {
    /// Counts all questions of `test`, or only those that are no open questions.
    pub fn of(test: &TakenTest, with_open: bool) -> Self {
        let mut tally = Self::default();
        for question in test.questions.iter().filter(|question| with_open || !question.self_scored) {
            tally.questions += 1;
            tally.points += share(question);
            tally.guess += f64::from(question.guess.min(1000)) / 1000.0;
            tally.waiting += u32::from(is_waiting(question));
        }
        tally
    }
}

/// The part of its one point that a question earned, 0 to 1.
pub(super) fn share(question: &TakenQuestion) -> f64 {
    f64::from(question.points.min(question.max)) / f64::from(question.max.max(1))
}

/// Whether the learner still has to score what he wrote.
pub(super) fn is_waiting(question: &TakenQuestion) -> bool {
    question.self_scored && !question.is_scored && !question.answer.is_empty()
}

/// A mark, and the numbers that lead to it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sum {
    /// The rules that were used, within their ranges.
    pub rules: MarkRules,
    /// M: the points that could be earned.
    pub max: f64,
    /// S: the points that were earned.
    pub points: f64,
    /// G: what blind guessing earns; 0 when it is not taken off.
    pub guess: f64,
    /// C: the points that earn the pass mark. Without meaning for an N-term.
    pub cut: f64,
    /// The mark before rounding, 1 to 10.
    pub exact: f64,
    /// The mark in tenths, 10 to 100.
    pub tenths: u32,
}

impl Sum {
    /// The mark for `tally` by `rules`. `None` when no question counts.
    pub fn of(tally: Tally, rules: MarkRules) -> Option<Self> {
        if tally.questions == 0 {
            return None;
        }
        let rules = MarkRules {
            cesuur: rules.cesuur.clamp(1, 99),
            pass: rules.pass.clamp(11, 99),
            n_term: rules.n_term.map(|term| term.min(20)),
            ..rules
        };
        let max = f64::from(tally.questions);
        let points = tally.points.clamp(0.0, max);
        let guess = if rules.corrects_guessing { tally.guess.clamp(0.0, max) } else { 0.0 };
        let cut = guess + f64::from(rules.cesuur) / 100.0 * (max - guess);
        let exact = match rules.n_term {
            Some(term) => by_n_term(points, max, f64::from(term) / 10.0),
            None => in_two_pieces(points, cut, max, f64::from(rules.pass) / 10.0),
        };
        let exact = exact.clamp(1.0, 10.0);
        Some(Self { rules, max, points, guess, cut, exact, tenths: rounded(exact, rules.halves) })
    }

    /// Whether the rounded mark is at least the pass mark: the rounded mark is what stands on a list of marks.
    pub fn is_pass(&self) -> bool {
        self.tenths >= self.rules.pass
    }

    /// `7,4`.
    pub fn text(&self) -> String {
        mark_text(self.tenths)
    }

    /// The sum, a sentence for each step.
    pub fn steps(&self) -> Vec<String> {
        let earned =
            format!("{} vragen, elk 1 punt. Jij haalde {} punten.", format_short(self.max), format_short(self.points));
        let mut steps = vec![earned];
        match self.rules.n_term {
            Some(term) => self.explain_n_term(term, &mut steps),
            None => self.explain_pieces(&mut steps),
        }
        let to = if self.rules.halves { "een half punt" } else { "één cijfer achter de komma" };
        steps.push(format!("Afgerond op {to}: {}.", self.text()));
        steps
    }

    /// The mark before rounding, with as many decimals as show why it was rounded so: 1,748 becomes 1,7, and 1,75 would not.
    fn exact_text(&self) -> String {
        let in_two = (self.exact * 100.0).round() / 100.0;
        format(self.exact, if rounded(in_two, self.rules.halves) == self.tenths { 2 } else { 3 })
    }

    fn explain_pieces(&self, steps: &mut Vec<String>) {
        let (cut, max, guess) = (format_short(self.cut), format_short(self.max), format_short(self.guess));
        let pass = mark_text(self.rules.pass);
        steps.push(if self.rules.corrects_guessing {
            format!(
                "Blind gokken levert gemiddeld {guess} punten op. De cesuur is {guess} plus {}% van de overige {}: {cut} punten. Daarvoor krijg je een {pass}.",
                self.rules.cesuur,
                format_short(self.max - self.guess),
            )
        } else {
            format!("De cesuur is {}% van {max}: {cut} punten. Daarvoor krijg je een {pass}.", self.rules.cesuur)
        });
        let points = format_short(self.points);
        let exact = self.exact_text();
        steps.push(if self.points < self.cut {
            let rise = format_short(f64::from(self.rules.pass) / 10.0 - 1.0);
            format!("Onder de cesuur loopt het cijfer van 1 naar {pass}: 1 + {rise} × {points} / {cut} = {exact}.")
        } else {
            let rise = format_short(10.0 - f64::from(self.rules.pass) / 10.0);
            format!(
                "Vanaf de cesuur loopt het cijfer van {pass} naar 10: {pass} + {rise} × ({points} − {cut}) / ({max} − {cut}) = {exact}."
            )
        });
    }

    fn explain_n_term(&self, term: u32, steps: &mut Vec<String>) {
        let free = 9.0 * self.points / self.max + f64::from(term) / 10.0;
        steps.push(format!(
            "9 × {} / {} + {} = {}.",
            format_short(self.points),
            format_short(self.max),
            mark_text(term),
            format(free, 2)
        ));
        if (free - self.exact).abs() > 1e-9 {
            steps.push(format!(
                "Dicht bij 1 en 10 begrenst de regel van de centrale examens dat: {}.",
                self.exact_text()
            ));
        }
    }
}

/// A mark of so many tenths as it is written: `7,4`.
pub fn mark_text(tenths: u32) -> String {
    format!("{},{}", tenths / 10, tenths % 10)
}

fn in_two_pieces(points: f64, cut: f64, max: f64, pass: f64) -> f64 {
    if points < cut || cut >= max {
        1.0 + (pass - 1.0) * points / cut
    } else {
        pass + (10.0 - pass) * (points - cut) / (max - cut)
    }
}

/// The rule of the central exams: College voor Toetsen en Examens, regeling omzetting scores in cijfers, with its four bounds.
fn by_n_term(points: f64, max: f64, term: f64) -> f64 {
    let (won, lost) = (points * 9.0 / max, (max - points) * 9.0 / max);
    let mark = won + term;
    if term > 1.0 {
        mark.min(1.0 + 2.0 * won).min(10.0 - 0.5 * lost)
    } else {
        mark.max(1.0 + 0.5 * won).max(10.0 - 2.0 * lost)
    }
}

/// In tenths; what lies halfway goes up, also when the computer is a hair below it.
fn rounded(mark: f64, halves: bool) -> u32 {
    let step = if halves { 5.0 } else { 1.0 };
    ((mark * 10.0 / step + 0.5 + 1e-9).floor() * step) as u32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tally(questions: u32, options: u32, points: f64) -> Tally {
        Tally { questions, points, guess: f64::from(questions) / f64::from(options), waiting: 0 }
    }

    fn rules(cesuur: u32) -> MarkRules {
        MarkRules { cesuur, ..MarkRules::default() }
    }

    fn cut(questions: u32, options: u32, cesuur: u32) -> f64 {
        Sum::of(tally(questions, options, 0.0), rules(cesuur)).expect("er zijn vragen").cut
    }

    fn mark(points: f64, rules: MarkRules) -> f64 {
        Sum::of(tally(40, 4, points), rules).expect("er zijn vragen").exact
    }

    #[test]
    fn published_examples_come_out() {
        assert!((cut(50, 3, 55) - 35.0).abs() < 1e-9);
        assert!((cut(40, 4, 50) - 25.0).abs() < 1e-9);
        // The blueprint of the course: 30 of 40 questions can be guessed for MBO, 22 for HBO.
        let mbo = Sum::of(Tally { questions: 40, points: 0.0, guess: 7.5, waiting: 0 }, rules(55)).expect("een cijfer");
        let hbo = Sum::of(Tally { questions: 40, points: 0.0, guess: 5.5, waiting: 0 }, rules(55)).expect("een cijfer");
        assert_eq!((format(mbo.cut, 1), format(hbo.cut, 1)), ("25,4".to_owned(), "24,5".to_owned()));
    }

    #[test]
    fn nothing_is_a_one_the_cesuur_is_the_pass_mark_and_all_is_a_ten() {
        for pass in [55, 60] {
            for corrects_guessing in [true, false] {
                let rules = MarkRules { pass, corrects_guessing, ..rules(50) };
                let cut = Sum::of(tally(40, 4, 0.0), rules).expect("een cijfer").cut;
                assert_eq!(cut, if corrects_guessing { 25.0 } else { 20.0 });
                assert_eq!(
                    [0.0, cut, 40.0].map(|points| (mark(points, rules) * 10.0).round()),
                    [10.0, f64::from(pass), 100.0]
                );
            }
        }
    }

    #[test]
    fn the_n_term_has_the_bounds_of_the_central_exams() {
        let with = |term, points| mark(points, MarkRules { n_term: Some(term), ..MarkRules::default() });
        assert_eq!([with(10, 0.0), with(10, 20.0), with(10, 40.0)], [1.0, 5.5, 10.0]);
        assert_eq!([with(20, 0.0), with(20, 2.0), with(20, 20.0), with(20, 40.0)], [1.0, 1.9, 6.5, 10.0]);
        assert_eq!([with(0, 0.0), with(0, 4.0), with(0, 20.0), with(0, 38.0)], [1.0, 1.45, 4.5, 9.1]);
    }

    #[test]
    fn the_sum_names_every_number() {
        let sum =
            Sum::of(Tally { questions: 40, points: 31.0, guess: 7.5, waiting: 0 }, rules(55)).expect("een cijfer");
        let text = sum.steps().join(" ");
        for part in ["40 vragen", "31 punten", "7,5 punten", "55%", "32,5", "25,38 punten", "= 7,23.", "7,2."] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(sum.is_pass());
    }

    #[test]
    fn the_step_before_rounding_shows_why_it_is_rounded_so() {
        let sum =
            Sum::of(Tally { questions: 20, points: 2.17, guess: 4.6, waiting: 0 }, rules(55)).expect("een cijfer");
        let text = sum.steps().join(" ");
        assert!(text.contains("= 1,747.") && text.ends_with("1,7."), "{text}");
    }

    #[test]
    fn halves_are_rounded_to_halves_and_halfway_goes_up() {
        assert_eq!([5.24, 5.25, 5.749, 5.75, 9.75, 1.0].map(|mark| rounded(mark, true)), [50, 55, 55, 60, 100, 10]);
        assert_eq!([5.449, 5.45, 7.249_999_999_999_9, 10.0].map(|mark| rounded(mark, false)), [54, 55, 73, 100]);
    }

    #[test]
    fn without_questions_there_is_no_mark() {
        assert_eq!(Sum::of(Tally::default(), MarkRules::default()), None);
    }

    #[test]
    fn an_open_question_counts_with_or_without_and_waits_for_its_score() {
        let closed = TakenQuestion { points: 1, max: 2, guess: 250, ..TakenQuestion::default() };
        let open = TakenQuestion { max: 4, self_scored: true, answer: "tekst".into(), ..TakenQuestion::default() };
        let scored = TakenQuestion { points: 4, is_scored: true, ..open.clone() };
        let blank = TakenQuestion { answer: String::new(), ..open.clone() };
        let test = TakenTest { questions: vec![closed, open, scored, blank], ..TakenTest::default() };
        assert_eq!(Tally::of(&test, false), Tally { questions: 1, points: 0.5, guess: 0.25, waiting: 0 });
        assert_eq!(Tally::of(&test, true), Tally { questions: 4, points: 1.5, guess: 0.25, waiting: 1 });
    }

    prop_compose! {
        fn any_rules()(
            cesuur in 0_u32..120, pass in prop_oneof![Just(55), Just(60)], corrects_guessing in any::<bool>(),
            n_term in proptest::option::of(0_u32..25), halves in any::<bool>(),
        ) -> MarkRules {
            MarkRules { cesuur, pass, corrects_guessing, n_term, halves }
        }
    }

    proptest! {
        #[test]
        fn more_points_never_give_less_and_no_point_makes_a_leap(
            rules in any_rules(), questions in 1_u32..60, share in 0.0..1.0, step in 0.0..0.01, guess in 0.0..0.5,
        ) {
            let max = f64::from(questions);
            let of = |points: f64| {
                Sum::of(Tally { questions, points, guess: guess * max, waiting: 0 }, rules).expect("er zijn vragen")
            };
            let (low, high) = (of(share * max), of((share + step) * max));
            prop_assert!((1.0..=10.0).contains(&low.exact) && (10..=100).contains(&low.tenths));
            prop_assert!(low.exact <= high.exact + 1e-9 && low.tenths <= high.tenths);
            // The steepest piece is the one above a cesuur of 99%: 4.5 marks over half a hundredth of the points.
            prop_assert!(high.exact - low.exact <= step * 900.0 + 1e-9);
            prop_assert!(!rules.halves || low.tenths % 5 == 0);
        }
    }
}
