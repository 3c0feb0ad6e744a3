//! What really happened, where the file says so.

use super::keys::Shape;
use super::node::Table;
use super::problem::enough;
use super::{Problem, leaf};
use crate::model::nearest::suggestion;

/// Indices of the teams selected, ascending; `None` where nothing usable is written, or where
/// `--set` changed the number of places, so that what happened answers another question.
pub(crate) fn observed(
    root: &Table,
    places: Option<usize>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<usize>> {
    let node = root.path(&["observed", "selected"])?;
    let ids = leaf::texts(node, "selected", &Shape::Ids).ok()?;
    let teams: Vec<&str> = root
        .children("teams")
        .iter()
        .map(|e| e.key.as_str())
        .collect();
    let mut chosen: Vec<(usize, &super::Place)> = Vec::new();
    let mut count = ids.len();
    for &(id, item) in &ids {
        if enough(problems) {
            return None;
        }
        let Some(team) = teams.iter().position(|t| *t == id) else {
            let (label, help) = suggestion(id, "teams", teams.iter().copied());
            let message = format!("there is no team `{id}`");
            let mut problem = Problem::error(&item.place, message).label(label);
            problem.help = help;
            problems.push(problem);
            continue;
        };
        if let Some((_, first)) = chosen.iter().find(|c| c.0 == team) {
            count -= 1;
            let message = format!("team `{id}` is selected twice");
            problems.push(
                Problem::error(&item.place, message)
                    .label("the same again")
                    .also(first, "first here"),
            );
        } else {
            chosen.push((team, &item.place));
        }
    }
    let another = root
        .get("places")
        .is_some_and(|e| e.node.place.is_override());
    if let Some(places) = places.filter(|p| *p != count && another) {
        let message = format!("what was observed has {count} teams, but `places` is {places} now");
        problems.push(
            Problem::warning(&node.place, message)
                .label("left aside for this run")
                .help("set observed.selected too if it should count"),
        );
        return None;
    }
    if let Some(places) = places.filter(|p| *p != count) {
        let many = count > places;
        let message = format!(
            "{} selected, but `places` is {places}",
            match count {
                0 => "no team is".to_owned(),
                1 => "1 team is".to_owned(),
                n => format!("{n} teams are"),
            }
        );
        problems.push(if many {
            Problem::error(&node.place, message).label("more than there are places")
        } else {
            Problem::warning(&node.place, message)
                .label("fewer than there are places")
                .help("right only if places really stayed empty")
        });
    }
    let mut indices: Vec<usize> = chosen.into_iter().map(|c| c.0).collect();
    indices.sort_unstable();
    Some(indices)
}
