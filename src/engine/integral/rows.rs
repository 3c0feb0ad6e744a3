//! All rows of a file, one after another.
//!
//! Where nothing but aligned rows is uncertain there are finitely many cases, all equally likely, and
//! what is counted over all of them is exact. Teams with equal totals share their places: each of the
//! orders that lots could put them in counts the same.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::asked::Way;
use super::choices::{Choice, KEPT, listed, rankings};
use super::lots::{Spot, chance};
use super::parts::averaged;
use super::reason::Reason;
use super::sets::Sets;
use super::tables::Tables;
use super::{Integrable, Integral};
use crate::engine::Monitor;
use crate::engine::events::Test;
use crate::engine::lumps;
use crate::engine::plan::{Cell, Plan, Team};
use crate::engine::rankings::MOST_TEAMS;
use crate::engine::shape::Shape;
use crate::model::{Model, WeightLaw};

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

/// What came of all cases.
pub(super) struct Enumerated {
    pub(super) tables: Tables,
    pub(super) cases: u64,
    /// Selections, each as ascending teams.
    pub(super) sets: Vec<Vec<usize>>,
    pub(super) counted: Counted,
    /// By question: whether lots have too many orders to be gone through.
    pub(super) tangled: Vec<bool>,
}

/// What is counted here alone.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// Mean and standard deviation of each team's total, in points.
    pub(super) moments: Vec<(f64, f64)>,
    /// In how many cases the teams are ranked in each order, lots included; none where there are too
    /// many orders.
    pub(super) rankings: Option<Vec<f64>>,
}

/// What came of some of the cases.
struct Part {
    tables: Tables,
    choices: BTreeMap<Choice, f64>,
    /// By team: how many are above it, where few teams are ranked.
    orders: BTreeMap<Vec<u8>, f64>,
    moments: Vec<Moments>,
    /// By question: whether a case has too many orders by lot.
    tangled: Vec<bool>,
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
        let all = rows.enumerate(self.model.watched.as_deref(), monitor)?;
        let none = Sets::default();
        Some(Integral {
            sets: all.sets,
            counted: Some(all.counted),
            asked: (all.tangled.iter())
                .map(|tangled| (!tangled).then_some(Way::Counted))
                .collect(),
            ..self.finished(vec![all.tables], all.cases, 0.0, true, &none)
        })
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
        let mut address: Option<String> = None;
        let mut others = false;
        let mut look = |cell: &Cell, name: &dyn Fn() -> String| match plan.shapes.rows(cell.shape) {
            Some(count) => {
                address.get_or_insert_with(name);
                counts.push(count);
            }
            None => others |= cell.shape != Shape::Sure,
        };
        let needed = |at| plan.teams.iter().any(|team| team.sum.needs(Some(at)));
        for (at, cell) in plan.penalties.iter().filter(|(at, _)| needed(*at)) {
            look(cell, &|| {
                format!("criteria.{}.penalty", model.criteria[*at].id)
            });
        }
        for (team, of) in plan.teams.iter().zip(&model.teams) {
            let scores = (0..model.criteria.len()).map(Some);
            for at in std::iter::once(None).chain(scores) {
                if team.sum.needs(at) {
                    look(team.cell(at), &|| match at {
                        None => format!("teams.{}.bonus", of.id),
                        Some(at) => format!("teams.{}.scores.{}", of.id, model.criteria[at].id),
                    });
                }
            }
        }
        let Some(quantity) = address else {
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
    pub(super) fn enumerate(
        &self,
        watched: Option<&[usize]>,
        monitor: &dyn Monitor,
    ) -> Option<Enumerated> {
        let firsts: Vec<usize> = (0..self.cases).step_by(CHUNK).collect();
        let parts: Vec<Part> = firsts
            .par_iter()
            .map(|&first| {
                let mut part = self.part();
                if monitor.stop() {
                    return part;
                }
                for case in first..(first + CHUNK).min(self.cases) {
                    part.add(&self.totals(case), &self.plan);
                }
                part
            })
            .collect();
        if monitor.stop() {
            return None;
        }
        let mut all = self.part();
        for part in parts {
            all.merge(part);
        }
        let (teams, places) = (self.plan.teams.len(), self.plan.places);
        let none = (vec![0.0; teams], vec![0.0; teams]);
        let mut tables = all.tables;
        tables.points = self.cases as f64;
        tables.add_weights(&none, places, &self.weights);
        let listed = listed(all.choices, places, watched);
        let (sets, counts): (Vec<_>, Vec<f64>) = listed.into_iter().unzip();
        tables.sets = counts;
        let moments = all.moments.iter();
        let moments = moments.map(|all| (all.mean, libm::sqrt(all.squares / all.count)));
        Some(Enumerated {
            tables,
            cases: self.cases as u64,
            sets,
            counted: Counted {
                moments: moments.collect(),
                rankings: (teams <= MOST_TEAMS).then(|| rankings(all.orders, teams)),
            },
            tangled: all.tangled,
        })
    }

    fn part(&self) -> Part {
        let teams = self.plan.teams.len();
        Part {
            tables: Tables::new(teams, 0, self.plan.questions.len(), self.plan.criteria),
            choices: BTreeMap::new(),
            orders: BTreeMap::new(),
            moments: vec![Moments::default(); teams],
            tangled: vec![false; self.plan.questions.len()],
        }
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
        let total = |team: &Team| {
            let value = |at| value(team.cell(at));
            lumps::total(self.plan.grid, team, &value, &multipliers)
        };
        teams.map(total).collect()
    }
}

impl Part {
    /// Adds one case: totals by team.
    fn add(&mut self, totals: &[f64], plan: &Plan) {
        let (teams, places) = (totals.len(), plan.places);
        for (moments, total) in self.moments.iter_mut().zip(totals) {
            moments.add(plan.grid.points(*total));
        }
        let mut order: Vec<usize> = (0..teams).collect();
        order.sort_by(|&a, &b| totals[b].total_cmp(&totals[a]).then(a.cmp(&b)));
        let mut choice: Choice = Default::default();
        let mut chances = vec![0.0; teams];
        let mut above = vec![0; if teams <= MOST_TEAMS { teams } else { 0 }];
        let mut spots: Vec<Spot> = vec![(0, 0); teams];
        let mut from = 0;
        for tied in order.chunk_by(|&a, &b| totals[a] == totals[b]) {
            let count = tied.len() as f64;
            let places_left = places.saturating_sub(from);
            let seats = places_left.min(tied.len());
            // Two different teams of these: one in and the other out.
            let parted = if tied.len() > 1 {
                let out = (tied.len() - seats) as f64;
                seats as f64 * out / (count * (count - 1.0))
            } else {
                0.0
            };
            for &team in tied {
                chances[team] = seats as f64 / count;
                spots[team] = (from, tied.len());
                if let Some(above) = above.get_mut(team) {
                    *above = from as u8;
                }
                for rank in &mut self.tables.ranks_mut(team)[from..from + tied.len()] {
                    *rank += 1.0 / count;
                }
                for &other in tied.iter().filter(|other| **other != team) {
                    let at = team * teams + other;
                    self.tables.add_pair(at, 0.5, 1.0, parted);
                }
                for &other in &order[from + tied.len()..] {
                    self.tables.add_pair(team * teams + other, 1.0, 0.0, 0.0);
                }
            }
            let chosen = if seats == tied.len() {
                Some(&mut choice.0)
            } else if seats > 0 {
                Some(&mut choice.1)
            } else {
                None
            };
            if let Some(chosen) = chosen {
                chosen.extend(tied.iter().map(|team| *team as u16));
            }
            from += tied.len();
        }
        for (i, &team) in order.iter().enumerate() {
            for &other in order[i + 1..]
                .iter()
                .filter(|at| totals[**at] != totals[team])
            {
                let parted = chances[team] * (1.0 - chances[other]);
                self.tables.add_pair(team * teams + other, 0.0, 0.0, parted);
            }
        }
        for (at, question) in plan.questions.iter().enumerate() {
            match chance(question, totals, &spots, places) {
                Some(chance) => self.tables.answers[at] += chance,
                None => self.tangled[at] = true,
            }
        }
        choice.0.sort_unstable();
        *self.choices.entry(choice).or_default() += 1.0;
        *self.orders.entry(above).or_default() += 1.0;
    }

    fn merge(&mut self, other: Self) {
        self.tables.add(&other.tables);
        for (choice, count) in other.choices {
            if let Some(known) = self.choices.get_mut(&choice) {
                *known += count;
            } else if self.choices.len() < KEPT {
                self.choices.insert(choice, count);
            }
        }
        for (order, count) in other.orders {
            *self.orders.entry(order).or_default() += count;
        }
        for (mine, theirs) in self.moments.iter_mut().zip(other.moments) {
            mine.merge(theirs);
        }
        for (mine, theirs) in self.tangled.iter_mut().zip(other.tangled) {
            *mine |= theirs;
        }
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
