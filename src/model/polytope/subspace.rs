//! The affine space that equations leave.

use super::dot;
use crate::model::linear::System;

/// The solutions of linear equations: some variables are free, the others follow.
pub(super) struct Subspace {
    free: Vec<usize>,
    /// Each variable that follows: its index, its constant, and its factors of the free ones.
    following: Vec<(usize, f64, Vec<f64>)>,
}

impl Subspace {
    /// Gauss–Jordan elimination with the largest pivot of each row.
    pub(super) fn new(mut rows: Vec<(Vec<f64>, f64)>, count: usize) -> Self {
        let mut pivots: Vec<usize> = Vec::new();
        let mut done = 0;
        for at in 0..rows.len() {
            let (row, _) = &rows[at];
            // Of equally large ones the last: the first variables stay free.
            let pivot = (0..count).max_by(|a, b| row[*a].abs().total_cmp(&row[*b].abs()));
            let Some(pivot) = pivot.filter(|p| row[*p].abs() > 1e-9) else {
                continue;
            };
            let scale = rows[at].0[pivot];
            let (row, constant) = &mut rows[at];
            for x in row.iter_mut() {
                *x /= scale;
            }
            *constant /= scale;
            let this = rows[at].clone();
            for (other, (row, constant)) in rows.iter_mut().enumerate() {
                let factor = row[pivot];
                if other != at && factor != 0.0 {
                    for (x, y) in row.iter_mut().zip(&this.0) {
                        *x -= factor * y;
                    }
                    *constant -= factor * this.1;
                    row[pivot] = 0.0;
                }
            }
            rows.swap(done, at);
            pivots.push(pivot);
            done += 1;
        }
        let free: Vec<usize> = (0..count).filter(|i| !pivots.contains(i)).collect();
        let following = pivots
            .iter()
            .zip(&rows)
            .map(|(pivot, (row, constant))| {
                (*pivot, *constant, free.iter().map(|f| -row[*f]).collect())
            })
            .collect();
        Self { free, following }
    }

    /// All variables at a point of the free ones.
    pub(super) fn weights(&self, y: &[f64]) -> Vec<f64> {
        let mut all = vec![0.0; self.free.len() + self.following.len()];
        for (variable, y) in self.free.iter().zip(y) {
            all[*variable] = *y;
        }
        for (variable, constant, factors) in &self.following {
            all[*variable] = constant + dot(factors, y);
        }
        all
    }

    /// A condition on all variables as one on the free ones.
    pub(super) fn within(&self, row: &[f64], constant: f64) -> (Vec<f64>, f64) {
        let mut on_free: Vec<f64> = self.free.iter().map(|f| row[*f]).collect();
        let mut constant = constant;
        for (variable, known, factors) in &self.following {
            constant -= row[*variable] * known;
            for (on_free, factor) in on_free.iter_mut().zip(factors) {
                *on_free += row[*variable] * factor;
            }
        }
        (on_free, constant)
    }

    /// A condition on the free variables as one on all.
    pub(super) fn lifted(&self, on_free: &[f64], count: usize) -> Vec<f64> {
        let mut row = vec![0.0; count];
        for (variable, factor) in self.free.iter().zip(on_free) {
            row[*variable] = *factor;
        }
        row
    }

    /// Corners of a simplex in the free variables that holds everything: their lower bounds, and
    /// the largest sum they can have.
    pub(super) fn around(&self, system: &System) -> Option<Vec<Vec<f64>>> {
        let low: Vec<f64> = self.free.iter().map(|f| system.bounds[*f].0).collect();
        let sum: Vec<(usize, f64)> = self.free.iter().map(|f| (*f, 1.0)).collect();
        let reach = system.largest(&sum)? - low.iter().sum::<f64>();
        let far = (0..low.len()).map(|axis| {
            let mut corner = low.clone();
            corner[axis] += reach;
            corner
        });
        Some(std::iter::once(low.clone()).chain(far).collect())
    }
}
