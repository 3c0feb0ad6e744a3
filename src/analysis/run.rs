//! Which method answers a scenario.

use super::answer::Answer;
use super::figures::Figures;
use super::interval::{critical_value, wilson};
use super::method::Method;
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
    let figures = match scenario.simulation.method {
        How::MonteCarlo => all_drawn(scenario, model, monitor),
        How::Exact => {
            let integrable = Integrable::exactly(model)?;
            answers_all(scenario, integrable.unanswered())?;
            integrated(&integrable, scenario, 1, monitor)?
        }
        How::QuasiMonteCarlo => {
            let integrable = Integrable::spread(model)?;
            answers_all(scenario, integrable.unanswered())?;
            integrated(&integrable, scenario, most_points(scenario), monitor)?
        }
        How::Auto => {
            let figures = automatically(scenario, model, monitor)?;
            return Ok(figures.map(|figures| completed(figures, scenario, model, monitor)));
        }
    };
    // Lots may have had too many orders.
    answers_all(scenario, figures.as_ref().and_then(Figures::unanswered))?;
    Ok(figures)
}

/// By the first method that has an answer; questions may be left open.
fn automatically(
    scenario: &Scenario,
    model: &Model,
    monitor: &dyn Monitor,
) -> Result<Option<Figures>, Reason> {
    let exactly = Integrable::exactly(model);
    let exactly = exactly.and_then(|it| integrated(&it, scenario, 1, monitor));
    if let Ok(answer) = exactly {
        return Ok(answer);
    }
    let Ok(integrable) = Integrable::spread(model) else {
        return Ok(all_drawn(scenario, model, monitor));
    };
    let points = most_points(scenario).min(affordable(scenario, &integrable));
    if points == 0 {
        return Ok(all_drawn(scenario, model, monitor));
    }
    let (simulation, effort) = (scenario.simulation, effort(scenario, points));
    let (seed, draws) = (simulation.seed, simulation.draws);
    let found = integrable.integrate_or_draw(seed, effort, draws, monitor)?;
    let Some(integral) = found else {
        return Ok(None);
    };
    let figures = figures(&integral, monitor);
    if figures.complete && !integral.reached && integral.is_wider_than_drawn(draws) {
        return Ok(all_drawn(scenario, model, monitor));
    }
    Ok(Some(figures))
}

/// Refuses to leave a question out.
fn answers_all(scenario: &Scenario, unanswered: Option<usize>) -> Result<(), Reason> {
    unanswered.map_or(Ok(()), |question| {
        Err(Reason::Question {
            question: scenario.questions[question].text.clone(),
        })
    })
}

/// Figures with those questions drawn that were left open: the draws of the scenario's seed, as many
/// as it asks for.
fn completed(
    mut figures: Figures,
    scenario: &Scenario,
    model: &Model,
    monitor: &dyn Monitor,
) -> Figures {
    let answers = figures.answers.iter().enumerate();
    let open: Vec<usize> = answers
        .filter(|(_, a)| a.is_none())
        .map(|(at, _)| at)
        .collect();
    if open.is_empty() || !figures.complete {
        return figures;
    }
    let judged = |tally: &Tally| open.iter().map(|at| tally.answers[*at]).collect();
    let tally = drawn(scenario, model, &judged, monitor);
    figures.complete = tally.as_ref().is_some_and(|tally| tally.complete);
    for question in open {
        let answer = tally.as_ref().map(|tally| Answer::counted(tally, question));
        figures.answers[question] = answer;
    }
    figures
}

/// The method that [`run`] tries first, and that of each question.
///
/// # Errors
///
/// Why the method asked for cannot answer the scenario.
pub fn methods(scenario: &Scenario, model: &Model) -> Result<(Method, Vec<Method>), Reason> {
    let asked = scenario.questions.len();
    let drawn = (Method::MonteCarlo, vec![Method::MonteCarlo; asked]);
    let integrated = |it: &Integrable, method: Method| {
        let answered = (0..asked).map(|question| {
            if it.answers(question) {
                method
            } else {
                Method::MonteCarlo
            }
        });
        (method, answered.collect())
    };
    let only = |it: Integrable, method: Method| {
        answers_all(scenario, it.unanswered()).map(|()| integrated(&it, method))
    };
    match scenario.simulation.method {
        How::MonteCarlo => Ok(drawn),
        How::Exact => only(Integrable::exactly(model)?, Method::Exact),
        How::QuasiMonteCarlo => only(Integrable::spread(model)?, Method::QuasiMonteCarlo),
        How::Auto => Ok(match Integrable::exactly(model) {
            Ok(it) => integrated(&it, Method::Exact),
            Err(_) => match Integrable::spread(model) {
                Ok(it) if affordable(scenario, &it) > 0 => integrated(&it, Method::QuasiMonteCarlo),
                _ => drawn,
            },
        }),
    }
}

fn integrated(
    integrable: &Integrable,
    scenario: &Scenario,
    points: u32,
    monitor: &dyn Monitor,
) -> Result<Option<Figures>, Reason> {
    let (seed, effort) = (scenario.simulation.seed, effort(scenario, points));
    let integral = integrable.integrate(seed, effort, monitor)?;
    Ok(integral.map(|integral| figures(&integral, monitor)))
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

/// Everything by draws.
fn all_drawn(scenario: &Scenario, model: &Model, monitor: &dyn Monitor) -> Option<Figures> {
    let judged = |tally: &Tally| {
        let teams = (0..tally.teams).map(|team| tally.selected(team));
        teams.chain(tally.answers.iter().copied()).collect()
    };
    let tally = drawn(scenario, model, &judged, monitor)?;
    Some(Figures::from(&tally))
}

/// Draws, with a precision until the counts that it is judged by are known so well.
fn drawn(
    scenario: &Scenario,
    model: &Model,
    judged: &dyn Fn(&Tally) -> Vec<u64>,
    monitor: &dyn Monitor,
) -> Option<Tally> {
    let simulation = scenario.simulation;
    let enough = |tally: &Tally| match simulation.precision {
        None => false,
        Some(precision) => widest(&judged(tally), tally.draws) <= precision,
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

/// The largest half-width of several shares of draws.
fn widest(counts: &[u64], draws: u64) -> f64 {
    let widths = counts.iter().map(|count| {
        let (low, high) = wilson(*count, draws, critical_value(1));
        0.5 * (high - low)
    });
    widths.fold(0.0, f64::max)
}
