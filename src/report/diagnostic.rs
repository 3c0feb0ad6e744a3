//! Problems of a scenario, drawn for people: the line, the place underlined, what would be right.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::scenario::{ARGUMENTS, Place, Problem, Severity, Source, message, spelt, visible};

/// So many problems are drawn; a file with more has one cause, not a thousand.
const MOST: usize = 100;

/// A place further than so many bytes into its line is named, but its line is not drawn.
const LONGEST: usize = 4000;

/// Bytes of a line kept after the beginning of a place; the rest would be cut off anyway.
const AFTER: usize = 400;

/// Draws the problems one after another and counts them at the end.
///
/// Problems refer to `sources` by number; the first is the file. The text ends with a line break,
/// or is empty where there are no problems. What the file or its name holds that would act on a
/// terminal is shown instead, and what it quotes at great length is cut.
pub fn render(problems: &[Problem], sources: &[Source], coloured: bool) -> String {
    let renderer = if coloured {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let renderer = renderer.decor_style(DecorStyle::Ascii);
    let mut out = String::new();
    for problem in problems.iter().take(MOST) {
        out.push_str(&renderer.render(&[group(problem, sources)]));
        out.push_str("\n\n");
    }
    if problems.is_empty() {
        return out;
    }
    if problems.len() > MOST {
        out.push_str("… and ");
        out.push_str(&(problems.len() - MOST).to_string());
        out.push_str(" more\n\n");
    }
    // The file is named where it has a part in it, else what comes first after it.
    let first = problems.iter().map(|problem| problem.place.source).min();
    let name = first.and_then(|number| sources.get(number));
    out.push_str(&count(
        problems,
        name.map_or("".into(), |s| visible(&s.name)).as_ref(),
    ));
    out
}

/// "3 errors and 1 warning in scenarios/x.toml".
fn count(problems: &[Problem], name: &str) -> String {
    let errors = problems.iter().filter(|p| p.is_error()).count();
    let part = |n: usize, what: &str| match n {
        0 => None,
        1 => Some(format!("1 {what}")),
        n => Some(format!("{n} {what}s")),
    };
    let parts = [
        part(errors, "error"),
        part(problems.len() - errors, "warning"),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{} in {name}\n", parts.join(" and "))
}

fn group<'a>(problem: &'a Problem, sources: &'a [Source]) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(message(&problem.message))
        .elements(std::iter::empty::<Origin<'_>>());
    let mut marks = vec![Mark::new(&problem.place, &problem.label, true)];
    let also = problem.also.iter();
    marks.extend(also.map(|also| Mark::new(&also.0, &also.1, false)));
    // The source with the problem itself comes first, then the others it refers to.
    while let Some(first) = marks.first() {
        let number = first.place.source;
        let (here, elsewhere): (Vec<_>, Vec<_>) =
            marks.into_iter().partition(|m| m.place.source == number);
        marks = elsewhere;
        if let Some(source) = sources.get(number) {
            group = drawn(group, source, &here);
        }
    }
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(message(help))),
        None => group,
    }
}

/// Adds the marked lines of one source.
fn drawn<'a>(group: Group<'a>, source: &'a Source, marks: &[Mark<'a>]) -> Group<'a> {
    let text = source.text.as_str();
    let path = visible(&source.name);
    let lines: Vec<Line> = marks.iter().map(|m| Line::of(text, m.place)).collect();
    let far = lines.iter().any(|l| l.mark_start - l.start > LONGEST);
    let begin = lines.iter().map(|l| l.start).min().unwrap_or_default();
    let end = lines.iter().map(|l| l.end).max().unwrap_or_default();
    if far || end - begin > 100 * LONGEST {
        let start = marks.first().map_or(0, |m| m.place.span.start);
        let (line, column) = source.line_column(start);
        return group.element(Origin::path(path).line(line).char_column(column));
    }
    let shown = |end: usize| spelt(text.get(begin..end).unwrap_or_default(), is_unseen);
    let numbered = path != ARGUMENTS;
    let mut snippet = Snippet::source(shown(end))
        .path(path)
        .line_start(source.line_column(begin).0)
        .line_numbering(numbered);
    for (mark, line) in marks.iter().zip(&lines) {
        let kind = if mark.primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        let label = Some(message(mark.label)).filter(|l| !l.is_empty());
        let span = shown(line.mark_start).len()..shown(line.mark_end).len();
        snippet = snippet.annotation(kind.span(span).label(label));
    }
    group.element(snippet)
}

/// Characters of a source line that act on a terminal and that the renderer does not know: it has
/// signs for the older control characters.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

/// A place to be underlined.
struct Mark<'a> {
    place: &'a Place,
    label: &'a str,
    primary: bool,
}

impl<'a> Mark<'a> {
    fn new(place: &'a Place, label: &'a str, primary: bool) -> Self {
        Self {
            place,
            label,
            primary,
        }
    }
}

/// The first line of a place, as byte offsets that can be sliced whatever the place says.
struct Line {
    start: usize,
    mark_start: usize,
    mark_end: usize,
    end: usize,
}

impl Line {
    fn of(text: &str, place: &Place) -> Self {
        let at = floor(text, place.span.start);
        let before = text.get(..at).unwrap_or_default();
        let after = text.get(at..).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |i| i + 1);
        let rest = after.find(['\n', '\r']).unwrap_or(after.len());
        let end = floor(text, at + rest.min(AFTER)).max(at);
        Self {
            start,
            mark_start: at,
            mark_end: floor(text, place.span.end).clamp(at, end),
            end,
        }
    }
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
