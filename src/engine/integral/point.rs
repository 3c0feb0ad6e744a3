//! One point of the cube.

use super::Integrable;
use super::detail::Wanted;
use super::forms::Forms;
use super::nodes::{Node, Nodes};
use super::quadrature;
use super::tables::{Scratch, Tables};
use super::totals::Totals;

/// Nodes that are worked on at a time, so that their tables stay near the processor: so many numbers
/// by team and node, but no fewer and no more nodes than these.
const TABLE: usize = 1 << 15;
const STRETCH: (usize, usize) = (64, 256);

/// One point of the cube, with working memory.
pub(super) struct Point {
    /// Where it is in the cube.
    pub(super) place: Vec<f64>,
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
            place: Vec::new(),
            multipliers: vec![0.0; of.model.criteria.len()],
            totals: Totals::default(),
            centres: of.centres.clone(),
            nodes: Nodes::default(),
            scratch: Scratch::default(),
        }
    }

    /// Takes the totals to its place.
    pub(super) fn go(&mut self, forms: &Forms) {
        forms.at(&self.place, &mut self.multipliers, &mut self.totals);
    }

    /// What every team does at the nodes of a level.
    pub(super) fn lay(&mut self, level: u32) -> &Nodes {
        let line = quadrature::nodes(&self.totals, level);
        self.totals.lay(&line, &mut self.nodes);
        &self.nodes
    }

    /// Adds what comes of the nodes of a level.
    pub(super) fn add(&mut self, tables: &mut Tables, level: u32, wanted: Wanted<'_>) {
        let line = quadrature::nodes(&self.totals, level);
        self.add_at(&line, tables, wanted);
    }

    /// Adds what comes of these nodes.
    pub(super) fn add_at(&mut self, line: &[Node], tables: &mut Tables, wanted: Wanted<'_>) {
        let before = tables.begin(wanted.rule);
        let stretch = TABLE / self.totals.len();
        for stretch in line.chunks(stretch.clamp(STRETCH.0, STRETCH.1)) {
            self.totals.lay(stretch, &mut self.nodes);
            tables.add_nodes(&self.nodes, wanted, &mut self.scratch);
        }
        tables.end(
            (&self.totals, &self.centres),
            &before,
            &self.multipliers,
            wanted,
            &mut self.scratch,
        );
    }
}
