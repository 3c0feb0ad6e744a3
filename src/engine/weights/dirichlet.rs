//! Dirichlet weights: gamma numbers over their sum.

use crate::engine::math::exp;
use crate::engine::stream::{BLOCK, Lanes, Streams, Variable};
use crate::engine::table::Table;
use crate::model::special::gamma_log_quantile;

#[derive(Debug, Clone)]
pub(in crate::engine) struct Dirichlet {
    total: f64,
    variables: Vec<Variable>,
    /// Logarithms of the gamma quantiles over z: on that scale even a shape of 0.01 is smooth.
    log_gammas: Vec<Table>,
}

impl Dirichlet {
    pub(super) fn new(total: f64, alphas: &[f64], variables: &[Variable]) -> Self {
        Self {
            total,
            variables: variables.to_vec(),
            log_gammas: alphas
                .iter()
                .map(|&alpha| Table::new(|z| gamma_log_quantile(alpha, z)))
                .collect(),
        }
    }

    #[inline(always)]
    pub(super) fn block(&self, streams: Streams, block: u64, out: &mut [Lanes]) {
        let mut largest = [f64::NEG_INFINITY; BLOCK];
        for ((out, variable), table) in out.iter_mut().zip(&self.variables).zip(&self.log_gammas) {
            streams.normals(*variable, block, out);
            for (out, largest) in out.iter_mut().zip(&mut largest) {
                *out = table.at(*out);
                *largest = larger(*largest, *out);
            }
        }
        let mut sum = [0.0; BLOCK];
        for out in out.iter_mut() {
            for ((out, largest), sum) in out.iter_mut().zip(&largest).zip(&mut sum) {
                *out = exp(*out - largest);
                *sum += *out;
            }
        }
        for out in out {
            for (out, sum) in out.iter_mut().zip(&sum) {
                *out *= self.total / sum;
            }
        }
    }

    pub(super) fn draw(&self, streams: Streams, draw: u64, out: &mut [f64]) {
        let mut largest = f64::NEG_INFINITY;
        for ((out, variable), table) in out.iter_mut().zip(&self.variables).zip(&self.log_gammas) {
            *out = table.at(streams.normal(*variable, draw));
            largest = larger(largest, *out);
        }
        let mut sum = 0.0;
        for out in out.iter_mut() {
            *out = exp(*out - largest);
            sum += *out;
        }
        for out in out {
            *out *= self.total / sum;
        }
    }
}

#[inline(always)]
fn larger(a: f64, b: f64) -> f64 {
    if b > a { b } else { a }
}
