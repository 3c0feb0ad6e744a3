//! Totals and selections of several models in a block of draws.

use super::layout::{Layout, Source};
use super::tally::Swap;
use crate::engine::block::from_normals;
use crate::engine::events::Seen;
use crate::engine::order::Order;
use crate::engine::plan::{Cell, Plan};
use crate::engine::select::{Bits, Selected};
use crate::engine::stream::{BLOCK, Lanes};
use crate::engine::totals::{place, totals};

/// Working memory of one thread.
#[derive(Debug)]
pub(in crate::engine) struct Scratch {
    normals: Vec<Lanes>,
    cells: Vec<Lanes>,
    multipliers: Vec<Lanes>,
    /// Totals that several models share.
    shared: Vec<Lanes>,
    /// Cells of one team of one model.
    own: Vec<Lanes>,
    /// Totals of one model.
    totals: Vec<Lanes>,
    /// Who is above whom and who is selected, by the number of teams.
    orders: Vec<(Order, Selected)>,
    /// By team of all models: the draws in which the first model, the second, and the last one
    /// looked at selects it.
    pub(super) first: Vec<Bits>,
    second: Vec<Bits>,
    pub(super) selected: Vec<Bits>,
    /// By question: the draws in which it is so in the first model, and in the last one looked at.
    pub(super) answered_first: Vec<Bits>,
    pub(super) answered: Vec<Bits>,
    /// By draw: the key of the set that the second model selects minus that of the first.
    changes: [u64; BLOCK],
}

impl Scratch {
    pub(super) fn new(layout: &Layout) -> Self {
        let lanes = |count: usize| vec![[0.0; BLOCK]; count];
        let members = layout.models.iter();
        let most = members.clone().map(|m| m.plan.teams.len()).max();
        let widest = members.map(|m| m.multipliers.len() + 1).max();
        Self {
            normals: lanes(layout.normals.len()),
            cells: lanes(layout.cells.len()),
            multipliers: lanes(layout.multipliers),
            shared: lanes(layout.totals.len()),
            own: lanes(widest.unwrap_or(0)),
            totals: lanes(most.unwrap_or(0)),
            orders: Vec::new(),
            first: vec![[0; BLOCK / 64]; layout.teams.len()],
            second: vec![[0; BLOCK / 64]; layout.teams.len()],
            selected: vec![[0; BLOCK / 64]; layout.teams.len()],
            answered_first: Vec::new(),
            answered: Vec::new(),
            changes: [0; BLOCK],
        }
    }

    /// Computes everything that models share.
    #[inline(always)]
    pub(super) fn fill(&mut self, layout: &Layout, block: u64) {
        let plan = &layout.models[0].plan;
        for (variable, out) in layout.normals.iter().zip(&mut self.normals) {
            plan.streams.normals(*variable, block, out);
        }
        for (shared, out) in layout.cells.iter().zip(&mut self.cells) {
            cell_values(plan, &shared.cell, shared.start, &self.normals, block, out);
        }
        for weights in &layout.weights {
            let plan = &layout.models[weights.model].plan;
            let group = &plan.weights[weights.place];
            let lanes = weights.first..weights.first + group.members.len();
            let out = &mut self.multipliers[lanes];
            group.sampler.block(plan.streams, block, out);
        }
        for (shared, lane) in &layout.penalties {
            let out = &mut self.multipliers[*lane];
            cell_values(plan, &shared.cell, shared.start, &self.normals, block, out);
            for out in out {
                *out = -*out;
            }
        }
        for (at, &(model, team)) in layout.totals.iter().enumerate() {
            self.shared[at] = self.total(layout, model, team, block);
        }
    }

    /// Computes the totals of one model.
    #[inline(always)]
    pub(super) fn totals(&mut self, layout: &Layout, model: usize, block: u64) {
        for (team, what) in layout.models[model].teams.iter().enumerate() {
            self.totals[team] = match what.total {
                Some(shared) => self.shared[shared],
                None => self.total(layout, model, team, block),
            };
        }
    }

    /// One team's totals: the same additions in the same order as in a run of the model alone.
    #[inline(always)]
    fn total(&mut self, layout: &Layout, model: usize, team: usize, block: u64) -> Lanes {
        let member = &layout.models[model];
        let sources = &member.teams[team].cells;
        let plan_team = &member.plan.teams[team];
        for criterion in plan_team.sum.cells() {
            if let Source::Own(start) = sources[place(criterion)] {
                let (cell, out) = (plan_team.cell(criterion), &mut self.own[place(criterion)]);
                cell_values(&member.plan, cell, start, &self.normals, block, out);
            }
        }
        let values = |criterion| match sources[place(criterion)] {
            Source::Shared(cell) => &self.cells[cell],
            Source::Own(_) => &self.own[place(criterion)],
        };
        let multipliers = |criterion: usize| &self.multipliers[member.multipliers[criterion]];
        totals(plan_team, member.plan.grid, multipliers, values)
    }

    /// Marks who is selected in one model, from its totals.
    #[inline(always)]
    pub(super) fn select(&mut self, layout: &Layout, model: usize, block: u64, count: usize) {
        let member = &layout.models[model];
        let teams = member.teams.len();
        let known = (self.orders.iter()).position(|(order, _)| order.above.len() == teams);
        let at = known.unwrap_or_else(|| {
            self.orders.push((Order::new(teams), Selected::new(teams)));
            self.orders.len() - 1
        });
        let (order, selected) = &mut self.orders[at];
        let totals = &self.totals[..teams];
        let first = block * BLOCK as u64;
        order.rank(&member.plan, totals, first, count, |_, _, _| ());
        selected.decide(&member.plan, order, count);
        let seen = Seen {
            totals,
            order,
            selected,
        };
        let questions = member.plan.questions.iter();
        self.answered.clear();
        self.answered
            .extend(questions.map(|question| question.draws(seen, count)));
        if teams < self.selected.len() {
            self.selected.fill([0; BLOCK / 64]);
        }
        for (team, bits) in member.teams.iter().zip(&selected.teams) {
            self.selected[team.id] = *bits;
        }
        match model {
            0 => {
                self.first.copy_from_slice(&self.selected);
                self.answered_first.clone_from(&self.answered);
                self.changes = selected.keys;
            }
            1 => {
                self.second.copy_from_slice(&self.selected);
                for (lane, change) in self.changes.iter_mut().enumerate() {
                    *change = if lane < count {
                        selected.keys[lane].wrapping_sub(*change)
                    } else {
                        0
                    };
                }
            }
            _ => {}
        }
    }

    /// Draws of the last block in which the first two models select different sets, each with a
    /// number that names the change.
    pub(super) fn changes(&self) -> impl Iterator<Item = (usize, u64)> {
        let all = self.changes.iter().copied().enumerate();
        all.filter(|(_, change)| *change != 0)
    }

    /// What changes hands from the first model to the second in one draw.
    pub(super) fn swap(&self, lane: usize) -> Swap {
        let bit = |bits: &Bits| bits[lane / 64] >> (lane % 64) & 1 == 1;
        let only = |here: &[Bits], there: &[Bits]| {
            let teams = here.iter().zip(there).enumerate();
            teams
                .filter(|(_, (here, there))| bit(here) && !bit(there))
                .map(|(team, _)| team)
                .collect()
        };
        Swap {
            out: only(&self.first, &self.second),
            into: only(&self.second, &self.first),
        }
    }
}

/// The values of one cell, from kept normals where there are any.
#[inline(always)]
fn cell_values(
    plan: &Plan,
    cell: &Cell,
    start: Option<usize>,
    normals: &[Lanes],
    block: u64,
    out: &mut Lanes,
) {
    match start {
        Some(kept) => *out = normals[kept],
        None if cell.shape.has_normal() => plan.streams.normals(cell.variable, block, out),
        None => {}
    }
    from_normals(plan, cell, block, normals, out);
}
