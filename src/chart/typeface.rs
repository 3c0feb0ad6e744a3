//! How wide a text is.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::Write as _;

use resvg::usvg::{Node, Options, Tree};

use super::clean::escape;
use super::faces::{Faces, family};
use super::pieces::{Piece, pieces};

/// A size and weight of type, in logical units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    pub(super) size: f64,
    pub(super) bold: bool,
}

impl Type {
    pub(super) const fn regular(size: f64) -> Self {
        Type { size, bold: false }
    }

    /// Highest ink of a line above its baseline.
    pub(super) fn ascent(self) -> f64 {
        self.size * 0.9
    }

    /// Lowest ink of a line below its baseline.
    pub(super) fn descent(self) -> f64 {
        self.size * 0.26
    }

    /// From the middle of a line down to its baseline: half the height of a capital letter.
    pub(super) fn baseline_shift(self) -> f64 {
        self.size * 0.357
    }

    /// From one baseline to the next.
    pub(super) fn leading(self) -> f64 {
        self.size * 1.32
    }
}

/// Type of labels.
pub(super) const LABEL: Type = Type::regular(13.0);

/// Measures text with the very code and faces that will draw it: kerning, ligatures, fallback
/// faces and all.
pub(super) struct Ruler {
    faces: Faces,
    options: Options<'static>,
    known: RefCell<HashMap<(u64, bool, String), f64>>,
}

impl Ruler {
    pub(super) fn new(faces: &Faces) -> Self {
        Ruler {
            faces: faces.clone(),
            options: faces.options(),
            known: RefCell::default(),
        }
    }

    /// Width of one line in logical units.
    pub(super) fn width(&self, text: &str, kind: Type) -> f64 {
        let key = (kind.size.to_bits(), kind.bold, text.to_owned());
        if let Some(&width) = self.known.borrow().get(&key) {
            return width;
        }
        let pieces = self.pieces(text, kind);
        let width = match pieces.last() {
            Some((_, left, width)) => left + width,
            None => self.measure(text, kind, None),
        };
        self.known.borrow_mut().insert(key, width);
        width
    }

    /// The pieces of a text that is set in several faces, each with its left end and its width; none
    /// where the text need not be parted.
    pub(super) fn pieces(&self, text: &str, kind: Type) -> Vec<(Piece, f64, f64)> {
        let mut left = 0.0;
        let pieces = pieces(text, &self.faces).into_iter().map(|piece| {
            let width = self.measure(&piece.text, kind, Some(piece.face));
            let at = left;
            left += width;
            (piece, at, width)
        });
        pieces.collect()
    }

    fn measure(&self, text: &str, kind: Type, face: Option<usize>) -> f64 {
        let mut svg =
            String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">"#);
        let weight = if kind.bold { "bold" } else { "normal" };
        let (size, text) = (kind.size, escape(text));
        let face = face.map_or(String::new(), |face| {
            // The blank at the end of a piece counts.
            format!(r#" font-family="{}" xml:space="preserve""#, family(face))
        });
        // Writing to a String cannot fail.
        let _ = write!(
            svg,
            r#"<text font-size="{size}" font-weight="{weight}"{face}>{text}</text></svg>"#
        );
        let Ok(tree) = Tree::from_str(&svg, &self.options) else {
            return 0.0;
        };
        let text = tree.root().children().iter().find_map(|node| match node {
            Node::Text(text) => Some(f64::from(text.bounding_box().width())),
            _ => None,
        });
        text.unwrap_or(0.0)
    }
}
