//! Laws that pile up at an end tie there, because totals are compared on a grid.

use cutline::engine::integral::{Integrable, Reason};
use cutline::engine::{Unwatched, simulate};
use cutline::model::Quantity;

use super::{answer, exact};
use crate::support::{assert_identities, assert_near, assert_share, by_total};

fn beta(alpha: f64, beta: f64, max: f64) -> Quantity {
    Quantity::Beta {
        alpha,
        beta,
        min: 0.0,
        max,
    }
}

#[test]
fn against_the_lowest_score() {
    let u = beta(0.05, 0.05, 100.0);
    let integral = exact(&by_total(1, &[u.clone(), Quantity::Sure(0.0)]));
    // Half a step of the grid is as good as nothing.
    let tied = u.cdf(5e-10);
    assert_near(integral.tied(0, 1).estimate, tied, 1e-9, "tied");
    assert_near(
        integral.above(0, 1).estimate,
        1.0 - 0.5 * tied,
        1e-9,
        "above",
    );
}

/// Exact and drawn agree, whatever piles up beside what; where a float cannot tell how far from its
/// end a total is, or the grid decides, no exact answer is given.
#[test]
fn exact_and_drawn_agree() {
    let cases = [
        vec![beta(0.05, 0.05, 100.0), Quantity::Sure(0.0)],
        vec![
            beta(0.05, 0.05, 100.0),
            Quantity::Sure(100.0),
            beta(0.1, 0.02, 100.0),
        ],
        vec![beta(0.05, 0.05, 100.0), beta(0.05, 0.05, 100.0)],
        vec![
            beta(0.05, 0.3, 100.0),
            beta(0.1, 0.1, 50.0),
            beta(0.02, 0.6, 3.0),
        ],
        vec![
            Quantity::LogitNormal {
                mu: 1.0,
                sigma: 20.0,
            },
            Quantity::Uniform { min: 0.0, max: 1.0 },
            Quantity::Sure(1.0),
        ],
        vec![
            Quantity::LogNormal {
                mu: -19.0,
                sigma: 2.0,
            },
            Quantity::Exponential { rate: 1e8 },
            Quantity::Sure(0.0),
        ],
    ];
    for (case, totals) in cases.into_iter().enumerate() {
        let model = by_total(1, &totals);
        let integral = match (case, answer(Integrable::exactly(&model))) {
            (1 | 5, Err(Reason::Unsettled { .. })) => continue,
            (_, answer) => answer.unwrap(),
        };
        assert_identities(&integral, 1e-9);
        let draws = 1_000_000;
        let tally = simulate(&model, draws, 7, &Unwatched);
        for i in 0..totals.len() {
            for j in (0..totals.len()).filter(|j| *j != i) {
                let what = format!("case {case}: {i}, {j}");
                for (count, figure) in [
                    (tally.above(i, j), integral.above(i, j)),
                    (tally.tied(i, j), integral.tied(i, j)),
                ] {
                    if figure.estimate > 1e-5 && figure.estimate < 1.0 - 1e-5 {
                        assert_share(count, draws, figure.estimate, 4.5, &what);
                    } else {
                        let share = count as f64 / draws as f64;
                        assert_near(share, figure.estimate, 3e-5, &what);
                    }
                }
            }
        }
    }
}
