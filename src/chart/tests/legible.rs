//! Nothing is cut off, nothing overlaps, nothing is a box.

use resvg::usvg::{Group, Node, Text, TextChunk, Tree};

use crate::chart::Picture;
use crate::chart::canvas::PlacedText;

/// Panics unless every text of the picture can be read.
pub(super) fn legible(case: &str, picture: &Picture) {
    every_text_lies_on_the_page(case, picture);
    no_two_texts_overlap(case, picture);
    ink_stays_in_the_box_that_was_measured(case, picture);
    no_character_is_drawn_as_a_box(case, picture);
}

fn every_text_lies_on_the_page(case: &str, picture: &Picture) {
    let (width, height) = picture.size;
    for text in &picture.texts {
        assert!(
            text.left >= 8.0 && text.right <= width - 8.0,
            "{case} {}: {text:?}",
            picture.name
        );
        assert!(
            text.top >= 8.0 && text.bottom <= height - 8.0,
            "{case}: {text:?}"
        );
    }
}

fn no_two_texts_overlap(case: &str, picture: &Picture) {
    for (at, a) in picture.texts.iter().enumerate() {
        for b in &picture.texts[at + 1..] {
            let apart = a.right + 2.0 <= b.left
                || b.right + 2.0 <= a.left
                || a.bottom <= b.top + 0.01
                || b.bottom <= a.top + 0.01;
            assert!(apart, "{case} {}: {a:?} and {b:?}", picture.name);
        }
    }
}

/// The boxes are what the layout believes; this is the ink itself, as the rasteriser lays it.
fn ink_stays_in_the_box_that_was_measured(case: &str, picture: &Picture) {
    let tree = Tree::from_str(&picture.raster().unwrap(), &picture.faces.options()).unwrap();
    let mut drawn = Vec::new();
    texts(tree.root(), &mut drawn);
    let placed: Vec<&PlacedText> = picture
        .texts
        .iter()
        .filter(|text| text.right > text.left)
        .collect();
    assert!(drawn.len() >= placed.len(), "{case}");
    for text in drawn {
        let ink = text.abs_stroke_bounding_box();
        let inside = |placed: &&PlacedText| {
            f64::from(ink.left()) >= placed.left - 1.5
                && f64::from(ink.right()) <= placed.right + 1.5
                && f64::from(ink.top()) >= placed.top - 3.0
                && f64::from(ink.bottom()) <= placed.bottom + 1.5
        };
        assert!(
            placed.iter().any(inside),
            "{case} {}: ink {ink:?} of {:?}",
            picture.name,
            text.chunks()
                .iter()
                .map(TextChunk::text)
                .collect::<Vec<_>>()
        );
    }
}

fn no_character_is_drawn_as_a_box(case: &str, picture: &Picture) {
    let tree = Tree::from_str(&picture.raster().unwrap(), &picture.faces.options()).unwrap();
    let mut drawn = Vec::new();
    texts(tree.root(), &mut drawn);
    for span in drawn.iter().flat_map(|text| text.layouted()) {
        for glyph in &span.positioned_glyphs {
            assert_ne!(
                glyph.id.0, 0,
                "{case} {}: no glyph for {:?}",
                picture.name, glyph.text
            );
        }
    }
}

fn texts<'t>(group: &'t Group, found: &mut Vec<&'t Text>) {
    for node in group.children() {
        match node {
            Node::Text(text) => found.push(text),
            Node::Group(group) => texts(group, found),
            _ => {}
        }
    }
}
