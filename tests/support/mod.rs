//! Small models for tests, and the statistics to judge counts with.
#![allow(dead_code, clippy::unwrap_used)]

use cutline::model::{Criterion, Model, Team, ValueFunction, WeightGroup, WeightLaw};
use cutline::scenario::{Beyond, Correlation, Quantity};

pub(crate) fn normal(mean: f64, sd: f64) -> Quantity {
    if sd == 0.0 {
        Quantity::Sure(mean)
    } else {
        Quantity::Normal {
            mean,
            sd,
            min: None,
            max: None,
        }
    }
}

/// A weighted criterion whose scores are points already: scale [0, 1], weight 1.
pub(crate) fn criterion(id: &str) -> Criterion {
    Criterion {
        id: id.to_owned(),
        value: ValueFunction::new(&[(0.0, 0.0), (1.0, 1.0)], Beyond::Extend),
        penalty: None,
    }
}

/// Weights of the criteria `members`.
pub(crate) fn group(members: &[usize], total: f64, law: WeightLaw) -> WeightGroup {
    WeightGroup {
        members: members.to_vec(),
        total,
        law,
    }
}

/// Teams `t0, t1, …` by score on one criterion of weight 1: the scores are the totals.
pub(crate) fn by_total(places: usize, totals: &[Quantity]) -> Model {
    Model {
        places,
        criteria: vec![criterion("total")],
        weights: vec![group(&[0], 1.0, WeightLaw::Fixed(vec![1.0]))],
        teams: totals
            .iter()
            .enumerate()
            .map(|(i, total)| Team {
                id: format!("t{i}"),
                scores: vec![total.clone()],
                bonus: Quantity::Sure(0.0),
            })
            .collect(),
        correlation: Correlation::default(),
        watched: None,
    }
}

/// Whether a count agrees with a probability within `sigmas` standard errors.
#[track_caller]
pub(crate) fn assert_share(count: u64, draws: u64, probability: f64, sigmas: f64, what: &str) {
    let n = draws as f64;
    let z = (count as f64 / n - probability) / (probability * (1.0 - probability) / n).sqrt();
    assert!(
        z.abs() < sigmas,
        "{what}: {} for {probability}, {z:.2} standard errors",
        count as f64 / n
    );
}
