//! Uniform weights between tight bounds: truncated exponentials, the last from the sum.

use super::proposal::Proposal;
use crate::engine::math::ln;
use crate::engine::stream::{BLOCK, Lanes, Streams, Variable};
use crate::model::tilt;

/// All weights but the widest are drawn with density ∝ exp(θ w) between their bounds, and the
/// widest takes what is left. Their joint density is ∝ exp(−θ × the widest), so a proposal within
/// its bounds is accepted with a probability that undoes that factor; what is left is uniform.
/// With θ from [`tilt::rate`] the widest lands near its mean, and about one over the square root
/// of the number of weights is accepted however tight the bounds are.
#[derive(Debug, Clone)]
pub(super) struct Tilted {
    variables: Vec<Variable>,
    low: Vec<f64>,
    high: Vec<f64>,
    sum: f64,
    theta: f64,
    /// exp(−|θ| width) for each weight.
    decay: Vec<f64>,
    /// The member that takes what is left.
    widest: usize,
}

impl Tilted {
    pub(super) fn new(low: &[f64], width: &[f64], sum: f64, variables: &[Variable]) -> Self {
        let theta = tilt::rate(width, sum - low.iter().sum::<f64>());
        let mut widest = 0;
        for (i, w) in width.iter().enumerate() {
            if *w > width[widest] {
                widest = i;
            }
        }
        Self {
            variables: variables.to_vec(),
            low: low.to_vec(),
            high: low
                .iter()
                .zip(width)
                .map(|(low, width)| low + width)
                .collect(),
            sum,
            theta,
            decay: width
                .iter()
                .map(|w| libm::exp(-libm::fabs(theta) * w))
                .collect(),
            widest,
        }
    }

    /// The quantile of one weight at u, by inversion; written so that nothing overflows.
    #[inline(always)]
    fn weight(&self, member: usize, u: f64) -> f64 {
        let (low, high) = (self.low[member], self.high[member]);
        let decay = self.decay[member];
        if 1.0 - decay < 1e-9 {
            low + (high - low) * u
        } else if self.theta > 0.0 {
            high + ln(decay + u * (1.0 - decay)) / self.theta
        } else {
            low + ln(decay + u * (1.0 - decay)) / self.theta
        }
    }

    /// Whether the weight that takes what is left may stand, given a uniform number.
    #[inline(always)]
    fn accepts(&self, weight: f64, u: f64) -> bool {
        let (low, high) = (self.low[self.widest], self.high[self.widest]);
        let far = if self.theta > 0.0 {
            weight - high
        } else {
            weight - low
        };
        weight >= low && weight <= high && ln(u) <= self.theta * far
    }
}

impl Proposal for Tilted {
    #[inline(always)]
    fn block(
        &self,
        streams: Streams,
        attempt: u32,
        block: u64,
        out: &mut [Lanes],
    ) -> [bool; BLOCK] {
        let mut rest = [self.sum; BLOCK];
        for (member, out) in out.iter_mut().enumerate() {
            streams.uniforms(self.variables[member].attempt(attempt), block, out);
            if member != self.widest {
                for (out, rest) in out.iter_mut().zip(&mut rest) {
                    *out = self.weight(member, *out);
                    *rest -= *out;
                }
            }
        }
        let mut good = [false; BLOCK];
        for lane in 0..BLOCK {
            good[lane] = self.accepts(rest[lane], out[self.widest][lane]);
        }
        out[self.widest] = rest;
        good
    }

    fn draw(&self, streams: Streams, attempt: u32, draw: u64, out: &mut [f64]) -> bool {
        let mut rest = self.sum;
        for (member, out) in out.iter_mut().enumerate() {
            *out = streams.uniform(self.variables[member].attempt(attempt), draw);
            if member != self.widest {
                *out = self.weight(member, *out);
                rest -= *out;
            }
        }
        let good = self.accepts(rest, out[self.widest]);
        out[self.widest] = rest;
        good
    }
}
