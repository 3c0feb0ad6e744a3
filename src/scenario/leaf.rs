//! One value of each shape, read or refused.

use super::keys::Shape;
use super::node::{Node, Value};
use super::{Beyond, Place, Problem, Weight, bare, number, points};

pub(crate) fn wrong(node: &Node, name: &str, shape: &Shape) -> Problem {
    let problem = Problem::error(
        &node.place,
        format!(
            "`{name}` should be {}, not {}",
            shape.expecting(),
            node.kind()
        ),
    )
    .label(node.kind());
    match node.text() {
        Some(text) if matches!(shape, Shape::Whole { .. }) && in_thousands(text).is_some() => {
            problem.help(format!("write {}", in_thousands(text).unwrap_or_default()))
        }
        Some(text) if number::is_quoted_number(node) => problem.help(bare::unquoted(text)),
        _ => problem,
    }
}

/// The number that `10k` or `2M` stands for, in digits.
fn in_thousands(text: &str) -> Option<String> {
    let text = text.trim();
    let (digits, factor) = match text.strip_suffix(['k', 'K']) {
        Some(digits) => (digits, 1e3),
        None => (text.strip_suffix(['m', 'M'])?, 1e6),
    };
    let number = digits.trim_end().parse::<f64>().ok()? * factor;
    (number.fract() == 0.0 && (1.0..1e15).contains(&number)).then(|| format!("{number:.0}"))
}

/// A line of text that a terminal and a chart can show.
pub(crate) fn text<'n>(node: &'n Node, name: &str) -> Result<&'n str, Problem> {
    let text = node.text().ok_or_else(|| wrong(node, name, &Shape::Text))?;
    if text.trim().is_empty() {
        return Err(Problem::error(&node.place, format!("`{name}` is empty"))
            .label("empty")
            .help("write a name, or leave the key out"));
    }
    match text.chars().find(|c| is_invisible(*c)) {
        None => Ok(text),
        Some(c) => Err(Problem::error(
            &node.place,
            format!(
                "`{name}` contains a control character, U+{:04X}",
                u32::from(c)
            ),
        )
        .label("cannot be shown")
        .help("keep names on one line, without control characters")),
    }
}

/// Control characters, line separators and marks that turn the direction of writing: they would
/// garble a table.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A whole number; `1e6` counts as one.
#[allow(
    clippy::float_cmp,
    reason = "whole numbers equal their own whole part exactly"
)]
pub(crate) fn whole(node: &Node, name: &str, low: u64, high: u64) -> Result<u64, Problem> {
    let number = match node.value {
        Value::Integer(i) => i,
        // Beyond 2^100 and for infinities the conversion saturates, well outside any range.
        Value::Float(f) if f.trunc() == f => f as i128,
        _ => return Err(wrong(node, name, &Shape::Whole { low, high })),
    };
    if number < i128::from(low) {
        let message = format!("`{name}` must be at least {low}");
        return Err(Problem::error(&node.place, message).label(format!("less than {low}")));
    }
    match u64::try_from(number) {
        Ok(whole) if whole <= high => Ok(whole),
        _ => {
            let message = format!("`{name}` must be at most {high}");
            let problem = Problem::error(&node.place, message).label("too large");
            Err(if high == super::keys::MOST_DRAWS {
                problem.help("the counters hold 2^53 draws; a million is plenty in most cases")
            } else {
                problem
            })
        }
    }
}

/// Any usable number.
pub(crate) fn any_number(node: &Node, name: &str, shape: &Shape) -> Result<f64, Problem> {
    number::of_node(node).unwrap_or_else(|| Err(wrong(node, name, shape)))
}

/// A number above 0.
pub(crate) fn positive(node: &Node, name: &str) -> Result<f64, Problem> {
    let number = any_number(node, name, &Shape::Positive)?;
    if number > 0.0 {
        return Ok(number);
    }
    let problem = Problem::error(&node.place, format!("`{name}` must be above 0"))
        .label(if number < 0.0 { "negative" } else { "zero" });
    Err(match name {
        "sd" => problem.help("leave `sd` out if the scores are exact"),
        _ => problem,
    })
}

/// The points of a block: the number, or that in its table.
pub(crate) fn block(node: &Node, name: &str) -> Result<f64, Problem> {
    match node.table() {
        None => positive(node, name),
        Some(table) => match table.get("points") {
            Some(points) => positive(&points.node, "points"),
            None => Err(wrong(node, name, &Shape::Block)),
        },
    }
}

/// A number from 0 to 1.
pub(crate) fn share(node: &Node, name: &str) -> Result<f64, Problem> {
    let number = any_number(node, name, &Shape::Share)?;
    if (0.0..=1.0).contains(&number) {
        return Ok(number);
    }
    Err(
        Problem::error(&node.place, format!("`{name}` must lie between 0 and 1"))
            .label("outside 0 to 1"),
    )
}

/// A number above 0 and below one half.
pub(crate) fn half(node: &Node, name: &str) -> Result<f64, Problem> {
    let number = any_number(node, name, &Shape::Half)?;
    if number > 0.0 && number < 0.5 {
        return Ok(number);
    }
    let message = format!("`{name}` must lie between 0 and 0.5");
    let problem = Problem::error(&node.place, message).label("outside 0 to 0.5");
    Err(if number >= 0.5 {
        problem.help("a probability, not a percentage: 0.001 is a tenth of a percentage point")
    } else {
        problem
    })
}

/// A number from -1 to 1.
pub(crate) fn correlation(node: &Node, name: &str) -> Result<f64, Problem> {
    let number = any_number(node, name, &Shape::Correlation)?;
    if (-1.0..=1.0).contains(&number) {
        return Ok(number);
    }
    let message = "a correlation lies between -1 and 1";
    Err(Problem::error(&node.place, message).label("outside -1 to 1"))
}

/// Rows of correlations, each number and each row with its node.
pub(crate) fn matrix<'n>(node: &'n Node, name: &str) -> Result<Vec<Row<'n>>, Problem> {
    let list = |node: &'n Node| match &node.value {
        Value::List(items) => Ok(items),
        _ => Err(wrong(node, name, &Shape::Matrix)),
    };
    let entry = |node: &'n Node| {
        let number = any_number(node, name, &Shape::Matrix);
        number.and_then(|_| Ok((correlation(node, name)?, node)))
    };
    let row = |node| {
        Ok((
            list(node)?.iter().map(entry).collect::<Result<_, _>>()?,
            node,
        ))
    };
    list(node)?.iter().map(row).collect()
}

/// A row of a matrix: its numbers, and its node.
pub(crate) type Row<'n> = (Vec<(f64, &'n Node)>, &'n Node);

/// A list of texts.
pub(crate) fn addresses<'n>(node: &'n Node, name: &str) -> Result<&'n [Node], Problem> {
    match &node.value {
        Value::List(items) => Ok(items),
        _ => Err(wrong(node, name, &Shape::Addresses)),
    }
}

/// A list of texts, each with its node.
pub(crate) fn texts<'n>(
    node: &'n Node,
    name: &str,
    shape: &Shape,
) -> Result<Vec<(&'n str, &'n Node)>, Problem> {
    let Value::List(items) = &node.value else {
        return Err(wrong(node, name, shape));
    };
    let each = |item| text(item, name).map(|text| (text, item));
    items.iter().map(each).collect()
}

/// Numbers of rows, in the order written.
pub(crate) fn rows(node: &Node, name: &str) -> Result<Vec<usize>, Problem> {
    let row = |node: &Node| match node.value {
        Value::Integer(row) if row < 1 => {
            let message = "rows are counted from 1";
            Err(Problem::error(&node.place, message).label("no row"))
        }
        Value::Integer(row) => Ok(usize::try_from(row).unwrap_or(usize::MAX)),
        _ => Err(wrong(node, name, &Shape::Rows)),
    };
    match &node.value {
        Value::List(items) if !items.is_empty() => items.iter().map(row).collect(),
        _ => row(node).map(|row| vec![row]),
    }
}

/// One of a few words.
pub(crate) fn choice<'n>(node: &'n Node, name: &str, words: &[&str]) -> Result<&'n str, Problem> {
    let shape = || words.iter().map(|w| format!("\"{w}\"")).collect::<Vec<_>>();
    let word = node.text().filter(|t| words.contains(t));
    word.ok_or_else(|| {
        let message = format!("`{name}` should be {}", shape().join(" or "));
        let given = node.text().unwrap_or_default();
        let near = crate::model::nearest::nearest(given, words.iter().copied());
        let label = near.map_or(String::new(), |w| format!("did you mean \"{w}\"?"));
        Problem::error(&node.place, message).label(label)
    })
}

/// The two words of `beyond`.
pub(crate) fn beyond(node: &Node) -> Option<Beyond> {
    match node.text()? {
        "extend" => Some(Beyond::Extend),
        "clamp" => Some(Beyond::Clamp),
        _ => None,
    }
}

/// A weight.
pub(crate) fn weight(node: &Node, name: &str) -> Result<Weight, Problem> {
    points::weight(node, name).unwrap_or_else(|| Err(wrong(node, name, &Shape::Weight)))
}

/// The scores of value 0 and value 1.
#[allow(clippy::float_cmp, reason = "any width above 0 is a scale")]
pub(crate) fn scale(node: &Node, name: &str) -> Result<(f64, f64), Problem> {
    let (a, b) = pair(node, name, &Shape::Scale)?;
    if a == b {
        return Err(
            Problem::error(&node.place, "a scale needs two different ends")
                .label("both ends are the same")
                .help("write the score of value 0, then the score of value 1, such as [0, 100]"),
        );
    }
    if (a - b).abs() < NARROWEST {
        return Err(too_narrow(
            &node.place,
            "the ends of this scale are too close together",
        ));
    }
    Ok((a, b))
}

/// Whether lower is better on a scale that is to be observed; `None` where it is to be none.
pub(crate) fn is_falling(scale: &Node) -> Option<bool> {
    let words = scale.text()?.split(',');
    let words: Vec<String> = words.map(|word| word.trim().to_lowercase()).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["observed"] => Some(false),
        ["observed", "falling"] => Some(true),
        _ => None,
    }
}

fn pair(node: &Node, name: &str, shape: &Shape) -> Result<(f64, f64), Problem> {
    match &node.value {
        Value::List(items) => match items.as_slice() {
            [a, b] => Ok((any_number(a, name, shape)?, any_number(b, name, shape)?)),
            items => {
                let message = format!(
                    "`{name}` should be {}, this list has {}",
                    shape.expecting(),
                    items.len()
                );
                Err(Problem::error(&node.place, message).label("not two numbers"))
            }
        },
        _ => Err(wrong(node, name, shape)),
    }
}

/// The least width that scores are divided by: values, points and their squares then stay far from
/// the largest number there is, whatever scores of up to 1e12 are.
const NARROWEST: f64 = 1e-100;

fn too_narrow(place: &Place, message: &str) -> Problem {
    Problem::error(place, format!("{message} to compute with"))
        .label("nearer to each other than 1e-100")
        .help("write these scores and the teams' in smaller units")
}

/// The knots as they should be written, where a line can hold them.
fn in_order(sorted: &[(f64, f64)]) -> String {
    const FEW: usize = 12;
    let written: Vec<String> = sorted
        .iter()
        .map(|(score, value)| format!("[{score}, {value}]"))
        .collect();
    let twice = sorted.windows(2).any(|two| two[0].0 == two[1].0);
    if sorted.len() > FEW || twice {
        return "write the knots from the lowest score to the highest".to_owned();
    }
    format!(
        "write them from the lowest score to the highest, if the numbers are right: [{}]",
        written.join(", ")
    )
}

/// Knots of a value function, ascending in score.
pub(crate) fn knots(node: &Node, name: &str) -> Result<Vec<(f64, f64)>, Problem> {
    let Value::List(items) = &node.value else {
        return Err(wrong(node, name, &Shape::Knots));
    };
    if items.len() < 2 {
        let message = format!("`{name}` needs at least two knots");
        return Err(Problem::error(&node.place, message)
            .label("fewer than two")
            .help("write the score and its value, such as [[0, 0], [100, 1]]"));
    }
    let mut knots: Vec<((f64, f64), &Node)> = Vec::new();
    for item in items {
        knots.push((pair(item, name, &Shape::Knots)?, item));
    }
    for (first, second) in knots.iter().zip(knots.iter().skip(1)) {
        let ((from, _), (to, _)) = (first.0, second.0);
        if from == to {
            let message = format!("two knots have the score {to}");
            return Err(Problem::error(&second.1.place, message)
                .label("the same score again")
                .also(&first.1.place, "first here")
                .help("a score has one value; move one of the knots"));
        }
        if from > to {
            let message =
                format!("the knots of `{name}` are not in order: {to} comes after {from}");
            let mut sorted: Vec<(f64, f64)> = knots.iter().map(|(knot, _)| *knot).collect();
            sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
            return Err(Problem::error(&second.1.place, message)
                .label("a lower score than the one before")
                .also(&first.1.place, "the one before")
                .help(in_order(&sorted)));
        }
        if to - from < NARROWEST {
            return Err(too_narrow(
                &second.1.place,
                "two knots are too close together",
            ));
        }
    }
    Ok(knots.into_iter().map(|(knot, _)| knot).collect())
}
