//! A text in pieces that one face sets from one end to the other.
//!
//! The SVG library shapes a text in one face and then replaces what that lacks by what another face
//! makes of it, glyph by glyph: where the two make another number of glyphs of a text, boxes are
//! left, or letters that do not join. So a text in several faces is parted before it gets there, in
//! the order in which it is seen.

use std::ops::Range;

use unicode_bidi::{BidiInfo, Level};

use super::clusters::{Group, clusters, group, has_ink};
use super::faces::Faces;

/// A part of a text, in one direction and one face.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// Its number among the faces.
    pub(super) face: usize,
}

/// The pieces of a text from left to right; none where Noto Sans sets all of it.
pub(super) fn pieces(text: &str, faces: &Faces) -> Vec<Piece> {
    if clusters(text).all(|cluster| faces.elsewhere(cluster).is_none()) {
        return Vec::new();
    }
    let set = set(text, faces);
    let bidi = BidiInfo::new(text, Some(Level::ltr()));
    let mut pieces = Vec::new();
    for paragraph in &bidi.paragraphs {
        let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
        for run in runs {
            let leftwards = levels.get(run.start).is_some_and(Level::is_rtl);
            let inside = set.iter().filter_map(|(range, face)| {
                let range = range.start.max(run.start)..range.end.min(run.end);
                (!range.is_empty()).then(|| (&text[range], *face))
            });
            let mut inside: Vec<Piece> = inside
                .map(|(text, face)| Piece {
                    text: directed(text, leftwards),
                    face,
                })
                .collect();
            if leftwards {
                inside.reverse();
            } else if let [first, second, ..] = inside.as_mut_slice()
                && !has_ink(&first.text)
            {
                // A blank alone would have no width.
                second.text.insert_str(0, &first.text);
                inside.remove(0);
            }
            pieces.extend(inside);
        }
    }
    pieces
}

/// A piece that keeps its direction when it stands alone, where it may be but a hyphen. An ordinary
/// blank at its end would go over to the other side.
fn directed(text: &str, leftwards: bool) -> String {
    const RIGHT_TO_LEFT: char = '\u{202e}';
    const END: char = '\u{202c}';
    if leftwards {
        let text = text.replace(' ', "\u{a0}");
        format!("{RIGHT_TO_LEFT}{text}{END}")
    } else {
        text.to_owned()
    }
}

/// Ranges of a text with their faces, in the order of the text. Digits and signs between two parts
/// in one face stay in that face if it has them; a blank stays with what is before it.
fn set(text: &str, faces: &Faces) -> Vec<(Range<usize>, usize)> {
    let mut at = 0;
    let parts = clusters(text).map(|cluster| {
        let range = at..at + cluster.len();
        at = range.end;
        let face = match faces.elsewhere(cluster) {
            None if group(cluster) == Group::Common => None,
            face => Some(face.unwrap_or(0)),
        };
        (range, face)
    });
    let parts: Vec<(Range<usize>, Option<usize>)> = parts.collect();
    let mut out: Vec<(Range<usize>, usize)> = Vec::new();
    let mut add = |range: Range<usize>, face: usize| match out.last_mut() {
        Some((last, same)) if *same == face => last.end = range.end,
        _ => out.push((range, face)),
    };
    let mut before = None;
    let mut rest = parts.as_slice();
    while let Some((range, face)) = rest.first() {
        let blank = !has_ink(&text[range.clone()]);
        if let Some(face) = face.or(before.filter(|_| blank)) {
            add(range.clone(), face);
            before = Some(face);
            rest = &rest[1..];
            continue;
        }
        let count = rest.iter().take_while(|part| part.1.is_none()).count();
        let (common, after) = rest.split_at(count);
        let after_face = after.first().and_then(|part| part.1);
        let range = range.start..common.last().map_or(range.end, |part| part.0.end);
        let has = |face: &usize| clusters(&text[range.clone()]).all(|c| faces.sets(*face, c));
        let same = before.filter(|face| after_face == Some(*face)).filter(has);
        add(range.clone(), same.unwrap_or(0));
        before = same.or(Some(0));
        rest = after;
    }
    out
}
