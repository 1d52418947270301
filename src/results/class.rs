//! Many results of one assignment as a class: who did what, question by question and goal by goal.

use std::collections::{BTreeMap, BTreeSet};

use super::Submission;
use super::book::Book;
use super::decisions::Decisions;
use super::flag::{self, Flag};
use super::grade::{Grader, Mark, Outcome, tally};
use super::names::{name_key, names_in};
use crate::assignment::{Assignment, course_version};
use crate::delivery::Index;
use crate::exam::{Score, Sum, Tally};
use crate::id::fingerprint;
use crate::time::{Moment, UtcOffset};

/// What a class is worked out with.
pub struct Frame<'a> {
    /// The course.
    pub index: &'a Index,
    /// Its exercises, at least those that were asked.
    pub book: &'a Book,
    /// The assignment; `None` when it is not known here.
    pub assignment: Option<&'a Assignment>,
    /// What the teacher decided.
    pub decisions: &'a Decisions,
    /// The moment now.
    pub now: Moment,
    /// How far the clock of the teacher is ahead of UTC at a moment.
    pub offset: &'a dyn Fn(Moment) -> UtcOffset,
}

/// The results of one assignment.
#[derive(Clone, Debug, Default)]
pub struct Class {
    /// The questions: in the order of the assignment when it is the same for all, else of the course. Unknown ones are not among them.
    pub columns: Vec<Column>,
    /// The learning goals that were asked about, in the order of the course.
    pub goals: Vec<GoalColumn>,
    /// The results by name.
    pub rows: Vec<Row>,
    /// Who on the class list has handed in nothing.
    pub missing: Vec<String>,
    /// What was chosen, what was right, and how often, the most frequent first; best attempts only.
    pub mix_ups: Vec<(String, String, u32)>,
    /// Whether everyone had the same questions.
    pub is_same_for_all: bool,
}

/// A question that was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The number of the exercise.
    pub number: u32,
    /// Its id.
    pub exercise: String,
    /// Its title, plain text.
    pub title: String,
    /// The place of its goal in [`Class::goals`].
    pub goal: Option<usize>,
}

/// A learning goal that was asked about.
#[derive(Clone, Debug, PartialEq)]
pub struct GoalColumn {
    /// The slug of its module.
    pub module: String,
    /// The title of its module.
    pub module_title: String,
    /// What a student can do afterwards.
    pub text: String,
    /// What the class earned, best attempts only.
    pub score: Score,
}

/// One result.
#[derive(Clone, Debug)]
pub struct Row {
    /// What was handed in.
    pub submission: Submission,
    /// The name; `zonder naam` when there is none.
    pub name: String,
    /// The questions as they were graded, in the order of the result.
    pub marks: Vec<Mark>,
    /// The place in `marks` of each of [`Class::columns`]; `None` when it was not asked.
    pub cells: Vec<Option<usize>>,
    /// What it came to.
    pub tally: Tally,
    /// The mark with its sum; `None` when no question counts.
    pub sum: Option<Sum>,
    /// Points by goal, in the order of [`Class::goals`].
    pub goals: Vec<Score>,
    /// What is remarkable about it.
    pub flags: Vec<Flag>,
    /// Whether it is the best attempt of this name: the one that counts in the figures of the class.
    pub counts: bool,
}

impl Row {
    /// What the question of a column came to; `None` when it was not asked.
    pub fn outcome(&self, column: usize) -> Option<Outcome> {
        let mark = self.cells.get(column).copied().flatten()?;
        self.marks.get(mark).map(|mark| mark.outcome)
    }
}

impl Class {
    /// Works out the class of `submissions`.
    pub fn of(submissions: Vec<Submission>, frame: &Frame, grader: &mut Grader) -> Self {
        let deadline = frame.assignment.and_then(|assignment| assignment.deadline).map(|deadline| {
            let nearly = deadline.moment(UtcOffset(0));
            deadline.moment((frame.offset)(nearly))
        });
        let mut rows: Vec<Row> = once_each(submissions)
            .into_iter()
            .map(|(submission, copies)| {
                let marks = grader.grade(&submission, frame.book, frame.decisions);
                let mut flags = flag::of_one(&submission, &marks, frame.now, deadline);
                if copies > 1 {
                    flags.push(Flag::Copies(copies));
                }
                row(submission, marks, flags, frame)
            })
            .collect();
        rows.sort_by_cached_key(|row| (row.name.to_lowercase(), row.submission.handed_in));
        let (columns, goals) = columns(&rows, frame);
        let mut class = Self { columns, goals, rows, ..Self::default() };
        class.place_marks();
        class.flag_questions(frame);
        class.choose_best();
        class.compare_names(&frame.decisions.list);
        class.sum_up(grader);
        class
    }

    /// The results that count in the figures of the class: the best attempt of each name.
    pub fn counting(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.counts)
    }

    /// What each counting result earned of each question, 0 to 1: the table that statistics are made of. A row for each result.
    pub fn shares(&self) -> Vec<Vec<Option<f64>>> {
        let share = |row: &Row, column| row.outcome(column).and_then(Outcome::share);
        self.counting().map(|row| (0..self.columns.len()).map(|column| share(row, column)).collect()).collect()
    }

    fn place_marks(&mut self) {
        let place: BTreeMap<u32, usize> =
            self.columns.iter().enumerate().map(|(at, column)| (column.number, at)).collect();
        for row in &mut self.rows {
            row.cells = vec![None; self.columns.len()];
            row.goals = vec![Score::default(); self.goals.len()];
            for (at, mark) in row.marks.iter().enumerate() {
                let Some(column) = place.get(&mark.exercise).copied() else { continue };
                row.cells[column] = Some(at);
                if let (Some(goal), Some(share)) = (self.columns[column].goal, mark.outcome.share()) {
                    row.goals[goal].points += share;
                    row.goals[goal].questions += 1;
                }
            }
        }
        self.is_same_for_all = self.rows.iter().all(|row| row.cells.iter().all(Option::is_some));
    }

    /// Flags results with other questions than the assignment asks, where the course is the same.
    fn flag_questions(&mut self, frame: &Frame) {
        let version = course_version(frame.index);
        let mut asked: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for row in &mut self.rows {
            let submission = &row.submission;
            if submission.course != version {
                row.flags.push(Flag::OtherCourse);
            }
            let Some(assignment) = frame.assignment else { continue };
            if submission.attempt > assignment.attempts {
                row.flags.push(Flag::TooManyAttempts(submission.attempt, assignment.attempts));
            }
            if assignment.series.is_some_and(|series| series != submission.series) {
                row.flags.push(Flag::OtherSeries);
                continue;
            }
            if submission.course == version {
                let items = asked.entry(submission.series).or_insert_with(|| {
                    let items = assignment.items(frame.index, submission.series);
                    items.iter().map(|item| fingerprint(&item.exercise)).collect()
                });
                if row.marks.iter().map(|mark| mark.exercise).collect::<BTreeSet<u32>>() != *items {
                    row.flags.push(Flag::OtherQuestions);
                }
            }
        }
    }

    /// Of each name the attempt with the highest share of the points counts; of equal ones the last. Results without a name all count.
    fn choose_best(&mut self) {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            by_name.entry(name_key(&row.submission.name)).or_default().push(at);
        }
        for (name, places) in by_name {
            if name.is_empty() {
                for at in places {
                    self.rows[at].counts = true;
                    self.rows[at].flags.insert(0, Flag::NoName);
                }
                continue;
            }
            let share = |row: &Row| row.tally.points / f64::from(row.tally.questions.max(1));
            let best = places.iter().copied().max_by(|a, b| {
                let (a, b) = (&self.rows[*a], &self.rows[*b]);
                share(a).total_cmp(&share(b)).then(a.submission.handed_in.cmp(&b.submission.handed_in))
            });
            if let Some(best) = best {
                self.rows[best].counts = true;
            }
            let mut seen: BTreeMap<Vec<(u32, &str)>, usize> = BTreeMap::new();
            let mut same = BTreeSet::new();
            for at in places {
                let answers = &self.rows[at].submission.answers;
                let answers = answers.iter().map(|answer| (answer.exercise, answer.answer.as_str())).collect();
                if let Some(first) = seen.insert(answers, at) {
                    same.extend([first, at]);
                }
            }
            for at in same {
                self.rows[at].flags.push(Flag::SameAnswers);
            }
        }
    }

    fn compare_names(&mut self, list: &str) {
        let names = names_in(list);
        if names.is_empty() {
            return;
        }
        let listed: BTreeSet<String> = names.iter().map(|name| name_key(name)).collect();
        let mut handed_in = BTreeSet::new();
        for row in &mut self.rows {
            let key = name_key(&row.submission.name);
            if !key.is_empty() && !listed.contains(&key) {
                row.flags.insert(0, Flag::NotListed);
            }
            handed_in.insert(key);
        }
        self.missing = names.into_iter().filter(|name| !handed_in.contains(&name_key(name))).collect();
    }

    fn sum_up(&mut self, grader: &Grader) {
        let mut mix_ups: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.counts) {
            for (goal, score) in self.goals.iter_mut().zip(&row.goals) {
                goal.score.points += score.points;
                goal.score.questions += score.questions;
            }
            for answered in &row.submission.answers {
                for (chosen, right) in grader.confusions(answered) {
                    *mix_ups.entry((chosen, right)).or_default() += 1;
                }
            }
        }
        let mut mix_ups: Vec<(String, String, u32)> =
            mix_ups.into_iter().map(|((chosen, right), times)| (chosen.to_owned(), right.to_owned(), times)).collect();
        mix_ups.sort_by_key(|(.., times)| std::cmp::Reverse(*times));
        self.mix_ups = mix_ups;
    }
}

/// Each result once, with how often it came.
fn once_each(submissions: Vec<Submission>) -> Vec<(Submission, u32)> {
    let mut once: Vec<(Submission, u32)> = Vec::with_capacity(submissions.len());
    let mut places: BTreeMap<(u32, Moment), Vec<usize>> = BTreeMap::new();
    for submission in submissions {
        let alike = places.entry((submission.number(), submission.handed_in)).or_default();
        match alike.iter().find(|at| once[**at].0 == submission) {
            Some(at) => once[*at].1 += 1,
            None => {
                alike.push(once.len());
                once.push((submission, 1));
            }
        }
    }
    once
}

fn row(submission: Submission, marks: Vec<Mark>, flags: Vec<Flag>, frame: &Frame) -> Row {
    let tally = tally(&marks);
    let is_empty = name_key(&submission.name).is_empty();
    Row {
        name: if is_empty { "zonder naam".to_owned() } else { submission.name.clone() },
        sum: Sum::of(tally, frame.decisions.rules),
        submission,
        marks,
        cells: Vec::new(),
        tally,
        goals: Vec::new(),
        flags,
        counts: false,
    }
}

/// The questions and goals of all rows.
fn columns(rows: &[Row], frame: &Frame) -> (Vec<Column>, Vec<GoalColumn>) {
    let asked: BTreeSet<u32> = rows.iter().flat_map(|row| &row.marks).map(|mark| mark.exercise).collect();
    let mut numbers: Vec<(u32, &super::book::Entry)> =
        asked.into_iter().filter_map(|number| Some((number, frame.book.get(number)?))).collect();
    numbers.sort_by_key(|(_, entry)| entry.place);
    let fixed = frame.assignment.and_then(|assignment| Some(assignment.items(frame.index, assignment.series?)));
    if let Some(items) = fixed {
        let place: BTreeMap<u32, usize> =
            items.iter().enumerate().map(|(at, item)| (fingerprint(&item.exercise), at)).collect();
        numbers.sort_by_key(|(number, _)| place.get(number).copied().unwrap_or(usize::MAX));
    }
    let module_place: BTreeMap<&str, usize> =
        frame.index.modules.iter().enumerate().map(|(at, module)| (module.slug.as_str(), at)).collect();
    let of = |entry: &super::book::Entry| Some((*module_place.get(entry.module.as_str())?, entry.goal?));
    let goals: BTreeSet<(usize, usize)> = numbers.iter().filter_map(|(_, entry)| of(entry)).collect();
    let goals: Vec<(usize, usize)> = goals.into_iter().collect();
    let columns = numbers.iter().map(|(number, entry)| Column {
        number: *number,
        exercise: entry.exercise.id.clone(),
        title: entry.exercise.title.text.clone(),
        goal: of(entry).and_then(|goal| goals.binary_search(&goal).ok()),
    });
    let goal = |(module, goal): &(usize, usize)| {
        let module = &frame.index.modules[*module];
        GoalColumn {
            module: module.slug.clone(),
            module_title: module.title.clone(),
            text: module.goals.get(*goal).map(|goal| goal.text.clone()).unwrap_or_default(),
            score: Score::default(),
        }
    };
    (columns.collect(), goals.iter().map(goal).collect())
}
