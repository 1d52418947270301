//! Results of a made-up class over the real course: graded again, flagged, counted, exported.

mod common;
#[path = "../xtask/src/made_up_class.rs"]
mod made_up_class;

use std::collections::BTreeSet;

use common::{FILES, the_course};
use trainer::assignment::Assignment;
use trainer::course::{self, SourceFile};
use trainer::delivery::{self, Index};
use trainer::exercise::{Body, Exercise};
use trainer::results::{
    Accepted, Book, Choice, Class, Decisions, Flag, Frame, Grader, Item, Order, Outcome, Scored, Submission, choices,
    class_rows, figures, modules_needed, order, to_csv, to_json, variant,
};
use trainer::time::{Moment, UtcOffset};

const NOW: Moment = Moment(1_790_000_000_000);

struct World {
    index: Index,
    book: Book,
    assignment: Assignment,
    submissions: Vec<Submission>,
}

impl World {
    fn new(students: usize) -> Self {
        let course = the_course();
        let index = delivery::bundles(&FILES, course).index;
        let assignment = made_up_class::assignment(course, &index, 20, NOW);
        let submissions = made_up_class::submissions(course, &index, &assignment, students, NOW);
        Self { book: Book::of(&index, &course.modules), index, assignment, submissions }
    }

    fn class(&self, submissions: Vec<Submission>, decisions: &Decisions) -> Class {
        let frame = Frame {
            index: &self.index,
            book: &self.book,
            assignment: Some(&self.assignment),
            decisions,
            now: NOW,
            offset: &|_| UtcOffset(0),
        };
        Class::of(submissions, &frame, &mut Grader::default())
    }
}

fn row<'a>(class: &'a Class, name: &str) -> &'a trainer::results::Row {
    class.rows.iter().find(|row| row.name == name).unwrap_or_else(|| panic!("{name}"))
}

#[test]
fn a_model_class_earns_all_points_whatever_else_the_code_claims() {
    let mut world = World::new(3);
    for submission in &mut world.submissions {
        for answered in &mut submission.answers {
            let exercise =
                the_course().exercises().find(|(_, it)| trainer::id::fingerprint(&it.id) == answered.exercise);
            answered.answer = exercise.expect("een oefening").1.body.model_answer_text();
        }
    }
    let class = world.class(world.submissions.clone(), &Decisions::default());
    assert_eq!(class.rows.len(), 3);
    for row in &class.rows {
        assert_eq!((row.tally.points, row.tally.questions), (20.0, 20), "{}", row.name);
        assert_eq!(row.sum.map(|sum| sum.tenths), Some(100));
    }
    assert!(class.is_same_for_all && class.goals.iter().all(|goal| goal.score.percentage() == Some(100)));
}

#[test]
fn what_is_odd_is_said_and_nothing_is_left_out() {
    let world = World::new(10);
    let mut submissions = world.submissions.clone();
    // The same once more, in another packing; a faster attempt; one without a name.
    submissions.push(submissions[0].clone());
    let mut second = submissions[1].clone();
    second.attempt = 3;
    second.seconds = 7;
    second.handed_in = Moment(second.began.0 - 1_000);
    submissions.push(second);
    let mut nameless = submissions[2].clone();
    nameless.name = String::new();
    nameless.series += 1;
    nameless.handed_in = Moment(NOW.0 + 86_400_000);
    nameless.answers[0].exercise = 1;
    nameless.answers[1].key ^= 1;
    nameless.answers[2].answer = String::new();
    nameless.answers[3].answer = "{kapot".to_owned();
    submissions.push(nameless);
    let list = format!("{}\nWit, Sem de\nNiemand Anders", made_up_class::name(1));
    let class = world.class(submissions, &Decisions { list, ..Decisions::default() });
    let flags = |name: &str, attempt: u32| {
        let row = class.rows.iter().find(|row| row.name == name && row.submission.attempt == attempt).expect("een rij");
        row.flags.clone()
    };
    assert_eq!(class.rows.len(), 12);
    assert!(flags("Sem de Wit", 1).contains(&Flag::Copies(2)));
    assert!(flags(&made_up_class::name(3), 1).iter().any(|flag| matches!(flag, Flag::Late(_))));
    assert!(flags(&made_up_class::name(4), 1).contains(&Flag::OtherCourse));
    assert!(flags(&made_up_class::name(4), 1).contains(&Flag::NotListed));
    assert!(flags(&made_up_class::name(5), 1).contains(&Flag::Appeals(1)));
    let second = flags(&made_up_class::name(1), 3);
    for flag in [Flag::Backwards, Flag::TooManyAttempts(3, 2), Flag::SameAnswers] {
        assert!(second.contains(&flag), "{second:?}");
    }
    assert!(second.iter().any(|flag| matches!(flag, Flag::TooFast(_, 7))));
    let nameless = flags("zonder naam", 1);
    for flag in [Flag::NoName, Flag::Future, Flag::OtherSeries, Flag::Unknown(1), Flag::OtherKeys(1)] {
        assert!(nameless.contains(&flag), "{nameless:?}");
    }
    assert!(nameless.iter().any(|flag| matches!(flag, Flag::Unanswered(2..))), "{nameless:?}");
    assert!(class.rows.iter().flat_map(|row| &row.flags).all(|flag| flag.to_string().ends_with('.')));
    assert_eq!(class.missing, ["Niemand Anders"]);
    let of_name = class.rows.iter().filter(|row| row.name == made_up_class::name(1));
    assert_eq!(of_name.filter(|row| row.counts).count(), 1);
}

#[test]
fn an_accepted_appeal_counts_for_everyone_who_typed_it() {
    let world = World::new(12);
    let before = world.class(world.submissions.clone(), &Decisions::default());
    let name = made_up_class::name(5);
    let mark = *row(&before, &name).marks.iter().find(|mark| mark.has_appealed).expect("een bezwaar");
    assert_eq!(mark.outcome, Outcome::Points(0, 1));
    let mut decisions = Decisions::default();
    let wording = format!("De {}", made_up_class::TYPED.to_uppercase());
    let accepted = Accepted { exercise: mark.exercise, wording, is_right: true, at: NOW, ..Accepted::default() };
    decisions.accept(accepted.clone());
    let after = world.class(world.submissions.clone(), &decisions);
    let points = |class: &Class| row(class, &name).tally.points;
    assert_eq!(points(&after), points(&before) + 1.0);
    assert!(row(&after, &name).marks.iter().any(|mark| mark.is_accepted));
    decisions.accept(Accepted { is_right: false, at: Moment(NOW.0 + 1), ..accepted });
    assert_eq!(points(&world.class(world.submissions.clone(), &decisions)), points(&before));

    let column = before.columns.iter().position(|column| column.number == mark.exercise).expect("een kolom");
    let item = Item::of(&before, column, &world.book, &Decisions::default());
    let count = item.counts.iter().find(|count| count.choice.chosen == made_up_class::TYPED).expect("geteld");
    assert_eq!((count.times, count.appeals, count.is_accepted), (1, 1, false));
    assert_eq!(item.asked, 12);
}

#[test]
fn a_question_written_freely_waits_for_points_and_then_counts() {
    let mut world = World::new(1);
    let (_, exercise) = the_course().exercises().find(|(_, it)| it.body.is_self_scored()).expect("een open vraag");
    let answered = &mut world.submissions[0].answers[0];
    answered.exercise = trainer::id::fingerprint(&exercise.id);
    // The points that a student gave himself are not believed.
    answered.answer = exercise.body.model_answer_text();
    let number = answered.exercise;
    let before = world.class(world.submissions.clone(), &Decisions::default());
    assert_eq!((before.rows[0].tally.questions, before.rows[0].tally.waiting), (19, 1));
    let mut decisions = Decisions::default();
    decisions.score(Scored { who: world.submissions[0].number(), exercise: number, points: 1, at: NOW });
    let after = world.class(world.submissions.clone(), &decisions);
    assert_eq!((after.rows[0].tally.questions, after.rows[0].tally.waiting), (20, 0));
}

#[test]
fn every_kind_says_in_words_what_is_right() {
    for (_, exercise) in the_course().exercises().filter(|(_, it)| !it.body.is_self_scored()) {
        let choices = choices(exercise, &exercise.body.model_answer_text());
        assert!(!choices.is_empty() && choices.iter().all(|choice| choice.is_right), "{}: {choices:?}", exercise.id);
        assert!(choices.iter().all(|choice| !choice.label.is_empty()), "{}", exercise.id);
    }
}

/// The course with `markdown` put into the exercise as the sentence beside it says.
fn with_variant(files: &[SourceFile], exercise: &Exercise, choice: &Choice) -> Exercise {
    let markdown = variant(exercise, choice).expect("een regel").markdown;
    let files: Vec<SourceFile> = files
        .iter()
        .map(|file| {
            if file.path != exercise.path {
                return file.clone();
            }
            let text = String::from_utf8_lossy(&file.bytes).into_owned();
            let at = text.find(&format!("{{#{} ", exercise.id)).expect("de kop");
            let (before, after) = text.split_at(at);
            let changed = match &exercise.body {
                Body::Kort(_) => after.replacen("\n- [", &format!("\n{markdown}\n- ["), 1),
                _ => {
                    let gap = markdown.rsplit_once('|').expect("een gat").0;
                    after.replacen(&format!("{gap}}}"), &markdown, 1)
                }
            };
            SourceFile { path: file.path.clone(), bytes: (before.to_owned() + &changed).into_bytes() }
        })
        .collect();
    let (course, _) = course::parse(&files);
    course.exercises().find(|(_, it)| it.id == exercise.id).expect("nog steeds een oefening").1.clone()
}

#[test]
fn the_line_for_the_content_makes_the_answer_right() {
    let typed = "Het *vlucht*-percentage <3 [x]";
    let kort = the_course().exercises().find(|(_, it)| matches!(it.body, Body::Kort(_))).expect("een korte vraag").1;
    let answer = format!("{{\"text\":\"{typed}\"}}");
    let choice = choices(kort, &answer).remove(0);
    assert!(!choice.is_right);
    assert_eq!(with_variant(&FILES, kort, &choice).body.grade_text(&answer).points, 1);

    // In the real course every text with gaps has a word bank, so that nothing is typed there.
    let typed_gaps = |file: &SourceFile| {
        let text = String::from_utf8_lossy(&file.bytes).replace(" woordenlijst=ja", "");
        SourceFile { path: file.path.clone(), bytes: text.into_bytes() }
    };
    let files: Vec<SourceFile> = FILES.iter().map(typed_gaps).collect();
    let (course, _) = course::parse(&files);
    let gaps = course.exercises().find(|(_, it)| matches!(&it.body, Body::Invullen(_))).expect("een tekst met gaten").1;
    let Body::Invullen(kind) = &gaps.body else { unreachable!() };
    let answer = format!("{{\"filled\":{{\"{}\":\"vluchtpercentage\"}}}}", kind.gaps[0].id);
    let choice = choices(gaps, &answer).remove(0);
    assert!(!choice.is_right);
    let part = |exercise: &Exercise| exercise.body.grade_text(&answer).parts[0].points;
    assert_eq!((part(gaps), part(&with_variant(&files, gaps, &choice))), (0, 1));
}

#[test]
fn tables_and_files_hold_names_that_do_no_harm() {
    let world = World::new(24);
    let class = world.class(world.submissions.clone(), &Decisions { list: "Niet Hier".into(), ..Decisions::default() });
    let html = class_rows(&class, &order(&class, Order::Points, true));
    assert!(html.contains("&lt;img src=x") && !html.contains("<img"));
    assert_eq!(html.matches("<tr").count(), 24);
    let csv = to_csv(&class, |_| UtcOffset(60));
    assert!(csv.starts_with("\u{feff}\"naam\";\"poging\"") && csv.contains("\"'=HYPERLINK(\"\"http"));
    assert_eq!(csv.matches("\r\n").count(), 1 + 24 + 1);
    let widths: BTreeSet<usize> = csv.lines().map(|line| line.matches("\";\"").count()).collect();
    assert!(csv.contains(",") && widths.len() <= 2, "{widths:?}");
    let json: serde_json::Value = serde_json::from_str(&to_json(&class)).expect("JSON");
    assert_eq!(json["resultaten"].as_array().map(Vec::len), Some(24));
    assert_eq!(json["niet_ingeleverd"][0], "Niet Hier");
}

#[test]
fn a_real_class_has_figures_and_only_needs_its_modules() {
    let world = World::new(60);
    let class = world.class(world.submissions.clone(), &Decisions::default());
    let (test, items) = figures(&class.shares(), class.columns.len());
    assert_eq!((test.students, test.questions, items.len()), (60, 20, 20));
    assert!(test.alpha.is_some_and(|alpha| alpha > 0.3 && alpha < 1.0), "{test:?}");
    assert!(items.iter().filter_map(|item| item.rir).filter(|rir| *rir > 0.0).count() > 14, "{items:?}");
    assert!(!class.mix_ups.is_empty() && class.mix_ups[0].2 >= class.mix_ups[class.mix_ups.len() - 1].2);
    let needed = modules_needed(&world.index, &world.submissions);
    let asked: BTreeSet<String> = class.goals.iter().map(|goal| goal.module.clone()).collect();
    assert_eq!(needed, asked);
}
