//! Who is above whom: two normal numbers differ by a normal number.

use multiversion::multiversion;

use super::totals::Totals;
use crate::engine::math::normal_tail;

/// Adds how often each team is above each other, and equal to it, to tables row by row. `row` is
/// working memory.
pub(super) fn add(totals: &Totals, wins: &mut [f64], ties: &mut [f64], row: &mut Vec<f64>) {
    let teams = totals.len();
    for (i, (mean, sd)) in totals.iter().enumerate() {
        row.clear();
        row.resize(teams - i - 1, 0.0);
        tails(
            (mean, sd),
            &totals.means[i + 1..],
            &totals.sds[i + 1..],
            row,
        );
        for (j, &tail) in (i + 1..teams).zip(&*row) {
            let (there, back) = (i * teams + j, j * teams + i);
            // The smaller of the two keeps its digits.
            let (above, below) = if mean > totals.means[j] {
                (1.0 - tail, tail)
            } else {
                (tail, 1.0 - tail)
            };
            wins[there] += above;
            wins[back] += below;
            if sd == 0.0 && totals.sds[j] == 0.0 && mean == totals.means[j] {
                ties[there] += 1.0;
                ties[back] += 1.0;
            }
        }
    }
}

/// How often the smaller mean is nevertheless above: one half where both are equal, by lot where they
/// are sure. The same bits whatever the instruction set.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn tails((mean, sd): (f64, f64), means: &[f64], sds: &[f64], out: &mut [f64]) {
    let sds = &sds[..means.len()];
    let out = &mut out[..means.len()];
    for j in 0..means.len() {
        let both = (sd * sd + sds[j] * sds[j]).sqrt();
        // Sure totals are told apart by any number as small.
        let both = if both > 0.0 { both } else { f64::MIN_POSITIVE };
        out[j] = normal_tail((mean - means[j]) / both).0;
    }
}
