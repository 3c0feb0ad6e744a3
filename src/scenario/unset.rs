//! `PATH=` with nothing after it: a key is left out, as if nobody had written it.

use super::applies::{AppliesTo, KEY as APPLIES_TO};
use super::family;
use super::keys::Shape;
use super::node::{Entry, Node, Table, Value};
use super::resolve::{Reached, Target};
use super::{Place, Problem, questions};
use crate::model::{Address, path};

/// Takes what a path leads to out of the tree, with what is said of it elsewhere. What goes with it
/// is told as warnings.
pub(crate) fn unset(
    root: &mut Table,
    targets: &[Target<'_>],
    reached: Reached,
) -> Result<Vec<Problem>, Problem> {
    let keys: Vec<&str> = targets.iter().map(|target| target.key).collect();
    let Some(last) = targets.last() else {
        return Ok(Vec::new());
    };
    let needed = needed(&keys, reached).filter(|_| applies(root, &keys));
    if let Some((label, help)) = needed {
        let message = format!("`{}` cannot be unset", keys.join("."));
        let mut problem = Problem::error(&last.place, message).label(label);
        problem.help = help;
        return Err(problem);
    }
    if root.path(&keys).is_none() {
        let message = format!("`{}` is not written", keys.join("."));
        return Ok(vec![
            Problem::warning(&last.place, message).label("nothing to unset"),
        ]);
    }
    root.put(&keys, None);
    Ok(match keys.as_slice() {
        ["teams", team] => {
            unapplied(root, team);
            let mut told: Vec<Problem> = unobserved(root, team, &last.place).into_iter().collect();
            told.extend(unasked(root, team, &last.place));
            told.extend(ungrouped(
                root,
                &last.place,
                &|keys| matches!(keys, ["teams", id, ..] if id == team),
            ));
            told
        }
        ["criteria", criterion] => {
            if let Some(teams) = root.get_mut("teams").and_then(|e| e.node.table_mut()) {
                for team in &mut teams.entries {
                    if let Some(team) = team.node.table_mut() {
                        team.put(&["scores", criterion], None);
                    }
                }
            }
            ungrouped(root, &last.place, &|keys| match keys {
                ["teams", _, "scores", id] | ["criteria", id, ..] => id == criterion,
                _ => false,
            })
        }
        _ => Vec::new(),
    })
}

/// Whether a path does not lead to a score on a criterion that the team has no part in.
fn applies(root: &Table, keys: &[&str]) -> bool {
    let Some(Address::Score { team, criterion }) = Address::of(keys) else {
        return true;
    };
    let criteria = root.children("criteria").iter();
    let found = criteria
        .filter(|entry| entry.key == criterion)
        .find_map(AppliesTo::of);
    found.is_none_or(|applies| applies.holds(team))
}

fn is_score(keys: &[&str]) -> bool {
    matches!(Address::of(keys), Some(Address::Score { .. }))
}

/// Why a key must be there, and what to do instead.
fn needed(keys: &[&str], reached: Reached) -> Option<(String, Option<String>)> {
    let path = keys.join(".");
    match (keys, reached) {
        (keys, Reached::Key(..)) if is_score(keys) => Some((
            "every team has a score on every criterion".to_owned(),
            Some(format!("if nothing is known of it, write {path}=unknown")),
        )),
        (["blocks", _], _) => Some((
            "its criteria share its points".to_owned(),
            Some(format!(
                "give it other points, such as {path}=20, or its criteria another block"
            )),
        )),
        (_, Reached::Key(_, true)) => Some(("it must be there".to_owned(), None)),
        (_, Reached::Key(Shape::Map { one: "block", .. }, _)) => {
            Some(("criteria are in these blocks".to_owned(), None))
        }
        (_, Reached::Family) => Some((
            "the law of a quantity".to_owned(),
            Some("set the quantity itself".to_owned()),
        )),
        ([.., name, parameter], Reached::Parameter) => family::named(name)
            .filter(|family| family.needs(parameter))
            .map(|family| (format!("`{}` needs it", family.name), None)),
        _ => None,
    }
}

/// What happened to a team that is not there answers another question.
fn unobserved(root: &mut Table, team: &str, place: &Place) -> Option<Problem> {
    let selected = root.path(&["observed", "selected"])?;
    let Value::List(ids) = &selected.value else {
        return None;
    };
    if !ids.iter().any(|id| id.text() == Some(team)) {
        return None;
    }
    root.put(&["observed"], None);
    let message = format!("`{team}` is among the teams that were really selected");
    Some(
        Problem::warning(place, message)
            .label("what was observed is left aside")
            .help("set observed.selected too if it should count"),
    )
}

/// No criterion applies to a team that is not there.
fn unapplied(root: &mut Table, team: &str) {
    let criteria = root.get_mut("criteria").and_then(|e| e.node.table_mut());
    for criterion in criteria.into_iter().flat_map(|table| &mut table.entries) {
        let applies = criterion
            .node
            .table_mut()
            .and_then(|it| it.get_mut(APPLIES_TO));
        if let Some(Value::List(ids)) = applies.map(|entry| &mut entry.node.value) {
            ids.retain(|id| id.text() != Some(team));
        }
    }
}

/// Takes out the questions that name a team.
fn unasked(root: &mut Table, team: &str, place: &Place) -> Vec<Problem> {
    let questions = root.get_mut("questions");
    let Some(questions) = questions.and_then(|e| e.node.table_mut()) else {
        return Vec::new();
    };
    let mut told = Vec::new();
    questions.entries.retain(|question| {
        let text = question.node.text().unwrap_or_default();
        let is_named = questions::names(text, team);
        if is_named {
            let message = format!("the question `{}` is about `{team}`", question.key);
            told.push(Problem::warning(place, message).label("not asked in this run"));
        }
        !is_named
    });
    if questions.entries.is_empty() {
        root.put(&["questions"], None);
    }
    told
}

/// Takes the quantities whose addresses `is_gone` knows out of the groups of correlation, and groups
/// of fewer than two.
fn ungrouped(root: &mut Table, place: &Place, is_gone: &dyn Fn(&[&str]) -> bool) -> Vec<Problem> {
    let groups = root.get_mut("correlation").and_then(|e| e.node.table_mut());
    let groups = groups.and_then(|t| t.get_mut("groups")?.node.table_mut());
    let mut told = Vec::new();
    let mut empty = Vec::new();
    for group in groups.into_iter().flat_map(|groups| &mut groups.entries) {
        let Some(left) = thinned(group, is_gone) else {
            continue;
        };
        let message = match left {
            0 | 1 => format!("group `{}` of correlation is left out", group.key),
            _ => format!(
                "group `{}` of correlation has {left} members left",
                group.key
            ),
        };
        told.push(Problem::warning(place, message).label("named in this group"));
        if left < 2 {
            empty.push(group.key.clone());
        }
    }
    for group in empty {
        root.put(&["correlation", "groups", &group], None);
    }
    told
}

/// Takes members out of a group, with their rows and columns; how many are left, if any went.
fn thinned(group: &mut Entry, is_gone: &dyn Fn(&[&str]) -> bool) -> Option<usize> {
    let table = group.node.table_mut()?;
    let gone = |member: &Node| {
        let address = format!("{}=", member.text().unwrap_or_default());
        path::parse(&address).is_ok_and(|(segments, _)| {
            let keys: Vec<&str> = segments.iter().map(|s| s.key.as_str()).collect();
            is_gone(&keys)
        })
    };
    let Value::List(members) = &table.get("quantities")?.node.value else {
        return None;
    };
    let kept: Vec<bool> = members.iter().map(|member| !gone(member)).collect();
    if kept.iter().all(|kept| *kept) {
        return None;
    }
    let thin = |node: &mut Node| {
        if let Value::List(items) = &mut node.value {
            let mut kept = kept.iter();
            items.retain(|_| kept.next().copied().unwrap_or(true));
        }
    };
    for entry in &mut table.entries {
        match entry.key.as_str() {
            "quantities" => thin(&mut entry.node),
            "matrix" => {
                thin(&mut entry.node);
                if let Value::List(rows) = &mut entry.node.value {
                    rows.iter_mut().for_each(thin);
                }
            }
            _ => {}
        }
    }
    Some(kept.iter().filter(|kept| **kept).count())
}
