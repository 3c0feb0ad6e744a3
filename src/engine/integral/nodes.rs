//! What every team does at every node.

use std::ops::Range;

/// A node of the quadrature.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Node {
    /// A total that stands for a stretch of this length.
    Total { x: f64, width: f64 },
    /// A sure total where the teams that have it are set apart by lots: uniform on [0, 1], the
    /// higher the better. It stands for the lots in a stretch of this length.
    Lot { x: f64, lot: f64, width: f64 },
}

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
    /// By team: the nodes at which it may be.
    live: Vec<Range<usize>>,
    /// By team: the first node at which it is more likely below than above.
    middle: Vec<usize>,
}

impl Nodes {
    /// From the probabilities to be above and below each place, and the share of its law that the
    /// place stands for, by team.
    pub(super) fn of<P>(
        teams: usize,
        places: &[P],
        at: impl Fn(usize, &P) -> (f64, f64, f64),
    ) -> Self {
        let mut nodes = Self::default();
        nodes.fill(teams, places.len(), |team, [above, below, mass]| {
            for (i, place) in places.iter().enumerate() {
                (above[i], below[i], mass[i]) = at(team, place);
            }
        });
        nodes
    }

    /// The same in the memory of other nodes, from what fills the three rows of a team.
    pub(super) fn fill(
        &mut self,
        teams: usize,
        count: usize,
        mut row: impl FnMut(usize, [&mut [f64]; 3]),
    ) {
        self.teams = teams;
        self.count = count;
        for list in [&mut self.above, &mut self.below, &mut self.mass] {
            list.resize(teams * count, 0.0);
        }
        for team in 0..teams {
            let at = team * count..(team + 1) * count;
            let lists = [&mut self.above, &mut self.below, &mut self.mass];
            row(team, lists.map(|list| &mut list[at.clone()]));
        }
        self.measure();
    }

    /// Finds where each team is.
    fn measure(&mut self) {
        self.live.clear();
        self.middle.clear();
        for team in 0..self.teams {
            let (mass, above) = (self.mass(team), self.above(team));
            let from = mass.iter().position(|m| *m > 0.0).unwrap_or(0);
            let to = mass.iter().rposition(|m| *m > 0.0).map_or(0, |at| at + 1);
            let middle = above.partition_point(|above| *above >= 0.5);
            self.live.push(from..to);
            self.middle.push(middle);
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
        joined.measure();
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
    #[inline(always)]
    pub(super) fn live(&self, team: usize) -> Range<usize> {
        self.live[team].clone()
    }

    /// The first node at which a team is more likely below than above.
    #[inline(always)]
    pub(super) fn middle(&self, team: usize) -> usize {
        self.middle[team]
    }
}
