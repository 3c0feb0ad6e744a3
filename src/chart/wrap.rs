//! Text in lines of bounded width.

use hypher::Lang;
use unicode_script::{Script, UnicodeScript};

use super::clean::accent;
use super::typeface::{Ruler, Type};
use crate::analysis::abbreviated::{self, prefix};

/// At most `limit` lines no wider than `width`: broken at spaces, behind hyphens and slashes, and
/// inside a word that alone is too wide; what is left over ends in an ellipsis.
pub(super) fn wrap(ruler: &Ruler, text: &str, kind: Type, width: f64, limit: usize) -> Vec<String> {
    let fits = |part: &str| ruler.width(part, kind) <= width;
    let mut lines = Vec::new();
    let mut rest = text.trim_matches(' ');
    while !rest.is_empty() {
        if lines.len() + 1 >= limit {
            lines.push(ellipsis(ruler, rest, kind, width));
            break;
        }
        let most = prefix(rest, fits);
        // A space right behind what fits is as good a place as one inside.
        let (end, hyphen) = if most == rest.len() || rest[most..].starts_with(' ') {
            (most, "")
        } else if let Some(end) = opportunity(&rest[..most]) {
            (end, "")
        } else {
            divided(rest, most, fits)
        };
        lines.push(rest[..end].trim_end_matches(' ').to_owned() + hyphen);
        rest = rest[end..].trim_start_matches(' ');
    }
    lines
}

/// Where a line may end without more ado: at the last space, or behind the last hyphen or slash.
fn opportunity(line: &str) -> Option<usize> {
    let space = line.rfind(' ');
    let marks = line.char_indices().rev();
    let mut marks =
        marks.filter(|(_, c)| matches!(c, '-' | '/' | '\u{2010}' | '\u{2013}' | '\u{2014}'));
    // One at the start of a word belongs to it.
    let inside = |at: usize| line[..at].ends_with(char::is_alphanumeric);
    // An accent on it goes with it.
    let bare = |(at, c): &(usize, char)| !line[at + c.len_utf8()..].starts_with(accent);
    let mark = marks.find(|mark| inside(mark.0) && bare(mark));
    space.max(mark.map(|(at, c)| at + c.len_utf8()))
}

/// Where to divide a word that is too wide, of which `most` bytes fit, and with which mark: between
/// syllables, as in English, where it is one of letters. Scripts without hyphens need none.
fn divided(text: &str, most: usize, fits: impl Fn(&str) -> bool) -> (usize, &'static str) {
    let word = text.split(' ').next().unwrap_or(text);
    let start = word.find(is_letter).unwrap_or(word.len());
    let letters = &word[start..];
    let letters = &letters[..letters.find(|c| !is_letter(c)).unwrap_or(letters.len())];
    let fitting = |end: &usize| *end < most && fits(&format!("{}-", &text[..*end]));
    let mut end = start;
    let syllables = hypher::hyphenate(letters, Lang::English).map(|syllable| {
        end += syllable.len();
        end
    });
    let inside = |end: &usize| *end < start + letters.len();
    let syllable = syllables.filter(inside).filter(fitting).last();
    if let Some(end) = syllable {
        return (end, "-");
    }
    // Two letters at least on either side.
    let places = letters.char_indices().map(|(at, _)| start + at);
    let places = places
        .skip(2)
        .filter(|at| text[*at..].chars().nth(1).is_some_and(is_letter));
    match places.filter(fitting).last() {
        Some(end) => (end, "-"),
        None => (most, ""),
    }
}

/// A letter of a script that divides words with hyphens.
fn is_letter(c: char) -> bool {
    let western = matches!(c.script(), Script::Latin | Script::Greek | Script::Cyrillic);
    c.is_alphabetic() && western
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
