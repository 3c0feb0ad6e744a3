//! Located problems as text: the line, underlined, and what would be right.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::scenario::{Place, Problem, Severity, Source};

/// Draws all problems, one after the other, with a last line that counts them. Plain text, or
/// with the escape codes of a colour terminal.
pub fn diagnostics(problems: &[Problem], sources: &[Source], colour: bool) -> String {
    let renderer = if colour {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut out = String::new();
    for problem in problems {
        let group = group(problem, sources);
        out.push_str(&renderer.render(&[group]));
        out.push_str("\n\n");
    }
    let count = |severity: Severity, word: &str| {
        let n = problems
            .iter()
            .filter(|problem| problem.severity == severity)
            .count();
        (n > 0).then(|| format!("{n} {word}{}", if n == 1 { "" } else { "s" }))
    };
    let counts: Vec<String> = [
        count(Severity::Error, "error"),
        count(Severity::Warning, "warning"),
    ]
    .into_iter()
    .flatten()
    .collect();
    if !counts.is_empty() {
        let name = sources.first().map_or("", |source| source.name.as_str());
        out.push_str(&format!("{} in {name}\n", counts.join(" and ")));
    }
    out
}

fn group<'a>(problem: &'a Problem, sources: &'a [Source]) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = level
        .primary_title(problem.message.as_str())
        .elements(snippet(
            sources,
            &problem.place,
            &problem.label,
            AnnotationKind::Primary,
            problem.related.as_ref(),
        ));
    if let Some((place, label)) = &problem.related {
        if place.source != problem.place.source {
            group = group.elements(snippet(
                sources,
                place,
                label,
                AnnotationKind::Context,
                None,
            ));
        }
    }
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    group
}

fn snippet<'a>(
    sources: &'a [Source],
    place: &Place,
    label: &'a str,
    kind: AnnotationKind,
    related: Option<&'a (Place, String)>,
) -> Option<Snippet<'a, annotate_snippets::Annotation<'a>>> {
    let source = sources.get(place.source)?;
    let text = source.text.as_str();
    let note = |place: &Place, label: &'a str, kind: AnnotationKind| {
        let annotation = kind.span(within(text, place));
        if label.is_empty() {
            annotation
        } else {
            annotation.label(label)
        }
    };
    let mut snippet = Snippet::source(text)
        .path(source.name.as_str())
        .fold(true)
        .annotation(note(place, label, kind));
    if let Some((other, label)) = related {
        if other.source == place.source {
            snippet = snippet.annotation(note(other, label, AnnotationKind::Context));
        }
    }
    Some(snippet)
}

/// The place as a span within the text, on character boundaries, at least up to one character
/// wide where there is one; a place over several lines is cut to its first.
fn within(text: &str, place: &Place) -> std::ops::Range<usize> {
    let down = |mut at: usize| {
        at = at.min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let start = down(place.span.start);
    let mut end = down(place.span.end.max(start));
    if let Some(line) = text[start..end].find('\n') {
        end = start + line;
    }
    if end <= start {
        let next = text[start..]
            .chars()
            .next()
            .filter(|c| *c != '\n' && *c != '\r');
        end = start + next.map_or(0, char::len_utf8);
    }
    start..end
}
