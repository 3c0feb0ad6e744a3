//! A quantity as written, before it meets a team's `sd` or a criterion's scale.

use super::node::{Node, Text, Value};
use super::{Place, Problem, Quantity, bare, coverage, family, number};

/// What a quantity's author wrote.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Written {
    /// A plain number: exact, or the mean of a normal where the team has an `sd`.
    Plain(f64),
    /// A law of its own.
    Law(Quantity),
    /// `"25%"` or `"8/10"`: so much of the way from the lower to the upper end of the scale.
    Part(f64),
    /// `"701+"` or `"<5"`: from there to the end of the scale.
    Open { from: f64, is_up: bool },
    /// `"unknown"`.
    Unknown,
    /// `"not scored"`: no score, and the criterion's weight goes to the team's others.
    NotScored,
}

/// The word for a score that is left out on purpose.
pub(crate) const NOT_SCORED: &str = "not scored";

/// The 95 % point of the standard normal: half of a central 90 % range, in standard deviations.
const Z95: f64 = 1.644_853_626_951_472_2;

/// The label of what stands in the place of a score where there is none.
pub(crate) const NOTHING: &str = "nothing";

const HOW: &str = "write a quantity as 84, \"84 ± 6\" (mean and standard deviation), \"75..90\" \
                   (uniform), \"60 to 80\" (central 90 % of a normal), \"unknown\" or \"not scored\"";

/// Reads a quantity; `name` is what to call it in a message.
pub(crate) fn read(node: &Node, name: &str) -> Result<Written, Problem> {
    if let Some(number) = number::of_node(node) {
        return number.map(Written::Plain);
    }
    match &node.value {
        Value::Text(text) => read_text(text, &node.place),
        Value::Table(_) => family::read(node).map(Written::Law),
        Value::Samples(samples) => {
            let law = Quantity::rows(&samples.rows, samples.aligned);
            Ok(Written::Law(law))
        }
        _ => Err(Problem::error(
            &node.place,
            format!("`{name}` should be a quantity, not {}", node.kind()),
        )
        .label("not a quantity")
        .help(HOW)),
    }
}

/// What is wrong with a quantity that has no scale and is no score, such as a bonus.
pub(crate) fn without_scale(read: &Written, node: &Node, name: &str) -> Option<Problem> {
    let (message, label, help) = match read {
        Written::Unknown => (
            format!("`{name}` cannot be \"unknown\""),
            "it has no scale to range over",
            "write a range, such as \"0..10\"",
        ),
        Written::NotScored => (
            format!("`{name}` cannot be \"{NOT_SCORED}\""),
            "it is no score",
            "write 0, or leave it out",
        ),
        Written::Part(_) | Written::Open { .. } => (
            format!("`{name}` cannot be a part of a scale, nor reach to its end"),
            "it has no scale",
            "write points, such as 5",
        ),
        Written::Plain(_) | Written::Law(_) => return None,
    };
    let problem = Problem::error(&node.place, message);
    Some(problem.label(label).help(help))
}

/// Whether a text is a sign that people write where there is no score, such as `-` or `n/a`.
pub(crate) fn is_sign(text: &str) -> bool {
    const SIGNS: [&str; 14] = [
        "n/a", "na", "n.a.", "-", "--", "–", "—", ".", "..", "...", "none", "null", "nr", "x",
    ];
    SIGNS.iter().any(|sign| text.eq_ignore_ascii_case(sign))
}

/// What stands in the place of a score where there is none.
fn no_score(text: &str) -> Option<(String, &'static str)> {
    /// Errors of spreadsheet programs.
    const ERRORS: [&str; 8] = [
        "#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!",
    ];
    let short = number::shown(text);
    if ERRORS.iter().any(|error| text.eq_ignore_ascii_case(error)) {
        let message = format!("`{short}` is an error of the spreadsheet, not a score");
        return Some((message, "mend its formula there, and save the sheet again"));
    }
    is_sign(text).then(|| {
        let message = format!("`{short}` is no score, and nothing is filled in for it");
        (
            message,
            "write \"unknown\" if nothing is known, or leave the team out",
        )
    })
}

fn read_text(text: &Text, whole: &Place) -> Result<Written, Problem> {
    let all = text.text.trim();
    let refuse = |message: String, label: &str, help: String| {
        Err(Problem::error(whole, message).label(label).help(help))
    };
    if all == "unknown" {
        return Ok(Written::Unknown);
    }
    if all.eq_ignore_ascii_case(NOT_SCORED) {
        return Ok(Written::NotScored);
    }
    if let Some((message, help)) = no_score(all) {
        return refuse(message, NOTHING, help.into());
    }
    if all.eq_ignore_ascii_case("unknown") || all == "?" {
        let message = format!("`{all}` is not a quantity");
        return refuse(message, "not read", "write \"unknown\"".into());
    }
    if let Some(read) = coverage::read(text, whole) {
        return read;
    }
    if let Some(part) = part(all) {
        return Ok(Written::Part(part));
    }
    if let Some((mean, sd)) = all.split_once('±').or_else(|| all.split_once("+-")) {
        return plus_minus(text, whole, mean, sd);
    }
    if let Some((mean, sd)) = all.split_once("+/-") {
        let help = format!("write \"{} +- {}\"", mean.trim(), sd.trim());
        return refuse("`+/-` is not read".into(), "not read", help);
    }
    if let Some((low, high)) = all.split_once("..") {
        if high.starts_with(['.', '=']) {
            let high = high.trim_start_matches(['.', '=']).trim();
            let message = format!("`{}` is not a quantity", number::shown(all));
            let help = format!("write \"{}..{high}\"", low.trim());
            return refuse(message, "not read", help);
        }
        let (min, max) = ends(text, whole, low, high)?;
        return Ok(Written::Law(Quantity::Uniform { min, max }));
    }
    if let Some((low, high)) = split_to(all) {
        let (low, high) = ends(text, whole, low, high)?;
        let mean = f64::midpoint(low, high);
        let sd = (high - low) / (2.0 * Z95);
        return Ok(Written::Law(normal(mean, sd)));
    }
    if let Some((low, high)) = dashed(all) {
        let message = format!("`{}` is not a quantity", number::shown(all));
        let help = format!(
            "write \"{low}..{high}\" (uniform between the two) or \"{low} to {high}\" (normal, \
             90 % of it between the two)"
        );
        return refuse(message, "a range with a dash is not read", help);
    }
    let number = number::of_text(text, whole, all);
    match number {
        Ok(_) => {
            let message = format!("the number {all} stands in quotes");
            refuse(message, "text", bare::unquoted(all))
        }
        // Alone, it would be one more error between its quotes.
        Err(problem) if bare::is_number(all) => Err(problem.help(bare::unquoted(all))),
        Err(problem) if problem.help.is_some() => Err(problem),
        Err(_) if all.is_empty() => refuse("an empty text".into(), "no quantity", HOW.into()),
        Err(problem) if problem.message.starts_with("numbers") => Err(problem),
        Err(_) => {
            let message = format!("`{}` is not a quantity", number::shown(all));
            refuse(message, "not a quantity", HOW.into())
        }
    }
}

/// The part of a scale that `25%` or `8/10` is.
fn part(text: &str) -> Option<f64> {
    let number = |text: &str| number::spelled(text.trim()).filter(|x| x.is_finite());
    if let Some(percent) = text.strip_suffix('%') {
        return number(percent).map(|percent| percent / 100.0);
    }
    let (reached, of) = text.split_once('/')?;
    let (reached, of) = (number(reached)?, number(of)?);
    (of > 0.0).then(|| reached / of)
}

fn plus_minus(text: &Text, whole: &Place, mean: &str, sd: &str) -> Result<Written, Problem> {
    let mean_value = number::of_text(text, whole, mean)?;
    let sd_value = number::of_text(text, whole, sd)?;
    if sd_value <= 0.0 {
        let message = "a standard deviation must be above 0";
        return Err(Problem::error(&text.place(whole, sd.trim()), message)
            .label("not above 0")
            .help(bare::unquoted(mean) + " if it is exactly that"));
    }
    Ok(Written::Law(normal(mean_value, sd_value)))
}

fn normal(mean: f64, sd: f64) -> Quantity {
    Quantity::Normal {
        mean,
        sd,
        min: None,
        max: None,
    }
}

/// The two ends of a range, the lower first.
pub(crate) fn ends(
    text: &Text,
    whole: &Place,
    low: &str,
    high: &str,
) -> Result<(f64, f64), Problem> {
    let min = number::of_text(text, whole, low)?;
    let max = number::of_text(text, whole, high)?;
    let (low, high) = (low.trim(), high.trim());
    if min < max {
        return Ok((min, max));
    }
    let problem = Problem::error(
        whole,
        "the lower end of a range must come first and be smaller",
    );
    Err(if min > max {
        problem
            .label(format!("{low} is above {high}"))
            .help("write the lower end first")
    } else {
        problem
            .label("both ends are the same")
            .help(bare::unquoted(low) + " if it is exactly that")
    })
}

/// Splits `60 to 80` at its word.
pub(crate) fn split_to(text: &str) -> Option<(&str, &str)> {
    let (low, high) = text.split_once("to")?;
    let spaced = low.ends_with(char::is_whitespace) && high.starts_with(char::is_whitespace);
    spaced.then_some((low, high))
}

/// Splits `60–80`, `60 - 80` or `60~80` if both sides are numbers.
pub(crate) fn dashed(text: &str) -> Option<(&str, &str)> {
    let is_number = |part: &str| part.parse::<f64>().is_ok_and(f64::is_finite);
    let dashes = ['–', '—', '~', '～', '-', '\u{2212}'];
    text.match_indices(dashes).find_map(|(at, dash)| {
        let low = text.get(..at)?.trim();
        let high = text.get(at + dash.len()..)?.trim();
        (is_number(low) && is_number(high)).then_some((low, high))
    })
}
