//! Fresh customers for a 2×2 model, made from a seed: practice without end.

use std::sync::Arc;

use super::matrix::{Customer, Fact, Matrix, Value};
use super::{Body, Exercise, Level};
use crate::markup::{Inline, escape};
use crate::model::{Drawn, MatrixModel, Recipe};

/// How many customers are placed at a time.
pub const CUSTOMERS: usize = 4;

/// What the ids of fresh exercises begin with.
pub const PREFIX: &str = "nieuw-";

/// The exercise that `seed` makes of `model`; `None` when the model has no recipe, or its ranges leave no room.
pub fn exercise(model: &Arc<MatrixModel>, seed: u32) -> Option<Exercise> {
    let recipe = model.recipe.as_ref()?;
    let customers: Vec<Customer> = recipe
        .draw(model, u64::from(seed), CUSTOMERS)
        .iter()
        .enumerate()
        .map(|(place, drawn)| customer(model, recipe, place, drawn))
        .collect();
    if customers.is_empty() {
        return None;
    }
    // Whoever must compute needs facts to compute from.
    let computed_at_hbo = recipe.measures.len() > 2;
    let matrix = Matrix { model: model.clone(), customers, asks_strategy: true, computed_at_hbo };
    let title = format!("Nieuwe klanten: {}", model.name.to_lowercase());
    Some(Exercise {
        id: format!("{PREFIX}{}-{seed}", model.id),
        title: Inline { html: escape(&title), text: title },
        path: String::new(),
        line: 0,
        goal: None,
        level: Some(Level::T1),
        hbo: false,
        model: Some(model.id.clone()),
        case: None,
        links: Default::default(),
        prompt: recipe.story.clone(),
        hints: Vec::new(),
        notes: Vec::new(),
        pitfalls: Vec::new(),
        body: Body::Matrix(matrix),
    })
}

/// How many seeds are looked through for a customer with a trap.
const TRIES: u32 = 40;

/// The exercise of two fresh customers for who took the quadrant `right` for `chosen`: one that belongs in `right`, if possible with
/// something that tempts, and one that does belong in `chosen`. `None` when the model can't make them.
pub fn same_trap(model: &Arc<MatrixModel>, chosen: &str, right: &str, seed: u32) -> Option<Exercise> {
    let made = |try_: u32| {
        let mut exercise = exercise(model, seed.wrapping_add(try_))?;
        let Body::Matrix(matrix) = &mut exercise.body else { return None };
        let places = matrix.customers.iter().map(|customer| matrix.right_quadrant(customer).id.clone());
        let places: Vec<String> = places.collect();
        let mut kept = std::mem::take(&mut matrix.customers).into_iter().zip(places);
        let (wanted, other): (Vec<_>, Vec<_>) =
            kept.by_ref().filter(|(_, place)| place == right || place == chosen).partition(|(_, place)| place == right);
        let tempts = wanted.iter().any(|(customer, _)| !customer.pitfall.is_empty());
        matrix.customers = wanted.into_iter().take(1).chain(other.into_iter().take(1)).map(|(it, _)| it).collect();
        (matrix.customers.len() == 2).then_some((tempts, exercise))
    };
    let mut plain = None;
    for try_ in 0..TRIES {
        match made(try_) {
            Some((true, exercise)) => return Some(exercise),
            Some((false, exercise)) => plain = plain.or(Some(exercise)),
            None => {}
        }
    }
    plain
}

fn customer(model: &MatrixModel, recipe: &Recipe, place: usize, drawn: &Drawn) -> Customer {
    let value = |name: &str| drawn.values.get(name).copied().unwrap_or_default();
    let shown = |name: &str| {
        let measure = recipe.measures.iter().find(|measure| measure.name == name);
        measure.map(|measure| measure.show(value(name))).unwrap_or_default()
    };
    let on_axis = |axis: &crate::model::Axis| {
        let text = shown(&axis.measure);
        let high = axis.is_high_value(value(&axis.measure));
        Value { shown: Inline { html: escape(&text), text }, high, why: String::new() }
    };
    let is_on_axis = |name: &str| name == model.x.measure || name == model.y.measure;
    let facts = recipe.measures.iter().filter(|measure| !is_on_axis(&measure.name)).map(|measure| {
        let text = shown(&measure.name);
        Fact { name: measure.name.clone(), value: Inline { html: escape(&text), text } }
    });
    let name = Inline { html: escape(&drawn.name), text: drawn.name.clone() };
    Customer::new(
        format!("klant-{}", place + 1),
        name,
        facts.collect(),
        on_axis(&model.x),
        on_axis(&model.y),
        drawn.pitfall.clone(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exercise::Kind;
    use crate::model::{Models, Scale};
    use crate::number;
    use crate::problem::Report;

    fn models() -> Models {
        let mut problems = Vec::new();
        let mut models = Models::default();
        for name in ["klantrelatiematrix", "relatiematrix"] {
            let path = format!("{}/content/modellen/{name}.md", env!("CARGO_MANIFEST_DIR"));
            let bytes = std::fs::read(&path).expect("het model bestaat");
            let mut report = Report::new(&path, &mut problems);
            models.read(&crate::markup::parse(&bytes, &mut report).blocks, &mut report);
        }
        assert_eq!(problems, []);
        models
    }

    fn matrix(exercise: &Exercise) -> &Matrix {
        match &exercise.body {
            Body::Matrix(matrix) => matrix,
            _ => panic!("geen matrix"),
        }
    }

    /// The key must follow from what the card shows, and nobody may stand near a boundary.
    #[test]
    fn in_ten_thousand_seeds_every_customer_is_clear() {
        for model in models().matrices.values() {
            let mut traps = 0;
            for seed in 0..10_000 {
                let exercise = exercise(model, seed).expect("er is een recept");
                let matrix = matrix(&exercise);
                assert_eq!(matrix.customers.len(), CUSTOMERS, "{}", exercise.id);
                for customer in &matrix.customers {
                    for (axis, value) in [(&model.x, &customer.x), (&model.y, &customer.y)] {
                        let Scale::Boundary { at, .. } = axis.scale else { panic!("geen grens") };
                        let shown = number::parse(&value.shown.text).expect("een getal");
                        assert_eq!(shown >= at, value.high, "{} {shown}", exercise.id);
                        // What is shown is rounded to a cent.
                        assert!((shown - at).abs() >= 0.1 * at - 0.01, "{} {shown}", exercise.id);
                    }
                    traps += usize::from(!customer.pitfall.is_empty());
                }
            }
            assert!(traps > 10_000, "{}: {traps} valkuilen", model.id);
        }
    }

    #[test]
    fn the_facts_lead_to_the_values() {
        let models = models();
        let fact = |customer: &Customer, name: &str| {
            let fact = customer.facts.iter().find(|fact| fact.name == name).expect("het gegeven staat er");
            number::parse(&fact.value.text).expect("een getal")
        };
        for seed in 0..500 {
            let exercise = exercise(&models.matrices["klantrelatiematrix"], seed).expect("er is een recept");
            for customer in &matrix(&exercise).customers {
                let (omzet, kosten) = (fact(customer, "omzet"), fact(customer, "klantkosten"));
                let bijdrage = omzet * 0.4 - kosten;
                let besteding = omzet / fact(customer, "klantaandeel") * (100.0 + fact(customer, "verandering"));
                let groeiruimte = 0.8 * besteding - omzet;
                for (computed, shown) in [(bijdrage, &customer.y), (groeiruimte, &customer.x)] {
                    let shown = number::parse(&shown.shown.text).expect("een getal");
                    assert!((computed - shown).abs() <= 0.01, "{}: {computed} {shown}", exercise.id);
                }
            }
        }
    }

    #[test]
    fn who_mixed_up_two_quadrants_gets_other_customers_of_both() {
        let models = models();
        for model in models.matrices.values() {
            let ids: Vec<&str> = model.quadrants.iter().map(|quadrant| quadrant.id.as_str()).collect();
            for (chosen, right) in [(ids[0], ids[1]), (ids[3], ids[0]), (ids[1], ids[2])] {
                let mut tempting = 0;
                for seed in 0..12 {
                    let exercise = same_trap(model, chosen, right, seed).expect("er is een recept");
                    let matrix = matrix(&exercise);
                    let places: Vec<&str> =
                        matrix.customers.iter().map(|it| matrix.right_quadrant(it).id.as_str()).collect();
                    assert_eq!(places, [right, chosen]);
                    tempting += usize::from(!matrix.customers[0].pitfall.is_empty());
                }
                // The recipe of a quadrant may know no trap at all; else there is one.
                assert!(tempting == 0 || tempting > 9, "{right}: {tempting}");
            }
        }
    }

    #[test]
    fn a_seed_repeats_itself_and_seeds_differ() {
        let models = models();
        let model = &models.matrices["klantrelatiematrix"];
        let make = |seed| exercise(model, seed).expect("er is een recept");
        assert_eq!(make(7), make(7));
        assert_ne!(matrix(&make(7)).customers, matrix(&make(8)).customers);
        let exercise = make(9);
        let right = matrix(&exercise).model_answer();
        let grade = matrix(&exercise).grade(&right);
        assert_eq!(grade.points, grade.max);
    }
}
