//! Several models on the same draws get the numbers that each would get alone.

use cutline::engine::reference::Replay;
use cutline::engine::{Questions, Unwatched, simulate, simulate_jointly};
use cutline::model::Model;
use cutline::scenario::{Source, read};

fn base(settings: &[&str]) -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/base.toml");
    let source = Source {
        name: "base.toml".into(),
        text: std::fs::read_to_string(path).unwrap() + GROUPS,
    };
    let settings: Vec<String> = settings.iter().map(ToString::to_string).collect();
    let reading = read(&source, &settings);
    reading.scenario.expect("a scenario").model().unwrap()
}

const GROUPS: &str = r#"
[correlation.groups.rivals]
quantities = ["teams.kt.scores.technology", "teams.skt.scores.technology", "teams.lg.scores.goals"]
correlation = 0.4
[correlation.groups.against]
quantities = ["criteria.dependency.penalty", "teams.nc.scores.dependency"]
matrix = [[1, -0.5], [-0.5, 1]]
"#;

/// Models that differ from the base scenario in every kind of way.
fn variants() -> Vec<Model> {
    [
        &[][..],
        &["criteria.dependency.penalty=0"],
        &["criteria.dependency.penalty=5"],
        &["criteria.technology.weight=12"],
        &["blocks.plan=45"],
        &["places=4"],
        &["teams.kakao.scores.strategy=80 ± 3"],
        &["teams.kt.scores.goals=60..90", "teams.kt.bonus=0..2"],
        &["correlation.within_team=0"],
        &["correlation.within_team=0.9"],
        &["beyond=clamp"],
        &["correlation.within_criterion=0.3"],
        &[
            "correlation.within_criterion=0.6",
            "criteria.dependency.penalty=5",
        ],
        &["teams.kt.scores.goals=not scored"],
        &["aggregate=geometric"],
        &["aggregate=geometric", "teams.kt.scores.goals=not scored"],
        &["correlation.groups.rivals.correlation=0.2"],
        &["correlation.groups.rivals.correlation=-0.5"],
        &["correlation.groups.against.matrix=[[1, 0], [0, 1]]"],
    ]
    .map(base)
    .to_vec()
}

const DRAWS: u64 = 150_000;

#[test]
#[ignore = "slow; `.ci/run` has it"]
fn each_model_is_counted_as_if_alone() {
    let models = variants();
    let joint = simulate_jointly(&models, DRAWS, 5, &Questions::default(), &Unwatched);
    assert_eq!(joint.draws, DRAWS);
    for (which, (model, counts)) in models.iter().zip(&joint.models).enumerate() {
        let alone = simulate(model, DRAWS, 5, &Unwatched);
        let selected: Vec<u64> = (0..10).map(|team| alone.selected(team)).collect();
        assert_eq!(counts.selected, selected, "model {which}");
    }
}

#[test]
fn what_changes_is_counted_draw_for_draw() {
    let models = variants();
    let questions = Questions {
        pairs: vec![(0, 4), (6, 5)],
        swaps: true,
    };
    for which in 1..models.len() {
        let two = [models[0].clone(), models[which].clone()];
        let draws = 3_000;
        let joint = simulate_jointly(&two, draws, 5, &questions, &Unwatched);
        let replays = [Replay::new(&two[0], 5), Replay::new(&two[1], 5)];
        let (mut gained, mut lost, mut differs) = (vec![0; 10], vec![0; 10], 0);
        let mut pairs = [(0, 0); 2];
        let mut swaps = std::collections::HashMap::new();
        for number in 0..draws {
            let [a, b] = [0, 1].map(|side: usize| replays[side].draw(number).selected);
            let only = |here: &[bool], there: &[bool]| -> Vec<usize> {
                (0..10).filter(|&i| here[i] && !there[i]).collect()
            };
            let (out, into) = (only(&a, &b), only(&b, &a));
            for &i in &out {
                lost[i] += 1;
            }
            for &i in &into {
                gained[i] += 1;
            }
            if a != b {
                differs += 1;
                *swaps.entry((out, into)).or_insert(0) += 1;
            }
            for ((i, j), pair) in questions.pairs.iter().zip(&mut pairs) {
                pair.0 += u64::from(b[*i] && !b[*j]);
                pair.1 += u64::from(b[*j] && !b[*i]);
            }
        }
        let counts = &joint.models[1];
        assert_eq!(counts.gained, gained, "model {which}");
        assert_eq!(counts.lost, lost);
        assert_eq!(counts.differs, differs);
        assert_eq!(counts.pairs, pairs);
        assert_eq!(joint.swaps.len(), swaps.len());
        for (swap, count) in &joint.swaps {
            assert_eq!(swaps[&(swap.out.clone(), swap.into.clone())], *count);
        }
        assert!(
            joint
                .swaps
                .is_sorted_by_key(|(_, count)| std::cmp::Reverse(*count))
        );
    }
}

#[test]
fn the_counts_are_the_same_on_any_number_of_threads() {
    let models = variants();
    let questions = Questions {
        pairs: vec![(4, 6)],
        swaps: true,
    };
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build()
            .unwrap()
            .install(|| simulate_jointly(&models, DRAWS, 1, &questions, &Unwatched))
    };
    assert_eq!(on(1), on(5));
}

/// Teams are matched by id, whatever their order and whoever else is there.
#[test]
fn teams_may_differ() {
    let a = base(&[]);
    let b = a.clone().with(|parts| {
        parts.teams.remove(2);
        parts.teams.reverse();
    });
    let b = b.unwrap();
    let joint = simulate_jointly(&[a, b.clone()], DRAWS, 3, &Questions::default(), &Unwatched);
    let alone = simulate(&b, DRAWS, 3, &Unwatched);
    for (at, team) in b.teams.iter().enumerate() {
        let id = joint.teams.iter().position(|id| *id == team.id).unwrap();
        assert_eq!(joint.models[1].selected[id], alone.selected(at));
    }
    assert_eq!(joint.models[1].selected[2], 0);
    assert_eq!(joint.models[1].lost[2], joint.models[0].selected[2]);
}
