//! What a map of favourable weights shows, said in one sentence made from its numbers.

use super::finding::those;
use super::number::{fixed, sentence, signed};

/// A team's mean weight of a criterion over the draws in which the team is selected.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaning<'a> {
    pub(super) team: &'a str,
    pub(super) criterion: &'a str,
    /// In points, over the draws in which the team is selected.
    pub(super) given: f64,
    /// In points, over all.
    pub(super) mean: f64,
}

/// A weight that moves by less than this part of itself hardly matters.
const MATTERS: f64 = 0.05;

/// The finding of the chart of weights, from the cells that rest on draws enough.
pub(super) fn leaning(cells: &[Leaning<'_>]) -> String {
    let size = |cell: &Leaning<'_>| (cell.given - cell.mean).abs();
    // The first among equals: weights that share their points move by as much.
    let most = cells.iter().rev().max_by(|a, b| {
        size(a)
            .total_cmp(&size(b))
            .then(a.given.total_cmp(&b.given))
    });
    let Some(most) = most else {
        return "No team is selected often enough to tell which weights favour it".to_owned();
    };
    if size(most) < MATTERS * most.mean {
        return format!(
            "The weights hardly decide who is selected: none moves by more than {} points",
            fixed(size(most), 1)
        );
    }
    // Level in what is shown: each of them hinges as much.
    let shown = |cell: &Leaning<'_>| fixed(size(cell), 1);
    let level = cells.iter().filter(|cell| shown(cell) == shown(most));
    let mut level: Vec<&str> = level.map(|cell| cell.team).collect();
    level.dedup();
    let (who, it) = match level.len() {
        1 => (format!("{} hinges", most.team), "it"),
        _ => (format!("{} hinge", those(&level)), most.team),
    };
    let more = if most.given > most.mean {
        "more"
    } else {
        "less"
    };
    format!(
        "{} most on the weights: where {it} is selected, {} counts for {more}, {} points on \
         average ({})",
        sentence(&who, &level),
        most.criterion,
        fixed(most.given, 1),
        signed(most.given - most.mean)
    )
}
