//! Which method answers a scenario.

use super::figures::Figures;
use super::interval::{critical_value, wilson};
use crate::engine::integral::{Detail, Effort, Integrable, Reason};
use crate::engine::{Monitor, Tally, simulate_until};
use crate::model::Model;
use crate::scenario::{How, Scenario};

/// Error that integration aims at where the scenario asks for none: a thousandth of a percentage
/// point.
const AIM: f64 = 1e-5;
/// Points of each scrambling at most, where the scenario asks for no precision and where it does.
const POINTS: u32 = 1 << 10;
const MOST_POINTS: u32 = 1 << 18;

/// Answers a scenario by the method it asks for; `model` is its own. None where the monitor ended
/// the run before there was an answer.
///
/// Left to itself the choice is a pure function of the scenario: what can be integrated is, unless
/// the draws asked for would leave a smaller error.
///
/// # Errors
///
/// Why the method asked for cannot answer it.
pub fn run(
    scenario: &Scenario,
    model: &Model,
    monitor: &dyn Monitor,
) -> Result<Option<Figures>, Reason> {
    let simulation = scenario.simulation;
    let drawn = || drawn(scenario, model, monitor).map(|tally| Figures::from(&tally));
    let integrable = match simulation.method {
        How::MonteCarlo => return Ok(drawn()),
        How::Exact => Integrable::exactly(model)?,
        How::QuasiMonteCarlo => Integrable::new(model).and_then(Integrable::not_exactly)?,
        How::Auto => match Integrable::new(model) {
            Ok(integrable) => integrable,
            Err(_) => return Ok(drawn()),
        },
    };
    let auto = simulation.method == How::Auto;
    let most = if simulation.precision.is_some() {
        MOST_POINTS
    } else {
        POINTS
    };
    let affordable = integrable.affordable_points();
    let effort = Effort {
        half_width: simulation.precision.unwrap_or(AIM),
        points: if auto { most.min(affordable) } else { most },
        detail: Detail::Everything,
    };
    if auto && integrable.dimensions() > 0 && effort.points == 0 {
        return Ok(drawn());
    }
    let Some(integral) = integrable.integrate(simulation.seed, effort, monitor) else {
        return Ok(None);
    };
    let mut figures = Figures::from(&integral);
    figures.complete = !monitor.stop();
    if auto && figures.complete && !integral.reached {
        let by_draws = figures.widest_if_drawn(simulation.draws);
        if figures.widest() > by_draws {
            return Ok(drawn());
        }
    }
    Ok(Some(figures))
}

fn drawn(scenario: &Scenario, model: &Model, monitor: &dyn Monitor) -> Option<Tally> {
    let simulation = scenario.simulation;
    let enough = |tally: &Tally| match simulation.precision {
        None => false,
        Some(precision) => widest(tally) <= precision,
    };
    let looks = simulation.precision.is_some();
    let tally = simulate_until(
        model,
        simulation.draws,
        simulation.seed,
        looks.then_some(&enough),
        monitor,
    );
    (tally.draws > 0).then_some(tally)
}

/// The largest half-width among the teams.
fn widest(tally: &Tally) -> f64 {
    let widths = (0..tally.teams).map(|team| {
        let (low, high) = wilson(tally.selected(team), tally.draws, critical_value(1));
        0.5 * (high - low)
    });
    widths.fold(0.0, f64::max)
}
