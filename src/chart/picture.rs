//! A finished picture.

use super::canvas::PlacedText;
use super::error::ChartError;
use super::faces::Faces;
use super::png::png;

/// A chart, drawn.
#[derive(Debug, Clone)]
pub struct Picture {
    /// What it shows, in one word that serves as a file's name: `selection`, `ranks`.
    pub name: &'static str,
    /// The picture as an SVG file with real text.
    pub svg: String,
    /// What the reader must be told about it, such as characters that no font has.
    pub notes: Vec<String>,
    pub(super) faces: Faces,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "tests look where every text stands")
    )]
    pub(super) texts: Vec<PlacedText>,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "tests look whether it holds every text")
    )]
    pub(super) size: (f64, f64),
}

impl Picture {
    /// The same picture as a PNG of 1800 pixels' width and 144 dots per inch, drawn with the faces
    /// that it was measured with.
    ///
    /// # Errors
    /// [`ChartError`] where the SVG cannot be rasterised.
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        png(&self.svg, &self.faces)
    }
}
