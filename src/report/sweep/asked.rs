//! What was asked, at every value of a sweep.

use super::lines::{first_column, rows};
use crate::analysis::{Axis, Interval, Sweep, SweepPoint};
use crate::report::markdown::escaped;
use crate::report::shares::bound;
use crate::report::text::{TIED, decimals, fit, headings, percent, right, signed, wrap};

/// Columns for a question.
const QUESTION: usize = 10;
/// Questions side by side.
const QUESTIONS: usize = 6;

/// The questions along one axis, a column each and a row per value.
pub(super) fn table(sweep: &Sweep, axis: &Axis) -> String {
    let first = first_column(axis);
    let mut out = String::new();
    let all: Vec<usize> = (0..sweep.questions.len()).collect();
    let names = names(sweep);
    for questions in all.chunks(QUESTIONS) {
        let heads = headings(questions.iter().map(|&at| names[at].as_str()), QUESTION - 1);
        for line in 0..2 {
            let mut head = " ".repeat(first);
            for name in &heads {
                head += &right(&name[line], QUESTION);
            }
            if !head.trim().is_empty() {
                out += &format!("{}\n", head.trim_end());
            }
        }
        for point in rows(sweep)
            .0
            .iter()
            .filter_map(|&row| sweep.points.get(row))
        {
            let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
            out += &right(&fit(value, first), first);
            for &question in questions {
                out += &right(&format!("{} ", cell(point, question)), QUESTION);
            }
            out = out.trim_end().to_owned() + "\n";
        }
    }
    out + &wrap(
        &format!("In percent of draws ({} at most).", bound(widest(sweep))),
        0,
    )
}

/// What a question is called: its name, or its number where `--ask` asks.
fn names(sweep: &Sweep) -> Vec<String> {
    let questions = sweep.questions.iter().enumerate();
    questions
        .map(|(at, question)| {
            if question.name == question.text {
                format!("({})", at + 1)
            } else {
                question.name.clone()
            }
        })
        .collect()
}

fn cell(point: &SweepPoint, question: usize) -> String {
    let share = point.question_probability.get(question);
    share.map_or(String::new(), |share| percent(share.estimate, 1))
}

/// The largest half-width of an answer.
fn widest(sweep: &Sweep) -> f64 {
    let shares = sweep
        .points
        .iter()
        .flat_map(|point| &point.question_probability);
    shares.map(Interval::half_width).fold(0.0, f64::max)
}

/// What each question asks for, and how its answer changes along the axis, or over a map.
pub(super) fn sentences(sweep: &Sweep) -> Vec<String> {
    let told = names(sweep).into_iter().zip(&sweep.questions).enumerate();
    told.map(|(at, (name, question))| {
        let change = match (question.change, sweep.axes.as_slice()) {
            (Some(change), [axis]) => along(axis, &change),
            _ => over(sweep, at),
        };
        if question.name == question.text {
            format!("{name} {}: {change}.", question.text)
        } else {
            format!("{name} ({}): {change}.", question.text)
        }
    })
    .collect()
}

fn along(axis: &Axis, change: &Interval) -> String {
    let (from, to) = (axis.values.first(), axis.values.last());
    let [from, to] = [from, to].map(|value| value.map_or("", String::as_str));
    let half_width = change.half_width();
    format!(
        "{} percentage points ({} at most) from {from} to {to}",
        signed(100.0 * change.estimate, decimals(half_width)),
        bound(half_width)
    )
}

/// Where on a map the answer is smallest, and where it is largest.
fn over(sweep: &Sweep, question: usize) -> String {
    let points = sweep.points.iter();
    let mut shares: Vec<(&SweepPoint, &Interval)> = points
        .filter_map(|point| Some((point, point.question_probability.get(question)?)))
        .collect();
    shares.sort_by(|a, b| a.1.estimate.total_cmp(&b.1.estimate));
    let told = |(point, share): &(&SweepPoint, &Interval)| {
        let values = point.at.iter().zip(&sweep.axes);
        let values: Vec<&str> = values.map(|(&at, axis)| axis.values[at].as_str()).collect();
        let share = percent(share.estimate, decimals(share.half_width()));
        format!("{share}{TIED}% at {}", values.join(" and "))
    };
    match (shares.first(), shares.last()) {
        (Some(least), Some(most)) => format!(
            "from {} to {} ({} at most)",
            told(least),
            told(most),
            bound(widest(sweep))
        ),
        _ => String::new(),
    }
}

/// Every value along one axis and every question.
pub(super) fn markdown(sweep: &Sweep, axis: &Axis) -> String {
    let names = names(sweep);
    let names: Vec<String> = names.iter().map(|name| escaped(name)).collect();
    let mut out = format!(
        "\nQuestions, {} percentage points at most.\n\n| {} | {} |\n|--:|{}\n",
        bound(widest(sweep)),
        escaped(&axis.label),
        names.join(" | "),
        "--:|".repeat(names.len())
    );
    for point in &sweep.points {
        let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
        let cells =
            (0..names.len()).map(|at| format!("{} %", cell(point, at)).replace('<', "&lt;"));
        out += &format!(
            "| {} | {} |\n",
            escaped(value),
            cells.collect::<Vec<_>>().join(" | ")
        );
    }
    out
}
