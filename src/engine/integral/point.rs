//! One point of the cube.

use super::Integrable;
use super::grid;
use super::nodes::Nodes;
use super::sets::Sets;
use super::tables::{Detail, Scratch, Tables};
use super::totals::Totals;

/// One point of the cube, with working memory.
pub(super) struct Point {
    pub(super) multipliers: Vec<f64>,
    pub(super) totals: Totals,
    /// What moments of the totals are taken about.
    centres: Vec<f64>,
    pub(super) nodes: Nodes,
    scratch: Scratch,
}

impl Point {
    pub(super) fn new(of: &Integrable) -> Self {
        Self {
            multipliers: vec![0.0; of.criteria],
            totals: Totals::default(),
            centres: of.centres.clone(),
            nodes: Nodes::default(),
            scratch: Scratch::new(),
        }
    }

    /// Lays the nodes of a level out.
    pub(super) fn lay(&mut self, level: u32) {
        let places = grid::places(&self.totals, level);
        self.totals
            .lay(&places, self.scratch.tails, &mut self.nodes);
    }

    pub(super) fn add(&mut self, tables: &mut Tables, places: usize, detail: Detail, sets: &Sets) {
        tables.add_point(
            (&self.totals, &self.centres),
            &self.nodes,
            &self.multipliers,
            (places, detail, sets),
            &mut self.scratch,
        );
    }
}
