//! Which draws are counted, and how they lie in blocks.

use std::ops::Range;

use super::stream::BLOCK;

/// Draws of a block.
const WIDE: u64 = BLOCK as u64;

/// Draws as ranges in ascending order, with gaps between them.
#[derive(Debug, Clone, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize)]
#[serde(try_from = "Vec<[u64; 2]>")]
pub(super) struct Ranges(Vec<[u64; 2]>);

impl TryFrom<Vec<[u64; 2]>> for Ranges {
    type Error = &'static str;

    fn try_from(ends: Vec<[u64; 2]>) -> Result<Self, Self::Error> {
        let full = ends.iter().all(|[start, end]| start < end);
        let apart = ends.windows(2).all(|pair| pair[0][1] < pair[1][0]);
        if full && apart {
            Ok(Self(ends))
        } else {
            Err("ranges of draws that are empty, out of order, or not apart")
        }
    }
}

impl Ranges {
    pub(super) fn add(&mut self, draws: &Range<u64>) {
        if !draws.is_empty() {
            self.merge(&Self(vec![[draws.start, draws.end]]));
        }
    }

    /// Adds others; where they touch they become one.
    pub(super) fn merge(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
        self.0.sort_unstable();
        self.0.dedup_by(|next, last| {
            let touch = next[0] <= last[1];
            if touch {
                last[1] = last[1].max(next[1]);
            }
            touch
        });
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Range<u64>> {
        self.0.iter().map(|[start, end]| *start..*end)
    }

    /// How many draws they are.
    pub(super) fn draws(&self) -> u64 {
        self.iter().map(|draws| draws.end - draws.start).sum()
    }

    /// Whether they are all draws from the first on up to the last of them.
    pub(super) fn begin_and_go_on(&self) -> bool {
        matches!(self.0.as_slice(), [] | [[0, _]])
    }

    /// Whether all of others are among them.
    pub(super) fn hold(&self, others: &Self) -> bool {
        let mut all = self.clone();
        all.merge(others);
        all == *self
    }

    /// Draws that are among others as well, if there are any.
    pub(super) fn overlap(&self, other: &Self) -> Option<Range<u64>> {
        let mut all = [self.0.as_slice(), &other.0].concat();
        all.sort_unstable();
        let mut pairs = all.windows(2);
        let pair = pairs.find(|pair| pair[1][0] < pair[0][1])?;
        Some(pair[1][0]..pair[0][1].min(pair[1][1]))
    }

    /// Draws whose blocks are not among them as a whole.
    pub(super) fn ragged(&self) -> Self {
        let mut ragged = Self::default();
        for Range { start, end } in self.iter() {
            let head = end.min(start.div_ceil(WIDE).saturating_mul(WIDE));
            ragged.add(&(start..head));
            ragged.add(&(head.max(end / WIDE * WIDE)..end));
        }
        ragged
    }
}

/// A range of draws block by block.
pub(super) fn by_block(draws: Range<u64>) -> impl Iterator<Item = Range<u64>> {
    let mut at = draws.start;
    std::iter::from_fn(move || {
        let from = at;
        at = draws.end.min((from / WIDE + 1).saturating_mul(WIDE));
        (from < draws.end).then_some(from..at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranges(ends: &[[u64; 2]]) -> Ranges {
        Ranges::try_from(ends.to_vec()).unwrap()
    }

    #[test]
    fn ranges_that_touch_become_one() {
        let mut all = ranges(&[[0, 10], [30, 40]]);
        assert_eq!(all.overlap(&ranges(&[[10, 20], [25, 31]])), Some(30..31));
        assert_eq!(all.overlap(&ranges(&[[10, 30]])), None);
        all.add(&(5..5));
        all.add(&(20..30));
        assert_eq!(all, ranges(&[[0, 10], [20, 40]]));
        all.merge(&ranges(&[[10, 20], [50, 51]]));
        assert_eq!(all, ranges(&[[0, 40], [50, 51]]));
        assert_eq!(all.draws(), 41);
        for broken in [vec![[3, 3]], vec![[4, 2]], vec![[0, 5], [5, 6]]] {
            assert!(Ranges::try_from(broken).is_err());
        }
    }

    #[test]
    fn blocks_that_are_cut_are_told() {
        let ragged = |draws| {
            let mut all = Ranges::default();
            all.add(&draws);
            all.ragged().0
        };
        assert!(ragged(256..1024).is_empty());
        assert_eq!(ragged(0..100), [[0, 100]]);
        assert_eq!(ragged(10..20), [[10, 20]]);
        assert_eq!(ragged(200..300), [[200, 300]]);
        assert_eq!(ragged(255..1025), [[255, 256], [1024, 1025]]);
        let last = u64::MAX - 1..u64::MAX;
        assert!(by_block(last.clone()).eq(std::iter::once(last.clone())));
        assert_eq!(ragged(last.clone()), [[last.start, last.end]]);
        let cut: Vec<Range<u64>> = by_block(200..600).collect();
        assert_eq!(cut, [200..256, 256..512, 512..600]);
    }
}
