//! Text for a terminal: widths, padding, wrapping, percentages.

use super::page::measure;
pub(crate) use crate::analysis::shown::{asked, grouped as count, points};
pub(super) use crate::analysis::shown::{fixed, signed};
use crate::analysis::{abbreviated, shown};
use crate::scenario::Recorded;
pub(super) use crate::words::figures::{
    TIED, list, number_of as counted, percentage as percent, short,
};
use crate::words::{self, figures::capital};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A sentence that says what was changed in the scenario as written, in `both` of two; nothing where
/// nothing was.
pub(crate) fn changed(both: bool, settings: &[Recorded]) -> String {
    match words::changed(both, &shown::changes(settings)) {
        said if said.is_empty() => said,
        said => format!("{}.", capital(&said)),
    }
}

/// The same as lines of a table.
pub(super) fn trace(both: bool, settings: &[Recorded]) -> String {
    match changed(both, settings) {
        said if said.is_empty() => said,
        said => wrap(&said, 2),
    }
}

/// Cuts a text to a display width; what is cut ends in an ellipsis.
pub(super) fn fit(text: &str, width: usize) -> String {
    abbreviated::start(text, width as f64, columns)
}

/// Names as [`left`] would have them, but told apart where their starts are alike.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a str>, width: usize) -> Vec<String> {
    let names: Vec<&str> = names.into_iter().collect();
    let cut = abbreviated::names(&names, width as f64, columns);
    cut.iter().map(|name| left(name, width)).collect()
}

fn columns(text: &str) -> f64 {
    text.width() as f64
}

/// The display width of the longest of several texts.
pub(super) fn longest<S: AsRef<str>>(texts: impl IntoIterator<Item = S>) -> usize {
    let widths = texts.into_iter().map(|text| text.as_ref().width());
    widths.max().unwrap_or(0)
}

/// A text in two parts, the first as long as a display width allows.
pub(super) fn split(text: &str, width: usize) -> (&str, &str) {
    let mut used = 0;
    let end = text.char_indices().find(|(_, c)| {
        used += c.width().unwrap_or(0);
        used > width
    });
    text.split_at(end.map_or(text.len(), |(at, _)| at))
}

/// Headings as from [`heading`]; names that would look alike stand in one line, told apart.
pub(super) fn headings<'a>(
    names: impl IntoIterator<Item = &'a str>,
    width: usize,
) -> Vec<[String; 2]> {
    let names: Vec<&str> = names.into_iter().collect();
    let heads: Vec<[String; 2]> = names.iter().map(|name| heading(name, width)).collect();
    let apart = abbreviated::names(&names, width as f64, columns);
    let alike = |head: &[String; 2]| heads.iter().filter(|other| *other == head).count() > 1;
    (heads.iter().zip(apart))
        .map(|(head, apart)| {
            if alike(head) {
                [String::new(), apart]
            } else {
                head.clone()
            }
        })
        .collect()
}

/// A heading in two lines of a display width, broken between words where it can be.
pub(super) fn heading(text: &str, width: usize) -> [String; 2] {
    let mut lines = [String::new(), String::new()];
    let mut at = 0;
    for word in text.split_whitespace() {
        let used = lines[at].width();
        if used > 0 && used + 1 + word.width() > width && at == 0 {
            at = 1;
        }
        if !lines[at].is_empty() {
            lines[at].push(' ');
        }
        lines[at].push_str(word);
    }
    if at == 0 {
        lines.swap(0, 1);
    }
    lines.map(|line| fit(&line, width))
}

/// Left-aligned in a display width.
pub(super) fn left(text: &str, width: usize) -> String {
    let text = fit(text, width);
    let pad = width.saturating_sub(text.width());
    text + &" ".repeat(pad)
}

/// Right-aligned in a display width.
pub(super) fn right(text: &str, width: usize) -> String {
    let pad = width.saturating_sub(text.width());
    " ".repeat(pad) + text
}

/// Breaks a paragraph at blanks. Blanks before its first word stay; lines after the first start
/// with `indent` more. Of nothing there is no line. A [`TIED`] blank is no place to break, and becomes an ordinary one.
pub(super) fn wrap(text: &str, indent: usize) -> String {
    if text.is_empty() {
        return String::new();
    }
    let words = text.trim_start_matches(' ');
    let lead = " ".repeat(text.len() - words.len());
    let mut out = lead.clone();
    let mut used = lead.len();
    for (place, word) in words.split(' ').enumerate() {
        let w = word.width();
        if place > 0 && used + 1 + w > measure() {
            out.push('\n');
            out += &lead;
            out.push_str(&" ".repeat(indent));
            used = lead.len() + indent;
        } else if place > 0 {
            out.push(' ');
            used += 1;
        }
        out.push_str(word);
        used += w;
    }
    out.push('\n');
    out.replace(TIED, " ")
}

/// A horizontal bar in eighths of a character.
pub(super) fn bar(share: f64, width: usize) -> String {
    const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (share.clamp(0.0, 1.0) * width as f64 * 8.0).round() as usize;
    "█".repeat(eighths / 8) + PARTS[eighths % 8]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_close_to_certain_is_shown_as_certain() {
        assert_eq!(percent(0.0, 1), "0.0");
        assert_eq!(percent(1.0, 1), "100.0");
        assert_eq!(percent(0.000_01, 1), "<0.1");
        assert_eq!(percent(0.999_99, 2), ">99.99");
        assert_eq!(percent(0.25, 2), "25.00");
    }

    #[test]
    fn lines_break_at_blanks_but_not_before_a_unit() {
        let long = format!("  {} 25\u{a0}% of", "word ".repeat(15).trim_end());
        let told = wrap(&long, 2);
        assert_eq!(told.lines().nth(1), Some("    25 % of"));
        assert!(told.starts_with("  word"));
        assert!(told.lines().all(|line| line.width() <= measure()));
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(left("네이버", 8), "네이버  ");
        assert_eq!(fit("네이버 클라우드", 8), "네이버…");
        assert_eq!(fit("abc", 3), "abc");
        let all = ["Institute Number 7", "Institute Number 36", "KT"];
        let heads = headings(all, 7);
        assert_eq!(heads[0], ["", "Insti…7"]);
        assert_eq!(heads[1], ["", "Inst…36"]);
        assert_eq!(heads[2], ["", "KT"]);
        assert_eq!(count(1_234_567), "1,234,567");
        assert_eq!(short(-0.001_500), "-0.0015");
        let written = [0.0, -0.0, 100.0, 0.5, 1e12, 5e-324, 1e-300, 1.25e-7].map(short);
        let expected = [
            "0",
            "0",
            "100",
            "0.5",
            "1000000000000",
            "4.94e-324",
            "1e-300",
            "1.25e-7",
        ];
        assert_eq!(written, expected);
    }
}
