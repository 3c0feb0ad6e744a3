//! Comparisons to draw.

use crate::analysis::{Comparison, Interval, Method, Side, TeamChange};
use crate::chart::{Fonts, Look};
use crate::words::{Words, plain};

use super::cases::{KOREAN, long, nasty};
use super::fixture::{base, estimate};

/// Every case with its name.
pub(super) fn comparisons() -> Vec<(&'static str, Comparison)> {
    let ten: Vec<(String, Option<f64>)> = base()
        .teams
        .iter()
        .map(|t| (t.name.clone(), Some(t.selection_probability.estimate)))
        .collect();
    let with = |changes: &[(usize, f64)]| {
        let mut teams: Vec<_> = ten.iter().map(|(name, a)| (name.clone(), *a, *a)).collect();
        for &(at, change) in changes {
            teams[at].2 = teams[at].1.map(|a| a + change);
        }
        teams
    };
    let swap = [
        (2, -0.04),
        (4, -0.26),
        (5, 0.26),
        (6, 0.03),
        (7, 0.01),
        (9, 0.0003),
    ];
    let korean = || -> Vec<_> {
        let names = KOREAN.iter().map(|&name| name.to_owned());
        (names.zip(with(&swap)))
            .map(|(name, (_, a, b))| (name, a, b))
            .collect()
    };
    let alone = || {
        let mut teams = with(&[(0, -0.3), (3, 0.05)]);
        teams[4].2 = None;
        teams.push(("Newcomer".to_owned(), None, Some(0.64)));
        teams
    };
    let many = |count: usize, name: &dyn Fn(usize) -> String| {
        let share = |at: usize| 1.0 - at as f64 / count as f64;
        let moved =
            |at: usize| (share(at) + 0.2 * ((at * 7 % 11) as f64 / 10.0 - 0.5)).clamp(0.0, 1.0);
        (0..count)
            .map(|at| (name(at), Some(share(at)), Some(moved(at))))
            .collect::<Vec<_>>()
    };
    vec![
        ("compare-base", comparison(&with(&swap), [5, 5], 1_000_000)),
        ("compare-same", comparison(&with(&[]), [5, 5], 1_000_000)),
        (
            "compare-noise",
            comparison(&with(&[(4, 0.01), (6, -0.01)]), [5, 5], 500),
        ),
        (
            "compare-small",
            comparison(&with(&[(4, 0.02), (6, -0.01)]), [5, 5], 1_000_000),
        ),
        (
            "compare-places",
            comparison(&with(&[(4, 0.1), (5, 0.2)]), [5, 6], 1_000_000),
        ),
        ("compare-alone", comparison(&alone(), [5, 5], 1_000_000)),
        ("compare-korean", comparison(&korean(), [5, 5], 1_000_000)),
        (
            "compare-three",
            comparison(&many(3, &|at| format!("Team {at}")), [1, 1], 20_000),
        ),
        (
            "compare-forty",
            comparison(&many(40, &|at| format!("Institute {at}")), [12, 12], 20_000),
        ),
        (
            "compare-two-hundred",
            comparison(&many(200, &|at| format!("Team {at}")), [60, 60], 20_000),
        ),
        (
            "compare-long",
            long_sides(comparison(&many(9, &long), [3, 3], 20_000)),
        ),
        (
            "compare-nasty",
            comparison(&many(12, &nasty), [4, 4], 20_000),
        ),
    ]
}

fn long_sides(mut comparison: Comparison) -> Comparison {
    comparison.sides[1].name = "policy.toml --set weights.technology=60 ".repeat(9);
    comparison.sides[1].title = "Unbroken".repeat(40);
    comparison
}

/// A comparison of teams given as name and probability in A and in B.
fn comparison(
    teams: &[(String, Option<f64>, Option<f64>)],
    places: [usize; 2],
    draws: u64,
) -> Comparison {
    let among = |side: usize| {
        let share = |at: usize| [teams[at].1, teams[at].2][side];
        let mut order: Vec<usize> = (0..teams.len()).filter(|&at| share(at).is_some()).collect();
        order.sort_by(|&a, &b| share(b).unwrap().total_cmp(&share(a).unwrap()));
        order.truncate(places[side]);
        order
    };
    let among = [among(0), among(1)];
    let interval = |share: f64| {
        let estimate = estimate(share, draws);
        Interval {
            estimate: share,
            low: estimate.low,
            high: estimate.high,
        }
    };
    let changed = |(at, (name, a, b)): (usize, (String, Option<f64>, Option<f64>))| TeamChange {
        id: format!("t{at}"),
        name,
        a: a.map(interval),
        b: b.map(interval),
        change: a
            .zip(b)
            .map(|(a, b)| around(b - a, 1.0 / (draws as f64).sqrt())),
        among_likeliest: [among[0].contains(&at), among[1].contains(&at)],
    };
    let side = |name: &str, title: &str, places: usize| Side {
        name: name.to_owned(),
        label: None,
        title: title.to_owned(),
        places,
        scenario_digest: "sha256:4be1c2f09a37d55e6f1042b8".to_owned(),
        settings: Vec::new(),
        scenario: None,
    };
    Comparison {
        questions: Vec::new(),
        format: "cutline.comparison.v1",
        version: "0.1.0",
        complete: true,
        method: Method::MonteCarlo,
        draws,
        integration_points: 0,
        seed: 1,
        sides: [
            side("base.toml", "Final selection, August 2025", places[0]),
            side(
                "base.toml --set criteria.dependency.penalty=0",
                "Final selection, August 2025",
                places[1],
            ),
        ],
        differences: Vec::new(),
        teams: teams.iter().cloned().enumerate().map(changed).collect(),
        sets_differ: around(0.274, 0.001),
        swaps: Vec::new(),
        swaps_other: 0.0,
        swaps_other_low: 0.0,
        swaps_other_high: 0.0,
    }
}

fn around(estimate: f64, half: f64) -> Interval {
    Interval {
        estimate,
        low: estimate - half,
        high: estimate + half,
    }
}

/// The title for teams A, B, C … with these probabilities and places.
#[track_caller]
fn title(teams: &[(Option<f64>, Option<f64>, [bool; 2])], places: [usize; 2], expected: &str) {
    let names = ["A", "B", "C", "D", "E", "F"].map(str::to_owned);
    let shares = names.into_iter().zip(teams);
    let shares: Vec<_> = shares.map(|(name, &(a, b, _))| (name, a, b)).collect();
    let mut found = comparison(&shares, places, 1_000_000);
    for (team, (.., among)) in found.teams.iter_mut().zip(teams) {
        team.among_likeliest = *among;
    }
    let words = Words::of_comparison(&found);
    assert_eq!(plain(&words.change(&found.change())), expected);
}

const IN: [bool; 2] = [true, true];
const OUT: [bool; 2] = [false, false];
const ENTERS: [bool; 2] = [false, true];
const LEAVES: [bool; 2] = [true, false];

#[test]
fn a_place_changes_hands() {
    title(
        &[
            (Some(0.57), Some(0.32), LEAVES),
            (Some(0.31), Some(0.57), ENTERS),
        ],
        [1, 1],
        "B takes A's place in B: selected in 57 %, against 31 % in A",
    );
    title(
        &[(Some(0.57), Some(0.32), LEAVES), (None, Some(0.57), ENTERS)],
        [1, 1],
        "B takes A's place in B: selected in 57 %, and not a candidate in A",
    );
    let four = [
        (Some(0.6), Some(0.3), LEAVES),
        (Some(0.6), Some(0.3), LEAVES),
        (Some(0.3), Some(0.6), ENTERS),
        (Some(0.3), Some(0.6), ENTERS),
    ];
    title(&four, [2, 2], "In B C and D take the places of A and B");
    title(&four[..3], [2, 1], "In B C comes in and A and B drop out");
}

#[test]
fn there_are_more_or_fewer_places() {
    let stays = (Some(0.9), Some(0.9), IN);
    title(
        &[stays, (Some(0.3), Some(0.6), ENTERS)],
        [1, 2],
        "B joins the likeliest two in B",
    );
    title(
        &[stays, (Some(0.6), Some(0.3), LEAVES)],
        [2, 1],
        "B drops out in B, where there is one place",
    );
}

#[test]
fn the_same_teams_remain_likeliest() {
    title(
        &[(Some(0.9), Some(0.9), IN), (Some(0.1), Some(0.1), OUT)],
        [1, 1],
        "Nothing changes between A and B",
    );
    title(
        &[(Some(0.9), Some(0.85), IN), (Some(0.1), Some(0.15), OUT)],
        [1, 1],
        "The same team remains likeliest; A and B move most, A from 90.0 % in A to 85.0 % in B; \
         the selected set differs in 27 % of draws",
    );
    title(
        &[
            (Some(0.9), Some(0.9005), IN),
            (Some(0.1), Some(0.0995), OUT),
        ],
        [1, 1],
        "The same team remains likeliest, and no change exceeds its error; the \
         selected set differs in 27 % of draws",
    );
    // Chance alone has moved them.
    title(
        &[
            (Some(0.5001), Some(0.4999), LEAVES),
            (Some(0.4999), Some(0.5001), ENTERS),
        ],
        [1, 1],
        "The same team remains likeliest as far as these draws tell: A and B are level, and no \
         change exceeds its error; the selected set differs in 27 % of draws",
    );
}

#[test]
fn the_foot_says_what_its_errors_belong_to() {
    let teams = [
        ("a".to_owned(), Some(0.7), Some(0.5)),
        ("b".to_owned(), Some(0.3), Some(0.5)),
    ];
    let mut found = comparison(&teams, [1, 1], 10_000);
    let said = |found: &Comparison| {
        let fonts = Look::from(Fonts::new(None).unwrap().without_system());
        crate::chart::comparison(found, &fonts).unwrap().svg
    };
    let svg = said(&found);
    assert!(svg.contains(
        "of a probability at most ±0.98 percentage points (pp), of a change ±1.0 before rounding."
    ));
    for team in &mut found.teams {
        team.change = Some(around(0.0, 0.0));
    }
    assert!(said(&found).contains("; the changes are exact."));
    // Integrated: how often the set differs is what is still drawn.
    found.method = Method::QuasiMonteCarlo;
    let svg = said(&found);
    assert!(svg.contains("same points in both"));
    assert!(svg.contains("how often the set differs is drawn"));
    assert!(!svg.contains("Monte Carlo"), "{svg}");
}
