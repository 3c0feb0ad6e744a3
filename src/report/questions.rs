//! What was asked beside who is selected, and the answers.

use unicode_width::UnicodeWidthStr;

use super::page::columns;
use super::rows::{Cell, Head, Rows, Side};
use super::shares::{Shares, error_at_most, is_rough};
use super::text::{counted, left, list, longest, right, short, wrap};
use crate::analysis::{Method, Outcome, QuestionOutcome};
use crate::model::{Comparison, Event, Measure, Question, Statement};
use crate::scenario::Scenario;
use crate::words::say;

/// Columns for the name of a question beside its text.
const NAME: usize = 20;

/// Every question with its answer, as a section of a table; nothing where nothing was asked.
pub(super) fn table(outcome: &Outcome, verbose: bool) -> String {
    if outcome.questions.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = outcome.questions.iter().map(|q| q.name.as_str()).collect();
    let answers: Vec<[String; 2]> = (outcome.questions.iter())
        .map(|question| answer(outcome, question, verbose))
        .collect();
    // The shares stand below each other, whatever is said of their errors.
    let widest = longest(answers.iter().map(|[_, error]| error));
    let mut out = say!("questions-head", error = error(outcome, verbose)) + "\n";
    for (question, [share, error]) in outcome.questions.iter().zip(&answers) {
        let asked = asked(&question.name, &question.text, &names);
        out += &line(&asked, &(share.clone() + &left(error, widest)));
    }
    out + "\n"
}

/// The error of those answers that have none beside them, for what stands over all.
fn error(outcome: &Outcome, verbose: bool) -> String {
    let questions = outcome.questions.iter();
    let halves = questions.map(|question| question.probability.half_width());
    let bare = |half: &f64| *half > 0.0 && !verbose && !is_rough(*half);
    let widest = halves.filter(bare).reduce(f64::max);
    widest.map_or(String::new(), |widest| {
        format!(
            " {}",
            say!("questions-error", error = error_at_most(widest))
        )
    })
}

/// A probability, and what is said of it: how it came about where that differs from all else, and
/// its error where that is not narrow.
pub(crate) fn answer(outcome: &Outcome, question: &QuestionOutcome, verbose: bool) -> [String; 2] {
    let p = question.probability;
    let shares = Shares::new(question.method, p.half_width(), verbose);
    let how = match question.method {
        Method::MonteCarlo if outcome.method != Method::MonteCarlo => {
            format!(" {}", say!("question-of-draws"))
        }
        Method::Exact if outcome.method != Method::Exact => format!(" {}", say!("question-exact")),
        _ => String::new(),
    };
    let interval = match shares.interval(&p.interval(), " - ") {
        none if none.is_empty() || question.method == Method::Exact => String::new(),
        interval => format!(" ({interval})"),
    };
    [shares.estimate(p.estimate), how + &interval]
}

/// The name that the file has for a question; none where `--ask` asks.
pub(super) fn named<'a>(name: &'a str, text: &str) -> Option<&'a str> {
    (name != text).then_some(name)
}

/// The name of one of several questions and its text, side by side; where `--ask` asks they are the
/// same.
pub(super) fn asked(name: &str, text: &str, names: &[&str]) -> String {
    if named(name, text).is_none() {
        return format!("  {text}");
    }
    let widths = names.iter().map(|name| name.width());
    let widest = widths.filter(|width| *width <= NAME).max().unwrap_or(0);
    if name.width() > widest {
        format!("  {name}  {text}")
    } else {
        format!("  {}  {text}", left(name, widest))
    }
}

/// A text with something at the right margin, in the same line or below.
pub(super) fn line(text: &str, end: &str) -> String {
    let room = columns() - 1;
    let line = if text.width() + 2 + end.width() > room {
        wrap(text, 4) + &right(end, room)
    } else {
        text.to_owned() + &right(end, room - text.width())
    };
    line.trim_end().to_owned() + "\n"
}

/// How those were answered that were drawn where all else was not.
pub(crate) fn drawn(outcome: &Outcome) -> String {
    let mut questions = outcome.questions.iter();
    let drawn = questions.find(|question| question.draws > 0 && outcome.draws == 0);
    drawn.map_or(String::new(), |question| {
        let draws = counted(question.draws, "draw");
        format!(" {}", say!("questions-drawn", draws = draws))
    })
}

/// The answers as a Markdown table; nothing where nothing was asked.
pub(super) fn markdown(outcome: &Outcome, verbose: bool) -> String {
    if outcome.questions.is_empty() {
        return String::new();
    }
    format!("\n{}", rows(outcome, verbose).markdown())
}

/// What was asked, and the answers.
pub(crate) fn rows(outcome: &Outcome, verbose: bool) -> Rows {
    let error = error(outcome, verbose);
    let heads = vec![
        Head::new(say!("head-question"), Side::Left),
        Head::new(say!("head-asks-for"), Side::Left),
        Head::new(say!("head-probability", error = error), Side::Right),
    ];
    let row = |question: &QuestionOutcome| {
        let name = named(&question.name, &question.text).unwrap_or_default();
        let answer = answer(outcome, question, verbose).concat();
        vec![
            Cell::new(name),
            Cell::new(&question.text),
            Cell::figure(answer, question.probability.estimate),
        ]
    };
    let rows = outcome.questions.iter().map(row).collect();
    Rows {
        heads,
        cells: rows,
        ..Rows::default()
    }
}

/// How questions were read and how they will be answered, for `simulate check`.
pub(super) fn reading(scenario: &Scenario, methods: Option<&[Method]>) -> String {
    if scenario.questions.is_empty() {
        return String::new();
    }
    let mut out = "\nQuestions\n".to_owned();
    for (at, question) in scenario.questions.iter().enumerate() {
        let how = match methods.map(|methods| methods[at]) {
            Some(Method::Exact) => "; exactly",
            Some(Method::QuasiMonteCarlo) => "; integrated",
            Some(Method::MonteCarlo) => "; by draws",
            None => "",
        };
        let words = words(question, scenario);
        out += &wrap(&format!("  {}: {words}{how}", question.name), 4);
    }
    out
}

/// A question in words, with parentheses wherever `and` and `or` meet.
fn words(question: &Question, scenario: &Scenario) -> String {
    let name = |team: usize| scenario.teams[team].name.as_str();
    said(&question.event, &name, &|_| false)
}

type Name<'a> = &'a dyn Fn(usize) -> &'a str;

/// An event in words; in parentheses where it is one of those that need them.
fn said(event: &Event, name: Name<'_>, enclosed: &dyn Fn(&Event) -> bool) -> String {
    let joined = |parts: &[Event], word: &str| {
        let joins = |event: &Event| matches!(event, Event::All(_) | Event::Any(_));
        let parts: Vec<String> = parts.iter().map(|part| said(part, name, &joins)).collect();
        parts.join(word)
    };
    let text = match event {
        Event::Is(statement) => return compared(statement, name, true),
        Event::Not(part) => match &**part {
            Event::Is(statement) if statement.of == Measure::Selected => {
                return compared(statement, name, false);
            }
            part => return format!("not ({})", said(part, name, &|_| false)),
        },
        Event::All(parts) => joined(parts, " and "),
        Event::Any(parts) => joined(parts, " or "),
    };
    if enclosed(event) {
        format!("({text})")
    } else {
        text
    }
}

/// A comparison in words, or that it does not hold.
fn compared(statement: &Statement, name: Name<'_>, holds: bool) -> String {
    let number = short(statement.number);
    let not = if holds { "" } else { "not " };
    match (statement.of, statement.terms.as_slice()) {
        (Measure::Selected, [(team, _)])
            if statement.is == Comparison::AtLeast && statement.number == 1.0 =>
        {
            let fate = if holds { "in" } else { "out" };
            return format!("{} is {fate}", name(*team));
        }
        (Measure::Selected, terms) if terms.iter().all(|(_, factor)| *factor == 1.0) => {
            let how_many = match statement.is {
                Comparison::Less => "fewer than",
                Comparison::AtMost => "at most",
                Comparison::Equal => "exactly",
                Comparison::Unequal => "not exactly",
                Comparison::AtLeast => "at least",
                Comparison::More => "more than",
            };
            let teams: Vec<&str> = terms.iter().map(|(team, _)| name(*team)).collect();
            return format!("{not}{how_many} {number} of {} in", list(&teams));
        }
        (Measure::Rank, [(a, 1.0), (b, -1.0)]) if statement.number == 0.0 => {
            let (a, b) = (name(*a), name(*b));
            match statement.is {
                Comparison::Less | Comparison::AtMost => return format!("{a} ranks above {b}"),
                Comparison::More | Comparison::AtLeast => return format!("{b} ranks above {a}"),
                Comparison::Equal | Comparison::Unequal => {}
            }
        }
        _ => {}
    }
    let figure = match statement.of {
        Measure::Selected => "chosen",
        Measure::Rank => "rank of",
        Measure::Total => "total of",
    };
    let mut sum = String::new();
    for (at, (team, factor)) in statement.terms.iter().enumerate() {
        sum += match (at, *factor < 0.0) {
            (0, _) => "",
            (_, true) => " - ",
            (_, false) => " + ",
        };
        if factor.abs() != 1.0 {
            sum += &format!("{} × ", short(factor.abs()));
        }
        sum += &format!("{figure} {}", name(*team));
    }
    format!("{not}{sum} {} {number}", statement.is.sign())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::scenario::{Source, read};

    #[test]
    fn questions_in_words_tell_how_they_were_read() {
        for (asked, told) in [
            ("not a and not b", "Alpha is out and b is out"),
            ("a or not b and c", "Alpha is in or (b is out and c is in)"),
            (
                "(a or b) and not (b or c)",
                "(Alpha is in or b is in) and not (b is in or c is in)",
            ),
            ("not (not a)", "not (Alpha is out)"),
            ("count(a, b, c) >= 2", "at least 2 of Alpha, b and c in"),
            ("not count(a, b) > 1", "not more than 1 of Alpha and b in"),
            ("count(a) > count(b)", "chosen Alpha - chosen b > 0"),
            (
                "rank(b) <= 3 or rank(b) = 5",
                "rank of b <= 3 or rank of b == 5",
            ),
            ("rank(b) < rank(a)", "b ranks above Alpha"),
            ("2 >= rank(b)", "rank of b <= 2"),
            (
                "60 < total(c) <= 70.5",
                "total of c > 60 and total of c <= 70.5",
            ),
            (
                "total(c) - 0.5 * total(a) > -5",
                "0.5 × total of Alpha - total of c < 5",
            ),
        ] {
            let text = format!(
                "places = 2\n[criteria]\nq = {{ scale = [0, 10] }}\n[questions]\nx = \"{asked}\"\n\
                 [teams.a]\nname = \"Alpha\"\nscores = {{ q = \"5 ± 1\" }}\n\
                 [teams.b.scores]\nq = 2\n[teams.c.scores]\nq = 3\n\
                 [teams.d.scores]\nq = 3\n[teams.e.scores]\nq = 4\n"
            );
            let source = Source {
                name: "asked".into(),
                text,
            };
            let reading = read(&source, &[]);
            let scenario = reading.scenario.unwrap();
            assert_eq!(words(&scenario.questions[0], &scenario), told, "{asked}");
        }
    }
}
