//! Handing a test in: what was answered becomes what was earned.

use super::{Question, Sitting};
use crate::exercise::Exercise;
use crate::progress::{TakenQuestion, TakenTest};

/// What grading says of one answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graded {
    points: u32,
    max: u32,
    guess: u32,
    self_scored: bool,
    confusions: Vec<(String, String)>,
}

impl Graded {
    /// Grades `answer` (in its stored form) to `exercise`. The points of an open question come later, from the learner.
    pub fn of(exercise: &Exercise, answer: &str) -> Self {
        let grade = exercise.body.grade_text(answer);
        let self_scored = exercise.body.is_self_scored();
        Self {
            points: if self_scored { 0 } else { grade.points },
            max: grade.max,
            guess: (exercise.body.guess() * 1000.0).round() as u32,
            self_scored,
            confusions: grade.confusions.into_iter().map(|pair| (pair.chosen, pair.right)).collect(),
        }
    }
}

impl Sitting {
    /// The test as it is handed in. `grade` grades a question with its answer (empty when there is none); a question for which it gives
    /// nothing is left out.
    pub fn hand_in(&self, grade: impl Fn(&Question, &str) -> Option<Graded>) -> TakenTest {
        let questions = self.questions.iter().filter_map(|question| {
            let answer = if question.is_answered { question.answer.as_str() } else { "" };
            let graded = grade(question, answer)?;
            Some(TakenQuestion {
                exercise: question.exercise.clone(),
                key: question.key,
                answer: answer.to_owned(),
                points: graded.points,
                max: graded.max,
                guess: graded.guess,
                self_scored: graded.self_scored,
                is_scored: false,
                seconds: question.seconds,
                confusions: graded.confusions,
            })
        });
        TakenTest {
            code: self.code.clone(),
            began: self.began,
            seconds: self.seconds,
            ran_out: self.is_over(),
            estimate: self.estimate.map(|estimate| estimate.min(100)),
            questions: questions.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exam::sitting::tests::sitting;

    #[test]
    fn handing_in_grades_each_question_and_leaves_an_unanswered_one_empty() {
        let mut sitting = sitting(3, Some(60));
        sitting.answer("goed".into(), true);
        sitting.go(1);
        sitting.answer("{\"variant\":5}".into(), false);
        sitting.estimate = Some(250);
        sitting.tick(60);
        let grade = |question: &Question, answer: &str| {
            let points = u32::from(answer == "goed");
            (question.exercise != "x2").then_some(Graded { points, max: 1, guess: 250, ..Graded::default() })
        };
        let taken = sitting.hand_in(grade);
        let marks: Vec<(&str, u32)> =
            taken.questions.iter().map(|question| (question.answer.as_str(), question.points)).collect();
        assert_eq!(marks, [("goed", 1), ("", 0)]);
        assert_eq!((taken.ran_out, taken.estimate, taken.seconds), (true, Some(100), 60));
    }
}
