//! Totals as independent normal numbers.

use multiversion::multiversion;

use super::nodes::{Node, Nodes};
use crate::engine::math::normal_tail;

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
    pub(super) fn lay(&self, nodes: &[Node], table: &mut Nodes) {
        // Where a lot decides, an uncertain total never is.
        let places = nodes.iter().map(|node| match *node {
            Node::Total { x, width } => (x, width),
            Node::Lot { x, .. } => (x, 0.0),
        });
        let (x, width): (Vec<f64>, Vec<f64>) = places.unzip();
        table.fill(self.len(), nodes.len(), |team, rows| {
            let (mean, sd) = (self.means[team], self.sds[team]);
            if sd > 0.0 {
                normal((mean, sd), &x, &width, rows);
                return;
            }
            let [above, below, mass] = rows;
            for (i, node) in nodes.iter().enumerate() {
                (above[i], below[i], mass[i]) = match *node {
                    Node::Lot { x, lot, width } if mean == x => (1.0 - lot, lot, width),
                    Node::Total { x, .. } | Node::Lot { x, .. } if mean > x => (1.0, 0.0, 0.0),
                    _ => (0.0, 1.0, 0.0),
                };
            }
        });
    }
}

/// A normal total above and below, and its mass, at places that stand for stretches of a width; the
/// same bits whatever the instruction set.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn normal((mean, sd): (f64, f64), x: &[f64], width: &[f64], [above, below, mass]: [&mut [f64]; 3]) {
    let count = x.len();
    let width = &width[..count];
    let (above, below, mass) = (&mut above[..count], &mut below[..count], &mut mass[..count]);
    let scale = 1.0 / sd;
    for i in 0..count {
        let z = (x[i] - mean) * scale;
        let (tail, density) = normal_tail(z);
        // The smaller tail keeps its digits; the larger one has them anyway.
        let rest = 1.0 - tail;
        (above[i], below[i]) = if z > 0.0 { (tail, rest) } else { (rest, tail) };
        mass[i] = density * (width[i] * scale);
    }
}
