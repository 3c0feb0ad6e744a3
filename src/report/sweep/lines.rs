//! Selection probabilities along one axis, a row per value.

use crate::analysis::{Axis, Sweep, SweepPoint};
use crate::report::markdown::escaped;
use crate::report::shares::bound;
use crate::report::text::{counted, fit, heading, headings, list, percent, right, wrap};

/// Columns for a team.
const TEAM: usize = 8;
/// Teams side by side.
const TEAMS: usize = 8;
/// Rows of a table that is still read.
const ROWS: usize = 21;

/// The table for a terminal: teams around the cut line, at most [`ROWS`] values.
pub(super) fn table(sweep: &Sweep, axis: &Axis) -> String {
    let (rows, every) = rows(sweep);
    let shown = shown(sweep);
    let first = first_column(axis);
    let mut out = String::new();
    let named = shown.iter().map(|&team| sweep.teams[team].name.as_str());
    let names = headings(named, TEAM - 1);
    let title = heading(axis.label.split(',').next().unwrap_or(""), first);
    for line in 0..2 {
        out += &right(&title[line], first);
        for name in &names {
            out += &right(&name[line], TEAM);
        }
        out = out.trim_end().to_owned() + "\n";
    }
    // Names of one word each leave the first line empty.
    let mut out = out.trim_start_matches('\n').to_owned();
    for point in rows.iter().filter_map(|&row| sweep.points.get(row)) {
        let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
        out += &right(&fit(value, first), first);
        let likeliest = point.likeliest();
        for &team in &shown {
            let mark = if likeliest.contains(&team) { "*" } else { " " };
            let cell = format!("{}{mark}", cell(point, team));
            out += &right(&cell, TEAM);
        }
        out = out.trim_end().to_owned() + "\n";
    }
    out += &wrap(&legend(sweep, &shown, every), 0);
    out
}

/// Columns for the values.
pub(super) fn first_column(axis: &Axis) -> usize {
    let widest = axis.values.iter().map(|value| value.chars().count()).max();
    widest.unwrap_or(0).clamp(10, 15)
}

/// The points that are shown, the last among them, and the how manieth these are.
pub(super) fn rows(sweep: &Sweep) -> (Vec<usize>, usize) {
    let last = sweep.points.len().saturating_sub(1);
    let every = last.div_ceil(ROWS - 1).max(1);
    let mut rows: Vec<usize> = (0..sweep.points.len()).step_by(every).collect();
    if rows.last().is_some_and(|row| *row < last) {
        rows.push(last);
    }
    (rows, every)
}

fn cell(point: &SweepPoint, team: usize) -> String {
    percent(point.selection_probability[team].estimate, 1)
}

/// What the marks mean and what is not there.
fn legend(sweep: &Sweep, shown: &[usize], every: usize) -> String {
    let mut out = format!(
        "In percent of draws ({} at most); * marks the likeliest, as many as there are places.",
        bound(sweep.widest())
    );
    if every > 1 {
        out += &format!(
            " Every {} value is shown; --format csv has all.",
            match every {
                2 => "second".to_owned(),
                3 => "third".to_owned(),
                n => format!("{n}th"),
            }
        );
    }
    let rest: Vec<usize> = (0..sweep.teams.len())
        .filter(|t| !shown.contains(t))
        .collect();
    let always = |team: &usize| sweep.points.iter().all(|p| p.likeliest().contains(team));
    let (within, without): (Vec<usize>, Vec<usize>) = rest.into_iter().partition(always);
    for (teams, what) in [
        (within, "always among the likeliest"),
        (without, "further from the line"),
    ] {
        let names: Vec<&str> = teams
            .iter()
            .map(|&t| sweep.teams[t].name.as_str())
            .collect();
        match names.len() {
            0 => {}
            1..=6 => out += &format!(" Not shown, {what}: {}.", list(&names)),
            n => out += &format!(" Not shown, {what}: {}.", counted(n, "team")),
        }
    }
    out
}

/// The teams around the cut line, those whose fate changes first of all, in the order of their
/// mean probabilities.
fn shown(sweep: &Sweep) -> Vec<usize> {
    let teams = sweep.teams.len();
    let mean = |team: usize| -> f64 {
        let all = sweep.points.iter();
        all.map(|p| p.selection_probability[team].estimate).sum()
    };
    let means: Vec<f64> = (0..teams).map(mean).collect();
    let mut order: Vec<usize> = (0..teams).collect();
    order.sort_by(|&a, &b| means[b].total_cmp(&means[a]));
    if teams <= TEAMS {
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
    ranks.truncate(TEAMS);
    ranks.sort_unstable();
    ranks.into_iter().map(|rank| order[rank]).collect()
}

/// Every value and every team.
pub(super) fn markdown(sweep: &Sweep, axis: &Axis) -> String {
    let names = sweep.teams.iter().map(|team| escaped(&team.name));
    let mut out = format!(
        "Selection probability, {} percentage points at most; the likeliest in bold.\n\n\
         | {} | {} |\n|--:|{}\n",
        bound(sweep.widest()),
        escaped(&axis.label),
        names.collect::<Vec<_>>().join(" | "),
        "--:|".repeat(sweep.teams.len())
    );
    for point in &sweep.points {
        let value = point.at.first().map_or("", |&at| axis.values[at].as_str());
        let likeliest = point.likeliest();
        let cells = (0..sweep.teams.len()).map(|team| {
            let share = format!("{} %", cell(point, team)).replace('<', "&lt;");
            if likeliest.contains(&team) {
                format!("**{share}**")
            } else {
                share
            }
        });
        out += &format!(
            "| {} | {} |\n",
            escaped(value),
            cells.collect::<Vec<_>>().join(" | ")
        );
    }
    out
}
