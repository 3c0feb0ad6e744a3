//! Slips in TOML that are met often, told by how it is written.

use std::ops::Range;

use super::often::Often;
use super::parse::{line_of, line_start};
use super::{Place, Problem};

/// Labels, which tell the kinds apart.
const HEADER: &str = "more than letters, digits, - and _ stand in quotes";
const KEY: &str = "more than letters, digits, - and _ in a key stand in quotes";
const BRACES: &str = "a list, which has no keys";

/// The problem of a slip in the line of byte `at`, where the parser said `message`, if it is one of
/// these.
pub(crate) fn problem(text: &str, source: usize, at: usize, message: &str) -> Option<Problem> {
    let start = line_start(text, at);
    let line = line_of(text, at);
    let place = |part: Range<usize>| Place::new(source, start + part.start..start + part.end);
    let is_about = |what: &[&str]| what.iter().any(|what| message.starts_with(what));
    if let Some((bracket, name)) = list_of_keys(text, at) {
        return Some(
            Problem::error(
                &Place::new(source, bracket..bracket + 1),
                format!("`{name}` has keys, which stand in braces"),
            )
            .label(BRACES)
            .help(format!("write `{name} = {{ … }}` in one line")),
        );
    }
    if is_about(&["invalid unquoted key", "unclosed table"]) && line.trim_start().starts_with('[') {
        return Some(header(line, place));
    }
    let keys = [
        "invalid unquoted key",
        "key with no value",
        "missing assignment",
    ];
    if is_about(&keys) {
        let (span, mended) = unquoted_key(line, at - start)?;
        let name = line.get(span.clone()).unwrap_or_default();
        return Some(
            Problem::error(&place(span), format!("`{name}` is no key as it stands"))
                .label(KEY)
                .help(format!("write `{mended} = …`")),
        );
    }
    None
}

/// The bytes that belong to what a problem says, and in which no other is looked for.
pub(crate) fn extent(text: &str, problem: &Problem) -> Range<usize> {
    let from = problem.place.span.start;
    if problem.label != BRACES {
        return from..from;
    }
    let rest = text.get(from..).unwrap_or_default();
    // Up to the bracket that closes it, but not into the next table.
    let end = rest.find("\n[").unwrap_or(rest.len());
    let end = rest.get(..end).and_then(|rest| rest.rfind(']'));
    from..from + end.unwrap_or(0)
}

/// Slips of a kind told once, with how many there are.
pub(crate) fn told(problems: &[Problem]) -> Vec<Problem> {
    let kinds = [HEADER, KEY, BRACES];
    let mut often = [const { None::<(usize, Often)> }; 3];
    let mut told = Vec::new();
    for problem in problems {
        let kind = kinds.iter().position(|kind| problem.label == *kind);
        let Some(kind) = kind.and_then(|kind| often.get_mut(kind)) else {
            told.push(problem.clone());
            continue;
        };
        let (_, often) = kind.get_or_insert_with(|| (told.len(), Often::default()));
        often.add(|| problem.clone());
    }
    let found = often.into_iter().flatten().rev();
    let mut found: Vec<(usize, Often)> = found.collect();
    found.sort_by_key(|(at, _)| *at);
    for (at, often) in found.into_iter().rev() {
        told.splice(at..at, often.told("such places"));
    }
    told
}

/// The problem of a header that is not closed, or has a name that wants quotes.
fn header(line: &str, place: impl Fn(Range<usize>) -> Place) -> Problem {
    let open = line.len() - line.trim_start().len();
    let brackets = if line[open..].starts_with("[[") { 2 } else { 1 };
    let body = open + brackets;
    let rest = line.get(body..).unwrap_or_default();
    let comment = rest.find('#').unwrap_or(rest.len());
    let rest = rest.get(..comment).unwrap_or_default().trim_end();
    let inside = rest.split(']').next().unwrap_or_default();
    let (spans, mended) = quoted(inside);
    let written = format!("[{}]", mended.trim());
    if let Some(span) = spans.first() {
        let name = inside.get(span.clone()).unwrap_or_default();
        return Problem::error(
            &place(body + span.start..body + span.end),
            format!("`{name}` is no name in a header as it stands"),
        )
        .label(HEADER)
        .help(format!("write {written}"));
    }
    let end = body + inside.len();
    Problem::error(&place(end..end), "this header is not closed").help(format!("write {written}"))
}

/// A dotted key: where its names lie that want quotes, and how it is written.
fn quoted(dotted: &str) -> (Vec<Range<usize>>, String) {
    let mut spans = Vec::new();
    let mut names = Vec::new();
    let mut at = 0;
    let mut quote = None;
    // Dots within quotes part nothing.
    let parts = dotted.split(|c: char| match (quote, c) {
        (None, '"' | '\'') => {
            quote = Some(c);
            false
        }
        (Some(open), c) if open == c => {
            quote = None;
            false
        }
        (None, '.') => true,
        _ => false,
    });
    for part in parts {
        let name = part.trim();
        let from = at + (part.len() - part.trim_start().len());
        if is_bare(name) || name.starts_with(['"', '\'']) {
            names.push(name.to_owned());
        } else {
            names.push(format!("\"{}\"", name.replace(['"', '\\'], "")));
            spans.push(from..from + name.len());
        }
        at += part.len() + 1;
    }
    (spans, names.join("."))
}

/// Whether TOML takes a name without quotes.
fn is_bare(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    !name.is_empty() && name.chars().all(plain)
}

/// The key around byte `at` of a line that wants quotes, and how it is written.
fn unquoted_key(line: &str, at: usize) -> Option<(Range<usize>, String)> {
    let before = line.get(..at)?;
    let from = before.rfind(['{', ',']).map_or(0, |i| i + 1);
    let rest = line.get(from..)?;
    let part = rest.get(..rest.find('=')?)?;
    let name = part.trim();
    if name.is_empty() || name.contains(['{', '}', '[', ']', ',', ':', '#']) {
        return None;
    }
    let from = from + (part.len() - part.trim_start().len());
    let (spans, mended) = quoted(name);
    (!spans.is_empty()).then(|| (from..from + name.len(), mended))
}

/// The bracket and the name of a `name = [ key = …` that byte `at` lies in.
fn list_of_keys(text: &str, at: usize) -> Option<(usize, &str)> {
    /// Lines that such a list may have before the one that is looked at.
    const LINES: usize = 100;
    let line = line_start(text, at);
    let before = text
        .get(..line)?
        .rmatch_indices('\n')
        .map(|(end, _)| end + 1);
    let starts = std::iter::once(line).chain(before.skip(1)).take(LINES);
    for start in starts {
        let opening = line_of(text, start);
        if opening.trim_start().starts_with('[') {
            return None;
        }
        let Some(found) = opens_list(opening) else {
            continue;
        };
        let bracket = start + found.0;
        let inside = text.get(bracket + 1..)?;
        let closed = start < line && inside.get(..line - bracket - 1)?.contains(']');
        let key = inside.split_once('=')?.0.trim();
        let is_key = is_bare(key) || key.len() > 2 && key.starts_with('"') && key.ends_with('"');
        return (is_key && !closed).then_some((bracket, found.1));
    }
    None
}

/// The bracket in a line such as `name = [`, and the name.
fn opens_list(line: &str) -> Option<(usize, &str)> {
    let (before, _) = line.split_once('[')?;
    let name = before.trim_end().strip_suffix('=')?;
    let name = name.rsplit(['{', ',']).next().unwrap_or(name).trim();
    (!name.is_empty()).then_some((before.len(), name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_quoted_where_they_must_be() {
        let mended = |dotted: &str| quoted(dotted).1;
        assert_eq!(mended("teams.네이버"), "teams.\"네이버\"");
        assert_eq!(
            mended("teams.SK Telecom.scores"),
            "teams.\"SK Telecom\".scores"
        );
        assert_eq!(mended("teams.\"a.b\""), "teams.\"a.b\"");
        assert!(quoted("teams.'x y'.b-c").0.is_empty());
    }

    #[test]
    fn a_list_of_keys_is_told_from_a_list() {
        let found =
            |text: &str| list_of_keys(text, text.len() - 1).map(|(_, name)| name.to_owned());
        assert_eq!(found("scores = [ tech = 80 ]"), Some("scores".into()));
        assert_eq!(
            found("a = { scores = [ tech = 80 ] }"),
            Some("scores".into())
        );
        assert_eq!(
            found("a = 1\nscores = [\n tech = 80,\n"),
            Some("scores".into())
        );
        for fine in [
            "a = [\n1,\n]\nb = 2\n",
            "scale = [0, 100]",
            "where = [\"a >= b\"]",
            "[teams.a]",
            "x = [ \"a = b\" ]",
        ] {
            assert_eq!(found(fine), None, "{fine}");
        }
    }
}
