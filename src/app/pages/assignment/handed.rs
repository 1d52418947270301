//! What was handed in: its code, and what it came to once that may be shown.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::Assignment;
use trainer::delivery::Index;
use trainer::exam::Tally;
use trainer::number::format_short;
use trainer::progress::{Accepted, EventId, HandIn};
use trainer::time::Moment;

use super::Opened;
use super::code::CodePart;
use super::review::answers;
use crate::app::browser;
use crate::app::ui::text::count;

/// Every time that it was handed in, the last first. `shows` tells whether what was right may be shown.
pub(super) fn handed(opened: &Opened, index: &Arc<Index>, accepted: &Accepted, shows: bool) -> AnyView {
    let total = accepted.hand_ins.len();
    let parts = accepted
        .hand_ins
        .iter()
        .rev()
        .enumerate()
        .map(|(at, hand_in)| part(opened, index, hand_in, at == 0, total > 1, shows))
        .collect_view();
    view! { <div class="task-handed">{parts}</div> }.into_any()
}

fn part(
    opened: &Opened,
    index: &Arc<Index>,
    (id, at, hand_in): &(EventId, Moment, HandIn),
    is_last: bool,
    is_one_of_many: bool,
    shows: bool,
) -> AnyView {
    let (day, time) = at.local(browser::utc_offset_at(*at));
    let clock = time.get(..5).unwrap_or_default().replace(':', ".");
    let which =
        if is_one_of_many { format!("Poging {}: ingeleverd", hand_in.attempt) } else { "Ingeleverd".to_owned() };
    let when = format!("Op {} om {clock} uur, als {}.", day.in_words(), hand_in.name);
    let assignment = &opened.link.assignment;
    let has_questions = !hand_in.taken.questions.is_empty();
    let outcome = match (has_questions, shows, assignment.deadline) {
        (false, ..) => ().into_any(),
        (true, true, _) => outcome(assignment, hand_in),
        (true, false, Some(deadline)) => {
            view! { <p>{format!("Na {} zie je hier wat goed was.", deadline.in_words())}</p> }.into_any()
        }
        (true, false, None) => ().into_any(),
    };
    let review = (has_questions && shows).then(|| {
        let (opened, hand_in, index) = (opened.clone(), hand_in.clone(), index.clone());
        view! {
            <details class="fold">
                <summary>"Bekijk je antwoorden"</summary>
                {answers(&opened, &index, &hand_in)}
            </details>
        }
    });
    view! {
        <section class="tile">
            <h2 tabindex="-1">{which}</h2>
            <p>{when}</p>
            {outcome}
            <CodePart opened=opened.clone() index=index.clone() id=*id at=*at hand_in=hand_in.clone() is_open=is_last />
            {review}
        </section>
    }
    .into_any()
}

/// The points, and whether they are enough. Open questions are for the teacher.
fn outcome(assignment: &Assignment, hand_in: &HandIn) -> AnyView {
    let tally = Tally::of(&hand_in.taken, false);
    let of_teacher = hand_in.taken.questions.iter().filter(|question| question.self_scored).count();
    let percentage = (tally.points * 100.0 / f64::from(tally.questions.max(1))).floor() as u32;
    let score = (tally.questions > 0).then(|| {
        let words = format!(
            "Je haalde {} van de {} ({percentage}%).",
            format_short(tally.points),
            count(tally.questions as usize, "punt", "punten")
        );
        view! { <p><b>{words}</b></p> }
    });
    let minimum = (assignment.mastery > 0 && tally.questions > 0).then(|| match percentage >= assignment.mastery {
        true => format!("Dat is genoeg: je docent vraagt {}%.", assignment.mastery),
        false => format!("Dat is nog niet genoeg: je docent vraagt {}%.", assignment.mastery),
    });
    let open = (of_teacher > 0)
        .then(|| format!("Je docent leest je antwoord op {}.", count(of_teacher, "open vraag", "open vragen")));
    view! {
        {score}
        {minimum.map(|minimum| view! { <p>{minimum}</p> })}
        {open.map(|open| view! { <p>{open}</p> })}
    }
    .into_any()
}
