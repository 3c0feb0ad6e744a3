//! The engine's random words for the samplers of the `rand` family.

use std::convert::Infallible;

use rand::TryRng;
use rand::rand_core::utils::{fill_bytes_via_next_word, next_u64_via_u32};

use super::stream::{Streams, Variable};

/// The random words of one uncertain number, one for each draw: Philox 4x32-10 (Salmon, Moraes, Dror
/// & Shaw 2011) as a generator of `rand`, for a library user who draws what this library does not.
///
/// Words are a function of seed, address and draw number and of nothing else: numbers drawn for one
/// address are independent of those for another, and stay as they are whatever is drawn beside them.
///
/// ```
/// use cutline::engine::Generator;
/// use rand::{Rng as _, RngExt as _};
///
/// let mut costs = Generator::new(1, "teams.north.cost");
/// let first = costs.random_range(100.0..200.0);
/// costs.next_u64();
/// assert_eq!(Generator::new(1, "teams.north.cost").random_range(100.0..200.0), first);
/// ```
#[derive(Debug, Clone)]
pub struct Generator {
    streams: Streams,
    variable: Variable,
    draw: u64,
}

impl Generator {
    /// The words of an address under a seed, from draw 0 on.
    pub fn new(seed: u64, address: &str) -> Self {
        Self {
            streams: Streams::new(seed),
            variable: Variable::named(address),
            draw: 0,
        }
    }

    /// The same from another draw on.
    #[must_use]
    pub fn at(self, draw: u64) -> Self {
        Self { draw, ..self }
    }
}

impl TryRng for Generator {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let word = self.streams.word(self.variable, self.draw);
        self.draw = self.draw.wrapping_add(1);
        Ok(word)
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        next_u64_via_u32(self)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        fill_bytes_via_next_word(bytes, || self.try_next_u32())
    }
}

#[cfg(test)]
mod tests {
    use rand::Rng as _;

    use super::*;

    #[test]
    fn words_are_those_of_a_run() {
        let address = "teams.naver.scores.technology";
        let word = |draw| Streams::new(9).word(Variable::named(address), draw);
        let mut words = Generator::new(9, address).at(254);
        for draw in 254..260 {
            assert_eq!(words.next_u32(), word(draw));
        }
        let low = u64::from(word(260));
        assert_eq!(words.next_u64(), low | u64::from(word(261)) << 32);
        let mut bytes = [0; 6];
        words.fill_bytes(&mut bytes);
        assert_eq!(bytes[..4], word(262).to_le_bytes());
        assert_eq!(bytes[4..], word(263).to_le_bytes()[..2]);
    }
}
