//! The discrete Fourier transform, of lengths that are powers of two.

use std::f64::consts::TAU;

/// Complex numbers, real and imaginary parts apart so that loops fill the vector units.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Spectrum {
    pub(super) re: Vec<f64>,
    pub(super) im: Vec<f64>,
}

impl Spectrum {
    /// The same number everywhere.
    pub(super) fn filled(length: usize, re: f64) -> Self {
        Self {
            re: vec![re; length],
            im: vec![0.0; length],
        }
    }

    /// Multiplies by another one, place by place.
    pub(super) fn multiply(&mut self, other: &Self) {
        let mine = self.re.iter_mut().zip(&mut self.im);
        let theirs = other.re.iter().zip(&other.im);
        for ((re, im), (a, b)) in mine.zip(theirs) {
            (*re, *im) = (*re * a - *im * b, *re * b + *im * a);
        }
    }

    /// Adds another one, times a number.
    pub(super) fn add(&mut self, other: &Self, times: f64) {
        for (mine, theirs) in [(&mut self.re, &other.re), (&mut self.im, &other.im)] {
            for (mine, theirs) in mine.iter_mut().zip(theirs) {
                *mine += times * theirs;
            }
        }
    }
}

/// Transforms of one length (Cooley & Tukey 1965). The spectrum stands in bit-reversed order, which
/// products of spectra do not mind.
#[derive(Debug)]
pub(super) struct Fourier {
    /// By stage, from the widest butterflies down: exp(−2πi k / length) for its k.
    stages: Vec<Spectrum>,
}

impl Fourier {
    /// For a length that is a power of two.
    pub(super) fn new(length: usize) -> Self {
        let mut stages = Vec::new();
        let mut half = length / 2;
        while half > 0 {
            let angle = |k: usize| TAU * k as f64 / (2 * half) as f64;
            stages.push(Spectrum {
                re: (0..half).map(|k| libm::cos(angle(k))).collect(),
                im: (0..half).map(|k| -libm::sin(angle(k))).collect(),
            });
            half /= 2;
        }
        Self { stages }
    }

    /// From values to their spectrum.
    pub(super) fn forward(&self, x: &mut Spectrum) {
        for turns in &self.stages {
            let half = turns.re.len();
            let blocks = x.re.chunks_mut(2 * half).zip(x.im.chunks_mut(2 * half));
            for (re, im) in blocks {
                let (re_a, re_b) = re.split_at_mut(half);
                let (im_a, im_b) = im.split_at_mut(half);
                for k in 0..half {
                    let (re, im) = (re_a[k] - re_b[k], im_a[k] - im_b[k]);
                    re_a[k] += re_b[k];
                    im_a[k] += im_b[k];
                    re_b[k] = re * turns.re[k] - im * turns.im[k];
                    im_b[k] = re * turns.im[k] + im * turns.re[k];
                }
            }
        }
    }

    /// Back from the spectrum to the values.
    pub(super) fn inverse(&self, x: &mut Spectrum) {
        for turns in self.stages.iter().rev() {
            let half = turns.re.len();
            let blocks = x.re.chunks_mut(2 * half).zip(x.im.chunks_mut(2 * half));
            for (re, im) in blocks {
                let (re_a, re_b) = re.split_at_mut(half);
                let (im_a, im_b) = im.split_at_mut(half);
                for k in 0..half {
                    let re = re_b[k] * turns.re[k] + im_b[k] * turns.im[k];
                    let im = im_b[k] * turns.re[k] - re_b[k] * turns.im[k];
                    (re_a[k], re_b[k]) = (re_a[k] + re, re_a[k] - re);
                    (im_a[k], im_b[k]) = (im_a[k] + im, im_a[k] - im);
                }
            }
        }
        let scale = 1.0 / x.re.len() as f64;
        for x in x.re.iter_mut().chain(&mut x.im) {
            *x *= scale;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_of_spectra_is_a_convolution() {
        for length in [1, 2, 8, 64] {
            let a: Vec<f64> = (0..length).map(|i| f64::from(i * i % 7)).collect();
            let b: Vec<f64> = (0..length).map(|i| f64::from(i % 5) - 1.0).collect();
            let fourier = Fourier::new(length as usize);
            let spectrum = |x: &[f64]| {
                let mut spectrum = Spectrum {
                    re: x.to_vec(),
                    im: vec![0.0; x.len()],
                };
                fourier.forward(&mut spectrum);
                spectrum
            };
            let mut product = spectrum(&a);
            product.multiply(&spectrum(&b));
            fourier.inverse(&mut product);
            let n = length as usize;
            for at in 0..n {
                let want: f64 = (0..n).map(|i| a[i] * b[(at + n - i) % n]).sum();
                assert!((product.re[at] - want).abs() < 1e-11, "{length}, {at}");
                assert!(product.im[at].abs() < 1e-11);
            }
        }
    }
}
