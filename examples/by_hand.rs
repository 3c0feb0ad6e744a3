//! Builds a selection problem without a file, asks for the exact answer, and sees what a faulty one is
//! told.
//!
//! `cargo run --release --example by_hand`
#![allow(clippy::disallowed_macros, missing_docs)]

use std::error::Error;

use cutline::engine::Unwatched;
use cutline::engine::integral::{Detail, Effort, Integrable};
use cutline::model::{
    Aggregate, Beyond, Correlation, Criterion, Model, ModelError, Parts, Quantity, Team,
    ValueFunction, WeightGroup, WeightLaw,
};

fn main() -> Result<(), Box<dyn Error>> {
    let [north, south] = run()?;
    println!("north is chosen with probability {north:.6}, south with {south:.6}");
    println!("refused: {}", refused());
    Ok(())
}

/// Two teams, one place; scores from 0 to 100 on one criterion that is worth 100 points.
fn parts(scores: [Quantity; 2]) -> Parts {
    let team = |(id, score): (&str, Quantity)| Team {
        id: id.to_owned(),
        scores: vec![score],
        unscored: Vec::new(),
        bonus: Quantity::Sure(0.0),
    };
    Parts {
        places: 1,
        criteria: vec![Criterion {
            id: "quality".to_owned(),
            value: ValueFunction::new(&[(0.0, 0.0), (100.0, 1.0)], Beyond::Extend),
            penalty: None,
        }],
        weights: vec![WeightGroup {
            members: vec![0],
            total: 100.0,
            law: WeightLaw::Fixed(vec![100.0]),
        }],
        teams: ["north", "south"]
            .into_iter()
            .zip(scores)
            .map(team)
            .collect(),
        correlation: Correlation::default(),
        watched: None,
        questions: Vec::new(),
        aggregate: Aggregate::Arithmetic,
    }
}

fn normal(mean: f64, sd: f64) -> Quantity {
    Quantity::Normal {
        mean,
        sd,
        min: None,
        max: None,
    }
}

/// How likely each of the two is chosen: Φ(5 / √(5² + 5²)), and the rest.
pub(crate) fn run() -> Result<[f64; 2], Box<dyn Error>> {
    let model = Model::new(parts([normal(80.0, 5.0), normal(75.0, 5.0)]))?;
    let effort = Effort {
        half_width: 1e-9,
        points: 1,
        detail: Detail::Everything,
    };
    let answer = Integrable::exactly(&model)?.integrate(1, effort, &Unwatched)?;
    let answer = answer.ok_or("ended before there was an answer")?;
    Ok([0, 1].map(|team| answer.selected(team).estimate))
}

/// What is wrong with a standard deviation below 0.
pub(crate) fn refused() -> ModelError {
    let wrong = Model::new(parts([normal(80.0, -5.0), normal(75.0, 5.0)]));
    wrong.expect_err("a standard deviation is positive")
}
