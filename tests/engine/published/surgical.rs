//! A league table of twelve hospitals by mortality: the "Surgical" example of BUGS, fixed effects
//! (compare Goldstein & Spiegelhalter 1996). The data are published; the ranks are an independent
//! recomputation from 2,000,000 draws, printed to five decimals.

use super::{Case, assert_near, assert_share};

const DEATHS: [u32; 12] = [0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24];
const OPERATIONS: [u32; 12] = [47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360];

const MEAN_RANK: [f64; 12] = [
    1.474, 10.498, 6.297, 4.299, 2.6, 5.988, 5.454, 11.457, 6.128, 7.863, 10.059, 5.882,
];
const LOW: [usize; 12] = [1, 7, 2, 2, 1, 2, 2, 9, 2, 2, 7, 2];
const MEDIAN: [usize; 12] = [1, 11, 7, 4, 2, 6, 5, 12, 6, 8, 10, 6];
const HIGH: [usize; 12] = [7, 12, 11, 7, 7, 10, 10, 12, 10, 12, 12, 9];
const IN_BEST_FIVE: [f64; 12] = [
    0.9644, 0.0049, 0.3802, 0.7999, 0.9421, 0.4109, 0.5161, 0.0001, 0.3826, 0.1821, 0.0029, 0.4139,
];

#[rustfmt::skip]
const RANKS: [[f64; 12]; 12] = [
    [0.8251, 0.08197, 0.02796, 0.01684, 0.01258, 0.01029, 0.00869, 0.00741, 0.00513, 0.00233, 0.00121, 0.0005],
    [0.00001, 0.0001, 0.00044, 0.0013, 0.00309, 0.00725, 0.0171, 0.04354, 0.11421, 0.24129, 0.33675, 0.23494],
    [0.01029, 0.06563, 0.10292, 0.09711, 0.10425, 0.11711, 0.13476, 0.15067, 0.12634, 0.05862, 0.02493, 0.00738],
    [0.00608, 0.07629, 0.24037, 0.27151, 0.20564, 0.12172, 0.05618, 0.01863, 0.00343, 0.00014, 0.0, 0.0],
    [0.12641, 0.53542, 0.15734, 0.07676, 0.04617, 0.02876, 0.01704, 0.0086, 0.00303, 0.00043, 0.00004, 0.0],
    [0.00613, 0.04979, 0.1032, 0.11752, 0.13425, 0.15126, 0.15903, 0.14698, 0.09333, 0.02953, 0.00784, 0.00113],
    [0.01533, 0.09803, 0.14859, 0.12814, 0.12596, 0.12752, 0.12667, 0.11528, 0.07669, 0.02732, 0.00877, 0.00168],
    [0.0, 0.0, 0.0, 0.00001, 0.00005, 0.0002, 0.00096, 0.00482, 0.02453, 0.09365, 0.25624, 0.61953],
    [0.00477, 0.04147, 0.09183, 0.11137, 0.13312, 0.15392, 0.16708, 0.15722, 0.09941, 0.0308, 0.00791, 0.00111],
    [0.00344, 0.02396, 0.04375, 0.04982, 0.06117, 0.07987, 0.10856, 0.15335, 0.21565, 0.13633, 0.08353, 0.04056],
    [0.0, 0.00002, 0.00015, 0.00059, 0.0021, 0.00653, 0.01987, 0.05956, 0.17804, 0.3687, 0.27133, 0.09309],
    [0.00244, 0.02732, 0.08344, 0.12903, 0.17163, 0.19556, 0.18405, 0.13394, 0.0602, 0.01086, 0.00143, 0.00008],
];

const THEIRS: f64 = 2e6;
const DRAWS: u64 = 2_000_000;

#[test]
fn league_table() {
    let mut text = "places = 5\n[criteria]\nmortality = { scale = [1, 0] }\n".to_owned();
    for (i, (deaths, operations)) in DEATHS.iter().zip(OPERATIONS).enumerate() {
        let (alpha, beta) = (1 + deaths, 1 + operations - deaths);
        text += &format!(
            "[teams.h{i}.scores]\n\
             mortality = {{ beta = {{ alpha = {alpha}, beta = {beta} }} }}\n"
        );
    }
    let outcome = Case::new(text).draws(DRAWS).run();
    for (i, team) in outcome.teams.iter().enumerate() {
        let shares = &team.rank_acceptability.estimate;
        for (rank, share) in shares.iter().enumerate() {
            let what = format!("hospital {i} at rank {}", rank + 1);
            assert_share(&outcome, *share, RANKS[i][rank], THEIRS, 5, &what);
        }
        let selected = team.selection_probability.estimate;
        assert_share(&outcome, selected, IN_BEST_FIVE[i], THEIRS, 4, &team.id);
        // A rank's standard deviation is below 3.
        let error = 4.0 * 3.0 * (1.0 / DRAWS as f64 + 1.0 / THEIRS).sqrt() + 0.0005;
        assert_near(team.expected_rank, MEAN_RANK[i], error, &team.id);
        for (share, rank) in [(0.025, LOW[i]), (0.5, MEDIAN[i]), (0.975, HIGH[i])] {
            let below: f64 = shares[..rank - 1].iter().sum();
            let up_to = below + shares[rank - 1];
            let error = 4.0 * (share * (1.0 - share) / DRAWS as f64 * 2.0).sqrt();
            assert!(
                below < share + error && up_to > share - error,
                "hospital {i}: the {share} quantile of its rank is not {rank}"
            );
        }
    }
}
