//! All rows of a file, one after another.
//!
//! Where nothing but aligned rows is uncertain there are finitely many cases, all equally likely, and
//! what is counted over all of them is exact.

use super::cases::Cases;
use super::parts::averaged;
use super::reason::Reason;
use super::{Integrable, Integral};
use crate::engine::Monitor;
use crate::engine::events::Test;
use crate::engine::parallel;
use crate::engine::plan::{Cell, Plan, Team};
use crate::engine::reference::total;
use crate::engine::shape::Shape;
use crate::model::{Address, Model, WeightLaw};

/// Steps of work at most: some seconds.
const WORK: usize = 1_000_000_000;
/// Cases that one thread looks at at a time.
const CHUNK: usize = 1_024;

/// A model in which nothing but aligned rows is uncertain.
#[derive(Debug)]
pub(super) struct Rows {
    plan: Plan,
    /// Points that value 1 earns by criterion, where they are weights.
    weights: Vec<f64>,
    /// Numbers of rows. Columns of one length are taken together, others in all combinations.
    counts: Vec<usize>,
    cases: usize,
}

/// Number, mean, and sum of squares about it (Chan, Golub & `LeVeque` 1983).
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Integrable<'_> {
    /// Goes through all rows.
    pub(super) fn enumerated(&self, rows: &Rows, monitor: &dyn Monitor) -> Option<Integral> {
        let (mut cases, moments) = rows.enumerate(monitor)?;
        let teams = self.teams();
        let none = (vec![0.0; teams], vec![0.0; teams]);
        (cases.tables).add_weights(&none, self.rule(), &rows.weights);
        let moments = moments.iter();
        let moments = moments.map(|all| (all.mean, libm::sqrt(all.squares / all.count)));
        let all = (rows.cases as f64, true);
        Some(self.counted(cases, moments.collect(), all, 0.0))
    }
}

impl Rows {
    /// None where no row matters.
    pub(super) fn new(model: &Model) -> Result<Option<Self>, Reason> {
        if model.rows().is_empty() {
            return Ok(None);
        }
        let plan = Plan::new(model, 0);
        averaged(&plan)?;
        let mut counts = Vec::new();
        let mut first: Option<Address<usize>> = None;
        let mut others = false;
        let mut look = |cell: &Cell, name: Address<usize>| match plan.shapes.rows(cell.shape) {
            Some(count) => {
                first.get_or_insert(name);
                counts.push(count);
            }
            None => others |= cell.shape != Shape::Sure,
        };
        let needed = |at| plan.teams.iter().any(|team| team.sum.needs(Some(at)));
        for (at, cell) in plan.penalties.iter().filter(|(at, _)| needed(*at)) {
            look(cell, Address::Penalty { criterion: *at });
        }
        for (index, team) in plan.teams.iter().enumerate() {
            let scores = (0..model.criteria.len()).map(Some);
            for at in std::iter::once(None).chain(scores) {
                if team.sum.needs(at) {
                    let name = match at {
                        None => Address::Bonus { team: index },
                        Some(criterion) => Address::Score {
                            team: index,
                            criterion,
                        },
                    };
                    look(team.cell(at), name);
                }
            }
        }
        let Some(first) = first else {
            return Ok(None);
        };
        let mut weights = vec![0.0; model.criteria.len()];
        for group in &model.weights {
            match &group.law {
                WeightLaw::Fixed(known) => {
                    for (&criterion, weight) in group.members.iter().zip(known) {
                        weights[criterion] = *weight;
                    }
                }
                _ => others = true,
            }
        }
        if others {
            let quantity = model.address(first).to_string();
            return Err(Reason::Rows { quantity });
        }
        counts.sort_unstable();
        counts.dedup();
        let cases = counts
            .iter()
            .fold(1, |all: usize, n| all.saturating_mul(*n));
        let teams = model.teams.len();
        let asked = plan.questions.iter().map(Test::size).sum::<usize>();
        if cases.saturating_mul(teams * (teams + model.criteria.len()) + asked) > WORK {
            return Err(Reason::Cases { cases });
        }
        Ok(Some(Self {
            plan,
            weights,
            counts,
            cases,
        }))
    }

    /// An error where nothing but rows is uncertain.
    pub(super) fn are_not_all(model: &Model) -> Result<(), Reason> {
        match Self::new(model) {
            Ok(Some(_)) => Err(Reason::Exact),
            _ => Ok(()),
        }
    }

    /// Counts all cases; none where the monitor ended it.
    fn enumerate(&self, monitor: &dyn Monitor) -> Option<(Cases, Vec<Moments>)> {
        let none = || {
            let moments = vec![Moments::default(); self.plan.teams.len()];
            (Cases::new(&self.plan), moments)
        };
        let firsts: Vec<usize> = (0..self.cases).step_by(CHUNK).collect();
        let parts = parallel::map(
            &firsts,
            || (),
            |(), &first| {
                let (mut cases, mut moments) = none();
                if monitor.stop() {
                    return (cases, moments);
                }
                for case in first..(first + CHUNK).min(self.cases) {
                    let totals = self.totals(case);
                    for (moments, total) in moments.iter_mut().zip(&totals) {
                        moments.add(self.plan.grid.points(*total));
                    }
                    cases.add(&totals, 1.0, &self.plan);
                }
                (cases, moments)
            },
        );
        if monitor.stop() {
            return None;
        }
        let (mut all, mut moments) = none();
        for (cases, more) in parts {
            all.merge(cases);
            for (mine, theirs) in moments.iter_mut().zip(more) {
                mine.merge(theirs);
            }
        }
        Some((all, moments))
    }

    /// The totals of one case, in steps of the grid.
    fn totals(&self, case: usize) -> Vec<f64> {
        let row = |count: usize| {
            let before = self.counts.iter().take_while(|other| **other != count);
            case / before.product::<usize>() % count
        };
        let value = |cell: &Cell| cell.at(self.plan.shapes.one(cell.shape, &row, 0.0)).1;
        let mut multipliers = self.weights.clone();
        for (criterion, cell) in &self.plan.penalties {
            multipliers[*criterion] = -value(cell);
        }
        let teams = self.plan.teams.iter();
        let of = |team: &Team| {
            let value = |at| value(team.cell(at));
            total(self.plan.grid, team, &value, &multipliers)
        };
        teams.map(of).collect()
    }
}

impl Moments {
    fn add(&mut self, number: f64) {
        self.merge(Self {
            count: 1.0,
            mean: number,
            squares: 0.0,
        });
    }

    fn merge(&mut self, other: Self) {
        let count = self.count + other.count;
        if count == 0.0 {
            return;
        }
        let apart = other.mean - self.mean;
        self.mean += apart * (other.count / count);
        self.squares += other.squares + apart * apart * (self.count * other.count / count);
        self.count = count;
    }
}
