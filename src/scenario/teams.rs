//! `[teams]`: one score per criterion, none missing, none left over.

use super::criteria::{Read as Criterion, Role};
use super::law;
use super::nearest::suggestion;
use super::problem::Problem;
use super::source::Place;
use super::tree::{Entry, Node, Value};
use super::{Quantity, Team};

/// Reads one team. Scores that could not be read, and are reported, stand as 0.
pub(super) fn read(
    entry: &Entry,
    criteria: &[Criterion],
    problems: &mut Vec<Problem>,
) -> (Team, Place) {
    let node = &entry.node;
    let name = node.get("name");
    let sd = read_sd(node, problems);
    let scores = match node.get("scores") {
        Some(scores) => read_scores(entry, scores, criteria, sd, problems),
        None => {
            if matches!(node.value, Value::Table(_)) && !criteria.is_empty() {
                problems.push(
                    Problem::error(
                        format!("team `{}` has no scores", entry.key),
                        entry.key_place.clone(),
                        "",
                    )
                    .help(format!(
                        "scores = {{ {} = 80, … }}",
                        criteria
                            .first()
                            .map_or("criterion", |criterion| criterion.id.as_str())
                    )),
                );
            }
            vec![Quantity::Sure(0.0); criteria.len()]
        }
    };
    let bonus = node
        .get("bonus")
        .and_then(|bonus| law::read(&bonus.node, None, problems));
    let place = name
        .map_or(&entry.key_place, |name| &name.node.place)
        .clone();
    let team = Team {
        id: entry.key.clone(),
        name: name
            .and_then(|name| name.node.text())
            .unwrap_or(&entry.key)
            .to_owned(),
        scores,
        bonus: bonus.unwrap_or(Quantity::Sure(0.0)),
    };
    (team, place)
}

fn read_sd(node: &Node, problems: &mut Vec<Problem>) -> Option<f64> {
    let entry = node.get("sd")?;
    let sd = entry.node.number()?;
    if sd <= 0.0 {
        problems.push(
            Problem::error("`sd` must be positive", entry.node.place.clone(), "")
                .help("leave `sd` out where the scores are known exactly"),
        );
        return None;
    }
    sd.is_finite().then_some(sd)
}

fn read_scores(
    team: &Entry,
    scores: &Entry,
    criteria: &[Criterion],
    sd: Option<f64>,
    problems: &mut Vec<Problem>,
) -> Vec<Quantity> {
    for score in scores.node.table() {
        if !criteria.iter().any(|criterion| criterion.id == score.key) {
            problems.push(
                Problem::error(
                    format!(
                        "team `{}` has a score for `{}`, which is no criterion",
                        team.key, score.key
                    ),
                    score.key_place.clone(),
                    "",
                )
                .maybe_help(suggestion(
                    &score.key,
                    criteria.iter().map(|c| c.id.as_str()),
                )),
            );
        }
    }
    let is_table = matches!(scores.node.value, Value::Table(_));
    criteria
        .iter()
        .map(|criterion| {
            let Some(score) = scores.node.get(&criterion.id) else {
                if is_table {
                    problems.push(
                        Problem::error(
                            format!("team `{}` has no score for `{}`", team.key, criterion.id),
                            scores.key_place.clone(),
                            format!("`{}` is missing here", criterion.id),
                        )
                        .help(format!(
                            "nothing is filled in: give a score, or {} = \"unknown\" for any score on the scale",
                            criterion.id
                        )),
                    );
                }
                return Quantity::Sure(0.0);
            };
            let quantity = law::read(&score.node, Some(criterion.scale), problems)
                .unwrap_or(Quantity::Sure(criterion.scale.0));
            far_outside(&quantity, criterion, score, problems);
            match (quantity, sd, &criterion.role) {
                (Quantity::Sure(mean), Some(sd), Role::Weighted { .. }) => Quantity::Normal {
                    mean,
                    sd,
                    min: None,
                    max: None,
                },
                (quantity, ..) => quantity,
            }
        })
        .collect()
}

/// Most likely a slip of the finger, or a scale that was forgotten.
fn far_outside(
    quantity: &Quantity,
    criterion: &Criterion,
    score: &Entry,
    problems: &mut Vec<Problem>,
) {
    let (Quantity::Sure(middle) | Quantity::Normal { mean: middle, .. }) = quantity else {
        return;
    };
    let (low, high) = criterion.scale;
    let margin = 0.5 * (high - low);
    if *middle < low - margin || *middle > high + margin {
        problems.push(
            Problem::warning(
                format!(
                    "score {middle} is far outside the scale of `{}`",
                    criterion.id
                ),
                score.node.place.clone(),
                format!("the scale is [{low}, {high}]"),
            )
            .help("a slip, or a `scale` that the criterion lacks?"),
        );
    }
}
