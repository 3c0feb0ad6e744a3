//! The teams of a checked tree and their scores.

use std::collections::{HashMap, HashSet};

use super::criteria::{CriterionDraft, Spread, points};
use super::missing::Missing;
use super::names::Names;
use super::node::{Entry, Table};
use super::number::{plain, shown};
use super::problem::enough;
use super::units::Marks;
use super::written::Written;
use super::{Problem, Quantity, Team, applies, leaf, written};
use crate::model::MOST_TEAMS;
use crate::model::nearest::{nearest, suggestion};

/// Reads the teams, `before` being the file without `--set`; those that could not be read whole are left out, which has been reported.
pub(crate) fn teams(
    root: &Table,
    before: &Table,
    criteria: &[CriterionDraft<'_>],
    problems: &mut Vec<Problem>,
) -> Vec<Team> {
    let entries = root.children("teams");
    if let Some(entry) = entries.get(MOST_TEAMS) {
        let message = format!(
            "{} teams are too many: each pair is counted, and a gigabyte is enough for {MOST_TEAMS}",
            entries.len()
        );
        problems.push(
            Problem::error(&entry.key_place, message)
                .label("one too many")
                .help("leave out those that cannot come in"),
        );
        return Vec::new();
    }
    // One that could not be read is a criterion all the same.
    let known = root.children("criteria").iter();
    let known: HashSet<&str> = known.map(|entry| entry.key.as_str()).collect();
    let mut names = Names::new("teams", "name");
    let mut teams = Vec::new();
    let mut found = Found {
        before,
        missing: Missing::default(),
        marks: criteria.iter().map(|_| Marks::default()).collect(),
        unread: vec![0; criteria.len()],
    };
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
        let scores = scores(entry, table, criteria, &known, &mut found, problems);
        if let (Some(bonus), Some((scores, unscored))) = (bonus, scores) {
            teams.push(Team {
                id: entry.key.clone(),
                name,
                scores,
                unscored,
                bonus,
            });
        }
    }
    problems.extend(found.missing.told());
    if teams.len() == entries.len() {
        problems.extend(unused(criteria, &teams));
    }
    // With nothing to weigh it against, a scale changes no order.
    let is_weighed = criteria.len() > 1 || teams.windows(2).any(|two| two[0].bonus != two[1].bonus);
    for ((criterion, marks), unread) in criteria.iter().zip(found.marks).zip(found.unread) {
        problems.extend(marks.told(criterion, unread, is_weighed));
    }
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

/// Criteria that no team has a score on: nobody means that.
fn unused(criteria: &[CriterionDraft<'_>], teams: &[Team]) -> impl Iterator<Item = Problem> {
    // Of a criterion that applies to nobody that is told.
    let all = |at: &usize| {
        teams.iter().any(|team| criteria[*at].holds(&team.id))
            && teams.iter().all(|team| !team.is_scored(*at))
    };
    let unused = (0..criteria.len()).filter(all);
    unused.map(|at| {
        let message = format!("no team has a score on `{}`", criteria[at].id());
        Problem::error(&criteria[at].entry.key_place, message)
            .label("its weight would go to the others everywhere")
            .help("take the criterion out")
    })
}

/// What is told of all teams together.
struct Found<'t> {
    /// The file without `--set`.
    before: &'t Table,
    missing: Missing,
    /// One for each criterion.
    marks: Vec<Marks>,
    /// Of each criterion, teams whose score could not be read.
    unread: Vec<usize>,
}

fn scores(
    team: &Entry,
    table: &Table,
    criteria: &[CriterionDraft<'_>],
    known: &HashSet<&str>,
    found: &mut Found<'_>,
    problems: &mut Vec<Problem>,
) -> Option<(Vec<Quantity>, Vec<usize>)> {
    let sd = Spread::of(table);
    let entry = table.get("scores")?;
    let written = entry.node.table()?;
    if criteria.is_empty() {
        // Reported once; it would only be repeated here for each score.
        return None;
    }
    let entries = written.entries.iter();
    let by_id: HashMap<&str, &Entry> = entries.map(|score| (score.key.as_str(), score)).collect();
    // A misspelt criterion is one problem, not an unknown one and a missing one.
    let mut meant = Vec::new();
    for score in &written.entries {
        if enough(problems) {
            return None;
        }
        if !known.contains(score.key.as_str()) {
            problems.push(unknown(team, score, criteria));
            meant.extend(nearest(&score.key, criteria.iter().map(CriterionDraft::id)));
        }
    }
    let needed = criteria.iter().filter(|it| it.holds(&team.key));
    let missing: Vec<&CriterionDraft<'_>> = needed
        .filter(|it| !by_id.contains_key(it.id()) && !meant.contains(&it.id()))
        .collect();
    let is_weighted = missing.iter().all(|it| it.is_weighted());
    let missing: Vec<&str> = missing.into_iter().map(CriterionDraft::id).collect();
    if !missing.is_empty() && (!written.entries.is_empty() || entry.key_place.is_sheet()) {
        (found.missing).add(&team.key, &missing, is_weighted, &entry.key_place);
    }
    let (mut scores, mut unscored) = (Vec::new(), Vec::new());
    let each = found.marks.iter_mut().zip(&mut found.unread);
    for (at, (criterion, (marks, unread))) in criteria.iter().zip(each).enumerate() {
        let score = by_id.get(criterion.id()).copied();
        if let Some(applies) = criterion
            .applies_to
            .as_ref()
            .filter(|it| !it.holds(&team.key))
        {
            // That it is not scored may be said, too.
            let is_scored =
                |score: &&Entry| written::read(&score.node, &score.key) != Ok(Written::NotScored);
            let needless = score.filter(is_scored);
            problems.extend(needless.map(|it| applies::needless(&team.key, it, applies)));
            unscored.push(at);
            scores.push(Some(NOTHING));
            continue;
        }
        let read = score.and_then(|score| self::score(score, criterion, sd, problems));
        *unread += usize::from(read.is_none());
        if let (Some(Score::Known(quantity)), Some(score)) = (&read, score) {
            marks.add(team, score, criterion, quantity, found.before);
        }
        if let Some(Score::None) = read {
            unscored.push(at);
        }
        scores.push(read.map(Score::quantity));
    }
    let scores: Vec<Quantity> = scores.into_iter().collect::<Option<_>>()?;
    let weighted = criteria
        .iter()
        .enumerate()
        .filter(|(_, it)| it.is_weighted());
    if weighted.clone().count() > 0 && weighted.clone().all(|(at, _)| unscored.contains(&at)) {
        problems.push(nothing_left(team, entry));
        return None;
    }
    Some((scores, unscored))
}

/// What stands in the place of a score that there is none of.
const NOTHING: Quantity = Quantity::Sure(0.0);

/// A score as it was read.
enum Score {
    Known(Quantity),
    /// Anything on the scale.
    Unknown(Quantity),
    /// Left out.
    None,
}

impl Score {
    fn quantity(self) -> Quantity {
        match self {
            Self::Known(quantity) | Self::Unknown(quantity) => quantity,
            Self::None => NOTHING,
        }
    }
}

fn nothing_left(team: &Entry, scores: &Entry) -> Problem {
    let message = format!("team `{}` has no score on a weighted criterion", team.key);
    Problem::error(&scores.key_place, message)
        .label("nothing to share the weights out among")
        .help("give it a score, or take the team out")
}

/// Anything from a number to an end of the scale, or why that is nothing.
fn open(
    score: &Entry,
    criterion: &CriterionDraft<'_>,
    from: f64,
    is_up: bool,
) -> Result<Quantity, Option<Problem>> {
    let (low, high) = criterion.unknown.ok_or(None)?;
    let (min, max) = if is_up { (from, high) } else { (low, from) };
    if min < max {
        return Ok(Quantity::Uniform { min, max });
    }
    if min == max {
        return Ok(Quantity::Sure(from));
    }
    let (message, end) = if is_up {
        ("this score begins above the scale", high)
    } else {
        ("this score ends below the scale", low)
    };
    let problem = Problem::error(&score.node.place, message);
    Err(Some(
        problem
            .label(format!(
                "the scale of `{}` ends at {}",
                criterion.id(),
                plain(end)
            ))
            .help("write the scale that it reaches to"),
    ))
}

/// One score; `None` where it could not be read, which has been reported.
fn score(
    score: &Entry,
    criterion: &CriterionDraft<'_>,
    spread: Spread,
    problems: &mut Vec<Problem>,
) -> Option<Score> {
    let written = match written::read(&score.node, &score.key).ok()? {
        Written::Part(part) => Written::Plain(criterion.at_part(part)?),
        Written::Open { from, is_up } => {
            let law = open(score, criterion, from, is_up);
            Written::Law(law.map_err(|problem| problems.extend(problem)).ok()?)
        }
        other => other,
    };
    let spread = match (spread, criterion.is_weighted()) {
        (Spread::None, _) | (_, false) => criterion.sd,
        (spread, true) => spread,
    };
    let quantity = match written {
        Written::Law(law) => law,
        Written::Unknown => {
            let (min, max) = criterion.unknown?;
            return Some(Score::Unknown(Quantity::Uniform { min, max }));
        }
        Written::NotScored if criterion.is_weighted() => return Some(Score::None),
        Written::NotScored => {
            problems.push(weightless(score));
            return None;
        }
        Written::Plain(mean) | Written::Part(mean) | Written::Open { from: mean, .. } => {
            match spread {
                Spread::Bad => return None,
                Spread::Sd(sd) => Quantity::Normal {
                    mean,
                    sd,
                    min: None,
                    max: None,
                },
                Spread::None => Quantity::Sure(mean),
            }
        }
    };
    Some(Score::Known(quantity))
}

fn weightless(score: &Entry) -> Problem {
    let message = format!(
        "`{}` is a penalty, and has no weight to share out",
        score.key
    );
    Problem::error(&score.node.place, message)
        .label("left out")
        .help("write 0 where it costs nothing; `applies_to` at the penalty says whom it is for")
}

fn unknown(team: &Entry, score: &Entry, criteria: &[CriterionDraft<'_>]) -> Problem {
    let message = format!(
        "team `{}` is scored on `{}`, which is no criterion",
        team.key, score.key
    );
    let (label, help) = suggestion(
        &score.key,
        "criteria",
        criteria.iter().map(CriterionDraft::id),
    );
    let mut problem = Problem::error(&score.key_place, message).label(label);
    problem.help = help;
    problem
}
