//! The sheet as written: what each team earns where.

use super::criteria::{Across, Head, Row};
use super::sight::Sight;
use super::table::point_decimals;
use super::text::{fixed, wrap};
use crate::analysis::finding::FEW;
use crate::analysis::{Outcome, Points, TeamOutcome};
use crate::model::FLOOR;
use crate::words::say;

/// More criteria than these are added up by block, where there are blocks.
const CRITERIA: usize = 8;

/// A criterion, or several that are added up.
struct Column<'a> {
    id: &'a str,
    label: &'a str,
    /// Points at value 1.
    points: f64,
    /// Keys of what is added up.
    members: Vec<&'a str>,
}

impl Column<'_> {
    /// Points earned; none where none of it is scored.
    fn of(&self, points: &Points) -> Option<f64> {
        let earned = self.members.iter().filter_map(|id| points.of(id));
        earned.reduce(|sum, points| sum + points)
    }
}

/// Each team's points at the means, with what each criterion can earn. Many criteria are told by
/// block, unless everything is wanted.
pub(super) fn sheet(outcome: &Outcome, sight: &Sight<'_>, verbose: bool) -> String {
    let decimals = point_decimals(outcome);
    let points = |points: f64| fixed(points, decimals);
    let fold = !verbose && outcome.criteria.len() > CRITERIA;
    let columns = columns(outcome, fold);
    let folded = columns.len() < outcome.criteria.len();
    let mut heads: Vec<Head<'_>> = (columns.iter())
        .map(|column| Head {
            id: column.id,
            label: column.label,
            figure: points(column.points),
        })
        .collect();
    let teams = sight.teams();
    let bonus = |team: &TeamOutcome| team.sheet.points.of("bonus");
    let bonus_head = say!("head-bonus");
    let has_bonus = teams.iter().any(|team| bonus(team).is_some());
    if has_bonus {
        heads.push(Head {
            id: &bonus_head,
            label: &bonus_head,
            figure: String::new(),
        });
    }
    let cells = |team: &TeamOutcome| {
        let earned = columns.iter().map(|column| column.of(&team.sheet.points));
        let earned = earned.map(|earned| earned.map_or(String::new(), points));
        let mut cells: Vec<String> = earned.collect();
        if has_bonus {
            cells.push(bonus(team).map_or(String::new(), points));
        }
        cells
    };
    let rows = teams.iter().map(|team| Row {
        place: team.sheet.rank,
        name: &team.name,
        total: points(team.sheet.total),
        cells: cells(team),
    });
    let across = Across {
        first: &say!("head-value-one"),
        total: &say!("head-total"),
        heads,
        rows: rows.collect(),
        whole: outcome.teams.len() > FEW,
    };
    let mut out = wrap(&say!("sheet-head"), 2) + &across.written();
    if folded {
        out += &wrap(&say!("sheet-blocks"), 0);
    }
    for note in notes(outcome, &columns, teams) {
        out += &wrap(&note, 0);
    }
    out
}

/// What there is to say of a sheet with all its criteria.
pub(crate) fn sheet_notes(outcome: &Outcome) -> Vec<String> {
    let teams: Vec<&TeamOutcome> = outcome.teams.iter().collect();
    notes(outcome, &columns(outcome, false), &teams)
}

/// How points come together where they are not just added up, and what a blank means.
fn notes(outcome: &Outcome, columns: &[Column<'_>], teams: &[&TeamOutcome]) -> Vec<String> {
    let mut notes = Vec::new();
    if !outcome.aggregate.is_arithmetic() {
        notes.push(say!("sheet-geometric", floor = FLOOR.to_string()));
    }
    let scored =
        |column: &Column<'_>| (teams.iter()).all(|team| column.of(&team.sheet.points).is_some());
    let mut earned = columns.iter().filter(|column| column.points >= 0.0);
    if !earned.all(scored) {
        notes.push(say!("sheet-blanks"));
    }
    notes
}

/// The criteria in the order of the file, those of a block in one where `fold` says so.
fn columns(outcome: &Outcome, fold: bool) -> Vec<Column<'_>> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    let mut blocks: Vec<(&str, usize)> = Vec::new();
    for criterion in &outcome.criteria {
        let block = criterion.block.as_deref().filter(|_| fold);
        let known = block.and_then(|id| blocks.iter().find(|(block, _)| *block == id));
        if let Some((_, at)) = known {
            columns[*at].points += criterion.points;
            columns[*at].members.push(&criterion.id);
            continue;
        }
        blocks.extend(block.map(|id| (id, columns.len())));
        columns.push(Column {
            id: block.unwrap_or(&criterion.id),
            label: block.unwrap_or(&criterion.label),
            points: criterion.points,
            members: vec![&criterion.id],
        });
    }
    columns
}
