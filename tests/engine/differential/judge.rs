//! Whether two sets of figures can both be right.
//!
//! Probabilities and all other means of bounded numbers are judged by Chernoff's bound, which holds
//! for any probability and any number of draws: the chance that a mean of n draws lies as far on one
//! side of its expectation p as x is at most exp(−n KL(x‖p)) (Hoeffding 1963). Where both sides
//! were drawn, the sum of the two exponents is below that of two exponential times, so that
//! (1 + s) exp(−s) bounds the chance. Means and sds of totals are judged as normal, which is
//! asymptotic; the totals here have moments enough.

use cutline::analysis::Method;
use cutline::analysis::Outcome;
use libm::{erfc, exp, log, sqrt};

use super::second::Counts;

/// By how much a figure of evenly spread points may miss by chance, in its own half-widths of 95 %:
/// the quantile of Student's t with 15 degrees of freedom for an error probability of 1e-10 (16.9)
/// over that for 5 % (2.13), rounded up.
const SPREAD: f64 = 8.0;

/// By how much the means of evenly spread points may miss, in standard deviations: they state no
/// error of their own.
const SPREAD_MOMENTS: f64 = 1e-3;

/// By how much a drawn sd may miss beyond the first order, as a part of it and times the number of
/// draws: of two equally likely numbers the first order is nothing, and half of them come up in
/// 1/2 + d of n draws with d below 6.5 / (2 √n) but for a chance of 1e-10, which makes the sd less by
/// the part 2 d².
const SECOND_ORDER: f64 = 21.0;

/// What adding up floats may cost a probability.
const ROUNDING: f64 = 1e-11;

/// A figure with its second opinion.
#[derive(Debug)]
pub(crate) struct Doubt {
    pub(crate) figure: String,
    pub(crate) cutline: f64,
    pub(crate) second: f64,
    /// How likely so large a difference is at most, if both are right.
    pub(crate) chance: f64,
}

/// A figure that rests on so many draws; on none where it was integrated, and known to `error`.
#[derive(Debug, Clone, Copy)]
struct Known {
    estimate: f64,
    error: f64,
    draws: u64,
}

/// All figures of an outcome, judged by counts. Figures that cannot be judged (no draw in which a
/// team was first) are left out.
pub(crate) fn compare(outcome: &Outcome, counts: &Counts) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut judge = Judge {
        outcome,
        counts,
        doubts: &mut doubts,
    };
    judge.ranks();
    judge.pairs();
    judge.sets();
    judge.totals();
    judge.weights();
    doubts
}

struct Judge<'a> {
    outcome: &'a Outcome,
    counts: &'a Counts,
    doubts: &'a mut Vec<Doubt>,
}

impl Judge<'_> {
    fn known(&self, estimate: f64, half_width: f64) -> Known {
        let (error, draws) = match self.outcome.method {
            Method::Exact => (half_width, 0),
            Method::QuasiMonteCarlo => (SPREAD * half_width, 0),
            Method::MonteCarlo => (0.0, self.outcome.draws),
        };
        Known {
            estimate,
            error,
            draws,
        }
    }

    fn share(&mut self, figure: String, known: Known, count: u64) {
        let second = count as f64 / self.counts.draws as f64;
        let chance = chance(known, second, self.counts.draws);
        self.doubts.push(Doubt {
            figure,
            cutline: known.estimate,
            second,
            chance,
        });
    }

    fn ranks(&mut self) {
        let places = self.outcome.places;
        let pairs = self.outcome.largest_half_widths.pairwise_winning;
        for (t, team) in self.outcome.teams.iter().enumerate() {
            let p = team.selection_probability;
            let known = self.known(p.estimate, 0.5 * (p.high - p.low));
            let count = self.counts.selected(t, places);
            self.share(format!("t{t} selected"), known, count);
            let shown = &team.rank_acceptability;
            for rank in 0..shown.estimate.len() {
                let half_width = 0.5 * (shown.high[rank] - shown.low[rank]);
                let known = self.known(shown.estimate[rank], half_width);
                let count = self.counts.ranks[t][rank];
                self.share(format!("t{t} at rank {}", rank + 1), known, count);
            }
            // The mean rank as a share of the way from the first to the last.
            let last = self.outcome.teams.len() as f64 - 1.0;
            let known = self.known((team.expected_rank - 1.0) / last, pairs);
            let ranks = self.counts.ranks[t].iter().enumerate();
            let sum: f64 = ranks.map(|(rank, count)| rank as f64 * *count as f64).sum();
            let second = sum / self.counts.draws as f64;
            self.doubts.push(Doubt {
                figure: format!("t{t}, expected rank"),
                cutline: team.expected_rank,
                second: 1.0 + second,
                chance: chance(known, second / last, self.counts.draws),
            });
        }
    }

    fn pairs(&mut self) {
        let (outcome, counts) = (self.outcome, self.counts);
        let widths = outcome.largest_half_widths;
        let tables = [
            (
                "above",
                &outcome.pairwise_winning,
                widths.pairwise_winning,
                &counts.above,
            ),
            (
                "tied with",
                &outcome.pairwise_tied,
                widths.pairwise_tied,
                &counts.tied,
            ),
            (
                "in without",
                &outcome.selected_without,
                widths.selected_without,
                &counts.without,
            ),
        ];
        for (word, estimates, half_width, counted) in tables {
            for i in 0..estimates.len() {
                for j in (0..estimates.len()).filter(|j| *j != i) {
                    let known = self.known(estimates[i][j], half_width);
                    self.share(format!("t{i} {word} t{j}"), known, counted[i][j]);
                }
            }
        }
    }

    fn sets(&mut self) {
        let mut listed = 0;
        for selection in &self.outcome.selections {
            let p = selection.probability;
            let known = self.known(p.estimate, 0.5 * (p.high - p.low));
            let position = |id: &String| self.outcome.teams.iter().position(|team| team.id == *id);
            let set: Vec<usize> = selection.teams.iter().filter_map(position).collect();
            let count = self.counts.sets.get(&set).copied().unwrap_or(0);
            listed += count;
            self.share(format!("set {set:?}"), known, count);
        }
        let known = self.known(
            self.outcome.selections_other,
            self.outcome.largest_half_widths.selections_other,
        );
        let count = self.counts.draws - listed;
        self.share("all other sets".to_owned(), known, count);
    }

    fn totals(&mut self) {
        for (t, team) in self.outcome.teams.iter().enumerate() {
            let totals = &self.counts.totals[t];
            let n = totals.len() as f64;
            let mean = totals.iter().sum::<f64>() / n;
            let moment = |power: i32| {
                let terms = totals.iter().map(|total| {
                    let from = total - mean;
                    (0..power).fold(1.0, |product, _| product * from)
                });
                terms.sum::<f64>() / n
            };
            let (variance, fourth) = (moment(2), moment(4));
            let sd = sqrt(variance);
            // Variance of the estimated variance, over 4 s² that of the estimated sd.
            let of_sd = if sd > 0.0 {
                (fourth - variance * variance).max(0.0) / (4.0 * variance)
            } else {
                0.0
            };
            let own = match self.outcome.method {
                Method::MonteCarlo => 1.0 / self.outcome.draws as f64,
                _ => 0.0,
            };
            let spread = match self.outcome.method {
                Method::QuasiMonteCarlo => SPREAD_MOMENTS * sd,
                _ => 0.0,
            };
            let stated = team.total.sd_half_width.unwrap_or(0.0);
            let beyond = sd * SECOND_ORDER * (1.0 / n + own);
            // Sums of floats in another order.
            let rounding = 1e-9 * (1.0 + mean.abs());
            let figures = [
                ("mean", team.total.mean, mean, variance, spread),
                ("sd", team.total.sd, sd, of_sd, SPREAD * stated + beyond),
            ];
            for (word, cutline, second, variance, slack) in figures {
                let slack = slack + rounding;
                let error = sqrt(variance * (1.0 / n + own));
                let off = ((cutline - second).abs() - slack).max(0.0);
                let chance = match (off > 0.0, error > 0.0) {
                    (false, _) => 1.0,
                    (true, false) => 0.0,
                    (true, true) => erfc(off / error / sqrt(2.0)),
                };
                self.doubts.push(Doubt {
                    figure: format!("t{t}, {word} of total"),
                    cutline,
                    second,
                    chance,
                });
            }
        }
    }

    /// Mean weights given a rank, as shares of the largest weight there can be. Integrated ones state
    /// no error; they are quotients, so they are judged where the condition is no rare event.
    fn weights(&mut self) {
        let (outcome, counts) = (self.outcome, self.counts);
        for (t, team) in outcome.teams.iter().enumerate() {
            let selected = counts.selected(t, outcome.places);
            let tables = [
                (
                    "first",
                    &team.central_weights,
                    counts.ranks[t][0],
                    &counts.weights_first[t],
                    team.rank_acceptability.estimate[0],
                ),
                (
                    "selected",
                    &team.weights_given_selected,
                    selected,
                    &counts.weights_selected[t],
                    team.selection_probability.estimate,
                ),
            ];
            for (word, points, count, sums, share) in tables {
                let Some(points) = points else { continue };
                if share < 0.02 || count < 50 {
                    continue;
                }
                let most: f64 = outcome.criteria.iter().map(|c| c.points.max(0.0)).sum();
                let own = (share * outcome.draws as f64) as u64;
                for (c, criterion) in outcome.criteria.iter().enumerate() {
                    let Some(mean) = points.of(&criterion.id) else {
                        continue;
                    };
                    let second = sums[c] / count as f64;
                    let known = Known {
                        estimate: mean / most,
                        error: if own == 0 { SPREAD_MOMENTS } else { 0.0 } + 1e-12,
                        draws: own,
                    };
                    self.doubts.push(Doubt {
                        figure: format!("c{c}, mean weight where t{t} is {word}"),
                        cutline: mean,
                        second,
                        chance: chance(known, second / most, count),
                    });
                }
            }
        }
    }
}

/// How likely it is at most that an outcome holds this figure, if the truth is known.
pub(crate) fn chance_of(outcome: &Outcome, estimate: f64, half_width: f64, truth: f64) -> f64 {
    let error = match outcome.method {
        Method::MonteCarlo => {
            let exponent = outcome.draws as f64 * divergence(estimate, truth);
            return (2.0 * exp(-exponent)).min(1.0);
        }
        Method::QuasiMonteCarlo => SPREAD * half_width,
        Method::Exact => half_width,
    };
    let off = (estimate - truth).abs() > error + ROUNDING;
    if off { 0.0 } else { 1.0 }
}

/// How likely it is at most that a mean of `draws` is `second`, if `known` is right.
fn chance(known: Known, second: f64, draws: u64) -> f64 {
    let n = draws as f64;
    if known.draws == 0 {
        let error = known.error + ROUNDING;
        let nearest = second.clamp(known.estimate - error, known.estimate + error);
        return (2.0 * exp(-n * divergence(second, nearest))).min(1.0);
    }
    let m = known.draws as f64;
    // The probability under which both are most likely.
    let pooled = (n * second + m * known.estimate) / (n + m);
    let s = n * divergence(second, pooled) + m * divergence(known.estimate, pooled);
    (2.0 * (1.0 + s) * exp(-s)).min(1.0)
}

/// Kullback and Leibler's divergence of one coin from another.
fn divergence(x: f64, p: f64) -> f64 {
    let (x, p) = (x.clamp(0.0, 1.0), p.clamp(0.0, 1.0));
    let term = |x: f64, p: f64| if x > 0.0 { x * log(x / p) } else { 0.0 };
    (term(x, p) + term(1.0 - x, 1.0 - p)).max(0.0)
}
