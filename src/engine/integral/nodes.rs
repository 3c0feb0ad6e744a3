//! What every team does at every node.

use super::grid::Place;
use super::tails::Tails;
use super::totals::Totals;

/// Nodes of a quadrature, ascending; rows by team, so that loops over nodes fill the vector units.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Nodes {
    pub(super) teams: usize,
    pub(super) count: usize,
    /// `[team, node]`: the probability that the team's total is above the node.
    above: Vec<f64>,
    /// The probability that it is below.
    below: Vec<f64>,
    /// The share of its law that the node stands for.
    mass: Vec<f64>,
}

impl Nodes {
    /// Lays out what the teams do at these places.
    pub(super) fn fill(&mut self, totals: &Totals, places: &[Place], tails: Tails) {
        self.teams = totals.len();
        self.count = places.len();
        for list in [&mut self.above, &mut self.below, &mut self.mass] {
            list.clear();
            list.reserve(self.teams * self.count);
        }
        for (mean, sd) in totals.iter() {
            let scale = if sd > 0.0 { 1.0 / sd } else { 0.0 };
            for place in places {
                let (above, below, mass) = match *place {
                    Place::Lot { x, lot, width } if sd == 0.0 && mean == x => {
                        (1.0 - lot, lot, width)
                    }
                    Place::Total { x, .. } | Place::Lot { x, .. } if sd == 0.0 => {
                        if mean > x {
                            (1.0, 0.0, 0.0)
                        } else {
                            (0.0, 1.0, 0.0)
                        }
                    }
                    Place::Lot { x, .. } => normal(tails, (x - mean) * scale, 0.0),
                    Place::Total { x, width } => normal(tails, (x - mean) * scale, width * scale),
                };
                self.above.push(above);
                self.below.push(below);
                self.mass.push(mass);
            }
        }
    }

    /// Puts the nodes of several points one after another; each point counts the same.
    pub(super) fn joined(parts: &[Self]) -> Self {
        let teams = parts.first().map_or(0, |part| part.teams);
        let share = 1.0 / parts.len() as f64;
        let mut joined = Self {
            teams,
            count: parts.iter().map(|part| part.count).sum(),
            ..Self::default()
        };
        for team in 0..teams {
            for part in parts {
                joined.above.extend(part.above(team));
                joined.below.extend(part.below(team));
                joined
                    .mass
                    .extend(part.mass(team).iter().map(|m| m * share));
            }
        }
        joined
    }

    #[inline(always)]
    pub(super) fn above(&self, team: usize) -> &[f64] {
        &self.above[team * self.count..][..self.count]
    }

    #[inline(always)]
    pub(super) fn below(&self, team: usize) -> &[f64] {
        &self.below[team * self.count..][..self.count]
    }

    #[inline(always)]
    pub(super) fn mass(&self, team: usize) -> &[f64] {
        &self.mass[team * self.count..][..self.count]
    }

    /// The nodes at which a team may be.
    pub(super) fn live(&self, team: usize) -> std::ops::Range<usize> {
        let mass = self.mass(team);
        let from = mass.iter().position(|m| *m > 0.0).unwrap_or(0);
        let to = mass.iter().rposition(|m| *m > 0.0).map_or(0, |at| at + 1);
        from..to
    }

    /// The first node at which a team is more likely below than above.
    pub(super) fn middle(&self, team: usize) -> usize {
        self.above(team).partition_point(|above| *above >= 0.5)
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
