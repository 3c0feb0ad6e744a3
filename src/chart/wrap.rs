//! Text in lines of bounded width.

use super::typeface::{Ruler, Type};
use crate::analysis::abbreviated::{self, prefix};

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
    abbreviated::start(text, width, |part| ruler.width(part, kind))
}
