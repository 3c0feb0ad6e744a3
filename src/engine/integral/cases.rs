//! Cases in each of which all totals are known, with how much each of them counts.
//!
//! Teams with equal totals share their places: each of the orders that lots could put them in counts
//! the same.

use std::collections::BTreeMap;

use super::asked::Way;
use super::choices::{Choice, KEPT, listed, rankings};
use super::lots::{Spot, chance};
use super::tables::Tables;
use super::{Integrable, Integral};
use crate::engine::plan::Plan;
use crate::engine::rankings::MOST_TEAMS;

/// What is known where cases are counted, and nowhere else.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Counted {
    /// Mean and standard deviation of each team's total, in points.
    moments: Vec<(f64, f64)>,
    /// How likely the orders are in which the teams are ranked, lots included; none where there are
    /// too many orders.
    rankings: Option<Vec<f64>>,
    /// How many cases there are.
    count: u64,
    /// Whether they are equally likely.
    even: bool,
}

/// What came of cases.
pub(super) struct Cases {
    count: u64,
    pub(super) tables: Tables,
    choices: BTreeMap<Choice, f64>,
    /// By team: how many are above it, where few teams are ranked.
    orders: BTreeMap<Vec<u8>, f64>,
    /// By question: whether a case has too many orders by lot.
    tangled: Vec<bool>,
    /// In the last case, how likely each team was first and selected.
    chances: (Vec<f64>, Vec<f64>),
}

impl Integrable<'_> {
    /// The answer of cases that count `all` together, `even` where all count the same.
    pub(super) fn counted(
        &self,
        cases: Cases,
        moments: Vec<(f64, f64)>,
        (all, even): (f64, bool),
        error: f64,
    ) -> Integral {
        let teams = self.teams();
        let mut tables = cases.tables;
        tables.points = all;
        let listed = listed(cases.choices, self.rule(), self.model.watched.as_deref());
        let (sets, counts): (Vec<_>, Vec<f64>) = listed.into_iter().unzip();
        tables.sets = counts;
        let rankings = (teams <= MOST_TEAMS).then(|| rankings(cases.orders, teams));
        let share = |count: &f64| count / all;
        let none = super::Sets::default();
        Integral {
            sets,
            counted: Some(Counted {
                moments,
                rankings: rankings.map(|counts| counts.iter().map(share).collect()),
                count: cases.count,
                even,
            }),
            asked: (cases.tangled.iter())
                .map(|tangled| (!tangled).then_some(Way::Counted))
                .collect(),
            ..self.finished(vec![tables], 1, error, true, &none)
        }
    }
}

impl Integral {
    /// How many equally likely cases were gone through, where there are finitely many.
    pub fn cases(&self) -> Option<u64> {
        let counted = self.counted.as_ref().filter(|counted| counted.even)?;
        Some(counted.count)
    }

    /// Into how many pieces the set of all weights was cut, where it was.
    pub fn pieces(&self) -> Option<u64> {
        let counted = self.counted.as_ref().filter(|counted| !counted.even)?;
        Some(counted.count)
    }

    /// Probabilities of the complete rankings that there are, in no particular order; none where they
    /// were not counted.
    pub fn rankings(&self) -> Option<Vec<f64>> {
        self.counted.as_ref()?.rankings.clone()
    }

    /// Mean and standard deviation of a team's total, where they were counted.
    pub(super) fn counted_total(&self, team: usize) -> Option<(f64, f64)> {
        Some(self.counted.as_ref()?.moments[team])
    }
}

impl Cases {
    pub(super) fn new(plan: &Plan) -> Self {
        let (teams, questions) = (plan.teams.len(), plan.questions.len());
        Self {
            count: 0,
            tables: Tables::all(teams, questions, plan.criteria),
            choices: BTreeMap::new(),
            orders: BTreeMap::new(),
            tangled: vec![false; questions],
            chances: (vec![0.0; teams], vec![0.0; teams]),
        }
    }

    /// Adds one case: totals by team in steps of the grid, and how much it counts.
    pub(super) fn add(&mut self, totals: &[f64], counts: f64, plan: &Plan) {
        let teams = totals.len();
        self.count += 1;
        let mut order: Vec<usize> = (0..teams).collect();
        order.sort_by(|&a, &b| totals[b].total_cmp(&totals[a]).then(a.cmp(&b)));
        let mut choice: Choice = Default::default();
        let mut above = vec![0; if teams <= MOST_TEAMS { teams } else { 0 }];
        let mut spots: Vec<Spot> = vec![(0, 0); teams];
        let mut from = 0;
        for tied in order.chunk_by(|&a, &b| totals[a] == totals[b]) {
            let count = tied.len() as f64;
            let seats = plan.rule.seats(from, tied.len());
            // Two different teams of these: one in and the other out.
            let parted = if tied.len() > 1 {
                let out = (tied.len() - seats) as f64;
                seats as f64 * out / (count * (count - 1.0))
            } else {
                0.0
            };
            for &team in tied {
                self.chances.0[team] = if from == 0 { 1.0 / count } else { 0.0 };
                self.chances.1[team] = seats as f64 / count;
                spots[team] = (from, tied.len());
                if let Some(above) = above.get_mut(team) {
                    *above = from as u8;
                }
                for rank in &mut self.tables.ranks_mut(team)[from..from + tied.len()] {
                    *rank += counts / count;
                }
                for &other in tied.iter().filter(|other| **other != team) {
                    let at = team * teams + other;
                    self.tables
                        .add_pair(at, 0.5 * counts, counts, parted * counts);
                }
                for &other in &order[from + tied.len()..] {
                    self.tables.add_pair(team * teams + other, counts, 0.0, 0.0);
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
                let parted = self.chances.1[team] * (1.0 - self.chances.1[other]);
                self.tables
                    .add_pair(team * teams + other, 0.0, 0.0, parted * counts);
            }
        }
        for (at, question) in plan.questions.iter().enumerate() {
            match chance(question, totals, &spots, plan.rule) {
                Some(chance) => self.tables.answers[at] += chance * counts,
                None => self.tangled[at] = true,
            }
        }
        choice.0.sort_unstable();
        *self.choices.entry(choice).or_default() += counts;
        *self.orders.entry(above).or_default() += counts;
    }

    /// Adds what value 1 earned by criterion in the case that was added last.
    pub(super) fn add_multipliers(&mut self, multipliers: &[f64], counts: f64) {
        let rows = (self.tables.weights_first).chunks_mut(multipliers.len());
        let first = rows.zip(&self.chances.0);
        let rows = (self.tables.weights_selected).chunks_mut(multipliers.len());
        for (row, chance) in first.chain(rows.zip(&self.chances.1)) {
            if *chance > 0.0 {
                for (sum, points) in row.iter_mut().zip(multipliers) {
                    *sum += points * chance * counts;
                }
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.count += other.count;
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
        for (mine, theirs) in self.tangled.iter_mut().zip(other.tangled) {
            *mine |= theirs;
        }
    }
}
