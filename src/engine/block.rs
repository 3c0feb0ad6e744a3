//! The totals of 256 draws at a time.

use super::plan::{Cell, Plan, Then};
use super::stream::{BLOCK, Lanes};

/// Totals are compared on a grid of this many steps per point: equal decimal totals differ in the
/// last bits of a float, and those must not decide.
pub(crate) const GRID: f64 = 1e9;

/// Rounds to the nearest whole number, for numbers below 2^51; larger ones lose nothing that
/// matters.
#[inline(always)]
pub(super) fn rounded(x: f64) -> f64 {
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    (x + SHIFT) - SHIFT
}

/// A total in points on the grid.
pub(super) fn on_grid(total: f64) -> f64 {
    rounded(total * GRID) / GRID
}

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
            cell_values(plan, &team.bonus, block, &self.normals, total);
            for (cell, multiplier) in team.scores.iter().zip(&self.multipliers) {
                cell_values(plan, cell, block, &self.normals, &mut value);
                for lane in 0..BLOCK {
                    total[lane] += multiplier[lane] * value[lane];
                }
            }
            for total in total.iter_mut() {
                *total = rounded(*total * GRID);
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
    plan.shapes.lanes(cell.shape, block * BLOCK as u64, out);
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
    finish(plan, cell, draw, z)
}

/// The score and the value of one cell whose standard normal is known; `draw` matters for aligned
/// rows only.
pub(super) fn finish(plan: &Plan, cell: &Cell, draw: u64, z: f64) -> (f64, f64) {
    let x = plan.shapes.one(cell.shape, draw, z);
    let score = cell.score.at(x);
    let value = match &cell.then {
        Then::Nothing => cell.value.at(x),
        Then::Clamp(low, high) => clamp(cell.value.at(x), *low, *high),
        Then::Pieces(function) => function.at(score),
    };
    (score, value)
}

#[inline(always)]
fn clamp(x: f64, low: f64, high: f64) -> f64 {
    let x = if x < low { low } else { x };
    if x > high { high } else { x }
}
