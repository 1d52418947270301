//! A learner made up from a seed: the log of a year, for measuring and for tests.

use trainer::course::Course;
use trainer::exercise::Exercise;
use trainer::progress::{Context, Event, EventId, What};
use trainer::random::Random;
use trainer::review::Rating;
use trainer::time::{Day, Moment};

const YEAR: i64 = 365 * 86_400_000;
/// Events in one sitting.
const SITTING: usize = 40;
/// One answer in so many is typed, and is like no other.
const TYPED: usize = 6;
/// How many wrong ways an exercise is answered in, all in all.
const WAYS: usize = 8;
const CONTEXTS: [Context; 4] = [Context::Lesson, Context::Practice, Context::Today, Context::Today];
const RATINGS: [Rating; 5] = [Rating::Again, Rating::Hard, Rating::Good, Rating::Good, Rating::Easy];

/// `count` events over the year before `end`, on exercises and cards of `course`: about half of them answers, a third cards.
pub fn events(course: &Course, count: usize, end: Moment) -> Vec<Event> {
    let exercises: Vec<Known> = course.exercises().map(|(_, exercise)| Known::of(exercise)).collect();
    let cards: Vec<&str> = course.cards().map(|(_, card)| card.id.as_str()).collect();
    let mut random = Random::new(count as u64);
    let mut events = Vec::with_capacity(count);
    let sittings = count.div_ceil(SITTING);
    for sitting in 0..sittings {
        let session = random.draw();
        let mut at = end.0 - YEAR + YEAR * sitting as i64 / sittings as i64;
        for number in 0..SITTING.min(count - events.len()) {
            at += 5_000 + random.below(30_000) as i64;
            let what = match random.below(100) {
                0..55 => answer(&exercises[random.below(exercises.len())], &mut random),
                55..92 => What::Review {
                    card: cards[random.below(cards.len())].to_owned(),
                    rating: RATINGS[random.below(RATINGS.len())],
                    seconds: random.below(30) as u32,
                    crammed: random.below(20) == 0,
                },
                92..96 => section(course, &mut random),
                96..98 => What::Drill {
                    question: "kr-01".to_owned(),
                    right: "topklant".to_owned(),
                    other: "behoudklant".to_owned(),
                    known: random.below(4) > 0,
                },
                98 => What::Hold {
                    item: cards[random.below(cards.len())].to_owned(),
                    until: Some(Day((at / 86_400_000) as i32 + 1)),
                },
                _ => What::Undo { event: EventId { session, number: (number as u32).saturating_sub(1) } },
            };
            events.push(Event { id: EventId { session, number: number as u32 }, at: Moment(at), what });
        }
    }
    events
}

/// What is needed of an exercise to answer it.
struct Known<'a> {
    exercise: &'a Exercise,
    key: u32,
    right: String,
}

impl<'a> Known<'a> {
    fn of(exercise: &'a Exercise) -> Self {
        Self { exercise, key: exercise.fingerprint(), right: exercise.body.model_answer_text() }
    }
}

fn answer(known: &Known, random: &mut Random) -> What {
    let max = 4;
    let points = if random.below(3) == 0 { random.below(max as usize) as u32 } else { max };
    let answer = if random.below(TYPED) == 0 {
        format!("{{\"text\":\"De klant blijft, want {:x} en daarom past het {:x}.\"}}", random.draw(), random.draw())
    } else if points == max {
        known.right.clone()
    } else {
        format!("{}{}", known.right, " ".repeat(1 + random.below(WAYS)))
    };
    let concepts = known.exercise.links.iter().cloned().collect::<Vec<_>>();
    let mut confusions = Vec::new();
    if points < max && concepts.len() > 1 {
        let chosen = random.below(concepts.len() - 1);
        confusions.push((concepts[chosen].clone(), concepts[chosen + 1].clone()));
    }
    What::Answer {
        exercise: known.exercise.id.clone(),
        key: known.key,
        points,
        max,
        seconds: 5 + random.below(120) as u32,
        context: CONTEXTS[random.below(CONTEXTS.len())],
        answer,
        confusions,
        stands_for: None,
    }
}

fn section(course: &Course, random: &mut Random) -> What {
    let module = &course.modules[random.below(course.modules.len())];
    let section = &module.sections[random.below(module.sections.len())];
    What::Read { module: module.slug.clone(), section: section.id.clone() }
}
