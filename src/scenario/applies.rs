//! `applies_to = ["a", "b"]`: a criterion that exists for some teams only.

use std::collections::HashSet;

use super::criteria::CriterionDraft;
use super::keys::Shape;
use super::node::{Entry, Table};
use super::problem::enough;
use super::written::is_sign;
use super::{Problem, leaf};
use crate::model::nearest::suggestion;

/// The key of a criterion.
pub(crate) const KEY: &str = "applies_to";

/// The teams that a criterion exists for.
pub(crate) struct AppliesTo<'t> {
    pub(crate) entry: &'t Entry,
    teams: HashSet<&'t str>,
}

impl<'t> AppliesTo<'t> {
    /// What a criterion says of that; `None` where it says nothing, or nothing that is a list of ids,
    /// which has been reported.
    pub(crate) fn of(criterion: &'t Entry) -> Option<Self> {
        let entry = criterion.node.table()?.get(KEY)?;
        let ids = leaf::texts(&entry.node, KEY, &Shape::Ids).ok()?;
        Some(Self {
            entry,
            teams: ids.into_iter().map(|(id, _)| id).collect(),
        })
    }

    /// Whether the criterion exists for a team.
    pub(crate) fn holds(&self, team: &str) -> bool {
        self.teams.contains(team)
    }
}

/// Tells of ids that are no team's, and of criteria that exist for nobody.
pub(crate) fn check(root: &Table, criteria: &[CriterionDraft<'_>], problems: &mut Vec<Problem>) {
    let teams = root.children("teams").iter();
    let known: HashSet<&str> = teams.map(|team| team.key.as_str()).collect();
    for criterion in criteria {
        let Some(applies) = &criterion.applies_to else {
            continue;
        };
        let node = &applies.entry.node;
        let ids = leaf::texts(node, KEY, &Shape::Ids).unwrap_or_default();
        if ids.is_empty() {
            let message = format!("`{}` applies to no team", criterion.id());
            problems.push(
                Problem::error(&node.place, message)
                    .label("nobody")
                    .help("name the teams that it exists for, or take the criterion out"),
            );
        }
        let mut seen = HashSet::new();
        for (id, item) in ids {
            if enough(problems) {
                return;
            }
            if !known.contains(id) {
                let ids = root.children("teams").iter().map(|team| &*team.key);
                let (label, help) = suggestion(id, "teams", ids);
                let message = format!("there is no team `{id}`");
                let mut problem = Problem::error(&item.place, message).label(label);
                problem.help = help;
                problems.push(problem);
            } else if !seen.insert(id) {
                let message = format!("`{}` names team `{id}` twice", criterion.id());
                problems.push(Problem::error(&item.place, message).label("the same again"));
            }
        }
    }
}

/// A score that a team has where the criterion does not exist for it.
pub(crate) fn needless(team: &str, score: &Entry, applies: &AppliesTo<'_>) -> Problem {
    let message = format!(
        "team `{team}` is scored on `{}`, which does not apply to it",
        score.key
    );
    Problem::error(&score.key_place, message)
        .label("no score is wanted here")
        .also(&applies.entry.key_place, "the teams that it applies to")
        .help(format!("take the score out, or add \"{team}\" to `{KEY}`"))
}

/// Takes out what stands in a sheet for no score, such as `-`, where the criterion does not exist
/// for the team.
pub(crate) fn clear(root: &mut Table) {
    let mut signs = Vec::new();
    for criterion in root.children("criteria") {
        let Some(applies) = AppliesTo::of(criterion) else {
            continue;
        };
        let sign = |(at, team): (usize, &Entry)| {
            let scores = team.node.table()?.get("scores")?.node.table()?;
            let score = &scores.get(&criterion.key)?.node;
            let is_sign = score.text().is_some_and(|text| is_sign(text.trim()));
            let is_needless = score.place.is_sheet() && is_sign && !applies.holds(&team.key);
            is_needless.then(|| (at, criterion.key.clone()))
        };
        signs.extend(root.children("teams").iter().enumerate().filter_map(sign));
    }
    let teams = root
        .get_mut("teams")
        .and_then(|teams| teams.node.table_mut());
    let Some(teams) = teams else {
        return;
    };
    for (at, criterion) in signs {
        let team = teams.entries.get_mut(at);
        let team = team.and_then(|team| team.node.table_mut());
        let scores = team.and_then(|team| team.get_mut("scores")?.node.table_mut());
        if let Some(scores) = scores {
            scores.entries.retain(|score| score.key != criterion);
        }
    }
}
