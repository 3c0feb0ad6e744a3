//! Two thrombolytics on three criteria without preferences: the example of the R package smaa
//! (van Valkenhoef) with the distributions of drugis mcda-elicitation-web. Drawn from the
//! distributions by an independent program, 4,000,000 times (fixed weights 40,000,000 times); the
//! published run itself is one of 10,000 draws, met to 0.01.
//!
//! Its confidence factors, 0.6682 and 0.8956, are not held against ours: they belong to the central
//! weights that those 10,000 draws estimated, and from the distributions the first is 0.654, 0.014
//! away. The independent recomputation's factors are.
//!
//! The published run's own samples are not repeated here: they are two files of the package, not
//! part of its printed results.

use super::{Case, assert_near, assert_share};

const SCORES: &str = "
[teams.heparin.scores]
proximal = { beta = { alpha = 20, beta = 116 } }
distal   = { beta = { alpha = 40, beta = 96 } }
bleeding = { beta = { alpha = 1, beta = 135 } }
[teams.enoxaparin.scores]
proximal = { beta = { alpha = 8, beta = 121 } }
distal   = { beta = { alpha = 32, beta = 97 } }
bleeding = { beta = { alpha = 5, beta = 124 } }
";

const DRAWS: u64 = 4_000_000;
const THEIRS: f64 = 4e6;

#[test]
fn no_preferences() {
    let text = format!(
        "places = 1\n[weights]\ntotal = 1\n[criteria]\nproximal = {{ scale = [0.25, 0] }}\n\
         distal = {{ scale = [0.4, 0.15] }}\nbleeding = {{ scale = [0.1, 0] }}\n{SCORES}"
    );
    let outcome = Case::new(text).draws(DRAWS).run();
    let first = outcome.teams[0].rank_acceptability.estimate[0];
    assert_share(&outcome, first, 0.3422, THEIRS, 4, "heparin first");
    assert_near(first, 0.3504, 0.01, "heparin first, published run");
    assert_near(outcome.pairwise_winning[0][1], first, 1e-12, "pairwise");
    let central = [[0.19367, 0.27525, 0.53108], [0.40597, 0.36353, 0.2305]];
    let published = [
        [0.1865097, 0.2772205, 0.5362698],
        [0.40731, 0.3641477, 0.2285423],
    ];
    let share = [0.3422, 0.6578];
    for (team, row) in outcome.teams.iter().enumerate() {
        let weights = row.central_weights.as_ref().unwrap();
        for (at, (_, weight)) in weights.0.iter().enumerate() {
            // The standard deviation of a weight is below 0.25.
            let error = 4.0 * 0.25 * (2.0 / (share[team] * DRAWS as f64)).sqrt() + 5e-6;
            assert_near(*weight, central[team][at], error, "central weight");
            assert_near(
                *weight,
                published[team][at],
                0.01,
                "central weight, published run",
            );
        }
        let factor = row.confidence_factor.factor().unwrap();
        let published = [0.65416, 0.89051][team];
        let drawn = 4.0 * (published * (1.0 - published) * (1.0 / 1e5 + 1.0 / THEIRS)).sqrt();
        assert_near(factor.estimate, published, drawn, "confidence factor");
        let mean = [0.58732, 0.65745][team];
        assert_near(
            row.total.mean,
            mean,
            4.0 * 0.15 * (2.0 / THEIRS).sqrt() + 5e-6,
            "mean",
        );
        let sd = [0.14744, 0.10442][team];
        assert_near(
            row.total.sd,
            sd,
            4.0 * 0.15 * (2.0 / THEIRS).sqrt() + 5e-6,
            "sd",
        );
    }
    assert_near(
        outcome.entropy.choice,
        0.9344248,
        0.01,
        "entropy, published run",
    );
    assert_eq!(outcome.entropy.ranking, Some(outcome.entropy.choice));
}

#[test]
fn fixed_weights() {
    let text = format!(
        "places = 1\n[weights]\ntotal = 1\n[criteria]\n\
         proximal = {{ weight = 0.5, scale = [0.25, 0] }}\n\
         distal = {{ weight = 0.2, scale = [0.4, 0.15] }}\n\
         bleeding = {{ weight = 0.3, scale = [0.1, 0] }}\n{SCORES}"
    );
    let outcome = Case::new(text).draws(DRAWS).run();
    let first = outcome.teams[0].rank_acceptability.estimate[0];
    assert_share(&outcome, first, 0.13315, 4e7, 5, "heparin first");
    assert_near(first, 0.1279, 0.01, "heparin first, published run");
}
