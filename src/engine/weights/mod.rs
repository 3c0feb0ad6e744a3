//! Samplers for groups of weights.

mod conditioned;
mod dirichlet;
mod proposal;
mod simplex;
mod tilted;
mod uniform;

use self::conditioned::Conditioned;
use self::dirichlet::Dirichlet;
use self::uniform::Uniform;
use super::stream::{BLOCK, Lanes, Streams, Variable};
use crate::model::{WeightGroup, WeightLaw};

/// How a group of weights is drawn.
#[derive(Debug, Clone)]
pub(super) enum Sampler {
    Fixed(Vec<f64>),
    Dirichlet(Dirichlet),
    Uniform(Uniform),
    Conditioned(Conditioned),
}

impl Sampler {
    /// `variables` are the streams of the group's members.
    pub(super) fn new(group: &WeightGroup, variables: &[Variable]) -> Self {
        match &group.law {
            WeightLaw::Fixed(weights) => Self::Fixed(weights.clone()),
            WeightLaw::Dirichlet(alphas) => {
                Self::Dirichlet(Dirichlet::new(group.total, alphas, variables))
            }
            WeightLaw::Uniform(set) => Self::Uniform(Uniform::new(set, variables)),
            WeightLaw::Polytope(set) => Self::Conditioned(Conditioned::new(set, variables)),
        }
    }

    /// Weights of a block of draws, one lane array per member.
    #[inline(always)]
    pub(super) fn block(&self, streams: Streams, block: u64, out: &mut [Lanes]) {
        match self {
            Self::Fixed(weights) => {
                for (out, weight) in out.iter_mut().zip(weights) {
                    *out = [*weight; BLOCK];
                }
            }
            Self::Dirichlet(sampler) => sampler.block(streams, block, out),
            Self::Uniform(sampler) => sampler.block(streams, block, out),
            Self::Conditioned(sampler) => sampler.block(streams, block, out),
        }
    }

    /// Weights of one draw.
    pub(super) fn draw(&self, streams: Streams, draw: u64, out: &mut [f64]) {
        match self {
            Self::Fixed(weights) => out.copy_from_slice(weights),
            Self::Dirichlet(sampler) => sampler.draw(streams, draw, out),
            Self::Uniform(sampler) => sampler.draw(streams, draw, out),
            Self::Conditioned(sampler) => sampler.draw(streams, draw, out),
        }
    }
}
