//! The kernel's counts equal those of the naive oracle, draw for draw.

use std::collections::HashMap;

use crate::support::{by_total, group, normal};
use cutline::engine::reference::Replay;
use cutline::engine::{Tally, Unwatched, simulate};
use cutline::model::{
    Address, Aggregate, Beyond, BoundedSimplex, Correlation, CorrelationGroup, Coupling, Criterion,
    Model, Parts, Quantity, Team, ValueFunction, WeightGroup, WeightLaw,
};

/// Counts every draw again with a list and a sort.
fn assert_same_counts(model: &Model, draws: u64, seed: u64) {
    let tally = simulate(model, draws, seed, &Unwatched);
    let replay = Replay::new(model, seed);
    let n = model.teams.len();
    let (mut ranks, mut without) = (vec![0u64; n * n], vec![0u64; n * n]);
    let (mut wins, mut ties) = (vec![0u64; n * n], vec![0u64; n * n]);
    let (mut selected, mut filled) = (vec![0; n], vec![0; n + 1]);
    let mut sets: HashMap<Vec<usize>, u64> = HashMap::new();
    let mut rankings: HashMap<Vec<usize>, u64> = HashMap::new();
    let criteria = model.criteria.len();
    let mut weights = vec![[vec![0.0; criteria], vec![0.0; criteria]]; n];
    let mut sums = vec![(0.0, 0.0); n];
    for number in 0..draws {
        let draw = replay.draw(number);
        filled[draw.selected.iter().filter(|is_in| **is_in).count()] += 1;
        for i in 0..n {
            ranks[i * n + draw.ranks[i] - 1] += 1;
            selected[i] += u64::from(draw.selected[i]);
            sums[i].0 += draw.totals[i];
            sums[i].1 += draw.totals[i] * draw.totals[i];
            for (given, sums) in [draw.ranks[i] == 1, draw.selected[i]]
                .into_iter()
                .zip(&mut weights[i])
            {
                for (sum, weight) in sums.iter_mut().zip(&draw.weights) {
                    *sum += if given { *weight } else { 0.0 };
                }
            }
            for j in 0..n {
                without[i * n + j] += u64::from(draw.selected[i] && !draw.selected[j]);
                if i < j {
                    wins[i * n + j] += u64::from(draw.ranks[i] < draw.ranks[j]);
                    ties[i * n + j] += u64::from(draw.totals[i] == draw.totals[j]);
                }
            }
        }
        let set = (0..n).filter(|&i| draw.selected[i]).collect();
        *sets.entry(set).or_default() += 1;
        *rankings.entry(draw.ranks).or_default() += 1;
    }
    assert_eq!(tally.draws, draws);
    assert_eq!(tally.ranks, ranks);
    let counted: Vec<u64> = (0..n).map(|team| tally.selected(team)).collect();
    assert_eq!(counted, selected);
    assert_eq!(tally.filled, filled);
    assert_eq!(tally.without, without);
    assert_eq!(tally.wins, wins);
    assert_eq!(tally.ties, ties);
    for (set, count) in &tally.selections {
        assert_eq!(sets.get(set), Some(count), "{set:?}");
    }
    if draws <= 65_536 && sets.len() <= 4096 {
        assert_eq!(tally.selections.len(), sets.len());
    }
    if n <= 6 {
        let mut counted = tally.rankings().unwrap();
        let mut want: Vec<u64> = rankings.into_values().collect();
        counted.sort_unstable();
        want.sort_unstable();
        assert_eq!(counted, want);
    } else {
        assert_eq!(tally.rankings(), None);
    }
    for (team, [first, selected]) in weights.iter().enumerate() {
        assert_weights(model, tally.central_weights(team), first, tally.first(team));
        let given_selected = tally.weights_given_selected(team);
        assert_weights(model, given_selected, selected, tally.selected(team));
    }
    for (team, (sum, squares)) in sums.into_iter().enumerate() {
        let (mean, sd) = tally.total(team);
        let want = sum / draws as f64;
        let variance = (squares / draws as f64 - want * want).max(0.0);
        assert!((mean - want).abs() < 1e-9 * (1.0 + want.abs()));
        assert!((sd - variance.sqrt()).abs() < 1e-6 * (1.0 + want.abs()));
    }
}

/// Mean weights against sums over draws: every weighted criterion, and no penalty.
fn assert_weights(model: &Model, means: Option<Vec<Option<f64>>>, sums: &[f64], draws: u64) {
    assert_eq!(means.is_some(), draws > 0);
    let means = means.into_iter().flatten();
    for ((mean, sum), criterion) in means.zip(sums).zip(&model.criteria) {
        assert_eq!(mean.is_none(), criterion.penalty.is_some());
        if let Some(mean) = mean {
            let want = sum / draws as f64;
            assert!(
                (mean - want).abs() < 1e-11,
                "{}: {mean} {want}",
                criterion.id
            );
        }
    }
}

/// Weights of three kinds.
fn weights() -> Vec<WeightGroup> {
    vec![
        group(
            &[0, 1],
            40.0,
            WeightLaw::Uniform(BoundedSimplex::new(40.0, vec![10.0, 0.0], vec![30.0, 40.0])),
        ),
        group(&[2, 3], 30.0, WeightLaw::Dirichlet(vec![3.5, 0.2])),
        group(
            &[4, 5, 6, 7],
            30.0,
            WeightLaw::Uniform(BoundedSimplex::new(
                30.0,
                vec![2.0, 5.0, 0.0, 0.0],
                vec![12.0, 9.0, 11.0, 8.0],
            )),
        ),
    ]
}

/// A bit of everything: every law, every kind of value function, weights of three kinds, a halo.
fn everything() -> Model {
    let value = |knots: &[(f64, f64)], beyond| ValueFunction::new(knots, beyond);
    let weighted = |id: &str, value| Criterion {
        id: id.to_owned(),
        value,
        penalty: None,
    };
    let percent = [(0.0, 0.0), (100.0, 1.0)];
    let criteria = vec![
        weighted("line", value(&percent, Beyond::Extend)),
        weighted("clamped", value(&percent, Beyond::Clamp)),
        weighted("falling", value(&[(1.0, 1.0), (9.0, 0.0)], Beyond::Extend)),
        weighted(
            "bent",
            value(
                &[(0.0, 0.0), (60.0, 0.2), (80.0, 0.9), (100.0, 1.0)],
                Beyond::Clamp,
            ),
        ),
        weighted("first", value(&percent, Beyond::Extend)),
        weighted("second", value(&percent, Beyond::Extend)),
        weighted("third", value(&percent, Beyond::Extend)),
        weighted("fourth", value(&percent, Beyond::Extend)),
        Criterion {
            penalty: Some(Quantity::Uniform {
                min: 0.0,
                max: 10.0,
            }),
            ..weighted(
                "dependency",
                value(&[(0.0, 0.0), (1.0, 1.0)], Beyond::Extend),
            )
        },
    ];
    let teams = (0..7)
        .map(|i| {
            let x = f64::from(i);
            Team {
                unscored: Vec::new(),
                id: format!("팀{i}"),
                scores: vec![
                    normal(70.0 + x, 6.0),
                    Quantity::Uniform {
                        min: 60.0,
                        max: 110.0 - x,
                    },
                    Quantity::Triangular {
                        min: 1.0,
                        mode: 3.0,
                        max: 9.0,
                    },
                    Quantity::Pert {
                        min: 40.0,
                        mode: 70.0 + x,
                        max: 95.0,
                    },
                    Quantity::Normal {
                        mean: 90.0,
                        sd: 10.0,
                        min: Some(50.0),
                        max: Some(100.0),
                    },
                    Quantity::Sure(75.0),
                    normal(75.0, 0.5 + x),
                    Quantity::Sure(70.0 + x),
                    normal(0.1 * x, 0.05),
                ],
                bonus: if i == 3 {
                    Quantity::Uniform { min: 0.0, max: 2.0 }
                } else {
                    Quantity::Sure(0.0)
                },
            }
        })
        .collect();
    Model::new(Parts {
        aggregate: Aggregate::Arithmetic,
        places: 3,
        criteria,
        weights: weights(),
        teams,
        correlation: Correlation {
            within_team: 0.4,
            ..Correlation::default()
        },
        watched: Some(vec![4, 5, 6]),
        questions: Vec::new(),
    })
    .unwrap()
}

#[test]
fn a_bit_of_everything() {
    assert_same_counts(&everything(), 3 * 16_384 + 777, 42);
}

/// Scores, a bonus and a penalty in groups of both kinds, the rest with team and criterion.
#[test]
fn correlated_in_every_way() {
    let model = everything();
    let penalty = model.criteria.iter().position(|c| c.penalty.is_some());
    let score = |team, criterion| Address::Score { team, criterion };
    let model = model.with(|parts| {
        parts.correlation.within_criterion = 0.5;
        parts.correlation.groups = vec![
            CorrelationGroup {
                id: "matrix".into(),
                members: vec![
                    score(0, 0),
                    Address::Penalty {
                        criterion: penalty.unwrap(),
                    },
                    score(3, 1),
                ],
                coupling: Coupling::Matrix(vec![
                    vec![1.0, 0.3, -0.8],
                    vec![0.3, 1.0, 0.2],
                    vec![-0.8, 0.2, 1.0],
                ]),
            },
            CorrelationGroup {
                id: "equal".into(),
                members: (0..7).map(|team| score(team, 2)).collect(),
                coupling: Coupling::Equal(0.7),
            },
            CorrelationGroup {
                id: "against".into(),
                members: vec![
                    Address::Bonus { team: 0 },
                    score(1, 0),
                    Address::Bonus { team: 2 },
                ],
                coupling: Coupling::Equal(-0.5),
            },
        ];
    });
    assert_same_counts(&model.unwrap(), 16_384 + 777, 42);
}

#[test]
fn totals_that_are_means() {
    for aggregate in [Aggregate::Arithmetic, Aggregate::Geometric] {
        let model = everything().with(|model| {
            model.aggregate = aggregate;
            let weighted: Vec<usize> = (0..model.criteria.len())
                .filter(|at| model.criteria[*at].penalty.is_none())
                .collect();
            model.teams[0].unscored = vec![weighted[0]];
            model.teams[2].unscored = weighted[1..].to_vec();
            model.teams[4].unscored = (0..model.criteria.len())
                .filter(|at| model.criteria[*at].penalty.is_some())
                .collect();
        });
        assert_same_counts(&model.unwrap(), 20_000, 23);
    }
}

#[test]
fn runs_shorter_than_a_block() {
    for draws in [1, 63, 255, 256, 257] {
        assert_same_counts(&everything(), draws, 5);
    }
}

#[test]
fn few_enough_teams_for_whole_rankings() {
    for teams in [1, 2, 6] {
        let model = everything().with(|parts| {
            parts.teams.truncate(teams);
            parts.places = 1;
            parts.watched = None;
        });
        assert_same_counts(&model.unwrap(), 20_000, 17);
    }
}

#[test]
fn ties_are_settled_by_lot() {
    let sure: Vec<Quantity> = [3.0, 1.0, 3.0, 2.0, 3.0].map(Quantity::Sure).to_vec();
    let model = by_total(2, &sure);
    assert_same_counts(&model, 20_000, 9);
    let tally = simulate(&model, 1_000_000, 9, &Unwatched);
    for team in [0, 2, 4] {
        crate::support::assert_share(tally.selected(team), tally.draws, 2.0 / 3.0, 5.0, "lot");
    }
    assert_eq!(tally.tied(0, 4), tally.draws);
    assert_eq!(tally.tied(0, 1), 0);
}

#[test]
fn equal_decimal_totals_tie() {
    // 0.1 + 0.2 is not 0.3 in floating point: the grid must see one total.
    let model = by_total(1, &[Quantity::Sure(0.1), Quantity::Sure(0.3)])
        .with(|parts| parts.teams[0].bonus = Quantity::Sure(0.2));
    let tally = simulate(&model.unwrap(), 100_000, 1, &Unwatched);
    assert_eq!(tally.tied(0, 1), tally.draws);
}

#[test]
fn more_than_sixty_four_teams() {
    let totals: Vec<Quantity> = (0..90).map(|i| normal(f64::from(i % 7), 0.2)).collect();
    assert_same_counts(&by_total(30, &totals), 2_000, 8);
}

#[test]
fn the_result_is_the_same_on_any_number_of_threads() {
    let model = everything();
    let run = |threads| -> Tally {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| simulate(&model, 200_000, 11, &Unwatched))
    };
    let one = run(1);
    assert_eq!(one, run(2));
    assert_eq!(one, run(7));
}

/// A longer run begins with the shorter one, and a team's numbers do not depend on the others.
#[test]
fn draws_are_pure_functions_of_their_address() {
    let model = everything();
    let all = Replay::new(&model, 3);
    let fewer = model.clone().with(|parts| {
        parts.teams.remove(0);
        parts.watched = None;
    });
    let fewer = Replay::new(&fewer.unwrap(), 3);
    for number in [0, 1, 255, 256, 1_000_000_007] {
        let (a, b) = (all.draw(number), fewer.draw(number));
        assert_eq!(a.weights, b.weights);
        assert_eq!(a.scores[1..], b.scores[..]);
        assert_eq!(a.totals[1..], b.totals[..]);
    }
    let changed = model.clone().with(|parts| {
        parts.teams[2].scores[6] = normal(99.0, 1.0);
    });
    let changed = changed.unwrap();
    let changed = Replay::new(&changed, 3);
    for number in 0..100 {
        let (a, b) = (all.draw(number), changed.draw(number));
        for team in (0..7).filter(|team| *team != 2) {
            assert_eq!(a.totals[team], b.totals[team]);
        }
        assert_eq!(a.scores[2][..6], b.scores[2][..6]);
    }
}
