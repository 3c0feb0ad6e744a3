//! Linear conditions on weights: whether any weights satisfy them, and how far each sum can go.

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome};

use super::{Constraint, Relation};

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
}

impl System {
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
        self.largest(&[]).is_some()
    }
}
