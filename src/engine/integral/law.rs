//! How many teams are above a node: sums of independent yes-or-no numbers.
//!
//! The number of teams above follows a Poisson-binomial law (Poisson 1837). It is built up team by
//! team once, and any one team is divided out of it again, from the end where that damps errors. All
//! loops run over nodes.

use std::ops::Range;

use super::nodes::Nodes;

/// A probability for each count and node, row by row.
#[derive(Debug, Default)]
pub(super) struct Law {
    nodes: usize,
    rows: Vec<f64>,
    /// One over the probability that a team is divided out by.
    inverse: Vec<f64>,
}

impl Law {
    #[inline(always)]
    pub(super) fn row(&self, count: usize) -> &[f64] {
        &self.rows[count * self.nodes..][..self.nodes]
    }

    /// A row and the row before it.
    #[inline(always)]
    fn pair(&mut self, count: usize) -> (&mut [f64], &[f64]) {
        let (before, from) = self.rows.split_at_mut(count * self.nodes);
        let before = &before[(count - 1) * self.nodes..];
        (&mut from[..self.nodes], before)
    }

    #[inline(always)]
    fn reset(&mut self, rows: usize, nodes: usize) {
        self.nodes = nodes;
        self.rows.clear();
        self.rows.resize(rows * nodes, 0.0);
    }

    /// The law of the number of all teams above.
    #[inline(always)]
    pub(super) fn of_all(&mut self, nodes: &Nodes) {
        self.reset(nodes.teams + 1, nodes.count);
        self.rows[..nodes.count].fill(1.0);
        for team in 0..nodes.teams {
            let (above, below) = (nodes.above(team), nodes.below(team));
            for count in (1..=team + 1).rev() {
                let (row, before) = self.pair(count);
                for (((row, before), above), below) in
                    row.iter_mut().zip(before).zip(above).zip(below)
                {
                    *row = *row * below + before * above;
                }
            }
            for (row, below) in self.rows[..nodes.count].iter_mut().zip(below) {
                *row *= below;
            }
        }
    }

    /// The law of the number of other teams above, divided out of that of all, at the nodes of a
    /// range; rows hold nothing beyond it.
    #[inline(always)]
    pub(super) fn without(&mut self, all: &Self, nodes: &Nodes, team: usize, range: Range<usize>) {
        let count = nodes.count;
        self.nodes = count;
        self.rows.resize(nodes.teams * count, 0.0);
        let middle = nodes.middle(team).clamp(range.start, range.end);
        let (above, below) = (nodes.above(team), nodes.below(team));
        // From no team on where the team is rather below; from all on where it is rather above.
        let high = middle..range.end;
        self.inverse.clear();
        self.inverse
            .extend(below[high.clone()].iter().map(|p| 1.0 / p));
        let (above_it, inverse) = (&above[high.clone()], &self.inverse[..high.len()]);
        for n in 0..nodes.teams {
            let (before, from) = self.rows.split_at_mut(n * count);
            let row = &mut from[high.clone()];
            let all = &all.row(n)[high.clone()];
            if n == 0 {
                for i in 0..row.len() {
                    row[i] = all[i] * inverse[i];
                }
            } else {
                let before = &before[(n - 1) * count..][high.clone()];
                for i in 0..row.len() {
                    row[i] = (all[i] - above_it[i] * before[i]) * inverse[i];
                }
            }
        }
        let low = range.start..middle;
        self.inverse.clear();
        self.inverse
            .extend(above[low.clone()].iter().map(|p| 1.0 / p));
        let (below_it, inverse) = (&below[low.clone()], &self.inverse[..low.len()]);
        for n in (0..nodes.teams).rev() {
            let (upto, after) = self.rows.split_at_mut((n + 1) * count);
            let row = &mut upto[n * count..][low.clone()];
            let all = &all.row(n + 1)[low.clone()];
            if n + 1 == nodes.teams {
                for i in 0..row.len() {
                    row[i] = all[i] * inverse[i];
                }
            } else {
                let after = &after[low.clone()];
                for i in 0..row.len() {
                    row[i] = (all[i] - below_it[i] * after[i]) * inverse[i];
                }
            }
        }
    }
}

/// Sums of a law from both ends: at most, and at least, so many teams above.
#[derive(Debug, Default)]
pub(super) struct Sums {
    teams: usize,
    most: Law,
    least: Law,
}

impl Sums {
    /// Of a law of so many teams.
    #[inline(always)]
    pub(super) fn of(&mut self, law: &Law, teams: usize) {
        let count = law.nodes;
        self.teams = teams;
        self.most.reset(teams + 1, count);
        self.least.reset(teams + 1, count);
        self.most.rows[..count].copy_from_slice(law.row(0));
        self.least.rows[teams * count..].copy_from_slice(law.row(teams));
        for n in 1..=teams {
            let (row, before) = self.most.pair(n);
            for ((row, before), p) in row.iter_mut().zip(before).zip(law.row(n)) {
                *row = before + p;
            }
        }
        for n in (0..teams).rev() {
            let (row, after) = self.least.rows[n * count..].split_at_mut(count);
            for ((row, after), p) in row.iter_mut().zip(&*after).zip(law.row(n)) {
                *row = after + p;
            }
        }
    }

    /// With one of the teams divided out: the probabilities that at most `seats` and at most
    /// `seats` − 1 of the rest are above, for the nodes of a range.
    #[inline(always)]
    pub(super) fn at_most(
        &self,
        nodes: &Nodes,
        other: usize,
        seats: usize,
        range: Range<usize>,
        out: &mut AtMost,
    ) {
        let rest = self.teams - 1;
        out.seats.resize(nodes.count, 1.0);
        out.fewer.resize(nodes.count, 1.0);
        if seats > rest {
            out.seats[range.clone()].fill(1.0);
            out.fewer[range].fill(1.0);
            return;
        }
        let (above, below) = (nodes.above(other), nodes.below(other));
        let middle = nodes.middle(other).clamp(range.start, range.end);
        let high = middle..range.end;
        {
            out.inverse.clear();
            (out.inverse).extend(below[high.clone()].iter().map(|p| 1.0 / p));
            let (above, inverse) = (&above[high.clone()], &out.inverse[..high.len()]);
            let seats_out = &mut out.seats[high.clone()];
            let fewer_out = &mut out.fewer[high.clone()];
            seats_out.fill(0.0);
            for m in 0..=seats {
                let most = &self.most.row(m)[high.clone()];
                for i in 0..most.len() {
                    fewer_out[i] = seats_out[i];
                    seats_out[i] = (most[i] - above[i] * seats_out[i]) * inverse[i];
                }
            }
        }
        let low = range.start..middle;
        out.inverse.clear();
        (out.inverse).extend(above[low.clone()].iter().map(|p| 1.0 / p));
        let (below, inverse) = (&below[low.clone()], &out.inverse[..low.len()]);
        let seats_out = &mut out.seats[low.clone()];
        let fewer_out = &mut out.fewer[low.clone()];
        // Here these are the chances that at least so many are above, from the most down.
        fewer_out.fill(0.0);
        for m in (seats + 1..=rest + 1).rev() {
            let least = &self.least.row(m)[low.clone()];
            for i in 0..least.len() {
                seats_out[i] = fewer_out[i];
                fewer_out[i] = (least[i] - below[i] * fewer_out[i]) * inverse[i];
            }
        }
        for (seats, fewer) in seats_out.iter_mut().zip(fewer_out) {
            *seats = 1.0 - *seats;
            *fewer = 1.0 - *fewer;
        }
    }
}

/// What [`Sums::at_most`] finds, by node.
#[derive(Debug, Default)]
pub(super) struct AtMost {
    pub(super) seats: Vec<f64>,
    pub(super) fewer: Vec<f64>,
    /// One over the probability that a team is divided out by.
    inverse: Vec<f64>,
}
