//! A sweep in which nothing is uncertain at any point: exact, and every change is a step.

use super::Crossing;
use super::swaps::within;
use crate::analysis::interval::Interval;
use crate::engine::integral::{Detail, Effort, Integrable};
use crate::engine::{Monitor, is_settled};
use crate::model::Model;
use crate::scenario::Grid;

/// Halvings of what a step lies in at most: floats have no more to tell.
const HALVINGS: usize = 64;
/// How near a step is looked at, and how far, as parts of the axis.
const NEAREST: f64 = 1e-12;
const FURTHEST: f64 = 1e-6;
/// Values that are looked at along the axis at least: changes that are undone between two of them are
/// not seen.
const VALUES: usize = 400;
/// Steps between two points at most.
const STEPS: usize = 256;

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

/// Who is selected, with the teams that lots favour alike in the order of the file.
fn chosen(selected: &[f64], places: usize) -> Vec<bool> {
    let counts: Vec<u64> = selected.iter().map(|p| count(*p)).collect();
    within(&counts, places)
}

/// A probability as a count, which is how changes of places are read.
pub(super) fn count(p: f64) -> u64 {
    const OF: f64 = 1e12;
    libm::round(p * OF) as u64
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
        let model = grid.at(at)?.model().ok()?.unasked();
        is_settled(&model).then_some(())?;
        Some(settled(&model, monitor)?.selected)
    };
    let id = |team: usize| grid.base().teams[team].id.clone();
    let mut found = Vec::new();
    for (point, ends) in numbers.windows(2).enumerate() {
        let k = places[point];
        if k != places[point + 1] {
            continue;
        }
        let chosen_at = |at: f64| Some(chosen(&selected_at(at)?, k));
        let parts = VALUES.div_ceil(numbers.len());
        let between = (1..parts).map(|part| {
            let at = ends[0] + (ends[1] - ends[0]) * part as f64 / parts as f64;
            Some((at, chosen_at(at)?))
        });
        let [mut here, last] = [point, point + 1].map(|at| chosen(&points[at].selected, k));
        let mut goals: Vec<(f64, Vec<bool>)> = between.flatten().collect();
        goals.push((ends[1], last));
        let mut from = ends[0];
        let mut steps = 0;
        for (to, there) in goals {
            while here != there && steps < STEPS {
                steps += 1;
                let Some((beyond, next)) = step((from, to), (&here, &there), &chosen_at) else {
                    break;
                };
                let ends = (numbers[0], numbers[numbers.len() - 1]);
                let value = around(beyond, ends, &selected_at);
                found.extend(changes(&here, &next).map(|(leaves, enters)| Crossing {
                    leaves: id(leaves),
                    enters: id(enters),
                    value,
                    // One falls from all to nothing where the other rises.
                    probability: 0.5,
                    probability_low: 0.0,
                    probability_high: 1.0,
                }));
                (from, here) = (beyond, next);
            }
            from = to;
        }
    }
    found
}

/// Who leaves and who enters.
fn changes(here: &[bool], next: &[bool]) -> impl Iterator<Item = (usize, usize)> {
    let of = |from: &[bool], to: &[bool]| -> Vec<usize> {
        let teams = 0..from.len();
        teams.filter(|team| from[*team] && !to[*team]).collect()
    };
    of(here, next).into_iter().zip(of(next, here))
}

/// The first value known, between two, at which others are selected than at the first of them; and who
/// is.
fn step(
    (from, to): (f64, f64),
    (here, goal): (&[bool], &[bool]),
    chosen_at: &dyn Fn(f64) -> Option<Vec<bool>>,
) -> Option<(f64, Vec<bool>)> {
    let (mut inside, mut beyond) = (from, to);
    let mut next = goal.to_vec();
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(inside, beyond);
        if middle <= inside || middle >= beyond {
            break;
        }
        let there = chosen_at(middle)?;
        if there == here {
            inside = middle;
        } else {
            (beyond, next) = (middle, there);
        }
    }
    Some((beyond, next))
}

/// A step with as much around it as lots decide, because totals are compared after rounding.
fn around(
    at: f64,
    (first, last): (f64, f64),
    selected_at: &dyn Fn(f64) -> Option<Vec<f64>>,
) -> Interval {
    let span = last - first;
    let is_open = |at: f64| {
        let selected = selected_at(at.clamp(first, last));
        selected.is_some_and(|selected| selected.iter().any(|p| *p > 0.0 && *p < 1.0))
    };
    let mut off = NEAREST * span;
    while off < FURTHEST * span && (is_open(at - off) || is_open(at + off)) {
        off *= 2.0;
    }
    Interval {
        estimate: at,
        low: (at - off).max(first),
        high: (at + off).min(last),
    }
}
