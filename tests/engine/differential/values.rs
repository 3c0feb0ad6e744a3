//! What scores are worth, and how numbers go together.

use libm::sqrt;

use super::case::{Case, Criterion, Value};

/// What "unknown" ranges over.
pub(crate) fn scale(criterion: &Criterion) -> (f64, f64) {
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

pub(crate) fn is_falling(criterion: &Criterion) -> bool {
    let knots = knots(criterion);
    knots[knots.len() - 1].1 < knots[0].1
}

/// What a score is worth.
pub(crate) fn value(case: &Case, criterion: &Criterion, score: f64) -> f64 {
    let knots = knots(criterion);
    let last = knots.len() - 1;
    // A table of values is held at its ends where nothing else is said.
    let is_table = matches!(criterion.value, Value::Knots(_));
    if criterion.clamp.unwrap_or(case.clamp || is_table) {
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
pub(crate) fn root(matrix: &[Vec<f64>]) -> Vec<Vec<f64>> {
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
