//! Which of four binomial arms is best: `best_binomial_bandit` of the R package bandit (after
//! Scott 2010), its documentation's two examples, run by its own formula. R's `integrate` left an
//! error of 8e-8 in the first figure of the second, 0.0001341268: by the midpoint rule on 400,000
//! steps it is what stands here.

use super::{Case, assert_share};

#[test]
fn the_best_arm() {
    let cases: [([f64; 4], [f64; 4]); 2] = [
        (
            [10.0, 20.0, 30.0, 50.0],
            [1.611266e-07, 0.0008048293, 0.01142867, 0.9877663],
        ),
        (
            [10.0, 20.0, 30.0, 33.0],
            [0.000_134_206_527, 0.0711217262, 0.4402025211, 0.4885415462],
        ),
    ];
    let trials = [100.0, 102.0, 120.0, 130.0];
    for (successes, published) in cases {
        let mut text = "places = 1\n[criteria]\nrate = { scale = [0, 1] }\n".to_owned();
        for (arm, (x, n)) in successes.iter().zip(trials).enumerate() {
            let (alpha, beta) = (x + 1.0, n - x + 1.0);
            text += &format!(
                "[teams.arm{arm}.scores]\nrate = {{ beta = {{ alpha = {alpha}, beta = {beta} }} }}\n"
            );
        }
        let draws = 2_000_000;
        let outcome = Case::new(text).draws(draws).run();
        for (team, published) in outcome.teams.iter().zip(published) {
            let share = team.selection_probability.estimate;
            assert_share(&outcome, share, published, f64::INFINITY, 7, &team.id);
        }
    }
}
