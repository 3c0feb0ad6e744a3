//! The teams of a checked tree and their scores.

use super::criteria::{CriterionDraft, points};
use super::missing::Missing;
use super::names::Names;
use super::nearest::{nearest, suggestion};
use super::node::{Entry, Table};
use super::number::{plain, shown};
use super::written::Written;
use super::{Problem, Quantity, Team, leaf, written};

/// Reads the teams; those that could not be read whole are left out, which has been reported.
pub(crate) fn teams(
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    problems: &mut Vec<Problem>,
) -> Vec<Team> {
    let entries = root.children("teams");
    let mut names = Names::new("teams", "name");
    let mut teams = Vec::new();
    let mut missing = Missing::default();
    for entry in entries {
        // What is not a table has been reported.
        let Some(table) = entry.node.table() else {
            continue;
        };
        let name = table
            .get("name")
            .and_then(|e| leaf::text(&e.node, "name").ok());
        let name = name.unwrap_or(&entry.key).trim().to_owned();
        names.add(entry, "name", &name, problems);
        let bonus = match table.get("bonus") {
            Some(bonus) => points(&bonus.node, "bonus"),
            None => Some(Quantity::Sure(0.0)),
        };
        let scores = scores(entry, table, criteria, &mut missing, problems);
        if let (Some(bonus), Some(scores)) = (bonus, scores) {
            teams.push(Team {
                id: entry.key.clone(),
                name,
                scores,
                bonus,
            });
        }
    }
    problems.extend(missing.told());
    if let (Some(table), [only]) = (root.get("teams"), entries) {
        let message = format!("`{}` is the only team", shown(&only.key));
        problems.push(
            Problem::error(&table.key_place, message)
                .label("nothing to choose from")
                .help("a selection needs at least two teams"),
        );
    }
    teams
}

fn scores(
    team: &Entry,
    table: &Table,
    criteria: &[CriterionDraft<'_>],
    without: &mut Missing,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Quantity>> {
    let sd = match table.get("sd") {
        Some(sd) => Spread::of(leaf::positive(&sd.node, "sd").ok()),
        None => Spread::None,
    };
    let entry = table.get("scores")?;
    let written = entry.node.table()?;
    if criteria.is_empty() {
        // Reported once; it would only be repeated here for each score.
        return None;
    }
    // A misspelt criterion is one problem, not an unknown one and a missing one.
    let mut meant = Vec::new();
    for score in &written.entries {
        if !criteria.iter().any(|c| c.id() == score.key) {
            problems.push(unknown(team, score, criteria));
            meant.extend(nearest(
                &score.key,
                criteria.iter().map(super::criteria::CriterionDraft::id),
            ));
        }
    }
    let missing = (criteria.iter().map(CriterionDraft::id))
        .filter(|id| written.get(id).is_none() && !meant.contains(id));
    let missing: Vec<&str> = missing.collect();
    if !missing.is_empty() && (!written.entries.is_empty() || entry.key_place.is_sheet()) {
        without.add(&team.key, &missing, &entry.key_place);
    }
    let mut scores = Vec::new();
    for criterion in criteria {
        let score = written.get(criterion.id());
        scores.push(score.and_then(|s| self::score(team, s, criterion, sd, problems)));
    }
    scores.into_iter().collect()
}

/// A team's `sd`.
#[derive(Clone, Copy)]
enum Spread {
    None,
    Sd(f64),
    /// Written, but no good, which has been reported.
    Bad,
}

impl Spread {
    fn of(sd: Option<f64>) -> Self {
        sd.map_or(Self::Bad, Self::Sd)
    }
}

/// One score; `None` where it could not be read, which has been reported.
fn score(
    team: &Entry,
    score: &Entry,
    criterion: &CriterionDraft<'_>,
    spread: Spread,
    problems: &mut Vec<Problem>,
) -> Option<Quantity> {
    let quantity = match written::read(&score.node, &score.key).ok()? {
        Written::Law(law) => law,
        Written::Unknown => {
            let (min, max) = criterion.unknown?;
            return Some(Quantity::Uniform { min, max });
        }
        Written::Plain(mean) => match spread {
            Spread::Bad if criterion.is_weighted() => return None,
            Spread::Sd(sd) if criterion.is_weighted() => Quantity::Normal {
                mean,
                sd,
                min: None,
                max: None,
            },
            _ => Quantity::Sure(mean),
        },
    };
    let value = criterion.value.as_deref().unwrap_or_default();
    if let [(low, _), .., (high, _)] = value {
        let slack = (high - low) / 2.0;
        let centre = quantity.centre();
        if centre < low - slack || centre > high + slack {
            let (team, id) = (&team.key, criterion.id());
            let message = format!("the score of `{team}` on `{id}` lies far outside the scale");
            problems.push(
                Problem::warning(&score.node.place, message)
                    .label(format!(
                        "the scale runs from {} to {}",
                        plain(*low),
                        plain(*high)
                    ))
                    .help(format!("correct the score, or write `scale = …` at `{id}`")),
            );
        }
    }
    Some(quantity)
}

fn unknown(team: &Entry, score: &Entry, criteria: &[CriterionDraft<'_>]) -> Problem {
    let message = format!(
        "team `{}` is scored on `{}`, which is no criterion",
        team.key, score.key
    );
    let (label, help) = suggestion(
        &score.key,
        "criteria",
        criteria.iter().map(super::criteria::CriterionDraft::id),
    );
    let mut problem = Problem::error(&score.key_place, message).label(label);
    problem.help = help;
    problem
}
