//! Sums in fixed point: adding floats depends on the order, adding integers does not.

/// How numbers on the grid of totals are summed, with their squares, about a centre.
///
/// Each block of draws is summed in floating point in a fixed order, then added as an integer
/// whose unit is chosen so that 2^46 draws of the furthest number, more than a machine gets done in
/// a year, cannot overflow it. The distance from the centre sets the unit, not the size of the
/// numbers: the spread of large totals keeps its digits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scale {
    /// A number near the mean.
    pub(super) centre: f64,
    /// Steps per point.
    steps: f64,
    /// Bits of the fixed point for the sum and for the sum of squares.
    bits: [i32; 2],
}

/// Partial sums kept side by side, so that the loop can be vectorised without reordering.
const PARTS: usize = 8;

impl Scale {
    /// For numbers that are `furthest` steps from `centre` at most; so many `steps` are a point.
    pub(super) fn new(centre: f64, furthest: f64, steps: f64) -> Self {
        // |x − centre| < 2 furthest < 2^magnitude; 126 bits for 2^46 draws.
        let magnitude = libm::ilogb((2.0 * furthest).max(1.0)) + 1;
        Self {
            centre,
            steps,
            bits: [80 - magnitude, 80 - 2 * magnitude],
        }
    }

    /// Adds numbers to their sum and to that of their squares.
    #[inline(always)]
    pub(super) fn add(&self, numbers: &[f64], sums: &mut [i128]) {
        let mut parts = [[0.0; PARTS]; 2];
        let chunks = numbers.chunks_exact(PARTS);
        for (lane, x) in chunks.remainder().iter().enumerate() {
            let x = x - self.centre;
            parts[0][lane] += x;
            parts[1][lane] += x * x;
        }
        for chunk in chunks {
            for lane in 0..PARTS {
                let x = chunk[lane] - self.centre;
                parts[0][lane] += x;
                parts[1][lane] += x * x;
            }
        }
        for ((sum, parts), bits) in sums.iter_mut().zip(parts).zip(self.bits) {
            let block = parts.iter().fold(0.0, |sum, part| sum + part);
            *sum = sum.saturating_add(libm::rint(libm::scalbn(block, bits)) as i128);
        }
    }

    /// Mean and standard deviation in points.
    pub(super) fn moments(&self, sums: &[i128], draws: u64) -> (f64, f64) {
        let [sum, squares] =
            [0, 1].map(|i| libm::scalbn(sums[i] as f64, -self.bits[i]) / draws as f64);
        let variance = (squares - sum * sum).max(0.0);
        (
            (self.centre + sum) / self.steps,
            variance.sqrt() / self.steps,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GRID: f64 = 1e9;

    #[test]
    fn moments_of_known_numbers() {
        for (centre, scale) in [(0.0, 1.0), (1000.0, 1e-6), (-5.0, 1e6), (1e6, 1e-6)] {
            let sums = Scale::new((centre + scale) * GRID, 10.0 * scale * GRID, GRID);
            let mut parts = [[0; 2]; 2];
            for i in 0..10 {
                let numbers: Vec<f64> = (0..100)
                    .map(|j| centre * GRID + scale * GRID * f64::from((i * 100 + j) % 5))
                    .collect();
                sums.add(&numbers, &mut parts[i as usize % 2]);
            }
            let all = [0, 1].map(|at| parts[0][at] + parts[1][at]);
            let (mean, sd) = sums.moments(&all, 1000);
            assert!(
                (mean - centre - 2.0 * scale).abs() < 1e-12 * (scale + mean.abs()),
                "{mean}"
            );
            assert!((sd - 2f64.sqrt() * scale).abs() < 1e-7 * scale, "{sd}");
        }
    }
}
