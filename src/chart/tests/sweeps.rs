//! Sweeps to draw.

use crate::analysis::{
    Axis, BaseValue, Crossing, Follows, Interval, Method, Sweep, SweepPoint, TeamLabel,
};

use super::cases::{KOREAN, long, nasty};
use super::fixture::{base, estimate};

/// Every case with its name.
pub(super) fn sweeps() -> Vec<(&'static str, Sweep)> {
    vec![
        ("sweep-base", dependency(Some(("0..10", [0.0, 10.0])))),
        ("sweep-point", dependency(Some(("5", [5.0, 5.0])))),
        ("sweep-outside", dependency(Some(("25", [25.0, 25.0])))),
        ("sweep-still", still()),
        (
            "sweep-three",
            many(3, 2, &|at| format!("Team {}", at + 1), 21),
        ),
        (
            "sweep-forty",
            many(40, 12, &|at| format!("Institute {at} of Technology"), 21),
        ),
        (
            "sweep-two-hundred",
            many(200, 60, &|at| format!("Team {}", at + 1), 5),
        ),
        (
            "sweep-coincide",
            many(12, 5, &|at| format!("Team {}", at + 1), 2),
        ),
        ("sweep-long", many(9, 3, &long, 6)),
        ("sweep-nasty", many(12, 4, &nasty, 11)),
        ("sweep-korean", korean()),
        ("sweep-few-draws", few_draws()),
        (
            "sweep-one-point",
            many(5, 2, &|at| format!("Team {}", at + 1), 1),
        ),
        ("sweep-places", places()),
        (
            "sweep-words",
            words(&[
                "uniform",
                "triangular",
                "normal",
                "as the ministry published it",
            ]),
        ),
        (
            "sweep-two-words",
            words(&["compensatory", "with a veto on safety"]),
        ),
        (
            "sweep-many-words",
            words(&["a very long word for one of many ways to score it"; 24]),
        ),
        ("map-last", map(21, 21, None)),
        ("map-last-small", map(5, 7, None)),
        ("map-last-fine", map(101, 101, None)),
        ("map-team", map(11, 13, Some("kakao"))),
        ("map-team-fine", map(41, 61, Some("nc"))),
        ("map-team-one", map(1, 2, Some("nc"))),
        ("map-words", word_map()),
        ("map-korean", map_korean()),
        ("map-many-sets", map_of_many()),
        ("map-one-set", map_of_one()),
        ("sweep-beyond", beyond(dependency(Some(("2", [2.0, 2.0]))))),
        ("map-beyond", beyond(map(9, 9, None))),
        ("map-team-beyond", beyond(map(9, 9, Some("kakao")))),
    ]
}

pub(super) fn axis(label: &str, numbers: &[f64], base: Option<(&str, [f64; 2])>) -> Axis {
    Axis {
        path: "criteria.dependency.penalty".to_owned(),
        argument: String::new(),
        label: label.into(),
        values: numbers.iter().map(f64::to_string).collect(),
        numbers: Some(numbers.to_vec()),
        base: base.map(|(written, range)| BaseValue {
            written: written.to_owned(),
            range: Some(range),
        }),
        scale: None,
        held: Vec::new(),
    }
}

/// `count` numbers from `low` to `high`.
fn steps(low: f64, high: f64, count: usize) -> Vec<f64> {
    let last = count.saturating_sub(1).max(1) as f64;
    (0..count)
        .map(|at| low + (high - low) * at as f64 / last)
        .collect()
}

fn interval(share: f64, draws: u64) -> Interval {
    let estimate = estimate(share.clamp(0.0, 1.0), draws);
    Interval {
        estimate: estimate.estimate,
        low: estimate.low.max(0.0),
        high: estimate.high.min(1.0),
    }
}

/// A sweep of teams given as id and name, `share` giving a team's probability at a point.
fn sweep(
    axes: Vec<Axis>,
    teams: &[(String, String)],
    (places, draws): (usize, u64),
    share: &dyn Fn(&[usize], usize) -> f64,
) -> Sweep {
    let mut places_of: Vec<Vec<usize>> = vec![Vec::new()];
    for axis in &axes {
        let longer = |at: &Vec<usize>| {
            let at = at.clone();
            (0..axis.values.len()).map(move |next| [at.clone(), vec![next]].concat())
        };
        places_of = places_of.iter().flat_map(longer).collect();
    }
    let every = |of: &dyn Fn(usize) -> Interval| (0..teams.len()).map(of).collect();
    let points = places_of.into_iter().map(|at| SweepPoint {
        question_probability: Vec::new(),
        places,
        selection_probability: every(&|team| interval(share(&at, team), draws)),
        at,
    });
    let labels = teams.iter().cloned();
    let labels = labels.map(|(id, name)| TeamLabel { id, name });
    Sweep {
        questions: Vec::new(),
        format: "cutline.sweep.v1",
        version: "0.1.0",
        title: "Independent AI foundation model, final selection, August 2025".to_owned(),
        places,
        complete: true,
        method: Method::MonteCarlo,
        settled: false,
        draws,
        integration_points: 0,
        seed: 1,
        scenario_digest: "sha256:4be1c2f09a37d55e6f1042b8".to_owned(),
        settings: Vec::new(),
        scenario: None,
        points: points.collect(),
        axes,
        teams: labels.collect(),
        crossings: Vec::new(),
        changes: Vec::new(),
        team: None,
    }
}

/// The ten teams with their base probabilities.
fn ten() -> (Vec<(String, String)>, Vec<f64>) {
    let teams = base().teams;
    let names = teams.iter().map(|t| (t.id.clone(), t.name.clone()));
    let shares = teams.iter().map(|t| t.selection_probability.estimate);
    (names.collect(), shares.collect())
}

/// How the ten teams fare as the penalty (0 to 10) grows.
fn by_penalty(shares: &[f64], team: usize, penalty: f64) -> f64 {
    match team {
        4 => 0.38 + 0.34 * (1.0 - libm::exp(-penalty / 4.0)),
        5 => 0.60 - 0.42 * (1.0 - libm::exp(-penalty / 3.0)),
        other => shares[other] + 0.012 * (penalty - 5.0) * if other % 2 == 0 { 0.2 } else { -0.3 },
    }
}

pub(super) fn crossing(leaves: &str, enters: &str, at: f64, probability: f64) -> Crossing {
    Crossing {
        leaves: leaves.to_owned(),
        enters: enters.to_owned(),
        value: Interval {
            estimate: at,
            low: at - 0.04,
            high: at + 0.04,
        },
        probability,
        probability_low: probability - 0.01,
        probability_high: probability + 0.01,
    }
}

/// Crossings of the lines of a sweep along one axis, as straight lines cross.
fn crossings(sweep: &Sweep, team: [usize; 2]) -> Vec<Crossing> {
    let Some(numbers) = &sweep.axes[0].numbers else {
        return Vec::new();
    };
    let gap = |at: usize| {
        let shares = &sweep.points[at].selection_probability;
        shares[team[0]].estimate - shares[team[1]].estimate
    };
    let mut found = Vec::new();
    for at in 1..sweep.points.len() {
        let among = |at: usize, team: usize| {
            let shares = &sweep.points[at].selection_probability;
            let better = shares.iter().filter(|s| s.estimate > shares[team].estimate);
            better.count() < sweep.places
        };
        let hands = among(at - 1, team[0]) && !among(at - 1, team[1]) && !among(at, team[0]);
        if hands && gap(at - 1) > 0.0 && gap(at) <= 0.0 {
            let part = gap(at - 1) / (gap(at - 1) - gap(at));
            let value = numbers[at - 1] + (numbers[at] - numbers[at - 1]) * part;
            let share = |at: usize| sweep.points[at].selection_probability[team[0]].estimate;
            let probability = share(at - 1) + (share(at) - share(at - 1)) * part;
            let id = |at: usize| sweep.teams[team[at]].id.clone();
            found.push(crossing(&id(0), &id(1), value, probability));
        }
    }
    found
}

pub(super) fn dependency(base: Option<(&str, [f64; 2])>) -> Sweep {
    let (teams, shares) = ten();
    let numbers = steps(0.0, 10.0, 21);
    let mut axis = axis("Foreign dependency, penalty in points", &numbers, base);
    axis.held
        .push(Follows::Outside("Foreign dependency".to_owned()));
    let share = |at: &[usize], team: usize| by_penalty(&shares, team, numbers[at[0]]);
    let mut sweep = sweep(vec![axis], &teams, (5, 100_000), &share);
    sweep.crossings = crossings(&sweep, [5, 4]);
    sweep
}

fn still() -> Sweep {
    let (teams, shares) = ten();
    let numbers = steps(10.0, 60.0, 11);
    let axis = axis(
        "Technology, weight in percent",
        &numbers,
        Some(("40", [40.0; 2])),
    );
    let share = |at: &[usize], team: usize| shares[team] + 0.004 * (at[0] as f64 - 5.0);
    sweep(vec![axis], &teams, (5, 1_000_000), &share)
}

fn many(count: usize, places: usize, name: &dyn Fn(usize) -> String, points: usize) -> Sweep {
    let teams: Vec<_> = (0..count)
        .map(|at| (format!("t{}", at + 1), name(at)))
        .collect();
    let numbers = steps(0.0, 1.0, points);
    let axis = axis("Weight of the experts", &numbers, Some(("0.3", [0.3; 2])));
    // Teams in groups that coincide, and one in three that falls or rises.
    let share = |at: &[usize], team: usize| {
        let strength = 4.0 - 8.0 * (team / 2 * 2) as f64 / count as f64
            + 8.0 * (places as f64 / count as f64 - 0.5);
        let slope = [0.0, 3.0, -3.0][team % 3];
        let total = strength + slope * (numbers[at[0]] - 0.5);
        1.0 / (1.0 + libm::exp(-2.0 * total))
    };
    let mut sweep = sweep(vec![axis], &teams, (places, 10_000), &share);
    let pairs = (0..count.min(40)).flat_map(|a| (0..count.min(40)).map(move |b| [a, b]));
    let found = pairs.flat_map(|pair| crossings(&sweep, pair)).take(9);
    sweep.crossings = found.collect();
    sweep
}

fn korean() -> Sweep {
    let mut sweep = dependency(Some(("0..10", [0.0, 10.0])));
    for (team, name) in sweep.teams.iter_mut().zip(KOREAN) {
        name.clone_into(&mut team.name);
    }
    sweep.axes[0].label = "외산 의존도, 감점".into();
    sweep.title = "독자 AI 파운데이션 모델 최종 선정".to_owned();
    sweep
}

fn few_draws() -> Sweep {
    let (teams, shares) = ten();
    let numbers = steps(0.0, 10.0, 11);
    let axis = axis(
        "Foreign dependency, penalty in points",
        &numbers,
        Some(("2..4", [2.0, 4.0])),
    );
    let share = |at: &[usize], team: usize| by_penalty(&shares, team, numbers[at[0]]);
    let mut sweep = sweep(vec![axis], &teams, (5, 300), &share);
    sweep.crossings = crossings(&sweep, [5, 4]);
    sweep.complete = false;
    sweep
}

pub(super) fn places() -> Sweep {
    let (teams, shares) = ten();
    let numbers = steps(3.0, 7.0, 5);
    let axis = axis("Places", &numbers, Some(("5", [5.0, 5.0])));
    let share = |at: &[usize], team: usize| libm::pow(shares[team], 1.6 - 0.3 * at[0] as f64);
    let mut sweep = sweep(vec![axis], &teams, (5, 100_000), &share);
    for (at, point) in sweep.points.iter_mut().enumerate() {
        point.places = 3 + at;
    }
    sweep
}

pub(super) fn words(values: &[&str]) -> Sweep {
    let (teams, shares) = ten();
    let axis = word_axis("How scores spread", values);
    let share =
        |at: &[usize], team: usize| by_penalty(&shares, team, [1.0, 6.0, 0.2, 9.0][at[0] % 4]);
    sweep(vec![axis], &teams, (5, 100_000), &share)
}

fn word_axis(label: &str, values: &[&str]) -> Axis {
    Axis {
        path: "spread".to_owned(),
        argument: String::new(),
        label: label.into(),
        values: values.iter().map(|&value| value.to_owned()).collect(),
        numbers: None,
        base: Some(BaseValue {
            written: values[0].to_owned(),
            range: None,
        }),
        scale: None,
        held: Vec::new(),
    }
}

pub(super) fn map(rows: usize, columns: usize, team: Option<&str>) -> Sweep {
    let (teams, shares) = ten();
    let (penalties, weights) = (steps(0.0, 10.0, rows), steps(10.0, 60.0, columns));
    let axes = vec![
        axis(
            "Foreign dependency, penalty in points",
            &penalties,
            Some(("0..10", [2.0, 5.0])),
        ),
        axis(
            "Technology, weight in percent",
            &weights,
            Some(("40", [40.0; 2])),
        ),
    ];
    let share = |at: &[usize], team: usize| {
        let weight = (weights[at[1]] - 35.0) / 25.0;
        let by_weight = [0.0, 0.0, 0.02, -0.25, 0.05, 0.12, -0.28][team.min(6)];
        by_penalty(&shares, team, penalties[at[0]]) + by_weight * weight
    };
    let mut sweep = sweep(axes, &teams, (5, 20_000), &share);
    sweep.team = team.map(str::to_owned);
    sweep
}

fn word_map() -> Sweep {
    let (teams, shares) = ten();
    let axes = vec![
        word_axis(
            "How scores spread",
            &["uniform", "triangular", "as published"],
        ),
        axis(
            "Technology, weight in percent",
            &[20.0, 40.0],
            Some(("80", [80.0; 2])),
        ),
    ];
    let share = |at: &[usize], team: usize| {
        by_penalty(&shares, team, [0.1, 1.0, 3.0][at[0]] + at[1] as f64)
    };
    sweep(axes, &teams, (5, 20_000), &share)
}

/// The first axis runs beyond a scale at both ends.
fn beyond(mut sweep: Sweep) -> Sweep {
    sweep.axes[0].scale = Some([1.0, 7.5]);
    sweep
}

/// Another set in nearly every cell.
fn map_of_many() -> Sweep {
    let name = |at: usize| format!("Institute {at} of Technology");
    let teams: Vec<_> = (0..30).map(|at| (format!("t{at}"), name(at))).collect();
    let mut found = map(9, 11, None);
    let share = |at: &[usize], team: usize| {
        0.5 + 0.4 * libm::sin(team as f64 * 2.1 + at[0] as f64 * 0.4 + at[1] as f64 * 0.9)
    };
    found.axes.iter_mut().for_each(|axis| axis.base = None);
    sweep(found.axes, &teams, (9, 20_000), &share)
}

fn map_of_one() -> Sweep {
    let found = map(5, 5, None);
    let (teams, shares) = ten();
    sweep(found.axes, &teams, (5, 1_000_000), &|_, team| shares[team])
}

fn map_korean() -> Sweep {
    let mut sweep = map(9, 9, None);
    for (team, name) in sweep.teams.iter_mut().zip(KOREAN) {
        name.clone_into(&mut team.name);
    }
    sweep.axes[0].label = "외산 의존도, 감점".into();
    sweep
}
