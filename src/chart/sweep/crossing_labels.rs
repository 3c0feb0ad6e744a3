//! Rings where lines cross, labelled where there is room.

use crate::chart::canvas::{Align, Canvas};
use crate::chart::color::{INK, MUTED, WHITE};
use crate::chart::page::SMALL;

use super::frame::Frame;

/// More labels than these tell less.
const LABELLED: usize = 4;
const RADIUS: f64 = 4.5;
/// Free space around a label.
const AIR: f64 = 3.0;

/// A rectangle: left, top, right, bottom.
type Box = [f64; 4];
/// Both ends of a line.
type Leader = [(f64, f64); 2];

/// Draws a ring at each crossing and the words of the first few, each at the nearest place where
/// no line and no other text is in the way; those that find none go without.
pub(super) fn label_crossings(
    canvas: &mut Canvas<'_>,
    frame: &Frame,
    tracks: &[Vec<(f64, f64)>],
    crossings: &[((f64, f64), String)],
) {
    let mut taken = Taken {
        boxes: Vec::new(),
        lines: tracks
            .iter()
            .flat_map(|track| track.windows(2))
            .map(|ends| [ends[0], ends[1]])
            .collect(),
    };
    for ((x, y), _) in crossings {
        canvas.ring((*x, *y), RADIUS, INK);
        taken
            .boxes
            .push([x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS]);
    }
    for (ring, (at, words)) in crossings.iter().enumerate().take(LABELLED) {
        let width = canvas.ruler.width(words, SMALL);
        let Some((place, leader)) = taken.place(ring, *at, width, frame) else {
            continue;
        };
        // Grid lines and lines without names give way.
        let [left, top, right, bottom] = place;
        canvas.rect((left - 1.0, top), (right - left + 2.0, bottom - top), WHITE);
        if let Some(ends) = leader {
            canvas.line(ends.to_vec(), 0.75, MUTED);
            taken.lines.push(ends);
        }
        let baseline = bottom - SMALL.descent();
        canvas.text((left, baseline), Align::Left, SMALL, INK, words);
        taken.boxes.push(place);
    }
}

/// What stands in the way of a label and of its leader.
struct Taken {
    boxes: Vec<Box>,
    lines: Vec<Leader>,
}

impl Taken {
    /// The nearest free place for a label of this width beside a ring, with a line to it where it is
    /// far.
    fn place(
        &self,
        ring: usize,
        (x, y): (f64, f64),
        width: f64,
        frame: &Frame,
    ) -> Option<(Box, Option<Leader>)> {
        let height = SMALL.ascent() + SMALL.descent();
        let distances = (0..16).map(|step| RADIUS + 4.0 + 9.0 * f64::from(step));
        let places = distances.flat_map(|away| {
            let (right, left, middle) = (x + away, x - away - width, x - width / 2.0);
            let (over, under, level) = (y - away - height, y + away, y - height / 2.0);
            [
                (right, over),
                (left, over),
                (right, under),
                (left, under),
                (middle, over),
                (middle, under),
                (right, level),
                (left, level),
            ]
        });
        places
            .map(|(left, top)| [left, top, left + width, top + height])
            .map(|label| (label, leader((x, y), label)))
            .find(|(label, leader)| {
                let inside = label[0] >= frame.left() + AIR
                    && label[2] <= frame.end() - AIR
                    && label[1] >= frame.top + AIR
                    && label[3] <= frame.bottom - AIR;
                let wide = grown(*label);
                let others = self.boxes.iter().enumerate().filter(|(at, _)| *at != ring);
                let struck =
                    |[from, to]: &Leader| others.clone().any(|(_, text)| hits(*text, *from, *to));
                inside
                    && !self.boxes.iter().any(|other| overlap(wide, *other))
                    && !self.lines.iter().any(|[from, to]| hits(wide, *from, *to))
                    && !leader.as_ref().is_some_and(struck)
            })
    }
}

/// The line from a ring to its label; none where they are next to each other.
fn leader(at: (f64, f64), label: Box) -> Option<Leader> {
    let near = (
        at.0.clamp(label[0], label[2]),
        at.1.clamp(label[1], label[3]),
    );
    let away = libm::hypot(near.0 - at.0, near.1 - at.1);
    let part = |part: f64| (at.0 + (near.0 - at.0) * part, at.1 + (near.1 - at.1) * part);
    (away > 14.0).then(|| [part(RADIUS / away), part(1.0 - 2.0 / away)])
}

fn grown(label: Box) -> Box {
    let [left, top, right, bottom] = label;
    [left - AIR, top - AIR, right + AIR, bottom + AIR]
}

fn overlap(a: Box, b: Box) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

/// Whether a line from `a` to `b` runs through a rectangle (Liang and Barsky 1984).
fn hits(label: Box, a: (f64, f64), b: (f64, f64)) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, a.0 - label[0]),
        (dx, label[2] - a.0),
        (-dy, a.1 - label[1]),
        (dy, label[3] - a.1),
    ];
    for (step, room) in sides {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    enter <= leave
}
