//! Elementary functions for the kernel, from `+ - * /`, square roots and bit operations only.
//!
//! Rust neither reorders nor fuses floating-point operations, so these give the same bits however
//! a loop over them is vectorised and whatever the machine's mathematics library is. Truncated
//! series; the errors stated were measured against `libm` (tests below).

use std::f64::consts::{FRAC_PI_2, LN_2};

/// c₀ + x (c₁ + x (c₂ + …)), by Horner's scheme. As one written expression it would nest so deep
/// that formatting it takes minutes.
macro_rules! polynomial {
    ($x:ident; $last:expr) => { $last };
    ($x:ident; $first:expr, $($rest:expr),+) => {
        $first + $x * (polynomial!($x; $($rest),+))
    };
}

/// Natural logarithm of a positive, normal number; relative error below 1e-13.
#[inline(always)]
pub(crate) fn ln(x: f64) -> f64 {
    /// Bits of √½: the mantissa is brought into [√½, √2).
    const SQRT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
    const ONE: u64 = 0x3ff0_0000_0000_0000;
    /// Bits of 2^52: or-ing an integer below 2^52 into them adds it.
    const TWO_52: u64 = 0x4330_0000_0000_0000;
    let bits = x.to_bits();
    let biased = bits.wrapping_add(ONE - SQRT_HALF) >> 52;
    let exponent = f64::from_bits(biased | TWO_52) - (4_503_599_627_370_496.0 + 1023.0);
    let mantissa = f64::from_bits(bits.wrapping_sub(biased << 52).wrapping_add(ONE));
    // ln m = 2 artanh((m - 1) / (m + 1)), and the argument is below 0.172.
    let s = (mantissa - 1.0) / (mantissa + 1.0);
    let q = s * s;
    let series = polynomial!(
        q; 1.0 / 3.0, 1.0 / 5.0, 1.0 / 7.0, 1.0 / 9.0, 1.0 / 11.0, 1.0 / 13.0, 1.0 / 15.0
    );
    exponent * LN_2 + (s + s) * (1.0 + q * series)
}

/// Exponential of a number from −700 to 700; relative error below 1e-13. Arguments beyond are
/// taken as these ends.
#[inline(always)]
pub(crate) fn exp(x: f64) -> f64 {
    /// 1.5 · 2^52: adding it rounds to a whole number and leaves that in the low bits.
    const SHIFT: f64 = 6_755_399_441_055_744.0;
    const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
    const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
    let x = if x < -700.0 { -700.0 } else { x };
    let x = if x > 700.0 { 700.0 } else { x };
    let shifted = x * (1.0 / LN_2) + SHIFT;
    let whole = shifted - SHIFT;
    let r = x - whole * LN_2_HIGH - whole * LN_2_LOW;
    let series = polynomial!(
        r; 1.0, 1.0, 1.0 / 2.0, 1.0 / 6.0, 1.0 / 24.0, 1.0 / 120.0, 1.0 / 720.0, 1.0 / 5040.0,
        1.0 / 40320.0, 1.0 / 362_880.0, 1.0 / 3_628_800.0 + r / 39_916_800.0
    );
    let power = f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52);
    series * power
}

/// Upper tail P(Z > |z|) and density at z of the standard normal law; relative errors below 1e-13.
/// Both are 0 from 8.8 on, where the tail is below 1e-18, and where z is no number.
///
/// The tail over the density is Mills' ratio, here a quotient of polynomials without a negative
/// coefficient, which interpolates it at the Chebyshev nodes of z / (z + 4) to a relative 2e-15.
#[inline(always)]
pub(crate) fn normal_tail(z: f64) -> (f64, f64) {
    const REACH: f64 = 8.8;
    /// 1 / √2π.
    const HEIGHT: f64 = 0.398_942_280_401_432_7;
    let size = z.abs();
    let near = size < REACH;
    let size = if near { size } else { REACH };
    let above = polynomial!(
        size; 1.253_314_137_315_499, 1.527_188_782_033_720_3, 0.924_898_557_082_387_8,
        0.345_655_024_114_238_17, 0.084_952_907_482_226_2, 0.013_672_068_970_909_561,
        0.001_337_816_445_865_075, 6.204_279_252_543_705e-5
    );
    let below = polynomial!(
        size; 1.0, 2.016_404_911_418_711, 1.846_820_626_158_485, 1.007_101_535_783_011_5,
        0.359_209_182_855_779_23, 0.086_290_336_086_032_93, 0.013_734_129_048_063_181,
        0.001_337_815_959_918_675, 6.204_279_898_498_17e-5
    );
    let density = if near {
        HEIGHT * exp(-0.5 * size * size)
    } else {
        0.0
    };
    (density * above / below, density)
}

/// 1 / (1 + exp(−x)).
#[inline(always)]
pub(crate) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + exp(-x))
}

/// A uniform number strictly between 0 and 1 from 32 random bits.
#[inline(always)]
pub(crate) fn uniform(word: u32) -> f64 {
    centred(word) * (1.0 / 4_294_967_296.0)
}

/// Two independent standard normals from 64 random bits (Box & Muller 1958).
#[inline(always)]
pub(crate) fn normals(radius: u32, angle: u32) -> (f64, f64) {
    let squared = -2.0 * (ln(centred(radius)) - 32.0 * LN_2);
    let length = squared.sqrt();
    let (sine, cosine) = sine_cosine(angle);
    (length * cosine, length * sine)
}

/// The word plus one half; signed, because that conversion exists in every vector unit.
#[inline(always)]
fn centred(word: u32) -> f64 {
    f64::from((word ^ 0x8000_0000) as i32) + 2_147_483_648.5
}

/// Sine and cosine of (angle + ½) / 2^32 turns; absolute error below 1e-13.
#[inline(always)]
fn sine_cosine(angle: u32) -> (f64, f64) {
    // The nearest quarter turn, and what is left: at most an eighth of a turn.
    let quarter = angle.wrapping_add(0x2000_0000) >> 30;
    let rest = angle.wrapping_sub(quarter << 30) as i32;
    let x = (f64::from(rest) + 0.5) * (FRAC_PI_2 / 1_073_741_824.0);
    let q = x * x;
    let sine = x * polynomial!(
        q; 1.0, -1.0 / 6.0, 1.0 / 120.0, -1.0 / 5040.0, 1.0 / 362_880.0, -1.0 / 39_916_800.0,
        1.0 / 6_227_020_800.0
    );
    let cosine = polynomial!(
        q; 1.0, -0.5, 1.0 / 24.0, -1.0 / 720.0, 1.0 / 40_320.0, -1.0 / 3_628_800.0,
        1.0 / 479_001_600.0, -1.0 / 87_178_291_200.0
    );
    let odd = quarter & 1 == 1;
    let (a, b) = if odd { (cosine, sine) } else { (sine, cosine) };
    let sign = |flip: u32| u64::from(flip & 2) << 62;
    (
        f64::from_bits(a.to_bits() ^ sign(quarter)),
        f64::from_bits(b.to_bits() ^ sign(quarter.wrapping_add(1))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::special::{normal_cdf, normal_density};

    #[test]
    fn elementary_functions_are_as_accurate_as_stated() {
        let mut word = 1u32;
        for _ in 0..200_000 {
            word = word.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let u = uniform(word);
            assert!((ln(u) / libm::log(u) - 1.0).abs() < 1e-13, "ln {u}");
            for x in [-700.0 * u, 700.0 * u] {
                assert!((exp(x) / libm::exp(x) - 1.0).abs() < 1e-13, "exp {x}");
            }
            let turn = u * std::f64::consts::TAU;
            let (sine, cosine) = sine_cosine(word);
            assert!((sine - libm::sin(turn)).abs() < 1e-13, "sin {turn}");
            assert!((cosine - libm::cos(turn)).abs() < 1e-13, "cos {turn}");
        }
    }

    #[test]
    fn the_normal_tail_is_as_accurate_as_stated() {
        for step in -88_000..=88_000 {
            let z = f64::from(step) * 9.999e-5;
            let (tail, density) = normal_tail(z);
            assert!((tail / normal_cdf(-z.abs()) - 1.0).abs() < 1e-13, "{z}");
            assert!((density / normal_density(z) - 1.0).abs() < 1e-13, "{z}");
        }
        for z in [8.8, 9.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN] {
            assert_eq!(normal_tail(z), (0.0, 0.0));
        }
        assert_eq!(normal_tail(-0.0), normal_tail(0.0));
    }

    #[test]
    fn extreme_words_stay_finite() {
        for word in [0, 1, u32::MAX, 0x8000_0000, 0x7fff_ffff] {
            let u = uniform(word);
            assert!(u > 0.0 && u < 1.0);
            for angle in [0, 0x2000_0000, 0x4000_0000, 0x8000_0000, u32::MAX] {
                let (a, b) = normals(word, angle);
                assert!(a.abs() < crate::model::LARGEST_NORMAL);
                assert!(b.abs() < crate::model::LARGEST_NORMAL);
            }
        }
    }
}
