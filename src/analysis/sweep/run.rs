//! Drawing every point of a sweep.

use super::crossing::Search;
use super::settled::{self, Settled};
use super::swaps::{swaps_between, within};
use super::{Axis, BaseValue, Crossing, Sweep, SweepPoint, TeamLabel};
use crate::analysis::interval::Interval;
use crate::analysis::method::Method;
use crate::analysis::questions::QuestionSwept;
use crate::engine::{JointTally, Monitor, Questions, simulate_jointly};
use crate::model::{Model, ModelError};
use crate::scenario::{Grid, Scenario, Variation};

/// Draws a scenario at every point of a grid, all points on the same random numbers, and finds
/// where the likeliest selection changes along a single axis of numbers. Where nothing is uncertain
/// at any point nothing is drawn: the answer is exact.
///
/// `team` is the index of the team that a map of two axes is about. The sweep has no draws where
/// the monitor ended it at once.
///
/// # Errors
///
/// Where the totals of a point could grow beyond what the engine can add up.
///
/// # Panics
///
/// Where the grid has no scenario, which no grid of this library is.
pub fn sweep(grid: &Grid, team: Option<usize>, monitor: &dyn Monitor) -> Result<Sweep, ModelError> {
    let base = grid.base();
    let models: Vec<Model> = grid
        .points
        .iter()
        .map(Scenario::model)
        .collect::<Result<_, _>>()?;
    let simulation = base.simulation;
    let (draws, seed) = (simulation.shared_draws, simulation.seed);
    let places: Vec<usize> = models.iter().map(|model| model.places).collect();
    let start = start(grid, team);
    if let Some(settled) = settled::all(&models, monitor) {
        return Ok(exact(start, grid, &places, &settled, monitor));
    }
    monitor.expect(draws.saturating_mul(models.len() as u64));
    let tally = simulate_jointly(&models, draws, seed, &Questions::default(), monitor);
    let crossings = match grid.axes.as_slice() {
        [
            Variation {
                numbers: Some(numbers),
                ..
            },
        ] if tally.draws == draws => crossings(grid, numbers, &places, &tally, monitor),
        _ => Vec::new(),
    };
    Ok(Sweep {
        complete: tally.draws == draws && !monitor.stop(),
        method: Method::MonteCarlo,
        draws: tally.draws,
        points: points(grid, &places, &tally),
        crossings,
        changes: changes(grid, &tally),
        questions: questions(grid, &tally),
        ..start
    })
}

/// A sweep of which nothing is computed yet.
pub(super) fn start(grid: &Grid, team: Option<usize>) -> Sweep {
    let base = grid.base();
    Sweep {
        format: "cutline.sweep.v1",
        version: env!("CARGO_PKG_VERSION"),
        title: base.title.clone(),
        places: base.places,
        complete: true,
        method: Method::Exact,
        draws: 0,
        seed: base.simulation.seed,
        scenario_digest: base.digest.clone(),
        settings: base.settings.clone(),
        scenario: None,
        axes: grid.axes.iter().map(axis).collect(),
        teams: labels(base),
        points: Vec::new(),
        crossings: Vec::new(),
        changes: Vec::new(),
        questions: Vec::new(),
        team: team.map(|team| base.teams[team].id.clone()),
    }
}

/// The points alone, on the same random numbers; as many draws as a run of the scenario takes.
pub(super) fn drawn(grid: &Grid, start: Sweep, models: &[Model], monitor: &dyn Monitor) -> Sweep {
    let simulation = grid.base().simulation;
    let (draws, seed) = (simulation.shared_draws, simulation.seed);
    let places: Vec<usize> = models.iter().map(|model| model.places).collect();
    monitor.expect(draws.saturating_mul(models.len() as u64));
    let tally = simulate_jointly(models, draws, seed, &Questions::default(), monitor);
    Sweep {
        complete: tally.draws == draws && !monitor.stop(),
        method: Method::MonteCarlo,
        draws: tally.draws,
        points: points(grid, &places, &tally),
        ..start
    }
}

/// A sweep in which nothing is uncertain.
fn exact(
    start: Sweep,
    grid: &Grid,
    places: &[usize],
    points: &[Settled],
    monitor: &dyn Monitor,
) -> Sweep {
    let all = |list: &[f64]| list.iter().map(|p| Interval::exactly(*p)).collect();
    let change = |from: &[f64], to: &[f64]| -> Vec<Interval> {
        let both = from.iter().zip(to);
        both.map(|(from, to)| Interval::exactly(to - from))
            .collect()
    };
    let ends = match (grid.axes.len(), points) {
        (1, [first, .., last]) => Some((first, last)),
        (1, [only]) => Some((only, only)),
        _ => None,
    };
    let changes = ends.map(|(first, last)| change(&first.selected, &last.selected));
    let asked = ends.map(|(first, last)| change(&first.answers, &last.answers));
    let questions = grid.base().questions.iter().enumerate();
    let crossings = match grid.axes.as_slice() {
        [
            Variation {
                numbers: Some(numbers),
                ..
            },
        ] => settled::crossings(grid, numbers, places, points, monitor),
        _ => Vec::new(),
    };
    Sweep {
        complete: !monitor.stop(),
        points: (grid.indices().into_iter().zip(places).zip(points))
            .map(|((at, &places), point)| SweepPoint {
                at,
                places,
                selection_probability: all(&point.selected),
                question_probability: all(&point.answers),
            })
            .collect(),
        crossings,
        changes: changes.unwrap_or_default(),
        questions: questions
            .map(|(at, question)| QuestionSwept {
                name: question.name.clone(),
                text: question.text.clone(),
                change: asked.as_ref().map(|changes| changes[at]),
            })
            .collect(),
        ..start
    }
}

fn points(grid: &Grid, places: &[usize], tally: &JointTally) -> Vec<SweepPoint> {
    let points = grid.indices().into_iter().zip(places).zip(&tally.models);
    points
        .map(|((at, &places), counts)| SweepPoint {
            at,
            places,
            selection_probability: (counts.selected.iter())
                .map(|&count| Interval::counted(count, tally.draws))
                .collect(),
            question_probability: (counts.answers.iter())
                .map(|answer| Interval::counted(answer.count, tally.draws))
                .collect(),
        })
        .collect()
}

/// What a single axis changes from its first point, which the tally compares all others with, to
/// its last.
fn changes(grid: &Grid, tally: &JointTally) -> Vec<Interval> {
    let (1, Some(last)) = (grid.axes.len(), tally.models.last()) else {
        return Vec::new();
    };
    let counts = last.gained.iter().zip(&last.lost);
    counts
        .map(|(&gained, &lost)| Interval::difference(gained, lost, tally.draws))
        .collect()
}

/// The questions, with what a single axis changes from its first point to its last.
fn questions(grid: &Grid, tally: &JointTally) -> Vec<QuestionSwept> {
    let last = tally.models.last().filter(|_| grid.axes.len() == 1);
    let change = |at: usize| {
        let answer = last?.answers.get(at)?;
        Some(Interval::difference(
            answer.gained,
            answer.lost,
            tally.draws,
        ))
    };
    let questions = grid.base().questions.iter().enumerate();
    questions
        .map(|(at, question)| QuestionSwept {
            name: question.name.clone(),
            text: question.text.clone(),
            change: change(at),
        })
        .collect()
}

/// Where places change hands between neighbouring points with as many places.
fn crossings(
    grid: &Grid,
    numbers: &[f64],
    places: &[usize],
    tally: &JointTally,
    monitor: &dyn Monitor,
) -> Vec<Crossing> {
    let counts = |point: usize| tally.models[point].selected.as_slice();
    let mut swaps = Vec::new();
    for (point, ends) in numbers.windows(2).enumerate() {
        let k = places[point];
        let (before, after) = (counts(point), counts(point + 1));
        if k == places[point + 1] && within(before, k) != within(after, k) {
            swaps.extend(swaps_between((ends[0], ends[1]), before, after, k));
        }
    }
    let (Some(&first), Some(&last)) = (numbers.first(), numbers.last()) else {
        return Vec::new();
    };
    let model_at = |at: f64| Some(grid.at(at)?.model().ok()?.unasked());
    let search = Search {
        model_at: &model_at,
        ends: [first, last],
        draws: tally.draws,
        seed: grid.base().simulation.seed,
        monitor,
    };
    let id = |team: usize| tally.teams[team].clone();
    let mut found: Vec<Crossing> = (search.find(&swaps).into_iter())
        .map(|found| Crossing {
            leaves: id(found.swap.leaves),
            enters: id(found.swap.enters),
            value: found.value,
            probability: found.probability.estimate,
            probability_low: found.probability.low,
            probability_high: found.probability.high,
        })
        .collect();
    found.sort_by(|a, b| a.value.estimate.total_cmp(&b.value.estimate));
    found
}

fn axis(variation: &Variation) -> Axis {
    Axis {
        path: variation.path.clone(),
        argument: variation.argument.clone(),
        label: variation.label.clone(),
        values: variation.values.clone(),
        numbers: variation.numbers.clone(),
        base: variation.written.as_ref().map(|written| BaseValue {
            written: written.clone(),
            range: variation.range,
        }),
        scale: variation.scale,
        held: variation.held.clone(),
    }
}

fn labels(scenario: &Scenario) -> Vec<TeamLabel> {
    let label = |team: &crate::scenario::Team| TeamLabel {
        id: team.id.clone(),
        name: team.name.clone(),
    };
    scenario.teams.iter().map(label).collect()
}
