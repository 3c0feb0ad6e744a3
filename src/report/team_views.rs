//! Teams that were asked for, against the line, criterion by criterion.

use super::markdown::escaped;
use super::rows::{Cell, Head, Rows, Side};
use super::text::{fit, fixed, left, right, signed, wrap};
use crate::analysis::{Outcome, TeamView};
use crate::words::{Words, ended, more, plain, say};

/// Columns for a criterion and for a figure.
const CRITERION: usize = 34;
const FIGURE: usize = 14;

/// A section for each team.
pub(super) fn table(outcome: &Outcome) -> String {
    let words = Words::of_run(outcome);
    let section = |view: &TeamView| {
        let mut out = String::new();
        for [what, figures @ ..] in rows(outcome, &words, view) {
            let cells = figures.map(|cell| right(&fit(&cell, FIGURE - 2), FIGURE));
            out += &format!("{}{}\n", left(&what, CRITERION), cells.concat());
        }
        out + &wrap(&ended(&words.team(outcome, view)), 2) + "\n"
    };
    outcome.team_views.iter().map(section).collect()
}

/// The same as Markdown.
pub(super) fn markdown(outcome: &Outcome) -> String {
    let words = Words::of_run(outcome);
    let section = |view: &TeamView| {
        let told = ended(&plain(&words.team(outcome, view)));
        let mut out = format!("\n{}\n\n", escaped(&told));
        if let Some(table) = accounted(outcome, &words, view) {
            out += &table.markdown();
        }
        out
    };
    outcome.team_views.iter().map(section).collect()
}

/// A team against the line; none where there is a place for each team.
fn accounted(outcome: &Outcome, words: &Words<'_>, view: &TeamView) -> Option<Rows> {
    let mut rows = rows(outcome, words, view).into_iter();
    let sides = [Side::Left, Side::Right, Side::Right, Side::Right];
    let heads = rows.next()?.into_iter().zip(sides);
    Some(Rows {
        heads: heads.map(|(text, side)| Head::new(text, side)).collect(),
        cells: rows.map(|row| row.map(Cell::new).to_vec()).collect(),
        apart: [0, 1],
    })
}

/// What each row is about, the points of the team, those of the line, and the difference: a head, a
/// row per criterion, and the total. None where there is a place for each team.
pub(crate) fn rows(outcome: &Outcome, words: &Words<'_>, view: &TeamView) -> Vec<[String; 4]> {
    let (Some(account), Some(line)) = (words.account(outcome, view), &view.line) else {
        return Vec::new();
    };
    let head = [
        say!("team-view-head"),
        outcome.name_of(&view.id).to_owned(),
        outcome.name_of(line).to_owned(),
        say!("team-view-difference"),
    ];
    let row = |(what, points): (String, [f64; 2])| {
        let [team, line] = points.map(|points| fixed(points, account.decimals));
        [what, team, line, signed(more(points), account.decimals)]
    };
    let parts = account
        .parts
        .iter()
        .cloned()
        .chain([(say!("team-view-total"), account.total)]);
    [head].into_iter().chain(parts.map(row)).collect()
}
