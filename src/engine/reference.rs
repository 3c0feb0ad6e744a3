//! The naive oracle: the same streams, one draw at a time, a list and a sort.
//!
//! It shares the transforms with the kernel and nothing else, so that equal counts say something
//! about blocks, ranks, ties and merging. It is also what writes draws out for an audit.

use super::block::cell_value;
use super::events::is_so;
use super::plan::{Plan, Team};
use super::rounding::Grid;
use super::sum::Sum;
use crate::model::{Model, Question};

/// Any draw of a run, computed alone.
#[derive(Debug)]
pub struct Replay {
    plan: Plan,
    places: usize,
    questions: Vec<Question>,
}

/// Everything about one draw.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// By criterion: the weight, or the points of the penalty, both positive.
    pub weights: Vec<f64>,
    /// By team and criterion.
    pub scores: Vec<Vec<f64>>,
    /// By team, in points, on the grid on which they are compared.
    pub totals: Vec<f64>,
    /// By team, from 1, lots included.
    pub ranks: Vec<usize>,
    /// By team.
    pub selected: Vec<bool>,
    /// By question of the model: whether what it asks for is so.
    pub answers: Vec<bool>,
}

impl Replay {
    /// The draws of a model under a seed.
    pub fn new(model: &Model, seed: u64) -> Self {
        Self {
            plan: Plan::new(model, seed),
            places: model.places,
            questions: model.questions.clone(),
        }
    }

    /// One draw, by its number from 0.
    pub fn draw(&self, number: u64) -> Draw {
        let plan = &self.plan;
        let normals = plan.normals.iter();
        let normals: Vec<f64> = normals.map(|v| plan.streams.normal(*v, number)).collect();
        let mut multipliers = vec![0.0; plan.criteria];
        for group in &plan.weights {
            let mut weights = vec![0.0; group.members.len()];
            group.sampler.draw(plan.streams, number, &mut weights);
            for (&criterion, weight) in group.members.iter().zip(weights) {
                multipliers[criterion] = weight;
            }
        }
        for (criterion, cell) in &plan.penalties {
            multipliers[*criterion] = -cell_value(plan, cell, number, &normals).1;
        }
        let (mut scores, mut totals) = (Vec::new(), Vec::new());
        for team in &plan.teams {
            let cells = team.scores.iter();
            let cells = cells.map(|cell| cell_value(plan, cell, number, &normals));
            let (row, values): (Vec<f64>, Vec<f64>) = cells.unzip();
            let bonus = cell_value(plan, &team.bonus, number, &normals).1;
            let value = |at: Option<usize>| at.map_or(bonus, |at| values[at]);
            totals.push(total(plan.grid, team, &value, &multipliers));
            scores.push(row);
        }
        let ranks = self.ranks(number, &totals);
        let selected: Vec<bool> = ranks.iter().map(|rank| *rank <= self.places).collect();
        let seen = (&totals[..], &ranks[..], &selected[..]);
        let questions = self.questions.iter();
        let answers = questions.map(|question| is_so(&question.event, plan.grid, seen));
        Draw {
            answers: answers.collect(),
            weights: multipliers.iter().map(|points| points.abs()).collect(),
            scores,
            selected,
            totals: totals
                .iter()
                .map(|total| plan.grid.points(*total))
                .collect(),
            ranks,
        }
    }

    fn ranks(&self, number: u64, totals: &[f64]) -> Vec<usize> {
        let lot = |team: usize| self.plan.streams.word(self.plan.teams[team].lot, number);
        let mut order: Vec<usize> = (0..totals.len()).collect();
        order.sort_by(|&i, &j| {
            totals[j]
                .total_cmp(&totals[i])
                .then_with(|| lot(j).cmp(&lot(i)))
                .then(i.cmp(&j))
        });
        let mut ranks = vec![0; totals.len()];
        for (above, team) in order.into_iter().enumerate() {
            ranks[team] = above + 1;
        }
        ranks
    }
}

/// One team's total in one draw, in steps of the grid, from the values of its cells, that of the
/// bonus among them, and the points that value 1 earns by criterion.
pub(super) fn total(
    grid: Grid,
    team: &Team,
    value: &dyn Fn(Option<usize>) -> f64,
    multipliers: &[f64],
) -> f64 {
    match &team.sum {
        Sum::Known(steps) => *steps,
        Sum::Exact(terms) => grid.exactly(terms.iter().fold(team.known, |total, term| {
            let multiplier = term.criterion.map_or(1.0, |at| multipliers[at]);
            term.add(multiplier, value(term.criterion), total)
        })),
        Sum::Rounded { bonus, criteria } => {
            let mut total = team.known.hi;
            if *bonus {
                total += value(None);
            }
            grid.rounded(criteria.iter().fold(total, |total, &at| {
                total + multipliers[at] * value(Some(at))
            }))
        }
        Sum::Mean {
            bonus,
            penalties,
            mean,
        } => {
            let mut total = mean.of(multipliers, &|at| value(Some(at))) + team.known.hi;
            if *bonus {
                total += value(None);
            }
            grid.rounded(penalties.iter().fold(total, |total, &at| {
                total + multipliers[at] * value(Some(at))
            }))
        }
    }
}
