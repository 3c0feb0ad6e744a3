//! The totals of 256 draws at a time.

use super::order::Order;
use super::plan::{Cell, Plan, Then, clamp};
use super::select::Selected;
use super::stream::{BLOCK, Lanes};
use super::totals::{place, totals};

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
    /// Values of the cells of one team, that of the bonus first.
    values: Vec<Lanes>,
    pub(super) order: Order,
    pub(super) selected: Selected,
    /// Sums of the weights of those who are first.
    pub(super) sums: Vec<f64>,
}

impl Scratch {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            multipliers: vec![[0.0; BLOCK]; plan.criteria],
            totals: vec![[0.0; BLOCK]; plan.teams.len()],
            normals: vec![[0.0; BLOCK]; plan.normals.len()],
            group: vec![[0.0; BLOCK]; plan.criteria],
            values: vec![[0.0; BLOCK]; plan.criteria + 1],
            order: Order::new(plan.teams.len()),
            selected: Selected::new(plan.teams.len()),
            sums: vec![0.0; plan.summed.size(plan.teams.len())],
        }
    }

    /// Computes the totals of a block.
    #[inline(always)]
    pub(super) fn fill(&mut self, plan: &Plan, block: u64) {
        for (variable, out) in plan.normals.iter().zip(&mut self.normals) {
            plan.streams.normals(*variable, block, out);
        }
        self.fill_multipliers(plan, block);
        for (team, total) in plan.teams.iter().zip(&mut self.totals) {
            for criterion in team.sum.cells() {
                let out = &mut self.values[place(criterion)];
                cell_values(plan, team.cell(criterion), block, &self.normals, out);
            }
            let values = |criterion| &self.values[place(criterion)];
            *total = totals(team, plan.grid, |at| &self.multipliers[at], values);
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
