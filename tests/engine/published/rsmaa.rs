//! Edge cases of the R package smaa (van Valkenhoef, <https://github.com/gertvv/rsmaa>), `nacw.R`
//! and `pwi.R`: given draws, replayed row by row.

use super::{Case, assert_near};
use cutline::analysis::{Confidence, Points};

/// Alternatives A and B with the score 1 and 0 in each of so many draws, but for the first draw,
/// where `reversed` turns them about.
fn replay(criteria: &[&str], draws: u64, reversed: bool) -> Case {
    let count = criteria.len();
    let mut text = format!("places = 1\n[weights]\ntotal = {count}\n[criteria]\n");
    for criterion in criteria {
        text += &format!("{criterion} = {{ weight = 1, scale = [0, 1] }}\n");
    }
    for team in ["A", "B"] {
        text += &format!("[teams.{team}.scores]\n");
        for criterion in criteria {
            text += &format!(
                "{criterion} = {{ samples = {{ file = \"draws.csv\", column = \"{team}\", \
                 aligned = true }} }}\n"
            );
        }
    }
    let mut rows = "A,B\n".to_owned();
    for draw in 0..draws {
        rows += if reversed && draw == 0 {
            "0,1\n"
        } else {
            "1,0\n"
        };
    }
    Case::new(text).file("draws.csv", rows).draws(draws)
}

#[track_caller]
fn assert_equal_weights(weights: Option<&Points>) {
    for (criterion, points) in &weights.unwrap().0 {
        assert_near(points / 3.0, 1.0 / 3.0, 1e-12, criterion);
    }
}

/// One is always first: the other has no central weights and no confidence factor.
#[test]
fn dominance() {
    let outcome = replay(&["a", "b", "c"], 10_000, false).run();
    let [a, b] = outcome.teams.as_slice() else {
        panic!("two teams");
    };
    assert_equal_weights(a.central_weights.as_ref());
    assert_eq!(a.confidence_factor.factor().unwrap().estimate, 1.0);
    assert_eq!(b.central_weights, None);
    assert_eq!(b.confidence_factor, Confidence::NeverFirst);
    let json = serde_json::to_value(b).unwrap();
    assert!(json["central_weights"].is_null() && json["confidence_factor"].is_null());
}

#[test]
fn a_single_win() {
    let outcome = replay(&["a", "b", "c"], 10_000, true).run();
    assert_eq!(
        outcome.teams[1].rank_acceptability.estimate,
        [0.0001, 0.9999]
    );
    for team in &outcome.teams {
        assert_equal_weights(team.central_weights.as_ref());
    }
}

#[test]
fn pairwise_indices() {
    let outcome = replay(&["a"], 10, true).run();
    assert_eq!(outcome.pairwise_winning, [[0.0, 0.9], [0.1, 0.0]]);
}
