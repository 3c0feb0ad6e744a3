//! The second engine: one draw at a time, a list and a sort.
//!
//! Written from the documentation alone, with random numbers and samplers of other crates. Nothing
//! of Cutline is used here.

use std::collections::HashMap;

use libm::{exp, log, sqrt};
use rand::rngs::SmallRng;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, StandardNormal};

use super::case::{Aggregate, Case, Named, Role};
use super::laws::Sampler;
use super::values::{is_falling, root, scale, value};
use super::weights::Weights;

/// What was counted.
#[derive(Debug)]
pub(crate) struct Counts {
    pub(crate) draws: u64,
    /// By team and rank from 0.
    pub(crate) ranks: Vec<Vec<u64>>,
    /// By two teams: the first above the second, lots included.
    pub(crate) above: Vec<Vec<u64>>,
    /// By two teams: equal totals.
    pub(crate) tied: Vec<Vec<u64>>,
    /// By two teams: the first selected, the second not.
    pub(crate) without: Vec<Vec<u64>>,
    /// By the selected teams, ascending.
    pub(crate) sets: HashMap<Vec<usize>, u64>,
    /// By team and draw.
    pub(crate) totals: Vec<Vec<f64>>,
    /// By team and criterion: the sum of the weights where the team is first, and is selected.
    pub(crate) weights_first: Vec<Vec<f64>>,
    pub(crate) weights_selected: Vec<Vec<f64>>,
}

/// A number that a draw has: a team's score, a bonus, what a penalty costs.
struct Cell {
    sampler: Sampler,
    /// Group and place in it, where it is named in one.
    group: Option<(usize, usize)>,
}

/// A scenario, ready to be drawn.
pub(crate) struct Second<'c> {
    case: &'c Case,
    scores: Vec<Vec<Cell>>,
    bonuses: Vec<Option<Cell>>,
    penalties: Vec<Option<Cell>>,
    /// Lower triangular roots of the groups' matrices.
    roots: Vec<Vec<Vec<f64>>>,
    weights: Weights<'c>,
}

/// What is the same for all numbers of one draw.
struct Luck {
    /// Row of the aligned columns.
    row: usize,
    by_team: Vec<f64>,
    by_criterion: Vec<f64>,
    by_group: Vec<Vec<f64>>,
}

impl<'c> Second<'c> {
    pub(crate) fn new(case: &'c Case) -> Self {
        let cell = |named: Named| {
            let (law, sd, scale) = match named {
                Named::Score(team, criterion) => {
                    let team = &case.teams[team];
                    let role = &case.criteria[criterion].role;
                    let sd = team.sd.filter(|_| matches!(role, Role::Weighted { .. }));
                    (
                        &team.scores[criterion],
                        sd,
                        scale(&case.criteria[criterion]),
                    )
                }
                Named::Bonus(team) => (case.teams[team].bonus.as_ref()?, None, (0.0, 1.0)),
                Named::Penalty(criterion) => match &case.criteria[criterion].role {
                    Role::Penalty(law) => (law, None, (0.0, 1.0)),
                    Role::Weighted { .. } => return None,
                },
            };
            let group = case.groups.iter().enumerate().find_map(|(at, group)| {
                let place = group.members.iter().position(|member| *member == named)?;
                Some((at, place))
            });
            let sampler = Sampler::new(law, sd, scale, &case.columns);
            Some(Cell { sampler, group })
        };
        let criteria = 0..case.criteria.len();
        let teams = 0..case.teams.len();
        Self {
            case,
            scores: teams
                .clone()
                .map(|t| {
                    criteria
                        .clone()
                        .filter_map(|c| cell(Named::Score(t, c)))
                        .collect()
                })
                .collect(),
            bonuses: teams.map(|t| cell(Named::Bonus(t))).collect(),
            penalties: criteria.map(|c| cell(Named::Penalty(c))).collect(),
            roots: case
                .groups
                .iter()
                .map(|group| root(&group.matrix))
                .collect(),
            weights: Weights::new(case),
        }
    }

    /// Draws so many times and counts.
    pub(crate) fn count(&self, draws: u64, seed: u64) -> Counts {
        let teams = self.case.teams.len();
        let criteria = self.case.criteria.len();
        let mut rng = SmallRng::seed_from_u64(seed);
        let mut counts = Counts {
            draws,
            ranks: vec![vec![0; teams]; teams],
            above: vec![vec![0; teams]; teams],
            tied: vec![vec![0; teams]; teams],
            without: vec![vec![0; teams]; teams],
            sets: HashMap::new(),
            totals: vec![Vec::new(); teams],
            weights_first: vec![vec![0.0; criteria]; teams],
            weights_selected: vec![vec![0.0; criteria]; teams],
        };
        for _ in 0..draws {
            let weights = self.weights.draw(&mut rng, u32::MAX).unwrap();
            let totals = self.totals(&mut rng, &weights);
            counts.add(self.case.places, &weights, &totals, &mut rng);
        }
        counts
    }

    fn totals(&self, rng: &mut SmallRng, weights: &[f64]) -> Vec<f64> {
        let mut normals =
            |count: usize| -> Vec<f64> { (0..count).map(|_| StandardNormal.sample(rng)).collect() };
        let case = self.case;
        let mut luck = Luck {
            by_team: normals(case.teams.len()),
            by_criterion: normals(case.criteria.len()),
            by_group: self
                .roots
                .iter()
                .map(|root| {
                    let free = normals(root.len());
                    let sum = |row: &Vec<f64>| row.iter().zip(&free).map(|(a, z)| a * z).sum();
                    root.iter().map(sum).collect()
                })
                .collect(),
            row: 0,
        };
        if let Some(column) = case.columns.first() {
            luck.row = rng.random_range(0..column.len());
        }
        let costs: Vec<f64> = self
            .penalties
            .iter()
            .map(|cell| {
                cell.as_ref()
                    .map_or(0.0, |cell| self.plain(cell, &luck, rng))
            })
            .collect();
        let geometric = case.aggregate == Aggregate::Geometric;
        let mut totals = Vec::new();
        for (team, scores) in self.scores.iter().enumerate() {
            let bonus = self.bonuses[team].as_ref();
            let mut total = bonus.map_or(0.0, |cell| self.plain(cell, &luck, rng));
            // Σ weight × value and Σ weight over what the team is scored on.
            let (mut mean, mut own) = (0.0, 0.0);
            for (at, (cell, criterion)) in scores.iter().zip(&case.criteria).enumerate() {
                let weighted = matches!(criterion.role, Role::Weighted { .. });
                let score = if weighted {
                    self.haloed(cell, team, at, &luck, rng)
                } else {
                    self.plain(cell, &luck, rng)
                };
                if !case.is_scored(team, at) {
                    continue;
                }
                let value = value(case, criterion, score);
                total -= costs[at] * value;
                own += weights[at];
                mean += weights[at]
                    * if geometric && weighted {
                        log(value.max(0.001))
                    } else {
                        value
                    };
            }
            // All weights, those of penalties being 0.
            let all: f64 = weights.iter().sum();
            total += if geometric {
                all * exp(mean / own)
            } else if own == all {
                mean
            } else {
                all * mean / own
            };
            totals.push(total);
        }
        totals
    }

    /// A number with no part in what teams and criteria share.
    fn plain(&self, cell: &Cell, luck: &Luck, rng: &mut SmallRng) -> f64 {
        let columns = &self.case.columns;
        match cell.group {
            Some((group, place)) => cell
                .sampler
                .at(luck.by_group[group][place], luck.row, columns),
            None => cell.sampler.alone(rng, luck.row, columns),
        }
    }

    /// A score on a weighted criterion, with its parts in the team's and the criterion's luck.
    fn haloed(
        &self,
        cell: &Cell,
        team: usize,
        criterion: usize,
        luck: &Luck,
        rng: &mut SmallRng,
    ) -> f64 {
        let (a, b) = (self.case.within_team, self.case.within_criterion);
        if cell.group.is_some() || cell.sampler.is_sure() || a + b == 0.0 {
            return self.plain(cell, luck, rng);
        }
        let own: f64 = StandardNormal.sample(rng);
        let good = sqrt(a) * luck.by_team[team]
            + sqrt(b) * luck.by_criterion[criterion]
            + sqrt((1.0 - a - b).max(0.0)) * own;
        let up = if is_falling(&self.case.criteria[criterion]) {
            -1.0
        } else {
            1.0
        };
        cell.sampler.at(up * good, luck.row, &self.case.columns)
    }
}

impl Counts {
    fn add(&mut self, places: usize, weights: &[f64], totals: &[f64], rng: &mut SmallRng) {
        let teams = totals.len();
        // Totals are compared on a grid of a billionth of a point; lots are drawn beforehand, and
        // the sort is stable.
        let shown: Vec<i64> = totals
            .iter()
            .map(|total| (total * 1e9).round() as i64)
            .collect();
        let mut order: Vec<usize> = (0..teams).collect();
        order.shuffle(rng);
        order.sort_by_key(|team| -shown[*team]);
        for (rank, &team) in order.iter().enumerate() {
            self.ranks[team][rank] += 1;
            self.totals[team].push(totals[team]);
            for (later, &other) in order.iter().enumerate().skip(rank + 1) {
                self.above[team][other] += 1;
                if rank < places && later >= places {
                    self.without[team][other] += 1;
                }
                if shown[team] == shown[other] {
                    self.tied[team][other] += 1;
                    self.tied[other][team] += 1;
                }
            }
            if rank < places {
                let sum = self.weights_selected[team].iter_mut().zip(weights);
                sum.for_each(|(sum, weight)| *sum += weight);
            }
        }
        let sum = self.weights_first[order[0]].iter_mut().zip(weights);
        sum.for_each(|(sum, weight)| *sum += weight);
        let mut set = order[..places].to_vec();
        set.sort_unstable();
        *self.sets.entry(set).or_default() += 1;
    }

    /// In how many draws a team was selected.
    pub(crate) fn selected(&self, team: usize, places: usize) -> u64 {
        self.ranks[team][..places].iter().sum()
    }
}
