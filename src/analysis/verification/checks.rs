//! The comparisons that `simulate verify` makes.

use super::Check;
use crate::analysis::figures::Figures;
use crate::analysis::shown::grouped;
use crate::engine::integral::{Critical, Figure, Integral, REPLICATES};
use crate::engine::reference::Replay;
use crate::engine::{Tally, simulate};
use crate::model::Model;
use crate::model::special::{gamma_cdf, normal_cdf, normal_quantile, student_t_tail};

/// Smaller p-values fail.
pub(super) const ERROR_PROBABILITY: f64 = 0.001;
/// Sums of probabilities may be off by this much, and ten times what a quadrature is.
const ROUNDING: f64 = 1e-9;
/// Cells of a χ² test with fewer expected draws are put together.
const EXPECTED: f64 = 10.0;
/// Fewer draws of a kind are no normal number.
const COUNTED: f64 = 100.0;

pub(super) fn method(integral: &Integral) -> &'static str {
    if integral.is_exact() {
        "exact"
    } else {
        "quasi-monte-carlo"
    }
}

/// What holds of every answer: ranks and teams are all given out, places too, and three tables tell
/// the same.
pub(super) fn identities(method: &str, figures: &Figures) -> Check {
    let rounding = ROUNDING + 10.0 * figures.refinement.unwrap_or(0.0);
    let teams = figures.selected.len();
    let rank = |team: usize, above: usize| figures.ranks[team].estimate[above];
    let places: f64 = figures.selected.iter().map(|p| p.estimate).sum();
    let mut off = vec![(places - places.round()).abs()];
    for team in 0..teams {
        let others = || (0..teams).filter(move |other| *other != team);
        let row: f64 = (0..teams).map(|above| rank(team, above)).sum();
        let column: f64 = (0..teams).map(|other| rank(other, team)).sum();
        let mean: f64 = (0..teams)
            .map(|above| above as f64 * rank(team, above))
            .sum();
        let beaten: f64 = others()
            .map(|other| figures.winning.estimate[other][team])
            .sum();
        let selected = figures.selected[team].estimate;
        off.push((row - 1.0).abs());
        off.push((column - 1.0).abs());
        off.push((mean - beaten).abs() / teams as f64);
        // Of many teams it is not integrated who is selected without whom.
        if let Some(row) = figures.without.estimate.get(team) {
            let without: f64 = others().map(|other| row[other]).sum();
            off.push((without - selected * (teams as f64 - places)).abs() / teams as f64);
        }
    }
    let sets: f64 = figures.sets.iter().map(|(_, p)| p.estimate).sum();
    off.push((sets + figures.other.estimate - 1.0).abs());
    let value = off.iter().fold(0.0, |most: f64, off| most.max(*off));
    Check {
        compared: format!("{method}: sums of ranks, places, pairs and sets"),
        statistic: "largest deviation",
        figures: off.len(),
        value,
        p_value: None,
        passed: value < rounding,
    }
}

/// The first draws again, one at a time, with a list and a sort.
pub(super) fn replayed(model: &Model, seed: u64, draws: u64) -> Check {
    let teams = model.teams.len();
    let cells = (teams * model.criteria.len()).max(1) as u64;
    let draws = (1_000_000 / cells).clamp(256, 20_000).min(draws);
    let tally = simulate(model, draws, seed, &crate::engine::Unwatched);
    let replay = Replay::new(model, seed);
    let mut ranks = vec![0u64; teams * teams];
    let mut answers = vec![0u64; model.questions.len()];
    for draw in 0..draws {
        let draw = replay.draw(draw);
        for (team, rank) in draw.ranks.into_iter().enumerate() {
            ranks[team * teams + rank - 1] += 1;
        }
        for (answer, so) in answers.iter_mut().zip(draw.answers) {
            *answer += u64::from(so);
        }
    }
    let replayed = ranks.iter().chain(&answers);
    let counted = tally.ranks.iter().chain(&tally.answers);
    let differing = replayed.zip(counted).filter(|(a, b)| a != b).count();
    Check {
        compared: format!(
            "monte-carlo: {} draws against one draw at a time",
            grouped(draws)
        ),
        statistic: "differing counts",
        figures: ranks.len() + answers.len(),
        value: differing as f64,
        p_value: None,
        passed: differing == 0,
    }
}

/// The largest of several z statistics.
#[derive(Default)]
struct Largest {
    z: f64,
    figures: usize,
}

impl Largest {
    /// A difference and its variance; figures without variance must agree.
    fn add(&mut self, difference: f64, variance: f64) {
        self.figures += 1;
        let z = if variance > 0.0 {
            difference.abs() / libm::sqrt(variance)
        } else if difference == 0.0 {
            0.0
        } else {
            f64::INFINITY
        };
        self.z = self.z.max(z);
    }

    fn check(self, compared: String) -> Check {
        let one = 2.0 * normal_cdf(-self.z);
        let p_value = (one * self.figures as f64).min(1.0);
        Check {
            compared,
            statistic: "largest |z|",
            figures: self.figures,
            value: self.z,
            p_value: Some(p_value),
            passed: p_value >= ERROR_PROBABILITY,
        }
    }
}

/// Two runs from different seeds.
pub(super) fn two_runs(a: &Tally, b: &Tally) -> Check {
    let n = a.draws as f64;
    let mut largest = Largest::default();
    let mut add = |a: u64, b: u64| {
        let pooled = (a + b) as f64 / (2.0 * n);
        let difference = (a as f64 - b as f64) / n;
        largest.add(difference, 2.0 * pooled * (1.0 - pooled) / n);
    };
    for i in 0..a.teams {
        add(a.selected(i), b.selected(i));
        for j in 0..a.teams {
            add(a.ranks[i * a.teams + j], b.ranks[i * a.teams + j]);
            if i < j {
                add(a.above(i, j), b.above(i, j));
            }
        }
    }
    for (a, b) in a.answers.iter().zip(&b.answers) {
        add(*a, *b);
    }
    largest.check("monte-carlo: two seeds".to_owned())
}

/// How far a count of draws is from an integral, in units in which chance would make it a normal
/// number; none where both call it so rare, or so sure, that there is nothing to compare.
fn distance(count: u64, draws: u64, figure: Figure) -> Option<f64> {
    let n = draws as f64;
    let p = figure.estimate.clamp(0.0, 1.0);
    // The rarer of it and its opposite.
    let (count, mirrored) = if p > 0.5 {
        (draws - count, 1.0 - p)
    } else {
        (count, p)
    };
    let counted = count as f64;
    let drawn = counted.min(n - counted);
    if drawn < EXPECTED && n * mirrored < EXPECTED {
        return None;
    }
    if drawn < COUNTED || n * mirrored < COUNTED {
        // Neither the count nor a mean over a few points is a normal number: as likely as the count
        // would be at the nearer end of what the integral allows.
        let (low, high) = figure.interval(Critical::new(ERROR_PROBABILITY, 1));
        let (low, high) = if p > 0.5 {
            (1.0 - high, 1.0 - low)
        } else {
            (low, high)
        };
        let (low, high) = (n * (low - ROUNDING).max(0.0), n * (high + ROUNDING));
        let tail = if counted > high {
            gamma_cdf(counted, high).0
        } else if counted < low {
            gamma_cdf(counted + 1.0, low).1
        } else {
            return Some(0.0);
        };
        return Some((-normal_quantile(tail.max(1e-300))).max(0.0));
    }
    // What the quadrature may be off by is no contradiction.
    let difference = (counted / n - mirrored).abs() - figure.quadrature - ROUNDING;
    let spread = figure.standard_error * figure.standard_error;
    Some(difference.max(0.0) / libm::sqrt(mirrored * (1.0 - mirrored) / n + spread))
}

/// Draws against integrals: selections, ranks, pairs, who is selected without whom, and answers to
/// questions; none where all of them are too rare or too sure.
pub(super) fn against(tally: &Tally, integral: &Integral) -> Option<Check> {
    let mut largest = Largest::default();
    let mut add = |count: u64, figure: Figure| {
        if let Some(z) = distance(count, tally.draws, figure) {
            largest.add(z, 1.0);
        }
    };
    for i in 0..tally.teams {
        add(tally.selected(i), integral.selected(i));
        for j in 0..tally.teams {
            let at = i * tally.teams + j;
            add(tally.ranks[at], integral.rank(i, j));
            if i != j {
                add(tally.above(i, j), integral.above(i, j));
                if integral.has_pairs() {
                    add(tally.without[at], integral.without(i, j));
                }
            }
        }
    }
    for (question, count) in tally.answers.iter().enumerate() {
        if let Some(answer) = integral.answer(question) {
            add(*count, answer);
        }
    }
    let compared = format!("monte-carlo against {}", method(integral));
    (largest.figures > 0).then(|| largest.check(compared))
}

/// An exact answer against one at evenly spread points: selections, ranks, pairs and answers to
/// questions.
pub(super) fn two_integrals(exact: &Integral, spread: &Integral) -> Check {
    let mut largest = Largest::default();
    let mut add = |exact: Figure, spread: Figure| {
        let (low, high) = spread.interval(Critical::new(ERROR_PROBABILITY, 1));
        let mut slack = exact.quadrature + spread.quadrature + ROUNDING;
        if spread.drawn.is_some() {
            // The points alone do not tell how well they know it.
            slack += (spread.estimate - low).max(high - spread.estimate);
        }
        let difference = ((exact.estimate - spread.estimate).abs() - slack).max(0.0);
        // As likely as a normal number in units of its own would be.
        let t = difference / spread.standard_error.max(f64::MIN_POSITIVE);
        let z = -normal_quantile(student_t_tail(REPLICATES as f64 - 1.0, t).max(1e-300));
        largest.add(z.max(0.0), 1.0);
    };
    for i in 0..exact.teams {
        add(exact.selected(i), spread.selected(i));
        for j in 0..exact.teams {
            add(exact.rank(i, j), spread.rank(i, j));
            if i != j {
                add(exact.above(i, j), spread.above(i, j));
                if exact.has_pairs() && spread.has_pairs() {
                    add(exact.without(i, j), spread.without(i, j));
                }
            }
        }
    }
    for question in 0..exact.questions() {
        if let (Some(exact), Some(spread)) = (exact.answer(question), spread.answer(question)) {
            add(exact, spread);
        }
    }
    largest.check("exact against quasi-monte-carlo".to_owned())
}

/// χ² of each team's row of ranks, of which the largest counts; none where no row has two ranks
/// with enough draws.
pub(super) fn rank_rows(tally: &Tally, integral: &Integral) -> Option<Check> {
    let n = tally.draws as f64;
    let (mut least, mut value, mut rows) = (1.0, 0.0, 0);
    for team in 0..tally.teams {
        let (mut chi2, mut cells) = (0.0, 0.0);
        // What both call rare, put together.
        let mut pooled: (f64, f64, f64) = (0.0, 0.0, 0.0);
        for above in 0..tally.teams {
            let count = tally.ranks[team * tally.teams + above] as f64;
            let figure = integral.rank(team, above);
            let want = figure.estimate.max(0.0) * n;
            // Where the integral is not exact its own error is in the difference.
            let error = n * (figure.standard_error + figure.quadrature);
            if want < EXPECTED {
                pooled = (pooled.0 + count - want, pooled.1 + want, pooled.2 + error);
            } else {
                chi2 += (count - want) * (count - want) / (want + error * error);
                cells += 1.0;
            }
        }
        if pooled.1.max(pooled.0 + pooled.1) >= EXPECTED {
            chi2 += pooled.0 * pooled.0 / (pooled.1 + pooled.2 * pooled.2);
            cells += 1.0;
        }
        if cells > 1.0 {
            rows += 1;
            let p = gamma_cdf(0.5 * (cells - 1.0), 0.5 * chi2).1;
            if p < least {
                (least, value) = (p, chi2);
            }
        }
    }
    let p_value = (least * f64::from(rows)).min(1.0);
    (rows > 0).then(|| Check {
        compared: format!("monte-carlo against {}: rows of ranks", method(integral)),
        statistic: "most unlikely χ²",
        figures: rows as usize,
        value,
        p_value: Some(p_value),
        passed: p_value >= ERROR_PROBABILITY,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(estimate: f64, standard_error: f64, quadrature: f64) -> Figure {
        Figure {
            estimate,
            standard_error,
            quadrature,
            drawn: None,
        }
    }

    /// What one method calls rare and the other does not is a contradiction, not a case to leave out.
    #[test]
    fn rare_figures_are_left_out_only_where_both_methods_call_them_rare() {
        let n = 1_000_000;
        for (count, estimate) in [(0, 0.0), (9, 9e-6), (n, 1.0), (n - 3, 1.0 - 2e-6)] {
            let one = figure(estimate, 0.0, 1e-6);
            assert_eq!(distance(count, n, one), None, "{count} {estimate}");
        }
        // 149 draws where at most one is expected, and the other way round.
        for (count, estimate) in [(149, 0.0), (n - 149, 1.0), (0, 149e-6), (n, 1.0 - 149e-6)] {
            let z = distance(count, n, figure(estimate, 0.0, 1e-6));
            assert!(z.is_some_and(|z| z > 9.0), "{count} {estimate}: {z:?}");
        }
        // What chance does: Poisson's law of mean 4 has 12 or more in 9 cases of 10,000.
        let z = distance(12, n, figure(4e-6, 0.0, 0.0));
        assert!(z.is_some_and(|z| (z - 3.1).abs() < 0.1), "{z:?}");
        // Where the draws beside the points saw 120 the points' own spread is not believed.
        let drawn = Some((120, n));
        let unsteady = Figure {
            drawn,
            ..figure(0.0, 0.0, 0.0)
        };
        assert_eq!(distance(149, n, unsteady), Some(0.0));
        let z = distance(149, n, figure(100e-6, 30e-6, 0.0));
        assert!(z.is_some_and(|z| (z - 1.55).abs() < 0.01), "{z:?}");
        // Common figures as ever: half a percent of a thousand is ten standard errors.
        let z = distance(505_000, n, figure(0.5, 0.0, 0.0));
        assert!(z.is_some_and(|z| (z - 10.0).abs() < 1e-5), "{z:?}");
    }
}
