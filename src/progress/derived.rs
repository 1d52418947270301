//! What follows from the log: a memory per item, results, mix-ups, tests, days, sections read.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::item::{Item, ItemResult, rating_of};
use super::mix_ups::MixUps;
use super::{Accepted, Context, DayTotal, Event, EventId, HandIn, Log, TakenTest, What};
use crate::review::{Memory, Scheduler};
use crate::time::{Day, Moment, UtcOffset};

/// Everything that is derived from a log. Built whole from a log, or kept up to date with [`Progress::apply`].
#[derive(Clone, Debug, Default)]
pub struct Progress {
    /// For each id one item per answer key; cards have the key 0. Looked up at every event, and never listed: its order is none.
    items: HashMap<String, Vec<Item>>,
    held: BTreeMap<String, Option<Day>>,
    mix_ups: MixUps,
    /// The day on which each section was first read.
    sections: BTreeMap<(String, String), Day>,
    last_read: Option<(String, String)>,
    days: BTreeMap<Day, DayTotal>,
    tests: Vec<(EventId, Moment, TakenTest)>,
    assignments: BTreeMap<u32, Accepted>,
    reports: Vec<(Moment, String, String)>,
    appeals: BTreeSet<(String, u32, String)>,
    missed: BTreeSet<String>,
    scheduler: Scheduler,
    offset: UtcOffset,
}

/// The key under which cards are kept: a card has no answer key.
const CARD: u32 = 0;

impl Progress {
    /// Derives everything from `log`, for a learner whose clock is `offset` ahead of UTC.
    pub fn of(log: &Log, offset: UtcOffset) -> Self {
        let mut progress = Self { offset, ..Self::default() };
        for event in log.in_order() {
            progress.apply(event);
        }
        progress
    }

    /// Adds one event that is later than all before it and takes nothing back; else build anew with [`Progress::of`].
    pub fn apply(&mut self, event: &Event) {
        let day = Day::of(event.at, self.offset);
        match &event.what {
            What::Answer { exercise, key, points, max, seconds, context, confusions, stands_for, .. } => {
                let answer = Answered { exercise, key: *key, points: *points, max: *max, confusions, at: event.at };
                // What was crammed leaves the schedule and the drills alone.
                if *context != Context::Cram {
                    self.answer(answer, stands_for.as_ref());
                }
                self.day(day).answer(*seconds, points >= max);
            }
            What::Review { card, rating, seconds, crammed } => {
                self.day(day).review(*seconds);
                if !crammed && item_in(&mut self.items, card, CARD).remember(&self.scheduler, *rating, day) {
                    self.day(day).new_item(true);
                }
            }
            What::Read { module, section } => {
                self.sections.entry((module.clone(), section.clone())).or_insert(day);
                self.last_read = Some((module.clone(), section.clone()));
                self.day(day).sections += 1;
            }
            What::Appeal { exercise, key, answer } => {
                self.appeals.insert((exercise.clone(), *key, answer.clone()));
            }
            What::WordWeb { touched, missed, .. } => {
                self.missed.extend(missed.iter().cloned());
                self.missed.retain(|concept| !touched.contains(concept));
            }
            What::Hold { item, until } => {
                self.held.insert(item.clone(), *until);
            }
            What::Report { item, text } => self.reports.push((event.at, item.clone(), text.clone())),
            What::Drill { right, other, known, .. } => self.mix_ups.drill(right, other, *known, day),
            What::Test(test) => self.test(event, test),
            What::Score { test, exercise, points, answer } => self.score(*test, exercise, *points, answer, event.at),
            What::Accept { assignment, link } => {
                let accepted = self.assignments.entry(*assignment).or_default();
                (accepted.link, accepted.at, accepted.is_gone) = (link.clone(), event.at, false);
            }
            What::HandIn(hand_in) => self.hand_in(event, hand_in),
            What::Dismiss { assignment, is_gone } => {
                self.assignments.entry(*assignment).or_default().is_gone = *is_gone;
            }
            What::Undo { .. } => {}
        }
    }

    fn answer(&mut self, answer: Answered, stands_for: Option<&(String, u32)>) {
        let day = Day::of(answer.at, self.offset);
        for (chosen, right) in answer.confusions {
            self.mix_ups.add(chosen, right, answer.exercise, day);
        }
        let (id, key) = stands_for.map_or((answer.exercise, answer.key), |(item, key)| (item.as_str(), *key));
        // Looking an item up takes longer than all else here, so it is done once.
        let item = item_in(&mut self.items, id, key);
        item.answer(answer.points, answer.max, answer.confusions, answer.at);
        item.earned = Some((answer.points, answer.max));
        if item.remember(&self.scheduler, rating_of(answer.points, answer.max), day) {
            self.day(day).new_item(false);
        }
    }

    fn test(&mut self, event: &Event, test: &TakenTest) {
        self.answers_of(event, test);
        self.tests.push((event.id, event.at, test.clone()));
    }

    fn hand_in(&mut self, event: &Event, hand_in: &HandIn) {
        if !hand_in.is_recorded {
            self.answers_of(event, &hand_in.taken);
        }
        let accepted = self.assignments.entry(hand_in.assignment).or_default();
        accepted.hand_ins.push((event.id, event.at, hand_in.clone()));
    }

    /// A test counts as an answer to each of its questions; what was left open was not known. Open questions wait for their score.
    fn answers_of(&mut self, event: &Event, test: &TakenTest) {
        for question in test.questions.iter().filter(|question| !question.self_scored) {
            let (key, confusions) = (question.key, &question.confusions);
            let (points, max) = (question.points, question.max);
            self.answer(Answered { exercise: &question.exercise, key, points, max, confusions, at: event.at }, None);
        }
        self.day(Day::of(event.at, self.offset)).test(test);
    }

    fn score(&mut self, id: EventId, exercise: &str, points: u32, answer: &str, at: Moment) {
        let test = self.tests.iter_mut().find(|(known, ..)| *known == id);
        let questions = test.map(|(_, _, test)| test.questions.as_mut_slice()).unwrap_or_default();
        let Some(question) =
            questions.iter_mut().find(|question| question.self_scored && question.exercise == exercise)
        else {
            return;
        };
        question.points = points.min(question.max);
        answer.clone_into(&mut question.answer);
        let (key, points, max) = (question.key, question.points, question.max);
        question.is_scored = true;
        self.answer(Answered { exercise, key, points, max, confusions: &[], at }, None);
    }

    fn find(&self, id: &str, key: u32) -> Option<&Item> {
        self.items.get(id)?.iter().find(|item| item.key == key)
    }

    fn day(&mut self, day: Day) -> &mut DayTotal {
        self.days.entry(day).or_default()
    }

    /// What is known of `exercise` as long as its answer key has this fingerprint.
    pub fn item_of(&self, exercise: &str, key: u32) -> Option<&Item> {
        self.find(exercise, key)
    }

    /// The results on `exercise` as long as its answer key has this fingerprint.
    pub fn exercise(&self, exercise: &str, key: u32) -> Option<ItemResult> {
        self.find(exercise, key).and_then(|item| item.result)
    }

    /// What is remembered of `card`; `None` when it was never reviewed.
    pub fn card(&self, card: &str) -> Option<Memory> {
        self.find(card, CARD).and_then(|item| item.memory)
    }

    /// What is remembered of `exercise` as long as its answer key has this fingerprint.
    pub fn memory(&self, exercise: &str, key: u32) -> Option<Memory> {
        self.find(exercise, key).and_then(|item| item.memory)
    }

    /// How many cards were seen for the first time on `day`.
    pub fn new_cards_on(&self, day: Day) -> usize {
        self.days.get(&day).map_or(0, |total| total.new_cards)
    }

    /// What was done on each day on which anything was.
    pub fn days(&self) -> &BTreeMap<Day, DayTotal> {
        &self.days
    }

    /// Whether this card or exercise must not come up on `today`.
    pub fn is_held(&self, item: &str, today: Day) -> bool {
        self.held.get(item).is_some_and(|until| until.is_none_or(|until| until > today))
    }

    /// The day from which this card or exercise was to come up again, if the learner chose one.
    pub fn held_until(&self, item: &str) -> Option<Day> {
        self.held.get(item).copied().flatten()
    }

    /// The cards and exercises that do not come up until they are let in.
    pub fn suspended(&self) -> impl Iterator<Item = &str> {
        self.held.iter().filter(|(_, until)| until.is_none()).map(|(item, _)| item.as_str())
    }

    /// What the learner reported about cards and exercises: when, which item, what is wrong. Oldest first.
    pub fn reports(&self) -> &[(Moment, String, String)] {
        &self.reports
    }

    /// The tests that were handed in, oldest first, each with the event it came with and when that was. Scores that the learner gave
    /// himself are in them.
    pub fn tests(&self) -> &[(EventId, Moment, TakenTest)] {
        &self.tests
    }

    /// Whether this section of this module was read.
    pub fn has_read(&self, module: &str, section: &str) -> bool {
        self.read_on(module, section).is_some()
    }

    /// The day on which this section of this module was first read.
    pub fn read_on(&self, module: &str, section: &str) -> Option<Day> {
        self.sections.get(&(module.to_owned(), section.to_owned())).copied()
    }

    /// The module and section that were read last.
    pub fn last_read(&self) -> Option<(&str, &str)> {
        self.last_read.as_ref().map(|(module, section)| (module.as_str(), section.as_str()))
    }

    /// The assignments that were accepted, by name.
    pub fn assignments(&self) -> &BTreeMap<u32, Accepted> {
        &self.assignments
    }

    /// Whether the learner objected to the grade of this answer.
    pub fn has_appealed(&self, exercise: &str, key: u32, answer: &str) -> bool {
        self.appeals.contains(&(exercise.to_owned(), key, answer.to_owned()))
    }

    /// Whether the learner did not think of this concept in the last word web around it.
    pub fn has_missed(&self, concept: &str) -> bool {
        self.missed.contains(concept)
    }

    /// What was taken for what.
    pub fn mix_ups(&self) -> &MixUps {
        &self.mix_ups
    }
}

/// The item called `id` under this answer key; a new one when there is none.
fn item_in<'a>(items: &'a mut HashMap<String, Vec<Item>>, id: &str, key: u32) -> &'a mut Item {
    let versions = items.entry(id.to_owned()).or_default();
    let at = versions.iter().position(|item| item.key == key).unwrap_or_else(|| {
        versions.push(Item { key, ..Item::default() });
        versions.len() - 1
    });
    &mut versions[at]
}

/// An answer to an exercise, as it bears on what is known of it.
struct Answered<'a> {
    exercise: &'a str,
    key: u32,
    points: u32,
    max: u32,
    confusions: &'a [(String, String)],
    at: Moment,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::{Context, Segment};
    use crate::review::Rating;

    const DAY: i64 = 86_400_000;

    fn answer(points: u32, key: u32) -> What {
        What::Answer {
            exercise: "kr".into(),
            key,
            points,
            max: 2,
            seconds: 4,
            context: Context::Lesson,
            answer: "{}".into(),
            confusions: if points < 2 { vec![("topklant".into(), "kansklant".into())] } else { Vec::new() },
            stands_for: None,
        }
    }

    fn progress(script: &[(i64, What)]) -> Progress {
        let mut segment = Segment::new(1);
        let mut log = Log::default();
        for (at, what) in script {
            log.add(segment.push(Moment(*at), what.clone()));
        }
        Progress::of(&log, UtcOffset(60))
    }

    #[test]
    fn the_last_attempt_counts_and_mastery_stays() {
        let progress = progress(&[(1, answer(0, 9)), (2, answer(2, 9)), (3, answer(1, 9))]);
        let result = progress.exercise("kr", 9).expect("er is geantwoord");
        assert_eq!((result.attempts, result.points, result.mastered), (3, 1, true));
        assert_eq!(progress.mix_ups().counts(), [("topklant", "kansklant", 2)]);
    }

    #[test]
    fn a_changed_key_resets_that_exercise_only() {
        let progress = progress(&[(1, answer(2, 9))]);
        assert!(progress.exercise("kr", 9).is_some());
        assert!(progress.exercise("kr", 10).is_none());
    }

    #[test]
    fn reviews_become_memory_and_new_cards_are_counted_per_day() {
        let review = |rating| What::Review { card: "k".into(), rating, seconds: 2, crammed: false };
        let progress = progress(&[
            (10 * DAY, review(Rating::Again)),
            (10 * DAY + 1, review(Rating::Good)),
            (11 * DAY, review(Rating::Good)),
        ]);
        let memory = progress.card("k").expect("er is herhaald");
        assert_eq!(memory.last, Day::of(Moment(11 * DAY), UtcOffset(60)));
        assert!(memory.due > memory.last);
        assert_eq!(progress.new_cards_on(Day::of(Moment(10 * DAY), UtcOffset(60))), 1);
        assert_eq!(progress.new_cards_on(memory.last), 0);
    }

    #[test]
    fn a_section_read_is_remembered() {
        let progress = progress(&[(1, What::Read { module: "maatwerk".into(), section: "typen".into() })]);
        assert!(progress.has_read("maatwerk", "typen"));
        assert_eq!(progress.last_read(), Some(("maatwerk", "typen")));
    }

    #[test]
    fn a_concept_is_missed_until_a_later_web_touches_it() {
        let web = |touched: &[&str], missed: &[&str]| What::WordWeb {
            web: "ww".into(),
            touched: touched.iter().map(|id| (*id).to_owned()).collect(),
            missed: missed.iter().map(|id| (*id).to_owned()).collect(),
        };
        let progress = progress(&[(1, web(&["a"], &["b", "c"])), (2, web(&["b"], &["a"]))]);
        assert_eq!(["a", "b", "c"].map(|id| progress.has_missed(id)), [true, false, true]);
    }

    #[test]
    fn an_appeal_is_about_one_answer_under_one_key() {
        let appeal = What::Appeal { exercise: "weg".into(), key: 3, answer: "x".into() };
        let progress = progress(&[(1, appeal)]);
        assert!(progress.has_appealed("weg", 3, "x"));
        assert!(!progress.has_appealed("weg", 4, "x"));
        assert!(!progress.has_appealed("weg", 3, "y"));
    }

    #[test]
    fn what_is_crammed_leaves_memory_and_mix_ups_alone() {
        let crammed = |what| match what {
            What::Answer { exercise, key, points, max, seconds, answer, confusions, stands_for, .. } => What::Answer {
                exercise,
                key,
                points,
                max,
                seconds,
                context: Context::Cram,
                answer,
                confusions,
                stands_for,
            },
            other => other,
        };
        let card = |crammed| What::Review { card: "k".into(), rating: Rating::Good, seconds: 2, crammed };
        let before = progress(&[(1, answer(2, 9)), (1, card(false))]);
        let after = progress(&[(1, answer(2, 9)), (1, card(false)), (2, crammed(answer(0, 9))), (2, card(true))]);
        assert_eq!(after.memory("kr", 9), before.memory("kr", 9));
        assert_eq!(after.card("k"), before.card("k"));
        assert!(after.mix_ups().pairs().is_empty());
        let seconds = |progress: &Progress| progress.days().values().map(|day| day.seconds).sum::<u32>();
        assert!(seconds(&after) > seconds(&before), "de tijd telt wel");
    }
}
