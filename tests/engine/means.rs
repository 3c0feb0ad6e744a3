//! Teams without some scores, criteria for some teams only, and geometric means: identities and
//! closed forms.

use std::sync::Arc;

use cutline::analysis::{self, Method, Outcome};
use cutline::engine::Unwatched;
use cutline::engine::integral::{Integrable, Reason};
use cutline::model::ModelError;
use cutline::model::special::normal_cdf;
use cutline::report;
use cutline::scenario::{Document, Files, How, Reading, Scenario, Setting, Source, Unread};

use crate::support::assert_near;

#[derive(Debug)]
struct Sheet(String);

impl Files for Sheet {
    fn read(&self, _: &str) -> Result<Vec<u8>, Unread> {
        Ok(self.0.clone().into_bytes())
    }
}

fn reading(text: &str, sheet: &str, set: &[&str]) -> Reading {
    let source = Source {
        name: "means.toml".into(),
        text: text.to_owned(),
    };
    let settings: Vec<Setting> = set.iter().map(|set| Setting::set(*set)).collect();
    Document::beside(&source, Arc::new(Sheet(sheet.to_owned()))).read(&settings)
}

fn scenario(text: &str) -> Scenario {
    let reading = reading(text, "", &[]);
    assert_eq!(reading.problems, []);
    reading.scenario.unwrap()
}

fn answer(scenario: &Scenario) -> Outcome {
    let model = scenario.model().unwrap();
    let figures = analysis::run(scenario, &model, &Unwatched);
    analysis::outcome(scenario, &model, &figures.unwrap().unwrap())
}

fn by(text: &str, method: How) -> Outcome {
    let mut scenario = scenario(text);
    scenario.simulation.method = method;
    scenario.simulation.draws = 200_000;
    answer(&scenario)
}

/// The probability that the first team is selected, by all methods of a list; errors are five standard
/// errors of 200,000 draws, and what integrals state.
fn assert_first(text: &str, want: f64, methods: &[How]) {
    for method in methods {
        let outcome = by(text, *method);
        let p = outcome.teams[0].selection_probability;
        let allowed = match method {
            How::Exact => 1e-9,
            How::QuasiMonteCarlo => 2e-3,
            _ => 5.0 * (want * (1.0 - want) / 200_000.0).sqrt(),
        };
        assert_near(p.estimate, want, allowed, outcome.method.name());
    }
}

/// Φ.
fn phi(x: f64) -> f64 {
    normal_cdf(x)
}

const THREE: &str = "places = 1\n[criteria]\nx = { weight = 50 }\ny = { weight = 30 }\n\
                     z = { weight = 20 }\n";

#[test]
fn the_weight_of_a_missing_score_goes_to_the_others() {
    let text = format!(
        "{THREE}[teams.a.scores]\nx = 80\ny = 60\nz = \"not scored\"\n\
         [teams.b.scores]\nx = 70\ny = 70\nz = 75\n[teams.c.scores]\nx = 72.5\ny = \"not scored\"\nz = 72.5\n"
    );
    let outcome = by(&text, How::Exact);
    // (50 × 0.8 + 30 × 0.6) × 100 / 80.
    assert_eq!(outcome.teams[0].sheet.total, 72.5);
    let points: f64 = outcome.teams[0].sheet.points.0.iter().map(|p| p.1).sum();
    assert_near(points, 72.5, 1e-12, "points");
    assert_eq!(outcome.teams[0].sheet.points.of("z"), None);
    assert_near(
        outcome.teams[0].sheet.points.of("x").unwrap(),
        50.0,
        1e-12,
        "x",
    );
    assert_eq!(outcome.method, Method::Exact);
    // 72.5 and 72.5 tie, in decimals, and are above 71.
    assert_eq!(outcome.pairwise_tied[0][2], 1.0);
    assert_eq!(outcome.teams[0].selection_probability.estimate, 0.5);
    assert_eq!(by(&text, How::MonteCarlo).pairwise_tied[0][2], 1.0);
}

/// Thirds and sevenths are no decimals; equal they are all the same.
#[test]
fn equal_means_tie() {
    let text = "places = 1\n[criteria]\nx = { weight = 0.1 }\ny = { weight = 0.2 }\nz = { weight = 0.4 }\n\
                [teams.a.scores]\nx = 40\ny = 70\nz = \"not scored\"\n\
                [teams.b.scores]\nx = 60\ny = 60\nz = 60\n\
                [teams.c.scores]\nx = \"not scored\"\ny = 30\nz = 75\n\
                [teams.d.scores]\nx = { discrete = { values = [60, 61], probabilities = [0.5, 0.5] } }\n\
                y = \"not scored\"\nz = 60\n";
    for method in [How::Exact, How::MonteCarlo] {
        let outcome = by(text, method);
        for (a, b) in [(0, 1), (0, 2), (1, 2)] {
            assert_eq!(outcome.pairwise_tied[a][b], 1.0, "{method:?}");
        }
        let tied = outcome.pairwise_tied[0][3];
        assert_near(
            tied,
            0.5,
            if method == How::Exact { 1e-12 } else { 6e-3 },
            "d",
        );
    }
}

#[test]
fn all_ways_to_say_it_are_one() {
    let criteria = "places = 1\n[criteria]\nx = {}\ny = {}\nz = {}\n";
    let rest = "[teams.b.scores]\nx = \"60 ± 5\"\ny = 70\nz = 40\n";
    let word =
        format!("{criteria}[teams.a.scores]\nx = \"62 ± 4\"\ny = 66\nz = \"not scored\"\n{rest}");
    let list = format!("{criteria}[teams.a.scores]\nx = \"62 ± 4\"\ny = 66\n{rest}")
        .replace("z = {}", "z = { applies_to = [\"b\"] }");
    let file = "places = 1\n[scores]\nfile = \"s.csv\"\nif_missing = \"available\"\n[criteria]\n\
                x = {}\ny = {}\nz = {}\n";
    let sheet = "team,x,y,z\na,62 ± 4,66,\nb,60 ± 5,70,40\n";
    let of_sheet = reading(file, sheet, &[]);
    assert_eq!(of_sheet.problems, []);
    let told = "`z`: 1 team without a score, `a`, where its weight goes to the other criteria";
    assert_eq!(of_sheet.notes, [told]);
    let json = |scenario: &Scenario| {
        let mut scenario = scenario.clone();
        scenario.title = String::new();
        report::json(&answer(&scenario)).unwrap()
    };
    let want = scenario(&word);
    for other in [scenario(&list), of_sheet.scenario.unwrap()] {
        assert_eq!(other.digest, want.digest);
        assert_eq!(json(&other), json(&want));
    }
    // With nothing missing it is as if nothing had been said.
    let full = sheet.replace("66,", "66,50");
    let available = reading(file, &full, &[]).scenario.unwrap();
    let refused = reading(file, &full, &["scores.if_missing=refuse"]);
    let refused = refused.scenario.unwrap();
    let plain = Scenario {
        settings: Vec::new(),
        ..refused
    };
    assert_eq!(json(&available), json(&plain));
    let all = word.replace("\"not scored\"", "50");
    let listed = all.replace("z = {}", "z = { applies_to = [\"b\", \"a\"] }");
    let named = all.replacen("places", "aggregate = \"arithmetic\"\nplaces", 1);
    for other in [listed, named] {
        assert_eq!(json(&scenario(&other)), json(&scenario(&all)));
    }
    assert_eq!(scenario(&all).digest, available.digest);
}

/// What is computed stands in a result as a scenario that is read as the same.
#[test]
fn a_result_can_be_run_again() {
    let file = "places = 1\naggregate = \"geometric\"\n[scores]\nfile = \"s.csv\"\n\
                if_missing = \"available\"\n[criteria]\nx = {}\ny = {}\nz = { applies_to = [\"b\"] }\n";
    let sheet = "team,x,y,z\na,62 ± 4,,\nb,60 ± 5,70,40\n";
    let source = Source {
        name: "means.toml".into(),
        text: file.to_owned(),
    };
    let document = Document::beside(&source, Arc::new(Sheet(sheet.to_owned())));
    let first = document.read(&[]).scenario.unwrap();
    let text = document.computed(&[], &first).unwrap();
    assert_eq!(scenario(&text).digest, first.digest);
}

/// Of two free weights the share of the first is uniform, and with a third one that is shared out
/// it is still.
#[test]
fn free_weights_are_shared_out_draw_by_draw() {
    let text = |b: &str| {
        format!(
            "places = 1\n[criteria]\nx = {{}}\ny = {{}}\nz = {{}}\n[teams.a.scores]\nx = 90\ny = 10\n\
             z = \"not scored\"\n[teams.b.scores]\nx = {b}\ny = {b}\nz = {b}\n"
        )
    };
    // 10 + 80 u above 30.
    assert_first(&text("30"), 0.75, &[How::MonteCarlo, How::Auto]);
    let outcome = by(&text("30"), How::MonteCarlo);
    assert_near(outcome.teams[0].total.mean, 50.0, 0.3, "mean");
    let sd = outcome.teams[0].total.sd;
    assert_near(sd, 80.0 / 12f64.sqrt(), 0.2, "sd");
    // Of the whole, sums of Dirichlet weights: only z counts for c.
    let only = text("30") + "[teams.c.scores]\nx = \"not scored\"\ny = \"not scored\"\nz = 40\n";
    let outcome = by(&only, How::MonteCarlo);
    assert_eq!(outcome.teams[2].total.sd, 0.0);
    assert_near(outcome.teams[2].total.mean, 40.0, 1e-9, "only z");
}

/// Normal scores under free weights: the share of x is uniform, and given it the total is normal.
#[test]
fn evenly_spread_points_share_weights_out() {
    let text = "places = 1\n[criteria]\nx = {}\ny = {}\nz = {}\n[teams.a]\nscores = { x = \"90 ± 8\", \
                y = \"10 ± 6\", z = \"not scored\" }\n[teams.b]\nscores = { x = 30, y = 30, z = 30 }\n";
    let given = |u: f64| {
        let sd = libm::hypot(8.0 * u, 6.0 * (1.0 - u));
        phi((90.0 * u + 10.0 * (1.0 - u) - 30.0) / sd)
    };
    // Simpson's rule.
    let count = 2000;
    let sum: f64 = (0..=count)
        .map(|at| {
            let weight = match at {
                0 => 1.0,
                _ if at == count => 1.0,
                _ if at % 2 == 1 => 4.0,
                _ => 2.0,
            };
            weight * given(f64::from(at) / f64::from(count))
        })
        .sum();
    let want = sum / 3.0 / f64::from(count);
    assert_first(
        text,
        want,
        &[How::QuasiMonteCarlo, How::MonteCarlo, How::Auto],
    );
    assert_eq!(by(text, How::Auto).method, Method::QuasiMonteCarlo);
}

/// Known weights: exact, normal or not.
#[test]
fn what_was_exact_is_exact() {
    let b = "[teams.b.scores]\nx = 65\ny = 65\nz = 65\n";
    let normal =
        format!("{THREE}[teams.a.scores]\nx = \"70 ± 5\"\ny = \"60 ± 4\"\nz = \"not scored\"\n{b}");
    let sd = libm::hypot(50.0 * 0.05, 30.0 * 0.04) * 100.0 / 80.0;
    assert_first(&normal, phi(1.25 / sd), &[How::Exact, How::MonteCarlo]);
    let other = format!(
        "{THREE}[teams.a.scores]\nx = \"60..80\"\ny = \"not scored\"\nz = \"not scored\"\n{b}"
    );
    assert_first(&other, 0.75, &[How::Exact, How::MonteCarlo]);
    // A weight that is known is shared out alike in each draw, whatever the others are.
    let pinned = "places = 1\n[criteria]\nx = {}\ny = {}\nz = { weight = 20 }\n[teams.a.scores]\nx = 90\n\
                  y = 10\nz = \"not scored\"\n[teams.b.scores]\nx = 30\ny = 30\nz = 30\n";
    assert_first(pinned, 0.75, &[How::MonteCarlo]);
}

/// A penalty for some costs the others nothing, and no weight changes.
#[test]
fn a_penalty_may_apply_to_some() {
    let text = "places = 1\n[criteria]\nx = {}\nlate = { penalty = 7, scale = [0, 1], applies_to = [\"a\"] }\n\
                [teams.a.scores]\nx = 80\nlate = 0.5\n[teams.b.scores]\nx = 76\n";
    let outcome = by(text, How::Exact);
    let totals: Vec<f64> = outcome.teams.iter().map(|team| team.sheet.total).collect();
    assert_eq!(totals, [76.5, 76.0]);
    assert_eq!(outcome.teams[1].sheet.points.of("late"), None);
}

#[test]
fn weights_that_leave_nothing_are_refused() {
    let text = "places = 1\n[criteria]\nx = { weight = 0 }\ny = { weight = 100 }\n\
                [teams.a.scores]\nx = 90\ny = \"not scored\"\n[teams.b.scores]\nx = 30\ny = 30\n";
    let error = scenario(text).model().unwrap_err();
    let want = ModelError::NothingLeft { team: "a".into() };
    assert_eq!(error, want);
    assert_eq!(error.address().keys(), ["teams", "a", "scores"]);
}

/// A Dirichlet law that is so scattered that what is left is nothing again and again.
#[test]
fn weights_that_vanish_are_refused() {
    let text = |concentration: f64| {
        format!(
            "places = 1\n[weights]\nconcentration = {concentration}\n{}[teams.a.scores]\nx = \"not scored\"\n\
             y = 90\nz = 10\n[teams.b.scores]\nx = 30\ny = 30\nz = 30\n",
            THREE.replace("places = 1\n", "")
        )
    };
    let model = |concentration| scenario(&text(concentration)).model();
    assert!(model(0.1).is_ok());
    let error = model(0.05).unwrap_err();
    assert_eq!(error, ModelError::Vanishing { team: "a".into() });
    assert_eq!(error.address().keys(), ["weights", "concentration"]);
}

/// Known weights and scores: the mean by hand, with what is taken off and added afterwards.
#[test]
fn a_geometric_mean_is_known() {
    let text = format!(
        "aggregate = \"geometric\"\nbeyond = \"extend\"\n{THREE}late = {{ penalty = 10, scale = [0, 1] }}\n\
         [teams.a]\nbonus = 2\nscores = {{ x = 81, y = 16, z = 36, late = 0.5 }}\n\
         [teams.b.scores]\nx = 50\ny = 50\nz = 50\nlate = 0\n\
         [teams.c.scores]\nx = 0\ny = 100\nz = -20\nlate = 0\n\
         [teams.d.scores]\nx = 81\ny = 16\nz = \"not scored\"\nlate = 0\n"
    );
    let outcome = by(&text, How::Exact);
    assert_eq!(outcome.method, Method::Exact);
    let mean = |parts: &[(f64, f64)]| {
        let all: f64 = parts.iter().map(|part| part.0).sum();
        let sum: f64 = parts
            .iter()
            .map(|(weight, value)| weight * libm::log(*value))
            .sum();
        100.0 * libm::exp(sum / all)
    };
    let want = [
        mean(&[(50.0, 0.81), (30.0, 0.16), (20.0, 0.36)]) - 3.0,
        50.0,
        mean(&[(50.0, 0.001), (30.0, 1.0), (20.0, 0.001)]),
        mean(&[(50.0, 0.81), (30.0, 0.16)]),
    ];
    for (team, want) in outcome.teams.iter().zip(want) {
        assert_near(team.sheet.total, want, 1e-9, &team.id);
        assert_near(team.total.mean, want, 1e-9, &team.id);
        let points: f64 = team.sheet.points.0.iter().map(|part| part.1).sum();
        assert_near(points, want, 1e-9, "sum of points");
    }
    let drawn = by(&text, How::MonteCarlo);
    for (team, want) in drawn.teams.iter().zip(want) {
        assert_near(team.total.mean, want, 1e-9, &team.id);
    }
}

/// The same numbers in another order come to the same mean.
#[test]
fn equal_geometric_means_tie() {
    let text = "places = 1\naggregate = \"geometric\"\n[criteria]\nx = {}\ny = {}\nz = {}\n[weights]\n\
                where = [\"x == y\", \"y == z\"]\n\
                [teams.a.scores]\nx = 33.3\ny = 71\nz = 58.4\n[teams.b.scores]\nx = 71\ny = 58.4\nz = 33.3\n\
                [teams.c.scores]\nx = 58.4\ny = 33.3\nz = 71\n";
    for method in [How::Exact, How::MonteCarlo] {
        let outcome = by(text, method);
        assert_eq!(outcome.pairwise_tied[0][1], 1.0, "{method:?}");
        assert_eq!(outcome.pairwise_tied[1][2], 1.0, "{method:?}");
    }
}

/// Values whose logarithms are normal: so is that of the total.
#[test]
fn geometric_means_of_log_normal_scores() {
    let score = |mu: f64, sigma: f64| format!("{{ lognormal = {{ mu = {mu}, sigma = {sigma} }} }}");
    let text = format!(
        "places = 1\naggregate = \"geometric\"\n[criteria]\nx = {{ weight = 60, scale = [0, 1] }}\n\
         y = {{ weight = 40, scale = [0, 1] }}\n[teams.a.scores]\nx = {}\ny = {}\n\
         [teams.b.scores]\nx = {}\ny = {}\n",
        score(-0.5, 0.2),
        score(-1.0, 0.3),
        score(-0.8, 0.1),
        score(-0.6, 0.4),
    );
    let mean = 0.6 * (-0.5 + 0.8) + 0.4 * (-1.0 + 0.6);
    let variance: f64 = 0.36 * (0.04 + 0.01) + 0.16 * (0.09 + 0.16);
    assert_first(
        &text,
        phi(mean / variance.sqrt()),
        &[How::MonteCarlo, How::Auto],
    );
    let outcome = by(&text, How::Auto);
    assert_eq!(outcome.method, Method::MonteCarlo);
    // E exp(N(m, s²)) = exp(m + s²/2).
    let want = 100.0 * libm::exp(-0.3 - 0.4 + 0.5 * (0.36 * 0.04 + 0.16 * 0.09));
    assert_near(outcome.teams[0].total.mean, want, 0.2, "mean");
}

/// Free weights: 0.9^u 0.1^(1 − u) is above 0.3 where u is above one half.
#[test]
fn geometric_means_under_free_weights() {
    let text = "places = 1\naggregate = \"geometric\"\n[criteria]\nx = {}\ny = {}\nz = {}\n\
                [teams.a.scores]\nx = 90\ny = 10\nz = \"not scored\"\n\
                [teams.b.scores]\nx = 30\ny = 30\nz = 30\n";
    assert_first(text, 0.5, &[How::MonteCarlo, How::Auto]);
    let model = scenario(text).model().unwrap();
    assert_eq!(Integrable::exactly(&model).unwrap_err(), Reason::Geometric);
    assert_eq!(Integrable::spread(&model).unwrap_err(), Reason::Geometric);
}
