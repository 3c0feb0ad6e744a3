//! Totals as independent normal numbers.

use super::nodes::{Node, Nodes};
use super::tails::Tails;

/// The totals of all teams at one point of the outer variables, in points.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Totals {
    pub(super) means: Vec<f64>,
    /// 0 for a sure total, whose mean is then on the grid of totals.
    pub(super) sds: Vec<f64>,
}

impl Totals {
    pub(super) fn len(&self) -> usize {
        self.means.len()
    }

    /// Mean and sd by team.
    pub(super) fn iter(&self) -> impl Iterator<Item = (f64, f64)> {
        self.means.iter().copied().zip(self.sds.iter().copied())
    }
    /// Lays out what the teams do at these nodes.
    pub(super) fn lay(&self, nodes: &[Node], tails: Tails, table: &mut Nodes) {
        table.fill(self.len(), nodes, |team, node| {
            let (mean, sd) = (self.means[team], self.sds[team]);
            match *node {
                Node::Lot { x, lot, width } if sd == 0.0 && mean == x => (1.0 - lot, lot, width),
                Node::Total { x, .. } | Node::Lot { x, .. } if sd == 0.0 => {
                    if mean > x {
                        (1.0, 0.0, 0.0)
                    } else {
                        (0.0, 1.0, 0.0)
                    }
                }
                Node::Lot { x, .. } => normal(tails, (x - mean) / sd, 0.0),
                Node::Total { x, width } => normal(tails, (x - mean) / sd, width / sd),
            }
        });
    }
}

#[inline(always)]
fn normal(tails: Tails, z: f64, width: f64) -> (f64, f64, f64) {
    // The smaller tail keeps its digits; the larger one has them anyway.
    let (tail, density) = tails.at(z);
    if z > 0.0 {
        (tail, 1.0 - tail, density * width)
    } else {
        (1.0 - tail, tail, density * width)
    }
}
