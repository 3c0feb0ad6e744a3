//! In what two scenarios differ, and what each difference has to do with the changes.

use super::teams::points;
use crate::analysis::{Comparison, Difference, THERE};
use crate::report::page::columns;
use crate::report::shares::{digits, error_at_most};
use crate::report::text::{counted, fit, headings, left, right, wrap};
use crate::words::say;

/// Keys of a group that are told.
const MEMBERS: usize = 12;
/// Columns for a difference in the table of shares, and for a team.
const LABEL: usize = 32;
const TEAM: usize = 8;

/// The differences, and their shares of the largest changes.
pub(super) fn differences(comparison: &Comparison, full: bool) -> String {
    if comparison.differences.is_empty() {
        return say!("differences-none") + "\n";
    }
    let mut out = say!("differences-head") + "\n";
    for (number, difference) in comparison.differences.iter().enumerate() {
        out += &wrap(&format!("  {} {}", number + 1, told(difference)), 2);
        for member in difference.members.iter().take(MEMBERS) {
            let from_to = from_to(&member.path, member.a.as_deref(), member.b.as_deref());
            out += &wrap(&format!("      {}: {from_to}", member.path), 2);
        }
        if difference.members.len() > MEMBERS {
            let more = difference.members.len() - MEMBERS;
            let more = say!("differences-more", count = more.to_string());
            out += &format!("      {more}\n");
        }
    }
    if comparison.differences.len() > 1 {
        out.push('\n');
        out += &shares(comparison, full);
    }
    out
}

/// A difference in one line.
pub(super) fn told(difference: &Difference) -> String {
    if difference.keys == 1 {
        let [a, b] = [&difference.a, &difference.b].map(|side| side.as_deref());
        let from_to = from_to(&difference.path, a, b);
        format!("{}: {from_to}", difference.path)
    } else {
        format!("{}: {}", difference.path, counted(difference.keys, "key"))
    }
}

fn from_to(path: &str, a: Option<&str>, b: Option<&str>) -> String {
    // Of a team or a criterion as a whole nothing else is said.
    let is_whole = ["teams.", "criteria."]
        .iter()
        .any(|of| path.starts_with(of));
    let side = |side: Option<&str>| match side {
        None => say!("difference-absent"),
        Some(THERE) if is_whole => say!("difference-there"),
        Some(side) => fit(side, 60),
    };
    say!("difference-sides", a = side(a), b = side(b))
}

/// What each difference has to do with the largest changes.
fn shares(comparison: &Comparison, full: bool) -> String {
    if comparison.differences.iter().all(|d| d.share.is_empty()) {
        return wrap(&say!("shares-none"), 0);
    }
    let total = |team: usize| -> f64 { comparison.differences.iter().map(|d| d.share[team]).sum() };
    let largest = |team: usize| -> f64 {
        let shares = comparison.differences.iter().map(|d| d.share[team].abs());
        shares.fold(0.0, f64::max)
    };
    let mut order: Vec<usize> = (0..comparison.teams.len()).collect();
    order.sort_by(|&x, &y| largest(y).total_cmp(&largest(x)));
    order.truncate((columns() - LABEL) / TEAM);
    let shown = order.iter().flat_map(|&team| {
        let shares = comparison.differences.iter();
        let shares = shares.filter_map(move |difference| difference.share_of(team));
        shares.chain(comparison.teams[team].change)
    });
    let widest = shown.map(|share| share.half_width()).fold(0.0, f64::max);
    let digits = digits(widest, full).min(2);
    let mut out = wrap(&say!("shares-head", error = error_at_most(widest)), 0);
    let names = headings(
        order.iter().map(|&t| comparison.teams[t].name.as_str()),
        TEAM - 1,
    );
    for line in 0..2 {
        out += &left("", LABEL);
        for name in &names {
            out += &right(&name[line], TEAM);
        }
        out = out.trim_end().to_owned() + "\n";
    }
    let row = |label: &str, value: &dyn Fn(usize) -> f64| {
        let cells: String = order
            .iter()
            .map(|&t| right(&points(value(t), digits), TEAM))
            .collect();
        format!("{}{cells}\n", left(label, LABEL))
    };
    for (number, difference) in comparison.differences.iter().enumerate() {
        let label = format!(
            "  {} {}",
            number + 1,
            shortened(&difference.path, LABEL - 5)
        );
        out += &row(&label, &|team| difference.share[team]);
    }
    out += &row(&format!("    {}", say!("shares-together")), &total);
    out
}

/// The end of a path, which tells more than its beginning.
fn shortened(path: &str, width: usize) -> String {
    let length = path.chars().count();
    if length <= width {
        return path.to_owned();
    }
    let end: String = path.chars().skip(length - width + 1).collect();
    format!("…{end}")
}
