//! What stands at the ends of the lines.

use crate::analysis::Sweep;
use crate::chart::names::Names;
use crate::chart::number::whole_percent;
use crate::chart::typeface::{LABEL, Ruler, Type};

use super::curves::{Curves, share};

/// Room for a name at the end of its line.
const NAME: f64 = 190.0;

/// A label and the share at which it belongs.
pub(super) struct End {
    pub(super) team: usize,
    pub(super) share: f64,
    pub(super) text: String,
    pub(super) kind: Type,
}

/// The labels of the teams that have names.
pub(super) fn ends(sweep: &Sweep, curves: &Curves, names: &Names, ruler: &Ruler) -> Vec<End> {
    let last = |team: usize| sweep.points.last().map_or(0.0, |point| share(point, team));
    let short = names.short(ruler, LABEL, NAME);
    let named = curves
        .shown()
        .iter()
        .copied()
        .filter(|&team| curves.is_named(team));
    let ends = named.map(|team| End {
        team,
        share: last(team),
        text: label(&short[team], &whole_percent(last(team))),
        kind: names.label(team).0,
    });
    ends.collect()
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
