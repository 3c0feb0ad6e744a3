//! What stands for scores that are missing in a sheet.

use std::collections::HashMap;

use super::super::applies::AppliesTo;
use super::super::criteria::{CriterionDraft, draft};
use super::super::node::{Entry, Node, Table, Value};
use super::super::number::plain;
use super::super::settled::settle;
use super::super::written::{self, NOT_SCORED, Written};
use super::super::{Place, Problem};
use super::KEY;
use super::options::IfMissing;
use crate::model::figure::with_noun;

/// A score that a row should have.
#[derive(Debug, Clone)]
pub(crate) struct Gap {
    pub(super) team: String,
    pub(super) criterion: String,
    pub(super) place: Place,
}

/// So many teams are named.
const MOST_NAMED: usize = 6;

/// Puts a value into each gap that is still open in a tree, as if it stood in its cell; a sentence
/// for each criterion that has such values.
pub(super) fn fill(
    root: &mut Table,
    gaps: &[Gap],
    how: IfMissing,
    problems: &mut Vec<Problem>,
) -> Vec<String> {
    if how == IfMissing::Refuse {
        return Vec::new();
    }
    let mut notes = Vec::new();
    let teams = root.children("teams").iter().enumerate();
    let teams: HashMap<String, usize> = teams.map(|(at, team)| (team.key.clone(), at)).collect();
    let mut of_criteria: HashMap<&str, Vec<&Gap>> = HashMap::new();
    for gap in gaps.iter().filter(|gap| is_open(root, &teams, gap)) {
        of_criteria.entry(&gap.criterion).or_default().push(gap);
    }
    if of_criteria.is_empty() {
        return Vec::new();
    }
    // The values are found by what the keys say of each other; the tree keeps what is written.
    let mut settled = root.clone();
    settle(&mut settled, &mut Vec::new());
    for criterion in settled.children("criteria") {
        let id = criterion.key.as_str();
        let mut open = of_criteria.remove(id).unwrap_or_default();
        if let Some(applies) = AppliesTo::of(criterion) {
            open.retain(|gap| applies.holds(&gap.team));
        }
        let Some(first) = open.first() else {
            continue;
        };
        let Some(value) = value(&settled, criterion, how) else {
            problems.extend(nothing_stands(criterion, first, how));
            // What else is wrong with the criterion is told there.
            for gap in open {
                put(root, &teams, gap, Value::Broken);
            }
            continue;
        };
        let named: Vec<&str> = open.iter().map(|gap| gap.team.as_str()).collect();
        notes.extend(told(id, &named, how, &value));
        for gap in open {
            put(root, &teams, gap, value.clone());
        }
    }
    notes
}

/// Why nothing can stand for a missing score, where the criterion itself is all right.
fn nothing_stands(criterion: &Entry, first: &Gap, how: IfMissing) -> Option<Problem> {
    let id = &criterion.key;
    let is_penalty = criterion.node.table()?.get("penalty").is_some();
    let (message, help) = match how {
        IfMissing::Mean | IfMissing::Median => (
            format!("no team has a score for `{id}` to take the mean of"),
            "take another column, or if_missing = \"unknown\" under [scores]",
        ),
        IfMissing::Available if is_penalty => (
            format!(
                "`{id}` is a penalty, and has no weight to share out where its score is missing"
            ),
            "write the score, or 0 where it costs nothing; `applies_to` at the penalty says whom it is for",
        ),
        _ => return None,
    };
    Some(Problem::error(&first.place, message).help(help))
}

fn told(id: &str, teams: &[&str], how: IfMissing, value: &Value) -> Option<String> {
    let number = match value {
        Value::Float(number) => plain(*number),
        _ => String::new(),
    };
    let what = match how {
        IfMissing::Refuse | IfMissing::Unknown => "anything on the scale".to_owned(),
        IfMissing::Worst => format!("the worst on the scale, {number},"),
        IfMissing::Mean => format!("the mean of the others, {number},"),
        IfMissing::Median => format!("the median of the others, {number},"),
        // Of all scores that are left out, however that is written, it is told elsewhere.
        IfMissing::Available => return None,
    };
    let mut named: Vec<String> = (teams.iter().take(MOST_NAMED))
        .map(|team| format!("`{}`", super::super::number::shown(team)))
        .collect();
    if teams.len() > named.len() {
        named.push(format!("{} more", teams.len() - named.len()));
    }
    let scores = with_noun(&teams.len().to_string(), "missing score");
    Some(format!(
        "`{id}`: {what} stands for {scores}, of {}",
        named.join(", ")
    ))
}

/// What stands for a missing score of a criterion.
fn value(root: &Table, entry: &Entry, how: IfMissing) -> Option<Value> {
    let criterion = draft(entry, root)?;
    let number = match how {
        IfMissing::Unknown => return Some(Value::text("unknown".to_owned())),
        IfMissing::Available if criterion.is_weighted() => {
            return Some(Value::text(NOT_SCORED.to_owned()));
        }
        IfMissing::Refuse | IfMissing::Available => return None,
        // An end of the scale, to the last bit.
        IfMissing::Worst => return worst(&criterion).map(Value::Float),
        IfMissing::Mean | IfMissing::Median => {
            let mut known = known(root, &criterion);
            if known.is_empty() {
                return None;
            }
            if how == IfMissing::Mean {
                known.iter().sum::<f64>() / known.len() as f64
            } else {
                known.sort_by(f64::total_cmp);
                let (low, high) = ((known.len() - 1) / 2, known.len() / 2);
                f64::midpoint(known[low], known[high])
            }
        }
    };
    // Fifteen digits, as people's programs show.
    let tidy = format!("{number:.14e}").parse().unwrap_or(number);
    Some(Value::Float(tidy))
}

/// The score that earns least or costs most.
fn worst(criterion: &CriterionDraft<'_>) -> Option<f64> {
    let sign = if criterion.is_weighted() { 1.0 } else { -1.0 };
    let knots = criterion.value.as_deref()?.iter();
    let least = knots.min_by(|a, b| (sign * a.1).total_cmp(&(sign * b.1)));
    least.map(|(score, _)| *score)
}

/// The means of all teams' scores on a criterion.
fn known(root: &Table, criterion: &CriterionDraft<'_>) -> Vec<f64> {
    let scores = root.children("teams").iter().filter_map(|team| {
        let scores = team.node.table()?.get(KEY)?.node.table()?;
        Some(&scores.get(criterion.id())?.node)
    });
    let mean = |node: &Node| match written::read(node, criterion.id()).ok()? {
        Written::Plain(number) => Some(number),
        Written::Part(part) => criterion.at_part(part),
        Written::Open { from, is_up } => {
            let end = criterion.at_part(if is_up { 1.0 } else { 0.0 })?;
            Some(f64::midpoint(from, end))
        }
        Written::Law(law) => Some(law.mean()),
        Written::Unknown => criterion.at_part(0.5),
        Written::NotScored => None,
    };
    scores.filter_map(mean).collect()
}

fn is_open(root: &Table, teams: &HashMap<String, usize>, gap: &Gap) -> bool {
    let at = teams.get(&gap.team);
    let team = at.and_then(|at| root.children("teams").get(*at)?.node.table());
    team.is_some_and(|team| {
        !team
            .children(KEY)
            .iter()
            .any(|score| score.key == gap.criterion)
    })
}

fn put(root: &mut Table, teams: &HashMap<String, usize>, gap: &Gap, value: Value) {
    let all = root
        .get_mut("teams")
        .and_then(|entry| entry.node.table_mut());
    let team = all
        .zip(teams.get(&gap.team))
        .and_then(|(all, at)| all.entries.get_mut(*at));
    let team = team.and_then(|team| team.node.table_mut());
    let scores = team.and_then(|team| team.get_mut(KEY)?.node.table_mut());
    if let Some(scores) = scores {
        scores.entries.push(Entry {
            key: gap.criterion.clone(),
            key_place: gap.place.clone(),
            node: Node {
                place: gap.place.clone(),
                value,
            },
        });
    }
}
