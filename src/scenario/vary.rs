//! `PATH=FROM..TO:POINTS` and `PATH=a,b,c`: one key and the values it takes one after another.

use std::ops::Range;

use super::keys::Shape;
use super::node::Table;
use super::number::plain;
use super::overrides::{Reached, reached, to_points};
use super::{Place, Problem, Setting, path};

/// The flag that the arguments stand after.
pub(crate) const FLAG: &str = "--vary";

/// More points than a picture can show make no finer line.
pub(crate) const MOST_POINTS: usize = 1_001;

/// A `--vary` argument, taken apart.
#[derive(Debug, Clone)]
pub(crate) struct Varied {
    /// `PATH` as typed.
    pub(crate) path: String,
    pub(crate) keys: Vec<String>,
    pub(crate) values: Vec<String>,
    /// The values as numbers, ascending, where all are.
    pub(crate) numbers: Option<Vec<f64>>,
    /// Whether the values are a range, not a list.
    pub(crate) is_range: bool,
    /// Bytes of the argument that hold the values.
    pub(crate) span: Range<usize>,
}

/// What is wrong with the values: message, label, help.
type Wrong = (String, String, String);

impl Varied {
    /// Reads an argument, which is source number `index`. `root` is the tree it changes.
    pub(crate) fn read(argument: &str, index: usize, root: &Table) -> Result<Self, Problem> {
        let lead = FLAG.len() + 1;
        let place = |span: Range<usize>| Place::new(index, span.start + lead..span.end + lead);
        let (mut segments, value_at) = path::parse(argument).map_err(|(span, why)| {
            let message = format!("this is not PATH=FROM..TO:POINTS or PATH=a,b,c: {why}");
            Problem::error(&place(span), message)
                .help("write, for example, --vary criteria.dependency.penalty=0..10:41")
        })?;
        let (before, after) = argument.split_at(value_at);
        let path = before.trim_end_matches('=').trim().to_owned();
        to_points(root, &mut segments);
        let reached = reached(root, &segments, index, lead.cast_signed())?;
        let keys: Vec<String> = segments.into_iter().map(|s| s.key).collect();
        if let Some(why) = without_effect(&keys, &reached) {
            let message = format!("there is no use in varying `{path}`");
            return Err(Problem::error(&place(0..value_at - 1), message)
                .label(why)
                .help("vary a weight, a penalty, a score, `places` or the points of a block"));
        }
        let text = after.trim();
        let start = value_at + after.len() - after.trim_start().len();
        let span = start..start + text.len();
        let only_whole = matches!(reached, Reached::Key(Shape::Whole { .. }));
        let values = if text.is_empty() {
            let help = format!("write, for example, {path}=0..10:11");
            Err(("there are no values after `=`".into(), "empty".into(), help))
        } else if let Some((ends, points)) = text.rsplit_once(':').filter(|t| t.0.contains("..")) {
            in_range(&path, ends, points, only_whole)
        } else {
            listed(&path, text)
        };
        let (values, numbers) = values.map_err(|(message, label, help)| {
            Problem::error(&place(span.clone()), message)
                .label(label)
                .help(help)
        })?;
        Ok(Self {
            path,
            keys,
            values,
            numbers,
            is_range: text.contains("..") && text.contains(':'),
            span,
        })
    }

    /// The setting for one value.
    pub(crate) fn setting(&self, value: &str) -> Setting {
        Setting::after(FLAG, format!("{}={value}", self.path))
    }
}

/// Why no result depends on a key, if none does.
fn without_effect(keys: &[String], reached: &Reached) -> Option<&'static str> {
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    match (keys.as_slice(), reached) {
        (["simulation", ..], _) => Some("how much is computed, not what"),
        (["observed", ..], _) => Some("what happened decides nothing here"),
        // Another sheet, or other columns of it, have other scores.
        (["criteria", _, "block"] | ["scores", ..], _) => None,
        (_, Reached::Key(Shape::Text)) => Some("a name decides nothing"),
        (_, Reached::Key(Shape::Table(_) | Shape::Map { .. })) => Some("a table of several keys"),
        _ => None,
    }
}

/// Evenly spaced numbers, both ends included.
fn in_range(
    path: &str,
    ends: &str,
    points: &str,
    only_whole: bool,
) -> Result<(Vec<String>, Option<Vec<f64>>), Wrong> {
    let (from_text, to_text) = ends.split_once("..").unwrap_or((ends, ""));
    let number = |text: &str| {
        let number: Option<f64> = text.trim().replace('_', "").parse().ok();
        number.filter(|x| x.is_finite()).ok_or_else(|| {
            let message = format!("`{}` is not a number to vary from or to", text.trim());
            let help = format!("write, for example, {path}=0..10:11");
            (message, "not FROM..TO:POINTS".to_owned(), help)
        })
    };
    let (from, to) = (number(from_text)?, number(to_text)?);
    let (from_text, to_text) = (from_text.trim(), to_text.trim());
    let plain_points = points.trim().replace(['_', ','], "");
    let Ok(count) = plain_points.parse::<u64>() else {
        let message = format!("`{}` is not a number of points", points.trim());
        let help = format!("write, for example, {path}={from_text}..{to_text}:21");
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
        let help = format!("write {path}={to_text}..{from_text}:{}", points.trim());
        return Err((message, format!("{from_text} is above {to_text}"), help));
    }
    if count < 2 {
        let message = "a sweep needs at least two points".to_owned();
        let help = format!("write {path}={from_text}..{to_text}:21; both ends are among them");
        return Err((message, format!("{count} after `:`"), help));
    }
    if count > MOST_POINTS {
        let message = format!("{} points are too many", points.trim());
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
    Ok((values, Some(numbers)))
}

/// A number without the noise of the last bits.
pub(crate) fn tidied(number: f64) -> f64 {
    format!("{number:.11e}").parse().unwrap_or(number)
}

/// Values between commas; those within quotes or brackets are part of a value.
fn listed(path: &str, text: &str) -> Result<(Vec<String>, Option<Vec<f64>>), Wrong> {
    let parts = split(text);
    let number = |text: &&str| text.parse::<f64>().ok().filter(|x| x.is_finite());
    if let [only] = parts.as_slice() {
        let ends = only.split_once("..");
        let is_range =
            ends.is_some_and(|(a, b)| number(&a.trim()).is_some() && number(&b.trim()).is_some());
        return Err(if is_range {
            let message = "how many points should the range have?".to_owned();
            let help = format!("write {path}={only}:21 for 21 points, both ends among them");
            (message, "no `:POINTS` after it".into(), help)
        } else {
            let message = "a sweep needs at least two values".to_owned();
            let help = format!("add values after commas, or use --set {path}={only} for this one");
            (message, "one value".into(), help)
        });
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
        return Ok((values, Some(numbers)));
    }
    Ok((values, None))
}

/// The parts of a text between its outermost commas.
fn split(text: &str) -> Vec<&str> {
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
    use super::{in_range, listed, split};

    #[test]
    fn ranges_have_round_points_and_both_ends() {
        let (values, _) = in_range("x", "0..1", "11", false).unwrap();
        assert_eq!(values[3], "0.3");
        assert_eq!((values.len(), values[10].as_str()), (11, "1"));
        let (values, numbers) = in_range("x", "-5 .. 1e1", "4", true).unwrap();
        assert_eq!(values, ["-5", "0", "5", "10"]);
        assert_eq!(numbers.unwrap()[1], 0.0);
    }

    #[test]
    fn lists_are_split_at_outer_commas_and_sorted_if_numbers() {
        assert_eq!(split("a, [1, 2] ,\"x,y\""), ["a", "[1, 2]", "\"x,y\""]);
        let (values, numbers) = listed("x", "10, 2,5").unwrap();
        assert_eq!(values, ["2", "5", "10"]);
        assert_eq!(numbers, Some(vec![2.0, 5.0, 10.0]));
        let (values, numbers) = listed("x", "84 ± 6,75..90").unwrap();
        assert_eq!(values, ["84 ± 6", "75..90"]);
        assert_eq!(numbers, None);
        assert!(listed("x", "1,1.0").is_err());
    }
}
