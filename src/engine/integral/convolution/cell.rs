//! One cell's points: where on the line which stretch of its standard normal lands.

use crate::engine::integral::tails::Tails;
use crate::model::ValueFunction;
use crate::model::exact::Exact;
use crate::model::law::thresholds;
use crate::scenario::{Beyond, Quantity};

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
    Stretch {
        law: Quantity,
        from: f64,
        to: f64,
        intercept: f64,
        slope: f64,
    },
    /// Single points, as a float and exactly, with the stretch of the normal that lands there.
    Atom {
        points: f64,
        exact: Exact,
        z: (f64, f64),
    },
}

/// A share of a cell's law, between two neighbouring places of a lattice.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bin {
    /// The place below, counted from the cell's first.
    pub(super) place: usize,
    /// Which part of the share belongs to the place above.
    pub(super) upper: f64,
    /// The stretch of the cell's standard normal that lands here.
    z: (f64, f64),
}

/// A cell on a lattice.
#[derive(Debug, Default)]
pub(super) struct Laid {
    /// Its first place, counted from 0 points.
    pub(super) first: i64,
    /// How many places it takes.
    pub(super) places: usize,
    /// What is spread.
    pub(super) spread: Vec<Bin>,
    /// Single points, their share put on the places beside them, and exactly.
    pub(super) atoms: Vec<(Bin, Exact)>,
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
                let exact = |score: f64| match value {
                    Some(value) => value.exactly(score),
                    None => Exact::written(score),
                };
                let atoms = steps.map(|(score, z)| {
                    let exact = exactly.times(exact(*score));
                    let points = exact.hi;
                    Part::Atom { points, exact, z }
                });
                atoms.collect()
            }
            smooth => {
                let line = ValueFunction::new(&[(0.0, 0.0), (1.0, 1.0)], Beyond::Extend);
                let pieces = value.unwrap_or(&line).pieces();
                let parts = pieces.into_iter().map(|piece| {
                    if piece.slope == 0.0 {
                        let exact = exactly.times(Exact::written(piece.intercept));
                        Part::Atom {
                            points: exact.hi,
                            exact,
                            z: (smooth.normal_at(piece.from), smooth.normal_at(piece.to)),
                        }
                    } else {
                        Part::Stretch {
                            law: smooth.clone(),
                            from: piece.from,
                            to: piece.to,
                            intercept: points * piece.intercept,
                            slope: points * piece.slope,
                        }
                    }
                });
                let possible = |part: &Part| match part {
                    Part::Atom { z, .. } => z.0 < z.1,
                    Part::Stretch { .. } => true,
                };
                parts.filter(possible).collect()
            }
        };
        Self {
            own: 1.0,
            halo: 0.0,
            parts,
        }
    }

    /// Whether nothing of it is spread.
    pub(super) fn is_discrete(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| matches!(part, Part::Atom { .. }))
    }

    /// Variance, in points², roughly: it sets the step of the first lattice.
    pub(super) fn variance(&self) -> f64 {
        const STEP: f64 = 0.05;
        let (mut mass, mut mean, mut square) = (0.0, 0.0, 0.0);
        for step in -120..=120 {
            let z = f64::from(step) * STEP;
            let Some(points) = self.parts.iter().find_map(|part| part.at(z)) else {
                continue;
            };
            let share = STEP * crate::model::special::normal_density(z);
            mass += share;
            mean += share * points;
            square += share * points * points;
        }
        let (mean, square) = (mean / mass, square / mass);
        let variance = square - mean * mean;
        // What rounding leaves is none.
        if variance > 1e-9 * square {
            variance
        } else {
            0.0
        }
    }

    /// The least and the most points.
    pub(super) fn ends(&self) -> (f64, f64) {
        let ends = self.parts.iter().map(Part::ends);
        ends.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), ends| {
            (low.min(ends.0), high.max(ends.1))
        })
    }

    /// The distance between them.
    pub(super) fn width(&self) -> f64 {
        let (low, high) = self.ends();
        high - low
    }

    /// Lays the cell, moved by so many points, on a lattice; none where it takes more places than
    /// that.
    pub(super) fn lay(&self, step: f64, moved: f64, most: usize) -> Option<Laid> {
        let (low, high) = self.ends();
        let first = ((low + moved) / step).floor();
        let places = ((high + moved) / step).floor() - first + 2.0;
        if !(places <= most as f64 && first.abs() < 1e15) {
            return None;
        }
        let mut laid = Laid {
            first: first as i64,
            places: places as usize,
            ..Laid::default()
        };
        // Counted from the first place, in steps.
        let at = |points: f64| (points + moved) / step - first;
        for part in &self.parts {
            match part {
                Part::Atom { points, exact, z } => {
                    let place = at(*points).floor();
                    let bin = Bin {
                        place: place as usize,
                        upper: at(*points) - place,
                        z: *z,
                    };
                    laid.atoms.push((bin, *exact));
                }
                Part::Stretch { law, intercept, .. } => {
                    let (low, high) = part.ends();
                    let score = |place: f64| (place + first) * step - moved - intercept;
                    part.bins(law, (at(low), at(high)), &score, &mut laid.spread);
                }
            }
        }
        Some(laid)
    }
}

impl Part {
    /// The points at a standard normal that lands here.
    fn at(&self, z: f64) -> Option<f64> {
        match self {
            Self::Atom {
                points, z: (a, b), ..
            } => (*a <= z && z <= *b).then_some(*points),
            Self::Stretch {
                law,
                from,
                to,
                intercept,
                slope,
            } => {
                let score = law.at_normal(z);
                (*from <= score && score <= *to).then(|| intercept + slope * score)
            }
        }
    }

    /// The scores it reaches.
    fn scores(&self) -> (f64, f64) {
        match self {
            Self::Atom { .. } => (0.0, 0.0),
            Self::Stretch { law, from, to, .. } => {
                let (low, high) = law.reach();
                (low.clamp(*from, *to), high.clamp(*from, *to))
            }
        }
    }

    /// The least and the most points.
    fn ends(&self) -> (f64, f64) {
        match self {
            Self::Atom { points, .. } => (*points, *points),
            Self::Stretch {
                intercept, slope, ..
            } => {
                let (low, high) = self.scores();
                let (a, b) = (intercept + slope * low, intercept + slope * high);
                (a.min(b), a.max(b))
            }
        }
    }

    /// Cuts a stretch at the places of a lattice between its ends.
    fn bins(
        &self,
        law: &Quantity,
        (low, high): (f64, f64),
        points: &dyn Fn(f64) -> f64,
        out: &mut Vec<Bin>,
    ) {
        let Self::Stretch {
            from, to, slope, ..
        } = self
        else {
            return;
        };
        let (least, most) = self.scores();
        // Beyond its reach a law has a share of 1e-11 at most, which goes with the ends.
        let (before, after) = (law.normal_at(*from), law.normal_at(*to));
        let normal = |place: f64| {
            let score = points(place) / slope;
            law.normal_at(score.clamp(least, most))
                .max(before)
                .min(after)
        };
        let (mut z, last) = if *slope > 0.0 {
            (before, after)
        } else {
            (after, before)
        };
        let mut start = low;
        let mut place = low.floor();
        while start < high || place == low.floor() {
            let end = (place + 1.0).min(high);
            let next = if end < high { normal(end) } else { last };
            out.push(Bin {
                place: place as usize,
                // The middle of what is taken of this step.
                upper: 0.5 * (start + end) - place,
                z: (z.min(next), z.max(next)),
            });
            z = next;
            start = end;
            place += 1.0;
        }
    }
}

impl Bin {
    /// The share that lands here, given a halo.
    #[inline(always)]
    pub(super) fn share(&self, cell: &Cell, halo: f64, tails: Tails) -> f64 {
        let shift = cell.halo * halo;
        let (a, b) = ((self.z.0 - shift) / cell.own, (self.z.1 - shift) / cell.own);
        let ((at_a, _), (at_b, _)) = (tails.at(a), tails.at(b));
        // Differences of the smaller tails.
        if a >= 0.0 {
            at_a - at_b
        } else if b <= 0.0 {
            at_b - at_a
        } else {
            1.0 - at_a - at_b
        }
    }
}
