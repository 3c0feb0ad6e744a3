//! Mean and variance of a team's total from those of its cells, and from their halo.

use super::cell::{Cell, Part, Stretch};
use super::team::{Team, halos};
use crate::engine::integral::legendre;
use crate::model::Quantity;
use crate::model::special::normal_density;

/// Nodes of one panel on the line of a cell's standard normal.
const ORDER: usize = 16;
/// Its width at most, and in sds of the cell's own normal.
const PANEL: f64 = 1.0;
const PANEL_OF_OWN: f64 = 2.0;
/// Further out than this nothing adds to the moments of points that grow as a power of the normal.
const REACH: f64 = 9.0;
/// So far out the normal density is still a number.
const FURTHEST: f64 = 37.0;

impl Team {
    /// Mean and variance of the total, in points and points².
    ///
    /// What several cells have in common is their halo: given it their means are independent, and
    /// their covariance is that of these means.
    pub(super) fn moments(&self) -> (f64, f64) {
        let cells: Vec<Points> = self.cells.iter().map(Points::new).collect();
        let mut mean = self.known;
        let mut variance = 0.0;
        for cell in &cells {
            mean += cell.centre + cell.mean;
            variance += cell.variance;
        }
        if self.halos.len() > 1 {
            let reach = cells.iter().fold(REACH, |most, cell| most.max(cell.reach));
            for (halo, share) in halos(&self.cells, reach) {
                let (mut sum, mut squares) = (0.0, 0.0);
                for (points, cell) in cells.iter().zip(&self.cells) {
                    let off = points.given(cell, halo) - points.mean;
                    sum += off;
                    squares += off * off;
                }
                variance += share * (sum * sum - squares);
            }
        }
        (mean, variance.max(0.0))
    }
}

/// A cell's points over its standard normal, about a centre.
struct Points {
    centre: f64,
    /// Single points, with the stretch of the normal that lands there.
    atoms: Vec<(f64, (f64, f64))>,
    /// Places of the normal, the width that each stands for, and the points there.
    nodes: Vec<(f64, f64, f64)>,
    reach: f64,
    mean: f64,
    variance: f64,
}

impl Points {
    fn new(cell: &Cell) -> Self {
        let rule = legendre::rule(ORDER);
        let mut points = Self {
            centre: 0.0,
            atoms: Vec::new(),
            nodes: Vec::new(),
            reach: REACH,
            mean: 0.0,
            variance: 0.0,
        };
        // One straight line over the whole law has the law's own moments.
        let straight = match cell.parts.as_slice() {
            [Part::Stretch(stretch)] => Some(stretch),
            _ => None,
        };
        let whole = straight.filter(|_| cell.halo == 0.0);
        for part in cell.parts.iter().filter(|_| whole.is_none()) {
            match part {
                Part::Atom { points: at, z } => points.atoms.push((at.hi, *z)),
                Part::Stretch(stretch) => {
                    points.reach = points.reach.max(reach(&stretch.law));
                    let panel = PANEL.min(PANEL_OF_OWN * cell.own);
                    for (from, to) in panels(stretch, points.reach, panel) {
                        let nodes = rule.iter().map(|(x, weight)| {
                            let z = from + (to - from) * x;
                            let score = stretch.law.at_normal(z);
                            let at = stretch.intercept + stretch.slope * score;
                            (z, weight * (to - from), at)
                        });
                        points.nodes.extend(nodes);
                    }
                }
            }
        }
        // Moments about one of the middle points, so that no digits are lost.
        let middle = points.nodes.iter().map(|(z, _, at)| (z.abs(), *at));
        let atoms = points.atoms.iter();
        let atoms = atoms.map(|(at, (a, b))| ((0.0f64).clamp(*a, *b).abs(), *at));
        let middle = middle.chain(atoms).min_by(|a, b| a.0.total_cmp(&b.0));
        points.centre = middle.map_or(0.0, |(_, at)| at);
        let centre = points.centre;
        points.nodes.iter_mut().for_each(|node| node.2 -= centre);
        points.atoms.iter_mut().for_each(|atom| atom.0 -= centre);
        let alone = Cell {
            own: 1.0,
            halo: 0.0,
            parts: Vec::new(),
        };
        let shares = points
            .nodes
            .iter()
            .map(|(z, width, at)| (normal_density(*z) * width, *at));
        let atoms = points.atoms.iter();
        let shares = shares.chain(atoms.map(|(at, z)| (alone.share(*z, 0.0), *at)));
        let (mean, square) = shares.fold((0.0, 0.0), |(mean, square), (share, at)| {
            (mean + share * at, square + share * at * at)
        });
        (points.mean, points.variance) = (mean, square - mean * mean);
        if let Some(stretch) = straight {
            let sd = stretch.slope * stretch.law.sd();
            points.variance = sd * sd;
            if whole.is_some() {
                points.centre = stretch.intercept + stretch.slope * stretch.law.mean();
            }
        }
        points
    }

    /// The mean given a halo, about the centre.
    fn given(&self, cell: &Cell, halo: f64) -> f64 {
        let nodes = self.nodes.iter().map(|(z, width, at)| {
            let own = (z - cell.halo * halo) / cell.own;
            normal_density(own) / cell.own * width * at
        });
        let atoms = self.atoms.iter();
        let atoms = atoms.map(|(at, z)| cell.share(*z, halo) * at);
        nodes.chain(atoms).sum()
    }
}

/// How far out in its normal a law's square still counts: for the exponential of a normal, the
/// square moves that by twice the sigma.
fn reach(law: &Quantity) -> f64 {
    match law {
        Quantity::LogNormal { sigma, .. } => (REACH + 2.0 * sigma).min(FURTHEST),
        _ => REACH,
    }
}

/// The normal's line in panels, broken where the points have a corner.
fn panels(stretch: &Stretch, reach: f64, width: f64) -> Vec<(f64, f64)> {
    let law = &stretch.law;
    // Where no value function cuts it, a law goes on beyond the ends of a stretch.
    let z = |score: f64, end: f64| {
        let z = law.normal_at(score);
        if z.abs() >= super::cell::REACH - 0.1 {
            end
        } else {
            z
        }
    };
    let (from, to) = (z(stretch.from, -reach), z(stretch.to, reach));
    let corners = law.corners();
    let inner = corners.iter().map(|(score, _)| law.normal_at(*score));
    let inner = inner.filter(|z| from < *z && *z < to);
    let mut edges: Vec<f64> = [from].into_iter().chain(inner).chain([to]).collect();
    edges.sort_by(f64::total_cmp);
    let mut panels = Vec::new();
    for pair in edges.windows(2) {
        let parts = ((pair[1] - pair[0]) / width).ceil().max(1.0);
        let step = (pair[1] - pair[0]) / parts;
        panels.extend((0..parts as usize).map(|part| {
            let start = pair[0] + step * part as f64;
            (start, start + step)
        }));
    }
    panels
}
