//! What was counted over draws, as it is read.

use std::sync::Arc;

use super::lists::Lists;
use super::plan::Plan;
use super::weight_sums::Layout;

/// What was counted over a number of draws. Square tables are row by row, in the order of teams.
#[derive(Debug, Clone, PartialEq)]
pub struct Tally {
    /// Number of draws.
    pub draws: u64,
    /// False where the run was ended before all draws that were wanted.
    pub complete: bool,
    /// Number of teams.
    pub teams: usize,
    /// How many teams are selected in a draw.
    pub places: usize,
    /// `[i, r]`: draws in which team i has rank r + 1.
    pub ranks: Vec<u64>,
    /// `[i, j]` for i < j: draws in which i ranks above j, lots included.
    pub wins: Vec<u64>,
    /// `[i, j]` for i < j: draws in which their totals are equal.
    pub ties: Vec<u64>,
    /// `[i, j]`: draws in which i is selected and j is not.
    pub without: Vec<u64>,
    /// By question: draws in which what it asks for is so.
    pub answers: Vec<u64>,
    /// The selected sets that were counted, as ascending team indices, with their counts.
    pub selections: Vec<(Vec<usize>, u64)>,
    /// `[n]`: draws in which n places are filled.
    pub filled: Vec<u64>,
    selected: Vec<u64>,
    rankings: Vec<u64>,
    /// Mean and standard deviation of each team's total, in points.
    totals: Vec<(f64, f64)>,
    layout: Arc<Layout>,
    /// Sums of weights where a team is first, and where it is selected.
    weights: [Vec<i128>; 2],
}

impl Tally {
    /// What lists of a number of draws come to; nothing is missing yet.
    pub(super) fn new(
        plan: &Plan,
        draws: u64,
        lists: Lists,
        selections: Vec<(Vec<usize>, u64)>,
    ) -> Self {
        let sums = lists.totals.chunks_exact(2).zip(&plan.teams);
        let totals = sums.map(|(sums, team)| team.scale.moments(sums, draws));
        Self {
            draws,
            complete: true,
            teams: plan.teams.len(),
            places: plan.rule.line(),
            totals: totals.collect(),
            ranks: lists.ranks,
            wins: lists.wins,
            ties: lists.ties,
            without: lists.without,
            answers: lists.answers,
            selections,
            filled: lists.filled,
            selected: lists.selected,
            rankings: lists.rankings,
            layout: Arc::clone(&plan.summed),
            weights: lists.weights,
        }
    }

    /// Draws in which a team is selected.
    pub fn selected(&self, team: usize) -> u64 {
        self.selected[team]
    }

    /// Draws in which team i ranks above team j.
    pub fn above(&self, i: usize, j: usize) -> u64 {
        match i.cmp(&j) {
            std::cmp::Ordering::Less => self.wins[i * self.teams + j],
            std::cmp::Ordering::Equal => 0,
            std::cmp::Ordering::Greater => self.draws - self.wins[j * self.teams + i],
        }
    }

    /// Draws in which the totals of two different teams are equal.
    pub fn tied(&self, i: usize, j: usize) -> u64 {
        self.ties[i.min(j) * self.teams + i.max(j)]
    }

    /// Mean and standard deviation of a team's total, in points.
    pub fn total(&self, team: usize) -> (f64, f64) {
        self.totals[team]
    }

    /// Draws in which a team ranks first.
    pub fn first(&self, team: usize) -> u64 {
        self.ranks[team * self.teams]
    }

    /// How often each complete ranking came up that did, in no particular order. None for more than
    /// six teams, whose rankings are too many to count.
    pub fn rankings(&self) -> Option<Vec<u64>> {
        let seen = || self.rankings.iter().copied().filter(|count| *count > 0);
        (!self.rankings.is_empty()).then(|| seen().collect())
    }

    /// Number of criteria.
    pub fn criteria(&self) -> usize {
        self.layout.criteria()
    }

    /// Whether the weight of a criterion differs from draw to draw; false for a penalty.
    pub fn weight_varies(&self, criterion: usize) -> bool {
        self.layout.varies(criterion)
    }

    /// A team's central weights: mean weights in points over the draws in which it ranks first, by
    /// criterion, without the penalties (Lahdelma, Hokkanen & Salminen 1998). None where it never
    /// does.
    pub fn central_weights(&self, team: usize) -> Option<Vec<Option<f64>>> {
        let draws = self.first(team);
        (draws > 0).then(|| self.layout.means(&self.weights[0], team, draws))
    }

    /// The same over the draws in which a team is selected.
    pub fn weights_given_selected(&self, team: usize) -> Option<Vec<Option<f64>>> {
        let draws = self.selected(team);
        (draws > 0).then(|| self.layout.means(&self.weights[1], team, draws))
    }
}
