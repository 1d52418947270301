//! The answer keys that were worked out before the content was written: each is in the course, and its sums add up.

mod common;

use std::collections::BTreeMap;

use common::{assert_none, the_course};
use trainer::exercise::matrix::{Customer, Matrix};
use trainer::exercise::{Body, Kind};
use trainer::number;

/// Where the parts that were worked out in leerstof.md (part 4) belong: the key, and the ids of the parts.
const KEYS: &[(&str, &[&str])] = &[
    ("topklant", &["kr-01", "kr-02", "kr-03", "kr-04"]),
    ("behoudklant", &["kr-05", "kr-06", "kr-07", "kr-08"]),
    ("kansklant", &["kr-09", "kr-10", "kr-11", "kr-12"]),
    ("gedoogklant", &["kr-13", "kr-14", "kr-15", "kr-16"]),
    ("rel-star", &["bcg-01", "bcg-05"]),
    ("rel-question-mark", &["bcg-02", "bcg-07"]),
    ("rel-problem-child", &["bcg-03", "bcg-06"]),
    ("rel-dog", &["bcg-04", "bcg-08"]),
    ("maatwerk-cosmetisch", &["mw-01", "mw-05"]),
    ("maatwerk-aanpasbaar", &["mw-02", "mw-07"]),
    ("maatwerk-volledig", &["mw-03", "mw-08"]),
    ("maatwerk-onzichtbaar", &["mw-04", "mw-06"]),
    ("pir-actief", &["pir-01", "pir-07"]),
    ("pir-inactief", &["pir-02"]),
    ("pir-prospect", &["pir-03", "pir-06"]),
    ("pir-suspect", &["pir-04", "pir-08"]),
    ("pir-rest", &["pir-05"]),
    ("pijler-continu-systematisch", &["pij-01"]),
    ("pijler-persoonlijk-duurzaam", &["pij-02"]),
    ("pijler-winstgevend", &["pij-03"]),
    ("pijler-klantinformatie", &["pij-04"]),
    ("pijler-interactieve-communicatie", &["pij-05"]),
    ("cross-selling", &["sel-01", "sel-04", "sel-06"]),
    ("up-selling", &["sel-02", "sel-05", "sel-08"]),
    ("deep-selling", &["sel-03", "sel-07"]),
    ("driver-vertrouwen", &["drv-01"]),
    ("driver-tevredenheid", &["drv-02"]),
    ("driver-alternatieven", &["drv-03", "drv-05"]),
    ("driver-investering", &["drv-04", "drv-06"]),
    ("binding-financieel", &["bnd-01", "bnd-05"]),
    ("binding-sociaal", &["bnd-02", "bnd-04"]),
    ("binding-structureel", &["bnd-03", "bnd-06"]),
];

/// The sums that were worked out there: the exercise, its outcome, and the outcome of each known mistake.
const SUMS: &[(&str, f64, &[f64])] = &[
    ("clv-01", 750.0, &[990.0, 810.0, 1_050.0, 264.0]),
    ("clv-02", 320.0, &[1_328.0, 1_400.0, 392.0, 360.0, 80.0]),
    ("clv-03", 347.0, &[450.0, 301.0, 397.0, 497.0]),
    ("clv-04", 300.0, &[33.0, 500.0, 400.0]),
    ("clv-05", 14.0, &[170.0, 68.0, 174.0]),
    ("ka-01", 62.5, &[160.0, 37.5]),
    ("ch-01", 10.0, &[5.0, 9.5, 8.7, 15.0]),
    ("ch-01-retentie", 90.0, &[105.0]),
    ("ch-02", 21.5, &[24.0, 78.5]),
];

/// The exercises that were worked out there and stand on their own.
const WHOLE: &[&str] = &[
    "pir-09", "pir-10", "abc-01", "abc-02", "abc-03", "ord-01", "ord-02", "ord-03", "ord-04", "mat-01", "mat-02",
    "mat-03", "mat-04", "clz-01", "clz-02", "clz-03", "clz-04", "mc-01", "mc-02", "mc-03", "mc-04", "mc-05", "mc-06",
    "mc-07", "mc-08", "opn-01", "opn-02", "opn-03", "opn-04", "opn-05", "opn-06", "ka-02", "ess-01", "ess-02",
    "ess-03",
];

#[test]
fn the_worked_exercises_are_here_with_their_keys() {
    let keys = placed_keys();
    let wrong = KEYS.iter().flat_map(|(key, ids)| ids.iter().map(move |id| (*key, *id))).filter_map(|(key, id)| {
        let found = keys.get(id).map(Vec::as_slice).unwrap_or_default();
        let good = !found.is_empty() && found.iter().all(|found| found == key);
        (!good).then(|| format!("'{id}' hoort bij {key}, maar staat bij {found:?}"))
    });
    let missing = WHOLE.iter().filter(|id| !the_course().exercises().any(|(_, exercise)| exercise.id == **id));
    assert_none(wrong.chain(missing.map(|id| format!("de oefening '{id}' ontbreekt"))));
}

/// leerstof.md 4.10: each sum comes to its outcome, and each mistake is known with the number it leads to.
#[test]
fn the_worked_sums_come_to_their_outcomes() {
    assert_none(SUMS.iter().filter_map(|(id, outcome, mistakes)| {
        let Some((_, exercise)) = the_course().exercises().find(|(_, exercise)| exercise.id == *id) else {
            return Some(format!("'{id}' ontbreekt"));
        };
        let Body::Rekenen(kind) = &exercise.body else {
            return Some(format!("'{id}' is geen som"));
        };
        // The outcomes there are rounded to a euro or a tenth of a percent.
        let close = |found: f64, expected: f64| (found - expected).abs() <= 0.51;
        let known: Vec<f64> = kind.mistakes(0).iter().filter_map(|(_, outcome, _)| number::parse(outcome)).collect();
        let unknown = mistakes.iter().find(|mistake| !known.iter().any(|known| close(*known, **mistake)));
        match unknown {
            _ if !close(kind.outcome(0), *outcome) => {
                Some(format!("'{id}' komt uit op {}, niet op {outcome}", kind.outcome(0)))
            }
            Some(mistake) => Some(format!("'{id}' kent de fout {mistake} niet: {known:?}")),
            None => None,
        }
    }));
}

/// leerstof.md 4.1: the values and the quadrant follow from what is told about a customer, with a gross margin of 40%.
#[test]
fn the_sixteen_customers_add_up() {
    let module = the_course().module("klantportfolio").expect("module 4");
    let customers: Vec<(&Matrix, &Customer)> = module
        .exercises
        .iter()
        .filter_map(|exercise| match &exercise.body {
            Body::Matrix(kind) => Some(kind),
            _ => None,
        })
        .flat_map(|kind| kind.customers.iter().map(move |customer| (kind, customer)))
        .collect();
    assert_none((1..=16).map(|number| format!("kr-{number:02}")).filter_map(|id| {
        let mut found = customers.iter().filter(|(_, customer)| customer.id == id).peekable();
        if found.peek().is_none() {
            return Some(format!("'{id}' ontbreekt"));
        }
        found.find_map(|(kind, customer)| wrong_sum(kind, customer)).map(|what| format!("{id}: {what}"))
    }));
}

/// What is wrong with the authored values and the computed quadrant of `customer`.
fn wrong_sum(kind: &Matrix, customer: &Customer) -> Option<String> {
    let fact = |name: &str| {
        customer.facts.iter().find(|fact| fact.name == name).and_then(|fact| number::parse(&fact.value.text))
    };
    let (Some(omzet), Some(klantkosten)) = (fact("omzet"), fact("klantkosten")) else {
        return Some("omzet of klantkosten ontbreekt".to_owned());
    };
    let (Some(klantaandeel), Some(verandering)) = (fact("klantaandeel"), fact("verandering")) else {
        return Some("klantaandeel of verandering ontbreekt".to_owned());
    };
    let klantbijdrage = omzet * 0.4 - klantkosten;
    let groeiruimte = 0.8 * (omzet / (klantaandeel / 100.0)) * (1.0 + verandering / 100.0) - omzet;
    let quadrant = match (klantbijdrage >= 4_000.0, groeiruimte >= 8_000.0) {
        (true, true) => "topklant",
        (true, false) => "behoudklant",
        (false, true) => "kansklant",
        (false, false) => "gedoogklant",
    };
    let authored = (number::parse(&customer.y.shown.text)?, number::parse(&customer.x.shown.text)?);
    let close = (authored.0 - klantbijdrage).abs() < 0.5 && (authored.1 - groeiruimte).abs() < 0.5;
    let placed = &kind.right_quadrant(customer).id;
    (!close || placed != quadrant)
        .then(|| format!("{authored:?} en {placed}, maar {klantbijdrage:.2} en {groeiruimte:.2} geeft {quadrant}"))
}

/// The right quadrant or category of every part that has one; a part may stand in more than one exercise.
fn placed_keys() -> BTreeMap<String, Vec<String>> {
    let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, exercise) in the_course().exercises() {
        let placed = match &exercise.body {
            Body::Matrix(kind) => kind.model_answer().placed,
            Body::Indelen(kind) => kind.model_answer().placed,
            _ => BTreeMap::new(),
        };
        for (id, key) in placed {
            keys.entry(id).or_default().push(key);
        }
    }
    keys
}
