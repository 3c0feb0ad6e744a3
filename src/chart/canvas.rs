//! Marks on a page, before they are drawn.

use super::color::{Color, WHITE};
use super::typeface::{Ruler, Type};

/// Which point of a text its `x` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Middle,
    Right,
}

impl Align {
    /// Where a text of this width begins.
    fn left(self, x: f64, width: f64) -> f64 {
        match self {
            Align::Left => x,
            Align::Middle => x - width / 2.0,
            Align::Right => x - width,
        }
    }
}

/// One mark, in logical units from the top left corner.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Mark {
    /// A filled rectangle.
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        color: Color,
    },
    /// A line through points.
    Line {
        points: Vec<(f64, f64)>,
        width: f64,
        color: Color,
    },
    /// A filled polygon that what is behind it shows through.
    Veil {
        points: Vec<(f64, f64)>,
        color: Color,
    },
    /// A filled circle.
    Dot {
        x: f64,
        y: f64,
        radius: f64,
        color: Color,
    },
    /// One line of text.
    Text {
        x: f64,
        baseline: f64,
        align: Align,
        kind: Type,
        color: Color,
        text: String,
        /// Whether it runs upwards instead of to the right.
        upright: bool,
        /// Its width as it was measured.
        width: f64,
        /// The one face that the rasteriser is to set it in, by number; none in a picture for
        /// people, whose reader finds faces of its own.
        face: Option<usize>,
    },
}

/// The marks with every text in pieces of one face each, as the rasteriser needs them.
pub(super) fn in_pieces(marks: &[Mark], ruler: &Ruler) -> Vec<Mark> {
    let parted = |mark: &Mark| -> Vec<Mark> {
        let Mark::Text {
            x,
            baseline,
            align,
            kind,
            color,
            text,
            upright,
            ..
        } = mark
        else {
            return vec![mark.clone()];
        };
        let pieces = ruler.pieces(text, *kind);
        let Some(width) = pieces.last().map(|(_, left, width)| left + width) else {
            let mut whole = mark.clone();
            if let Mark::Text { face, .. } = &mut whole {
                *face = Some(0);
            }
            return vec![whole];
        };
        let start = align.left(0.0, width);
        let pieces = pieces.into_iter().map(|(piece, left, width)| {
            let along = start + left;
            let (x, baseline) = if *upright {
                (*x, baseline - along)
            } else {
                (x + along, *baseline)
            };
            Mark::Text {
                x,
                baseline,
                align: Align::Left,
                kind: *kind,
                color: *color,
                text: piece.text,
                upright: *upright,
                width,
                face: Some(piece.face),
            }
        });
        pieces.collect()
    };
    marks.iter().flat_map(parted).collect()
}

/// Where a text came to stand: its box runs from the highest ascender to the lowest descender.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlacedText {
    pub(crate) text: String,
    pub(crate) left: f64,
    pub(crate) top: f64,
    pub(crate) right: f64,
    pub(crate) bottom: f64,
}

/// Collects marks in the order in which they cover each other. Nothing is drawn yet: the height
/// of a page is known only when its last line is set.
pub(super) struct Canvas<'a> {
    pub(super) ruler: &'a Ruler,
    pub(super) marks: Vec<Mark>,
    pub(super) texts: Vec<PlacedText>,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(ruler: &'a Ruler) -> Self {
        Canvas {
            ruler,
            marks: Vec::new(),
            texts: Vec::new(),
        }
    }

    pub(super) fn rect(&mut self, (x, y): (f64, f64), (width, height): (f64, f64), color: Color) {
        self.marks.push(Mark::Rect {
            x,
            y,
            width,
            height,
            color,
        });
    }

    pub(super) fn line(&mut self, points: Vec<(f64, f64)>, width: f64, color: Color) {
        self.marks.push(Mark::Line {
            points,
            width,
            color,
        });
    }

    pub(super) fn veil(&mut self, points: Vec<(f64, f64)>, color: Color) {
        self.marks.push(Mark::Veil { points, color });
    }

    /// A hollow circle: white inside, whatever it stands on.
    pub(super) fn ring(&mut self, at: (f64, f64), radius: f64, color: Color) {
        self.dot(at, radius, color);
        self.dot(at, radius - 1.5, WHITE);
    }

    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, color: Color) {
        self.marks.push(Mark::Dot {
            x,
            y,
            radius,
            color,
        });
    }

    /// Sets one line of text and returns its width.
    pub(super) fn text(
        &mut self,
        (x, baseline): (f64, f64),
        align: Align,
        kind: Type,
        color: Color,
        text: &str,
    ) -> f64 {
        let width = self.ruler.width(text, kind);
        let left = align.left(x, width);
        self.texts.push(PlacedText {
            text: text.to_owned(),
            left,
            top: baseline - kind.ascent(),
            right: left + width,
            bottom: baseline + kind.descent(),
        });
        self.marks.push(Mark::Text {
            x,
            baseline,
            align,
            kind,
            color,
            text: text.to_owned(),
            upright: false,
            width,
            face: None,
        });
        width
    }

    /// Sets one line of text that runs upwards from its start, its baseline to the right of it.
    pub(super) fn upright(
        &mut self,
        (baseline, y): (f64, f64),
        kind: Type,
        color: Color,
        text: &str,
    ) {
        let width = self.ruler.width(text, kind);
        self.texts.push(PlacedText {
            text: text.to_owned(),
            left: baseline - kind.ascent(),
            top: y - width,
            right: baseline + kind.descent(),
            bottom: y,
        });
        self.marks.push(Mark::Text {
            x: baseline,
            baseline: y,
            align: Align::Left,
            kind,
            color,
            text: text.to_owned(),
            upright: true,
            width,
            face: None,
        });
    }

    /// Thin slanting lines across a rectangle.
    pub(super) fn hatch(&mut self, [left, top, right, bottom]: [f64; 4], color: Color) {
        const STEP: f64 = 6.0;
        // Lines of one sum of x and y, the same for the whole page: rectangles side by side are one
        // area.
        let mut sum = ((left + top) / STEP).ceil() * STEP;
        while sum < right + bottom {
            let (from, to) = ((sum - bottom).max(left), (sum - top).min(right));
            if from < to {
                self.line(vec![(from, sum - from), (to, sum - to)], 0.75, color);
            }
            sum += STEP;
        }
    }

    /// The outline of a rectangle.
    pub(super) fn frame(&mut self, [left, top, right, bottom]: [f64; 4], width: f64, color: Color) {
        let corners = [
            (left, top),
            (right, top),
            (right, bottom),
            (left, bottom),
            (left, top),
        ];
        // Begun in the middle of a side, so that all corners are closed.
        let middle = (f64::midpoint(left, right), top);
        let mut points = vec![middle];
        points.extend(corners.into_iter().skip(1));
        points.push(middle);
        self.line(points, width, color);
    }
}
