//! Totals that can be the same in many draws, added up in decimals.
//!
//! Discrete scores, rows of a file, and values that are held at an end put several teams on the very
//! same total with a positive probability. A float of such a value is off by its last bit; what is
//! missing is looked up and carried along.

use super::plan::{Cell, Then};
use super::shape::{Shape, Shapes};
use super::stream::{BLOCK, Lanes};
use crate::model::ValueFunction;
use crate::model::exact::Exact;

/// So few numbers are found faster by comparing with all of them.
const FEW: usize = 12;

/// Numbers that a quantity has with a positive probability.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Lumps {
    /// Ascending, as floats.
    floats: Vec<f64>,
    /// What each float lacks.
    missing: Vec<f64>,
}

impl Lumps {
    fn new(mut numbers: Vec<(f64, Exact)>) -> Self {
        numbers.sort_by(|a, b| a.0.total_cmp(&b.0));
        numbers.dedup_by(|a, b| a.0 == b.0);
        let missing = |(float, exact): &(f64, Exact)| exact.minus(Exact::of(*float)).hi;
        Self {
            missing: numbers.iter().map(missing).collect(),
            floats: numbers.into_iter().map(|(float, _)| float).collect(),
        }
    }

    /// The lumps of a cell's values; none where it has none, which takes a density without clamps and
    /// level pieces. `value` is its value function where it is a score.
    pub(super) fn of(cell: &Cell, shapes: &Shapes, value: Option<&ValueFunction>) -> Option<Self> {
        let exactly =
            |score: f64| value.map_or_else(|| Exact::written(score), |f| f.exactly(score));
        let numbers = match cell.shape {
            Shape::Sure => vec![(cell.at(0.0).1, exactly(cell.score.intercept))],
            Shape::Steps(_) | Shape::Rows(_) => shapes
                .numbers(cell.shape)
                .iter()
                .map(|number| (cell.at(*number).1, exactly(*number)))
                .collect(),
            _ if cell.then == Then::Nothing => return None,
            _ => value.map_or_else(Vec::new, ValueFunction::levels),
        };
        (!numbers.is_empty()).then(|| Self::new(numbers))
    }

    /// The same with all signs changed.
    pub(super) fn negative(&self) -> Self {
        let negative = |list: &[f64]| list.iter().rev().map(|x| -x).collect();
        Self {
            floats: negative(&self.floats),
            missing: negative(&self.missing),
        }
    }

    /// What each of many floats lacks.
    #[inline(always)]
    fn missing(&self, floats: &Lanes, out: &mut Lanes) {
        if self.floats.len() > FEW {
            for (out, float) in out.iter_mut().zip(floats) {
                *out = self.exactly(*float).lo;
            }
            return;
        }
        for (lump, missing) in self.floats.iter().zip(&self.missing) {
            for (out, float) in out.iter_mut().zip(floats) {
                *out = if float == lump { *missing } else { *out };
            }
        }
    }

    /// The number behind a float; a float that is no lump stands for itself.
    #[inline(always)]
    fn exactly(&self, float: f64) -> Exact {
        let at = self.floats.partition_point(|lump| *lump < float);
        match self.floats.get(at) {
            Some(lump) if *lump == float => Exact {
                hi: float,
                lo: self.missing[at],
            },
            _ => Exact::of(float),
        }
    }
}

/// What a term's value is multiplied by.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Multiplier {
    Known(Exact),
    /// The points of a penalty.
    Drawn(Lumps),
}

/// A term of a team's total.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    /// The criterion; none for the bonus.
    pub(super) criterion: Option<usize>,
    pub(super) multiplier: Multiplier,
    pub(super) values: Lumps,
}

impl Term {
    /// Adds the term of one draw to a total, from the floats of its multiplier and its value.
    #[inline(always)]
    pub(super) fn add(&self, multiplier: f64, value: f64, total: Exact) -> Exact {
        let points = match &self.multiplier {
            Multiplier::Known(points) => *points,
            Multiplier::Drawn(lumps) => lumps.exactly(multiplier),
        };
        total.plus(points.times(self.values.exactly(value)))
    }
}

/// Totals of a block of draws.
#[derive(Debug)]
pub(super) struct Totals {
    hi: Lanes,
    lo: Lanes,
}

impl Totals {
    /// All of them this.
    pub(super) fn all(total: Exact) -> Self {
        Self {
            hi: [total.hi; BLOCK],
            lo: [total.lo; BLOCK],
        }
    }

    /// Adds a term; the bonus needs no multipliers. The same bits as [`Term::add`].
    #[inline(always)]
    pub(super) fn add(&mut self, term: &Term, multipliers: Option<&Lanes>, values: &Lanes) {
        let mut missing = [0.0; BLOCK];
        term.values.missing(values, &mut missing);
        let mut points = ([1.0; BLOCK], [0.0; BLOCK]);
        match (&term.multiplier, multipliers) {
            (Multiplier::Known(known), _) => points = ([known.hi; BLOCK], [known.lo; BLOCK]),
            (Multiplier::Drawn(lumps), Some(lanes)) => {
                points.0 = *lanes;
                lumps.missing(lanes, &mut points.1);
            }
            (Multiplier::Drawn(_), None) => {}
        }
        for lane in 0..BLOCK {
            let number = |hi: &Lanes, lo: &Lanes| Exact {
                hi: hi[lane],
                lo: lo[lane],
            };
            let term = number(&points.0, &points.1).times(number(values, &missing));
            let total = number(&self.hi, &self.lo).plus(term);
            (self.hi[lane], self.lo[lane]) = (total.hi, total.lo);
        }
    }

    /// The totals one by one.
    #[inline(always)]
    pub(super) fn each(&self, lane: usize) -> Exact {
        Exact {
            hi: self.hi[lane],
            lo: self.lo[lane],
        }
    }
}
