//! Every point of an axis answered as a run of its own would be.

use super::run::{drawn, start};
use super::{Sweep, SweepPoint};
use crate::analysis::interval::Estimate;
use crate::analysis::method::Method;
use crate::analysis::run;
use crate::engine::Monitor;
use crate::engine::integral::Reason;
use crate::model::{Model, ModelError};
use crate::scenario::{Grid, Scenario};

/// Why a point has no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// Its totals could grow beyond what the engine can add up.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The method that the scenario asks for does not apply there.
    #[error(transparent)]
    Method(#[from] Reason),
}

/// Selection probabilities at every point of a grid as `simulate run` has them there: integrated
/// where a run would integrate. `method` is how the scenario itself was answered; where it was
/// drawn, all points are drawn together, which gives the counts of as many runs in less time.
///
/// Nothing is said of where places change hands, nor of what changes by how much: integrated points
/// have no draws in common. None where the monitor ended it.
///
/// # Errors
///
/// Why a point has no answer.
pub fn one_by_one(
    grid: &Grid,
    method: Method,
    monitor: &dyn Monitor,
) -> Result<Option<Sweep>, Unanswered> {
    let models: Vec<Model> = (grid.points.iter())
        .map(|scenario| Ok(scenario.model()?.unasked()))
        .collect::<Result<_, ModelError>>()?;
    if method == Method::MonteCarlo {
        let sweep = drawn(grid, start(grid, None), &models, monitor);
        return Ok(Some(sweep).filter(|sweep| sweep.complete));
    }
    let mut sweep = Sweep {
        points: Vec::with_capacity(models.len()),
        ..start(grid, None)
    };
    for ((at, scenario), model) in grid.indices().into_iter().zip(&grid.points).zip(&models) {
        let scenario = Scenario {
            questions: Vec::new(),
            ..scenario.clone()
        };
        let Some(figures) = run(&scenario, model, monitor)?.filter(|figures| figures.complete)
        else {
            return Ok(None);
        };
        sweep.draws = sweep.draws.max(figures.draws);
        sweep.method = roughest(sweep.method, figures.method);
        sweep.points.push(SweepPoint {
            at,
            places: scenario.places,
            selection_probability: (figures.selected.iter()).map(Estimate::interval).collect(),
            question_probability: Vec::new(),
        });
    }
    Ok(Some(sweep))
}

/// Of two methods the one that says less.
fn roughest(a: Method, b: Method) -> Method {
    match (a, b) {
        (Method::MonteCarlo, _) | (_, Method::MonteCarlo) => Method::MonteCarlo,
        (Method::QuasiMonteCarlo, _) | (_, Method::QuasiMonteCarlo) => Method::QuasiMonteCarlo,
        (Method::Exact, Method::Exact) => Method::Exact,
    }
}
