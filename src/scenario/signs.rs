//! Values of `--vary` that change what is there: each has a sign before it.

use super::relative::Relative;
use super::values::{Key, Values, Wrong, range, split, values};

/// The first of the values if they change what is there: each of them has a sign before it. With
/// another `=` before them they are meant exactly.
pub(crate) fn change(key: &Key<'_>, text: &str) -> Result<Option<Relative>, Wrong> {
    if text.starts_with('=') {
        return Ok(None);
    }
    let range = range(text);
    let parts = match range {
        Some((from, to, _)) => vec![from, to],
        None => split(text),
    };
    let changes: Vec<Option<Relative>> = parts.iter().map(|part| Relative::read(part)).collect();
    let alike = |change: &Option<Relative>| {
        let (Some(change), Some(Some(first))) = (change, changes.first()) else {
            return change.is_none() && changes.first().is_none_or(Option::is_none);
        };
        change.sense() == first.sense()
    };
    // `10..-5` runs backwards.
    let is_backwards = range.is_some() && changes.first() == Some(&None);
    if changes.iter().all(alike) {
        return Ok(changes.first().copied().flatten());
    }
    if is_backwards
        && text
            .split_once("..")
            .is_some_and(|(_, to)| to.trim().starts_with('-'))
    {
        return Ok(None);
    }
    let message = "some of these change what is there, others do not".to_owned();
    let path = key.path;
    let example = match range {
        Some((from, to, points)) => {
            let to = to.trim_start_matches(['+', '-', '*']);
            let from = from.trim_start_matches(['+', '-', '*']);
            format!("{path}=-{from}..+{to}:{points}")
        }
        None => format!("{path}=-5,+5"),
    };
    let help = format!(
        "write a sign before each, such as {example}, or {path}=={text} for the values themselves"
    );
    Err((message, "signs and none".into(), help))
}

/// Reads the values. Changes of a number, which `base` is, are told as what comes of it; those of
/// anything else as they are.
pub(crate) fn read(
    key: &Key<'_>,
    text: &str,
    change: Option<Relative>,
    base: Option<f64>,
) -> Result<Values, Wrong> {
    let Some(change) = change else {
        return values(key, text.strip_prefix('=').unwrap_or(text).trim());
    };
    // As if the numbers had been typed that the changes come to, or hold.
    let number = |part: &str| {
        let change = Relative::read(part);
        let number = change.map(|change| base.map_or(change.number(), |base| change.of(base)));
        number.unwrap_or_default()
    };
    let exactly = if let Some((from, to, points)) = range(text) {
        let (from, to) = (number(from), number(to));
        let (from, to) = if base.is_some_and(|base| base < 0.0) && from > to {
            (to, from)
        } else {
            (from, to)
        };
        format!("{from}..{to}:{points}")
    } else {
        let parts = split(text).into_iter();
        parts
            .map(|part| number(part).to_string())
            .collect::<Vec<_>>()
            .join(",")
    };
    let read = values(key, &exactly)?;
    if base.is_some() {
        return Ok(read);
    }
    let numbers = read.numbers.unwrap_or_default();
    Ok(Values {
        values: numbers
            .iter()
            .map(|n| change.sense().by(*n).spelling())
            .collect(),
        numbers: Some(numbers),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn key() -> Key<'static> {
        Key {
            path: "x",
            only_whole: false,
        }
    }

    fn read_as(text: &str, base: Option<f64>) -> Values {
        let key = key();
        let change = change(&key, text).unwrap();
        read(&key, text, change, base).unwrap()
    }

    #[test]
    fn changes_come_to_numbers_or_stay_changes() {
        assert_eq!(read_as("-5..+5:3", Some(20.0)).values, ["15", "20", "25"]);
        assert_eq!(
            read_as("*0.5..*1.5:3", Some(20.0)).values,
            ["10", "20", "30"]
        );
        assert_eq!(read_as("*1..*2:2", Some(-2.0)).values, ["-4", "-2"]);
        assert_eq!(read_as("+1,-1", Some(0.5)).values, ["-0.5", "1.5"]);
        let read = read_as("-5..+5:3", None);
        assert_eq!(read.values, ["-5", "+0", "+5"]);
        assert_eq!(read.numbers, Some(vec![-5.0, 0.0, 5.0]));
        assert_eq!(
            read_as("==-5..5:3".split_at(1).1, Some(20.0)).values,
            ["-5", "0", "5"]
        );
    }

    #[test]
    fn signs_stand_before_all_or_none() {
        for mixed in ["-5..5:11", "5..+10:2", "-5,5", "0,+5", "+1,*2", "*1..+2:3"] {
            let told = change(&key(), mixed).unwrap_err().2;
            assert!(told.contains(&format!("x=={mixed}")), "{told}");
        }
        for exact in [
            "5..-5:11",
            "-5..5,-3..3",
            "=-5..5:11",
            "0..10:3",
            "84 ± 6,-3 ± 1",
        ] {
            assert_eq!(change(&key(), exact), Ok(None), "{exact}");
        }
    }
}
