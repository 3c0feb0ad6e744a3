//! Figures of an integral, with their errors.

use super::tables::Tables;
use super::{Integral, REPLICATES, Weight};
use crate::model::special::student_t_quantile;

/// A figure and how well it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The mean over all points.
    pub estimate: f64,
    /// Its standard error, from the scramblings; 0 for an exact answer.
    pub standard_error: f64,
    /// What the rule on the line may add, and what points may all have missed.
    pub quadrature: f64,
}

impl Figure {
    /// Half the width of an interval that holds jointly for `claims` figures with an error
    /// probability of `alpha`: Student's t with 15 degrees of freedom, Bonferroni's inequality, and
    /// the error of the rule on the line.
    pub fn half_width(&self, alpha: f64, claims: usize) -> f64 {
        let tail = alpha / (2.0 * claims.max(1) as f64);
        let t = if self.standard_error > 0.0 {
            student_t_quantile(REPLICATES as f64 - 1.0, 1.0 - tail)
        } else {
            0.0
        };
        t * self.standard_error + self.quadrature
    }
}

impl Integral {
    /// Whether nothing was left to integrate by evenly spread points.
    pub fn is_exact(&self) -> bool {
        self.dimensions == 0
    }

    /// How many equally likely cases were gone through, where there are finitely many.
    pub fn cases(&self) -> Option<u64> {
        self.counted.as_ref().map(|_| self.points)
    }

    /// Whether the weight of a criterion differs from point to point; false for a penalty.
    pub fn weight_varies(&self, criterion: usize) -> bool {
        self.weights[criterion] == Weight::Varying
    }

    /// A mean over the points of each scrambling.
    fn figure(&self, value: impl Fn(&Tables) -> f64) -> Figure {
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
        Figure {
            estimate,
            standard_error,
            quadrature: self.refinement + self.unseen,
        }
    }

    /// Probability that a team is selected.
    pub fn selected(&self, team: usize) -> Figure {
        let row = team * self.teams;
        self.figure(|tables| tables.ranks[row..row + self.places].iter().sum())
    }

    /// Probability that a team has rank `above` + 1.
    pub fn rank(&self, team: usize, above: usize) -> Figure {
        self.figure(|tables| tables.ranks[team * self.teams + above])
    }

    /// Probability that one team ranks above another, lots included.
    pub fn above(&self, team: usize, other: usize) -> Figure {
        self.figure(|tables| tables.wins[team * self.teams + other])
    }

    /// Probability that the totals of two teams are equal.
    pub fn tied(&self, team: usize, other: usize) -> Figure {
        self.figure(|tables| tables.ties[team * self.teams + other])
    }

    /// Probability that one team is selected and another is not.
    pub fn without(&self, team: usize, other: usize) -> Figure {
        self.figure(|tables| tables.without[team * self.teams + other])
    }

    /// Probability of the selection at a place of [`Integral::sets`].
    pub fn set(&self, at: usize) -> Figure {
        self.figure(|tables| tables.sets[at])
    }

    /// Probability of all selections that are not listed.
    pub fn other_sets(&self) -> Figure {
        self.figure(|tables| tables.points - tables.sets.iter().sum::<f64>())
    }

    /// Number of criteria.
    pub fn criteria(&self) -> usize {
        self.weights.len()
    }

    /// Mean and standard deviation of a team's total, in points.
    pub fn total(&self, team: usize) -> (f64, f64) {
        if let Some(counted) = &self.counted {
            return counted.moments[team];
        }
        let mean = self.figure(|tables| tables.means[team]).estimate;
        let square = self.figure(|tables| tables.squares[team]).estimate;
        let sd = libm::sqrt((square - mean * mean).max(0.0));
        let expected = self.expected.as_ref().map(|teams| teams[team]);
        (expected.unwrap_or(mean), sd)
    }

    /// Probabilities of the complete rankings that there are, in no particular order; none where they
    /// were not counted.
    pub fn rankings(&self) -> Option<Vec<f64>> {
        let counted = self.counted.as_ref()?.rankings.as_ref()?;
        let share = |count: &f64| count / self.points as f64;
        Some(counted.iter().map(share).collect())
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

    fn means(
        &self,
        of: &dyn Fn(&Tables) -> &Vec<f64>,
        team: usize,
        given: Figure,
    ) -> Option<Vec<Option<f64>>> {
        let criteria = self.weights.len();
        let mean = |(criterion, weight): (usize, &Weight)| {
            let sum = self.figure(|tables| of(tables)[team * criteria + criterion]);
            (*weight != Weight::Penalty).then(|| sum.estimate / given.estimate)
        };
        (given.estimate > NEVER).then(|| self.weights.iter().enumerate().map(mean).collect())
    }

    /// The largest 95 % half-width of a probability to be selected, to have a rank, or to be above
    /// another team.
    pub fn widest(&self) -> f64 {
        let teams = 0..self.teams;
        let figures = teams.clone().flat_map(|team| {
            let others = teams.clone().filter(move |other| *other != team);
            let ranks = teams.clone().map(move |above| self.rank(team, above));
            let pairs = others.map(move |other| self.above(team, other));
            ranks.chain(pairs).chain([self.selected(team)])
        });
        let widest = figures.reduce(|a, b| {
            if a.standard_error < b.standard_error {
                b
            } else {
                a
            }
        });
        widest.map_or(0.0, |figure| figure.half_width(0.05, 1))
    }

    /// The largest difference of a selection probability between two answers.
    pub(super) fn difference(&self, other: &Self) -> f64 {
        (0..self.teams).fold(0.0, |most, team| {
            let (mine, theirs) = (self.selected(team), other.selected(team));
            f64::max(most, (mine.estimate - theirs.estimate).abs())
        })
    }
}

/// Probabilities below this are rounding errors.
pub const NEVER: f64 = 1e-12;
