//! What is told of a field in which nobody reads of every team.

use std::collections::BTreeMap;
use std::ops::Range;

use super::around_the_line;
use super::race::Standing;
use crate::analysis::comparison::{Comparison, TeamChange};
use crate::analysis::interval::rounded;
use crate::analysis::outcome::Outcome;
use crate::analysis::summary::{SEPARABLE, by_selection};

/// Fields of no more teams than these are told of team by team.
pub const FEW: usize = 25;
/// From so many teams on a picture shows the whole field instead of some of its teams.
pub const CROWD: usize = 100;

/// Teams that are shown beyond those whose selection is open.
const BEYOND: usize = 10;
/// A table of more rows than these is no help.
const ROWS: usize = 100;
/// Fewer teams than these are not left out: the line that says so takes as much room.
const LEAST: usize = 3;
/// Who is selected so often is counted, not listed.
const CERTAIN: f64 = 0.99;

/// Which teams of a table are shown, from their selection probabilities, best first: all of a small
/// field; of a large one those that are not certain to be in down to the last that is contested,
/// and ten beyond. Where these are too many, the contested and ten on either side; where these are,
/// those around the cut line.
pub fn in_sight(shares: &[f64], places: usize) -> Range<usize> {
    let all = shares.len();
    if all <= FEW {
        return 0..all;
    }
    let leading = |pass: &dyn Fn(f64) -> bool| shares.iter().take_while(|&&p| pass(p)).count();
    // The last one in and the first one out are always there.
    let before = |count: usize| count.min(places.saturating_sub(1));
    let open = leading(&|p| Standing::of(p) != Standing::Unlikely).max(places + 1);
    let end = (open + BEYOND).min(all);
    let mut rows = before(leading(&|p| p >= CERTAIN))..end;
    if rows.len() > ROWS {
        let likely = leading(&|p| Standing::of(p) == Standing::Likely);
        rows.start = before(likely).saturating_sub(BEYOND);
    }
    if rows.len() > ROWS {
        rows = around_the_line(all, places);
    }
    if rows.start < LEAST {
        rows.start = 0;
    }
    if all - rows.end < LEAST {
        rows.end = all;
    }
    rows
}

impl Comparison {
    /// Whether each team is shown in a table: those that would be shown of A or of B, and those that
    /// are in one of them only.
    pub fn in_sight(&self) -> Vec<bool> {
        let sides = [0, 1].map(|side| {
            let share = |team: usize| {
                let team = &self.teams[team];
                [team.a, team.b][side].map(|share| share.estimate)
            };
            let mut order: Vec<(usize, f64)> = (0..self.teams.len())
                .filter_map(|team| Some((team, share(team)?)))
                .collect();
            order.sort_by(|x, y| rounded(y.1).total_cmp(&rounded(x.1)));
            let shares: Vec<f64> = order.iter().map(|team| team.1).collect();
            let rows = in_sight(&shares, self.sides[side].places);
            order[rows].iter().map(|team| team.0).collect::<Vec<_>>()
        });
        let alone = |team: &TeamChange| team.a.is_none() || team.b.is_none();
        let mut shown: Vec<bool> = self.teams.iter().map(alone).collect();
        for team in sides.concat() {
            shown[team] = true;
        }
        shown
    }
}

impl Outcome {
    /// Which teams of a table are shown, in the order of selection.
    pub fn in_sight(&self) -> Range<usize> {
        let order = by_selection(&self.teams).into_iter();
        let shares = order.map(|team| self.teams[team].selection_probability.estimate);
        in_sight(&shares.collect::<Vec<_>>(), self.places)
    }

    /// How often one team ranks above another.
    fn above(&self, team: usize, other: usize) -> f64 {
        let row = self.pairwise_winning.get(team);
        row.and_then(|row| row.get(other)).copied().unwrap_or(0.0)
    }

    /// Whether groups of a large field say little: the first and the last team of one of them are
    /// told apart, though no two neighbours between them are.
    pub fn groups_chain(&self) -> bool {
        if self.teams.len() <= FEW {
            return false;
        }
        let places = self.teams.iter().enumerate();
        let places: BTreeMap<&str, usize> = places.map(|(at, t)| (t.id.as_str(), at)).collect();
        let place = |id: &String| places.get(id.as_str()).copied();
        self.groups.iter().any(|group| {
            let ends = group.first().zip(group.last());
            let ends = ends.and_then(|(first, last)| place(first).zip(place(last)));
            ends.is_some_and(|(first, last)| self.above(first, last) >= SEPARABLE)
        })
    }

    /// For each team, best first, the place in that order from which on it ranks above every other
    /// one with a probability of [`SEPARABLE`] or more; none where not even above the last.
    pub fn apart_from(&self) -> Vec<Option<usize>> {
        let order = by_selection(&self.teams);
        let from = |(at, &team): (usize, &usize)| {
            let below = order[at + 1..].iter().rev();
            let apart = below.take_while(|&&other| self.above(team, other) >= SEPARABLE);
            let apart = apart.count();
            (apart > 0).then(|| order.len() - apart + 1)
        };
        order.iter().enumerate().map(from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_fields_are_shown_whole_and_large_ones_around_what_is_open() {
        let shares = |counts: &[(usize, f64)]| -> Vec<f64> {
            let all = counts.iter();
            all.flat_map(|&(count, share)| vec![share; count]).collect()
        };
        assert_eq!(in_sight(&shares(&[(5, 1.0), (20, 0.0)]), 5), 0..25);
        // Nothing is open: the two at the line, and ten more.
        assert_eq!(in_sight(&shares(&[(20, 1.0), (80, 0.0)]), 20), 19..31);
        // 40 certain, 10 likely, 20 contested, ten beyond of 130.
        let open = shares(&[(40, 0.999), (10, 0.9), (20, 0.5), (130, 0.02)]);
        assert_eq!(in_sight(&open, 60), 40..80);
        // Two that are certain are not worth a line of their own, nor are the last two.
        let open = shares(&[(2, 0.999), (10, 0.9), (20, 0.5), (12, 0.02)]);
        assert_eq!(in_sight(&open, 20), 0..44);
        // Too many that are likely.
        let open = shares(&[(120, 0.9), (20, 0.5), (60, 0.02)]);
        assert_eq!(in_sight(&open, 130), 110..150);
        // Too many that are contested.
        assert_eq!(in_sight(&shares(&[(500, 0.5)]), 250), 230..270);
        assert_eq!(in_sight(&shares(&[(500, 1.0)]), 500), 499..500);
        assert_eq!(in_sight(&[], 1), 0..0);
    }
}
