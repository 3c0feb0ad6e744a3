//! Text in lines of bounded width.

use super::typeface::{Ruler, Type};

/// At most `limit` lines no wider than `width`: broken at spaces, inside a word only where the
/// word alone is too wide; what is left over ends in an ellipsis.
pub(super) fn wrap(ruler: &Ruler, text: &str, kind: Type, width: f64, limit: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut rest = text.trim_matches(' ');
    while !rest.is_empty() {
        if lines.len() + 1 >= limit {
            lines.push(ellipsis(ruler, rest, kind, width));
            break;
        }
        let fits = prefix(rest, |part| ruler.width(part, kind) <= width);
        let end = if fits == rest.len() {
            fits
        } else {
            rest[..fits].rfind(' ').unwrap_or(fits)
        };
        // A space right behind what fits is as good a place as one inside.
        let end = if rest[fits..].starts_with(' ') {
            fits
        } else {
            end
        };
        lines.push(rest[..end].trim_end_matches(' ').to_owned());
        rest = rest[end..].trim_start_matches(' ');
    }
    lines
}

/// The same number of lines as [`wrap`] gives, but of about equal length: no single word is left
/// on the last one.
pub(super) fn balanced(
    ruler: &Ruler,
    text: &str,
    kind: Type,
    width: f64,
    limit: usize,
) -> Vec<String> {
    let mut lines = wrap(ruler, text, kind, width, limit);
    let most = lines.len();
    let cut = |lines: &[String]| lines.last().is_some_and(|line| line.ends_with('…'));
    for part in (10..20).rev() {
        let narrower = wrap(ruler, text, kind, width * f64::from(part) / 20.0, limit);
        if most < 2 || narrower.len() > most || cut(&narrower) {
            break;
        }
        lines = narrower;
    }
    lines
}

/// The text itself where it fits, else as much of it as fits with an ellipsis.
pub(super) fn ellipsis(ruler: &Ruler, text: &str, kind: Type, width: f64) -> String {
    if ruler.width(text, kind) <= width {
        return text.to_owned();
    }
    let shown = |part: &str| format!("{}…", part.trim_end_matches([' ', ',', ';']));
    let end = prefix(text, |part| ruler.width(&shown(part), kind) <= width);
    shown(&text[..end])
}

/// Length in bytes of the longest prefix that `fits`, at least one cluster, so that every line
/// gets on. Found by bisection: widths grow with length but for a kerning pair.
fn prefix(text: &str, fits: impl Fn(&str) -> bool) -> usize {
    if fits(text) {
        return text.len();
    }
    let ends: Vec<usize> = text
        .char_indices()
        .skip(1)
        .filter(|&(_, c)| !joins(c))
        .map(|(at, _)| at)
        .collect();
    let count = ends.partition_point(|&end| fits(&text[..end]));
    ends.get(count.saturating_sub(1))
        .copied()
        .unwrap_or(text.len())
}

/// Marks and joiners stay with the character before them.
fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{1f3fb}'..='\u{1f3ff}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}')
}
