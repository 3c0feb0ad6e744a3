//! Uniform weights above their lower bounds, rejected beyond an upper one.

use super::proposal::Proposal;
use crate::engine::math::ln;
use crate::engine::stream::{BLOCK, Lanes, Streams, Variable};

/// Exponential numbers over their sum are uniform on the simplex; shifted to the lower bounds.
#[derive(Debug, Clone)]
pub(super) struct Simplex {
    variables: Vec<Variable>,
    low: Vec<f64>,
    high: Vec<f64>,
    /// What is left to share above the lower bounds.
    slack: f64,
}

impl Simplex {
    pub(super) fn new(low: &[f64], width: &[f64], sum: f64, variables: &[Variable]) -> Self {
        let slack = sum - low.iter().sum::<f64>();
        // Where a bound does not bind, rounding must not make it reject.
        let high = low.iter().zip(width).map(|(low, width)| {
            if *width >= slack * (1.0 - 1e-12) {
                f64::INFINITY
            } else {
                low + width
            }
        });
        Self {
            variables: variables.to_vec(),
            high: high.collect(),
            low: low.to_vec(),
            slack,
        }
    }
}

impl Proposal for Simplex {
    #[inline(always)]
    fn block(
        &self,
        streams: Streams,
        attempt: u32,
        block: u64,
        out: &mut [Lanes],
    ) -> [bool; BLOCK] {
        let mut sum = [0.0; BLOCK];
        for (out, variable) in out.iter_mut().zip(&self.variables) {
            streams.uniforms(variable.attempt(attempt), block, out);
            for (out, sum) in out.iter_mut().zip(&mut sum) {
                *out = -ln(*out);
                *sum += *out;
            }
        }
        let mut good = [true; BLOCK];
        for ((out, low), high) in out.iter_mut().zip(&self.low).zip(&self.high) {
            for lane in 0..BLOCK {
                out[lane] = low + out[lane] * (self.slack / sum[lane]);
                good[lane] &= out[lane] <= *high;
            }
        }
        good
    }

    fn draw(&self, streams: Streams, attempt: u32, draw: u64, out: &mut [f64]) -> bool {
        let mut sum = 0.0;
        for (out, variable) in out.iter_mut().zip(&self.variables) {
            *out = -ln(streams.uniform(variable.attempt(attempt), draw));
            sum += *out;
        }
        let mut good = true;
        for ((out, low), high) in out.iter_mut().zip(&self.low).zip(&self.high) {
            *out = low + *out * (self.slack / sum);
            good &= *out <= *high;
        }
        good
    }
}
