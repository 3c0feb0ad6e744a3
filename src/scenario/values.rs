//! The values of `--vary`: a range with its number of points, or a list of numbers or anything else.

use super::number::{plain, tidied};
use super::written::dashed;

/// More points than a picture can show make no finer line.
pub(crate) const MOST_POINTS: usize = 1_001;

/// Points of a range where nothing else suggests itself.
pub(crate) const POINTS: usize = 21;

/// The key that is varied.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Key<'a> {
    /// As typed.
    pub(crate) path: &'a str,
    pub(crate) only_whole: bool,
}

/// What is wrong with the values: message, label, help.
pub(crate) type Wrong = (String, String, String);

/// Values in order.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Values {
    pub(crate) values: Vec<String>,
    /// The same as numbers, ascending, where all are.
    pub(crate) numbers: Option<Vec<f64>>,
}

/// The ends and the points of `FROM..TO:POINTS`.
pub(crate) fn range(text: &str) -> Option<(&str, &str, &str)> {
    let (ends, points) = text.rsplit_once(':')?;
    let (from, to) = ends.split_once("..")?;
    Some((from.trim(), to.trim(), points.trim()))
}

pub(crate) fn values(key: &Key<'_>, text: &str) -> Result<Values, Wrong> {
    match range(text) {
        _ if text.is_empty() => {
            let help = format!("write, for example, {}=0..10:11", key.path);
            Err(("there are no values after `=`".into(), "empty".into(), help))
        }
        Some(parts) => in_range(key, parts),
        None => listed(key, text),
    }
}

/// Evenly spaced numbers, both ends included.
fn in_range(
    key: &Key<'_>,
    (from_text, to_text, points): (&str, &str, &str),
) -> Result<Values, Wrong> {
    let Key { path, only_whole } = *key;
    let number = |text: &str| {
        let number: Option<f64> = text.replace('_', "").parse().ok();
        number.filter(|x| x.is_finite()).ok_or_else(|| {
            let message = format!("`{text}` is not a number to vary from or to");
            let help = format!("write, for example, {path}=0..10:11");
            (message, "not FROM..TO:POINTS".to_owned(), help)
        })
    };
    let (from, to) = (number(from_text)?, number(to_text)?);
    let plain_points = points.replace(['_', ','], "");
    let Ok(count) = plain_points.parse::<u64>() else {
        let message = format!("`{points}` is not a number of points");
        let fitting = fitting(key, from, to);
        let help = format!("write, for example, {path}={from_text}..{to_text}:{fitting}");
        return Err((message, "a whole number comes after `:`".into(), help));
    };
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    if from == to {
        let message = "a range needs two different ends".to_owned();
        let help = format!("for one value, use --set {path}={from_text}");
        return Err((message, "both ends are the same".into(), help));
    }
    if from > to {
        let message = "this range runs backwards".to_owned();
        let help = format!("write {path}={to_text}..{from_text}:{points}");
        return Err((message, format!("{from_text} is above {to_text}"), help));
    }
    if count < 2 {
        let message = "a sweep needs at least two points".to_owned();
        let fitting = fitting(key, from, to);
        let help =
            format!("write {path}={from_text}..{to_text}:{fitting}; both ends are among them");
        return Err((message, format!("{count} after `:`"), help));
    }
    if count > MOST_POINTS {
        let message = format!("{points} points are too many");
        let help = format!("a picture shows no more than {MOST_POINTS}; 41 make a smooth line");
        return Err((message, format!("more than {MOST_POINTS}"), help));
    }
    if only_whole && (from.fract() != 0.0 || (to - from) % (count - 1) as f64 != 0.0) {
        let message = format!("`{path}` takes whole numbers, and some of these are not");
        let (low, high) = (from.ceil(), to.floor());
        let help = if high > low && high - low < MOST_POINTS as f64 {
            format!("write {path}={low}..{high}:{}", high - low + 1.0)
        } else {
            format!("write the values one by one, such as {path}=4,5,6")
        };
        return Err((message, "not all whole".into(), help));
    }
    let step = (to - from) / (count - 1) as f64;
    let numbers: Vec<f64> = (0..count)
        .map(|point| tidied(from + step * point as f64))
        .collect();
    if numbers.windows(2).any(|two| two[0] >= two[1]) {
        let message = "these points are too close together to be told apart".to_owned();
        let help = "take a wider range or fewer points".to_owned();
        return Err((message, "closer than twelve digits".into(), help));
    }
    let values = numbers.iter().map(f64::to_string).collect();
    Ok(Values {
        values,
        numbers: Some(numbers),
    })
}

/// Values between commas; those within quotes or brackets are part of a value.
fn listed(key: &Key<'_>, text: &str) -> Result<Values, Wrong> {
    let path = key.path;
    let parts = split(text);
    let number = |text: &&str| text.parse::<f64>().ok().filter(|x| x.is_finite());
    if let [only] = parts.as_slice() {
        return Err(alone(key, only));
    }
    if parts.len() > MOST_POINTS {
        let message = format!("{} values are too many", parts.len());
        let help = format!("at most {MOST_POINTS} are read");
        return Err((message, format!("more than {MOST_POINTS}"), help));
    }
    if parts.iter().any(|part| part.is_empty()) {
        let message = "a value is missing between the commas".to_owned();
        let help = format!("write, for example, {path}=0,5,10");
        return Err((message, "a comma too many".into(), help));
    }
    for (at, part) in parts.iter().enumerate() {
        if parts.iter().take(at).any(|before| before == part) {
            let message = format!("`{part}` is given twice");
            return Err((message, "the same again".into(), "take one out".into()));
        }
    }
    let numbers: Option<Vec<f64>> = parts.iter().map(number).collect();
    let mut values: Vec<String> = parts.iter().map(|&part| part.to_owned()).collect();
    if let Some(numbers) = &numbers {
        values.sort_by(|a, b| {
            number(&a.as_str())
                .partial_cmp(&number(&b.as_str()))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        let mut numbers = numbers.clone();
        numbers.sort_by(f64::total_cmp);
        if let Some(two) = numbers.windows(2).find(|two| two[0] == two[1]) {
            let message = format!("{} is given twice", plain(two[0]));
            return Err((message, "the same again".into(), "take one out".into()));
        }
        let numbers = Some(numbers);
        return Ok(Values { values, numbers });
    }
    Ok(Values {
        values,
        numbers: None,
    })
}

/// The problem of a value that stands alone: a range without its points, or in other signs.
fn alone(key: &Key<'_>, only: &str) -> Wrong {
    let path = key.path;
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|x| x.is_finite());
    let numbers = |(from, to): (&str, &str)| Some((number(from)?, number(to)?));
    if let Some((from, to)) = only.split_once("..").and_then(numbers) {
        let points = fitting(key, from, to);
        let message = "how many points should the range have?".to_owned();
        let help =
            format!("write {path}={only}:{points} for {points} points, both ends among them");
        return (message, "no `:POINTS` after it".into(), help);
    }
    // `3-7`, `3-7:5`, `0:10`, and `0:10:2` or `0:2:10` with a step.
    let colons: Option<Vec<f64>> = only.split(':').map(number).collect();
    let (ends, points) = only.rsplit_once(':').unwrap_or((only, ""));
    let meant = match (dashed(ends).and_then(numbers), colons.as_deref()) {
        (Some((from, to)), _) => Some((from, to, points.parse().ok())),
        (None, Some(&[from, to])) => Some((from, to, None)),
        (None, Some(&[from, a, b])) => {
            let (step, to) = (a.min(b), a.max(b));
            let steps = ((to - from) / step).round();
            let fits = step > 0.0 && (from + steps * step - to).abs() < 1e-9 * step;
            Some((from, to, fits.then_some(steps as usize + 1)))
        }
        _ => None,
    };
    if let Some((from, to, points)) = meant.filter(|(from, to, _)| from < to) {
        let points = points.unwrap_or_else(|| fitting(key, from, to));
        let message = format!("`{only}` is not a range to vary over");
        let help =
            format!("write {path}={from}..{to}:{points} for {points} points, both ends among them");
        return (message, "not FROM..TO:POINTS".into(), help);
    }
    let message = "a sweep needs at least two values".to_owned();
    let help = format!("add values after commas, or use --set {path}={only} for this one");
    (message, "one value".into(), help)
}

/// As many points as a range has whole numbers, where only those will do; else some.
fn fitting(key: &Key<'_>, from: f64, to: f64) -> usize {
    let count = to - from + 1.0;
    let fits = key.only_whole && from.fract() == 0.0 && (2.0..=MOST_POINTS as f64).contains(&count);
    if fits { count as usize } else { POINTS }
}

/// The parts of a text between its outermost commas.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut depth, mut quote) = (0, 0_usize, None);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '[' | '{') => depth += 1,
            (None, ']' | '}') => depth = depth.saturating_sub(1),
            (None, ',') if depth == 0 => {
                parts.push(text[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[start..].trim());
    parts
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn key(only_whole: bool) -> Key<'static> {
        Key {
            path: "x",
            only_whole,
        }
    }

    #[test]
    fn ranges_have_round_points_and_both_ends() {
        let read = values(&key(false), "0..1:11").unwrap().values;
        assert_eq!(read[3], "0.3");
        assert_eq!((read.len(), read[10].as_str()), (11, "1"));
        let read = values(&key(true), "-5 .. 1e1:4").unwrap();
        assert_eq!(read.values, ["-5", "0", "5", "10"]);
        assert_eq!(read.numbers.unwrap()[1], 0.0);
    }

    #[test]
    fn lists_are_split_at_outer_commas_and_sorted_if_numbers() {
        assert_eq!(split("a, [1, 2] ,\"x,y\""), ["a", "[1, 2]", "\"x,y\""]);
        let read = listed(&key(false), "10, 2,5").unwrap();
        assert_eq!(read.values, ["2", "5", "10"]);
        assert_eq!(read.numbers, Some(vec![2.0, 5.0, 10.0]));
        let read = listed(&key(false), "84 ± 6,75..90").unwrap();
        assert_eq!(read.values, ["84 ± 6", "75..90"]);
        assert_eq!(read.numbers, None);
        assert!(listed(&key(false), "1,1.0").is_err());
    }

    #[test]
    fn the_way_out_is_a_range_that_is_read() {
        for (text, whole, want) in [
            ("3..7", true, "x=3..7:5"),
            ("3..7", false, "x=3..7:21"),
            ("3-7", true, "x=3..7:5"),
            ("3-7:3", true, "x=3..7:3"),
            ("0:10", false, "x=0..10:21"),
            ("0:10:2", false, "x=0..10:6"),
            ("0:2:10", false, "x=0..10:6"),
            ("0..10:x", false, "x=0..10:21"),
            ("3..7:1", true, "x=3..7:5"),
            ("4", true, "--set x=4"),
        ] {
            let told = values(&key(whole), text).unwrap_err().2;
            assert!(told.contains(want), "{text}: {told}");
        }
    }
}
