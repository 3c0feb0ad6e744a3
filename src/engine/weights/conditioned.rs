//! Uniform weights under linear conditions: a point of one of the simplices they fill.

use crate::engine::math::ln;
use crate::engine::stream::{BLOCK, Lanes, Streams, Variable};
use crate::model::Polytope;

#[derive(Debug, Clone)]
pub(in crate::engine) struct Conditioned {
    polytope: Polytope,
    /// Streams of the exponential numbers whose shares are the place in a simplex.
    variables: Vec<Variable>,
    /// Stream that picks the simplex.
    pick: Variable,
}

impl Conditioned {
    pub(super) fn new(polytope: &Polytope, variables: &[Variable]) -> Self {
        // There is a member more than dimensions at least, because the weights add up.
        let variables = variables[..=polytope.dimension()].to_vec();
        Self {
            polytope: polytope.clone(),
            pick: Variable::picking(variables[0]),
            variables,
        }
    }

    pub(super) fn block(&self, streams: Streams, block: u64, out: &mut [Lanes]) {
        let corners = self.variables.len();
        let mut exponentials = vec![[0.0; BLOCK]; corners];
        let mut shares = [0.0; BLOCK];
        streams.uniforms(self.pick, block, &mut shares);
        for (lanes, variable) in exponentials.iter_mut().zip(&self.variables) {
            streams.uniforms(*variable, block, lanes);
            for x in lanes {
                *x = -ln(*x);
            }
        }
        let mut weights = vec![0.0; out.len()];
        let mut here = vec![0.0; corners];
        for lane in 0..BLOCK {
            for (here, lanes) in here.iter_mut().zip(&exponentials) {
                *here = lanes[lane];
            }
            self.polytope.point(shares[lane], &here, &mut weights);
            if !self.polytope.satisfies_rest(&weights) {
                let draw = block * BLOCK as u64 + lane as u64;
                self.attempts(streams, 1, draw, &mut weights);
            }
            for (out, weight) in out.iter_mut().zip(&weights) {
                out[lane] = *weight;
            }
        }
    }

    pub(super) fn draw(&self, streams: Streams, draw: u64, out: &mut [f64]) {
        self.attempts(streams, 0, draw, out);
    }

    /// Points until one satisfies the conditions that are left, from this attempt on.
    fn attempts(&self, streams: Streams, from: u32, draw: u64, out: &mut [f64]) {
        let mut exponentials = vec![0.0; self.variables.len()];
        let mut attempt = from;
        loop {
            for (x, variable) in exponentials.iter_mut().zip(&self.variables) {
                *x = -ln(streams.uniform(variable.attempt(attempt), draw));
            }
            let share = streams.uniform(self.pick.attempt(attempt), draw);
            self.polytope.point(share, &exponentials, out);
            if self.polytope.satisfies_rest(out) {
                return;
            }
            attempt += 1;
        }
    }
}
