//! Sums of decimals as they are written.
//!
//! A float does not hold 33.3, only the nearest number with 53 bits, so that totals that are equal in
//! the author's decimals differ in their last bits, and which is larger is nobody's decision. Here
//! every number is what its shortest decimal says, kept as the unevaluated sum of two floats: 106
//! bits. Sums, products and quotients have relative errors of at most 3, 7 and 15 × 2⁻¹⁰⁶ (Joldes,
//! Muller & Popescu 2017), so a sum of up to a thousand products is known to [`ROUNDING`] of the sum
//! of their sizes. What differs by less is equal; two totals of decimals with up to 17 digits that
//! really differ do so by more.

use std::cmp::Ordering;

/// Sums that differ by less than this part of their terms' sizes are equal: 2⁻⁹⁴.
const ROUNDING: f64 = 1.0 / (1u128 << 94) as f64;

/// Where not all that goes into a sum is a decimal of [`DIGITS`] digits at most, as the means of laws
/// are not, and no 0.30000000000000004, it was computed, and its last bits do not decide either.
const COMPUTED: f64 = 1e-12;

/// Every decimal of so many digits is read as a float that is written as this decimal.
const DIGITS: usize = 15;

/// A number as hi + lo, where hi is the float nearest to it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Exact {
    pub(crate) hi: f64,
    pub(crate) lo: f64,
}

impl Exact {
    pub(crate) const ZERO: Self = Self { hi: 0.0, lo: 0.0 };

    /// The shortest decimal that reads as this float: what an author wrote, up to 17 digits.
    pub(crate) fn written(number: f64) -> Self {
        Self::decimal(number).unwrap_or(Self::of(number))
    }

    /// The float itself.
    pub(crate) fn of(number: f64) -> Self {
        Self {
            hi: number,
            lo: 0.0,
        }
    }

    /// Whether a number looks like one that an author wrote.
    pub(crate) fn is_decimal(number: f64) -> bool {
        let text = format!("{number:e}");
        let digits = text.split('e').next().unwrap_or_default();
        digits.bytes().filter(u8::is_ascii_digit).count() <= DIGITS
    }

    /// None for a number so small or large that the powers of ten are none: it stands for itself.
    fn decimal(number: f64) -> Option<Self> {
        let text = format!("{number:e}");
        let (digits, exponent) = text.trim_start_matches('-').split_once('e')?;
        let (whole, rest) = digits.split_once('.').unwrap_or((digits, ""));
        let digits: u64 = format!("{whole}{rest}").parse().ok()?;
        let exponent = exponent.parse::<i32>().ok()? - rest.len() as i32;
        if exponent.abs() > 250 {
            return None;
        }
        let hi = digits as f64;
        let lo = (i128::from(digits) - hi as i128) as f64;
        let scale = Self::power_of_ten(exponent.unsigned_abs());
        let size = if exponent < 0 {
            Self { hi, lo }.over(scale)
        } else {
            Self { hi, lo }.times(scale)
        };
        Some(if number < 0.0 { size.negative() } else { size })
    }

    /// Without error up to 10⁴⁵.
    fn power_of_ten(exponent: u32) -> Self {
        (0..exponent).fold(Self::of(1.0), |power, _| power.times(Self::of(10.0)))
    }

    pub(crate) fn is_zero(self) -> bool {
        self.hi == 0.0
    }

    pub(crate) fn negative(self) -> Self {
        Self {
            hi: -self.hi,
            lo: -self.lo,
        }
    }

    #[inline(always)]
    pub(crate) fn plus(self, other: Self) -> Self {
        let (high, low) = two_sum(self.hi, other.hi);
        let (more, least) = two_sum(self.lo, other.lo);
        let (high, low) = fast_two_sum(high, low + more);
        let (hi, lo) = fast_two_sum(high, least + low);
        Self { hi, lo }
    }

    pub(crate) fn minus(self, other: Self) -> Self {
        self.plus(other.negative())
    }

    #[inline(always)]
    pub(crate) fn times(self, other: Self) -> Self {
        let (high, low) = two_product(self.hi, other.hi);
        let cross = self.hi * other.lo + self.lo * other.hi;
        let (hi, lo) = fast_two_sum(high, low + cross);
        Self { hi, lo }
    }

    pub(crate) fn over(self, other: Self) -> Self {
        let quotient = self.hi / other.hi;
        let product = other.times(Self::of(quotient));
        let rest = (self.hi - product.hi) + (self.lo - product.lo);
        let (hi, lo) = fast_two_sum(quotient, rest / other.hi);
        Self { hi, lo }
    }

    pub(crate) fn cmp(self, other: Self) -> Ordering {
        self.hi
            .total_cmp(&other.hi)
            .then(self.lo.total_cmp(&other.lo))
    }
}

/// a + b and its rounding error (Knuth).
#[inline(always)]
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let part = sum - a;
    (sum, (a - (sum - part)) + (b - part))
}

/// The same where |a| ≥ |b| (Dekker).
#[inline(always)]
fn fast_two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    (sum, b - (sum - a))
}

/// a × b and its rounding error (Dekker, Veltkamp): the same bits with and without fused
/// multiplication.
#[inline(always)]
fn two_product(a: f64, b: f64) -> (f64, f64) {
    let product = a * b;
    let ((a, a_low), (b, b_low)) = (split(a), split(b));
    let error = ((a * b - product) + a * b_low + a_low * b) + a_low * b_low;
    (product, error)
}

/// The upper and the lower half of a float's bits.
#[inline(always)]
fn split(a: f64) -> (f64, f64) {
    const HALF: f64 = 134_217_729.0;
    let scaled = HALF * a;
    let high = scaled - (scaled - a);
    (high, a - high)
}

/// A total, and whether all of it is written in decimals.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Total {
    pub(crate) points: Exact,
    pub(crate) written: bool,
}

/// By total: how many different ones are below it. `size` is the sum of the sizes of what the totals
/// are made of, at most.
pub(crate) fn below(totals: &[Total], size: f64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..totals.len()).collect();
    order.sort_by(|&a, &b| totals[a].points.cmp(totals[b].points));
    let mut below = vec![0; totals.len()];
    for pair in order.windows(2) {
        let (a, b) = (totals[pair[0]], totals[pair[1]]);
        let allowed = if a.written && b.written {
            ROUNDING
        } else {
            COMPUTED
        };
        let apart = b.points.minus(a.points).hi > allowed * size;
        below[pair[1]] = below[pair[0]] + usize::from(apart);
    }
    below
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(terms: &[(f64, f64)]) -> Exact {
        terms.iter().fold(Exact::ZERO, |sum, (a, b)| {
            sum.plus(Exact::written(*a).times(Exact::written(*b)))
        })
    }

    #[test]
    fn a_float_is_the_decimal_that_was_written() {
        for (number, want) in [(0.5, 0.0), (3e15, 0.0), (-7.0, 0.0), (0.0, 0.0)] {
            assert_eq!(
                Exact::written(number),
                Exact {
                    hi: number,
                    lo: want
                }
            );
        }
        // 0.1 is less than the float nearest to it by 2⁻⁵⁶ / 10 × 4, exactly 5.55…e-18.
        let tenth = Exact::written(0.1);
        assert_eq!(tenth.hi, 0.1);
        assert!((tenth.lo / -5.551_115_123_125_783e-18 - 1.0).abs() < 1e-12);
        let negative = Exact::written(-0.1);
        assert_eq!((negative.hi, negative.lo), (-tenth.hi, -tenth.lo));
        for tiny in [1e-300, -4e-320, f64::MIN_POSITIVE] {
            assert_eq!(Exact::written(tiny), Exact::of(tiny));
        }
        let whole = Exact::written(1e-7)
            .times(Exact::of(1e7))
            .minus(Exact::of(1.0));
        assert!(whole.hi.abs() < 1e-31, "{whole:?}");
    }

    #[test]
    fn what_was_computed_is_told_from_what_was_written() {
        for written in [0.3, -33.3, 3e15, 0.0, 123_456.789_012_345] {
            assert!(Exact::is_decimal(written), "{written}");
        }
        for computed in [0.1 + 0.2, 1.0 / 3.0, 100.0 - 66.7 + 1e-14] {
            assert!(!Exact::is_decimal(computed), "{computed}");
        }
    }

    #[test]
    fn sums_of_traded_decimals_are_equal() {
        let a = sum(&[
            (29.4, 70.119_458_6),
            (57.7, 90.294_455_2),
            (12.9, 86.073_101_3),
        ]);
        let b = sum(&[
            (29.4, 64.926_458_6),
            (57.7, 92.940_455_2),
            (12.9, 86.073_101_3),
        ]);
        let c = sum(&[
            (29.4, 64.926_458_6),
            (57.7, 92.940_455_2),
            (12.9, 86.073_101_4),
        ]);
        let total = |points| Total {
            points,
            written: true,
        };
        assert_eq!(below(&[total(a), total(b), total(c)], 1e4), [0, 0, 1]);
        let thirds = Exact::of(1.0).over(Exact::of(3.0));
        let one = thirds.plus(thirds).plus(thirds).minus(Exact::of(1.0));
        assert!(one.hi.abs() < 1e-31);
    }

    #[test]
    fn numbers_that_were_computed_are_equal_where_only_rounding_differs() {
        let total = |hi: f64, written| Total {
            points: Exact::of(hi),
            written,
        };
        let near = [total(1.0, false), total(1.0 + 1e-15, true)];
        assert_eq!(below(&near, 1.0), [0, 0]);
        let apart = [
            total(1.0 + 1e-15, true),
            total(1.0, true),
            total(0.5, false),
        ];
        assert_eq!(below(&apart, 1.0), [2, 1, 0]);
    }
}
