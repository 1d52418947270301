//! The plan for an exam, over the real course: what a student sees who follows it, misses days, or has too little time.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use trainer::delivery::{self, Index};
use trainer::plan::{Plan, Step, Task, TaskKind, Wish, plan, steps};
use trainer::progress::{Context, Log, Progress, Segment, Settings, What};
use trainer::review::Rating;
use trainer::time::{Day, Moment, UtcOffset};

const TODAY: Day = Day(20_779);
const UTC: UtcOffset = UtcOffset(0);

fn index() -> Index {
    delivery::bundles(&[], common::the_course()).index
}

fn noon(day: Day) -> Moment {
    Moment(i64::from(day.0) * 86_400_000 + 43_200_000)
}

fn wish(days: i32, minutes: u32) -> Wish {
    Wish { exam: Some(TODAY.plus(days)), minutes, is_hbo: false }
}

/// A student who does what the plan says, well or badly as `is_known` decides.
struct Student {
    index: Index,
    segment: Segment,
    log: Log,
    progress: Progress,
}

impl Student {
    fn new() -> Self {
        Self {
            index: index(),
            segment: Segment::new(1),
            log: Log::default(),
            progress: Progress::of(&Log::default(), UTC),
        }
    }

    fn record(&mut self, day: Day, what: What) {
        let event = self.segment.push(noon(day), what);
        self.progress.apply(&event);
        self.log.add(event);
    }

    fn ask(&mut self, day: Day, task: &Task, known: bool) {
        let what = match task.kind {
            TaskKind::Card => What::Review {
                card: task.id.clone(),
                rating: if known { Rating::Good } else { Rating::Again },
                seconds: 5,
                crammed: false,
            },
            TaskKind::Exercise(key) => What::Answer {
                exercise: task.id.clone(),
                key,
                points: u32::from(known),
                max: 1,
                seconds: 5,
                context: Context::Today,
                answer: String::new(),
                confusions: Vec::new(),
                stands_for: None,
            },
        };
        self.record(day, what);
    }

    /// Does all of today's work; what is not known the first time is known the second.
    fn study(&mut self, day: Day, wish: &Wish, mut is_known: impl FnMut(&Task) -> bool) {
        let today = plan(&self.index, &self.progress, wish, day).days.swap_remove(0);
        for reading in today.readings() {
            let module = &self.index.modules[reading.module];
            let what = What::Read { module: module.slug.clone(), section: module.sections[reading.section].id.clone() };
            self.record(day, what);
        }
        for task in today.reviews.iter().chain(today.new_tasks()) {
            if !is_known(task) {
                self.ask(day, task, false);
            }
            self.ask(day, task, true);
        }
    }

    fn unread(&self, is_hbo: bool) -> usize {
        let unread = |module: &delivery::ModuleEntry| {
            let sections = module.sections.iter().filter(|section| is_hbo || !section.hbo);
            sections.filter(|section| !self.progress.has_read(&module.slug, &section.id)).count()
        };
        self.index.modules.iter().map(unread).sum()
    }
}

fn all_tasks(plan: &Plan) -> impl Iterator<Item = &Task> {
    plan.days.iter().flat_map(|day| day.reviews.iter().chain(day.new_tasks()))
}

#[test]
fn who_follows_the_plan_reads_everything_and_meets_every_card_before_the_exam() {
    let mut student = Student::new();
    let wish = wish(21, 60);
    assert_eq!(plan(&student.index, &student.progress, &wish, TODAY).overload, None);
    let mut longest = 0;
    for day in 0..21 {
        let day = TODAY.plus(day);
        let today = &plan(&student.index, &student.progress, &wish, day).days[0];
        longest = longest.max(today.review_seconds() + today.reading_seconds() + today.new_seconds());
        let mut turn = 0;
        student.study(day, &wish, |_| {
            turn += 1;
            turn % 5 != 0
        });
    }
    assert_eq!(student.unread(false), 0);
    let cards = student.index.modules.iter().flat_map(|module| &module.cards).filter(|card| !card.hbo);
    let unmet: Vec<_> = cards.filter(|card| student.progress.card(&card.id).is_none()).collect();
    assert!(unmet.is_empty(), "{unmet:?}");
    assert!(longest <= 60 * 60, "{} minuten op een dag", longest / 60);
}

#[test]
fn every_item_was_asked_in_the_last_days_before_the_exam() {
    let mut student = Student::new();
    let wish = wish(30, 90);
    for day in 0..30 {
        student.study(TODAY.plus(day), &wish, |_| true);
    }
    let is_stale = |task: &Task| task.memory.is_some_and(|memory| memory.last < TODAY.plus(24));
    let exam_eve = plan(&student.index, &student.progress, &wish, TODAY.plus(29));
    let known = trainer::plan::known(&student.index, &student.progress, false, TODAY.plus(29));
    assert_eq!(known.iter().filter(|task| is_stale(task)).count(), 0);
    assert_eq!(exam_eve.days.len(), 1);
}

#[test]
fn too_little_time_is_said_and_modules_are_left_out() {
    let index = index();
    let plan = plan(&index, &Progress::default(), &wish(10, 15), TODAY);
    let overload = plan.overload.clone().expect("tien dagen van een kwartier is te weinig");
    assert!(overload.needed > overload.wished && overload.items_needed > overload.items_fit, "{overload:?}");
    assert!(!overload.dropped.is_empty());
    assert!(all_tasks(&plan).all(|task| !overload.dropped.contains(&task.module)));
    assert!(plan.days.iter().flat_map(|day| day.readings()).all(|reading| !overload.dropped.contains(&reading.module)));
    // The module with one question of forty goes before the one with six.
    let place = |slug: &str| {
        let module = index.modules.iter().position(|module| module.slug == slug).expect("de module bestaat");
        overload.dropped.iter().position(|dropped| *dropped == module)
    };
    assert_eq!(place("organisatie"), Some(0));
}

#[test]
fn a_missed_day_is_planned_anew() {
    let mut student = Student::new();
    let wish = wish(21, 60);
    for day in [0, 1, 2, 6, 7, 8, 9, 10, 13, 14, 15, 16, 17, 18, 19, 20] {
        student.study(TODAY.plus(day), &wish, |_| true);
    }
    assert_eq!(student.unread(false), 0);
}

/// Neither refilled nor cut short: what was planned this morning is what there is to do.
#[test]
fn each_step_of_today_that_is_done_leaves_the_others_as_they_were() {
    let mut student = Student::new();
    let wish = wish(21, 20);
    for day in 0..3 {
        let day = TODAY.plus(day);
        let mut before: Option<Vec<Step>> = None;
        loop {
            let today = plan(&student.index, &student.progress, &wish, day).days.swap_remove(0);
            let left = steps(&student.index, &today, &student.progress, day);
            if let Some(before) = before {
                assert_eq!(left, before[1..], "dag {}", day.0);
            }
            let Some(first) = left.first().cloned() else { break };
            if let Step::Section { module, id } = &first {
                student.record(day, What::Read { module: module.clone(), section: id.clone() });
            }
            let task =
                today.reviews.iter().chain(today.new_tasks()).find(|task| Some(task.id.as_str()) == first.item());
            if let Some(task) = task.cloned() {
                student.ask(day, &task, true);
            }
            before = Some(left);
        }
    }
}

#[test]
fn an_exam_in_the_past_today_or_in_ten_years_still_gives_a_plan_for_today() {
    let index = index();
    for (days, is_counted) in [(-4000, false), (-1, false), (0, true), (1, true), (120, true), (3650, false)] {
        let settings = Settings { exam: Some(TODAY.plus(days)), ..Settings::default() };
        let wish = Wish::of(&settings, false, TODAY);
        assert_eq!(wish.exam.is_some(), is_counted, "over {days} dagen");
        let plan = plan(&index, &Progress::default(), &wish, TODAY);
        let today = &plan.days[0];
        assert!(today.new_tasks().count() > 0 && today.readings().count() > 0, "over {days} dagen: {today:?}");
        assert_eq!(plan.overload.is_some(), (0..2).contains(&days), "over {days} dagen");
    }
}

#[test]
fn summer_time_and_a_journey_move_no_study_day_by_more_than_their_hours() {
    let evening = Moment(noon(TODAY).0 + 9 * 3_600_000);
    let days = [UtcOffset(60), UtcOffset(120), UtcOffset(0), UtcOffset(-120)].map(|offset| Day::of(evening, offset));
    assert_eq!(days, [TODAY; 4]);
    let mut segment = Segment::new(1);
    let mut log = Log::default();
    let card = index().modules[0].cards[0].id.clone();
    log.add(
        segment.push(evening, What::Review { card: card.clone(), rating: Rating::Good, seconds: 3, crammed: false }),
    );
    let due = |offset| Progress::of(&log, offset).card(&card).map(|memory| memory.due);
    assert_eq!(due(UtcOffset(60)), due(UtcOffset(120)));
}

#[test]
fn what_is_held_back_is_not_planned() {
    let mut student = Student::new();
    let wish = wish(21, 60);
    student.study(TODAY, &wish, |_| true);
    let tomorrow = TODAY.plus(1);
    let card = student.index.modules[0].cards[0].id.clone();
    let is_planned = |student: &Student, day| {
        let plan = plan(&student.index, &student.progress, &wish, day);
        all_tasks(&plan).any(|task| task.id == card)
    };
    assert!(is_planned(&student, tomorrow));
    student.record(tomorrow, What::Hold { item: card.clone(), until: Some(tomorrow.plus(1)) });
    assert!(!is_planned(&student, tomorrow));
    assert!(is_planned(&student, tomorrow.plus(1)));
    student.record(tomorrow, What::Hold { item: card.clone(), until: None });
    assert!(!is_planned(&student, tomorrow.plus(9)));
    student.record(tomorrow, What::Hold { item: card.clone(), until: Some(tomorrow) });
    assert!(is_planned(&student, tomorrow));
}

/// An error of a test that earned half its points would be due only days later.
#[test]
fn what_is_put_on_tomorrows_list_is_there_tomorrow() {
    let mut student = Student::new();
    let wish = wish(21, 60);
    student.study(TODAY, &wish, |_| true);
    let tomorrow = TODAY.plus(1);
    let known = trainer::plan::known(&student.index, &student.progress, false, TODAY);
    let later =
        known.iter().find(|task| task.memory.is_some_and(|memory| memory.due > tomorrow)).expect("er is zo een");
    student.record(TODAY, What::Hold { item: later.id.clone(), until: Some(tomorrow) });
    let list = |day| plan(&student.index, &student.progress, &wish, day).days.swap_remove(0).reviews;
    assert!(list(tomorrow).iter().any(|task| task.id == later.id));
    assert!(list(TODAY).iter().all(|task| task.id != later.id));
}

#[test]
fn what_is_not_known_comes_back_the_same_day_at_the_end() {
    let mut student = Student::new();
    let wish = wish(21, 60);
    student.study(TODAY, &wish, |_| true);
    let day = TODAY.plus(2);
    let before = plan(&student.index, &student.progress, &wish, day).days.swap_remove(0);
    let first = before.reviews.first().expect("er is iets te herhalen").clone();
    student.ask(day, &first, false);
    let after = plan(&student.index, &student.progress, &wish, day).days.swap_remove(0);
    let last = steps(&student.index, &after, &student.progress, day).pop();
    let id = match last {
        Some(Step::Card { id, .. } | Step::Exercise { id, .. }) => id,
        other => panic!("{other:?}"),
    };
    assert_eq!(id, first.id);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever was done: each item is planned at most once, each that is due before the exam once, never on or after the exam, and no
    /// day holds more than the wished minutes unless the plan says that it does not fit.
    #[test]
    fn each_due_item_is_planned_once_within_the_load(
        days in 1_i32..40,
        minutes in 5_u32..120,
        is_hbo: bool,
        // Some in the future: a clock was set back.
        answers in proptest::collection::vec((0_usize..800, -5_i32..30, any::<bool>()), 0..300),
    ) {
        let mut student = Student::new();
        let everything: Vec<Task> = all_tasks(&plan(&student.index, &student.progress, &Wish { exam: None, minutes: 240, is_hbo }, TODAY)).cloned().collect();
        let mut answers = answers;
        answers.sort_by_key(|(_, ago, _)| std::cmp::Reverse(*ago));
        for (item, ago, known) in answers {
            let task = everything[item % everything.len()].clone();
            student.ask(TODAY.plus(-ago), &task, known);
        }
        let wish = Wish { exam: Some(TODAY.plus(days)), minutes, is_hbo };
        let made = plan(&student.index, &student.progress, &wish, TODAY);
        prop_assert_eq!(&made, &plan(&student.index, &student.progress, &wish, TODAY));
        prop_assert_eq!(made.days.len(), days as usize);

        let mut planned: BTreeMap<&str, u32> = BTreeMap::new();
        for task in all_tasks(&made) {
            *planned.entry(task.id.as_str()).or_default() += 1;
        }
        prop_assert!(planned.values().all(|times| *times == 1));
        let due: BTreeSet<String> = trainer::plan::known(&student.index, &student.progress, is_hbo, TODAY)
            .into_iter()
            .filter(|task| task.memory.is_some_and(|memory| memory.due < TODAY.plus(days)))
            .map(|task| task.id)
            .collect();
        prop_assert!(due.iter().all(|id| planned.contains_key(id.as_str())));

        let is_again = |task: &Task| task.memory.is_some_and(|memory| memory.last == TODAY);
        for (at, day) in made.days.iter().enumerate() {
            let again: u32 = day.reviews.iter().filter(|task| at == 0 && is_again(task)).map(|task| task.seconds).sum();
            let load = day.review_seconds() + day.new_seconds() - again;
            prop_assert!(load <= minutes * 60 || made.overload.is_some(), "dag {at}: {load} s");
        }
    }
}
