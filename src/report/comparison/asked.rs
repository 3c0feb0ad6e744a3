//! What was asked of both sides of a comparison.

use unicode_width::UnicodeWidthStr;

use super::teams::{Digits, NAME, row};
use crate::analysis::{Comparison, Interval, QuestionChange};
use crate::report::markdown::escaped;
use crate::report::shares::bound;
use crate::report::text::{left, wrap};

/// The questions below the teams, in the same columns; nothing where nothing was asked.
pub(super) fn table(comparison: &Comparison) -> String {
    if comparison.questions.is_empty() {
        return String::new();
    }
    let digits = digits(comparison);
    let mut out = format!("\nQuestions ({} at most)\n", bound(widest(comparison)));
    for question in &comparison.questions {
        let [a, b, change, interval] = cells(question, &digits, "..");
        let is_named = question.name != question.text;
        // A name too long for its column stands above it.
        let fits = question.name.width() <= NAME;
        if !fits {
            out += &wrap(&format!("  {}", question.name), 2);
        }
        let name = if fits { question.name.as_str() } else { "" };
        out += &row(["", &left(name, NAME)], [a, b, change, interval], "");
        if is_named {
            out += &wrap(&format!("      {}", question.text), 2);
        }
    }
    out
}

/// The questions as a Markdown table.
pub(super) fn markdown(comparison: &Comparison) -> String {
    if comparison.questions.is_empty() {
        return String::new();
    }
    let digits = digits(comparison);
    let mut out = "\n| Question | Asks for | A | B | Change, points | 95 % interval |\n\
                   |:--|:--|--:|--:|--:|:-:|\n"
        .to_owned();
    for question in &comparison.questions {
        let name = if question.name == question.text {
            ""
        } else {
            &question.name
        };
        let cells = cells(question, &digits, "…").map(|cell| cell.replace('<', "&lt;"));
        out += &format!(
            "| {} | {} | {} |\n",
            escaped(name),
            escaped(&question.text),
            cells.join(" | ")
        );
    }
    out
}

/// Both sides, the change and its interval.
fn cells(question: &QuestionChange, digits: &Digits, to: &str) -> [String; 4] {
    let [a, b] = [question.a, question.b].map(|side| digits.side(side));
    let [change, interval] = digits
        .change(question.change, to)
        .unwrap_or(["-".to_owned(), String::new()]);
    [a, b, change, interval]
}

fn digits(comparison: &Comparison) -> Digits {
    let widest = |of: &dyn Fn(&QuestionChange) -> Option<Interval>| {
        let halves = comparison.questions.iter().filter_map(of);
        halves.map(|i| i.half_width()).fold(0.0, f64::max)
    };
    Digits::of(
        widest(&|question| question.a).max(widest(&|question| question.b)),
        widest(&|question| question.change),
    )
}

/// The largest half-width of an answer or a change.
fn widest(comparison: &Comparison) -> f64 {
    let questions = comparison.questions.iter();
    let all = questions.flat_map(|question| [question.a, question.b, question.change]);
    let halves = all.flatten().map(|interval| interval.half_width());
    halves.fold(0.0, f64::max)
}
