//! SVG to PNG.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::Tree;

use super::error::ChartError;
use super::faces::Faces;

/// Two pixels to a logical unit.
const SCALE: f32 = 2.0;
/// 144 dots per inch in the unit of PNG, pixels per metre.
const PER_METRE: u32 = 5669;
/// Signature and header chunk come first in every PNG; the density belongs right behind them.
const HEADER_END: usize = 8 + 25;

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
    let mut file = pixels
        .encode_png()
        .map_err(|error| ChartError::Png(error.to_string()))?;
    let at = HEADER_END.min(file.len());
    file.splice(at..at, density());
    Ok(file)
}

/// The `pHYs` chunk: length, name, pixels per metre both ways, unit, check sum.
fn density() -> Vec<u8> {
    let mut named = b"pHYs".to_vec();
    named.extend(PER_METRE.to_be_bytes());
    named.extend(PER_METRE.to_be_bytes());
    named.push(1);
    let mut chunk = 9_u32.to_be_bytes().to_vec();
    let sum = crc(&named);
    chunk.extend(named);
    chunk.extend(sum.to_be_bytes());
    chunk
}

/// CRC-32 as in the PNG specification, annex D; 13 bytes need no table.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                0xedb8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            };
        }
    }
    !crc
}
