//! Figures that their errors do not tell apart: nothing is called the first among them.

use super::comparison::{Comparison, TeamChange};
use super::interval::{ALIKE, Interval, alike, critical_value};
use super::likeliest::likeliest;
use super::outcome::Outcome;
use super::sweep::{Sweep, SweepPoint};

impl Outcome {
    /// How many of the first selections are level: the likeliest, and those whose probabilities
    /// their errors do not tell from its own. Intervals are widened so that they hold for all
    /// selections at once (Bonferroni): the first of many equals always seems to lead.
    pub fn level_selections(&self) -> usize {
        let Some(first) = self.selections.first() else {
            return 0;
        };
        let wider = critical_value(self.selections.len()) / critical_value(1);
        let first = first.probability;
        let level = self.selections.iter().take_while(|other| {
            let other = other.probability;
            let errors = wider * (first.half_width() + other.half_width());
            first.estimate - other.estimate <= errors + ALIKE
        });
        level.count()
    }
}

impl SweepPoint {
    /// Teams that errors do not tell apart at the cut line: those like the last that is in and
    /// those like the first that is out; none where the two are told apart.
    pub fn level_at_the_line(&self) -> Vec<usize> {
        let shares = &self.selection_probability;
        let order = self.order();
        let (chosen, others) = likeliest(&order, self.places);
        let (Some(&last_in), Some(&out)) = (chosen.last(), others.first()) else {
            return Vec::new();
        };
        if !alike(&shares[last_in], &shares[out]) {
            return Vec::new();
        }
        let within = |&team: &usize| {
            alike(&shares[team], &shares[last_in]) && alike(&shares[team], &shares[out])
        };
        (0..shares.len()).filter(within).collect()
    }
}

impl Sweep {
    /// At how many points the cut line runs through level teams, and which these are, in the order
    /// of the file.
    pub fn level(&self) -> (usize, Vec<usize>) {
        let level: Vec<Vec<usize>> = self
            .points
            .iter()
            .map(SweepPoint::level_at_the_line)
            .collect();
        let points = level.iter().filter(|teams| !teams.is_empty()).count();
        let mut teams: Vec<usize> = level.into_iter().flatten().collect();
        teams.sort_unstable();
        teams.dedup();
        (points, teams)
    }
}

impl Comparison {
    /// Teams that are among the likeliest in A only, and in B only.
    pub fn moves(&self) -> [Vec<&TeamChange>; 2] {
        [[true, false], [false, true]].map(|among| {
            let teams = self.teams.iter();
            teams.filter(|team| team.among_likeliest == among).collect()
        })
    }

    /// Whether teams that take each other's places are level with each other in A and in B, as far
    /// as the intervals tell: then chance alone has moved them.
    pub fn moves_are_level(&self) -> bool {
        let [leave, enter] = self.moves();
        let level =
            |a: Option<Interval>, b: Option<Interval>| a.zip(b).is_some_and(|(a, b)| alike(&a, &b));
        let pairs = || leave.iter().flat_map(|a| enter.iter().map(move |b| (a, b)));
        leave.len() == enter.len()
            && pairs().next().is_some()
            && pairs().all(|(x, y)| level(x.a, y.a) && level(x.b, y.b))
    }
}
