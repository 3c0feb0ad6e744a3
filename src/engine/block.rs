//! The totals of 256 draws at a time.

use super::lumps::Totals;
use super::plan::{Cell, Plan, Then, clamp};
use super::stream::{BLOCK, Lanes};
use super::sum::Sum;
use crate::model::Mean;

/// Working memory of one thread.
#[derive(Debug)]
pub(super) struct Scratch {
    /// Points that value 1 earns, by criterion; negative for a penalty.
    pub(super) multipliers: Vec<Lanes>,
    /// By team, in steps of the grid.
    pub(super) totals: Vec<Lanes>,
    /// The normals that cells share.
    normals: Vec<Lanes>,
    /// Weights of one group.
    group: Vec<Lanes>,
}

impl Scratch {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            multipliers: vec![[0.0; BLOCK]; plan.criteria],
            totals: vec![[0.0; BLOCK]; plan.teams.len()],
            normals: vec![[0.0; BLOCK]; plan.normals.len()],
            group: vec![[0.0; BLOCK]; plan.criteria],
        }
    }

    /// Computes the totals of a block.
    #[inline(always)]
    pub(super) fn fill(&mut self, plan: &Plan, block: u64) {
        for (variable, out) in plan.normals.iter().zip(&mut self.normals) {
            plan.streams.normals(*variable, block, out);
        }
        self.fill_multipliers(plan, block);
        let mut value = [0.0; BLOCK];
        for (team, total) in plan.teams.iter().zip(&mut self.totals) {
            match &team.sum {
                Sum::Known(steps) => *total = [*steps; BLOCK],
                Sum::Exact(terms) => {
                    let mut sums = Totals::all(team.known);
                    for term in terms {
                        let cell = team.cell(term.criterion);
                        cell_values(plan, cell, block, &self.normals, &mut value);
                        let multipliers = term.criterion.map(|at| &self.multipliers[at]);
                        sums.add(term, multipliers, &value);
                    }
                    for (lane, total) in total.iter_mut().enumerate() {
                        *total = plan.grid.exactly(sums.each(lane));
                    }
                }
                Sum::Rounded { bonus, criteria } => {
                    *total = [team.known.hi; BLOCK];
                    if *bonus {
                        cell_values(plan, &team.bonus, block, &self.normals, &mut value);
                        for (total, value) in total.iter_mut().zip(value) {
                            *total += value;
                        }
                    }
                    for &criterion in criteria {
                        let cell = &team.scores[criterion];
                        cell_values(plan, cell, block, &self.normals, &mut value);
                        let multiplier = &self.multipliers[criterion];
                        for lane in 0..BLOCK {
                            total[lane] += multiplier[lane] * value[lane];
                        }
                    }
                    for total in total.iter_mut() {
                        *total = plan.grid.rounded(*total);
                    }
                }
                Sum::Mean {
                    bonus,
                    penalties,
                    mean,
                } => {
                    let cell_of = |at: Option<usize>, out: &mut Lanes| {
                        cell_values(plan, team.cell(at), block, &self.normals, out);
                    };
                    *total = means(mean, &|at| &self.multipliers[at], &mut |at, out| {
                        cell_of(Some(at), out);
                    });
                    for total in total.iter_mut() {
                        *total += team.known.hi;
                    }
                    if *bonus {
                        cell_of(None, &mut value);
                        for (total, value) in total.iter_mut().zip(value) {
                            *total += value;
                        }
                    }
                    for &criterion in penalties {
                        cell_of(Some(criterion), &mut value);
                        let multiplier = &self.multipliers[criterion];
                        for lane in 0..BLOCK {
                            total[lane] += multiplier[lane] * value[lane];
                        }
                    }
                    for total in total.iter_mut() {
                        *total = plan.grid.rounded(*total);
                    }
                }
            }
        }
    }

    #[inline(always)]
    fn fill_multipliers(&mut self, plan: &Plan, block: u64) {
        for group in &plan.weights {
            let lanes = &mut self.group[..group.members.len()];
            group.sampler.block(plan.streams, block, lanes);
            for (&criterion, lanes) in group.members.iter().zip(lanes) {
                self.multipliers[criterion] = *lanes;
            }
        }
        for (criterion, cell) in &plan.penalties {
            let out = &mut self.multipliers[*criterion];
            cell_values(plan, cell, block, &self.normals, out);
            for out in out {
                *out = -*out;
            }
        }
    }
}

/// The mean of a team's values in a block of draws, in points.
#[inline(always)]
pub(super) fn means<'m>(
    mean: &Mean,
    weights: &dyn Fn(usize) -> &'m Lanes,
    values: &mut dyn FnMut(usize, &mut Lanes),
) -> Lanes {
    let [mut sums, mut all, mut parts, mut value] = [[0.0; BLOCK]; 4];
    for &at in &mean.criteria {
        values(at, &mut value);
        let weights = weights(at);
        for lane in 0..BLOCK {
            let part = mean.part(value[lane]);
            sums[lane] += weights[lane] * part;
            all[lane] += weights[lane];
            parts[lane] += part;
        }
    }
    std::array::from_fn(|lane| mean.points(sums[lane], all[lane], parts[lane]))
}

/// The values of one cell in a block of draws.
#[inline(always)]
fn cell_values(plan: &Plan, cell: &Cell, block: u64, normals: &[Lanes], out: &mut Lanes) {
    if cell.shape.has_normal() {
        plan.streams.normals(cell.variable, block, out);
    }
    from_normals(plan, cell, block, normals, out);
}

/// Turns the cell's own normals, which `out` holds where it has any, into its values. `normals` are
/// those that cells share.
#[inline(always)]
pub(super) fn from_normals(
    plan: &Plan,
    cell: &Cell,
    block: u64,
    normals: &[Lanes],
    out: &mut Lanes,
) {
    if let Some(((first, weight), rest)) = cell.shared.split_first() {
        for (out, shared) in out.iter_mut().zip(&normals[*first]) {
            *out = cell.own * *out + weight * shared;
        }
        for (normal, weight) in rest {
            for (out, shared) in out.iter_mut().zip(&normals[*normal]) {
                *out += weight * shared;
            }
        }
    }
    plan.shapes.lanes(cell.shape, plan.streams, block, out);
    match &cell.then {
        Then::Nothing => {
            for out in out {
                *out = cell.value.at(*out);
            }
        }
        Then::Clamp(low, high) => {
            for out in out {
                *out = clamp(cell.value.at(*out), *low, *high);
            }
        }
        Then::Pieces(function) => {
            for out in out {
                *out = function.at(cell.score.at(*out));
            }
        }
    }
}

/// The score and the value of one cell in one draw; the same bits as [`cell_values`].
pub(super) fn cell_value(plan: &Plan, cell: &Cell, draw: u64, normals: &[f64]) -> (f64, f64) {
    let mut z = 0.0;
    if cell.shape.has_normal() {
        z = plan.streams.normal(cell.variable, draw);
        if !cell.shared.is_empty() {
            z *= cell.own;
            for (normal, weight) in &cell.shared {
                z += weight * normals[*normal];
            }
        }
    }
    let row = |count| plan.streams.row(count, draw);
    cell.at(plan.shapes.one(cell.shape, &row, z))
}
