//! One row per team: which teams are shown, and their labels.

use crate::words::say;

use super::canvas::{Align, Canvas};
use super::color::{Color, HIGHLIGHT};
use super::names::Names;
use super::number::counted;
use super::typeface::{Ruler, Type};
use super::wrap::wrap;
pub(super) use crate::analysis::finding::{MOST_SHOWN as MOST, around_the_line as window};

/// From one line of a label to the next.
const LEADING: f64 = 15.5;

/// A team's label: its lines, their type and their colour.
struct Label {
    lines: Vec<String>,
    kind: Type,
    color: Color,
}

/// Labels of the teams that are shown, in lines of at most 24 em.
pub(super) struct Rows {
    labels: Vec<Label>,
    /// Width of the widest line.
    pub(super) width: f64,
    /// Height of every row.
    pub(super) pitch: f64,
}

impl Rows {
    /// Labels of these teams, by their numbers in the outcome.
    pub(super) fn new(ruler: &Ruler, names: &Names, teams: &[usize]) -> Self {
        let labels = teams.iter().map(|&team| {
            let (kind, color) = names.label(team);
            let lines = wrap(ruler, &names.teams[team], kind, 24.0 * kind.size, 2);
            Label { lines, kind, color }
        });
        let labels: Vec<Label> = labels.collect();
        let lines = labels
            .iter()
            .flat_map(|label| label.lines.iter().map(|line| ruler.width(line, label.kind)));
        let width = lines.fold(0.0, f64::max);
        let pitch = if labels.iter().any(|label| label.lines.len() > 1) {
            38.0
        } else {
            26.0
        };
        Rows {
            labels,
            width,
            pitch,
        }
    }

    /// Whether the `row`th team shown stands out.
    pub(super) fn stands_out(&self, row: usize) -> bool {
        (self.labels.get(row)).is_some_and(|label| label.color == HIGHLIGHT)
    }

    /// Sets the label of the `row`th team shown, right-aligned at `right` and centred on `middle`.
    pub(super) fn label(&self, canvas: &mut Canvas<'_>, row: usize, (right, middle): (f64, f64)) {
        let Some(Label { lines, kind, color }) = self.labels.get(row) else {
            return;
        };
        let first = middle + kind.baseline_shift() - LEADING * (lines.len() as f64 - 1.0) / 2.0;
        for (at, line) in lines.iter().enumerate() {
            let at = (right, first + LEADING * at as f64);
            canvas.text(at, Align::Right, *kind, *color, line);
        }
    }
}

/// How many teams are not shown, above and below; nothing where all are.
pub(super) fn not_shown([above, below]: [usize; 2]) -> Option<String> {
    Some(match (above, below) {
        (0, 0) => return None,
        (0, _) => say!("not-shown-below", below = counted(below, "team")),
        (_, 0) => say!("not-shown-above", above = counted(above, "team")),
        _ => say!(
            "not-shown-both",
            above = counted(above, "team"),
            below = below.to_string()
        ),
    })
}

/// What the line between the teams within and those without is called.
pub(super) fn cut_line(places: usize) -> String {
    say!("cut-line", places = counted(places, "place"))
}
