//! The keys that people move to see what becomes of a selection, each over its natural range.

use super::called::members;
use super::number::{plain, tidied};
use super::{Criterion, Document, Role, Scenario, Setting, Weight};
use crate::model::{Address, Quantity};

/// Values along a range, both ends included.
const VALUES: usize = 21;
/// Standard deviations beyond which a penalty is no more moved.
const REACH: f64 = 2.0;

/// A key that can be moved, and over which values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tunable {
    /// Address of the key.
    pub path: String,
    /// The values that the scenario can be read at; the reason why there are none where there are
    /// fewer than two.
    pub values: Result<Vec<String>, String>,
}

impl Tunable {
    /// `PATH=a,b,c`, as `--vary` takes it.
    ///
    /// # Errors
    ///
    /// Why the key cannot be moved.
    pub fn vary(&self) -> Result<String, String> {
        let values = self.values.as_ref().map_err(Clone::clone)?;
        Ok(format!("{}={}", self.path, values.join(",")))
    }
}

/// The keys of a scenario that can be moved: places, points of blocks, weights, penalties, the
/// concentration of weights and what the scores of a team have in common. `scenario` is what the
/// document says under the settings.
pub fn tunables(document: &Document, settings: &[Setting], scenario: &Scenario) -> Vec<Tunable> {
    let all = ranges(scenario).into_iter();
    all.map(|(address, values)| {
        let path = address.to_string();
        let values = readable(document, settings, &path, values);
        Tunable { path, values }
    })
    .collect()
}

/// Those values that can be set.
fn readable(
    document: &Document,
    settings: &[Setting],
    path: &str,
    mut values: Vec<String>,
) -> Result<Vec<String>, String> {
    let mut refused = None;
    let mut can_be_set = |value: &String| {
        let moved = Setting::set(format!("{path}={value}"));
        let settings: Vec<Setting> = settings.iter().cloned().chain([moved]).collect();
        let reading = document.read(&settings);
        let is_read = reading.scenario.is_some();
        if !is_read && refused.is_none() {
            let error = reading.problems.into_iter().find(super::Problem::is_error);
            refused = error.map(|error| error.message);
        }
        is_read
    };
    values.retain(|value| can_be_set(value));
    if values.len() > 1 {
        Ok(values)
    } else {
        Err(refused.unwrap_or_default())
    }
}

/// Every key with the values that it is moved over, in the order in which people look for them.
fn ranges(scenario: &Scenario) -> Vec<(Address<&str>, Vec<String>)> {
    let mut all = vec![(Address::Places, places(scenario))];
    let blocks = scenario.blocks.iter().map(|block| {
        let ends = [0.5 * block.points, 1.5 * block.points];
        (Address::Block { block: &*block.id }, along(ends))
    });
    all.extend(blocks);
    for criterion in &scenario.criteria {
        let id = criterion.id.as_str();
        match &criterion.role {
            Role::Weighted { .. } => {
                let ends = weights(scenario, criterion).map(along);
                let address = Address::Weight { criterion: id };
                all.extend(ends.map(|values| (address, values)));
            }
            Role::Penalty(penalty) => {
                let values = along(points_lost(scenario, penalty));
                all.push((Address::Penalty { criterion: id }, values));
            }
        }
    }
    if let Some(concentration) = scenario.concentration {
        let ends = [0.5 * concentration, 2.0 * concentration];
        all.push((Address::Concentration, along(ends)));
    }
    let halo = scenario.correlation.within_team;
    if halo > 0.0 {
        // With what all teams share it is 1 at most; there nothing else would tell teams apart.
        let most = 0.9 * (1.0 - scenario.correlation.within_criterion);
        let ends = [0.0, f64::min(2.0 * halo, f64::max(most, halo))];
        all.push((Address::WithinTeam, along(ends)));
    }
    all.retain(|(_, values)| values.len() > 1);
    all
}

/// Numbers of places: all that leave a team out, or those around the number there is.
fn places(scenario: &Scenario) -> Vec<String> {
    let most = scenario.teams.len().saturating_sub(1);
    let first = scenario.places.saturating_sub(VALUES / 2).max(1);
    let first = first.min((most + 1).saturating_sub(VALUES).max(1));
    let range = first..=most.min(first + VALUES - 1);
    range.map(|places| places.to_string()).collect()
}

/// Even steps from one end to the other.
fn along([from, to]: [f64; 2]) -> Vec<String> {
    if from >= to {
        return Vec::new();
    }
    let step = |at: usize| {
        let part = at as f64 / (VALUES - 1) as f64;
        plain(tidied(from + (to - from) * part))
    };
    (0..VALUES).map(step).collect()
}

/// The points that a weight can have: as far as the others leave room for it, no further than it is
/// written where it is a range, and no more than twice what it is where it is a number.
fn weights(scenario: &Scenario, criterion: &Criterion) -> Option<[f64; 2]> {
    let Role::Weighted { block, weight } = criterion.role else {
        return None;
    };
    let stands_outside = block.is_none() && !scenario.blocks.is_empty();
    let total = match block {
        Some(at) => scenario.blocks[at].points,
        None if stands_outside => f64::INFINITY,
        None => scenario.weights_total,
    };
    let others = members(scenario, block).filter(|other| other.0.id != criterion.id);
    let others: Vec<Weight> = others.map(|(_, weight)| weight).collect();
    if others.is_empty() && !stands_outside {
        // It has all the points there are.
        return None;
    }
    // Where all others are numbers, they make room in proportion.
    let is_open = |weight: &Weight| !matches!(weight, Weight::Pinned(_));
    let give_way = stands_outside || !others.iter().any(is_open);
    let (least, most) = others
        .iter()
        .fold((0.0, 0.0), |(low, high), weight| match *weight {
            Weight::Pinned(_) if give_way => (low, f64::INFINITY),
            Weight::Pinned(points) => (low + points, high + points),
            Weight::Between(least, most) => (low + least, high + most),
            Weight::Free => (low, f64::INFINITY),
        });
    let (low, high) = ((total - most).max(0.0), total - least);
    let (low, high) = match weight {
        Weight::Free => (low, high),
        Weight::Between(least, most) => (low.max(least), high.min(most)),
        Weight::Pinned(points) if points > 0.0 => (low, high.min(2.0 * points)),
        Weight::Pinned(_) => (low, high.min(0.1 * total)),
    };
    (low < high && high.is_finite()).then_some([low, high])
}

/// The points that a penalty can cost, from nothing to what it is written as at most.
fn points_lost(scenario: &Scenario, penalty: &Quantity) -> [f64; 2] {
    match penalty {
        Quantity::Sure(points) if *points > 0.0 => [0.0, 2.0 * points],
        Quantity::Sure(_) => {
            let blocks = scenario.blocks.iter().map(|block| block.points);
            let total = blocks.reduce(|sum, points| sum + points);
            [0.0, 0.1 * total.unwrap_or(scenario.weights_total)]
        }
        uncertain => [0.0, tidy(uncertain.within(REACH).1)],
    }
}

/// The next number above of two digits.
fn tidy(x: f64) -> f64 {
    if x <= 0.0 || !x.is_finite() {
        return 0.0;
    }
    let unit = libm::exp10(libm::floor(libm::log10(x)) - 1.0);
    tidied(libm::ceil(x / unit - 1e-9) * unit)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::scenario::Source;

    /// The arguments for a scenario of three criteria.
    fn tuned(places: usize, criteria: &str, more: &str) -> Vec<String> {
        let team = |(id, score): (&str, u8)| {
            format!("[teams.{id}.scores]\na = {score}\nb = \"50 ± 9\"\nc = 20\n")
        };
        let teams: String = [("x", 40), ("y", 50), ("z", 60)].map(team).concat();
        let text = format!("places = {places}\n{more}\n[criteria]\n{criteria}\n{teams}");
        let source = Source {
            name: "tuned.toml".into(),
            text,
        };
        let document = Document::new(&source);
        let reading = document.read(&[]);
        let problems: Vec<&String> = reading.problems.iter().map(|it| &it.message).collect();
        let scenario = reading.scenario.unwrap_or_else(|| panic!("{problems:?}"));
        let all = tunables(&document, &[], &scenario).into_iter();
        all.map(|one| {
            one.vary()
                .unwrap_or_else(|why| format!("{}: {why}", one.path))
        })
        .collect()
    }

    #[track_caller]
    fn ends(vary: &str, path: &str, [from, to]: [&str; 2], count: usize) {
        let (found, values) = vary.split_once('=').unwrap();
        let values: Vec<&str> = values.split(',').collect();
        assert_eq!((found, values.len()), (path, count), "{vary}");
        assert_eq!([values[0], values[count - 1]], [from, to], "{vary}");
    }

    #[test]
    fn weights_move_as_far_as_the_others_leave_room() {
        let all = tuned(
            1,
            "a = { weight = \"20..40\" }\nb = {}\nc = { weight = 30 }",
            "",
        );
        ends(&all[0], "places", ["1", "2"], 2);
        ends(&all[1], "criteria.a.weight", ["20", "40"], 21);
        ends(&all[2], "criteria.b.weight", ["30", "50"], 21);
        ends(&all[3], "criteria.c.weight", ["0", "60"], 21);
        assert_eq!(all.len(), 4);
    }

    #[test]
    fn penalties_blocks_and_correlations_move_too() {
        let all = tuned(
            2,
            "a = { block = \"p\" }\nb = { block = \"q\" }\nc = { penalty = \"0..7\", scale = [0, 40] }",
            "[blocks]\np = 60\nq = 40\n[correlation]\nwithin_team = 0.3",
        );
        ends(&all[1], "blocks.p", ["30", "90"], 21);
        ends(&all[2], "blocks.q", ["20", "60"], 21);
        // A weight that is all of its block stays where it is.
        ends(&all[3], "criteria.c.penalty", ["0", "7"], 21);
        ends(&all[4], "correlation.within_team", ["0", "0.6"], 21);
        assert_eq!(all.len(), 5);
    }

    #[test]
    fn what_cannot_be_set_is_left_out_or_said() {
        let all = tuned(
            1,
            "a = {}\nb = {}\nc = { points = 30 }",
            "[weights]\nwhere = [\"a >= b\"]",
        );
        // Beside c, a and b share 70 points, of which a has the greater part.
        let (_, values) = all[1].split_once('=').unwrap();
        let values: Vec<f64> = values.split(',').map(|v| v.parse().unwrap()).collect();
        assert!(values.iter().all(|a| *a >= 35.0), "{values:?}");
        assert_eq!(values.last(), Some(&70.0));
        assert!(
            all[3].starts_with("criteria.c.weight: `c` has `points`"),
            "{}",
            all[3]
        );
    }

    #[test]
    fn a_penalty_by_a_law_without_an_end_is_moved_to_a_round_figure() {
        assert_eq!(tidy(13.27), 14.0);
        assert_eq!(tidy(10.0), 10.0);
        assert_eq!(tidy(0.012_34), 0.013);
        assert_eq!(tidy(0.0), 0.0);
    }
}
