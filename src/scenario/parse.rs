//! TOML text to a tree of nodes, with every syntax error and its place.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::composed::composed;
use super::node::{Entry, Node, Table, Text, Value};
use super::number::shown;
use super::problem::enough;
use super::{Place, Problem, bare, foreign, slips};

/// Dotted keys deeper than this are refused before parsing: nothing in a scenario is deeper than
/// six, and trees are walked by recursion.
const DEEPEST: usize = 16;

const TWICE: &str = "already given above";

/// Parses a whole file. With errors, the tree is what could be understood.
pub(crate) fn document(text: &str, source: usize) -> (Table, Vec<Problem>) {
    if let Some(span) = too_deep(text) {
        let problem = Problem::error(&Place::new(source, span), "keys are nested too deeply")
            .label("too many dots");
        return (Table::default(), vec![problem]);
    }
    let (table, mut problems) = recovered(text, source);
    problems.sort_by_key(|p| p.place.span.start);
    problems.dedup_by(|later, earlier| is_consequence(text, later, earlier));
    if let Some(problem) = foreign::recognise(text, source).filter(|_| !problems.is_empty()) {
        return (Table::default(), vec![problem]);
    }
    let broken = !problems.is_empty();
    let origin = Origin {
        text,
        source,
        shift: 0,
        broken,
    };
    (origin.table(table), problems)
}

/// Parses one value, which stands at byte `shift` of its source; `None` if it is not TOML.
pub(crate) fn value(text: &str, source: usize, shift: usize) -> Option<Node> {
    if too_deep(text).is_some() {
        return None;
    }
    let value = DeValue::parse(text).ok()?;
    let origin = Origin {
        text,
        source,
        shift,
        broken: false,
    };
    Some(origin.node(value))
}

/// Parses, and parses again without the lines that made the parser stop, so that the errors
/// after them are found as well.
fn recovered(text: &str, source: usize) -> (DeTable<'_>, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut problems = Vec::new();
    let mut errors: Vec<_> = errors
        .into_iter()
        .map(|e| (e.message().to_owned(), e.span()))
        .collect();
    let mut left = text.to_owned();
    // In a line longer than anybody writes, one error stands for all, and so it does in a list that
    // should be a table.
    let mut told = 0..0;
    for _ in 0..20 {
        let mut stopped = false;
        for (message, span) in errors.drain(..) {
            if enough(&problems) {
                return (table.into_inner(), problems);
            }
            let place = Place::new(source, clamp(text, span.unwrap_or_default()));
            if told.contains(&place.span.start) {
                continue;
            }
            let start = line_start(text, place.span.start);
            let length = line_of(text, start).len();
            if length > 10_000 {
                told = start..start + length;
            }
            if message.starts_with("key with no value") {
                stopped |= blank(&mut left, place.span.start);
            }
            let problem = syntax_problem(text, &message, &place);
            let extent = slips::extent(text, &problem);
            if !extent.is_empty() {
                told = extent;
            }
            problems.push(problem);
        }
        if !stopped {
            break;
        }
        let (_, again) = DeTable::parse_recoverable(&left);
        errors.extend(
            again
                .into_iter()
                .map(|e| (e.message().to_owned(), e.span())),
        );
    }
    (table.into_inner(), problems)
}

/// Replaces a line by blanks, byte by byte; whether there was anything to replace.
fn blank(text: &mut String, at: usize) -> bool {
    let start = line_start(text, at);
    let line = line_of(text, at);
    let (length, empty) = (line.len(), line.trim().is_empty());
    text.replace_range(start..start + length, &" ".repeat(length));
    !empty
}

/// Whether an error only follows from the one before: a second one in the same line, or a key
/// given twice under a [header] given twice.
fn is_consequence(text: &str, later: &Problem, earlier: &Problem) -> bool {
    let (first, second) = (earlier.place.span.start, later.place.span.start);
    if line_start(text, first) == line_start(text, second) {
        // Each number of a line is one of its own.
        return later.label != bare::LABEL || second < earlier.place.span.end;
    }
    let lines = text
        .get(line_start(text, first)..second)
        .unwrap_or_default();
    let headers = lines.lines().filter(|l| l.trim_start().starts_with('['));
    line_of(text, first).trim_start().starts_with('[')
        && headers.count() == 1
        && earlier.label == TWICE
        && later.label == TWICE
}

struct Origin<'t> {
    text: &'t str,
    source: usize,
    shift: usize,
    broken: bool,
}

impl Origin<'_> {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        let span = clamp(self.text, span);
        Place::new(self.source, span.start + self.shift..span.end + self.shift)
    }

    fn table(&self, table: DeTable<'_>) -> Table {
        let entry = |(key, value): (Spanned<_>, _)| {
            let key_place = self.place(key.span());
            let key: std::borrow::Cow<'_, str> = key.into_inner();
            Entry {
                key: composed(key.into_owned()),
                key_place,
                node: self.node(value),
            }
        };
        Table {
            entries: table.into_iter().map(entry).collect(),
        }
    }

    fn node(&self, value: Spanned<DeValue<'_>>) -> Node {
        let span = value.span();
        let place = self.place(span.clone());
        // The parser leaves an empty span where it found no value.
        if self.broken && span.is_empty() {
            let value = Value::Broken;
            return Node { place, value };
        }
        let value = match value.into_inner() {
            DeValue::String(text) => Value::Text(Text {
                verbatim: self.verbatim(span, &text),
                // The source is composed already; what stands there in escapes is not.
                text: composed(text.into_owned()),
            }),
            DeValue::Integer(i) => i128::from_str_radix(i.as_str(), i.radix())
                .map_or_else(|_| overflow(i.as_str()), Value::Integer),
            DeValue::Float(f) => match f.as_str().parse::<f64>() {
                Ok(x) if x.is_infinite() && !f.as_str().contains("inf") => overflow(f.as_str()),
                Ok(x) => Value::Float(x),
                Err(_) => Value::Float(f64::NAN),
            },
            DeValue::Boolean(b) => Value::Bool(b),
            DeValue::Datetime(_) => Value::Date,
            DeValue::Array(items) => Value::List(items.into_iter().map(|i| self.node(i)).collect()),
            DeValue::Table(table) => Value::Table(self.table(table)),
        };
        Node { place, value }
    }

    /// Where the text of a string begins, if it stands there without escapes.
    fn verbatim(&self, span: std::ops::Range<usize>, decoded: &str) -> Option<usize> {
        let inside = span.start + 1..span.end.checked_sub(1)?;
        let same = self.text.get(inside) == Some(decoded);
        same.then_some(span.start + 1 + self.shift)
    }
}

/// A number that no type holds stands as the largest one, which is refused for its size.
fn overflow(text: &str) -> Value {
    Value::Float(if text.starts_with('-') {
        f64::MIN
    } else {
        f64::MAX
    })
}

/// A span that can be used to slice the text, whatever the parser said.
pub(crate) fn clamp(text: &str, span: std::ops::Range<usize>) -> std::ops::Range<usize> {
    let floor = |mut i: usize| {
        i = i.min(text.len());
        while !text.is_char_boundary(i) {
            i -= 1;
        }
        i
    };
    let start = floor(span.start);
    start..floor(span.end).max(start)
}

/// The first byte of the line that holds byte `at`.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.rfind('\n').map_or(0, |i| i + 1)
}

/// The line that holds byte `at`.
pub(crate) fn line_of(text: &str, at: usize) -> &str {
    let rest = text.get(line_start(text, at)..).unwrap_or_default();
    rest.lines().next().unwrap_or_default()
}

fn syntax_problem(text: &str, message: &str, place: &Place) -> Problem {
    let line = line_of(text, place.span.start);
    let there = text.get(place.span.clone()).unwrap_or_default();
    let value = value_around(text, place.span.start);
    let bare = !value.contains(['"', '\'']);
    let range = ["..", "±", "+-", " to ", "–"]
        .iter()
        .any(|s| value.contains(s));
    if message.starts_with("duplicate key") {
        return Problem::error(place, format!("`{}` is given twice", shown(there)))
            .label(TWICE)
            .help("give each key and each [table] once");
    }
    if message.contains("max recursion depth") {
        return Problem::error(place, "values are nested too deeply").label("too many brackets");
    }
    if message.starts_with("string values must be quoted") && value.is_empty() {
        return Problem::error(place, "a value is missing").label("nothing after `=`");
    }
    if let Some(problem) = bare::problem(text, place.source, place.span.start) {
        return problem;
    }
    if let Some(problem) = slips::problem(text, place.source, place.span.start, message) {
        return problem;
    }
    let message = if message.starts_with("string values must be quoted") {
        "this is neither a number nor text in quotes"
    } else {
        message
    };
    let problem = Problem::error(place, message);
    if line.contains(['“', '”', '‘', '’']) {
        return problem.help("use straight quotes: \"…\"");
    }
    if line.contains('=') && bare && range {
        return problem.help("put everything but plain numbers in quotes: \"84 ± 6\", \"75..90\"");
    }
    if message.starts_with("this is neither") && value.starts_with(|c: char| c.is_ascii_digit()) {
        return problem.help(
            "write a plain number, such as 84; what is no number stands in quotes: \"84 ± 6\", \
             \"75..90\"",
        );
    }
    if message.starts_with("this is neither") {
        return problem.help("put text in quotes: \"…\"");
    }
    if line.contains(':') && !line.contains('=') {
        return problem.help("write `key = value`, with an equals sign");
    }
    problem
}

/// The value that stands around byte `at` of its line, up to the next comma or bracket.
fn value_around(text: &str, at: usize) -> &str {
    let start = line_start(text, at);
    let line = line_of(text, at);
    let before = line.get(..at - start).unwrap_or(line);
    let from = before.rfind(['=', ',', '{', '[']).map_or(0, |i| i + 1);
    let from = line.get(from..).unwrap_or_default();
    let to = from.find([',', '}', ']', '#']).unwrap_or(from.len());
    from.get(..to).unwrap_or(from).trim()
}

/// The first key with far more dots than any key of a scenario.
fn too_deep(text: &str) -> Option<std::ops::Range<usize>> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (mut dots, mut quote, mut escaped) = (0, None, false);
        for (i, c) in line.char_indices() {
            match (quote, c) {
                (Some('"'), '\\') if !escaped => {
                    escaped = true;
                    continue;
                }
                (Some(q), c) if q == c && !escaped => quote = None,
                (None, '#') => break,
                (None, '"' | '\'') => quote = Some(c),
                (None, '.') => dots += 1,
                (None, '=' | ',' | '[' | ']' | '{' | '}') => dots = 0,
                _ => {}
            }
            escaped = false;
            if dots > DEEPEST {
                return Some(clamp(text, at + i..at + i + 1));
            }
        }
        at += line.len();
    }
    None
}
