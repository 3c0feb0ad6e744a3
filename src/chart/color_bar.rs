//! What the colours of a heat map mean.

use super::canvas::Align;
use super::color::{Color, MUTED, heat};
use super::number::whole_percent;
use super::page::{MARGIN, Page, SMALL};
use crate::words::say;

/// The share that has the darkest colour: a round one, no less than the largest of the map.
pub(super) fn darkest(most: f64) -> f64 {
    [0.02, 0.04, 0.06, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8]
        .into_iter()
        .find(|&step| most <= step)
        .unwrap_or(1.0)
}

/// How shares become colours.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shades {
    /// The share that has the darkest colour.
    pub(super) darkest: f64,
    /// Whether colours go with the square roots of shares. Where no figures stand in the cells, the
    /// small shares, of which there are many, would all be white beside a large one.
    pub(super) roots: bool,
}

impl Shades {
    fn part(self, share: f64) -> f64 {
        let part = share / self.darkest;
        if self.roots { libm::sqrt(part) } else { part }
    }

    pub(super) fn color(self, share: f64) -> Color {
        heat(self.part(share))
    }

    /// Draws the bar of a map of shares.
    pub(super) fn bar(self, page: &mut Page<'_>, map_end: f64, label: &str) {
        let parts: &[f64] = if self.roots {
            &[0.0, 0.1, 0.25, 0.5, 1.0]
        } else {
            &[0.0, 0.5, 1.0]
        };
        let shares = parts.iter().map(|part| part * self.darkest);
        let is_whole = |share: &f64| (100.0 * share - (100.0 * share).round()).abs() < 1e-9;
        let figures: Vec<(f64, String)> = shares
            .filter(is_whole)
            .map(|share| (self.part(share), whole_percent(share)))
            .collect();
        let label = if self.roots {
            say!("square-root-scale", label = label)
        } else {
            label.to_owned()
        };
        bar(page, map_end, &heat, &figures, &label);
    }
}

/// Draws a bar of all colours that ends under the end of the map, with its unit. `color` runs from
/// 0 to 1, and so do the places of the figures.
pub(super) fn bar(
    page: &mut Page<'_>,
    map_end: f64,
    color: &dyn Fn(f64) -> Color,
    figures: &[(f64, String)],
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
        // To the end, where the next ones cover it: no seams, however large it is drawn.
        let rest = left + length - from;
        page.canvas.rect((from, y), (rest, height), color(share));
    }
    let line = vec![(left, y + height), (left + length, y + height)];
    page.canvas.line(line, 0.75, MUTED);
    let baseline = y + height + 4.0 + SMALL.ascent();
    for (part, figure) in figures {
        let align = match *part {
            0.0 => Align::Left,
            1.0 => Align::Right,
            _ => Align::Middle,
        };
        let at = (left + length * part, baseline);
        page.canvas.text(at, align, SMALL, MUTED, figure);
    }
    let at = (left - 10.0, y + height / 2.0 + SMALL.baseline_shift());
    page.canvas.text(at, Align::Right, SMALL, MUTED, label);
    page.y = y + height + 4.0 + SMALL.leading();
}
