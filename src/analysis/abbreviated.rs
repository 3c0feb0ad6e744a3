//! Texts cut to the room there is, for tables and charts alike.

use std::collections::{HashMap, HashSet};

use unicode_segmentation::UnicodeSegmentation;

/// The text itself where it fits into `room`, else as much of its start as fits with an ellipsis.
/// `width` measures in the unit of `room`.
pub fn start(text: &str, room: f64, width: impl Fn(&str) -> f64) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let shown = |part: &str| format!("{}…", part.trim_end_matches([' ', ',', ';']));
    let end = prefix(text, |part| width(&shown(part)) <= room);
    shown(&text[..end])
}

/// Names cut by [`start`]; those that would look alike keep both their ends, and where they look alike
/// still, what differs in the middle.
pub fn names(names: &[&str], room: f64, width: impl Fn(&str) -> f64) -> Vec<String> {
    let mut shown: Vec<String> = (names.iter())
        .map(|name| start(name, room, &width))
        .collect();
    for group in alike(names, &shown) {
        for at in group {
            shown[at] = both_ends(names[at], room, &width);
        }
    }
    for group in alike(names, &shown) {
        let first = names[group[0]];
        let common = |&&at: &&usize| {
            group
                .iter()
                .all(|&name| names[name].starts_with(&first[..at]))
        };
        let common = places(first).iter().rev().find(common).copied();
        let told = |&at: &usize| apart(names[at], common.unwrap_or(0), room, &width);
        let told: Vec<String> = group.iter().map(told).collect();
        if told.iter().collect::<HashSet<_>>().len() == told.len() {
            for (at, told) in group.into_iter().zip(told) {
                shown[at] = told;
            }
        }
    }
    shown
}

/// Indices of cut names that are shown alike, though they are not.
fn alike(names: &[&str], shown: &[String]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, text) in shown.iter().enumerate() {
        groups.entry(text).or_default().push(at);
    }
    groups.retain(|text, group| group.len() > 1 && group.iter().any(|at| names[*at] != *text));
    groups.into_values().collect()
}

/// A start, and what follows from the word on in which a text begins to differ from others.
fn apart(text: &str, from: usize, room: f64, width: impl Fn(&str) -> f64) -> String {
    let word = text[..from].rfind(' ').map_or(from, |at| at + 1);
    let lead = &text[..prefix(text, |part| width(part) <= room / 4.0).min(word)];
    let lead = lead.trim_end_matches([' ', ',', ';']);
    start(&format!("{lead}…{}", &text[word..]), room, width)
}

/// A start and an end; the end takes up to half the room, in whole words where one fits.
fn both_ends(text: &str, room: f64, width: impl Fn(&str) -> f64) -> String {
    let places = places(text);
    // An end is the narrower, the later it begins.
    let fits = |&at: &usize| width(&format!("…{}", &text[at..])) <= room / 2.0;
    let ends = &places[places.partition_point(|at| !fits(at))..];
    let word = ends.iter().find(|&&at| text[..at].ends_with(' '));
    let end = word.or(ends.first()).map_or("", |&at| &text[at..]);
    // A bracket that was opened in what is cut is not closed.
    let end = if end.contains('(') {
        end
    } else {
        end.trim_end_matches(')')
    };
    let shown = |part: &str| format!("{}…{end}", part.trim_end_matches([' ', ',', ';']));
    let to = prefix(text, |part| width(&shown(part)) <= room);
    shown(&text[..to])
}

/// Length in bytes of the longest prefix that `fits`, at least one cluster, so that every line
/// gets on. Found by bisection: widths grow with length but for a kerning pair.
pub fn prefix(text: &str, fits: impl Fn(&str) -> bool) -> usize {
    if fits(text) {
        return text.len();
    }
    let ends = places(text);
    let count = ends.partition_point(|&end| fits(&text[..end]));
    ends.get(count.saturating_sub(1))
        .copied()
        .unwrap_or(text.len())
}

/// Where a text may be parted: between its clusters.
fn places(text: &str) -> Vec<usize> {
    let clusters = text.grapheme_indices(true).skip(1);
    clusters.map(|(at, _)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alike_at_both_ends_keep_what_differs() {
        let shown = names(
            &[
                "10.5 in clear case of acrylic with a birch base on one side.",
                "10.5 in clear case of steel with a birch base on one side.",
                "10.5 in clear case of glass with a birch base on one side.",
            ],
            20.0,
            |text| text.chars().count() as f64,
        );
        assert_eq!(
            shown,
            [
                "10.5…acrylic with a…",
                "10.5…steel with a b…",
                "10.5…glass with a b…"
            ]
        );
    }

    fn letters(text: &str) -> f64 {
        text.chars().count() as f64
    }

    #[test]
    fn names_alike_at_the_start_keep_their_ends() {
        let all = [
            "The Institute of Novel Ideas, number 7",
            "The Institute of Novel Ideas, number 36",
            "Konan Technology and Sons",
            "KT",
        ];
        assert_eq!(
            names(&all, 16.0, letters),
            [
                "The Institute…7",
                "The Institute…36",
                "Konan Technolog…",
                "KT"
            ]
        );
        assert_eq!(names(&all, 60.0, letters), all);
        let open = [
            "Consortium (Seoul)",
            "Consortium (Daejeon)",
            "Consortium (Busan)",
        ];
        assert_eq!(
            names(&open, 12.0, letters),
            ["Consort…eoul", "Consort…jeon", "Consort…usan"]
        );
        // Nothing tells these apart, and no width is too small to get on.
        let same = ["abcdefgh", "abcdefgh", "abcdxfgh"];
        assert_eq!(names(&same, 5.0, letters), ["abc…h", "abc…h", "abc…h"]);
        assert_eq!(names(&same, 1.0, letters), ["a…", "a…", "a…"]);
    }

    #[test]
    fn clusters_are_not_parted() {
        let accented = "re\u{301}sume\u{301}";
        assert_eq!(start(accented, 4.0, letters), "re\u{301}…");
        assert_eq!(start("", 0.0, letters), "");
        // A syllable saved in parts, an emoji of three, a vowel sign below its consonant.
        let parts = "\u{1102}\u{1166}\u{110b}\u{1175}\u{1107}\u{1165}";
        assert_eq!(start(parts, 4.0, letters), "\u{1102}\u{1166}…");
        let family = "\u{1f469}\u{200d}\u{1f52c}A";
        assert_eq!(start(family, 3.0, letters), "\u{1f469}\u{200d}\u{1f52c}…");
        assert_eq!(start("กู้ข้าว", 4.0, letters), "กู้…");
    }
}
