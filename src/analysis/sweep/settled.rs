//! A sweep in which nothing is uncertain at any point: exact, and every change is a step.

use super::Crossing;
use super::swaps::{Swap, likeliest, swaps_between};
use crate::analysis::outcome::Interval;
use crate::engine::integral::{Detail, Effort, Integrable};
use crate::engine::{Monitor, is_settled};
use crate::model::Model;
use crate::scenario::Grid;

/// Halvings of what a step lies in at most: floats have no more to tell.
const HALVINGS: usize = 64;

/// What lots leave open where equal totals share the last places, and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Settled {
    pub(super) selected: Vec<f64>,
    pub(super) answers: Vec<f64>,
}

/// Every point's answer; none where something is uncertain at one of them, or the monitor ended it.
pub(super) fn all(models: &[Model], monitor: &dyn Monitor) -> Option<Vec<Settled>> {
    if !models.iter().all(is_settled) {
        return None;
    }
    models.iter().map(|model| settled(model, monitor)).collect()
}

fn settled(model: &Model, monitor: &dyn Monitor) -> Option<Settled> {
    let integrable = Integrable::exactly(model).ok()?;
    let effort = Effort {
        half_width: 0.0,
        points: 1,
        detail: Detail::Everything,
    };
    let integral = integrable.integrate(0, effort, monitor).ok()??;
    let questions = 0..model.questions.len();
    let answers = questions.map(|at| Some(integral.answer(at)?.probability()));
    Some(Settled {
        selected: (0..model.teams.len())
            .map(|team| integral.selected(team).probability())
            .collect(),
        answers: answers.collect::<Option<_>>()?,
    })
}

/// Probabilities as counts, which is how changes of places are read.
fn counts(selected: &[f64]) -> Vec<u64> {
    const OF: f64 = 1e12;
    selected
        .iter()
        .map(|p| libm::round(p * OF) as u64)
        .collect()
}

/// Where places change hands between neighbouring points with as many places.
pub(super) fn crossings(
    grid: &Grid,
    numbers: &[f64],
    places: &[usize],
    points: &[Settled],
    monitor: &dyn Monitor,
) -> Vec<Crossing> {
    let selected_at = |at: f64| {
        let mut model = Model::new(&grid.at(at)?).ok()?;
        model.questions.clear();
        is_settled(&model).then_some(())?;
        Some(settled(&model, monitor)?.selected)
    };
    let mut found = Vec::new();
    for (point, ends) in numbers.windows(2).enumerate() {
        let k = places[point];
        let [before, after] = [point, point + 1].map(|at| counts(&points[at].selected));
        if k != places[point + 1] || likeliest(&before, k) == likeliest(&after, k) {
            continue;
        }
        for swap in swaps_between((ends[0], ends[1]), &before, &after, k) {
            found.extend(step(swap, &selected_at));
        }
    }
    let id = |team: usize| grid.base().teams[team].id.clone();
    let crossing = |(swap, value): (Swap, Interval)| Crossing {
        leaves: id(swap.leaves),
        enters: id(swap.enters),
        value,
        // One falls from all to nothing where the other rises.
        probability: 0.5,
        probability_low: 0.0,
        probability_high: 1.0,
    };
    let mut found: Vec<Crossing> = found.into_iter().map(crossing).collect();
    found.sort_by(|a, b| a.value.estimate.total_cmp(&b.value.estimate));
    found
}

/// Where a team's place goes to another, as far as floats tell: between the last value known at which
/// the first leads, and the first at which the second does.
fn step(swap: Swap, selected_at: &dyn Fn(f64) -> Option<Vec<f64>>) -> Option<(Swap, Interval)> {
    let lead = |at: f64| {
        let selected = selected_at(at)?;
        Some(selected[swap.leaves] - selected[swap.enters])
    };
    // The end of the values at which the lead is as `holds` has it, from one end of the swap on.
    let end = |from: f64, to: f64, holds: &dyn Fn(f64) -> bool| {
        let (mut inside, mut beyond) = (from, to);
        for _ in 0..HALVINGS {
            let middle = f64::midpoint(inside, beyond);
            if middle == inside || middle == beyond {
                break;
            }
            if holds(lead(middle)?) {
                inside = middle;
            } else {
                beyond = middle;
            }
        }
        Some(f64::midpoint(inside, beyond))
    };
    let [from, to] = swap.between;
    let last = end(from, to, &|lead| lead > 0.0)?;
    let first = end(to, from, &|lead| lead < 0.0)?;
    let (low, high) = (last.min(first), last.max(first));
    let estimate = f64::midpoint(low, high);
    // What rounding leaves between them is no interval.
    let is_one = high - low <= 1e-12 * (to - from).max(to.abs());
    let (low, high) = if is_one {
        (estimate, estimate)
    } else {
        (low, high)
    };
    Some((
        swap,
        Interval {
            estimate,
            low,
            high,
        },
    ))
}
