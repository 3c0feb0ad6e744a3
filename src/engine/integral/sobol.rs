//! Evenly spread points: Sobol' sequences under Owen's scrambling.
//!
//! Sobol' (1967) with the direction numbers of Joe & Kuo (2008); nested uniform scrambling (Owen
//! 1995), in which the flip of every digit is a hash of the digits before it. Every scrambled point
//! is uniform, so means over them are unbiased, and independent scramblings tell how far off they
//! are.

/// Degree and coefficients of a primitive polynomial, and the first direction numbers, for the
/// second dimension on.
const JOE_KUO: [(u32, u32, &[u32]); 31] = [
    (1, 0, &[1]),
    (2, 1, &[1, 3]),
    (3, 1, &[1, 3, 1]),
    (3, 2, &[1, 1, 1]),
    (4, 1, &[1, 1, 3, 3]),
    (4, 4, &[1, 3, 5, 13]),
    (5, 2, &[1, 1, 5, 5, 17]),
    (5, 4, &[1, 1, 5, 5, 5]),
    (5, 7, &[1, 1, 7, 11, 19]),
    (5, 11, &[1, 1, 5, 1, 1]),
    (5, 13, &[1, 1, 1, 3, 11]),
    (5, 14, &[1, 3, 5, 5, 31]),
    (6, 1, &[1, 3, 3, 9, 7, 49]),
    (6, 13, &[1, 1, 1, 15, 21, 21]),
    (6, 16, &[1, 3, 1, 13, 27, 49]),
    (6, 19, &[1, 1, 1, 15, 7, 5]),
    (6, 22, &[1, 3, 1, 15, 13, 25]),
    (6, 25, &[1, 1, 5, 5, 19, 61]),
    (7, 1, &[1, 3, 7, 11, 23, 15, 103]),
    (7, 4, &[1, 3, 7, 13, 13, 15, 69]),
    (7, 7, &[1, 1, 3, 13, 7, 35, 63]),
    (7, 8, &[1, 3, 5, 9, 1, 25, 53]),
    (7, 14, &[1, 3, 1, 13, 9, 35, 107]),
    (7, 19, &[1, 3, 1, 5, 27, 61, 31]),
    (7, 21, &[1, 1, 5, 11, 19, 41, 61]),
    (7, 28, &[1, 3, 5, 3, 3, 13, 69]),
    (7, 31, &[1, 1, 7, 13, 1, 19, 1]),
    (7, 32, &[1, 3, 7, 5, 13, 19, 59]),
    (7, 37, &[1, 1, 3, 9, 25, 29, 41]),
    (7, 41, &[1, 3, 5, 13, 23, 1, 55]),
    (7, 42, &[1, 3, 7, 3, 13, 59, 17]),
];

/// Dimensions at most.
pub(super) const MOST: usize = JOE_KUO.len() + 1;

/// A Sobol' sequence of 32 binary digits.
#[derive(Debug, Clone)]
pub(super) struct Sobol {
    /// By dimension and digit of the point's number.
    directions: Vec<[u32; 32]>,
}

impl Sobol {
    /// At most [`MOST`] dimensions.
    pub(super) fn new(dimensions: usize) -> Self {
        let first = std::array::from_fn(|bit| 1 << (31 - bit));
        let others = JOE_KUO.iter().map(|row| directions(*row));
        Self {
            directions: std::iter::once(first)
                .chain(others)
                .take(dimensions)
                .collect(),
        }
    }

    /// One coordinate of a point, its digits from the highest bit down.
    pub(super) fn digits(&self, point: u32, dimension: usize) -> u32 {
        let directions = &self.directions[dimension];
        let bits = (0..32).filter(|bit| point >> bit & 1 == 1);
        bits.fold(0, |x, bit| x ^ directions[bit])
    }

    /// One coordinate under the scrambling of a key, in (0, 1).
    pub(super) fn scrambled(&self, point: u32, dimension: usize, key: u64) -> f64 {
        let digits = owen(self.digits(point, dimension), key);
        (f64::from(digits) + 0.5) * (1.0 / 4_294_967_296.0)
    }
}

/// The recurrence of Bratley & Fox (1988).
fn directions((degree, coefficients, first): (u32, u32, &[u32])) -> [u32; 32] {
    let s = degree as usize;
    let mut m = [0u32; 32];
    m[..s].copy_from_slice(first);
    for i in s..32 {
        let mut next = m[i - s] ^ (m[i - s] << degree);
        for k in 1..s {
            let on = coefficients >> (s - 1 - k) & 1;
            next ^= (on * m[i - k]) << k;
        }
        m[i] = next;
    }
    std::array::from_fn(|i| m[i] << (31 - i))
}

/// Flips each digit by a hash of the digits before it.
fn owen(digits: u32, key: u64) -> u32 {
    let mut flips = 0;
    for place in 0..32u32 {
        let before = u64::from(digits) >> (32 - place);
        // A one in front tells prefixes of different lengths apart.
        let flip = scatter(key ^ (before | 1 << place)) >> 63;
        flips |= (flip as u32) << (31 - place);
    }
    digits ^ flips
}

/// 64 bits that look random (the finaliser of Steele, Lea & Flood 2014).
pub(super) fn scatter(x: u64) -> u64 {
    let x = x.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let x = (x ^ x >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ x >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ x >> 31
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every dimension alone puts one of the first 2^m points into each interval of length 2^-m,
    /// scrambled or not.
    #[test]
    fn every_dimension_alone_is_evenly_spread() {
        let sobol = Sobol::new(MOST);
        for dimension in 0..MOST {
            for key in [None, Some(7), Some(8)] {
                let mut seen = vec![false; 1024];
                for point in 0..1024 {
                    let digits = sobol.digits(point, dimension);
                    let digits = key.map_or(digits, |key| owen(digits, key));
                    let cell = (digits >> 22) as usize;
                    assert!(!seen[cell], "{dimension} {key:?}");
                    seen[cell] = true;
                }
            }
        }
    }

    /// The first two dimensions are a (0, 2)-sequence: 2^m points meet every box of area 2^-m once.
    #[test]
    fn two_dimensions_meet_every_box() {
        let sobol = Sobol::new(2);
        for key in [3, 4] {
            for across in 0..=8 {
                let mut seen = vec![false; 256];
                for point in 0..256 {
                    let x = u64::from(owen(sobol.digits(point, 0), key)) >> (32 - across);
                    let y = u64::from(owen(sobol.digits(point, 1), key + 10)) >> (24 + across);
                    let cell = ((x << (8 - across)) | y) as usize;
                    assert!(!seen[cell], "{across}");
                    seen[cell] = true;
                }
            }
        }
    }

    /// Direction numbers 1/2, 3/4, 5/8 and 1/2, 3/4, 3/8 by hand.
    #[test]
    fn the_first_points() {
        let sobol = Sobol::new(3);
        let eighths = |dimension| -> Vec<u32> {
            (0..8)
                .map(|point| sobol.digits(point, dimension) >> 29)
                .collect()
        };
        assert_eq!(eighths(0), [0, 4, 2, 6, 1, 5, 3, 7]);
        assert_eq!(eighths(1), [0, 4, 6, 2, 5, 1, 3, 7]);
        assert_eq!(eighths(2), [0, 4, 6, 2, 3, 7, 5, 1]);
    }

    /// Σ of 16 scramblings of an integral that is known: the error shows as their spread.
    #[test]
    fn means_are_unbiased() {
        let sobol = Sobol::new(3);
        let mean = |key: u64| -> f64 {
            let points = (0..256u32).map(|point| {
                (0..3)
                    .map(|d| {
                        1.5 * libm::sqrt(sobol.scrambled(point, d, scatter(key * 3 + d as u64)))
                    })
                    .product::<f64>()
            });
            points.sum::<f64>() / 256.0
        };
        let means: Vec<f64> = (1..=64).map(mean).collect();
        let average = means.iter().sum::<f64>() / 64.0;
        let variance = means
            .iter()
            .map(|m| (m - average) * (m - average))
            .sum::<f64>()
            / 63.0;
        let error = libm::sqrt(variance / 64.0);
        // 256 random points would have a standard error near 0.04.
        assert!(libm::sqrt(variance) < 0.002, "{variance}");
        assert!((average - 1.0).abs() < 4.0 * error, "{average} ± {error}");
    }
}
