//! What is seen of two teams that change places, and where the one is as likely selected as the other.

use crate::analysis::interval::{Interval, critical_value};

/// The two teams of a swap at one value.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub(super) at: f64,
    /// Selection probability of the team that leaves minus that of the one that enters.
    pub(super) lead: f64,
    pub(super) error: f64,
    /// Selection probability of the team that leaves.
    pub(super) share: f64,
    /// Half-width of its interval, where it was integrated.
    pub(super) known_to: f64,
}

/// The selection probability at which two lines meet that were integrated: known as well as the line is
/// at one value, and within what it moves along as the value does.
pub(super) fn beside(met: f64, low: &Seen, high: &Seen) -> Interval {
    let slope = (low.share - high.share) / (low.lead - high.lead);
    let along = slope.abs() * critical_value(1) * low.error.max(high.error);
    let half = low.known_to.max(high.known_to) + along;
    Interval {
        estimate: met,
        low: (met - half).max(0.0),
        high: (met + half).min(1.0),
    }
}

/// A selection probability of which is known only that it is among those of both teams.
pub(super) fn spanned(estimate: f64, seen: &[Seen]) -> Interval {
    let shares = || {
        seen.iter()
            .flat_map(|seen| [seen.share, seen.share - seen.lead])
    };
    Interval {
        estimate,
        low: shares().fold(estimate, f64::min),
        high: shares().fold(estimate, f64::max),
    }
}

/// The two neighbouring points, nearest to the guess, between which the lead changes sides.
pub(super) fn bracket(seen: &[Seen], guess: f64) -> Option<(&Seen, &Seen)> {
    let pairs = seen.iter().zip(seen.iter().skip(1));
    let away = |pair: &(&Seen, &Seen)| (f64::midpoint(pair.0.at, pair.1.at) - guess).abs();
    pairs
        .filter(|(low, high)| low.lead >= 0.0 && high.lead <= 0.0 && low.lead > high.lead)
        .min_by(|a, b| away(a).total_cmp(&away(b)))
}

/// Where the lead is zero on the line between two points.
pub(super) fn zero(low: &Seen, high: &Seen) -> f64 {
    low.at + (high.at - low.at) * low.lead / (low.lead - high.lead)
}

/// Going outwards from a start that is not above zero, where the first point above zero is
/// reached, on the line from the point before it.
pub(super) fn edge(start: (f64, f64), outwards: impl Iterator<Item = (f64, f64)>) -> Option<f64> {
    let mut before = start;
    for next in outwards {
        if next.1 > 0.0 {
            return Some(before.0 + (next.0 - before.0) * before.1 / (before.1 - next.1));
        }
        before = next;
    }
    None
}
