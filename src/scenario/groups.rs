//! The tables `[correlation.groups.ID]`: which quantities go together, and how.

use super::Coupling;
use super::criteria::{CriterionDraft, RoleDraft};
use super::node::{Entry, Node, Table};
use super::number::plain;
use super::problem::enough;
use super::{CorrelationGroup, Place, Problem, Quantity, Team, leaf, matrix, named};
use crate::model::{Address, Part};

/// Rounding of a number that people typed must not decide: −1/3 is not −0.333….
const SLACK: f64 = 1e-9;

/// Where a quantity is named: the group and the place.
type Seen<'t> = Vec<(Address<usize>, &'t str, Place)>;

/// Reads the groups; `None` where one could not be read, which has been reported.
pub(crate) fn groups(
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    teams: &[Team],
    problems: &mut Vec<Problem>,
) -> Option<Vec<CorrelationGroup>> {
    let mut seen = Vec::new();
    let section = root.path(&["correlation"]).and_then(Node::table);
    let entries = section.map_or(&[][..], |table| table.children("groups"));
    let groups: Vec<Option<CorrelationGroup>> = entries
        .iter()
        .map(|entry| group(entry, root, criteria, &mut seen, problems))
        .collect();
    for (quantity, _, place) in &seen {
        problems.extend(known_number(*quantity, place, root, criteria, teams));
    }
    groups.into_iter().collect()
}

fn group<'t>(
    entry: &'t Entry,
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    seen: &mut Seen<'t>,
    problems: &mut Vec<Problem>,
) -> Option<CorrelationGroup> {
    let table = entry.node.table()?;
    let quantities = table.get("quantities")?;
    let items = leaf::addresses(&quantities.node, "quantities").ok()?;
    let members = members(entry, items, root, criteria, seen, problems);
    if items.len() < 2 {
        let message = format!("group `{}` needs at least two quantities", entry.key);
        problems.push(
            Problem::error(&quantities.node.place, message)
                .label(if items.is_empty() { "none" } else { "only one" })
                .help("a correlation is between quantities"),
        );
        return None;
    }
    Some(CorrelationGroup {
        id: entry.key.clone(),
        coupling: coupling(entry, table, items, problems)?,
        members: members?,
    })
}

fn members<'t>(
    entry: &'t Entry,
    items: &[Node],
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    seen: &mut Seen<'t>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Address<usize>>> {
    let mut members = Vec::new();
    for item in items {
        if enough(problems) {
            return None;
        }
        let quantity = match named::read(item, root, criteria) {
            Ok(quantity) => quantity,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        if let Some((_, group, first)) = seen.iter().find(|known| known.0 == quantity) {
            let address = item.text().unwrap_or_default();
            let (message, help) = if *group == entry.key {
                (
                    format!("`{address}` is named twice"),
                    "take one of them out",
                )
            } else {
                (
                    format!(
                        "`{address}` is in two groups, `{group}` and `{}`",
                        entry.key
                    ),
                    "a group states all correlations of its quantities; make one group of the two",
                )
            };
            problems.push(
                Problem::error(&item.place, message)
                    .label("the same again")
                    .also(first, "first here")
                    .help(help),
            );
        } else {
            seen.push((quantity, &entry.key, item.place.clone()));
            members.push(quantity);
        }
    }
    // What is missing has been reported.
    (members.len() == items.len()).then_some(members)
}

/// A known number goes with nothing. That is no error, since `--set` may have made it known.
fn known_number(
    quantity: Address<usize>,
    place: &Place,
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    teams: &[Team],
) -> Option<Problem> {
    let entries = root.children("teams");
    let team = |team: usize| {
        let id = &entries.get(team)?.key;
        teams.iter().find(|t| t.id == *id)
    };
    // Rows that are taken in turn follow nothing but the draw's number.
    let sure = |quantity: &Quantity| matches!(quantity, Quantity::Sure(_) | Quantity::Aligned(_));
    let found = match quantity {
        Address::Score { team: t, criterion } => team(t)?.scores.get(criterion),
        Address::Bonus { team: t } => Some(&team(t)?.bonus),
        Address::Penalty { criterion } => match &criteria.get(criterion)?.role {
            RoleDraft::Penalty(points) => points.as_ref(),
            RoleDraft::Weighted { .. } => None,
        },
        _ => None,
    };
    let named = quantity.map(|part, at| match part {
        Part::Team => entries[at].key.as_str(),
        _ => criteria[at].id(),
    });
    let written = root.at(named);
    if !found.is_some_and(sure) || written.is_some_and(|node| node.place.is_override()) {
        return None;
    }
    let is_scored = match quantity {
        Address::Score { team: t, criterion } => team(t)?.is_scored(criterion),
        _ => true,
    };
    let in_turn = written.is_some_and(|node| matches!(node.value, super::node::Value::Samples(_)));
    let what = if in_turn {
        "takes its rows in turn"
    } else if !is_scored {
        "is not scored"
    } else {
        "is a known number"
    };
    let message = format!("`{named}` {what}");
    let problem = Problem::warning(place, message).label("goes with nothing");
    let problem = match written {
        Some(node) if is_scored => problem.also(&node.place, "no uncertainty"),
        _ => problem,
    };
    if !is_scored {
        return Some(problem.help("take it out of the group"));
    }
    Some(problem.help("write its uncertainty, such as \"84 ± 6\", or take it out of the group"))
}

/// How the members go together: `matrix` or one `correlation`, of which `--set` may replace
/// one by the other.
fn coupling(
    entry: &Entry,
    table: &Table,
    items: &[Node],
    problems: &mut Vec<Problem>,
) -> Option<Coupling> {
    let (one, all) = (table.get("correlation"), table.get("matrix"));
    match (one, all) {
        (Some(one), None) => equal(&one.node, items.len(), problems),
        (None, Some(all)) => in_matrix(&all.node, items, problems),
        (Some(one), Some(all)) => {
            match (one.node.place.is_override(), all.node.place.is_override()) {
                (true, false) => equal(&one.node, items.len(), problems),
                (false, true) => in_matrix(&all.node, items, problems),
                _ => {
                    let message = format!("group `{}` has a correlation and a matrix", entry.key);
                    problems.push(
                        Problem::error(&all.key_place, message)
                            .label("a correlation for each two")
                            .also(&one.key_place, "one for all")
                            .help("take one of them out"),
                    );
                    None
                }
            }
        }
        (None, None) => {
            let message = format!(
                "group `{}` does not say how its quantities go together",
                entry.key
            );
            problems.push(
                Problem::error(&entry.key_place, message)
                    .label("no `correlation`, no `matrix`")
                    .help(
                        "add `correlation = 0.5` for the same between any two, or \
                         `matrix = [[1, 0.5], [0.5, 1]]`",
                    ),
            );
            None
        }
    }
}

fn equal(node: &Node, members: usize, problems: &mut Vec<Problem>) -> Option<Coupling> {
    let correlation = leaf::correlation(node, "correlation").ok()?;
    let least = -1.0 / (members as f64 - 1.0);
    if correlation < least - SLACK {
        let message = format!("{members} quantities cannot all go against each other that much");
        problems.push(
            Problem::error(&node.place, message)
                .label(format!("at least {}", rounded(least, f64::ceil)))
                .help(format!(
                    "the same correlation between any two of {members} is −1/{} or more",
                    members - 1
                )),
        );
        return None;
    }
    Some(Coupling::Equal(correlation))
}

fn in_matrix(node: &Node, items: &[Node], problems: &mut Vec<Problem>) -> Option<Coupling> {
    let rows = leaf::matrix(node, "matrix").ok()?;
    let size = items.len();
    let wrong = |node: &Node, what: &str, length: usize| {
        let message = format!("{what} has {length} numbers for {size} quantities");
        Problem::error(&node.place, message)
            .label(format!("{size} are needed"))
            .help("one row per quantity, one number per quantity in each, in their order")
    };
    if rows.len() != size {
        let mut problem = wrong(node, "the matrix", rows.len());
        problem.message = format!("the matrix has {} rows for {size} quantities", rows.len());
        problems.push(problem);
        return None;
    }
    let before = problems.len();
    for (row, written) in &rows {
        if row.len() != size {
            problems.push(wrong(written, "this row", row.len()));
        }
    }
    if problems.len() > before {
        return None;
    }
    let entries: Vec<Vec<f64>> = rows
        .iter()
        .map(|(row, _)| row.iter().map(|(number, _)| *number).collect())
        .collect();
    let place = |row: usize, column: usize| &rows[row].0[column].1.place;
    for (i, row) in entries.iter().enumerate() {
        if row[i] != 1.0 {
            let message = "the diagonal of a correlation matrix is 1";
            problems.push(
                Problem::error(place(i, i), message)
                    .label(format!("quantity {} with itself", i + 1)),
            );
        }
        for (j, entry) in row.iter().enumerate().take(i) {
            let above = entries[j][i];
            if *entry != above {
                let message = format!(
                    "two numbers for quantities {} and {}: {} and {}",
                    j + 1,
                    i + 1,
                    plain(above),
                    plain(*entry)
                );
                problems.push(
                    Problem::error(place(i, j), message)
                        .label(format!("row {}, column {}", i + 1, j + 1))
                        .also(place(j, i), format!("row {}, column {}", j + 1, i + 1))
                        .help("a correlation matrix is symmetric"),
                );
            }
        }
    }
    if problems.len() > before {
        return None;
    }
    if let (_, Some(found)) = matrix::factor(&entries) {
        let name = |at: usize| items[at].text().unwrap_or_default();
        let message = format!(
            "these correlations contradict each other at `{}` and `{}`",
            name(found.column),
            name(found.row)
        );
        let (low, high) = (
            rounded(found.low, f64::ceil),
            rounded(found.high, f64::floor),
        );
        let label = if found.high - found.low < 1e-3 {
            format!(
                "must be about {}",
                rounded(f64::midpoint(found.low, found.high), f64::round)
            )
        } else {
            format!("must lie between {low} and {high}")
        };
        problems.push(
            Problem::error(place(found.row, found.column), message)
                .label(label)
                .help(given(&found, &entries)),
        );
        return None;
    }
    Some(Coupling::Matrix(entries))
}

/// What rules the entry out.
fn given(found: &matrix::RuledOut, entries: &[Vec<f64>]) -> String {
    let (row, column) = (found.row, found.column);
    if column == 1 {
        format!(
            "given {} between quantities 1 and 2 and {} between 1 and {}; change one of the three, \
             here and above the diagonal",
            plain(entries[1][0]),
            plain(entries[row][0]),
            row + 1
        )
    } else {
        format!(
            "given the rows above down to row {} and what stands to the left; change one of them, \
             here and above the diagonal",
            column + 1
        )
    }
}

/// A bound with three digits, rounded into the range that it bounds.
fn rounded(bound: f64, inwards: fn(f64) -> f64) -> String {
    plain(inwards(bound * 1e3) / 1e3 + 0.0).replace('-', "−")
}
