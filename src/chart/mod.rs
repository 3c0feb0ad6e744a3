//! Outcomes as pictures: SVG with real text, and PNG made of the same marks.
//!
//! A chart is a page of marks in logical units, drawn by plotters on its SVG backend and
//! rasterised by resvg, which gets every text in pieces of one face each; the SVG for people has it
//! whole, for readers that find faces of their own. Text is measured with the code and the faces
//! that will draw it, and nothing in a picture depends on the machine but the faces found for
//! scripts that the bundled Noto Sans lacks.
//!
//! ```no_run
//! # fn outcome() -> cutline::analysis::Outcome { unimplemented!() }
//! use cutline::chart::{self, Fonts, Look};
//!
//! let picture = chart::selection(&outcome(), &Look::from(Fonts::new(None)?))?;
//! let (svg, png) = (picture.svg.as_bytes(), picture.png()?);
//! # Ok::<(), chart::ChartError>(())
//! ```

mod canvas;
mod charts;
mod clean;
mod clusters;
mod color;
mod color_bar;
mod column_heads;
mod comparison;
mod crowd;
mod error;
mod face_search;
mod faces;
mod fonts;
mod foot;
mod heat_map;
mod look;
mod names;
mod page;
mod pairwise;
mod percent_axis;
mod picture;
mod pieces;
mod png;
mod ranks;
mod rows;
mod selection;
mod spread;
mod svg;
mod swatch;
mod sweep;
mod ticks;
mod typeface;
mod weights;
mod wrap;

use crate::words::figures as number;

#[cfg(test)]
mod tests;

pub use charts::{Chart, Charted};
pub use comparison::comparison;
pub use error::ChartError;
pub use fonts::Fonts;
pub use look::Look;
pub use pairwise::pairwise;
pub use picture::Picture;
pub use ranks::ranks;
pub use selection::selection;
pub use sweep::sweep;
pub use weights::weights;
