//! Figures as people write them.

use std::fmt::Display;

use crate::analysis::shown;
pub(super) use crate::analysis::shown::{fixed, grouped, points};

/// A space that no line breaks at.
const SPACE: char = '\u{a0}';

/// `97.0 %`; what is neither nothing nor everything never looks like it: `<0.1 %`, `>99.9 %`.
pub(super) fn percent(share: f64) -> String {
    let shown = fixed(share * 100.0, 1);
    match shown.as_str() {
        _ if share <= 0.0 => format!("0{SPACE}%"),
        _ if share >= 1.0 => format!("100{SPACE}%"),
        "0.0" => format!("<0.1{SPACE}%"),
        "100.0" => format!(">99.9{SPACE}%"),
        _ => format!("{shown}{SPACE}%"),
    }
}

/// The same in whole percent, without its sign: `97`, `<1`, `>99`.
pub(super) fn whole(share: f64) -> String {
    let shown = fixed(share * 100.0, 0);
    match shown.as_str() {
        _ if share <= 0.0 => "0".to_owned(),
        _ if share >= 1.0 => "100".to_owned(),
        "0" => "<1".to_owned(),
        "100" => ">99".to_owned(),
        _ => shown,
    }
}

/// `97 %`.
pub(super) fn whole_percent(share: f64) -> String {
    format!("{}{SPACE}%", whole(share))
}

/// A largest half-width of a value that is no probability, as [`points`] are written.
pub(super) fn plain(half_width: f64) -> String {
    points(half_width / 100.0)
}

/// `five`; beyond twelve `13`.
pub(super) fn word(count: usize) -> String {
    const WORDS: [&str; 13] = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    WORDS
        .get(count)
        .map_or_else(|| grouped(count), |word| (*word).to_owned())
}

/// `1 place`, `5 places`.
pub(super) fn counted(count: impl Display + Copy, noun: &str) -> String {
    shown::counted(count, noun).replace(' ', &SPACE.to_string())
}

/// The same text beginning with a capital letter.
pub(super) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(rest).collect()
    })
}

/// A sentence as it begins: with a capital letter, or with a name as its owner writes it.
pub(super) fn sentence(text: &str, names: &[&str]) -> String {
    if names.iter().any(|name| text.starts_with(name)) {
        text.to_owned()
    } else {
        capital(text)
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A change in percentage points: `+25.3`, `−0.4`, `0.0`.
pub(super) fn signed_points(change: f64) -> String {
    shown::signed(change * 100.0, 1).replace('-', "−")
}

/// A difference with one decimal: `+1.3`, `−0.4`, `0.0`.
pub(super) fn signed(difference: f64) -> String {
    signed_points(difference / 100.0)
}
