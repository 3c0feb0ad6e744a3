//! What was asked of both sides of a comparison.

use unicode_width::UnicodeWidthStr;

use super::teams::{Digits, NAME};
use crate::analysis::{Comparison, Interval, QuestionChange};
use crate::report::page::for_names;
use crate::report::questions::named;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::shares::error_at_most;
use crate::report::text::{longest, wrap};
use crate::words::say;

/// The questions below the teams, in the same columns; nothing where nothing was asked.
pub(super) fn table(comparison: &Comparison, verbose: bool) -> String {
    if comparison.questions.is_empty() {
        return String::new();
    }
    let digits = Digits::new(widest(comparison), verbose);
    let name = for_names(
        NAME,
        longest(comparison.teams.iter().map(|team| &team.name)),
    );
    let mut out = format!(
        "\n{}\n",
        say!(
            "questions-compared",
            error = error_at_most(largest(comparison))
        )
    );
    for question in &comparison.questions {
        // A name too long for its column stands above it.
        let fits = question.name.width() <= name;
        if !fits {
            out += &wrap(&format!("    {}", question.name), 4);
        }
        let heading = if fits { question.name.as_str() } else { "" };
        out += &digits.row(name, ["", heading], cells(question, &digits, ".."), "");
        if named(&question.name, &question.text).is_some() {
            out += &wrap(&format!("      {}", question.text), 6);
        }
    }
    out
}

/// The questions as a Markdown table.
pub(super) fn markdown(comparison: &Comparison, verbose: bool) -> String {
    if comparison.questions.is_empty() {
        return String::new();
    }
    let table = rows(comparison, verbose).markdown();
    format!("\n{table}\n{}\n", told_error(comparison))
}

/// How far the answers are known.
pub(super) fn told_error(comparison: &Comparison) -> String {
    let error = error_at_most(largest(comparison));
    say!("questions-compared-error", error = error)
}

/// A row for each question.
pub(super) fn rows(comparison: &Comparison, verbose: bool) -> Rows {
    let digits = Digits::new(widest(comparison), verbose);
    let mut heads = vec![
        Head::new(say!("head-question"), Side::Left),
        Head::new(say!("head-asks-for"), Side::Left),
    ];
    heads.extend(digits.heads());
    let row = |question: &QuestionChange| {
        let name = named(&question.name, &question.text).unwrap_or_default();
        let none = ["-".to_owned(), String::new()];
        let mut row = vec![Cell::new(name), Cell::new(&question.text)];
        row.extend(digits.cells([question.a, question.b], question.change, none));
        row.truncate(heads.len());
        row
    };
    let rows = comparison.questions.iter().map(row).collect();
    Rows {
        heads,
        cells: rows,
        ..Rows::default()
    }
}

/// Both sides, the change and its interval.
fn cells(question: &QuestionChange, digits: &Digits, to: &str) -> [String; 4] {
    let sides = [question.a, question.b];
    let [a, b] = sides.map(|side| digits.side(side));
    let [change, interval] = digits
        .change(sides, question.change, to)
        .unwrap_or(["-".to_owned(), String::new()]);
    [a, b, change, interval]
}

/// The largest half-width of each column: A, B and the change.
fn widest(comparison: &Comparison) -> [Option<f64>; 3] {
    let widest = |of: &dyn Fn(&QuestionChange) -> Option<Interval>| {
        let halves = comparison.questions.iter().filter_map(of);
        halves.map(|i| i.half_width()).reduce(f64::max)
    };
    [
        widest(&|question| question.a),
        widest(&|question| question.b),
        widest(&|question| question.change),
    ]
}

/// The largest of them.
fn largest(comparison: &Comparison) -> f64 {
    let widest = widest(comparison).into_iter().flatten();
    widest.fold(0.0, f64::max)
}
