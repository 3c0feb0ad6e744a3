//! SVG to PNG.

use png::{BitDepth, ColorType, Encoder, EncodingError, PixelDimensions, Unit};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use super::error::ChartError;
use super::faces::Faces;

/// Two pixels to a logical unit.
const SCALE: f32 = 2.0;
/// 144 dots per inch in the unit of PNG, pixels per metre.
const PER_METRE: u32 = 5669;
/// The picture as a PNG of twice its logical size that says it has 144 dots per inch.
///
/// # Errors
/// [`ChartError`] where the SVG cannot be read or the bitmap does not fit into memory.
pub(super) fn png(svg: &str, faces: &Faces) -> Result<Vec<u8>, ChartError> {
    let tree = Tree::from_str(svg, &faces.options())?;
    let size = tree.size();
    let (width, height) = (
        (size.width() * SCALE).round() as u32,
        (size.height() * SCALE).round() as u32,
    );
    let mut pixels = Pixmap::new(width, height).ok_or(ChartError::Size { width, height })?;
    pixels.fill(Color::WHITE);
    resvg::render(
        &tree,
        Transform::from_scale(SCALE, SCALE),
        &mut pixels.as_mut(),
    );
    encoded(&pixels).map_err(|error| ChartError::Png(error.to_string()))
}

/// White lies below everything, so that no pixel is transparent.
fn encoded(pixels: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Rgba);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_pixel_dims(Some(PixelDimensions {
        xppu: PER_METRE,
        yppu: PER_METRE,
        unit: Unit::Meter,
    }));
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels.data())?;
    writer.finish()?;
    Ok(file)
}
