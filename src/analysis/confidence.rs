//! Confidence factors: how often a team is first under the weights that suit it.

use super::figures::Figures;
use super::interval::Interval;
use super::method::Method;
use super::outcome::{Confidence, Outcome};
use crate::engine::integral::{Detail, Effort, FIRST_POINTS, Integrable, Integral, Reason};
use crate::engine::{Monitor, Questions, simulate_jointly};
use crate::model::{Model, WeightLaw};

/// Where the run was integrated: a hundredth of a percentage point is plenty for a factor.
const HALF_WIDTH: f64 = 1e-4;
/// Points of each scrambling at most.
const POINTS: u32 = 256;
/// Draws of the second pass at most: its interval is then at most ±0.31 percentage points.
const DRAWS: u64 = 100_000;
/// Draws of the second pass at least, where there are so many teams that it would take longer than
/// the run itself.
const LEAST: u64 = 1_000;
/// Comparisons of two teams that the second pass may take, beyond the least number of draws.
const COMPARISONS: u64 = 10_000_000_000;
/// Models that are drawn together: plans of all of a thousand teams at once would fill the memory.
const TOGETHER: usize = 32;

/// The outcome with the confidence factor of every team: its probability of ranking first where
/// the weights are its central weights and everything else is as uncertain as before, penalties
/// too (Lahdelma, Hokkanen & Salminen 1998).
///
/// Where the run was drawn, a second pass over its first draws, at most 100,000 of them, on the
/// same random numbers; where it was integrated, further integrals. Where no weight varies the run
/// has answered already. An interrupted pass leaves the factors out and the outcome marked as
/// incomplete.
#[must_use]
pub fn with_confidence(
    mut outcome: Outcome,
    model: &Model,
    figures: &Figures,
    monitor: &dyn Monitor,
) -> Outcome {
    // Nor need a factor be known better than the rest.
    let asked = outcome.precision.map_or(0.0, |precision| precision.target);
    let effort = Effort {
        half_width: HALF_WIDTH.max(asked),
        points: POINTS,
        detail: Detail::Ranks,
    };
    let Some(factors) = factors(model, figures, (outcome.seed, effort), monitor) else {
        outcome.complete = false;
        return outcome;
    };
    for (team, factor) in outcome.teams.iter_mut().zip(factors) {
        team.confidence_factor = factor;
    }
    outcome
}

/// One factor per team; none where the pass was interrupted.
fn factors(
    model: &Model,
    figures: &Figures,
    (seed, effort): (u64, Effort),
    monitor: &dyn Monitor,
) -> Option<Vec<Confidence>> {
    let teams = figures.weights.len();
    let central = |team: usize| figures.weights[team].central.as_ref();
    let ever_first: Vec<usize> = (0..teams).filter(|&team| central(team).is_some()).collect();
    let mut factors = vec![Confidence::NeverFirst; teams];
    if !figures.weight_varies.contains(&true) {
        for team in ever_first {
            factors[team] = Confidence::Factor(figures.ranks[team].at(0));
        }
        return Some(factors);
    }
    if monitor.stop() {
        return None;
    }
    let models: Vec<Model> = ever_first
        .iter()
        .filter_map(|&team| Some(at_weights(model, central(team)?)))
        .collect();
    if figures.method != Method::MonteCarlo
        && let Ok(integrals) = models
            .iter()
            .map(|model| first(model, models.len(), (seed, effort), monitor))
            .collect::<Result<Option<Vec<_>>, _>>()
    {
        for (&team, integral) in ever_first.iter().zip(integrals?) {
            let factor = Interval::integrated(integral.rank(team, 0));
            factors[team] = Confidence::Factor(factor);
        }
        return (!monitor.stop()).then_some(factors);
    }
    let draws = draws(teams, ever_first.len(), figures.draws);
    monitor.expect(draws.saturating_mul(ever_first.len() as u64));
    for (teams, models) in ever_first.chunks(TOGETHER).zip(models.chunks(TOGETHER)) {
        let counted = simulate_jointly(models, draws, seed, &Questions::default(), monitor);
        if counted.draws < draws {
            return None;
        }
        for (&team, counts) in teams.iter().zip(&counted.models) {
            let factor = Interval::counted(counts.selected[team], draws);
            factors[team] = Confidence::Factor(factor);
        }
    }
    Some(factors)
}

/// The ranks of a model, one of so many, by integration; none where the monitor ended it.
fn first(
    model: &Model,
    models: usize,
    (seed, effort): (u64, Effort),
    monitor: &dyn Monitor,
) -> Result<Option<Integral>, Reason> {
    if monitor.stop() {
        return Ok(None);
    }
    let exactly = Integrable::exactly(model);
    let exact = exactly.and_then(|integrable| integrable.integrate(seed, effort, monitor));
    exact.or_else(|_| {
        let integrable = Integrable::spread(model)?;
        let affordable = integrable.affordable_points(Detail::Ranks, 0) as usize / models;
        if affordable < FIRST_POINTS as usize {
            return Err(Reason::TooLong {
                teams: integrable.teams(),
            });
        }
        let effort = Effort {
            points: effort.points.min(affordable as u32),
            ..effort
        };
        integrable.integrate(seed, effort, monitor)
    })
}

/// How many draws the pass takes: a pure function of the run, so that the result is one too.
fn draws(teams: usize, models: usize, drawn: u64) -> u64 {
    let pairs = (teams * teams / 2 * models).max(1) as u64;
    let most = if drawn > 0 { drawn } else { DRAWS };
    (COMPARISONS / pairs).clamp(LEAST, DRAWS).min(most)
}

/// The model with known weights and one place.
fn at_weights(model: &Model, weights: &[Option<f64>]) -> Model {
    model.clone().changed(|model| {
        model.places = 1;
        model.watched = None;
        model.questions.clear();
        for group in &mut model.weights {
            let members = group.members.iter();
            let known = members.map(|&criterion| weights[criterion].unwrap_or(0.0));
            group.law = WeightLaw::Fixed(known.collect());
        }
    })
}
