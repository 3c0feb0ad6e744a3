//! What a sampler of weights by rejection proposes.

use crate::engine::stream::{BLOCK, Lanes, Streams};

/// A sampler that proposes weights and may reject them; every attempt has streams of its own.
pub(super) trait Proposal {
    /// Weights of a block of draws; true where they are accepted.
    fn block(&self, streams: Streams, attempt: u32, block: u64, out: &mut [Lanes])
    -> [bool; BLOCK];

    /// The same for one draw, bit for bit.
    fn draw(&self, streams: Streams, attempt: u32, draw: u64, out: &mut [f64]) -> bool;
}
