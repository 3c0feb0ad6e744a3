//! What can go wrong while a picture is made.

/// A picture could not be made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChartError {
    /// The bytes given as a font hold no face that can be read.
    #[error(
        "the font file holds no typeface; a TrueType or OpenType file (.ttf, .otf, .ttc) is needed"
    )]
    NotAFont,
    /// A shape could not be written into the SVG.
    #[error("the chart could not be drawn: {0}")]
    Drawing(String),
    /// The finished SVG could not be read back for rasterising.
    #[error("the chart could not be rasterised: {0}")]
    Svg(#[from] resvg::usvg::Error),
    /// The picture is too large for a bitmap.
    #[error("a bitmap of {width} × {height} pixels cannot be made")]
    Size {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// The bitmap could not be written as PNG.
    #[error("the bitmap could not be written as PNG: {0}")]
    Png(String),
}
