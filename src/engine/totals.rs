//! The totals of one team in a block of draws.
//!
//! The only formula of the total beside that of the oracle ([`super::reference`]), which adds up one
//! draw at a time and gives the same bits.

use super::lumps::Totals;
use super::plan::Team;
use super::rounding::Grid;
use super::stream::{BLOCK, Lanes};
use super::sum::Sum;
use crate::model::Mean;

/// Draws whose totals are added up together in registers.
const CHUNK: usize = 32;

/// Where the values of a cell stand among those of its team: the bonus comes first.
#[inline(always)]
pub(super) fn place(criterion: Option<usize>) -> usize {
    criterion.map_or(0, |at| at + 1)
}

/// In steps of the grid, from the points that value 1 earns by criterion and the values of the cells
/// that the sum needs; that of the bonus has no criterion.
#[inline(always)]
pub(super) fn totals<'l>(
    team: &Team,
    grid: Grid,
    multipliers: impl Fn(usize) -> &'l Lanes,
    values: impl Fn(Option<usize>) -> &'l Lanes,
) -> Lanes {
    match &team.sum {
        Sum::Known(steps) => [*steps; BLOCK],
        Sum::Exact(terms) => {
            let mut sums = Totals::all(team.known);
            for term in terms {
                sums.add(
                    term,
                    term.criterion.map(&multipliers),
                    values(term.criterion),
                );
            }
            std::array::from_fn(|lane| grid.exactly(sums.each(lane)))
        }
        Sum::Rounded { bonus, criteria } => {
            let known = [team.known.hi; BLOCK];
            rounded(grid, known, (*bonus, criteria), multipliers, values)
        }
        Sum::Mean {
            bonus,
            penalties,
            mean,
        } => {
            let mut points = means(mean, &multipliers, |at| values(Some(at)));
            for points in &mut points {
                *points += team.known.hi;
            }
            rounded(grid, points, (*bonus, penalties), multipliers, values)
        }
    }
}

/// Totals that begin with these points, with a bonus or not and some criteria. No closure, which would
/// not be compiled for the instruction set of whom it is inlined into.
#[inline(always)]
fn rounded<'l>(
    grid: Grid,
    mut totals: Lanes,
    (bonus, criteria): (bool, &[usize]),
    multipliers: impl Fn(usize) -> &'l Lanes,
    values: impl Fn(Option<usize>) -> &'l Lanes,
) -> Lanes {
    if bonus {
        for (total, bonus) in totals.iter_mut().zip(values(None)) {
            *total += bonus;
        }
    }
    for from in (0..BLOCK).step_by(CHUNK) {
        let mut sums = [0.0; CHUNK];
        sums.copy_from_slice(&totals[from..from + CHUNK]);
        for &criterion in criteria {
            let multipliers = &multipliers(criterion)[from..from + CHUNK];
            let values = &values(Some(criterion))[from..from + CHUNK];
            for lane in 0..CHUNK {
                sums[lane] += multipliers[lane] * values[lane];
            }
        }
        for (total, sum) in totals[from..from + CHUNK].iter_mut().zip(sums) {
            *total = grid.rounded(sum);
        }
    }
    totals
}

/// The mean of a team's values, in points.
#[inline(always)]
fn means<'l>(
    mean: &Mean,
    weights: impl Fn(usize) -> &'l Lanes,
    values: impl Fn(usize) -> &'l Lanes,
) -> Lanes {
    let [mut sums, mut all, mut parts] = [[0.0; BLOCK]; 3];
    for &at in &mean.criteria {
        let (weights, values) = (weights(at), values(at));
        for lane in 0..BLOCK {
            let part = mean.part(values[lane]);
            sums[lane] += weights[lane] * part;
            all[lane] += weights[lane];
            parts[lane] += part;
        }
    }
    std::array::from_fn(|lane| mean.points(sums[lane], all[lane], parts[lane]))
}
