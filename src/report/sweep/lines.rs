//! Selection probabilities along one axis, a row per value.

use crate::analysis::{Axis, Method, Sweep, SweepPoint};
use crate::report::page::columns;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::shares::{computing_error, digits};
use crate::report::text::{
    TIED, counted, fit, heading, headings, list, longest, percent, right, wrap,
};
use crate::words::{axis_label, say};

/// Columns for a team.
const TEAM: usize = 8;
/// Rows of a table that is still read.
const ROWS: usize = 21;

/// The table for a terminal: teams around the cut line, as many as fit side by side, and at most
/// [`ROWS`] values unless all are wanted.
pub(super) fn table(sweep: &Sweep, axis: &Axis, verbose: bool) -> String {
    let (rows, every) = rows(sweep, verbose);
    let (title, first) = title(axis);
    let shown = shown(sweep, (columns() - first) / TEAM);
    // Names get what room there is.
    let named = || shown.iter().map(|&team| sweep.teams[team].name.as_str());
    let team = (columns() - first) / shown.len().max(1);
    let team = team.min(longest(named()) + 1).clamp(TEAM, 2 * TEAM);
    let digits = digits(sweep.widest(), verbose);
    let mut out = String::new();
    let names = headings(named(), team - 1);
    for line in 0..2 {
        out += &right(&title[line], first);
        for name in &names {
            out += &right(&name[line], team);
        }
        out = out.trim_end().to_owned() + "\n";
    }
    // Names of one word each leave the first line empty.
    let mut out = out.trim_start_matches('\n').to_owned();
    for point in rows {
        let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
        out += &right(&fit(value, first), first);
        let likeliest = point.likeliest();
        for index in &shown {
            let mark = if likeliest.contains(index) { "*" } else { " " };
            let cell = format!("{}{mark}", cell(point, *index, digits));
            out += &right(&cell, team);
        }
        out = out.trim_end().to_owned() + "\n";
    }
    out += &wrap(&legend(sweep, &shown, every), 0);
    out
}

/// The points that are shown, the last among them, and the how manieth these are.
pub(super) fn rows(sweep: &Sweep, all: bool) -> (Vec<&SweepPoint>, usize) {
    let last = sweep.points.len().saturating_sub(1);
    let every = if all {
        1
    } else {
        last.div_ceil(ROWS - 1).max(1)
    };
    let mut rows: Vec<&SweepPoint> = sweep.points.iter().step_by(every).collect();
    if !last.is_multiple_of(every) {
        rows.extend(sweep.points.last());
    }
    (rows, every)
}

/// The heading of the values in two lines, whole where it can be, and how wide their column is.
pub(super) fn title(axis: &Axis) -> ([String; 2], usize) {
    const LEAST: usize = 10;
    const MOST: usize = 20;
    let title = axis_label(axis);
    let title = title.split(',').next().unwrap_or("");
    let is_whole = |lines: &[String; 2]| lines.iter().all(|line| !line.contains('…'));
    let mut lines = (LEAST..MOST).map(|width| heading(title, width));
    let lines = lines.find(is_whole).unwrap_or_else(|| heading(title, MOST));
    let first = longest(&lines)
        .max(longest(&axis.values))
        .clamp(LEAST, MOST);
    (lines, first)
}

fn cell(point: &SweepPoint, team: usize, digits: usize) -> String {
    percent(point.selection_probability[team].estimate, digits)
}

/// What the marks mean and what is not there.
fn legend(sweep: &Sweep, shown: &[usize], every: usize) -> String {
    let which = match sweep.method {
        Method::Exact | Method::QuasiMonteCarlo => "lines-legend-exact",
        Method::MonteCarlo => "lines-legend",
    };
    let mut out = say!(which, error = computing_error(sweep.widest()));
    if every > 1 {
        out += &format!(" {}", say!("lines-every", every = every));
    }
    let rest: Vec<usize> = (0..sweep.teams.len())
        .filter(|t| !shown.contains(t))
        .collect();
    let always = |team: &usize| sweep.points.iter().all(|p| p.likeliest().contains(team));
    let (within, without): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(always);
    for (teams, what) in [
        (within, "lines-not-shown-in"),
        (without, "lines-not-shown-out"),
    ] {
        let names: Vec<&str> = teams
            .iter()
            .map(|&t| sweep.teams[t].name.as_str())
            .collect();
        let teams = match names.len() {
            0 => continue,
            1..=6 => list(&names),
            n => counted(n, "team"),
        };
        out += &format!(" {}", say!(what, teams = teams));
    }
    out
}

/// The teams around the cut line, so many at most, those whose fate changes first of all, in the order of their
/// mean probabilities.
fn shown(sweep: &Sweep, most: usize) -> Vec<usize> {
    let teams = sweep.teams.len();
    let mean = |team: usize| -> f64 {
        let all = sweep.points.iter();
        all.map(|p| p.selection_probability[team].estimate).sum()
    };
    let means: Vec<f64> = (0..teams).map(mean).collect();
    let mut order: Vec<usize> = (0..teams).collect();
    order.sort_by(|&a, &b| means[b].total_cmp(&means[a]));
    if teams <= most {
        return order;
    }
    let mut times = vec![0; teams];
    for point in &sweep.points {
        for team in point.likeliest() {
            times[team] += 1;
        }
    }
    let changes = |team: usize| times[team] > 0 && times[team] < sweep.points.len();
    // Twice the distance to the line, so that it is a whole number.
    let distance = |rank: usize| (2 * rank + 1).abs_diff(2 * sweep.places);
    let mut ranks: Vec<usize> = (0..teams).collect();
    ranks.sort_by_key(|&rank| (!changes(order[rank]), distance(rank)));
    ranks.truncate(most);
    ranks.sort_unstable();
    ranks.into_iter().map(|rank| order[rank]).collect()
}

/// Every value and every team.
pub(super) fn markdown(sweep: &Sweep, axis: &Axis, verbose: bool) -> String {
    format!(
        "{}\n\n{}",
        legend_of_all(sweep).replace(TIED, " "),
        all(sweep, axis, verbose).markdown()
    )
}

/// What stands over [`all`].
pub(super) fn legend_of_all(sweep: &Sweep) -> String {
    say!("lines-document", error = computing_error(sweep.widest()))
}

/// A row for every value, a column for every team.
pub(super) fn all(sweep: &Sweep, axis: &Axis, verbose: bool) -> Rows {
    let digits = digits(sweep.widest(), verbose);
    let names = sweep.teams.iter().map(|team| team.name.clone());
    let heads = [axis_label(axis)].into_iter().chain(names);
    let row = |point: &SweepPoint| {
        let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
        let likeliest = point.likeliest();
        let share = |team: usize| {
            let share = format!("{} %", cell(point, team, digits));
            let number = point.selection_probability[team].estimate;
            Cell::figure(share, number).strong(likeliest.contains(&team))
        };
        let shares = (0..sweep.teams.len()).map(share);
        [Cell::new(value)].into_iter().chain(shares).collect()
    };
    Rows {
        heads: heads.map(|head| Head::new(head, Side::Right)).collect(),
        cells: sweep.points.iter().map(row).collect(),
        ..Rows::default()
    }
}
