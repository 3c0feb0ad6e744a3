//! The second engine: one draw at a time, a list and a sort.
//!
//! Written from the documentation alone, with random numbers and samplers of other crates. Nothing
//! of Cutline is used here.

use std::collections::HashMap;

use libm::sqrt;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_distr::{Distribution as _, Exp1, Gamma, StandardNormal};

use super::case::{Case, Criterion, Named, Role, Value, Weight};
use super::laws::Sampler;

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
    /// Criteria whose weights share so many points.
    blocks: Vec<(Vec<usize>, f64)>,
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
            blocks: blocks(case),
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
            let weights = self.weights(&mut rng, u32::MAX).unwrap();
            let totals = self.totals(&mut rng, &weights);
            counts.add(self.case.places, &weights, &totals, &mut rng);
        }
        counts
    }

    /// Weights by criterion, 0 for penalties; none where so many in a row were thrown away.
    pub(crate) fn weights(&self, rng: &mut SmallRng, most: u32) -> Option<Vec<f64>> {
        for _ in 0..most {
            let mut weights: Vec<f64> = self.case.criteria.iter().map(pinned).collect();
            for (members, points) in &self.blocks {
                match self.case.concentration {
                    Some(concentration) => {
                        dirichlet(members, *points, concentration, &mut weights, rng);
                    }
                    None => self.share_out(members, *points, &mut weights, rng),
                }
            }
            if self.allows(&weights) {
                return Some(weights);
            }
        }
        None
    }

    /// What the pinned weights leave, cut at uniform places: spacings of exponential times.
    fn share_out(&self, members: &[usize], points: f64, weights: &mut [f64], rng: &mut SmallRng) {
        let known: f64 = members.iter().map(|c| weights[*c]).sum();
        let open = |c: &&usize| {
            let role = &self.case.criteria[**c].role;
            !matches!(
                role,
                Role::Weighted {
                    weight: Weight::Pinned(_),
                    ..
                }
            )
        };
        let open: Vec<usize> = members.iter().filter(open).copied().collect();
        let times: Vec<f64> = open.iter().map(|_| Exp1.sample(rng)).collect();
        let whole: f64 = times.iter().sum();
        for (criterion, time) in open.iter().zip(times) {
            weights[*criterion] = (points - known) * time / whole;
        }
    }

    /// Whether weights keep to their bounds and conditions.
    fn allows(&self, weights: &[f64]) -> bool {
        let bounds = self
            .case
            .criteria
            .iter()
            .zip(weights)
            .all(|(criterion, at)| {
                let Role::Weighted {
                    weight: Weight::Between(low, high),
                    ..
                } = criterion.role
                else {
                    return true;
                };
                (low..=high).contains(at)
            });
        bounds
            && self
                .case
                .conditions
                .iter()
                .all(|condition| condition.holds(weights))
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
        let mut totals = Vec::new();
        for (team, scores) in self.scores.iter().enumerate() {
            let bonus = self.bonuses[team].as_ref();
            let mut total = bonus.map_or(0.0, |cell| self.plain(cell, &luck, rng));
            for (at, (cell, criterion)) in scores.iter().zip(&case.criteria).enumerate() {
                let weighted = matches!(criterion.role, Role::Weighted { .. });
                let score = if weighted {
                    self.haloed(cell, team, at, &luck, rng)
                } else {
                    self.plain(cell, &luck, rng)
                };
                total += (weights[at] - costs[at]) * value(case, criterion, score);
            }
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

/// The weight that a file pins; 0 for all else.
fn pinned(criterion: &Criterion) -> f64 {
    match criterion.role {
        Role::Weighted {
            weight: Weight::Pinned(points),
            ..
        } => points,
        _ => 0.0,
    }
}

/// The weights that share a sum, and the sum.
fn blocks(case: &Case) -> Vec<(Vec<usize>, f64)> {
    let members = |wanted: Option<usize>| -> Vec<usize> {
        let all = case.criteria.iter().enumerate();
        all.filter(|(_, criterion)| {
            matches!(criterion.role, Role::Weighted { block, .. } if block == wanted)
        })
        .map(|(at, _)| at)
        .collect()
    };
    if case.blocks.is_empty() {
        let members = members(None);
        let open = |c: &usize| {
            !matches!(
                case.criteria[*c].role,
                Role::Weighted {
                    weight: Weight::Pinned(_),
                    ..
                }
            )
        };
        let sum = members.iter().map(|c| pinned(&case.criteria[*c])).sum();
        let free = members.iter().any(open);
        let points = case.total.unwrap_or(if free { 100.0 } else { sum });
        return vec![(members, points)];
    }
    let blocks = case.blocks.iter().enumerate();
    blocks
        .map(|(at, points)| (members(Some(at)), *points))
        .collect()
}

/// Independent gamma numbers, scaled to their sum.
fn dirichlet(
    members: &[usize],
    points: f64,
    concentration: f64,
    weights: &mut [f64],
    rng: &mut SmallRng,
) {
    let mut sum = 0.0;
    for criterion in members {
        let shape = concentration * weights[*criterion] / points;
        weights[*criterion] = Gamma::new(shape, 1.0).unwrap().sample(rng);
        sum += weights[*criterion];
    }
    for criterion in members {
        weights[*criterion] *= points / sum;
    }
}

/// What "unknown" ranges over.
fn scale(criterion: &Criterion) -> (f64, f64) {
    match &criterion.value {
        Value::Default => (0.0, 100.0),
        Value::Scale(low, high) => (*low, *high),
        Value::Knots(knots) => (knots[0].0, knots[knots.len() - 1].0),
    }
}

fn knots(criterion: &Criterion) -> Vec<(f64, f64)> {
    match &criterion.value {
        Value::Default => vec![(0.0, 0.0), (100.0, 1.0)],
        Value::Scale(a, b) if a < b => vec![(*a, 0.0), (*b, 1.0)],
        Value::Scale(a, b) => vec![(*b, 1.0), (*a, 0.0)],
        Value::Knots(knots) => knots.clone(),
    }
}

fn is_falling(criterion: &Criterion) -> bool {
    let knots = knots(criterion);
    knots[knots.len() - 1].1 < knots[0].1
}

/// What a score is worth.
fn value(case: &Case, criterion: &Criterion, score: f64) -> f64 {
    let knots = knots(criterion);
    let last = knots.len() - 1;
    if criterion.clamp.unwrap_or(case.clamp) {
        if score <= knots[0].0 {
            return knots[0].1;
        }
        if score >= knots[last].0 {
            return knots[last].1;
        }
    }
    let mut piece = 0;
    while piece + 2 <= last && score > knots[piece + 1].0 {
        piece += 1;
    }
    let ((from, low), (to, high)) = (knots[piece], knots[piece + 1]);
    low + (high - low) * (score - from) / (to - from)
}

/// The lower triangular root of a correlation matrix (Cholesky), which may be singular.
fn root(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let size = matrix.len();
    let mut root = vec![vec![0.0; size]; size];
    for i in 0..size {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| root[i][k] * root[j][k]).sum();
            let left: f64 = matrix[i][j] - sum;
            root[i][j] = if i == j {
                sqrt(left.max(0.0))
            } else if root[j][j] > 1e-9 {
                left / root[j][j]
            } else {
                0.0
            };
        }
    }
    root
}
