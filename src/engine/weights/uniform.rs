//! Uniform weights on a slice through a box: pick the sampler that rejects least.

use super::proposal::Proposal;
use super::simplex::Simplex;
use super::tilted::Tilted;
use crate::engine::stream::{BLOCK, Lanes, Streams, Variable};
use crate::model::BoundedSimplex;

#[derive(Debug, Clone)]
pub(in crate::engine) struct Uniform {
    /// Weights that leave no choice, by member; free members have any number here.
    pinned: Vec<f64>,
    /// Members that are free, ascending.
    free: Vec<usize>,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// No free weight.
    Known,
    /// Two free weights share `sum`; the first is uniform from `low`.
    Segment {
        variable: Variable,
        low: f64,
        width: f64,
        sum: f64,
    },
    Simplex(Simplex),
    Tilted(Tilted),
}

/// While more draws than this of a block are without weights, the whole block tries again.
const FEW: usize = 24;
/// Draws on which samplers are compared: their own, far from those of any run.
const PILOT: std::ops::Range<u64> = u64::MAX / 2 / BLOCK as u64..u64::MAX / 2 / BLOCK as u64 + 16;

impl Uniform {
    pub(super) fn new(set: &BoundedSimplex, variables: &[Variable]) -> Self {
        let widths = set.widths();
        // Narrower than the grid of totals by far: no choice.
        let free: Vec<usize> = (0..widths.len())
            .filter(|&i| widths[i] > 1e-12 * set.total)
            .collect();
        let pinned = set.low.clone();
        let of = |list: &[f64]| -> Vec<f64> { free.iter().map(|&i| list[i]).collect() };
        let streams: Vec<Variable> = free.iter().map(|&i| variables[i]).collect();
        let fixed: f64 = (0..widths.len())
            .filter(|i| !free.contains(i))
            .map(|i| pinned[i])
            .sum();
        let (low, width, sum) = (of(&set.low), of(&widths), set.total - fixed);
        let kind = match free.len() {
            0 | 1 => Kind::Known,
            2 => Kind::Segment {
                variable: streams[0],
                low: low[0],
                width: width[0],
                sum,
            },
            _ => {
                let simplex = Simplex::new(&low, &width, sum, &streams);
                let accepted = pilot(&simplex, free.len());
                if accepted == 1.0 {
                    Kind::Simplex(simplex)
                } else {
                    let tilted = Tilted::new(&low, &width, sum, &streams);
                    if pilot(&tilted, free.len()) > accepted {
                        Kind::Tilted(tilted)
                    } else {
                        Kind::Simplex(simplex)
                    }
                }
            }
        };
        Self { pinned, free, kind }
    }

    #[inline(always)]
    pub(super) fn block(&self, streams: Streams, block: u64, out: &mut [Lanes]) {
        for (out, pinned) in out.iter_mut().zip(&self.pinned) {
            *out = [*pinned; BLOCK];
        }
        match &self.kind {
            Kind::Known => {}
            Kind::Segment {
                variable,
                low,
                width,
                sum,
            } => {
                let mut first = [0.0; BLOCK];
                streams.uniforms(*variable, block, &mut first);
                for (lane, u) in first.iter().enumerate() {
                    let weight = low + width * u;
                    out[self.free[0]][lane] = weight;
                    out[self.free[1]][lane] = sum - weight;
                }
            }
            Kind::Simplex(proposal) => self.accepted(proposal, streams, block, out),
            Kind::Tilted(proposal) => self.accepted(proposal, streams, block, out),
        }
    }

    pub(super) fn draw(&self, streams: Streams, draw: u64, out: &mut [f64]) {
        out.copy_from_slice(&self.pinned);
        match &self.kind {
            Kind::Known => {}
            Kind::Segment {
                variable,
                low,
                width,
                sum,
            } => {
                let weight = low + width * streams.uniform(*variable, draw);
                out[self.free[0]] = weight;
                out[self.free[1]] = sum - weight;
            }
            Kind::Simplex(proposal) => self.first_accepted(proposal, streams, 0, draw, out),
            Kind::Tilted(proposal) => self.first_accepted(proposal, streams, 0, draw, out),
        }
    }

    /// Tries the whole block until few draws are left, then those one by one.
    fn accepted(&self, proposal: &impl Proposal, streams: Streams, block: u64, out: &mut [Lanes]) {
        let mut tried = vec![[0.0; BLOCK]; self.free.len()];
        let mut waiting = [true; BLOCK];
        let mut left = BLOCK;
        let mut attempt = 0;
        while left > FEW {
            let good = proposal.block(streams, attempt, block, &mut tried);
            for lane in 0..BLOCK {
                if waiting[lane] && good[lane] {
                    waiting[lane] = false;
                    left -= 1;
                    for (&member, tried) in self.free.iter().zip(&tried) {
                        out[member][lane] = tried[lane];
                    }
                }
            }
            attempt += 1;
        }
        let mut weights = vec![0.0; out.len()];
        for lane in (0..BLOCK).filter(|&lane| waiting[lane]) {
            let draw = block * BLOCK as u64 + lane as u64;
            self.first_accepted(proposal, streams, attempt, draw, &mut weights);
            for &member in &self.free {
                out[member][lane] = weights[member];
            }
        }
    }

    fn first_accepted(
        &self,
        proposal: &impl Proposal,
        streams: Streams,
        from: u32,
        draw: u64,
        out: &mut [f64],
    ) {
        let mut tried = vec![0.0; self.free.len()];
        let mut attempt = from;
        while !proposal.draw(streams, attempt, draw, &mut tried) {
            attempt += 1;
        }
        for (&member, tried) in self.free.iter().zip(&tried) {
            out[member] = *tried;
        }
    }
}

/// Share of proposals accepted in a fixed set of draws.
fn pilot(proposal: &impl Proposal, members: usize) -> f64 {
    let mut out = vec![[0.0; BLOCK]; members];
    let streams = Streams::new(0);
    let accepted: usize = PILOT
        .map(|block| {
            let good = proposal.block(streams, 0, block, &mut out);
            good.iter().filter(|good| **good).count()
        })
        .sum();
    accepted as f64 / (BLOCK as u64 * (PILOT.end - PILOT.start)) as f64
}
