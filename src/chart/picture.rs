//! A finished picture.

use super::canvas::{Mark, PlacedText, in_pieces};
use super::error::ChartError;
use super::faces::Faces;
use super::png::png;
use super::svg::{Spoken, svg};
use super::typeface::Ruler;

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
    pub(super) marks: Vec<Mark>,
    pub(super) size: (f64, f64),
}

impl Picture {
    /// The same picture as a PNG of 1800 pixels' width and 144 dots per inch, drawn with the faces
    /// that it was measured with: one for each script.
    ///
    /// # Errors
    /// [`ChartError`] where the SVG cannot be rasterised.
    pub fn png(&self) -> Result<Vec<u8>, ChartError> {
        png(&self.raster()?, &self.faces)
    }

    /// The picture as the rasteriser gets it: every text parted where its face changes.
    pub(super) fn raster(&self) -> Result<String, ChartError> {
        let marks = in_pieces(&self.marks, &Ruler::new(&self.faces));
        let silent = Spoken {
            name: self.name,
            title: "",
            description: "",
        };
        let parted = svg(&marks, self.size, &silent)?;
        // Pieces begin and end with the blanks between them.
        Ok(parted.replacen("<svg ", "<svg xml:space=\"preserve\" ", 1))
    }
}
