//! What was asked, at every value of a sweep.

use super::lines::{rows, title};
use crate::analysis::{Axis, Interval, Method, QuestionSwept, Sweep, SweepPoint};
use crate::report::page::columns;
use crate::report::questions::named;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::shares::{digits, error_at_most, written};
use crate::report::text::{fit, headings, percent, right, signed};
use crate::words::{axis_label, figures::printed_change, say};

/// Columns for a question.
const QUESTION: usize = 10;

/// What stands over the questions.
pub(super) fn heading(sweep: &Sweep) -> String {
    if sweep.method == Method::Exact {
        return say!("questions-swept-exact");
    }
    let which = match sweep.method {
        Method::MonteCarlo => "questions-swept",
        Method::Exact | Method::QuasiMonteCarlo => "questions-swept-integrated",
    };
    let error = error_at_most(widest(sweep));
    say!(which, error = error)
}

/// The questions along one axis, a column each and a row per value, as many side by side as fit.
pub(super) fn table(sweep: &Sweep, axis: &Axis, verbose: bool) -> String {
    let (_, first) = title(axis);
    let digits = digits(widest(sweep), verbose);
    let mut out = String::new();
    let all: Vec<usize> = (0..sweep.questions.len()).collect();
    let names = names(sweep);
    for questions in all.chunks((columns() - first) / QUESTION) {
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
        for point in rows(sweep, verbose).0 {
            let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
            out += &right(&fit(value, first), first);
            for &question in questions {
                out += &right(&cell(point, question, digits), QUESTION);
            }
            out.push('\n');
        }
    }
    out
}

/// What a question is called: its name, or its number where `--ask` asks.
fn names(sweep: &Sweep) -> Vec<String> {
    let questions = sweep.questions.iter().enumerate();
    let name = |(at, question): (usize, &QuestionSwept)| {
        let named = named(&question.name, &question.text);
        named.map_or_else(|| format!("({})", at + 1), str::to_owned)
    };
    questions.map(name).collect()
}

fn cell(point: &SweepPoint, question: usize, digits: usize) -> String {
    let share = point.question_probability.get(question);
    share.map_or(String::new(), |share| percent(share.estimate, digits))
}

/// The largest half-width of an answer.
fn widest(sweep: &Sweep) -> f64 {
    let points = sweep.points.iter();
    let shares = points.flat_map(|point| &point.question_probability);
    shares.map(Interval::half_width).fold(0.0, f64::max)
}

/// What each question asks for, and how its answer changes along the axis, or over a map.
pub(super) fn sentences(sweep: &Sweep, verbose: bool) -> Vec<String> {
    let told = names(sweep).into_iter().zip(&sweep.questions).enumerate();
    told.map(|(at, (name, question))| {
        let change = match (question.change, sweep.axes.as_slice()) {
            (Some(change), [axis]) => along(sweep, axis, (at, &change), verbose),
            _ => over(sweep, at, verbose),
        };
        match named(&question.name, &question.text) {
            None => format!("{name} {}: {change}.", question.text),
            Some(_) => format!("{name} ({}): {change}.", question.text),
        }
    })
    .collect()
}

/// From the first value to the last, as the figures there are printed.
fn along(
    sweep: &Sweep,
    axis: &Axis,
    (question, change): (usize, &Interval),
    verbose: bool,
) -> String {
    let half_width = change.half_width();
    let digits = digits(widest(sweep).max(half_width), verbose);
    let value = |value: Option<&String>| value.cloned().unwrap_or_default();
    let share = |point: Option<&SweepPoint>| {
        let share = point.and_then(|point| point.question_probability.get(question));
        share.map_or(0.0, |share| share.estimate)
    };
    let ends = [share(sweep.points.first()), share(sweep.points.last())];
    let change = signed(100.0 * printed_change(ends, digits), digits);
    let [from, to] = [axis.values.first(), axis.values.last()].map(value);
    if sweep.method == Method::Exact {
        return say!(
            "question-along-exact",
            change = change,
            from = from,
            to = to
        );
    }
    say!(
        "question-along",
        change = change,
        from = from,
        to = to,
        error = error_at_most(half_width)
    )
}

/// Where on a map the answer is smallest, and where it is largest.
fn over(sweep: &Sweep, question: usize, verbose: bool) -> String {
    let points = sweep.points.iter();
    let mut shares: Vec<(&SweepPoint, &Interval)> = points
        .filter_map(|point| Some((point, point.question_probability.get(question)?)))
        .collect();
    shares.sort_by(|a, b| a.1.estimate.total_cmp(&b.1.estimate));
    let told = |(point, share): &(&SweepPoint, &Interval)| {
        let values = point.at.iter().zip(&sweep.axes);
        let values = values.map(|(&at, axis)| {
            let label = axis_label(axis);
            let label = label.split(',').next().unwrap_or_default();
            format!("{label} {}", axis.values[at])
        });
        let values = values.reduce(|rest, next| say!("list-and", rest = rest, next = next));
        let share = written(sweep.method, share, verbose);
        say!(
            "question-at",
            share = share,
            values = values.unwrap_or_default()
        )
    };
    match (shares.first(), shares.last()) {
        (Some(least), Some(most)) => say!("question-over", least = told(least), most = told(most)),
        _ => String::new(),
    }
}

/// Every value along one axis and every question.
pub(super) fn markdown(sweep: &Sweep, axis: &Axis, verbose: bool) -> String {
    let table = all(sweep, axis, verbose).markdown();
    format!("\n{}.\n\n{table}", heading(sweep))
}

/// A row for every value, a column for every question.
pub(super) fn all(sweep: &Sweep, axis: &Axis, verbose: bool) -> Rows {
    let digits = digits(widest(sweep), verbose);
    let heads = [axis_label(axis)].into_iter().chain(names(sweep));
    let row = |point: &SweepPoint| {
        let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
        let answers = (0..sweep.questions.len()).map(|at| {
            let number = point.question_probability.get(at);
            Cell::figure(
                format!("{} %", cell(point, at, digits)),
                number.map_or(0.0, |p| p.estimate),
            )
        });
        [Cell::new(value)].into_iter().chain(answers).collect()
    };
    Rows {
        heads: heads.map(|head| Head::new(head, Side::Right)).collect(),
        cells: sweep.points.iter().map(row).collect(),
        ..Rows::default()
    }
}
