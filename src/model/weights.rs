//! The law of the weights: independent groups, each with a known sum.

use super::{Polytope, tilt};

/// Weights that add up to a known number of points, independent of all other groups.
#[derive(Debug, Clone, PartialEq)]
pub struct WeightGroup {
    /// Indices of the criteria, ascending.
    pub members: Vec<usize>,
    /// Points they add up to.
    pub total: f64,
    /// How they share them.
    pub law: WeightLaw,
}

/// How a group of weights shares its points.
#[derive(Debug, Clone, PartialEq)]
pub enum WeightLaw {
    /// Known weights, one per member.
    Fixed(Vec<f64>),
    /// Dirichlet with these parameters, one per member, all positive.
    Dirichlet(Vec<f64>),
    /// Every split within the box is equally likely.
    Uniform(BoundedSimplex),
    /// Every choice of weights that satisfies linear conditions is equally likely.
    Polytope(Polytope),
}

/// The weights that satisfy their bounds and add up to a total: a slice through a box.
#[derive(Debug, Clone, PartialEq)]
pub struct BoundedSimplex {
    /// What they add up to.
    pub total: f64,
    /// Lower bounds, each one reachable.
    pub low: Vec<f64>,
    /// Upper bounds, each one reachable; equal to the lower bound for a pinned weight.
    pub high: Vec<f64>,
}

/// Up to this many free weights the centroid is computed by inclusion and exclusion.
const EXACT_CENTROID: usize = 12;

impl BoundedSimplex {
    /// Tightens the bounds to those that some split reaches; the set stays the same.
    pub fn new(total: f64, mut low: Vec<f64>, mut high: Vec<f64>) -> Self {
        let (least, most): (f64, f64) = (low.iter().sum(), high.iter().sum());
        for (low, high) in low.iter_mut().zip(&mut high) {
            let tight = (
                low.max(total - (most - *high)),
                high.min(total - (least - *low)),
            );
            // Rounding may cross bounds that meet.
            (*low, *high) = (tight.0, tight.1.max(tight.0));
        }
        Self { total, low, high }
    }

    /// Width of each weight's range.
    pub fn widths(&self) -> Vec<f64> {
        self.low
            .iter()
            .zip(&self.high)
            .map(|(low, high)| high - low)
            .collect()
    }

    /// The mean of the uniform law.
    pub fn centroid(&self) -> Vec<f64> {
        let widths = self.widths();
        let slack = self.total - self.low.iter().sum::<f64>();
        let free: Vec<usize> = (0..widths.len())
            .filter(|&i| widths[i] > 1e-12 * self.total)
            .collect();
        let widths: Vec<f64> = free.iter().map(|&i| widths[i]).collect();
        let simplex = widths.iter().all(|width| *width >= slack * (1.0 - 1e-12));
        let above = if simplex {
            vec![slack / widths.len() as f64; widths.len()]
        } else if widths.len() <= EXACT_CENTROID {
            signed_simplices(&widths, slack)
        } else {
            tilt::centroid(&widths, slack)
        };
        let mut mean = self.low.clone();
        for (&i, above) in free.iter().zip(above) {
            mean[i] += above;
        }
        mean
    }
}

/// Mean of the uniform law on `{u : 0 ≤ u ≤ widths, Σu = sum}`, by inclusion and exclusion.
///
/// Where the coordinates of a set A are at least their widths, what is left is a simplex of size
/// sum − `Σ_A` widths; the slice is the signed sum of these simplices, and so is its first moment.
fn signed_simplices(widths: &[f64], sum: f64) -> Vec<f64> {
    let count = widths.len();
    let mut volume = 0.0;
    let mut moments = vec![0.0; count];
    for set in 0u32..1 << count {
        let inside = |k: usize| set >> k & 1 == 1;
        let taken: f64 = (0..count).filter(|&k| inside(k)).map(|k| widths[k]).sum();
        let rest = (sum - taken) / sum;
        if rest <= 0.0 {
            continue;
        }
        let sign = if set.count_ones() % 2 == 0 { 1.0 } else { -1.0 };
        let simplex = sign * libm::pow(rest, count as f64 - 1.0);
        volume += simplex;
        for (k, moment) in moments.iter_mut().enumerate() {
            let shift = if inside(k) { widths[k] } else { 0.0 };
            *moment += simplex * (shift + (sum - taken) / count as f64);
        }
    }
    moments.iter().map(|moment| moment / volume).collect()
}

impl WeightGroup {
    /// Mean weights, in points, one per member.
    pub fn means(&self) -> Vec<f64> {
        match &self.law {
            WeightLaw::Fixed(weights) => weights.clone(),
            WeightLaw::Dirichlet(alphas) => {
                let sum: f64 = alphas.iter().sum();
                alphas
                    .iter()
                    .map(|alpha| self.total * alpha / sum)
                    .collect()
            }
            WeightLaw::Uniform(set) => set.centroid(),
            WeightLaw::Polytope(polytope) => polytope.centroid(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn centroid_of_the_simplex_is_its_middle() {
        let simplex = BoundedSimplex::new(100.0, vec![0.0; 5], vec![100.0; 5]);
        for mean in simplex.centroid() {
            assert!((mean - 20.0).abs() < 1e-12);
        }
    }

    #[test]
    fn centroid_of_three_with_bounds() {
        // w1 + w2 + w3 = 1, w1 <= 1/2: the simplex less a corner of a quarter of its area whose
        // centroid is (2/3, 1/6, 1/6).
        let cut = BoundedSimplex::new(1.0, vec![0.0; 3], vec![0.5, 1.0, 1.0]);
        let mean = cut.centroid();
        let want = (1.0 / 3.0 - 0.25 * 2.0 / 3.0) / 0.75;
        assert!((mean[0] - want).abs() < 1e-14);
        assert!((mean.iter().sum::<f64>() - 1.0).abs() < 1e-14);
    }

    #[test]
    fn two_methods_agree_on_a_centroid() {
        let widths = [1.0, 2.0, 3.0, 0.5, 0.7, 4.0, 2.0, 1.0];
        for sum in [0.8, 3.0, 7.0, 13.5] {
            let fourier = tilt::centroid(&widths, sum);
            for (a, b) in signed_simplices(&widths, sum).iter().zip(&fourier) {
                assert!((a - b).abs() < 1e-6, "{sum}: {a} and {b}");
            }
        }
    }

    #[test]
    fn bounds_are_tightened_to_what_can_be_reached() {
        let tight = BoundedSimplex::new(40.0, vec![10.0, 0.0], vec![30.0, 40.0]);
        assert_eq!(
            (tight.low, tight.high),
            (vec![10.0, 10.0], vec![30.0, 30.0])
        );
    }
}
