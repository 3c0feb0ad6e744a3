//! The figures of stochastic multicriteria acceptability analysis, where the answers are known.

use cutline::analysis::{Confidence, Figures, Outcome, Points, outcome, with_confidence};
use cutline::engine::{Unwatched, simulate};
use cutline::model::special::normal_cdf;
use cutline::scenario::{Source, read};

/// The outcome of a scenario of so many draws, confidence factors included.
fn run(draws: u64, text: &str) -> Outcome {
    let source = Source {
        name: "smaa.toml".into(),
        text: format!("{text}\n[simulation]\ndraws = {draws}\n"),
    };
    let scenario = read(&source, &[]).scenario.unwrap();
    let model = scenario.model().unwrap();
    let seed = scenario.simulation.seed;
    let tally = simulate(&model, draws, seed, &Unwatched);
    let figures = Figures::from(&tally);
    let outcome = outcome(&scenario, &model, &figures);
    with_confidence(outcome, &model, &figures, &Unwatched)
}

fn points(weights: Option<&Points>) -> Vec<f64> {
    weights
        .unwrap()
        .0
        .iter()
        .map(|(_, points)| *points)
        .collect()
}

#[track_caller]
fn assert_near(x: f64, want: f64, within: f64) {
    assert!((x - want).abs() < within, "{x} is not {want}");
}

/// Whether 0.8 w + 0.3 (100 − w) or 50 is more is decided at w = 40, w uniform from 0 to 100.
const SURE: &str = "
places = 1
[criteria]
a = {}
b = {}
[teams]
rising = { scores = { a = 80, b = 30 } }
level  = { scores = { a = 50, b = 50 } }
worse  = { scores = { a = 40, b = 20 } }";

#[test]
fn central_weights_of_sure_scores_are_the_middles_of_their_ranges() {
    let outcome = run(400_000, SURE);
    // Standard errors: a uniform over 60 and 40 points, by √draws of each side.
    for (team, want, error) in [(0, 70.0, 0.0354), (1, 20.0, 0.0289)] {
        let team = &outcome.teams[team];
        let weights = points(team.central_weights.as_ref());
        assert_near(weights[0], want, 5.0 * error);
        assert_near(weights[0] + weights[1], 100.0, 1e-12);
        assert_eq!(team.weights_given_selected, team.central_weights);
        let Confidence::Factor(factor) = team.confidence_factor else {
            panic!("no factor");
        };
        assert_eq!((factor.estimate, factor.high), (1.0, 1.0));
        assert!(factor.low > 0.9999);
    }
}

#[test]
fn a_team_that_is_never_first_has_no_central_weights() {
    let outcome = run(20_000, SURE);
    let json: serde_json::Value = serde_json::to_value(&outcome).unwrap();
    let worse = json["teams"][2].as_object().unwrap();
    for key in [
        "central_weights",
        "weights_given_selected",
        "confidence_factor",
    ] {
        assert!(worse[key].is_null() && worse.contains_key(key), "{key}");
    }
    let first = &json["teams"][0];
    let keys: Vec<&String> = first["central_weights"]
        .as_object()
        .unwrap()
        .keys()
        .collect();
    assert_eq!(keys, ["a", "b"]);
    assert_eq!(first["confidence_factor"]["estimate"], 1.0);
}

/// Uncertain in every way, three blocks, a pinned weight and a penalty.
const MIXED: &str = "
places = 2
[blocks]
x = 50
y = 30
z = 20
[criteria]
a = { block = \"x\", weight = \"10..30\" }
b = { block = \"x\" }
c = { block = \"x\", weight = 12 }
d = { block = \"y\" }
e = { block = \"y\" }
f = { block = \"z\" }
p = { penalty = \"0..10\", scale = [0, 1] }
[teams.one]
sd = 5
scores = { a = 80, b = 60, c = 70, d = 75, e = 55, f = 70, p = 0.1 }
[teams.two]
sd = 9
scores = { a = 60, b = 80, c = 70, d = 60, e = 75, f = 72, p = 0.4 }
[teams.three]
sd = 4
scores = { a = 70, b = 70, c = 72, d = 70, e = 66, f = 71, p = 0.0 }
[teams.four]
sd = 12
scores = { a = 62, b = 61, c = 77, d = 90, e = 50, f = 60, p = 0.6 }";

/// `Σ b_i^1 w_i^c` is the mean of all drawn weights, and so is `Σ p_i w_i` over the selected teams but
/// for the number of places.
#[test]
fn weights_by_team_add_up_to_the_mean_weights() {
    let outcome = run(300_000, MIXED);
    let weighted = outcome
        .criteria
        .iter()
        .filter(|criterion| criterion.id != "p");
    for (at, criterion) in weighted.enumerate() {
        let (mut first, mut selected) = (0.0, 0.0);
        for team in &outcome.teams {
            let central = points(team.central_weights.as_ref());
            assert_eq!(central.len(), 6);
            first += team.rank_acceptability.estimate[0] * central[at];
            selected += team.selection_probability.estimate
                * points(team.weights_given_selected.as_ref())[at];
        }
        assert_near(selected, 2.0 * first, 1e-11);
        // The mean of so many draws of a weight that is spread over 42 points at most.
        assert_near(first, criterion.points, 5.0 * 42.0 / (12.0f64 * 3e5).sqrt());
        if ["c", "f"].contains(&criterion.id.as_str()) {
            assert_near(first, criterion.points, 1e-11);
        }
    }
}

#[test]
fn holistic_indices_of_all_teams_add_up_to_those_of_the_ranks() {
    let outcome = run(50_000, MIXED);
    let sum: f64 = outcome.teams.iter().map(|team| team.holistic_index).sum();
    // Σ α_r = 1 over α_1 = (1 + 1/2 + 1/3 + 1/4) / 4.
    assert_near(sum, 4.0 / (25.0 / 12.0), 1e-12);
    let always = run(
        1_000,
        "places = 1\n[criteria]\na = {}\n[teams]\nx = { scores = { a = 90 } }\ny = { scores = { a = 10 } }",
    );
    assert_eq!(always.teams[0].holistic_index, 1.0);
    assert_near(always.teams[1].holistic_index, 1.0 / 3.0, 1e-12);
}

/// Two teams with normal scores: under known weights the difference of totals is normal.
#[test]
fn a_confidence_factor_is_the_probability_at_the_central_weights() {
    let outcome = run(
        200_000,
        "places = 1\n[criteria]\na = {}\nb = {}\n[teams]\nx = { sd = 8, scores = { a = 70, b = 50 } }\ny = { sd = 6, scores = { a = 55, b = 66 } }",
    );
    for (team, sign) in [(0, 1.0), (1, -1.0)] {
        let team = &outcome.teams[team];
        let w = points(team.central_weights.as_ref());
        let mean = (w[0] * (70.0 - 55.0) + w[1] * (50.0 - 66.0)) / 100.0;
        let spread = ((w[0] * w[0] + w[1] * w[1]) * (64.0 + 36.0)).sqrt() / 100.0;
        let want = normal_cdf(sign * mean / spread);
        let factor = team.confidence_factor.factor().unwrap();
        let error = (want * (1.0 - want) / 1e5).sqrt();
        assert_near(factor.estimate, want, 5.0 * error);
        assert!(factor.low < factor.estimate && factor.estimate < factor.high);
    }
}

/// Only the penalty, uniform from 0 to 10, decides whether five points are enough.
#[test]
fn penalties_stay_random_under_central_weights() {
    let outcome = run(
        100_000,
        "places = 1\n[criteria]\na = {}\nb = {}\np = { penalty = \"0..10\", scale = [0, 1] }\n[teams]\nx = { scores = { a = 55, b = 55, p = 1 } }\ny = { scores = { a = 50, b = 50, p = 0 } }",
    );
    for team in &outcome.teams {
        let factor = team.confidence_factor.factor().unwrap();
        assert_near(factor.estimate, 0.5, 5.0 * 0.5 / 1e5f64.sqrt());
    }
}

#[test]
fn without_uncertain_weights_the_factor_is_the_first_rank_acceptability() {
    let outcome = run(
        30_000,
        "places = 1\n[criteria]\na = { weight = 60 }\nb = { weight = 40 }\n[teams]\nx = { sd = 8, scores = { a = 60, b = 60 } }\ny = { sd = 6, scores = { a = 57, b = 62 } }",
    );
    for team in &outcome.teams {
        let factor = team.confidence_factor.factor().unwrap();
        let first = &team.rank_acceptability;
        assert_eq!(factor.estimate, first.estimate[0]);
        assert_eq!((factor.low, factor.high), (first.low[0], first.high[0]));
        assert_eq!(points(team.central_weights.as_ref()), [60.0, 40.0]);
    }
}

/// Equal teams: every choice, set and ranking is equally likely.
#[test]
fn entropies_of_equal_teams() {
    for (teams, places, sets, rankings) in [
        (2, 1, 2.0, Some(2.0)),
        (3, 1, 3.0, Some(6.0)),
        (4, 2, 6.0, Some(24.0)),
        (6, 3, 20.0, Some(720.0)),
        (8, 4, 70.0, None),
    ] {
        let listed: Vec<String> = (0..teams)
            .map(|team| format!("t{team} = {{ scores = {{ a = 50 }} }}\n"))
            .collect();
        let listed = listed.concat();
        let text = format!("places = {places}\n[criteria]\na = {{}}\n[teams]\n{listed}");
        let found = run(400_000, &text).entropy;
        // A plug-in estimate is short of the truth by a chi-square of (cells − 1) / 2 nats a draw.
        let near = |bits: f64, cells: f64| {
            let short = libm::log2(cells) - bits;
            let most = (cells + 10.0 * cells.sqrt() + 20.0) / 4e5;
            assert!((0.0..most).contains(&short), "{cells}: short of {short}");
        };
        near(found.choice, f64::from(teams));
        near(found.selection, sets);
        assert!(!found.selection_is_lower_bound);
        assert_eq!(found.ranking.is_some(), rankings.is_some());
        if let (Some(bits), Some(cells)) = (found.ranking, rankings) {
            near(bits, cells);
        }
    }
}

/// Half of 20 equal teams: 184,756 sets, of which 4,096 are counted.
#[test]
fn the_entropy_of_too_many_sets_is_called_a_lower_bound() {
    let listed: Vec<String> = (0..20)
        .map(|team| format!("t{team} = {{ scores = {{ a = \"0..100\" }} }}\n"))
        .collect();
    let listed = listed.concat();
    let text = format!("places = 10\n[criteria]\na = {{}}\n[teams]\n{listed}");
    let outcome = run(100_000, &text);
    assert!(outcome.selections_other > 0.0);
    assert!(outcome.entropy.selection_is_lower_bound);
    assert!(outcome.entropy.selection < libm::log2(184_756.0));
}

#[test]
fn the_same_on_any_number_of_threads() {
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads);
        pool.build().unwrap().install(|| run(200_000, MIXED))
    };
    let one = on(1);
    assert_eq!(one, on(2));
    assert_eq!(one, on(5));
}
