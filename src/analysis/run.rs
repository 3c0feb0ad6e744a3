//! Which method answers a scenario.

use super::figures::Figures;
use super::interval::{critical_value, wilson};
use super::outcome::Method;
use crate::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
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
/// Left to itself the choice is a pure function of the scenario: what has an exact answer gets it,
/// what can be integrated at evenly spread points is, unless the draws asked for would leave a
/// smaller error.
///
/// # Errors
///
/// Why the method asked for cannot answer it.
pub fn run(
    scenario: &Scenario,
    model: &Model,
    monitor: &dyn Monitor,
) -> Result<Option<Figures>, Reason> {
    let drawn = || drawn(scenario, model, monitor).map(|tally| Figures::from(&tally));
    match scenario.simulation.method {
        How::MonteCarlo => Ok(drawn()),
        How::Exact => exactly(scenario, model, monitor),
        How::QuasiMonteCarlo => {
            let integrable = Integrable::spread(model)?;
            let points = most_points(scenario);
            let integral = integrate(&integrable, scenario, points, monitor)?;
            Ok(integral.map(|integral| figures(&integral, monitor)))
        }
        How::Auto => {
            if let Ok(answer) = exactly(scenario, model, monitor) {
                return Ok(answer);
            }
            let Ok(integrable) = Integrable::spread(model) else {
                return Ok(drawn());
            };
            let points = most_points(scenario).min(affordable(scenario, &integrable));
            if points == 0 {
                return Ok(drawn());
            }
            let (simulation, effort) = (scenario.simulation, effort(scenario, points));
            let (seed, draws) = (simulation.seed, simulation.draws);
            let found = integrable.integrate_or_draw(seed, effort, draws, monitor)?;
            let Some(integral) = found else {
                return Ok(None);
            };
            let figures = figures(&integral, monitor);
            if figures.complete && !integral.reached && integral.is_wider_than_drawn(draws) {
                return Ok(drawn());
            }
            Ok(Some(figures))
        }
    }
}

/// The method that [`run`] tries first.
///
/// # Errors
///
/// Why the method asked for cannot answer the scenario.
pub fn method(scenario: &Scenario, model: &Model) -> Result<Method, Reason> {
    let exact = || Integrable::exactly(model).map(|_| Method::Exact);
    let spread = || Integrable::spread(model);
    match scenario.simulation.method {
        How::MonteCarlo => Ok(Method::MonteCarlo),
        How::Exact => exact(),
        How::QuasiMonteCarlo => spread().map(|_| Method::QuasiMonteCarlo),
        How::Auto => Ok(exact().unwrap_or_else(|_| match spread() {
            Ok(it) if affordable(scenario, &it) > 0 => Method::QuasiMonteCarlo,
            _ => Method::MonteCarlo,
        })),
    }
}

fn exactly(
    scenario: &Scenario,
    model: &Model,
    monitor: &dyn Monitor,
) -> Result<Option<Figures>, Reason> {
    let integrable = Integrable::exactly(model)?;
    let integral = integrate(&integrable, scenario, 1, monitor)?;
    Ok(integral.map(|integral| figures(&integral, monitor)))
}

fn integrate(
    integrable: &Integrable,
    scenario: &Scenario,
    points: u32,
    monitor: &dyn Monitor,
) -> Result<Option<Integral>, Reason> {
    integrable.integrate(scenario.simulation.seed, effort(scenario, points), monitor)
}

fn effort(scenario: &Scenario, points: u32) -> Effort {
    Effort {
        half_width: scenario.simulation.precision.unwrap_or(AIM),
        points,
        detail: Detail::Everything,
    }
}

fn figures(integral: &Integral, monitor: &dyn Monitor) -> Figures {
    let mut figures = Figures::from(integral);
    figures.complete = !monitor.stop();
    figures
}

/// Points of each scrambling that take no longer than the draws that a precision would take, or some
/// seconds.
fn affordable(scenario: &Scenario, integrable: &Integrable<'_>) -> u32 {
    let simulation = scenario.simulation;
    let wanted = simulation.precision.map_or(0.0, |half_width| {
        // Wilson's at one half, the widest.
        let z = critical_value(1);
        0.25 * z * z / (half_width * half_width)
    });
    let draws = simulation.draws.min(wanted as u64);
    integrable.affordable_points(Detail::Everything, draws)
}

/// Points of each scrambling at most.
fn most_points(scenario: &Scenario) -> u32 {
    match scenario.simulation.precision {
        Some(_) => MOST_POINTS,
        None => POINTS,
    }
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
