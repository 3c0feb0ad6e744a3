//! Confidence factors: how often a team is first under the weights that suit it.

use super::outcome::{Confidence, Interval, Outcome};
use crate::engine::{Monitor, Questions, Tally, simulate_jointly};
use crate::model::{Model, WeightLaw};

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
/// A second pass over the first draws of the run, at most 100,000 of them, on the same random
/// numbers. Where no weight varies the run has answered already. An interrupted pass leaves the
/// factors out and the outcome marked as incomplete.
#[must_use]
pub fn with_confidence(
    mut outcome: Outcome,
    model: &Model,
    tally: &Tally,
    monitor: &dyn Monitor,
) -> Outcome {
    let Some(factors) = factors(model, tally, outcome.seed, monitor) else {
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
    tally: &Tally,
    seed: u64,
    monitor: &dyn Monitor,
) -> Option<Vec<Confidence>> {
    let central: Vec<Option<Vec<Option<f64>>>> = (0..tally.teams)
        .map(|team| tally.central_weights(team))
        .collect();
    let ever_first: Vec<usize> = (0..tally.teams)
        .filter(|&team| central[team].is_some())
        .collect();
    let mut factors = vec![Confidence::NeverFirst; tally.teams];
    if !(0..model.criteria.len()).any(|criterion| tally.weight_varies(criterion)) {
        for team in ever_first {
            let factor = Interval::counted(tally.first(team), tally.draws);
            factors[team] = Confidence::Factor(factor);
        }
        return Some(factors);
    }
    let draws = draws(tally, ever_first.len());
    monitor.expect(draws * ever_first.len() as u64);
    for teams in ever_first.chunks(TOGETHER) {
        let models: Vec<Model> = teams
            .iter()
            .filter_map(|&team| Some(at_weights(model, central[team].as_ref()?)))
            .collect();
        let counted = simulate_jointly(&models, draws, seed, &Questions::default(), monitor);
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

/// How many draws the pass takes: a pure function of the run, so that the result is one too.
fn draws(tally: &Tally, models: usize) -> u64 {
    let pairs = (tally.teams * tally.teams / 2 * models).max(1) as u64;
    (COMPARISONS / pairs).clamp(LEAST, DRAWS).min(tally.draws)
}

/// The model with known weights and one place.
fn at_weights(model: &Model, weights: &[Option<f64>]) -> Model {
    let mut model = model.clone();
    model.places = 1;
    model.watched = None;
    for group in &mut model.weights {
        let members = group.members.iter();
        let known = members.map(|&criterion| weights[criterion].unwrap_or(0.0));
        group.law = WeightLaw::Fixed(known.collect());
    }
    model
}
