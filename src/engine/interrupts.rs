//! What a monitor that ends a run leaves of it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::run::SHARD;
use super::stream::BLOCK;
use super::{Monitor, Opening, Questions, Unwatched, count, simulate, simulate_jointly};
use crate::model::{
    Aggregate, Beyond, Correlation, Criterion, Model, Parts, Quantity, Team, ValueFunction,
    WeightGroup, WeightLaw,
};

/// The most draws that can be asked for: walking their shards would take weeks.
const MOST: u64 = 1 << 53;

/// Lets so many questions whether to stop pass.
struct After(AtomicU64);

impl Monitor for After {
    fn advance(&self, _: u64, _: &[u64]) {}

    fn stop(&self) -> bool {
        let left = self
            .0
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
                left.checked_sub(1)
            });
        left.is_err()
    }
}

fn after(questions: u64) -> After {
    After(AtomicU64::new(questions))
}

fn model() -> Model {
    let team = |id: &str, score| Team {
        id: id.to_owned(),
        scores: vec![score],
        unscored: Vec::new(),
        bonus: Quantity::Sure(0.0),
    };
    let normal = Quantity::Normal {
        mean: 80.0,
        sd: 5.0,
        min: None,
        max: None,
    };
    let uniform = Quantity::Uniform {
        min: 60.0,
        max: 90.0,
    };
    Model::new(Parts {
        places: 1,
        criteria: vec![Criterion {
            id: "q".to_owned(),
            value: ValueFunction::new(&[(0.0, 0.0), (100.0, 1.0)], Beyond::Extend),
            penalty: None,
        }],
        weights: vec![WeightGroup {
            members: vec![0],
            total: 100.0,
            law: WeightLaw::Fixed(vec![100.0]),
        }],
        teams: vec![team("a", normal), team("b", uniform)],
        correlation: Correlation::default(),
        watched: None,
        questions: Vec::new(),
        aggregate: Aggregate::Arithmetic,
    })
    .expect("a selection")
}

#[test]
fn draws_that_nobody_waits_for_are_not_walked_through() {
    let model = model();
    let models = [model.clone(), model.clone()];
    for questions in [0, 1, 1_000, 5_000] {
        let tally = simulate(&model, MOST, 1, &after(questions));
        assert!(!tally.complete);
        assert!(tally.draws <= questions * BLOCK as u64);
        assert_eq!(tally.draws > 0, questions > 0);
        let joint = simulate_jointly(&models, MOST, 1, &Questions::default(), &after(questions));
        assert!(joint.draws <= questions * BLOCK as u64);
        assert_eq!(joint.draws > 0, questions > 0);
    }
}

/// A run that ends within a shard has counted the blocks before, and nothing else.
#[test]
fn a_run_ends_between_two_blocks() {
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    one.unwrap().install(|| {
        let model = model();
        for blocks in [1, 63] {
            let ended = simulate(&model, MOST, 1, &after(blocks));
            assert_eq!(ended.draws, blocks * BLOCK as u64);
            assert!(ended.draws < SHARD);
            let whole = simulate(&model, ended.draws, 1, &Unwatched);
            assert_eq!(ended.ranks, whole.ranks);
            assert_eq!(ended.selected(0), whole.selected(0));
        }
    });
}

/// What an ended count lacks is counted later, and nothing twice.
#[test]
fn an_ended_count_can_be_gone_on_with() {
    let (model, draws) = (model(), 200_000);
    assert_eq!(Opening::new(&model, draws, 1, &after(9)), None);
    let opening = Opening::new(&model, draws, 1, &Unwatched).unwrap();
    let mut counts = count(&model, &opening, 5..draws, &after(100)).unwrap();
    assert!((1..=100 * BLOCK as u64).contains(&counts.draws()));
    let ends = counts.ranges().flat_map(|done| [done.start, done.end]);
    let ends: Vec<u64> = std::iter::once(0).chain(ends).chain([draws]).collect();
    for gap in ends.chunks(2) {
        let more = count(&model, &opening, gap[0]..gap[1], &Unwatched).unwrap();
        counts.merge(&more).unwrap();
    }
    let whole = simulate(&model, draws, 1, &Unwatched);
    assert_eq!(counts.tally(&model).unwrap(), whole);
}
