//! Figures as people write them.

use std::fmt::Display;

use fluent_bundle::FluentValue;

use super::say;
use crate::analysis::shown;
pub(crate) use crate::analysis::shown::{fixed, grouped, points};

/// A blank at which no line is broken: between a number and its unit.
pub(crate) const TIED: char = '\u{a0}';

/// A probability in percent, without its sign. What is neither nothing nor everything never looks
/// like it: `<0.1`, `>99.9`.
pub(crate) fn percentage(p: f64, decimals: usize) -> String {
    let shown = fixed(100.0 * p, decimals);
    let step = 1.0 / f64::from(10u32.pow(decimals as u32));
    if p > 0.0 && shown.parse() == Ok(0.0) {
        format!("<{step:.decimals$}")
    } else if p < 1.0 && shown.parse() == Ok(100.0) {
        format!(">{:.decimals$}", 100.0 - step)
    } else {
        shown
    }
}

/// `97.0 %`; `0 %` and `100 %` are exact.
pub(crate) fn percent(share: f64) -> String {
    let certain = share <= 0.0 || share >= 1.0;
    format!("{}{TIED}%", percentage(share, usize::from(!certain)))
}

/// In whole percent, without its sign: `97`, `<1`, `>99`.
pub(crate) fn whole(share: f64) -> String {
    percentage(share, 0)
}

/// `97 %`.
pub(crate) fn whole_percent(share: f64) -> String {
    format!("{}{TIED}%", whole(share))
}

/// Decimals worth showing for a percentage with this half-width (as a probability).
pub(crate) fn decimals(half_width: f64) -> usize {
    match half_width {
        0.005.. => 1,
        0.000_03.. => 2,
        // An exact figure could have any number of them, and most would only be in the way.
        0.000_000_01.. => 3,
        _ => 2,
    }
}

/// A number with as many decimals as an error of this size leaves meaningful: two digits of it.
pub(crate) fn number(x: f64, error: f64) -> String {
    let decimals = if error > 0.0 {
        (1.0 - libm::floor(libm::log10(error))).clamp(0.0, 9.0) as usize
    } else {
        9
    };
    fixed(x, decimals)
}

/// What changes from one probability to another as they are printed in percent with so many
/// decimals: three figures that stand side by side must add up for readers.
pub(crate) fn printed_change([from, to]: [f64; 2], decimals: usize) -> f64 {
    let printed = |share: f64| {
        let shown = fixed(100.0 * share, decimals);
        shown.parse().map_or(share, |percent: f64| percent / 100.0)
    };
    printed(to) - printed(from)
}

/// A largest half-width of a value that is no probability, as [`points`] are written.
pub(crate) fn plain(half_width: f64) -> String {
    points(half_width / 100.0)
}

/// The largest count that is written in words.
const IN_WORDS: usize = 12;

/// How the counts of one sentence are written: in words, or all in figures where one of them is
/// beyond twelve.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counts {
    words: bool,
}

impl Counts {
    pub(crate) fn of(counts: &[usize]) -> Self {
        Self {
            words: counts.iter().all(|&count| count <= IN_WORDS),
        }
    }

    /// `five`, `13`.
    pub(crate) fn say(self, count: usize) -> String {
        let figure = grouped(count);
        if self.words {
            say!("count", figure = figure, figure_n = count)
        } else {
            figure
        }
    }
}

/// `1 place`, `5 places`, `1,000,000 draws`: a count with what is counted.
pub(crate) fn number_of(
    count: impl Display + Copy + Into<FluentValue<'static>>,
    noun: &str,
) -> String {
    let id = format!("counted-{}", noun.replace(' ', "-"));
    say!(&id, count = grouped(count), count_n = count.into())
}

/// The same in one piece, at which no line is broken.
pub(crate) fn counted(
    count: impl Display + Copy + Into<FluentValue<'static>>,
    noun: &str,
) -> String {
    number_of(count, noun).replace(' ', &TIED.to_string())
}

/// The same text beginning with a capital letter.
pub(crate) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    let Some((first, more)) = items.split_first() else {
        return String::new();
    };
    let mut told = first.as_ref().to_owned();
    for (at, item) in more.iter().enumerate() {
        told = if at + 1 < more.len() {
            say!("list-comma", rest = told, next = item.as_ref())
        } else {
            say!("list-last", rest = told, last = item.as_ref())
        };
    }
    told
}

/// The same of many cut after the tenth: `A, B, ... J and 14 more`.
pub(crate) fn some<S: AsRef<str>>(items: &[S]) -> String {
    const MOST: usize = 10;
    // To tell that there is one more takes as much room as its name.
    if items.len() <= MOST + 1 {
        return list(items);
    }
    let mut told = items[0].as_ref().to_owned();
    for item in &items[1..MOST] {
        told = say!("list-comma", rest = told, next = item.as_ref());
    }
    say!("list-more", rest = told, more = grouped(items.len() - MOST))
}

/// `97.0 % or more` of what is rounded down; there is no more than all.
pub(crate) fn or_more(share: f64, decimals: usize) -> String {
    let unit = libm::exp10(2.0 + decimals as f64);
    let down = libm::floor(share * unit + 1e-9) / unit;
    if share >= 1.0 {
        return percent(share);
    }
    say!(
        "share-or-more",
        share = format!("{}{TIED}%", percentage(down, decimals))
    )
}

/// `3.0 % or less` of what is rounded up; there is no less than nothing.
pub(crate) fn or_less(share: f64, decimals: usize) -> String {
    let unit = libm::exp10(2.0 + decimals as f64);
    let up = libm::ceil(share * unit - 1e-9) / unit;
    if share <= 0.0 {
        return percent(share);
    }
    let up = up.max(1.0 / unit);
    say!(
        "share-or-less",
        share = format!("{}{TIED}%", percentage(up, decimals))
    )
}

/// A difference with one decimal: `+1.3`, `−0.4`, `0.0`.
pub(crate) fn signed(difference: f64) -> String {
    shown::signed(difference, 1).replace('-', "−")
}

/// A value on an axis of this `span` with the digits that tell its hundredths apart: `1.7`.
pub(crate) fn on_axis(value: f64, span: f64) -> String {
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > span / 50.0 && decimals < 9 {
        unit /= 10.0;
        decimals += 1;
    }
    written(value, decimals)
}

/// A number as axes have it.
pub(crate) fn written(value: f64, decimals: usize) -> String {
    let shown = format!("{:.decimals$}", value.abs());
    let zero = shown.chars().all(|c| matches!(c, '0' | '.'));
    let (whole, fraction) = shown.split_once('.').unwrap_or((&shown, ""));
    let mut text = String::new();
    if value < 0.0 && !zero {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        // Four digits are read at a glance, and may be a year.
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A number for people: without the noise of floating point and without needless zeros.
pub(crate) fn short(x: f64) -> String {
    /// Smaller ones would be nothing in decimals.
    const SMALL: f64 = 1e-5;
    if x != 0.0 && x.abs() < SMALL {
        return format!("{x:.2e}").replace(".00e", "e");
    }
    let text = fixed(x, if x.abs() < 0.01 { 6 } else { 2 });
    if text.contains('.') {
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bound_is_never_rounded_to_the_wrong_side() {
        let more = [0.0, 0.9701, 0.9699, 0.999_99, 1.0].map(|share| or_more(share, 1));
        let shown = [
            "0.0 % or more",
            "97.0 % or more",
            "96.9 % or more",
            "99.9 % or more",
            "100 %",
        ];
        assert_eq!(more.map(|told| told.replace(TIED, " ")), shown);
        let less = [0.0, 1e-12, 0.000_1, 0.03, 0.0301].map(|share| or_less(share, 1));
        let shown = [
            "0 %",
            "0.1 % or less",
            "0.1 % or less",
            "3.0 % or less",
            "3.1 % or less",
        ];
        assert_eq!(less.map(|told| told.replace(TIED, " ")), shown);
    }

    #[test]
    fn a_long_list_ends_after_ten() {
        let names: Vec<String> = (1..=24).map(|at| format!("T{at}")).collect();
        assert!(some(&names).ends_with("T9, T10 and 14 more"));
        assert!(some(&names[..11]).ends_with("T10 and T11"));
        assert_eq!(some(&names[..1]), "T1");
    }
}
