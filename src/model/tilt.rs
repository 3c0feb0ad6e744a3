//! Exponential tilting of a box so that its mean lies on a given sum.
//!
//! Given their sum, coordinates that are independent truncated exponentials with one common rate
//! are uniform on the slice, whatever the rate. The rate at which the sum is expected makes that
//! slice the likely place to be: samplers accept often, and integrals lose no digits.

use libm::{cos, exp, expm1, fabs, sin};

/// The rate θ at which independent densities ∝ exp(θ u) on `[0, width]` have the mean sum `sum`.
///
/// `sum` must lie strictly between 0 and the sum of the widths.
pub fn rate(widths: &[f64], sum: f64) -> f64 {
    let mean_sum = |theta: f64| -> f64 { widths.iter().map(|&r| mean(theta, r)).sum() };
    let widest = widths.iter().fold(0.0, |a: f64, &b| a.max(b));
    let (mut low, mut high) = (-1.0 / widest, 1.0 / widest);
    while mean_sum(low) > sum && low > -1e200 {
        low *= 2.0;
    }
    while mean_sum(high) < sum && high < 1e200 {
        high *= 2.0;
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if mean_sum(middle) < sum {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// Mean of the density ∝ exp(θ u) on `[0, width]`.
fn mean(theta: f64, width: f64) -> f64 {
    let x = theta * width;
    if fabs(x) < 1e-4 {
        // Series around the uniform law.
        width * (0.5 + x / 12.0)
    } else {
        width / -expm1(-x) - width / x
    }
}

/// The mean of the uniform law on `{u : 0 ≤ u ≤ widths, Σu = sum}`, by Fourier inversion.
///
/// The density of a sum at a point is the integral of its characteristic function, which decays
/// as fast as the frequency to the minus number of weights; meant for a dozen weights or more.
pub fn centroid(widths: &[f64], sum: f64) -> Vec<f64> {
    let theta = rate(widths, sum);
    // The sum has support [0, Σ widths]: with this step the trapezoid rule aliases nothing.
    let step = std::f64::consts::PI / widths.iter().sum::<f64>();
    let mut density = 0.0;
    let mut moments = vec![0.0; widths.len()];
    for node in 0..100_000 {
        let t = f64::from(node) * step;
        let weight = if node == 0 { 0.5 } else { 1.0 };
        let pieces: Vec<(Complex, Complex)> =
            widths.iter().map(|&r| transform(theta, t, r)).collect();
        // Products of all but one, without dividing: a transform can be zero.
        let mut after = vec![Complex(1.0, 0.0); pieces.len() + 1];
        for (i, (zeroth, _)) in pieces.iter().enumerate().rev() {
            after[i] = after[i + 1].times(*zeroth);
        }
        let mut before = Complex(cos(t * sum), -sin(t * sum));
        let product = before.times(after[0]);
        density += weight * product.0;
        for (i, (zeroth, first)) in pieces.iter().enumerate() {
            moments[i] += weight * before.times(*first).times(after[i + 1]).0;
            before = before.times(*zeroth);
        }
        let size = fabs(product.0) + fabs(product.1);
        if size < 1e-18 * fabs(density) && node > 16 {
            break;
        }
    }
    moments.iter().map(|moment| moment / density).collect()
}

/// E[exp(itu)] and E[u exp(itu)] for the density ∝ exp(θ u) on `[0, width]`.
fn transform(theta: f64, t: f64, width: f64) -> (Complex, Complex) {
    if theta > 0.0 {
        // Reflected, so that nothing overflows: u = width − y, and y has the rate −θ.
        let (zeroth, first) = transform(-theta, -t, width);
        let turn = Complex(cos(t * width), sin(t * width));
        let moment = Complex(width * zeroth.0 - first.0, width * zeroth.1 - first.1);
        return (turn.times(zeroth), turn.times(moment));
    }
    let mass = integrals(Complex(theta, 0.0), width).0.0;
    let (zeroth, first) = integrals(Complex(theta, t), width);
    (
        Complex(zeroth.0 / mass, zeroth.1 / mass),
        Complex(first.0 / mass, first.1 / mass),
    )
}

/// ∫ exp(s u) du and ∫ u exp(s u) du over `[0, width]`, for a real part of s up to 0.
fn integrals(s: Complex, width: f64) -> (Complex, Complex) {
    let x = Complex(s.0 * width, s.1 * width);
    if fabs(x.0) + fabs(x.1) < 0.5 {
        let (mut zeroth, mut first) = (Complex(0.0, 0.0), Complex(0.0, 0.0));
        let mut term = Complex(1.0, 0.0); // x^k / k!
        for k in 0..16 {
            let k = f64::from(k);
            let (a, b) = (width / (k + 1.0), width * width / (k + 2.0));
            zeroth = Complex(zeroth.0 + a * term.0, zeroth.1 + a * term.1);
            first = Complex(first.0 + b * term.0, first.1 + b * term.1);
            term = term.times(Complex(x.0 / (k + 1.0), x.1 / (k + 1.0)));
        }
        return (zeroth, first);
    }
    let size = exp(x.0);
    let end = Complex(size * cos(x.1), size * sin(x.1));
    let zeroth = Complex(end.0 - 1.0, end.1).over(s);
    let first = Complex(width * end.0 - zeroth.0, width * end.1 - zeroth.1).over(s);
    (zeroth, first)
}

#[derive(Clone, Copy)]
struct Complex(f64, f64);

impl Complex {
    fn times(self, other: Self) -> Self {
        Self(
            self.0 * other.0 - self.1 * other.1,
            self.0 * other.1 + self.1 * other.0,
        )
    }

    fn over(self, other: Self) -> Self {
        let norm = other.0 * other.0 + other.1 * other.1;
        self.times(Self(other.0 / norm, -other.1 / norm))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tilted_means_add_up() {
        for sum in [0.01, 1.0, 5.0, 9.0, 11.99] {
            let widths = [1.0, 3.0, 8.0];
            let theta = rate(&widths, sum);
            let got: f64 = widths.iter().map(|&r| mean(theta, r)).sum();
            assert!((got - sum).abs() < 1e-9, "{sum}: {got}");
        }
    }

    #[test]
    fn a_simplex_of_thirteen_has_its_centroid_in_the_middle() {
        for sum in [1.0, 0.03] {
            for mean in centroid(&[1.0; 13], sum) {
                assert!((mean - sum / 13.0).abs() < 1e-9, "{mean}");
            }
        }
    }
}
