//! One cell's points: where on the line which stretch of its standard normal lands.

use super::curve::{Curve, blurred};
use super::sum::{Break, Law};
use crate::engine::math::normal_tail;
use crate::model::exact::Exact;
use crate::model::law::thresholds;
use crate::model::{Beyond, Quantity, ValueFunction};

/// Further out than this a standard normal is taken never to be: a share of 1e-16.
pub(super) const REACH: f64 = 8.2;
/// Panels of one cell's law at most.
const PANELS: usize = 1_024;

/// One uncertain number of points of one team. Its standard normal is `own` × a normal of its own
/// + `halo` × the team's halo.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) own: f64,
    pub(super) halo: f64,
    pub(super) parts: Vec<Part>,
}

#[derive(Debug)]
pub(super) enum Part {
    /// Scores of a range, spread along a line that is not level.
    Stretch(Stretch),
    /// Single points, with the stretch of the normal that lands there.
    Atom { points: Exact, z: (f64, f64) },
}

#[derive(Debug)]
pub(super) struct Stretch {
    pub(super) law: Quantity,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) intercept: f64,
    pub(super) slope: f64,
}

impl Cell {
    /// `value` is a score's value function; a bonus has none. Value 1 earns `points`, not 0.
    pub(super) fn new(law: &Quantity, value: Option<&ValueFunction>, exactly: Exact) -> Self {
        let points = exactly.hi;
        let parts = match law {
            Quantity::Discrete(steps) => {
                let ends = thresholds(steps);
                let from = [f64::NEG_INFINITY].into_iter().chain(ends.iter().copied());
                let to = ends.iter().copied().chain([f64::INFINITY]);
                let steps = steps.values().iter().zip(from.zip(to));
                let value = |score: f64| match value {
                    Some(value) => value.exactly(score),
                    None => Exact::written(score),
                };
                let atoms = steps.map(|(score, z)| Part::Atom {
                    points: exactly.times(value(*score)),
                    z,
                });
                atoms.collect()
            }
            smooth => {
                let line = ValueFunction::new(&[(0.0, 0.0), (1.0, 1.0)], Beyond::Extend);
                let pieces = value.unwrap_or(&line).pieces();
                let (low, high) = smooth.within(REACH);
                let parts = pieces.into_iter().filter_map(|piece| {
                    if piece.slope == 0.0 {
                        let z = (smooth.normal_at(piece.from), smooth.normal_at(piece.to));
                        return (z.0 < z.1).then_some(Part::Atom {
                            points: exactly.times(Exact::written(piece.intercept)),
                            z,
                        });
                    }
                    let (from, to) = (piece.from.max(low), piece.to.min(high));
                    (from < to).then(|| {
                        Part::Stretch(Stretch {
                            law: smooth.clone(),
                            from,
                            to,
                            intercept: points * piece.intercept,
                            slope: points * piece.slope,
                        })
                    })
                });
                parts.collect()
            }
        };
        Self {
            own: 1.0,
            halo: 0.0,
            parts,
        }
    }

    /// The share of a stretch of the cell's standard normal, given a halo.
    pub(super) fn share(&self, z: (f64, f64), halo: f64) -> f64 {
        let shift = self.halo * halo;
        let (a, b) = ((z.0 - shift) / self.own, (z.1 - shift) / self.own);
        let ((at_a, _), (at_b, _)) = (normal_tail(a), normal_tail(b));
        // Differences of the smaller tails.
        if a >= 0.0 {
            at_a - at_b
        } else if b <= 0.0 {
            at_b - at_a
        } else {
            1.0 - at_a - at_b
        }
    }

    /// Single points.
    pub(super) fn singles(&self) -> impl Iterator<Item = Exact> {
        self.parts.iter().filter_map(|part| match part {
            Part::Atom { points, .. } => Some(*points),
            Part::Stretch(_) => None,
        })
    }

    /// The law of the points, given a halo; none where it takes too many panels.
    pub(super) fn law(&self, halo: f64, tolerance: f64) -> Option<Law> {
        let mut law = Law::default();
        let stretches: Vec<Ends<'_>> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                Part::Atom { points, z } => {
                    law.atoms.push((points.hi, self.share(*z, halo)));
                    None
                }
                Part::Stretch(stretch) => Some(self.ends(stretch, halo)),
            })
            .collect();
        for stretch in &stretches {
            law.breaks.extend(stretch.stretch.breaks());
            law.blur = law.blur.max(blurred(stretch.stretch.intercept, 0.0));
        }
        super::sum::tidy(&mut law.breaks);
        let places: Vec<f64> = law.breaks.iter().map(|at| at.at).collect();
        let all = stretches.iter().map(|ends| ends.share).sum();
        let fitted = Curve::fit(&places, (tolerance, law.blur), PANELS, all, |x| {
            let shares = stretches.iter().map(|ends| match ends.reached(x) {
                Reached::Nothing => 0.0,
                Reached::All => ends.share,
                // Without a halo no quantile is needed.
                Reached::Between(low, high) if self.halo == 0.0 => {
                    let law = &ends.stretch.law;
                    (law.cdf(high) - law.cdf(low)).max(0.0)
                }
                Reached::Between(low, high) => {
                    let law = &ends.stretch.law;
                    self.share((law.normal_at(low), law.normal_at(high)), halo)
                }
            });
            shares.sum()
        })?;
        law.take(fitted);
        Some(law)
    }

    fn ends<'c>(&self, stretch: &'c Stretch, halo: f64) -> Ends<'c> {
        let share = if self.halo == 0.0 {
            stretch.law.cdf(stretch.to) - stretch.law.cdf(stretch.from)
        } else {
            let z = (
                stretch.law.normal_at(stretch.from),
                stretch.law.normal_at(stretch.to),
            );
            self.share(z, halo)
        };
        Ends { stretch, share }
    }
}

/// A stretch with its share.
struct Ends<'c> {
    stretch: &'c Stretch,
    share: f64,
}

/// Which scores of a stretch earn at most so many points.
enum Reached {
    Nothing,
    All,
    Between(f64, f64),
}

impl Ends<'_> {
    fn reached(&self, points: f64) -> Reached {
        let Stretch {
            from, to, slope, ..
        } = *self.stretch;
        let score = (points - self.stretch.intercept) / slope;
        let (nothing, all) = if slope > 0.0 {
            (score <= from, score >= to)
        } else {
            (score >= to, score <= from)
        };
        match (nothing, all) {
            (true, _) => Reached::Nothing,
            (_, true) => Reached::All,
            _ if slope > 0.0 => Reached::Between(from, score),
            _ => Reached::Between(score, to),
        }
    }
}

impl Stretch {
    /// The points of a score.
    fn points(&self, score: f64) -> f64 {
        self.intercept + self.slope * score
    }

    /// Where derivatives of its distribution function may jump, its ends among them.
    fn breaks(&self) -> impl Iterator<Item = Break> {
        let inner = self.law.corners().into_iter();
        let inner = inner.filter(|(score, _)| self.from < *score && *score < self.to);
        // An end is one of the law or of the piece.
        let ends = [self.from, self.to].map(|score| {
            let corners = self.law.corners();
            let own = corners.iter().find(|(corner, _)| *corner == score);
            (score, own.map_or(1.0, |(_, order)| *order))
        });
        inner.chain(ends).map(|(score, order)| Break {
            at: self.points(score),
            order,
        })
    }
}
