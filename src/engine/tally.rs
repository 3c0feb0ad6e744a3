//! Counts over draws: integers, so that merging is exact in any order.

use super::fixed::Sum;
use super::order::Order;
use super::plan::Plan;
use super::rankings::Rankings;
use super::stream::{BLOCK, Lanes};
use super::weight_sums::{Scratch, WeightSums};

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
    /// By team: its total, on the grid of totals.
    totals: Vec<Sum>,
    weights: WeightSums,
    pub(super) rankings: Rankings,
}

impl Tally {
    pub(super) fn new(plan: &Plan) -> Self {
        let teams = plan.teams.len();
        Self {
            draws: 0,
            complete: true,
            teams,
            places: plan.places,
            ranks: vec![0; teams * teams],
            wins: vec![0; teams * teams],
            ties: vec![0; teams * teams],
            without: vec![0; teams * teams],
            answers: vec![0; plan.questions.len()],
            selections: Vec::new(),
            totals: plan
                .teams
                .iter()
                .map(|team| Sum::new(team.centre, team.furthest, plan.grid.steps))
                .collect(),
            weights: WeightSums::new(teams, &plan.summed),
            rankings: Rankings::new(teams),
        }
    }

    /// Draws in which a team is selected.
    pub fn selected(&self, team: usize) -> u64 {
        self.ranks[team * self.teams..][..self.places].iter().sum()
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
        self.totals[team].moments(self.draws)
    }

    /// Draws in which a team ranks first.
    pub fn first(&self, team: usize) -> u64 {
        self.ranks[team * self.teams]
    }

    /// How often each complete ranking came up that did, in no particular order. None for more than
    /// six teams, whose rankings are too many to count.
    pub fn rankings(&self) -> Option<Vec<u64>> {
        self.rankings.counts()
    }

    /// Number of criteria.
    pub fn criteria(&self) -> usize {
        self.weights.criteria()
    }

    /// Whether the weight of a criterion differs from draw to draw; false for a penalty.
    pub fn weight_varies(&self, criterion: usize) -> bool {
        self.weights.varies(criterion)
    }

    /// A team's central weights: mean weights in points over the draws in which it ranks first, by
    /// criterion, without the penalties (Lahdelma, Hokkanen & Salminen 1998). None where it never
    /// does.
    pub fn central_weights(&self, team: usize) -> Option<Vec<Option<f64>>> {
        let draws = self.first(team);
        (draws > 0).then(|| self.weights.given_first(team, draws))
    }

    /// The same over the draws in which a team is selected.
    pub fn weights_given_selected(&self, team: usize) -> Option<Vec<Option<f64>>> {
        let draws = self.selected(team);
        (draws > 0).then(|| self.weights.given_selected(team, draws))
    }

    pub(super) fn rank_counts_mut(&mut self, team: usize) -> &mut [u64] {
        &mut self.ranks[team * self.teams..][..self.teams]
    }

    /// Adds the first `count` draws of a block to the sums of totals.
    #[inline(always)]
    pub(super) fn add_totals(&mut self, totals: &[Lanes], count: usize) {
        for (sum, totals) in self.totals.iter_mut().zip(totals) {
            sum.add(&totals[..count]);
        }
    }

    /// Adds in which of the first `count` draws of a block is so what is asked for.
    #[inline(always)]
    pub(super) fn add_answers(
        &mut self,
        plan: &Plan,
        order: &Order,
        totals: &[Lanes],
        count: usize,
    ) {
        for (answer, question) in self.answers.iter_mut().zip(&plan.questions) {
            let draws = question.draws(order, totals, count);
            *answer += draws
                .iter()
                .map(|bits| u64::from(bits.count_ones()))
                .sum::<u64>();
        }
    }

    /// Adds the weights of the first `count` draws of a block to the sums of those they favour.
    #[inline(always)]
    pub(super) fn add_weights(
        &mut self,
        weights: &[Lanes],
        above: &[[u64; BLOCK]],
        count: usize,
        scratch: &mut Scratch,
    ) {
        let places = self.places;
        self.weights.add(weights, above, places, count, scratch);
    }

    /// Adds what was counted over other draws of the same plan.
    #[must_use]
    pub(super) fn merge(mut self, other: &Self) -> Self {
        self.draws += other.draws;
        self.complete &= other.complete;
        for (mine, theirs) in [
            (&mut self.ranks, &other.ranks),
            (&mut self.wins, &other.wins),
            (&mut self.ties, &other.ties),
            (&mut self.without, &other.without),
            (&mut self.answers, &other.answers),
        ] {
            mine.iter_mut().zip(theirs).for_each(|(a, b)| *a += b);
        }
        self.totals
            .iter_mut()
            .zip(&other.totals)
            .for_each(|(a, b)| a.merge(b));
        self.weights.merge(&other.weights);
        self.rankings.merge(&other.rankings);
        self
    }
}
