//! Who ranks above whom, pair by pair.

use std::ops::Range;

use super::around_the_line;
use crate::analysis::interval::Interval;
use crate::analysis::outcome::Outcome;
use crate::analysis::summary::by_selection;

/// The last team in and the first one out, the one that ranks above the other more often first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contest {
    /// The one.
    pub above: usize,
    /// The other.
    pub below: usize,
    /// How often it does.
    pub winning: Interval,
    /// How often their totals are equal.
    pub tied: Interval,
}

impl Contest {
    /// Of two teams and how often the first ranks above the second.
    pub fn new([above, below]: [usize; 2], winning: Interval, tied: Interval) -> Self {
        if winning.estimate >= 0.5 || winning.is_even() {
            return Self {
                above,
                below,
                winning,
                tied,
            };
        }
        Self {
            above: below,
            below: above,
            winning: Interval {
                estimate: 1.0 - winning.estimate,
                low: 1.0 - winning.high,
                high: 1.0 - winning.low,
            },
            tied,
        }
    }

    /// Whether the two are level within the error, or in whole percent.
    pub fn is_level(&self) -> bool {
        self.winning.is_even() || self.winning.estimate < 0.505
    }
}

/// Who beats everybody else, pair by pair, in more than half of the panels (Condorcet 1785).
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Winner {
    /// This team, each of the others in so many panels or more.
    Team(usize, f64),
    /// No team for certain, within the errors.
    Unclear,
    /// No team.
    Nobody,
    /// Whoever it is, it is not among the teams that are spoken of.
    OutOfSight,
}

/// What the pairs of a run come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Pairs {
    /// Each of these teams ranks above each other one, if there is any, about as often as below.
    Level(Vec<usize>),
    /// Of two teams the first ranks above the second so often.
    Two([usize; 2], f64),
    /// Who beats everybody, and what happens at the cut line where there is one.
    Many(Winner, Option<Contest>),
}

impl Pairs {
    /// From the teams in the order of selection, of which those in `shown` are spoken of. `above`
    /// tells how often one ranks above another, give or take `error`.
    pub fn new(
        order: &[usize],
        shown: Range<usize>,
        error: f64,
        above: impl Fn(usize, usize) -> f64,
        contest: Option<Contest>,
    ) -> Self {
        let mut pairs = order
            .iter()
            .flat_map(|&i| order.iter().map(move |&j| (i, j)));
        if pairs.all(|(i, j)| i == j || (above(i, j) - 0.5).abs() <= 0.025) {
            return Self::Level(order.to_vec());
        }
        let least = |i: usize| {
            let others = order.iter().filter(|&&j| j != i);
            others.map(|&j| above(i, j)).fold(1.0, f64::min)
        };
        let best = order.iter().map(|&team| (team, least(team)));
        let best = best.rev().max_by(|a, b| a.1.total_cmp(&b.1));
        let winner = match best {
            _ if shown.start > 0 => Winner::OutOfSight,
            Some((team, least)) if least > 0.5 + error => Winner::Team(team, least),
            Some((_, least)) if least >= 0.5 - error => Winner::Unclear,
            _ => Winner::Nobody,
        };
        match (winner, order) {
            (Winner::Team(team, share), [a, b]) => {
                Self::Two([team, if team == *a { *b } else { *a }], share)
            }
            _ => Self::Many(winner, contest),
        }
    }
}

impl Outcome {
    /// The last team in and the first one out; none where there is a place for each.
    pub fn contest(&self) -> Option<Contest> {
        let pair = self.neighbours.get(self.places.checked_sub(1)?)?;
        let team = |id: &str| self.teams.iter().position(|team| team.id == id);
        let teams = [team(&pair.above)?, team(&pair.below)?];
        Some(Contest::new(teams, pair.winning, pair.tied))
    }

    /// Who ranks above whom, pair by pair.
    pub fn pairs(&self) -> Pairs {
        let order = by_selection(&self.teams);
        let above = |i: usize, j: usize| {
            let row = self.pairwise_winning.get(i);
            row.and_then(|row| row.get(j)).copied().unwrap_or(0.0)
        };
        let shown = around_the_line(order.len(), self.places);
        // Two of one half differ by rounding.
        let error = self.largest_half_widths.pairwise_winning + 1e-9;
        Pairs::new(&order, shown, error, above, self.contest())
    }
}
