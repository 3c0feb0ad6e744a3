//! The few teams of a crowd that have names: at the end of a thin line to the right.

use crate::chart::canvas::Align;
use crate::chart::color::{Color, GREY_LINE, HIGHLIGHT, INK};
use crate::chart::names::Names;
use crate::chart::page::Page;
use crate::chart::spread::{PITCH, spread};
use crate::chart::typeface::{LABEL, Ruler, Type};

use super::field::Field;

/// Names wider than this are cut.
const WIDEST: f64 = 210.0;
/// From the end of the field to a name.
const LEADER: f64 = 20.0;

/// A team with a name.
pub(super) struct Tag {
    /// Its place in the order, from 0.
    pub(super) place: usize,
    name: String,
    figure: String,
    kind: Type,
    color: Color,
}

/// Those of a picture.
pub(super) struct Tags {
    tags: Vec<Tag>,
    /// The room they take on the right of the field.
    pub(super) room: f64,
}

impl Tags {
    /// Tags of teams given by their places, with their numbers in the outcome and their figures.
    pub(super) fn new(
        ruler: &Ruler,
        names: &Names,
        teams: impl IntoIterator<Item = (usize, usize, String)>,
    ) -> Self {
        let short = names.short(ruler, LABEL, WIDEST);
        let tag = |(place, team, figure): (usize, usize, String)| {
            let (kind, color) = names.label(team);
            Tag {
                place,
                name: short[team].clone(),
                figure,
                kind,
                color,
            }
        };
        let tags: Vec<Tag> = teams.into_iter().map(tag).collect();
        let widths = tags
            .iter()
            .map(|tag| ruler.width(&tag.name, tag.kind) + ruler.width(&tag.figure, LABEL) + 6.0);
        let widest = widths.fold(0.0, f64::max);
        Self {
            room: if tags.is_empty() {
                0.0
            } else {
                LEADER + widest
            },
            tags,
        }
    }

    pub(super) fn teams(&self) -> &[Tag] {
        &self.tags
    }

    /// Sets the names; `height` tells where in the field a place has its point.
    pub(super) fn set(&self, page: &mut Page<'_>, field: &Field, height: impl Fn(usize) -> f64) {
        let wanted: Vec<f64> = self.tags.iter().map(|tag| height(tag.place)).collect();
        let range = (field.top - PITCH / 2.0, field.bottom + PITCH / 2.0);
        let middles = spread(&wanted, PITCH, range);
        for ((tag, at), middle) in self.tags.iter().zip(wanted).zip(middles) {
            let start = (field.middle(tag.place), at);
            let end = field.right + LEADER - 4.0;
            let leader = vec![start, (field.right + 2.0, at), (end, middle)];
            let line = if tag.color == INK {
                GREY_LINE
            } else {
                HIGHLIGHT
            };
            page.canvas.line(leader, 0.75, line);
            page.canvas.dot(start, 3.0, tag.color);
            let x = field.right + LEADER;
            let baseline = middle + tag.kind.baseline_shift();
            let width =
                page.canvas
                    .text((x, baseline), Align::Left, tag.kind, tag.color, &tag.name);
            let at = (x + width + 6.0, baseline);
            page.canvas.text(at, Align::Left, LABEL, INK, &tag.figure);
        }
    }
}
