//! One question: answered, and where the teacher chose so checked at once.

use std::sync::Arc;

use leptos::prelude::*;
use trainer::assignment::Feedback;
use trainer::exam::Question;
use trainer::exercise::{Exercise, Grade};
use trainer::progress::{Context, What};

use super::Opened;
use crate::app::assignment::go_of;
use crate::app::content::LoadedModule;
use crate::app::desk::Attempt;
use crate::app::exercise::{AnswerView, Go, QuestionView};
use crate::app::ui::dom;
use crate::app::ui::dynamic::dynamic;
use crate::app::{desk, learner};

/// A question of the assignment in the making. Copied freely.
#[derive(Clone, Copy)]
struct Asked {
    id: u32,
    at: usize,
    exercise: StoredValue<Arc<Exercise>>,
    go: Go,
}

impl Asked {
    fn question(self) -> Question {
        let question = desk().with(self.id, |sitting| sitting.questions.get(self.at).cloned());
        question.flatten().unwrap_or_default()
    }

    /// Records the answer as it stands: from now on it can't change.
    fn record(self, question: &Question, grade: &Grade) {
        learner().record(answer_event(question, grade));
        desk().change(self.id, |sitting| {
            if let Some(question) = sitting.questions.get_mut(self.at) {
                question.is_checked = true;
            }
        });
        dom::focus_soon(".result");
    }
}

/// A checked answer as the log keeps it.
pub(super) fn answer_event(question: &Question, grade: &Grade) -> What {
    What::Answer {
        exercise: question.exercise.clone(),
        key: question.key,
        points: grade.points,
        max: grade.max,
        seconds: question.seconds.min(3_600),
        context: Context::Assignment,
        answer: question.answer.clone(),
        confusions: grade.confusions.iter().map(|pair| (pair.chosen.clone(), pair.right.clone())).collect(),
        stands_for: None,
    }
}

/// The question at this place.
pub(super) fn question(opened: &Opened, loaded: &LoadedModule, at: usize) -> AnyView {
    let (desk, id) = (desk(), opened.link.id);
    let asked = desk.with(id, |sitting| (sitting.questions.get(at).cloned(), Attempt::of(sitting)));
    let Some((Some(question), Some(attempt))) = asked else { return ().into_any() };
    let Some(exercise) = loaded.module.exercise(&question.exercise).cloned() else { return ().into_any() };
    let assignment = &opened.link.assignment;
    let go = go_of(assignment, attempt.series, attempt.number, &exercise);
    let asked = Asked { id, at, exercise: StoredValue::new(Arc::new(exercise)), go };
    let is_at_once = assignment.feedback == Feedback::AtOnce;
    let is_checked = Memo::new(move |_| asked.question().is_checked);
    dynamic(move || {
        Some(match is_checked.get() {
            true => untrack(|| checked(asked)),
            false => untrack(|| open(asked, is_at_once)),
        })
    })
}

fn open(asked: Asked, is_at_once: bool) -> AnyView {
    let exercise = asked.exercise.get_value();
    let is_read_by_teacher = exercise.body.is_self_scored();
    let objection = RwSignal::new(None::<String>);
    let on_change = move |(answer, is_answered): (String, bool)| {
        objection.set(None);
        desk().change(asked.id, |sitting| {
            // What comes late from a question that was left must not land in the next one.
            if sitting.at == asked.at {
                sitting.answer(answer, is_answered);
            }
        });
    };
    let for_check = exercise.clone();
    let check = move |_| {
        let question = untrack(|| asked.question());
        let missing = (!question.is_answered).then(|| "Geef eerst een antwoord. Dan kijk ik het na.".to_owned());
        objection.set(missing.or_else(|| for_check.body.unfinished_text(&question.answer)));
        if objection.read_untracked().is_none() {
            asked.record(&question, &for_check.body.grade_text(&question.answer));
        }
    };
    let label = exercise.body.check_label();
    let answer = asked.question().answer;
    view! {
        <QuestionView exercise answer go=asked.go on_change=Callback::new(on_change) />
        {is_read_by_teacher.then(|| view! { <p class="quiet">"Je docent leest dit antwoord. Je krijgt er hier geen punten voor."</p> })}
        <div role="status">{dynamic(move || objection.get().map(|sentence| view! { <p class="missing">{sentence}</p> }))}</div>
        {(is_at_once && !is_read_by_teacher).then(|| view! {
            <div class="row task-check"><button class="button button-main" on:click=check>{label}</button></div>
        })}
    }
    .into_any()
}

fn checked(asked: Asked) -> AnyView {
    let exercise = asked.exercise.get_value();
    let question = asked.question();
    let grade = exercise.body.grade_text(&question.answer);
    let may_object = exercise.body.is_typed() && grade.points < grade.max;
    view! {
        <h2 class="hidden">"Nagekeken"</h2>
        <AnswerView exercise answer=question.answer go=asked.go />
        {may_object.then(|| objecting(asked))}
    }
    .into_any()
}

/// Who typed words that the author did not think of may say so: the teacher sees it.
fn objecting(asked: Asked) -> AnyView {
    let has_appealed = Memo::new(move |_| asked.question().has_appealed);
    let object = move |_| {
        let Question { exercise, key, answer, .. } = untrack(|| asked.question());
        learner().record(What::Appeal { exercise, key, answer });
        desk().change(asked.id, |sitting| {
            if let Some(question) = sitting.questions.get_mut(asked.at) {
                question.has_appealed = true;
            }
        });
        dom::focus_soon(".result");
    };
    let part = dynamic(move || {
        Some(match has_appealed.get() {
            true => view! { <p class="quiet">"Genoteerd. Je docent ziet je antwoord en beslist."</p> }.into_any(),
            false => view! { <button class="button" on:click=object>"Ik denk dat dit goed is"</button> }.into_any(),
        })
    });
    view! { <div class="task-check" role="status">{part}</div> }.into_any()
}
