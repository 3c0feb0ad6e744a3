//! Figures as people write them, for all reports and charts.

use std::cmp::Ordering;
use std::fmt::Display;

use libm::{ceil, exp10, floor, log10};

use crate::model::figure::with_noun;
use crate::scenario::{Recorded, visible};

/// A number with so many decimals. What rounds to nothing has no sign, and what is no number is
/// none here either.
pub fn fixed(x: f64, decimals: usize) -> String {
    if !x.is_finite() {
        return match x.partial_cmp(&0.0) {
            Some(Ordering::Less) => "-∞",
            Some(_) => "∞",
            None => "?",
        }
        .to_owned();
    }
    let shown = format!("{x:.decimals$}");
    match shown.strip_prefix('-') {
        Some(size) if is_zero(size) => size.to_owned(),
        _ => shown,
    }
}

/// The same with a sign, but for what rounds to nothing.
pub fn signed(x: f64, decimals: usize) -> String {
    let shown = fixed(x, decimals);
    if x > 0.0 && !is_zero(&shown) {
        format!("+{shown}")
    } else {
        shown
    }
}

/// What was changed in a scenario as written: all that was set, and all that was left out.
pub fn changes(settings: &[Recorded]) -> [String; 2] {
    let out = |setting: &&Recorded| setting.flag == "--without";
    let with = settings.iter().filter(|setting| !out(setting));
    let with: Vec<String> = with.map(ToString::to_string).collect();
    let without = settings.iter().filter(out);
    let without: Vec<&str> = without.map(|setting| setting.argument.as_str()).collect();
    [with.join(", "), without.join(", ")].map(|list| visible(&list).into_owned())
}

/// The same in words: "with places=4, draws=500, without kakao". Nothing where nothing was.
pub fn changed(settings: &[Recorded]) -> String {
    let parts = ["with", "without"].into_iter().zip(changes(settings));
    let said = parts.filter(|(_, list)| !list.is_empty());
    let said: Vec<String> = said.map(|(word, list)| format!("{word} {list}")).collect();
    said.join(", ")
}

/// Whether a number as it is written is nothing.
fn is_zero(shown: &str) -> bool {
    shown.chars().all(|c| matches!(c, '0' | '.'))
}

/// A largest error as it may be stated, with the decimals to show: two digits that count, rounded
/// up because nothing may exceed it, and never to nothing.
pub fn rounded_up(error: f64) -> (f64, usize) {
    // From 9.9 on, what is rounded up may have a digit more before the point.
    up(error, 1.0 - floor(log10(error / 0.990_000_001)))
}

/// The same with one digit.
pub fn one_digit_up(error: f64) -> (f64, usize) {
    up(error, -floor(log10(error / 0.900_000_001)))
}

/// An error rounded up to so many decimals.
fn up(error: f64, decimals: f64) -> (f64, usize) {
    /// Finer errors are stated as one step of the last of these decimals.
    const MOST: f64 = 6.0;
    let decimals = decimals.clamp(0.0, MOST);
    let steps = exp10(decimals);
    // What is a hair above a round figure is so by rounding in binary.
    let up = ceil(error * steps - 1e-9).max(1.0) / steps;
    (up, decimals as usize)
}

/// A largest error in percentage points, rounded up: `0.098`, `1.5`, `12`.
pub fn points(half_width: f64) -> String {
    let (points, decimals) = rounded_up(100.0 * half_width);
    fixed(points, decimals)
}

/// A precision that was asked for, in percentage points and digit for digit: `0.0000001` for a
/// half-width of 1e-9.
pub fn asked(half_width: f64) -> String {
    /// Zeros after the point at most; what is finer is written with an exponent.
    const ZEROS: usize = 12;
    // The shortest digits that name the number, and the power of ten of the first of them.
    let scientific = format!("{half_width:e}");
    let Some((written, exponent)) = scientific.split_once('e') else {
        return scientific;
    };
    let power = exponent.parse::<i32>().map_or(0, |power| power + 2);
    let digits = written.replace('.', "");
    let zeros = power.unsigned_abs() as usize;
    if power < 0 && zeros <= ZEROS {
        format!("0.{}{digits}", "0".repeat(zeros - 1))
    } else if power < 0 {
        format!("{written}e{power}")
    } else if digits.len() <= zeros + 1 {
        format!("{digits:0<0$}", zeros + 1)
    } else {
        format!("{}.{}", &digits[..=zeros], &digits[zeros + 1..])
    }
}

/// A count with its thousands apart: `1,000,000`.
pub fn grouped(count: impl Display + Copy) -> String {
    let digits = count.to_string();
    let mut shown = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(digit);
    }
    shown
}

/// A count with what is counted: `1 place`, `5 places`, `1,000,000 draws`, `2 criteria`.
pub fn counted(count: impl Display + Copy, noun: &str) -> String {
    with_noun(&grouped(count), noun)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_precision_is_told_as_it_was_asked_for() {
        for (half_width, told) in [
            (0.5, "50"),
            (0.012_5, "1.25"),
            (0.1, "10"),
            (0.01, "1"),
            (0.001, "0.1"),
            (0.000_3, "0.03"),
            (0.000_123_456_789, "0.0123456789"),
            (1e-9, "0.0000001"),
            (1e-300, "1e-298"),
            (5e-324, "5e-322"),
        ] {
            assert_eq!(asked(half_width), told, "{half_width:e}");
        }
    }

    #[test]
    fn nothing_has_no_sign_and_no_number_is_not_shown_as_one() {
        let shown = [0.0, -0.0, -0.04, 0.04, -0.06, 1e12, -5e-324].map(|x| fixed(x, 1));
        assert_eq!(
            shown,
            ["0.0", "0.0", "0.0", "0.0", "-0.1", "1000000000000.0", "0.0"]
        );
        let shown = [0.0, -0.0, -0.04, 0.04, 0.06, -2.0].map(|x| signed(x, 1));
        assert_eq!(shown, ["0.0", "0.0", "0.0", "0.0", "+0.1", "-2.0"]);
        let strange = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY].map(|x| fixed(x, 2));
        assert_eq!(strange, ["?", "∞", "-∞"]);
    }

    #[test]
    fn one_digit_is_one_digit() {
        for (error, stated) in [
            (0.0, "0.000001"),
            (0.000_41, "0.0005"),
            (0.09, "0.09"),
            (0.098, "0.1"),
            (0.1, "0.1"),
            (0.3, "0.3"),
            (0.31, "0.4"),
            (0.95, "1"),
            (3.1, "4"),
            (12.3, "13"),
        ] {
            let (up, decimals) = one_digit_up(error);
            assert_eq!(format!("{up:.decimals$}"), stated, "{error}");
        }
    }

    #[test]
    fn a_stated_error_is_never_too_small() {
        for (error, stated) in [
            (0.0, "0.000001"),
            (1e-9, "0.000001"),
            (0.000_000_41, "0.000001"),
            (0.000_41, "0.00041"),
            (0.000_411, "0.00042"),
            (0.098_01, "0.099"),
            (0.0995, "0.10"),
            (0.1 + 0.2, "0.30"),
            (0.9901, "1.0"),
            (9.9, "9.9"),
            (9.91, "10"),
            (12.3, "13"),
            (123.4, "124"),
        ] {
            let (up, decimals) = rounded_up(error);
            assert_eq!(format!("{up:.decimals$}"), stated, "{error}");
        }
    }
}
