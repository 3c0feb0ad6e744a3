//! One point of the cube.

use super::Integrable;
use super::grid::{self, Place};
use super::nodes::Nodes;
use super::tables::{Scratch, Tables, Wanted};
use super::totals::Totals;

/// Nodes that are worked on at a time, so that their tables stay near the processor.
const STRETCH: usize = 256;

/// One point of the cube, with working memory.
pub(super) struct Point {
    pub(super) multipliers: Vec<f64>,
    pub(super) totals: Totals,
    /// What moments of the totals are taken about.
    centres: Vec<f64>,
    nodes: Nodes,
    scratch: Scratch,
}

impl Point {
    pub(super) fn new(of: &Integrable<'_>) -> Self {
        Self {
            multipliers: vec![0.0; of.model.criteria.len()],
            totals: Totals::default(),
            centres: of.centres.clone(),
            nodes: Nodes::default(),
            scratch: Scratch::new(),
        }
    }

    /// What every team does at the nodes of a level.
    pub(super) fn lay(&mut self, level: u32) -> &Nodes {
        let line = grid::places(&self.totals, level);
        self.totals.lay(&line, self.scratch.tails, &mut self.nodes);
        &self.nodes
    }

    /// Adds what comes of the nodes of a level.
    pub(super) fn add(&mut self, tables: &mut Tables, level: u32, wanted: Wanted<'_>) {
        let line = grid::places(&self.totals, level);
        self.add_at(&line, tables, wanted);
    }

    /// Adds what comes of these nodes.
    pub(super) fn add_at(&mut self, line: &[Place], tables: &mut Tables, wanted: Wanted<'_>) {
        let before = tables.begin(self.totals.len(), wanted.rule);
        for stretch in line.chunks(STRETCH) {
            self.totals
                .lay(stretch, self.scratch.tails, &mut self.nodes);
            tables.add_nodes(&self.nodes, wanted, &mut self.scratch);
        }
        tables.end(
            (&self.totals, &self.centres),
            &before,
            &self.multipliers,
            wanted,
            self.scratch.tails,
        );
    }
}
