//! What stands at the ends of the lines.

use crate::analysis::Sweep;
use crate::analysis::finding::Fate;
use crate::chart::names::Names;
use crate::chart::number::whole_percent;
use crate::chart::rows::LABEL;
use crate::chart::typeface::Ruler;

use super::curves::{Curves, share};

/// Room for a name at the end of its line.
const NAME: f64 = 190.0;
/// With more labels than these, teams that are next to nowhere share one.
const MANY: usize = 16;
/// Where next to nowhere ends.
const NOWHERE: f64 = 0.01;

/// A label and the share at which it belongs.
pub(super) struct End {
    /// Absent where several teams share the label.
    pub(super) team: Option<usize>,
    pub(super) share: f64,
    pub(super) text: String,
}

/// The labels of the teams shown. A fan of twenty names at 0 % helps nobody: teams that are never
/// in and end below 1 % are counted where there are many.
pub(super) fn ends(sweep: &Sweep, curves: &Curves, names: &Names, ruler: &Ruler) -> Vec<End> {
    let shown = curves.shown();
    let last = |team: usize| sweep.points.last().map_or(0.0, |point| share(point, team));
    let nowhere = |team: usize| curves.fate(team) == Fate::Out && last(team) < NOWHERE;
    let few = shown.iter().filter(|&&team| nowhere(team)).count();
    let together = shown.len() > MANY && few > 2;
    let short = names.short(ruler, LABEL, NAME);
    let mut ends: Vec<End> = (shown.iter())
        .filter(|&&team| !(together && nowhere(team)))
        .map(|&team| End {
            team: Some(team),
            share: last(team),
            text: label(&short[team], &whole_percent(last(team))),
        })
        .collect();
    if together {
        ends.push(End {
            team: None,
            share: 0.0,
            text: format!("{few} more below {}", whole_percent(NOWHERE)),
        });
    }
    ends
}

/// A name and its figure. Behind a name that is written from right to left, a mark keeps the
/// figure on the right.
fn label(name: &str, figure: &str) -> String {
    let leftwards = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}');
    let mark = if name.contains(leftwards) {
        "\u{200e}"
    } else {
        ""
    };
    format!("{name}{mark}\u{a0}\u{a0}{figure}")
}
