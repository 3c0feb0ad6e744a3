//! Where along an axis a place changes hands, and how well that is known.
//!
//! Two teams swap places at the cut line where the difference of their selection probabilities is
//! zero. All settings share their random numbers, so the difference at one setting is known from
//! the draws in which only one of the two is selected (`McNemar` 1947), and the interval holds every
//! value at which it cannot be told from zero: a test of each value, inverted. Coverage of 95 % in
//! 2,000 sweeps with a known crossing (`tests/engine/coverage.rs`, standard error 0.005): 0.959 with 1,000
//! draws, 0.950 with 20,000. Where settings are integrated they share their points instead, and the
//! difference is known from these scrambling by scrambling. The search starts from the points of the sweep: two teams that change
//! places and change back between two neighbouring points are not seen.

use libm::sqrt;

use super::seen::{Seen, beside, bracket, edge, spanned, zero};
use super::swaps::Swap;
use crate::analysis::interval::{ALPHA, Interval, critical_value, wilson};
use crate::analysis::together::Together;
use crate::engine::{Monitor, Questions, simulate_jointly};
use crate::model::Model;

/// Draws used to find out where to look: this part of all, but not fewer than [`LEAST`].
const PART: u64 = 16;
const LEAST: u64 = 1 << 14;
/// A jump is pinned down to this part of the axis.
const FINEST: f64 = 1e-7;
/// Rounds of each phase; each makes a bracket at least four times narrower.
const ROUNDS: usize = 14;
/// Points around a crossing at which all draws are made, in half-widths of its interval.
const AROUND: [f64; 8] = [-6.0, -3.0, -1.5, -0.5, 0.5, 1.5, 3.0, 6.0];

/// A crossing: where, and at which selection probability.
pub(super) struct Found {
    pub(super) swap: Swap,
    pub(super) value: Interval,
    pub(super) probability: Interval,
}

/// How a setting of the axis becomes a model; `None` where it cannot be read.
pub(super) type ModelAt<'a> = &'a dyn Fn(f64) -> Option<Model>;

/// The search for all crossings of one axis.
pub(super) struct Search<'a> {
    pub(super) model_at: ModelAt<'a>,
    /// First and last value of the axis.
    pub(super) ends: [f64; 2],
    pub(super) by: By<'a>,
    pub(super) monitor: &'a dyn Monitor,
}

/// What tells how likely teams are selected.
#[derive(Clone, Copy)]
pub(super) enum By<'a> {
    /// So many draws from a seed.
    Draws(u64, u64),
    /// The points of what was integrated.
    Points(&'a Together),
}

impl Search<'_> {
    /// Finds where each swap happens; fewer where the monitor ends the search.
    pub(super) fn find(&self, swaps: &[Swap]) -> Vec<Found> {
        let (part, shrink) = match self.by {
            By::Draws(draws, seed) => {
                let part = (draws / PART).max(LEAST).min(draws);
                (By::Draws(part, seed), sqrt(part as f64 / draws as f64))
            }
            points @ By::Points(_) => (points, 1.0),
        };
        let rough = self.locate(swaps, part);
        if self.monitor.stop() || rough.is_empty() {
            return Vec::new();
        }
        self.measure(swaps, &rough, shrink)
    }

    /// Where each swap happens in a part of the draws, or at the points, and the half-width of its
    /// interval there.
    fn locate(&self, swaps: &[Swap], by: By<'_>) -> Vec<(f64, f64)> {
        let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); swaps.len()];
        let mut wanted: Vec<Vec<f64>> = swaps.iter().map(|s| s.between.to_vec()).collect();
        for _ in 0..ROUNDS {
            self.look(swaps, &wanted, by, &mut seen);
            if self.monitor.stop() {
                return Vec::new();
            }
            wanted = swaps
                .iter()
                .zip(&seen)
                .map(|(swap, seen)| self.inside(swap, seen))
                .collect();
            if wanted.iter().all(Vec::is_empty) {
                break;
            }
        }
        let rough = |(swap, seen): (&Swap, &Vec<Seen>)| {
            let wide = 0.25 * (swap.between[1] - swap.between[0]);
            bracket(seen, swap.guess).map_or((swap.guess, wide), |(low, high)| {
                (zero(low, high), self.half_width(low, high))
            })
        };
        swaps.iter().zip(&seen).map(rough).collect()
    }

    /// Points that narrow the bracket down, until it is as narrow as half the interval.
    fn inside(&self, swap: &Swap, seen: &[Seen]) -> Vec<f64> {
        let Some((low, high)) = bracket(seen, swap.guess) else {
            return Vec::new();
        };
        let width = high.at - low.at;
        if width <= 0.5 * self.half_width(low, high) || width <= self.finest() {
            return Vec::new();
        }
        let mut points: Vec<f64> = [0.25, 0.5, 0.75]
            .into_iter()
            .map(|part| low.at + part * width)
            .collect();
        points.push(zero(low, high));
        points
    }

    /// Makes all draws around each crossing and reads the value and its interval off them.
    fn measure(&self, swaps: &[Swap], rough: &[(f64, f64)], shrink: f64) -> Vec<Found> {
        let mut seen: Vec<Vec<Seen>> = vec![Vec::new(); swaps.len()];
        let mut widths: Vec<f64> = rough
            .iter()
            .map(|(_, half)| (half * shrink).max(self.finest()))
            .collect();
        let mut wanted: Vec<Vec<f64>> = rough
            .iter()
            .zip(&widths)
            .map(|((at, _), half)| AROUND.map(|part| at + part * half).to_vec())
            .collect();
        for _ in 0..ROUNDS {
            self.look(swaps, &wanted, self.by, &mut seen);
            if self.monitor.stop() {
                return Vec::new();
            }
            for (swap, (wanted, (seen, half))) in swaps
                .iter()
                .zip(wanted.iter_mut().zip(seen.iter().zip(&mut widths)))
            {
                *wanted = self.outside(swap, seen, half);
            }
            if wanted.iter().all(Vec::is_empty) {
                break;
            }
        }
        swaps
            .iter()
            .zip(&seen)
            .map(|(swap, seen)| self.read_off(*swap, seen))
            .collect()
    }

    /// Points further out where the interval is not closed yet.
    fn outside(&self, swap: &Swap, seen: &[Seen], half: &mut f64) -> Vec<f64> {
        let (Some(first), Some(last)) = (seen.first(), seen.last()) else {
            return Vec::new();
        };
        let z = critical_value(1);
        let crossed = bracket(seen, swap.guess).is_some();
        let closed_low = crossed && first.lead > z * first.error;
        let closed_high = crossed && last.lead < -z * last.error;
        *half *= 4.0;
        let mut points = Vec::new();
        if !closed_low && first.at > self.ends[0] {
            points.extend([6.0, 3.0, 1.0].map(|part| first.at - part * *half));
        }
        if !closed_high && last.at < self.ends[1] {
            points.extend([1.0, 3.0, 6.0].map(|part| last.at + part * *half));
        }
        points
    }

    fn read_off(&self, swap: Swap, seen: &[Seen]) -> Found {
        let Some((low, high)) = bracket(seen, swap.guess) else {
            // The lines touch within less than can be seen; all that is known is between what.
            return Found {
                swap,
                value: Interval {
                    estimate: swap.guess,
                    low: swap.between[0],
                    high: swap.between[1],
                },
                probability: spanned(seen.first().map_or(0.0, |seen| seen.share), seen),
            };
        };
        let estimate = zero(low, high);
        let z = critical_value(1);
        let start = (estimate, -z * f64::midpoint(low.error, high.error));
        // A jump lies anywhere between the two values that it was seen at.
        let (left, right) = if start.1 == 0.0 {
            (Some(low.at), Some(high.at))
        } else {
            let ahead = |seen: &Seen| (seen.at, seen.lead - z * seen.error);
            let behind = |seen: &Seen| (seen.at, -seen.lead - z * seen.error);
            let before = seen.iter().rev().filter(|seen| seen.at <= low.at);
            let after = seen.iter().filter(|seen| seen.at >= high.at);
            (
                edge(start, before.map(ahead)),
                edge(start, after.map(behind)),
            )
        };
        Found {
            swap,
            value: Interval {
                estimate,
                low: left.unwrap_or(self.ends[0]),
                high: right.unwrap_or(self.ends[1]),
            },
            probability: self.height(estimate, (low, high), seen),
        }
    }

    /// The selection probability at which two lines meet between two of the points where they were
    /// seen.
    ///
    /// Where the line of the team that leaves has a part r of the slope of the lead, an error of
    /// the lead moves the meeting point along it by that part: to first order the variance there is
    /// V - r (1 - r) E², with V of the share and E the standard error of the lead. So it is that of
    /// the share, less where one line rises as the other falls, more where both go the same way.
    fn height(&self, at: f64, (low, high): (&Seen, &Seen), seen: &[Seen]) -> Interval {
        let part = (at - low.at) / (high.at - low.at);
        let met = low.share + part * (high.share - low.share);
        // Lines that jump past each other meet nowhere between.
        if low.error == 0.0 && high.error == 0.0 {
            return spanned(met, &[*low, *high]);
        }
        let By::Draws(draws, _) = self.by else {
            return beside(met, low, high);
        };
        let n = draws as f64;
        let (down, up) = wilson((met * n).round() as u64, draws, critical_value(1));
        let (first, last) = (seen.first().unwrap_or(low), seen.last().unwrap_or(high));
        let slope = (first.share - last.share) / (first.lead - last.lead);
        let error = f64::midpoint(low.error, high.error);
        let variance = (met * (1.0 - met) / n).max(f64::MIN_POSITIVE);
        let stretch = sqrt((1.0 - slope * (1.0 - slope) * error * error / variance).max(0.0));
        Interval {
            estimate: met,
            low: (met - stretch * (met - down)).max(0.0),
            high: (met + stretch * (up - met)).min(1.0),
        }
    }

    /// Answers the models of all values together and adds what is seen of each swap's two teams.
    fn look(&self, swaps: &[Swap], wanted: &[Vec<f64>], by: By<'_>, seen: &mut [Vec<Seen>]) {
        let mut values: Vec<f64> = wanted
            .iter()
            .flatten()
            .map(|at| at.clamp(self.ends[0], self.ends[1]))
            .collect();
        values.sort_by(f64::total_cmp);
        values.dedup();
        let readable = |&at: &f64| Some((at, (self.model_at)(at)?));
        let (values, models): (Vec<f64>, Vec<Model>) = values.iter().filter_map(readable).unzip();
        if models.is_empty() {
            return;
        }
        let found = match by {
            By::Draws(draws, seed) => self.drawn(swaps, (&values, &models), draws, seed),
            By::Points(together) => self.integrated(swaps, (&values, &models), together),
        };
        for (seen, found) in seen.iter_mut().zip(found) {
            seen.extend(found);
            seen.sort_by(|a, b| a.at.total_cmp(&b.at));
            seen.dedup_by(|a, b| a.at == b.at);
        }
    }

    /// By draws: each swap's two teams at each value.
    fn drawn(
        &self,
        swaps: &[Swap],
        (values, models): (&[f64], &[Model]),
        draws: u64,
        seed: u64,
    ) -> Vec<Vec<Seen>> {
        let questions = Questions {
            pairs: swaps.iter().map(|s| (s.leaves, s.enters)).collect(),
            swaps: false,
        };
        self.monitor
            .expect(draws.saturating_mul(models.len() as u64));
        let tally = simulate_jointly(models, draws, seed, &questions, self.monitor);
        let n = tally.draws as f64;
        let of = |(which, swap): (usize, &Swap)| {
            let values = values.iter().zip(&tally.models);
            let seen = values.map(|(at, counts)| {
                let (ahead, behind) = counts.pairs[which];
                let (ahead, behind) = (ahead as f64 / n, behind as f64 / n);
                let lead = ahead - behind;
                Seen {
                    at: *at,
                    lead,
                    error: sqrt((ahead + behind - lead * lead).max(0.0) / n),
                    share: counts.selected[swap.leaves] as f64 / n,
                    known_to: 0.0,
                }
            });
            seen.collect()
        };
        swaps.iter().enumerate().map(of).collect()
    }

    /// By integration, at the points that the sweep has; nothing where a value cannot be integrated.
    fn integrated(
        &self,
        swaps: &[Swap],
        (values, models): (&[f64], &[Model]),
        together: &Together,
    ) -> Vec<Vec<Seen>> {
        let Some(integrals) = together.more(models, self.monitor) else {
            return Vec::new();
        };
        let z = critical_value(1);
        let of = |swap: &Swap| {
            let values = values.iter().zip(&integrals);
            let seen = values.map(|(at, integral)| {
                let lead = integral.more_selected(swap.leaves, integral, swap.enters);
                let share = integral.selected(swap.leaves);
                Seen {
                    at: *at,
                    lead: lead.estimate,
                    error: lead.half_width(ALPHA, 1) / z,
                    share: share.probability(),
                    known_to: share.half_width(ALPHA, 1),
                }
            });
            seen.collect()
        };
        swaps.iter().map(of).collect()
    }

    /// Half the width of a crossing's interval, from the slope between two points.
    fn half_width(&self, low: &Seen, high: &Seen) -> f64 {
        let slope = (low.lead - high.lead) / (high.at - low.at);
        let error = low.error.max(high.error);
        (critical_value(1) * error / slope).min(self.ends[1] - self.ends[0])
    }

    fn finest(&self) -> f64 {
        FINEST * (self.ends[1] - self.ends[0])
    }
}
