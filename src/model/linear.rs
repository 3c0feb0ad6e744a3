//! Linear conditions on weights: whether any weights satisfy them, and how far each sum can go.

use std::collections::BTreeMap;

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome};

/// A linear condition on weights: Σ coefficient × weight compared with a constant, in points.
#[derive(Debug, Clone, PartialEq)]
pub struct Constraint {
    /// Indices of criteria with their coefficients, ascending, none 0.
    pub coefficients: Vec<(usize, f64)>,
    /// How the sum compares.
    pub relation: Relation,
    /// What it is compared with, in points.
    pub constant: f64,
}

/// How a sum of weights compares with a constant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// It is at least as large.
    AtLeast,
    /// It is equal.
    Equal,
}

/// Variables from 0 to a bound of their own, under linear conditions.
#[derive(Debug, Clone, Default)]
pub(crate) struct System {
    /// Lower and upper bound of each variable.
    pub(crate) bounds: Vec<(f64, f64)>,
    pub(crate) rows: Vec<Row>,
}

/// Σ coefficient × variable compared with a constant.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) coefficients: Vec<(usize, f64)>,
    pub(crate) relation: Relation,
    pub(crate) constant: f64,
}

impl Row {
    pub(crate) fn of(constraint: &Constraint) -> Self {
        Self {
            coefficients: constraint.coefficients.clone(),
            relation: constraint.relation,
            constant: constraint.constant,
        }
    }

    /// The largest coefficient.
    pub(crate) fn size(&self) -> f64 {
        let sizes = self.coefficients.iter().map(|(_, factor)| factor.abs());
        sizes.fold(0.0, f64::max)
    }
}

/// The larger and the smaller variable of a condition `a >= b`.
fn order(row: &Row) -> Option<(usize, usize)> {
    match (row.relation, row.coefficients.as_slice()) {
        (Relation::AtLeast, &[(a, x), (b, y)]) if x == -y && row.constant == 0.0 => {
            Some(if x > 0.0 { (a, b) } else { (b, a) })
        }
        _ => None,
    }
}

/// An order in which each variable comes after all that are below it (Kahn 1962); `None` in a
/// circle. Those that could come next come in the order of the file.
pub(crate) fn from_below(below: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut waits: Vec<usize> = below.iter().map(Vec::len).collect();
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); below.len()];
    for (variable, others) in below.iter().enumerate() {
        for other in others {
            above[*other].push(variable);
        }
    }
    let mut order: Vec<usize> = (0..below.len()).filter(|i| waits[*i] == 0).collect();
    let mut at = 0;
    while let Some(&variable) = order.get(at) {
        at += 1;
        for &next in &above[variable] {
            waits[next] -= 1;
            if waits[next] == 0 {
                order.push(next);
            }
        }
    }
    (order.len() == below.len()).then_some(order)
}

/// The first of the variables that are tied to this one (union-find with path halving).
fn top(root: &mut [usize], mut at: usize) -> usize {
    while root[at] != at {
        root[at] = root[root[at]];
        at = root[at];
    }
    at
}

impl System {
    /// Adds a condition: one on a single variable as a bound of it.
    pub(crate) fn add(&mut self, row: Row) {
        let (&[(variable, factor)], Relation::AtLeast) =
            (row.coefficients.as_slice(), row.relation)
        else {
            return self.rows.push(row);
        };
        let bound = row.constant / factor;
        let (low, high) = &mut self.bounds[variable];
        if factor > 0.0 {
            *low = low.max(bound);
        } else {
            *high = high.min(bound);
        }
    }

    /// Without conditions `a >= b` that follow from others of their kind: those that a longer way
    /// leads to as well (the transitive reduction of Aho, Garey & Ullman 1972). In a circle all
    /// stay.
    pub(crate) fn reduced(mut self) -> Self {
        let count = self.bounds.len();
        let mut below: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (more, less) in self.rows.iter().filter_map(order) {
            below[more].push(less);
        }
        let Some(from_below) = from_below(&below) else {
            return self;
        };
        let mut rank = vec![0; count];
        for (at, variable) in from_below.iter().enumerate() {
            rank[*variable] = at;
        }
        // What each is above, as bits; the highest of those directly below first.
        let mut reach = vec![vec![0u64; count.div_ceil(64)]; count];
        for &variable in &from_below {
            let mut direct = std::mem::take(&mut below[variable]);
            direct.sort_by_key(|other| std::cmp::Reverse(rank[*other]));
            direct.dedup();
            let mut all = vec![0u64; count.div_ceil(64)];
            direct.retain(|&other| {
                let follows = all[other / 64] >> (other % 64) & 1 == 1;
                for (all, bits) in all.iter_mut().zip(&reach[other]) {
                    *all |= bits;
                }
                all[other / 64] |= 1 << (other % 64);
                !follows
            });
            reach[variable] = all;
            below[variable] = direct;
        }
        // The first row of each kind stays.
        self.rows.retain(|row| {
            let Some((more, less)) = order(row) else {
                return true;
            };
            let at = below[more].iter().position(|other| *other == less);
            at.map(|at| below[more].swap_remove(at)).is_some()
        });
        self
    }

    /// Parts that no condition ties together, each with its variables renumbered from 0; variables
    /// without any condition but their bounds are left out.
    pub(crate) fn parts(&self) -> Vec<(Vec<usize>, Self)> {
        let mut root: Vec<usize> = (0..self.bounds.len()).collect();
        for row in &self.rows {
            for pair in row.coefficients.windows(2) {
                let (a, b) = (top(&mut root, pair[0].0), top(&mut root, pair[1].0));
                root[a.max(b)] = a.min(b);
            }
        }
        let mut parts: BTreeMap<usize, (Vec<usize>, Self)> = BTreeMap::new();
        for row in &self.rows {
            if let Some((first, _)) = row.coefficients.first() {
                parts.entry(top(&mut root, *first)).or_default();
            }
        }
        let mut places = vec![0; self.bounds.len()];
        for (variable, bounds) in self.bounds.iter().enumerate() {
            if let Some((members, part)) = parts.get_mut(&top(&mut root, variable)) {
                places[variable] = members.len();
                members.push(variable);
                part.bounds.push(*bounds);
            }
        }
        for row in &self.rows {
            let Some((first, _)) = row.coefficients.first() else {
                continue;
            };
            if let Some((_, part)) = parts.get_mut(&top(&mut root, *first)) {
                let renumbered = row.coefficients.iter().map(|(v, f)| (places[*v], *f));
                part.rows.push(Row {
                    coefficients: renumbered.collect(),
                    ..row.clone()
                });
            }
        }
        parts.into_values().collect()
    }

    /// Whether some point satisfies every condition that is no equation with room to spare. Where
    /// none is found there may still be one.
    pub(crate) fn has_room(&self) -> bool {
        let room = self.bounds.len();
        let mut wider = self.clone();
        wider.bounds.push((0.0, 1.0));
        for row in &mut wider.rows {
            if row.relation == Relation::AtLeast {
                row.coefficients.push((room, -row.size()));
            }
        }
        wider
            .largest(&[(room, 1.0)])
            .is_some_and(|room| room > 1e-6)
    }

    /// The largest Σ coefficient × variable; `None` where nothing satisfies the conditions.
    pub(crate) fn largest(&self, coefficients: &[(usize, f64)]) -> Option<f64> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let mut objective = vec![0.0; self.bounds.len()];
        for (variable, factor) in coefficients {
            objective[*variable] += factor;
        }
        let variables: Vec<_> = self
            .bounds
            .iter()
            .zip(objective)
            .map(|(bounds, factor)| problem.add_var(factor, *bounds))
            .collect();
        for row in &self.rows {
            let mut sum = LinearExpr::empty();
            for (variable, factor) in &row.coefficients {
                sum.add(variables[*variable], *factor);
            }
            let relation = match row.relation {
                Relation::AtLeast => ComparisonOp::Ge,
                Relation::Equal => ComparisonOp::Eq,
            };
            problem.add_constraint(sum, relation, row.constant);
        }
        match problem.solve() {
            Ok(SolveOutcome::Solution(solution)) => Some(solution.objective()),
            _ => None,
        }
    }

    /// The smallest Σ coefficient × variable; `None` where nothing satisfies the conditions.
    pub(crate) fn smallest(&self, coefficients: &[(usize, f64)]) -> Option<f64> {
        let turned: Vec<(usize, f64)> = coefficients.iter().map(|(v, f)| (*v, -f)).collect();
        self.largest(&turned).map(|largest| -largest)
    }

    pub(crate) fn is_feasible(&self) -> bool {
        self.bounds.iter().all(|(low, high)| low <= high) && self.largest(&[]).is_some()
    }
}
