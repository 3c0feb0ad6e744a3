//! Selection probabilities at first sight, for somebody who watches a scenario change: from few points
//! or few draws, and never taken for the answer.

use super::interval::Estimate;
use super::method::Method;
use crate::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
use crate::engine::{Monitor, simulate};
use crate::model::Model;

/// Points of each scrambling.
const POINTS: u32 = 8;
/// Where integration takes some seconds at most with so many times as many points, it takes some
/// hundredths of one with these.
const QUICK: u32 = 32;
/// Draws where there are no such points.
const DRAWS: u64 = 16_384;

/// Selection probabilities with their errors, by team.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glance {
    pub(crate) method: Method,
    pub(crate) selected: Vec<Estimate>,
}

impl Glance {
    /// What so many draws showed so far.
    pub(crate) fn counted(draws: u64, selected: &[u64]) -> Self {
        let teams = selected.len();
        let counted = selected.iter();
        Self {
            method: Method::MonteCarlo,
            selected: counted
                .map(|count| Estimate::counted(*count, draws, teams))
                .collect(),
        }
    }

    fn integrated(integral: &Integral) -> Self {
        let teams = integral.teams;
        Self {
            method: Method::of(integral),
            selected: (0..teams)
                .map(|team| Estimate::integrated(integral.selected(team), teams))
                .collect(),
        }
    }

    /// The largest half-width.
    pub(crate) fn widest(&self) -> f64 {
        let widths = self.selected.iter().map(Estimate::half_width);
        widths.fold(0.0, f64::max)
    }
}

/// A first look at a model; none where the monitor ended it.
pub(crate) fn glance(model: &Model, seed: u64, monitor: &dyn Monitor) -> Option<Glance> {
    let model = model.clone().unasked();
    if let Ok(found) = integrated(&model, seed, monitor) {
        return found;
    }
    let tally = simulate(&model, DRAWS, seed, monitor);
    let selected: Vec<u64> = (0..tally.teams).map(|team| tally.selected(team)).collect();
    (tally.draws == DRAWS).then(|| Glance::counted(DRAWS, &selected))
}

/// By normal totals, at few points of what they hang on, where that is quick.
fn integrated(model: &Model, seed: u64, monitor: &dyn Monitor) -> Result<Option<Glance>, Reason> {
    let integrable = match Integrable::spread(model) {
        // Nothing for the totals to hang on: as quick as a point.
        Err(Reason::Exact) => Integrable::exactly(model)?,
        other => other?,
    };
    let effort = Effort {
        half_width: 0.0,
        points: POINTS,
        detail: Detail::Ranks,
    };
    if integrable.affordable_points(Detail::Ranks, 0) < POINTS * QUICK {
        return Err(Reason::TooLong {
            teams: integrable.teams(),
        });
    }
    let found = integrable.integrate(seed, effort, monitor)?;
    Ok(found.as_ref().map(Glance::integrated))
}
