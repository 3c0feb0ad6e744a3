//! From text to a checked scenario, with every problem on the way.

use super::criteria::{self, Read as Criterion, Role as ReadRole, read_beyond};
use super::digest::digest;
use super::keys::SCENARIO;
use super::nearest::suggestion;
use super::problem::{Problem, Severity};
use super::source::{Place, Source};
use super::tree::{Entry, Node, parse};
use super::weights::{Member, Target, settle};
use super::{
    Beyond, Block, Criterion as Checked, Role, Scenario, Simulation, Team, Weight, format,
    overrides, teams, walk,
};

/// What came of reading a scenario.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The scenario, where there was no error.
    pub scenario: Option<Scenario>,
    /// All problems, in the order of their places.
    pub problems: Vec<Problem>,
    /// The texts that the problems' places refer to: the file, then the `--set` arguments.
    pub sources: Vec<Source>,
}

/// Reads and checks a scenario, with overrides put into it first: each is a text `PATH=VALUE`
/// under the name of the argument that it came from.
pub fn read(source: &Source, overrides: &[Source]) -> Reading {
    let mut sources = vec![source.clone()];
    sources.extend_from_slice(overrides);
    let mut problems = Vec::new();
    let scenario = read_sources(&sources, &mut problems);
    problems.sort_by_key(|problem| (problem.place.source, problem.place.span.start));
    problems.dedup();
    let failed = problems
        .iter()
        .any(|problem| problem.severity == Severity::Error);
    Reading {
        scenario: scenario.filter(|_| !failed),
        problems,
        sources,
    }
}

fn read_sources(sources: &[Source], problems: &mut Vec<Problem>) -> Option<Scenario> {
    let text = &sources[0].text;
    let (mut root, syntax) = parse(text, 0);
    if let Some(problem) = format::recognise(text, !syntax.is_empty(), root.table().is_empty()) {
        problems.push(problem);
        return None;
    }
    if !syntax.is_empty() {
        // What was parsed around a syntax error would only give misleading complaints.
        problems.extend(syntax);
        return None;
    }
    for (index, source) in sources.iter().enumerate().skip(1) {
        overrides::apply(&mut root, source, index, problems);
    }
    walk::check(&root, &SCENARIO, "", problems);
    Some(build(&root, &sources[0].name, problems))
}

fn build(root: &Node, name: &str, problems: &mut Vec<Problem>) -> Scenario {
    let table = |key: &str| root.get(key).map_or(&[][..], |entry| entry.node.table());
    for (key, example) in [
        ("places", "places = 5"),
        ("criteria", "[criteria.quality]"),
        ("teams", "[teams.first]"),
    ] {
        if root.get(key).is_none() {
            problems.push(
                Problem::error(format!("`{key}` is missing"), Place::new(0, 0..0), "")
                    .help(format!("such as {example}")),
            );
        }
    }
    let beyond = read_beyond(root, Beyond::Extend);
    let criteria: Vec<Criterion> = table("criteria")
        .iter()
        .map(|entry| criteria::read(entry, table("blocks"), beyond, problems))
        .collect();
    distinct(
        "label",
        criteria.iter().map(|c| (c.label.as_str(), &c.label_place)),
        problems,
    );
    let (blocks, weights, weights_total) = settle_weights(root, &criteria, problems);
    let concentration = read_concentration(root, &criteria, problems);
    let (teams, names): (Vec<Team>, Vec<Place>) = table("teams")
        .iter()
        .map(|entry| teams::read(entry, &criteria, problems))
        .unzip();
    distinct(
        "name",
        teams.iter().map(|team| team.name.as_str()).zip(&names),
        problems,
    );
    count_teams(root, teams.len(), problems);
    let places = read_places(root, teams.len(), problems);
    Scenario {
        title: root
            .get("title")
            .and_then(|title| title.node.text())
            .map_or_else(|| stem(name), str::to_owned),
        places,
        simulation: Simulation {
            draws: whole(root, "draws", 1, super::MOST_DRAWS, problems).unwrap_or(1_000_000),
            seed: whole(root, "seed", 0, u64::MAX, problems).unwrap_or(1),
        },
        blocks,
        weights_total,
        concentration,
        within_team: read_within_team(root, problems),
        observed: read_observed(root, &teams, places, problems),
        digest: digest(root),
        criteria: criteria
            .into_iter()
            .zip(weights)
            .map(|(criterion, weight)| Checked {
                id: criterion.id,
                label: criterion.label,
                value: criterion.knots,
                beyond: criterion.beyond,
                role: match criterion.role {
                    ReadRole::Weighted { block, .. } => Role::Weighted { block, weight },
                    ReadRole::Penalty(penalty) => Role::Penalty(penalty),
                },
            })
            .collect(),
        teams,
    }
}

/// The file's name without folder and ending.
fn stem(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.strip_suffix(".toml").unwrap_or(file).to_owned()
}

fn distinct<'a>(
    what: &str,
    names: impl Iterator<Item = (&'a str, &'a Place)>,
    problems: &mut Vec<Problem>,
) {
    let mut seen: Vec<(&str, &Place)> = Vec::new();
    for (name, place) in names {
        if let Some((_, first)) = seen.iter().find(|(other, _)| *other == name) {
            problems.push(
                Problem::error(format!("two have the {what} \"{name}\""), place.clone(), "")
                    .related((*first).clone(), "the first one")
                    .help("readers of tables and charts could not tell them apart"),
            );
        }
        seen.push((name, place));
    }
}

fn settle_weights(
    root: &Node,
    criteria: &[Criterion],
    problems: &mut Vec<Problem>,
) -> (Vec<Block>, Vec<Weight>, f64) {
    let entries = root
        .get("blocks")
        .map_or(&[][..], |entry| entry.node.table());
    let mut weights = vec![Weight::Free; criteria.len()];
    let mut group = |wanted: Option<usize>, target: Target, problems: &mut Vec<Problem>| {
        let (indices, members): (Vec<usize>, Vec<Member>) = criteria
            .iter()
            .enumerate()
            .filter_map(|(i, criterion)| match &criterion.role {
                ReadRole::Weighted {
                    block,
                    weight,
                    place,
                    set,
                } if *block == wanted => Some((
                    i,
                    Member {
                        criterion: &criterion.id,
                        weight: *weight,
                        place,
                        set: *set,
                    },
                )),
                _ => None,
            })
            .unzip();
        if members.is_empty() {
            if wanted.is_some() {
                problems.push(
                    Problem::error(
                        format!("{} has no criteria", target.name),
                        target.place.clone(),
                        "its points could go nowhere",
                    )
                    .help("give a criterion this block, or remove it"),
                );
            }
            return target.points.unwrap_or(0.0);
        }
        let (points, settled) = settle(&members, &target, problems);
        for (i, weight) in indices.into_iter().zip(settled) {
            weights[i] = weight;
        }
        points
    };
    let blocks: Vec<Block> = entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            let points = entry.node.number().filter(|points| points.is_finite());
            if points.is_some_and(|points| points <= 0.0) {
                problems.push(Problem::error(
                    format!("block `{}` must have points", entry.key),
                    entry.node.place.clone(),
                    "not positive",
                ));
            }
            let target = Target {
                name: format!("block `{}`", entry.key),
                points,
                place: &entry.node.place,
                set: entry.node.place.source > 0,
            };
            Block {
                id: entry.key.clone(),
                points: group(Some(index), target, problems),
            }
        })
        .collect();
    let total = root
        .get("weights")
        .and_then(|weights| weights.node.get("total"));
    let first = criteria
        .first()
        .map_or(Place::new(0, 0..0), |criterion| criterion.id_place.clone());
    let written = read_total(total, !blocks.is_empty(), problems);
    let target = Target {
        name: "the scenario".to_owned(),
        points: written,
        place: total.map_or(&first, |entry| &entry.node.place),
        set: total.is_some_and(|entry| entry.node.place.source > 0),
    };
    if !blocks.is_empty() {
        for criterion in criteria {
            let ReadRole::Weighted {
                block: None,
                weight,
                ..
            } = &criterion.role
            else {
                continue;
            };
            if !matches!(weight, Weight::Pinned(_)) {
                problems.push(
                    Problem::error(
                        format!("criterion `{}` is in no block", criterion.id),
                        criterion.id_place.clone(),
                        "nothing says how many points it shares in",
                    )
                    .help(format!(
                        "block = \"{}\", or a number for its weight",
                        blocks[0].id
                    )),
                );
                return (blocks, weights, 0.0);
            }
        }
    }
    let weighted = |criterion: &Criterion| matches!(criterion.role, ReadRole::Weighted { .. });
    if !criteria.is_empty() && !criteria.iter().any(weighted) {
        problems.push(Problem::error(
            "there is no weighted criterion",
            first.clone(),
            "all criteria are penalties",
        ));
    }
    let total = group(None, target, problems);
    (blocks, weights, total)
}

fn read_total(entry: Option<&Entry>, blocks: bool, problems: &mut Vec<Problem>) -> Option<f64> {
    let entry = entry?;
    let total = entry.node.number().filter(|total| total.is_finite())?;
    if blocks {
        problems.push(
            Problem::error(
                "`total` has no effect where there are blocks",
                entry.key_place.clone(),
                "",
            )
            .help("the points of the blocks are the total"),
        );
        return None;
    }
    if total <= 0.0 {
        problems.push(Problem::error(
            "`total` must be positive",
            entry.node.place.clone(),
            "",
        ));
        return None;
    }
    Some(total)
}

fn read_concentration(
    root: &Node,
    criteria: &[Criterion],
    problems: &mut Vec<Problem>,
) -> Option<f64> {
    let entry = root.get("weights")?.node.get("concentration")?;
    let concentration = entry.node.number()?;
    if concentration <= 0.0 {
        problems.push(
            Problem::error(
                "`concentration` must be positive",
                entry.node.place.clone(),
                "",
            )
            .help("80 keeps weights near the numbers, 5 lets them roam"),
        );
        return None;
    }
    for criterion in criteria {
        let ReadRole::Weighted { weight, place, .. } = &criterion.role else {
            continue;
        };
        if !matches!(weight, Weight::Pinned(points) if *points > 0.0) {
            problems.push(
                Problem::error(
                    "`concentration` needs a positive number for every weight",
                    entry.key_place.clone(),
                    "",
                )
                .related(place.clone(), format!("`{}` has none", criterion.id))
                .help("Dirichlet weights vary around the numbers given"),
            );
            return None;
        }
    }
    Some(concentration)
}

fn count_teams(root: &Node, teams: usize, problems: &mut Vec<Problem>) {
    let Some(entry) = root.get("teams") else {
        return;
    };
    if teams < 2 {
        problems.push(Problem::error(
            "a selection needs at least two teams",
            entry.key_place.clone(),
            format!("{teams} here"),
        ));
    } else if teams > super::MOST_TEAMS {
        problems.push(Problem::error(
            format!("at most {} teams can be compared", super::MOST_TEAMS),
            entry.key_place.clone(),
            format!("{teams} here"),
        ));
    }
}

fn read_places(root: &Node, teams: usize, problems: &mut Vec<Problem>) -> usize {
    let Some(entry) = root.get("places") else {
        return 1;
    };
    let Some(places) = entry.node.number() else {
        return 1;
    };
    if places < 1.0 || (teams > 1 && places > teams as f64) {
        problems.push(Problem::error(
            format!("`places` must be from 1 to the number of teams, {teams}"),
            entry.node.place.clone(),
            "",
        ));
        return 1;
    }
    places as usize
}

/// A whole number of `[simulation]`.
fn whole(
    root: &Node,
    key: &str,
    least: u64,
    most: u64,
    problems: &mut Vec<Problem>,
) -> Option<u64> {
    let entry = root.get("simulation")?.node.get(key)?;
    let super::tree::Value::Integer(number) = entry.node.value else {
        return None;
    };
    if number < i128::from(least) || number > i128::from(most) {
        problems.push(Problem::error(
            format!("`{key}` must be from {least} to {most}"),
            entry.node.place.clone(),
            "",
        ));
        return None;
    }
    u64::try_from(number).ok()
}

fn read_within_team(root: &Node, problems: &mut Vec<Problem>) -> f64 {
    let entry = root
        .get("correlation")
        .and_then(|table| table.node.get("within_team"));
    let Some(entry) = entry else { return 0.0 };
    let Some(correlation) = entry.node.number() else {
        return 0.0;
    };
    if !(0.0..=1.0).contains(&correlation) {
        problems.push(
            Problem::error(
                "`within_team` must be from 0 to 1",
                entry.node.place.clone(),
                "",
            )
            .help("0: a team's scores are independent; 1: they rise and fall together"),
        );
        return 0.0;
    }
    correlation
}

fn read_observed(
    root: &Node,
    teams: &[Team],
    places: usize,
    problems: &mut Vec<Problem>,
) -> Option<Vec<usize>> {
    let entry = root.get("observed")?;
    let Some(selected) = entry.node.get("selected") else {
        problems.push(
            Problem::error("`observed` needs `selected`", entry.key_place.clone(), "")
                .help("selected = [the ids of the teams that were chosen]"),
        );
        return None;
    };
    let mut indices: Vec<usize> = Vec::new();
    for item in selected.node.array() {
        let Some(id) = item.text() else { continue };
        match teams.iter().position(|team| team.id == id) {
            None => problems.push(
                Problem::error(format!("there is no team `{id}`"), item.place.clone(), "")
                    .maybe_help(suggestion(id, teams.iter().map(|team| team.id.as_str()))),
            ),
            Some(team) if indices.contains(&team) => {
                problems.push(Problem::error(
                    format!("team `{id}` is named twice"),
                    item.place.clone(),
                    "",
                ));
            }
            Some(team) => indices.push(team),
        }
    }
    if indices.len() > places {
        problems.push(Problem::error(
            format!(
                "{} teams were selected, but there are {places} places",
                indices.len()
            ),
            selected.node.place.clone(),
            "",
        ));
    } else if indices.len() < places && indices.len() == selected.node.array().len() {
        problems.push(Problem::warning(
            format!(
                "{} teams were selected, but there are {places} places",
                indices.len()
            ),
            selected.node.place.clone(),
            "every draw fills all places, so this selection never comes up",
        ));
    }
    indices.sort_unstable();
    Some(indices)
}
