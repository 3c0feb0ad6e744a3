//! Whose selection hinges on the weights, and on which.

use super::{around_the_line, is_open};
use crate::analysis::interval::rounded;
use crate::analysis::outcome::{CriterionLabel, Outcome, TeamOutcome};
use crate::analysis::summary::by_selection;

/// A team's mean weight of a criterion over the draws in which the team is selected.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Leaning {
    /// The team.
    pub team: usize,
    /// The criterion.
    pub criterion: usize,
    /// How often the team is selected.
    pub selected: f64,
    /// In points, over the draws in which it is.
    pub given: f64,
    /// In points, over all.
    pub mean: f64,
}

impl Leaning {
    /// How many points more or less the weight has where the team is selected.
    pub fn shift(&self) -> f64 {
        self.given - self.mean
    }
}

/// What the weights that favour teams come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Hinge {
    /// No weight is uncertain.
    Fixed,
    /// No team that is spoken of is selected in 10 to 90 % of panels.
    NobodyOpen,
    /// Those that are were seen in too few draws to tell.
    TooRough,
    /// No weight moves by more than so many points.
    Hardly(f64),
    /// The selection of these teams, of the first of which the figures are.
    On(Vec<usize>, Leaning),
}

/// A weight that moves by less than this part of itself hardly matters.
const MATTERS: f64 = 0.05;
/// Means of fewer draws than these are too rough to be spoken of.
pub const ENOUGH_DRAWS: u64 = 1_000;
/// More criteria than these leave no room for their names.
const CRITERIA: usize = 10;

impl Hinge {
    /// From the cells of those teams whose selection is open that rest on draws enough.
    pub fn new(cells: &[Leaning]) -> Self {
        let moves = |cell: &Leaning| cell.shift().abs();
        // The largest that the picture shows; the first among equals: weights that share their points
        // move by as much.
        let most = cells.iter().rev().max_by(|a, b| {
            let by_shift = rounded(moves(a)).total_cmp(&rounded(moves(b)));
            by_shift.then(a.given.total_cmp(&b.given))
        });
        let Some(most) = most else {
            return Self::TooRough;
        };
        if cells.iter().all(|cell| moves(cell) < MATTERS * cell.mean) {
            return Self::Hardly(cells.iter().map(moves).fold(0.0, f64::max));
        }
        // Level in what is shown: each of them hinges as much.
        let tenths = |cell: &Leaning| (10.0 * moves(cell)).round();
        let level = |cell: &&Leaning| {
            tenths(cell) == tenths(most) && (cell.selected - most.selected).abs() <= 0.01
        };
        let mut teams = vec![most.team];
        for cell in cells.iter().filter(level) {
            if !teams.contains(&cell.team) {
                teams.push(cell.team);
            }
        }
        Self::On(teams, *most)
    }
}

/// Mean weight over the draws in which a team is selected, less the mean weight.
fn shift(team: &TeamOutcome, criterion: &CriterionLabel) -> Option<f64> {
    let weights = team.weights_given_selected.as_ref()?;
    Some(weights.of(&criterion.id)? - criterion.points)
}

impl Outcome {
    /// Whether a team is selected in too few draws to say which weights favour it.
    pub fn is_rough(&self, team: &TeamOutcome) -> bool {
        let seen = team.selection_probability.estimate * self.draws as f64;
        self.draws > 0 && seen < ENOUGH_DRAWS as f64
    }

    /// By how much the mean weight over the draws in which a team is selected differs at most by
    /// chance (95 %). Weights from 0 to b with the mean m have a variance of m (b − m) at most
    /// (Bhatia & Davis 2000).
    pub fn chance(&self, team: &TeamOutcome, criterion: &CriterionLabel) -> f64 {
        let seen = team.selection_probability.estimate * self.draws as f64;
        let weights = team.weights_given_selected.as_ref();
        let Some(given) = weights.and_then(|weights| weights.of(&criterion.id)) else {
            return 0.0;
        };
        if self.draws == 0 || seen <= 0.0 {
            return 0.0;
        }
        let together = |other: &&CriterionLabel| other.block == criterion.block;
        let most = self.criteria.iter().filter(together).map(|c| c.points);
        let most: f64 = most.filter(|points| *points > 0.0).sum();
        1.96 * ((most - given).max(0.0) * given / seen).sqrt()
    }

    /// The criteria whose weights vary and are spoken of, as numbers in the list, in the order of
    /// the file: where there are too many, those whose weights differ most for any team.
    pub fn telling_weights(&self) -> Vec<usize> {
        let spread = |criterion: &CriterionLabel| {
            let shifts = (self.spoken_of().into_iter())
                .filter(|&team| !self.is_rough(&self.teams[team]))
                .filter_map(|team| shift(&self.teams[team], criterion));
            rounded(shifts.map(f64::abs).fold(0.0, f64::max))
        };
        let varying = self.criteria.iter().enumerate();
        let varying = varying.filter(|(_, criterion)| criterion.weight_varies);
        let mut telling: Vec<(usize, f64)> = varying.map(|(at, c)| (at, spread(c))).collect();
        telling.sort_by(|a, b| b.1.total_cmp(&a.1));
        telling.truncate(CRITERIA);
        let mut telling: Vec<usize> = telling.into_iter().map(|(at, _)| at).collect();
        telling.sort_unstable();
        telling
    }

    /// Whose selection hinges on the weights, and on which.
    pub fn hinge(&self) -> Hinge {
        let criteria = self.telling_weights();
        if criteria.is_empty() {
            return Hinge::Fixed;
        }
        let selected = |team: usize| self.teams[team].selection_probability.estimate;
        let mut open = self.spoken_of();
        open.retain(|&team| is_open(selected(team)));
        if open.is_empty() {
            return Hinge::NobodyOpen;
        }
        open.retain(|&team| !self.is_rough(&self.teams[team]));
        let cells = open.iter().flat_map(|&team| {
            criteria.iter().filter_map(move |&criterion| {
                let mean = self.criteria[criterion].points;
                Some(Leaning {
                    team,
                    criterion,
                    selected: selected(team),
                    given: mean + shift(&self.teams[team], &self.criteria[criterion])?,
                    mean,
                })
            })
        });
        Hinge::new(&cells.collect::<Vec<_>>())
    }

    /// The teams in a picture, best first.
    fn spoken_of(&self) -> Vec<usize> {
        let order = by_selection(&self.teams);
        order[around_the_line(order.len(), self.places)].to_vec()
    }
}
