//! Links of assignments: what is written is read, and what is wrong is named.

use proptest::prelude::*;
use proptest::sample::subsequence;

use super::*;

fn slugs() -> impl Strategy<Value = Vec<String>> {
    subsequence(vec!["wat-is-crm", "klantportfolio", "maatwerk", "kanalen"], 0..=4)
        .prop_map(|slugs| slugs.into_iter().map(str::to_owned).collect())
}

fn questions() -> impl Strategy<Value = Questions> {
    let kinds = subsequence(KINDS.iter().map(|(tag, _)| (*tag).to_owned()).collect::<Vec<_>>(), 0..=KINDS.len());
    let levels = subsequence(Level::ALL.to_vec(), 0..=4);
    let choice = (slugs(), kinds, levels, 1..=MAX_NUMBER).prop_map(|(modules, kinds, levels, number)| Choice {
        modules,
        kinds,
        levels,
        number,
    });
    prop_oneof![
        choice.prop_map(Questions::Exercises),
        Just(Questions::Test(Size::Half)),
        Just(Questions::Test(Size::Modules(vec![3, 5]))),
    ]
}

prop_compose! {
    fn any_assignment()(
        title in "\\PC{0,60}", message in "(\\PC|\n){0,300}", is_hbo in any::<bool>(), lessons in slugs(),
        questions in questions(), series in proptest::option::of(1..=MAX_SERIES), day in 20_000..30_000,
        minute in 0_u32..1440, has_deadline in any::<bool>(), attempts in 1..=MAX_ATTEMPTS, is_after in any::<bool>(),
        mastery in 0_u32..=100, key in proptest::option::of(any::<[u8; 32]>()),
    ) -> Assignment {
        Assignment {
            title: cut(&title, MAX_TITLE),
            message: cut(&message, MAX_MESSAGE),
            audience: if is_hbo { Audience::Hbo } else { Audience::Mbo },
            lessons, questions, series,
            deadline: has_deadline.then_some(Deadline { day: Day(day), minute }),
            attempts,
            feedback: if is_after { Feedback::AfterDeadline } else { Feedback::AtOnce },
            mastery, key,
        }
    }
}

proptest! {
    #[test]
    fn a_link_reads_back_as_what_it_was_made_for(assignment in any_assignment()) {
        let link = Link::read(&format!("https://school.nl/crm/#/opdracht?{}", assignment.query()));
        prop_assert_eq!(link, Ok(Link { id: assignment.id(), assignment, notes: Vec::new() }));
    }

    #[test]
    fn a_cut_off_link_is_seen(assignment in any_assignment(), cut in 1_usize..200) {
        let query = assignment.query();
        let at = query.len().saturating_sub(cut);
        prop_assert!(Link::read(&query[..at]).is_err());
    }

    #[test]
    fn any_text_is_an_assignment_or_says_why_not(
        text in "\\PC{0,80}|(v=[0-9]{0,3}|&|titel=[a-z%+]{0,9}|tot=[0-9.-]{0,18}|aantal=[0-9]{0,4}|controle=[0-9a-f]{0,9}){0,8}",
    ) {
        if let Err(error) = Link::read(&text) {
            prop_assert!(error.to_string().ends_with('.'));
        }
    }
}

fn signed(text: &str) -> String {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(text.as_bytes()).into_owned().collect();
    format!("{text}&{CHECK}={:08x}", check(&pairs))
}

#[test]
fn a_usual_link_is_short_and_can_be_read() {
    let assignment = Assignment {
        title: "Week 3".into(),
        message: "Maak dit voor de les van donderdag.".into(),
        lessons: vec!["klantportfolio".into()],
        questions: Questions::Exercises(Choice {
            modules: vec!["klantportfolio".into(), "maatwerk".into()],
            kinds: vec!["matrix".into()],
            levels: vec![Level::T1],
            number: 12,
        }),
        deadline: Some(Deadline { day: Day(20_792), minute: 1_020 }),
        mastery: 70,
        ..Assignment::default()
    };
    let query = assignment.query();
    assert!(
        query.starts_with("v=1&titel=Week+3&niveau=mbo&lees=klantportfolio&aantal=12&modules=klantportfolio.maatwerk")
    );
    assert!(query.contains("&tot=2026-12-05-17.00&minimaal=70"), "{query}");
    assert!(query.len() < 270, "{}", query.len());
}

#[test]
fn what_is_unknown_or_repeated_is_said_and_the_rest_works() {
    let text = signed("v=1&niveau=mbo&aantal=5&aantal=9&soorten=matrix.dans&vragen=T1.X&kleur=rood&tot=morgen");
    let link = Link::read(&text).expect("een opdracht");
    let Questions::Exercises(choice) = &link.assignment.questions else { panic!("{:?}", link.assignment) };
    assert_eq!((choice.number, choice.kinds.len(), choice.levels.len()), (5, 1, 1));
    let notes = link.notes.join(" ");
    for part in ["‘dans’", "‘X’", "‘kleur’", "‘aantal’ twee keer", "‘morgen’"] {
        assert!(notes.contains(part), "{part}: {notes}");
    }
}

#[test]
fn what_mail_programs_do_to_a_link_does_no_harm() {
    let query = Assignment { title: "A & B + é".into(), ..Assignment::default() }.query();
    let other = query.replace('+', "%20").replace('.', "%2E") + "&utm_source=mail";
    assert_eq!(Link::read(&other), Link::read(&query));
    assert!(Link::read(&query).is_ok());
}

#[test]
fn what_is_wrong_is_named() {
    let query = Assignment::default().query();
    assert_eq!(Link::read(""), Err(LinkError::None));
    assert_eq!(Link::read(&query.replace("v=1", "v=2")), Err(LinkError::TooNew));
    assert_eq!(Link::read(&query.replace("aantal=10", "aantal=11")), Err(LinkError::CutOff));
    assert_eq!(Link::read(&signed("v=1&niveau=mbo")), Err(LinkError::Empty));
    assert_eq!(Link::read(&"x".repeat(MAX_LENGTH + 1)), Err(LinkError::TooLong));
}

#[test]
fn a_deadline_is_a_moment_on_the_readers_calendar() {
    let deadline = deadline("2026-12-05-17.00").expect("een moment");
    assert_eq!(deadline.in_words(), "zaterdag 5 december om 17.00 uur");
    assert_eq!(deadline.moment(crate::time::UtcOffset(60)).0, 1_796_486_400_000);
    assert!(
        Link::read(&signed("v=1&aantal=5&tot=2026-12-05-24.00")).is_ok_and(|link| link.assignment.deadline.is_none())
    );
}
