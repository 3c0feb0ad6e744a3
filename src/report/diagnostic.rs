//! Problems of a scenario, drawn for people: the line, the place underlined, what would be right.

use std::ops::Range;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::scenario::{Place, Problem, Severity, Source};

/// So many problems are drawn; a file with more has one cause, not a thousand.
const MOST: usize = 100;

/// Bytes of a line shown on either side of a place.
const WINDOW: usize = 160;

/// Draws the problems one after another and counts them at the end.
///
/// Problems refer to `sources` by number; the first is the file. The text ends with a line break,
/// or is empty where there are no problems.
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
        out.push_str(&format!("… and {} more\n\n", problems.len() - MOST));
    }
    let name = sources.first().map_or("", |s| s.name.as_str());
    out.push_str(&count(problems, name));
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
        .primary_title(problem.message.as_str())
        .elements(std::iter::empty::<Origin<'_>>());
    let primary = Mark {
        place: &problem.place,
        label: &problem.label,
        kind: AnnotationKind::Primary,
    };
    let others = problem.also.iter().map(|(place, label)| Mark {
        place,
        label,
        kind: AnnotationKind::Context,
    });
    for mark in std::iter::once(primary).chain(others) {
        if let Some(source) = sources.get(mark.place.source) {
            let (line, column) = source.line_column(mark.place.span.start);
            let origin = if mark.place.source == 0 {
                Origin::path(source.name.as_str())
                    .line(line)
                    .char_column(column)
            } else {
                Origin::path("command line")
            };
            group = group.element(origin).element(mark.snippet(source, line));
        }
    }
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}

/// A place to be underlined.
struct Mark<'a> {
    place: &'a Place,
    label: &'a str,
    kind: AnnotationKind,
}

impl<'a> Mark<'a> {
    /// The one line of the place; of a long line, the part around it.
    fn snippet(
        &self,
        source: &'a Source,
        line: usize,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        let text = source.text.as_str();
        let span = &self.place.span;
        let start = floor(text, span.start);
        let before = text.get(..start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |i| i + 1);
        let after = text.get(start..).unwrap_or_default();
        let line_end = start + after.find('\n').unwrap_or(after.len());
        let shown = floor(text, line_start.max(start.saturating_sub(WINDOW)))
            ..floor(text, line_end.min(start + WINDOW));
        let visible: Range<usize> = shown.start..shown.end.max(start);
        let excerpt = text.get(visible.clone()).unwrap_or_default();
        let excerpt = excerpt.strip_suffix('\r').unwrap_or(excerpt);
        let end = floor(text, span.end).clamp(
            start,
            visible.start + excerpt.len().max(start - visible.start),
        );
        let mark = start - visible.start..end - visible.start;
        let limit = excerpt.len();
        let mark = mark.start.min(limit)..mark.end.min(limit);
        let label = Some(self.label).filter(|l| !l.is_empty());
        Snippet::source(excerpt)
            .line_start(line)
            .line_numbering(self.place.source == 0)
            .annotation(self.kind.span(mark).label(label))
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
