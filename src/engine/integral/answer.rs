//! Figures of an integral.

use std::f64::consts::FRAC_1_SQRT_2;

use super::detail::Detail;
use super::figure::{Critical, Figure};
use super::tables::Tables;
use super::{Integral, SETTLED, Weight};
use crate::engine::Tally;
use crate::model::special::wilson;

impl Integral {
    /// Whether nothing was left to integrate by evenly spread points.
    pub fn is_exact(&self) -> bool {
        self.dimensions == 0
    }

    /// Whether it was computed how often a team has each rank, is above another one and equal to it.
    pub(super) fn has_ranks(&self) -> bool {
        self.replicates
            .iter()
            .all(|tables| !tables.ranks.is_empty())
    }

    /// Whether it was computed how often one team is selected and another is not.
    pub fn has_pairs(&self) -> bool {
        self.replicates
            .iter()
            .all(|tables| !tables.without.is_empty())
    }

    /// Whether each team has some rank and each rank some team: what is not so is no answer.
    pub(super) fn is_whole(&self) -> bool {
        let all = |of: &dyn Fn(usize) -> Figure| -> f64 {
            (0..self.teams).map(|at| of(at).estimate).sum()
        };
        let is_one = |sum: f64| (sum - 1.0).abs() <= SETTLED;
        if !self.has_ranks() {
            let selected: f64 = (0..self.teams)
                .map(|team| self.selected(team).estimate)
                .sum();
            return is_one(1.0 + selected - self.places as f64);
        }
        (0..self.teams).all(|one| {
            is_one(all(&|rank| self.rank(one, rank))) && is_one(all(&|team| self.rank(team, one)))
        })
    }

    /// Whether the weight of a criterion differs from point to point; false for a penalty.
    pub fn weight_varies(&self, criterion: usize) -> bool {
        self.weights[criterion] == Weight::Varying
    }

    /// A mean over the points of each scrambling, and how often it came up in draws.
    pub(super) fn figure(
        &self,
        value: impl Fn(&Tables) -> f64,
        drawn: impl Fn(&Tally) -> u64,
    ) -> Figure {
        let means = self
            .replicates
            .iter()
            .map(|tables| value(tables) / tables.points);
        let means: Vec<f64> = means.collect();
        let count = means.len() as f64;
        let estimate = means.iter().sum::<f64>() / count;
        let standard_error = if means.len() > 1 {
            let squares = means
                .iter()
                .map(|mean| (mean - estimate) * (mean - estimate));
            libm::sqrt(squares.sum::<f64>() / (count * (count - 1.0)))
        } else {
            0.0
        };
        // A spread of so few points tells nothing of those that might have seen it and did not.
        let rare = estimate.min(1.0 - estimate);
        let unsteady = standard_error >= STEADY * rare;
        let looks = self.looks.as_ref().filter(|_| unsteady);
        Figure {
            estimate,
            standard_error,
            quadrature: self.refinement + self.unseen + ROUNDING,
            drawn: looks.map(|tally| (drawn(tally), tally.draws)),
        }
    }

    /// A mean that is no probability.
    fn mean(&self, value: impl Fn(&Tables) -> f64) -> f64 {
        self.figure(value, |_| 0).estimate
    }

    /// Probability that a team is selected.
    pub fn selected(&self, team: usize) -> Figure {
        self.figure(|tables| tables.selected[team], |looks| looks.selected(team))
    }

    /// Probability that a team has rank `above` + 1. Like that of a pair and of a set it is no number
    /// where [`Detail`] leaves it out.
    pub fn rank(&self, team: usize, above: usize) -> Figure {
        let at = team * self.teams + above;
        self.figure(|tables| told(&tables.ranks, at), |looks| looks.ranks[at])
    }

    /// Probability that one team ranks above another, lots included.
    pub fn above(&self, team: usize, other: usize) -> Figure {
        self.figure(
            |tables| told(&tables.wins, team * self.teams + other),
            |looks| looks.above(team, other),
        )
    }

    /// Probability that the totals of two teams are equal.
    pub fn tied(&self, team: usize, other: usize) -> Figure {
        self.figure(
            |tables| told(&tables.ties, team * self.teams + other),
            |looks| looks.tied(team, other),
        )
    }

    /// Probability that one team is selected and another is not.
    pub fn without(&self, team: usize, other: usize) -> Figure {
        let at = team * self.teams + other;
        self.figure(
            |tables| told(&tables.without, at),
            |looks| looks.without[at],
        )
    }

    /// Probability of the selection at a place of [`Integral::sets`].
    pub fn set(&self, at: usize) -> Figure {
        let set = &self.sets[at];
        self.figure(
            |tables| tables.sets[at],
            |looks| {
                let counted = looks.selections.iter().find(|(drawn, _)| drawn == set);
                counted.map_or(0, |(_, count)| *count)
            },
        )
    }

    /// Probability of all selections that are not listed.
    pub fn other_sets(&self) -> Figure {
        let listed = |looks: &Tally| -> u64 {
            let counts = looks.selections.iter();
            let listed = counts.filter(|(set, _)| self.sets.contains(set));
            listed.map(|(_, count)| count).sum()
        };
        self.figure(
            |tables| tables.points - tables.sets.iter().sum::<f64>(),
            |looks| looks.draws - listed(looks),
        )
    }

    /// Number of criteria.
    pub fn criteria(&self) -> usize {
        self.weights.len()
    }

    /// Mean and standard deviation of a team's total, in points.
    pub fn total(&self, team: usize) -> (f64, f64) {
        if let Some(counted) = self.counted_total(team) {
            return counted;
        }
        let off = self.mean(|tables| tables.means[team]);
        let square = self.mean(|tables| tables.squares[team]);
        let sd = libm::sqrt((square - off * off).max(0.0));
        let expected = self.expected.as_ref().map(|teams| teams[team]);
        (expected.unwrap_or(self.centres[team] + off), sd)
    }

    /// By how much the standard deviation of a team's total may be off, in points: half of its 95 %
    /// interval, from the scramblings; 0 where it is exact.
    pub fn total_error(&self, team: usize) -> f64 {
        if self.is_exact() {
            return 0.0;
        }
        let (off, sd) = (self.mean(|tables| tables.means[team]), self.total(team).1);
        if sd == 0.0 {
            return 0.0;
        }
        // A variance moves with the mean square about the mean of all points.
        let variance = self.figure(
            |tables| {
                let mean = tables.means[team] / tables.points;
                tables.squares[team] - tables.points * off * (2.0 * mean - off)
            },
            |_| 0,
        );
        Critical::new(0.05, 1).t * variance.standard_error / (2.0 * sd)
    }

    /// A team's central weights in points by criterion, none for a penalty. None where its
    /// probability of being first is 0.
    pub fn central_weights(&self, team: usize) -> Option<Vec<Option<f64>>> {
        self.means(&|tables| &tables.weights_first, team, self.rank(team, 0))
    }

    /// The same where a team is selected.
    pub fn weights_given_selected(&self, team: usize) -> Option<Vec<Option<f64>>> {
        self.means(
            &|tables| &tables.weights_selected,
            team,
            self.selected(team),
        )
    }

    /// None where they were not computed, too.
    fn means(
        &self,
        of: &dyn Fn(&Tables) -> &Vec<f64>,
        team: usize,
        given: Figure,
    ) -> Option<Vec<Option<f64>>> {
        let criteria = self.weights.len();
        let mean = |(criterion, weight): (usize, &Weight)| {
            let sum = self.mean(|tables| of(tables)[team * criteria + criterion]);
            (*weight != Weight::Penalty).then(|| sum / given.estimate)
        };
        let computed = self.replicates.iter().all(|tables| !of(tables).is_empty());
        (computed && given.estimate > NEVER)
            .then(|| self.weights.iter().enumerate().map(mean).collect())
    }

    /// The largest 95 % half-width of a probability to be selected, to have a rank, or to be above
    /// another team, and of answers to questions.
    pub fn widest(&self) -> f64 {
        widest(self.judged())
    }

    /// The largest 95 % half-width of a selection probability that is to be expected after the points
    /// have doubled so many times more, if the error goes on to fall as it did from an answer at half
    /// the points to this one: by the number of points at best, and no slower than that of draws.
    pub(super) fn expected(&self, before: &Self, doublings: u32) -> f64 {
        let chosen = |of: &Self| widest((0..of.teams).map(|team| of.selected(team)));
        let now = chosen(self);
        let rate = (now / chosen(before).max(f64::MIN_POSITIVE)).clamp(0.5, FRAC_1_SQRT_2);
        now * libm::pow(rate, f64::from(doublings))
    }

    /// Whether so many draws would leave a smaller error of the selection probabilities.
    pub fn is_wider_than_drawn(&self, draws: u64) -> bool {
        self.expected(self, 0) > self.if_drawn(draws)
    }

    /// The same after so many draws; infinite without any.
    pub(super) fn if_drawn(&self, draws: u64) -> f64 {
        if draws == 0 {
            return f64::INFINITY;
        }
        let z = Critical::new(0.05, 1).z;
        let widths = (0..self.teams).map(|team| {
            let share = self.selected(team).estimate.clamp(0.0, 1.0);
            let (low, high) = wilson(libm::round(share * draws as f64) as u64, draws, z);
            0.5 * (high - low)
        });
        widths.fold(0.0, f64::max)
    }

    /// The largest share of plain draws in which something came up that no point saw, as far as
    /// these draws know; or, where the points saw all of it, what they and the draws may both have
    /// missed.
    pub(super) fn missed(&self, points: u64) -> f64 {
        let critical = Critical::new(0.05, 1);
        let looks = self.looks.as_ref().map_or(0, |tally| tally.draws);
        let nothing = UNSEEN / (points + looks) as f64;
        let missed = self.of_teams().map(|figure| figure.missed(critical));
        missed.fold(nothing, f64::max)
    }

    /// The figures that the error is judged by.
    fn judged(&self) -> impl Iterator<Item = Figure> {
        let asked = match self.detail {
            Detail::Everything | Detail::Selections => self.asked.len(),
            Detail::Ranks => 0,
        };
        let answers = (0..asked).filter_map(|question| self.answer(question));
        self.of_teams().chain(answers)
    }

    /// Those among them that are there whatever is asked.
    fn of_teams(&self) -> impl Iterator<Item = Figure> {
        let teams = 0..self.teams;
        teams.clone().flat_map(move |team| {
            // Pairs are computed only where everything is.
            let everything = self.detail == Detail::Everything;
            let others = teams
                .clone()
                .filter(move |other| everything && *other != team);
            let ranks = if self.detail == Detail::Selections {
                0..0
            } else {
                teams.clone()
            };
            let ranks = ranks.map(move |above| self.rank(team, above));
            let pairs = others.map(move |other| self.above(team, other));
            ranks.chain(pairs).chain([self.selected(team)])
        })
    }

    /// The largest difference of a selection probability between two answers.
    pub(super) fn difference(&self, other: &Self) -> f64 {
        (0..self.teams).fold(0.0, |most, team| {
            let (mine, theirs) = (self.selected(team), other.selected(team));
            f64::max(most, (mine.estimate - theirs.estimate).abs())
        })
    }
}

/// An entry of a table; no number where it was not computed.
fn told(table: &[f64], at: usize) -> f64 {
    table.get(at).copied().unwrap_or(f64::NAN)
}

/// The largest 95 % half-width.
fn widest(figures: impl Iterator<Item = Figure>) -> f64 {
    let critical = Critical::new(0.05, 1);
    let half_width = |figure: Figure| {
        let (low, high) = figure.interval(critical);
        0.5 * (high.min(1.0) - low.max(0.0))
    };
    figures.map(half_width).fold(0.0, f64::max)
}

/// A standard error of this share of a probability comes of some 25 points.
const STEADY: f64 = 0.2;

/// What is never seen happens in fewer than so many cases: with the probability of 95 % that is one.
const UNSEEN: f64 = 3.0;

/// What the rounding of long sums may do to a probability. No error that is stated is smaller.
pub const ROUNDING: f64 = 1e-12;

/// Probabilities below this are rounding errors, and so is what others lack of 1 where it is less.
pub const NEVER: f64 = ROUNDING;
