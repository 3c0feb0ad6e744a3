//! Two axes as a map: who holds the last place, or one team's probability.

use crate::analysis::{Axis, Sweep};
use crate::report::markdown::escaped;
use crate::report::page;
use crate::report::shares::{computing_error, digits};
use crate::report::text::{TIED, fit, list, longest, percent, right, wrap};

/// Rows of a map that is still read.
const ROWS: usize = 21;
/// Columns of the values of the first axis.
const FIRST: usize = 12;

/// The map for a terminal.
pub(super) fn table(sweep: &Sweep, [rows, columns]: [&Axis; 2], verbose: bool) -> String {
    let team = asked(sweep);
    let digits = digits(sweep.widest(), verbose);
    let narrowest = if team.is_some() { 5 + digits } else { 4 };
    let width = (longest(&columns.values) + 1).clamp(narrowest, 12);
    let step =
        |count: usize, room: usize| (count.saturating_sub(1)).div_ceil((room - 1).max(1)).max(1);
    let down = step(rows.values.len(), ROWS);
    let across = step(columns.values.len(), (page::columns() - FIRST) / width);
    let mut out = wrap(
        &format!("{} down, {} across:", rows.label, columns.label),
        0,
    );
    out += &" ".repeat(FIRST);
    for value in columns.values.iter().step_by(across) {
        out += &right(&fit(value, width - 1), width);
    }
    out.push('\n');
    let holders = holders(sweep);
    for (row, value) in rows.values.iter().enumerate().step_by(down) {
        out += &right(&fit(value, FIRST), FIRST);
        for column in (0..columns.values.len()).step_by(across) {
            let point = &sweep.points[row * columns.values.len() + column];
            let cell = if let Some(team) = team {
                percent(point.selection_probability[team].estimate, digits)
            } else {
                let holder = point.likeliest().last().copied();
                letter(holders.iter().position(|&h| Some(h) == holder)).to_string()
            };
            out += &right(&cell, width);
        }
        out.push('\n');
    }
    let what = if let Some(team) = team {
        format!(
            "Share of draws in which {} is selected, in percent.",
            sweep.teams[team].name
        )
    } else {
        let named: Vec<String> = holders
            .iter()
            .enumerate()
            .map(|(at, &team)| format!("{} {}", letter(Some(at)), sweep.teams[team].name))
            .collect();
        format!("Who holds the last place: {}.", list(&named))
    };
    out += &wrap(&format!("{what} {}", computing_error(sweep.widest())), 0);
    if down > 1 || across > 1 {
        out += &wrap("Not every value is shown; --format csv has all.", 0);
    }
    out
}

/// Index of the team that the map is about.
fn asked(sweep: &Sweep) -> Option<usize> {
    let id = sweep.team.as_ref()?;
    sweep.teams.iter().position(|team| team.id == *id)
}

/// Teams that hold the last place somewhere, in the order of the file.
fn holders(sweep: &Sweep) -> Vec<usize> {
    let mut all: Vec<usize> = (sweep.points.iter())
        .filter_map(|point| point.likeliest().last().copied())
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// A, B, ... Z, a, ... z, then `?`.
fn letter(at: Option<usize>) -> char {
    let letters = ('A'..='Z').chain('a'..='z');
    at.and_then(|at| letters.clone().nth(at)).unwrap_or('?')
}

/// The whole map.
pub(super) fn markdown(sweep: &Sweep, [rows, columns]: [&Axis; 2], verbose: bool) -> String {
    let team = asked(sweep);
    let digits = digits(sweep.widest(), verbose);
    let head: Vec<String> = columns.values.iter().map(|value| escaped(value)).collect();
    let mut out = format!(
        "{} down, {} across; {}. {}\n\n| | {} |\n|--:|{}\n",
        escaped(&rows.label),
        escaped(&columns.label),
        match team {
            Some(team) => format!(
                "selection probability of {}",
                escaped(&sweep.teams[team].name)
            ),
            None => "who holds the last place".to_owned(),
        },
        computing_error(sweep.widest()).replace(TIED, " "),
        head.join(" | "),
        ":-:|".repeat(columns.values.len())
    );
    for (row, value) in rows.values.iter().enumerate() {
        let points = sweep.points.iter().skip(row * columns.values.len());
        let cells = points.take(columns.values.len()).map(|point| {
            if let Some(team) = team {
                let share = percent(point.selection_probability[team].estimate, digits);
                return format!("{share} %").replace('<', "&lt;");
            }
            let holder = point.likeliest().last().copied();
            holder.map_or(String::new(), |team| escaped(&sweep.teams[team].name))
        });
        out += &format!(
            "| {} | {} |\n",
            escaped(value),
            cells.collect::<Vec<_>>().join(" | ")
        );
    }
    out
}
