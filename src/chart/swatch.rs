//! Marks of a key.

use super::canvas::Canvas;
use super::color::{Color, GREY_LINE, INK};

/// A mark in the key.
#[derive(Clone, Copy)]
pub(super) enum Swatch {
    /// A bar of this colour.
    Bar(Color),
    /// A filled circle.
    Dot(Color),
    /// A hollow circle.
    Ring(Color),
    /// A line.
    Line(Color),
    /// The outline of an area.
    Frame,
    /// Hatched.
    Hatch,
}

impl Swatch {
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Bar(_) | Self::Line(_) | Self::Frame | Self::Hatch => 18.0,
            Self::Dot(_) | Self::Ring(_) => 8.0,
        }
    }

    /// Draws it with its left end here, as high as the middle of a line.
    pub(super) fn draw(self, canvas: &mut Canvas<'_>, (x, middle): (f64, f64)) {
        let sides = |inset: f64| {
            let right = x + self.width() - inset;
            [x + inset, middle - 5.0, right, middle + 5.0]
        };
        match self {
            Self::Bar(color) => canvas.rect((x, middle - 5.0), (self.width(), 10.0), color),
            Self::Dot(color) => canvas.dot((x + 4.0, middle), 4.0, color),
            Self::Ring(color) => canvas.ring((x + 4.0, middle), 4.0, color),
            Self::Line(color) => {
                canvas.line(vec![(x, middle), (x + self.width(), middle)], 2.5, color);
            }
            Self::Frame => canvas.frame(sides(1.0), 1.75, INK),
            Self::Hatch => canvas.hatch(sides(0.0), GREY_LINE),
        }
    }
}
