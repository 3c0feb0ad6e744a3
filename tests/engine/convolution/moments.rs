//! Means and sds of totals, however large the total is beside its sd.

use cutline::engine::integral::{Detail, Effort, Integrable};
use cutline::engine::{Unwatched, simulate};
use cutline::model::Model;

use super::answer;
use crate::support::{assert_near, scenario_model};

const OFFSETS: [f64; 5] = [0.0, 80.0, 1e7, 1e9, 1e11];
const SDS: [f64; 4] = [1e-6, 1e-3, 0.1, 10.0];

/// A total of this many points, more or less, with scores and weights as written.
fn model(bonus: f64, weights: &str, scores: &str) -> Model {
    scenario_model(&format!(
        "places = 1\n[criteria]\n{weights}\n[teams.a]\nbonus = {bonus}\nscores = {{ {scores} }}\n\
         [teams.b]\nbonus = {bonus}\nscores = {{ q = 50, r = 50 }}\n"
    ))
}

const FIXED: &str = "q = { weight = 60 }\nr = { weight = 40 }";

#[test]
fn exact_sds_of_large_totals() {
    for bonus in OFFSETS {
        for sd in SDS {
            // √(0.6² + 0.4²) of two sds.
            let want = sd * f64::sqrt(0.52);
            let normal = format!("q = \"50 ± {sd}\", r = \"50 ± {sd}\"");
            let half = sd * f64::sqrt(3.0);
            let uniform = format!(
                "q = \"{}..{}\", r = \"50 ± {sd}\"",
                50.0 - half,
                50.0 + half
            );
            for scores in [normal, uniform] {
                // A total that the grid decides is drawn.
                let Ok(integral) = answer(Integrable::exactly(&model(bonus, FIXED, &scores)))
                else {
                    assert!(sd < 1e-5 || sd < 1e-10 * bonus, "{bonus} ± {sd}: {scores}");
                    continue;
                };
                let (mean, got) = integral.total(0);
                assert_near(mean, bonus + 50.0, 1e-12 * bonus.max(1.0), "mean");
                assert_near(got, want, 1e-6 * want, &scores);
            }
        }
    }
}

/// A weight that is not known moves the total by w (q − r) on top.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn integrated_sds_of_large_totals() {
    for bonus in OFFSETS {
        for sd in [0.1, 10.0] {
            let weights = "q = {}\nr = {}";
            let scores = format!("q = \"40 ± {sd}\", r = \"60 ± {sd}\"");
            let effort = Effort {
                half_width: 0.0,
                points: 1 << 9,
                detail: Detail::Ranks,
            };
            let model = model(bonus, weights, &scores);
            let integrable = Integrable::spread(&model);
            let Ok(integral) = integrable.and_then(|it| it.integrate(1, effort, &Unwatched)) else {
                assert!(sd < 1e-10 * bonus, "{bonus} ± {sd}");
                continue;
            };
            let integral = integral.unwrap();
            // E (w² + (1 − w)²) = 2/3 for a uniform w, and the variance of 20 w is 400/12.
            let want = f64::sqrt(2.0 / 3.0 * sd * sd + 400.0 / 12.0);
            let (mean, got) = integral.total(0);
            assert_near(mean, bonus + 50.0, 1e-12 * bonus.max(1.0), "mean");
            assert_near(got, want, 1e-5 * want, "sd");
            // Twice the stated half-width is four standard errors; and it says something.
            let stated = integral.total_error(0);
            assert!(stated < 1e-4 * want, "{stated}");
            assert_near(got, want, 2.0 * stated + 1e-9 * want, "sd");
        }
    }
}

#[test]
fn drawn_sds_of_large_totals() {
    let draws = 100_000;
    for bonus in OFFSETS {
        for sd in SDS {
            // Draws see nothing finer than the grid on which totals of this size are compared.
            let step = 2.0 * bonus / (1u64 << 40) as f64;
            if sd < 10.0 * step {
                continue;
            }
            let scores = format!("q = \"50 ± {sd}\", r = \"50 ± {sd}\"");
            let tally = simulate(&model(bonus, FIXED, &scores), draws, 3, &Unwatched);
            let want = sd * f64::sqrt(0.52);
            let (mean, got) = tally.total(0);
            // The standard error of an sd is sd / √(2 n).
            let error = want / (2.0 * draws as f64).sqrt();
            let rounded = step * step / 12.0 / want;
            assert_near(got, want, 4.5 * error + rounded, &scores);
            let rounded = 1e-15 * bonus + 0.01 * step;
            assert_near(mean, bonus + 50.0, 6.4 * error + rounded, "mean");
        }
    }
}

/// Bent and held-back values with a halo: as drawn.
#[test]
fn sds_of_correlated_bent_scores() {
    let text = "places = 1\nbeyond = \"clamp\"\n[criteria]\n\
        q = { weight = 60, value = [[0, 0], [70, 0.2], [100, 1]] }\nr = { weight = 40 }\n\
        [correlation]\nwithin_team = 0.5\n[teams.a]\n\
        scores = { q = \"80 ± 15\", r = { pert = { min = 40, mode = 90, max = 100 } } }\n\
        [teams.b]\nscores = { q = 50, r = { beta = { alpha = 0.5, beta = 0.5 } } }\n\
        [teams.c]\nscores = { q = \"60..90\", r = { discrete = { values = [20, 90], \
        probabilities = [0.5, 0.5] } } }\n";
    let model = scenario_model(text);
    let integral = answer(Integrable::exactly(&model)).unwrap();
    let draws = 4_000_000;
    let tally = simulate(&model, draws, 5, &Unwatched);
    for team in 0..3 {
        let (mean, sd) = integral.total(team);
        let (drawn, spread) = tally.total(team);
        let error = sd / (draws as f64).sqrt();
        assert_near(drawn, mean, 4.5 * error, "mean");
        // No law here has a kurtosis above 5.
        assert_near(spread, sd, 4.5 * error, "sd");
    }
}
