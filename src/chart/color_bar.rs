//! What the colours of a heat map mean.

use super::canvas::Align;
use super::color::{Color, MUTED, heat};
use super::number::whole_percent;
use super::page::{MARGIN, Page, SMALL};
use super::rows::baseline_shift;

/// The share that has the darkest colour: a round one, no less than the largest of the map.
pub(super) fn darkest(most: f64) -> f64 {
    [0.02, 0.04, 0.06, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8]
        .into_iter()
        .find(|&step| most <= step)
        .unwrap_or(1.0)
}

/// Draws the bar of a map of shares.
pub(super) fn color_bar(page: &mut Page<'_>, map_end: f64, darkest: f64, label: &str) {
    let figures = [0.0, 0.5, 1.0].map(|part| whole_percent(part * darkest));
    bar(page, map_end, &heat, &figures, label);
}

/// Draws a bar of all colours that ends under the end of the map, with its unit. `color` runs from
/// 0 to 1, `figures` stand at its start, middle and end.
pub(super) fn bar(
    page: &mut Page<'_>,
    map_end: f64,
    color: &dyn Fn(f64) -> Color,
    figures: &[String; 3],
    label: &str,
) {
    const STEPS: usize = 120;
    let (length, height) = (240.0, 10.0);
    let least = MARGIN + page.canvas.ruler.width(label, SMALL) + 10.0;
    // On whole units, where a step is a whole number of pixels.
    let left = (map_end - length).max(least).floor();
    let y = page.y;
    for step in 0..STEPS {
        let from = left + length * step as f64 / STEPS as f64;
        let share = (step as f64 + 0.5) / STEPS as f64;
        page.canvas
            .rect((from, y), (length / STEPS as f64, height), color(share));
    }
    let line = vec![(left, y + height), (left + length, y + height)];
    page.canvas.line(line, 0.75, MUTED);
    let baseline = y + height + 4.0 + SMALL.ascent();
    let aligns = [
        (0.0, Align::Left),
        (0.5, Align::Middle),
        (1.0, Align::Right),
    ];
    for ((part, align), figure) in aligns.into_iter().zip(figures) {
        let at = (left + length * part, baseline);
        page.canvas.text(at, align, SMALL, MUTED, figure);
    }
    let at = (left - 10.0, y + height / 2.0 + baseline_shift(SMALL));
    page.canvas.text(at, Align::Right, SMALL, MUTED, label);
    page.y = y + height + 4.0 + SMALL.leading();
}
