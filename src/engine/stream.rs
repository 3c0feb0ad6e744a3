//! Random streams: a draw is a pure function of seed, variable and draw number.
//!
//! Every uncertain number has a stream of its own, named after its address in the scenario.
//! Adding a team or a criterion therefore changes nobody else's numbers, and two scenarios share
//! random numbers wherever they share a quantity.

use super::math::{normals, uniform};
use super::philox::philox;

/// Draws are computed this many at a time, aligned at multiples of it.
pub(crate) const BLOCK: usize = 256;
/// Words of one generator call go to draws this far apart, so that planes are contiguous.
const PLANE: usize = BLOCK / 4;
/// Counters handled together, so that they stay in registers.
const LANES: usize = 16;

/// One number for each draw of a block.
pub(crate) type Lanes = [f64; BLOCK];

/// The stream of one uncertain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Variable(u64);

impl Variable {
    /// The stream named after an address (64-bit FNV-1a).
    pub(crate) fn named(address: impl std::fmt::Display) -> Self {
        let hash = address
            .to_string()
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
            });
        Self(hash)
    }

    /// The name as 64 bits that look random (the finaliser of Steele, Lea & Flood 2014).
    pub(crate) fn scrambled(self) -> u64 {
        let mut x = self.0;
        x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ x >> 31
    }

    /// A stream beside the one of a weight, which picks a part of the set it is drawn from.
    pub(crate) fn picking(self) -> Self {
        Self(self.scrambled())
    }

    /// The stream that picks one of so many rows: the same for all columns of that length, so that
    /// what stands side by side is drawn together.
    pub(crate) fn rows(count: usize) -> Self {
        Self::named("rows").attempt(count as u32)
    }

    /// The stream for a further attempt of a sampler that rejects; attempt 0 is the stream itself.
    pub(crate) fn attempt(self, attempt: u32) -> Self {
        Self(self.0 ^ u64::from(attempt).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// All streams of one seed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Streams {
    key: [u32; 2],
}

impl Streams {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            key: [seed as u32, (seed >> 32) as u32],
        }
    }

    /// One random word per draw of a block.
    #[inline(always)]
    pub(crate) fn words(self, variable: Variable, block: u64, words: &mut [u32; BLOCK]) {
        for first in (0..PLANE).step_by(LANES) {
            let planes = self.call::<LANES>(variable, block * PLANE as u64 + first as u64);
            for (plane, lanes) in planes.iter().enumerate() {
                let at = plane * PLANE + first;
                words[at..at + LANES].copy_from_slice(lanes);
            }
        }
    }

    /// One uniform number in (0, 1) per draw of a block.
    #[inline(always)]
    pub(crate) fn uniforms(self, variable: Variable, block: u64, out: &mut Lanes) {
        let mut words = [0; BLOCK];
        self.words(variable, block, &mut words);
        for (out, word) in out.iter_mut().zip(words) {
            *out = uniform(word);
        }
    }

    /// One standard normal per draw of a block.
    #[inline(always)]
    pub(crate) fn normals(self, variable: Variable, block: u64, out: &mut Lanes) {
        let mut words = [0; BLOCK];
        self.words(variable, block, &mut words);
        for half in 0..2 {
            let at = half * 2 * PLANE;
            for lane in 0..PLANE {
                let (a, b) = normals(words[at + lane], words[at + PLANE + lane]);
                out[at + lane] = a;
                out[at + PLANE + lane] = b;
            }
        }
    }

    /// The row of each draw of a block, any of `count` equally likely.
    #[inline(always)]
    pub(crate) fn rows(self, count: usize, block: u64, out: &mut [usize; BLOCK]) {
        let variable = Variable::rows(count);
        let (mut high, mut low) = ([0; BLOCK], [0; BLOCK]);
        self.words(variable, block, &mut high);
        self.words(variable.picking(), block, &mut low);
        for (out, (high, low)) in out.iter_mut().zip(high.into_iter().zip(low)) {
            *out = row(high, low, count);
        }
    }

    /// The row of one draw.
    pub(crate) fn row(self, count: usize, draw: u64) -> usize {
        let variable = Variable::rows(count);
        let (high, low) = (
            self.word(variable, draw),
            self.word(variable.picking(), draw),
        );
        row(high, low, count)
    }

    /// The word of one draw.
    pub(crate) fn word(self, variable: Variable, draw: u64) -> u32 {
        let (group, plane) = place(draw);
        self.call::<1>(variable, group)[plane][0]
    }

    /// The uniform number of one draw.
    pub(crate) fn uniform(self, variable: Variable, draw: u64) -> f64 {
        uniform(self.word(variable, draw))
    }

    /// The standard normal of one draw.
    pub(crate) fn normal(self, variable: Variable, draw: u64) -> f64 {
        let (group, plane) = place(draw);
        let words = self.call::<1>(variable, group);
        let pair = plane / 2 * 2;
        let (a, b) = normals(words[pair][0], words[pair + 1][0]);
        if plane % 2 == 0 { a } else { b }
    }

    /// Generator calls for `L` consecutive groups of four draws.
    #[inline(always)]
    fn call<const L: usize>(self, variable: Variable, first: u64) -> [[u32; L]; 4] {
        let group = |lane: usize| first + lane as u64;
        philox(
            self.key,
            [
                std::array::from_fn(|lane| group(lane) as u32),
                std::array::from_fn(|lane| (group(lane) >> 32) as u32),
                [variable.0 as u32; L],
                [(variable.0 >> 32) as u32; L],
            ],
        )
    }
}

/// One of `count` rows from 64 random bits: no row is likelier than another by more than 2^-32.
#[inline(always)]
fn row(high: u32, low: u32, count: usize) -> usize {
    let bits = u64::from(high) << 32 | u64::from(low);
    ((u128::from(bits) * count as u128) >> 64) as usize
}

/// The generator call that serves a draw, and which of its four words is the draw's.
fn place(draw: u64) -> (u64, usize) {
    let (block, lane) = (draw / BLOCK as u64, draw as usize % BLOCK);
    (block * PLANE as u64 + (lane % PLANE) as u64, lane / PLANE)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// First values of a stream: a change here is value-breaking and belongs in the changelog.
    #[test]
    fn first_values_are_pinned() {
        let streams = Streams::new(1);
        let variable = Variable::named("teams.naver.scores.technology");
        let words: Vec<u32> = (0..4).map(|draw| streams.word(variable, draw)).collect();
        insta::assert_debug_snapshot!(words);
        let normals: Vec<f64> = (0..4).map(|draw| streams.normal(variable, draw)).collect();
        insta::assert_debug_snapshot!(normals);
    }

    #[test]
    fn a_block_holds_the_numbers_of_its_draws() {
        let streams = Streams::new(0xdead_beef_0123_4567);
        let variable = Variable::named("teams.a.scores.b").attempt(3);
        for block in [0, 1, 5_000_000_000] {
            let (mut uniforms, mut normals) = ([0.0; BLOCK], [0.0; BLOCK]);
            streams.uniforms(variable, block, &mut uniforms);
            streams.normals(variable, block, &mut normals);
            let mut rows = [0; BLOCK];
            streams.rows(3_000, block, &mut rows);
            for lane in 0..BLOCK {
                let draw = block * BLOCK as u64 + lane as u64;
                assert_eq!(uniforms[lane], streams.uniform(variable, draw));
                assert_eq!(normals[lane], streams.normal(variable, draw));
                assert_eq!(rows[lane], streams.row(3_000, draw));
                assert!(rows[lane] < 3_000);
            }
        }
    }

    /// Kolmogorov–Smirnov at 2^20 draws; the critical value has error probability 1e-6.
    #[test]
    fn normals_are_normal() {
        let streams = Streams::new(7);
        let variable = Variable::named("any");
        let mut sample = Vec::new();
        let mut lanes = [0.0; BLOCK];
        for block in 0..4096 {
            streams.normals(variable, block, &mut lanes);
            sample.extend_from_slice(&lanes);
        }
        sample.sort_by(f64::total_cmp);
        let n = sample.len() as f64;
        let distance = sample.iter().enumerate().fold(0.0, |worst: f64, (i, &z)| {
            let p = crate::model::special::normal_cdf(z);
            worst
                .max((p - i as f64 / n).abs())
                .max(((i as f64 + 1.0) / n - p).abs())
        });
        assert!(distance < 2.694 / n.sqrt(), "distance {distance}");
    }

    /// Neighbouring draws, the two halves of a Box–Muller pair, and different variables are
    /// uncorrelated, in the numbers and in their squares; each error probability is below 1e-6.
    #[test]
    fn normals_are_uncorrelated() {
        let streams = Streams::new(7);
        let draws = 1 << 20;
        let mut all = Vec::new();
        let mut lanes = [0.0; BLOCK];
        for block in 0..draws / BLOCK as u64 {
            streams.normals(Variable::named("teams.a.halo"), block, &mut lanes);
            all.extend_from_slice(&lanes);
        }
        let other: Vec<f64> = (0..draws)
            .map(|draw| streams.normal(Variable::named("teams.b.halo"), draw))
            .collect();
        let limit = 5.0 / (draws as f64).sqrt();
        let correlation = |a: &mut dyn Iterator<Item = (f64, f64)>| -> (f64, f64) {
            let (mut plain, mut squares, mut n) = (0.0, 0.0, 0.0);
            for (x, y) in a {
                plain += x * y;
                squares += (x * x - 1.0) * (y * y - 1.0) / 2.0;
                n += 1.0;
            }
            (plain / n, squares / n)
        };
        let shifted = |by: usize| all.iter().zip(&all[by..]).map(|(a, b)| (*a, *b));
        for (plain, squares) in [
            correlation(&mut shifted(1)),
            correlation(&mut shifted(PLANE)),
            correlation(&mut shifted(BLOCK)),
            correlation(&mut all.iter().zip(&other).map(|(a, b)| (*a, *b))),
        ] {
            assert!(
                plain.abs() < limit && squares.abs() < limit,
                "{plain} {squares}"
            );
        }
    }
}
