//! Labels beside the ends of lines, moved apart.

use super::canvas::{Align, Canvas};
use super::color::Color;
use super::typeface::Type;

/// A label and the height at which it wants to stand.
pub(super) struct Wish<'a> {
    pub(super) at: f64,
    pub(super) text: &'a str,
    pub(super) kind: Type,
    pub(super) color: Color,
}

/// Least distance of the middles of two labels.
pub(super) const PITCH: f64 = 15.5;

/// Sets labels right of `x`, each as near to its wish as the others allow, with a thin leader
/// where it had to move. Wishes stand in order of importance; returns how many of the least
/// important found no room within `range`.
pub(super) fn label_ends(
    canvas: &mut Canvas<'_>,
    x: f64,
    wishes: &[Wish<'_>],
    range: (f64, f64),
) -> usize {
    const LEADER: f64 = 16.0;
    let room = ((range.1 - range.0) / PITCH).floor().max(0.0) as usize;
    let kept = &wishes[..wishes.len().min(room)];
    let wanted: Vec<f64> = kept.iter().map(|wish| wish.at).collect();
    for (wish, middle) in kept.iter().zip(spread(&wanted, PITCH, range)) {
        if (middle - wish.at).abs() > 1.0 {
            let bend = vec![(x + 2.0, wish.at), (x + LEADER - 3.0, middle)];
            canvas.line(bend, 0.75, wish.color);
        }
        let at = (x + LEADER, middle + wish.kind.baseline_shift());
        canvas.text(at, Align::Left, wish.kind, wish.color, wish.text);
    }
    wishes.len() - kept.len()
}

/// Places at least `pitch` apart and half of it inside `range`, with the least sum of squared
/// moves: labels that touch form a block that stands at the mean of its wishes (pooling adjacent
/// violators). Places are in the order of `wanted`.
pub(super) fn spread(wanted: &[f64], pitch: f64, range: (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]));
    // Taking i pitches off the i-th wish turns "a pitch apart" into "not falling".
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (at, &index) in order.iter().enumerate() {
        let (mut sum, mut count) = (wanted[index] - pitch * at as f64, 1);
        while let Some(&(before, members)) = blocks.last() {
            if before / members as f64 <= sum / count as f64 {
                break;
            }
            blocks.pop();
            (sum, count) = (sum + before, count + members);
        }
        blocks.push((sum, count));
    }
    let low = range.0 + pitch / 2.0;
    let high = (range.1 - pitch / 2.0 - pitch * wanted.len().saturating_sub(1) as f64).max(low);
    let places = blocks.iter().flat_map(|&(sum, count)| {
        std::iter::repeat_n((sum / count as f64).clamp(low, high), count)
    });
    let mut placed = vec![0.0; wanted.len()];
    for (at, (&index, place)) in order.iter().zip(places).enumerate() {
        placed[index] = place + pitch * at as f64;
    }
    placed
}
