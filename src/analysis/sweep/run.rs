//! Answering every point of a sweep.

use super::answered::{Answered, Change};
use super::crossing::{By, Search};
use super::settled;
use super::swaps::{swaps_between, within};
use super::{Axis, BaseValue, Crossing, Sweep, SweepPoint, TeamLabel};
use crate::analysis::interval::Interval;
use crate::analysis::method::Method;
use crate::analysis::questions::QuestionSwept;
use crate::analysis::together::Refusal;
use crate::engine::Monitor;
use crate::model::Model;
use crate::scenario::{Grid, Scenario, Variation};

/// Answers a scenario at every point of a grid, all points on the same random numbers, and finds
/// where the likeliest selection changes along a single axis of numbers. Where nothing is uncertain at
/// any point the answer is exact, and where a run of each point would integrate, so does the sweep;
/// everything else is drawn.
///
/// `team` is the index of the team that a map of two axes is about. The sweep has no draws where
/// the monitor ended it at once.
///
/// # Errors
///
/// Where the totals of a point could grow beyond what the engine can add up, and why the method asked
/// for cannot answer a point.
///
/// # Panics
///
/// Where the grid has no scenario, which no grid of this library is.
pub fn sweep(grid: &Grid, team: Option<usize>, monitor: &dyn Monitor) -> Result<Sweep, Refusal> {
    let base = grid.base();
    let models: Vec<Model> = grid
        .points
        .iter()
        .map(Scenario::model)
        .collect::<Result<_, _>>()?;
    let simulation = base.simulation;
    let start = start(grid, team);
    let answered = Answered::new(grid, &models, monitor)?;
    let crossings = match grid.axes.as_slice() {
        [
            Variation {
                numbers: Some(numbers),
                ..
            },
        ] => crossings(grid, numbers, &answered, monitor),
        _ => Vec::new(),
    };
    let places = models.iter().map(|model| model.places);
    let points = grid
        .indices()
        .into_iter()
        .zip(places)
        .zip(answered.points());
    let change = answered.change();
    let changes = change.filter(|_| grid.axes.len() == 1);
    let (changes, asked) = match changes {
        Some(Change { selected, answers }) => (selected, answers.into_iter().map(Some).collect()),
        None => (Vec::new(), vec![None; base.questions.len()]),
    };
    Ok(Sweep {
        complete: answered.complete(simulation.shared_draws) && !monitor.stop(),
        method: answered.method(),
        settled: matches!(answered, Answered::Settled(_)),
        draws: answered.draws(),
        integration_points: answered.integration_points(),
        points: points
            .map(|((at, places), (selected, answers))| SweepPoint {
                at,
                places,
                selection_probability: selected,
                question_probability: answers,
            })
            .collect(),
        crossings,
        changes,
        questions: base
            .questions
            .iter()
            .zip(asked)
            .map(|(question, change): (_, Option<Interval>)| QuestionSwept {
                name: question.name.clone(),
                text: question.text.clone(),
                change,
            })
            .collect(),
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
        settled: false,
        draws: 0,
        integration_points: 0,
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
    let answered = Answered::drawn(grid, models, monitor);
    let points = grid
        .indices()
        .into_iter()
        .zip(models)
        .zip(answered.points());
    let points = points.map(|((at, model), (selected, answers))| SweepPoint {
        at,
        places: model.places,
        selection_probability: selected,
        question_probability: answers,
    });
    Sweep {
        complete: answered.complete(grid.base().simulation.shared_draws) && !monitor.stop(),
        method: answered.method(),
        draws: answered.draws(),
        points: points.collect(),
        ..start
    }
}

/// Where places change hands between neighbouring points with as many places.
fn crossings(
    grid: &Grid,
    numbers: &[f64],
    answered: &Answered,
    monitor: &dyn Monitor,
) -> Vec<Crossing> {
    let places: Vec<usize> = grid.points.iter().map(|point| point.places).collect();
    let simulation = grid.base().simulation;
    let by = match answered {
        Answered::Settled(points) => {
            return settled::crossings(grid, numbers, &places, points, monitor);
        }
        Answered::Integrated(together) => By::Points(together),
        Answered::Drawn(tally) if tally.draws == simulation.shared_draws => {
            By::Draws(tally.draws, simulation.seed)
        }
        Answered::Drawn(_) => return Vec::new(),
    };
    let counts = answered.counts();
    let mut swaps = Vec::new();
    for (point, ends) in numbers.windows(2).enumerate() {
        let k = places[point];
        let (before, after) = (&counts[point], &counts[point + 1]);
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
        by,
        monitor,
    };
    let id = |team: usize| grid.base().teams[team].id.clone();
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
