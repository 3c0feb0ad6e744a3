//! Sums of products over nodes.

/// Σ a b, in eight sums that fill a vector.
#[inline(always)]
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (a, b) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest = a.remainder().iter().zip(b.remainder());
    let rest: f64 = rest.map(|(a, b)| a * b).sum();
    let mut sums = [0.0; 8];
    for (a, b) in a.zip(b) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}

/// Σ a, in the same way.
pub(super) fn sum(a: &[f64]) -> f64 {
    let a = a.chunks_exact(8);
    let rest: f64 = a.remainder().iter().sum();
    let mut sums = [0.0; 8];
    for a in a {
        for lane in 0..8 {
            sums[lane] += a[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}

/// Σ a b c, in the same way.
#[inline(always)]
pub(super) fn dot3(a: &[f64], b: &[f64], c: &[f64]) -> f64 {
    let (a, b, c) = (a.chunks_exact(8), b.chunks_exact(8), c.chunks_exact(8));
    let rest = a.remainder().iter().zip(b.remainder()).zip(c.remainder());
    let rest: f64 = rest.map(|((a, b), c)| a * b * c).sum();
    let mut sums = [0.0; 8];
    for ((a, b), c) in a.zip(b).zip(c) {
        for lane in 0..8 {
            sums[lane] += a[lane] * b[lane] * c[lane];
        }
    }
    rest + sums.iter().sum::<f64>()
}
