//! Two axes as a map: which teams are the likeliest, or one team's probability.

use crate::analysis::{Axis, Lineups, Method, Sweep};
use crate::report::markdown::escaped;
use crate::report::page;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::report::shares::{computing_error, digits};
use crate::report::text::{TIED, counted, fit, list, longest, percent, right, wrap};
use crate::words::{Words, axis_label, say};

/// Rows of a map that is still read.
const ROWS: usize = 21;
/// Sets of teams that are told, and teams that are named.
const TOLD: usize = 12;
const NAMED: usize = 6;
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
        &say!(
            "map-axes",
            rows = axis_label(rows),
            columns = axis_label(columns)
        ),
        0,
    );
    out += &" ".repeat(FIRST);
    for value in columns.values.iter().step_by(across) {
        out += &right(&fit(value, width - 1), width);
    }
    out.push('\n');
    let lineups = sweep.lineups();
    for (row, value) in rows.values.iter().enumerate().step_by(down) {
        out += &right(&fit(value, FIRST), FIRST);
        for column in (0..columns.values.len()).step_by(across) {
            let at = row * columns.values.len() + column;
            let point = &sweep.points[at];
            let cell = if let Some(team) = team {
                percent(point.selection_probability[team].estimate, digits)
            } else {
                Lineups::letter(lineups.at[at])
            };
            out += &right(&cell, width);
        }
        out.push('\n');
    }
    let what = if let Some(team) = team {
        let which = match sweep.method {
            Method::Exact | Method::QuasiMonteCarlo => "map-team-exact",
            Method::MonteCarlo => "map-team",
        };
        say!(which, team = &sweep.teams[team].name)
    } else {
        who(sweep, &lineups)
    };
    out += &wrap(&format!("{what} {}", computing_error(sweep.widest())), 0);
    if down > 1 || across > 1 {
        out += &wrap(&say!("map-not-every"), 0);
    }
    out
}

/// Index of the team that the map is about.
fn asked(sweep: &Sweep) -> Option<usize> {
    let id = sweep.team.as_ref()?;
    sweep.teams.iter().position(|team| team.id == *id)
}

/// What the letters mean: who is among the likeliest besides those that always are.
fn who(sweep: &Sweep, lineups: &Lineups) -> String {
    let words = Words::of_sweep(sweep);
    let names = |teams: &[usize]| {
        let names: Vec<&str> = teams
            .iter()
            .map(|&team| sweep.teams[team].name.as_str())
            .collect();
        list(&names)
    };
    let always = lineups.always();
    let always = match always.len() {
        0 => String::new(),
        1..=NAMED => format!(" {}", say!("map-besides", teams = names(&always))),
        many => {
            let teams = counted(many, "team");
            format!(" {}", say!("map-besides-many", teams = teams))
        }
    };
    let sets = 0..lineups.all.len().min(TOLD);
    let mut sets: Vec<String> = sets
        .map(|which| {
            format!(
                "{} {}",
                Lineups::letter(which),
                words.lineup(lineups, which)
            )
        })
        .collect();
    if let Some(more) = lineups.all.len().checked_sub(TOLD).filter(|more| *more > 0) {
        sets.push(counted(more, "other set"));
    }
    if lineups.all.len() == 1 {
        return match lineups.always().as_slice() {
            few if few.len() <= NAMED => say!("map-one-set-named", teams = names(few)),
            _ => say!("map-one-set"),
        };
    }
    say!("map-sets", besides = always, sets = sets.join("; "))
}

/// The whole map.
pub(super) fn markdown(sweep: &Sweep, axes: [&Axis; 2], verbose: bool) -> String {
    let legend = legend_of_all(sweep, axes).replace(TIED, " ");
    format!(
        "{}\n\n{}",
        escaped(&legend),
        all(sweep, axes, verbose).markdown()
    )
}

/// What stands over [`all`].
pub(super) fn legend_of_all(sweep: &Sweep, [rows, columns]: [&Axis; 2]) -> String {
    say!(
        "map-document",
        rows = axis_label(rows),
        columns = axis_label(columns),
        what = match asked(sweep) {
            Some(team) => say!("map-document-team", team = &sweep.teams[team].name),
            None => who(sweep, &sweep.lineups()),
        },
        error = computing_error(sweep.widest())
    )
}

/// A row for every value of the first axis, a column for every value of the second.
pub(super) fn all(sweep: &Sweep, [rows, columns]: [&Axis; 2], verbose: bool) -> Rows {
    let team = asked(sweep);
    let digits = digits(sweep.widest(), verbose);
    let lineups = sweep.lineups();
    let values = columns.values.iter();
    let heads = values.map(|value| Head::new(value, Side::Middle));
    let row = |(row, value): (usize, &String)| {
        let first = row * columns.values.len();
        let cells = (first..first + columns.values.len()).map(|at| {
            let Some(team) = team else {
                return Cell::new(Lineups::letter(lineups.at[at]));
            };
            let share = sweep.points[at].selection_probability[team].estimate;
            Cell::figure(format!("{} %", percent(share, digits)), share)
        });
        [Cell::new(value)].into_iter().chain(cells).collect()
    };
    let heads = [Head::new("", Side::Right)].into_iter().chain(heads);
    Rows {
        heads: heads.collect(),
        cells: rows.values.iter().enumerate().map(row).collect(),
        ..Rows::default()
    }
}
