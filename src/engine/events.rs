//! Whether what is asked for is so, in every draw of a block.

use std::cmp::Ordering;

use super::order::Order;
use super::rounding::Grid;
use super::select::{Bits, Selected};
use super::stream::{BLOCK, Lanes};
use crate::model::{Comparison, Event, Measure, Question, Statement};

/// A block of draws.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen<'a> {
    /// In steps of the grid.
    pub(super) totals: &'a [Lanes],
    pub(super) order: &'a Order,
    pub(super) selected: &'a Selected,
}

/// A question laid out for draws.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Test {
    Is(Compared),
    Not(Box<Test>),
    All(Vec<Test>),
    Any(Vec<Test>),
}

/// A sum of figures that is compared with a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Compared {
    of: Measure,
    terms: Vec<(usize, f64)>,
    is: Comparison,
    /// In steps of the grid where totals are compared.
    number: f64,
    /// Sums that are so near are equal to it.
    slack: f64,
}

impl Test {
    /// Those of the questions of a model.
    pub(super) fn all(questions: &[Question], grid: Grid) -> Vec<Self> {
        let questions = questions.iter();
        questions.map(|one| Self::new(&one.event, grid)).collect()
    }

    fn new(event: &Event, grid: Grid) -> Self {
        let each = |parts: &[Event]| parts.iter().map(|part| Self::new(part, grid)).collect();
        match event {
            Event::Is(statement) => {
                let (number, slack) = compared_with(statement, grid);
                Self::Is(Compared {
                    of: statement.of,
                    terms: statement.terms.clone(),
                    is: statement.is,
                    number,
                    slack,
                })
            }
            Event::Not(part) => Self::Not(Box::new(Self::new(part, grid))),
            Event::All(parts) => Self::All(each(parts)),
            Event::Any(parts) => Self::Any(each(parts)),
        }
    }

    /// Adds the teams whose ranks matter to it, each once.
    pub(super) fn ranked(&self, teams: &mut Vec<usize>) {
        match self {
            Self::Is(compared) if compared.of == Measure::Total => {}
            Self::Is(compared) => {
                for (team, _) in &compared.terms {
                    if !teams.contains(team) {
                        teams.push(*team);
                    }
                }
            }
            Self::Not(part) => part.ranked(teams),
            Self::All(parts) | Self::Any(parts) => {
                for part in parts {
                    part.ranked(teams);
                }
            }
        }
    }

    /// Whether it is so, from the figures of teams; totals in steps of the grid.
    pub(super) fn is_so(&self, figure: &dyn Fn(Measure, usize) -> f64) -> bool {
        match self {
            Self::Is(compared) => {
                let terms = compared.terms.iter();
                let sum: f64 = terms.map(|&(team, f)| f * figure(compared.of, team)).sum();
                let off = sum - compared.number;
                compared.is.holds(ordered(off, compared.slack))
            }
            Self::Not(part) => !part.is_so(figure),
            Self::All(parts) => parts.iter().all(|part| part.is_so(figure)),
            Self::Any(parts) => parts.iter().any(|part| part.is_so(figure)),
        }
    }

    /// Adds the sums of totals that it compares, with the numbers they are compared with in steps of
    /// the grid.
    pub(super) fn sums(&self, sums: &mut Vec<(Vec<(usize, f64)>, f64)>) {
        match self {
            Self::Is(compared) if compared.of == Measure::Total => {
                sums.push((compared.terms.clone(), compared.number));
            }
            Self::Is(_) => {}
            Self::Not(part) => part.sums(sums),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.sums(sums)),
        }
    }

    /// How many figures it compares.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Is(compared) => compared.terms.len(),
            Self::Not(part) => part.size(),
            Self::All(parts) | Self::Any(parts) => parts.iter().map(Self::size).sum(),
        }
    }

    /// The draws of the first `count` of a block in which it is so.
    pub(super) fn draws(&self, seen: Seen<'_>, count: usize) -> Bits {
        let mut bits = self.bits(seen);
        for (at, bits) in bits.iter_mut().enumerate() {
            let left = count.saturating_sub(64 * at);
            if left < 64 {
                *bits &= (1 << left) - 1;
            }
        }
        bits
    }

    fn bits(&self, seen: Seen<'_>) -> Bits {
        match self {
            Self::Is(compared) => compared.bits(seen),
            Self::Not(part) => part.bits(seen).map(|bits| !bits),
            Self::All(parts) => parts.iter().fold([u64::MAX; BLOCK / 64], |all, part| {
                let bits = part.bits(seen);
                std::array::from_fn(|at| all[at] & bits[at])
            }),
            Self::Any(parts) => parts.iter().fold([0; BLOCK / 64], |any, part| {
                let bits = part.bits(seen);
                std::array::from_fn(|at| any[at] | bits[at])
            }),
        }
    }
}

impl Compared {
    fn bits(&self, seen: Seen<'_>) -> Bits {
        let mut sums = [0.0; BLOCK];
        for &(team, factor) in &self.terms {
            match self.of {
                Measure::Selected => {
                    let selected = &seen.selected.teams[team];
                    for (lane, sum) in sums.iter_mut().enumerate() {
                        *sum += factor * (selected[lane / 64] >> (lane % 64) & 1) as f64;
                    }
                }
                Measure::Rank => {
                    for (sum, above) in sums.iter_mut().zip(&seen.order.above[team]) {
                        *sum += factor * f64::from(above + 1);
                    }
                }
                Measure::Total => {
                    for (sum, total) in sums.iter_mut().zip(&seen.totals[team]) {
                        *sum += factor * total;
                    }
                }
            }
        }
        let mut bits = [0; BLOCK / 64];
        for (lane, sum) in sums.iter().enumerate() {
            let so = self.is.holds(ordered(sum - self.number, self.slack));
            bits[lane / 64] |= u64::from(so) << (lane % 64);
        }
        bits
    }
}

/// The number of a statement as sums are compared with it, and by how much a sum may differ from it
/// and be equal. Ranks and counts are whole; totals are on a grid, which the number of points need
/// not be on, nor what a factor makes of a total.
fn compared_with(statement: &Statement, grid: Grid) -> (f64, f64) {
    match statement.of {
        Measure::Total => totals_compared(&statement.terms, statement.number, grid),
        _ => (statement.number, 0.0),
    }
}

/// The same for a sum of totals and a number of points.
pub(super) fn totals_compared(terms: &[(usize, f64)], points: f64, grid: Grid) -> (f64, f64) {
    let factors = || terms.iter().map(|(_, factor)| factor.abs());
    let whole = factors().all(|factor| factor.fract() == 0.0);
    match grid.on_it(points).filter(|_| whole) {
        Some(steps) => (steps, 0.0),
        None => (points * grid.steps, 0.5 * factors().sum::<f64>()),
    }
}

/// How a sum compares with a number from which it is so far off.
pub(super) fn ordered(off: f64, slack: f64) -> Ordering {
    if off < -slack {
        Ordering::Less
    } else if off > slack {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}

/// Whether an event is so where teams have such totals, in steps of the grid, and such ranks from 1,
/// and are selected or not.
pub(super) fn is_so(
    event: &Event,
    grid: Grid,
    (totals, ranks, selected): (&[f64], &[usize], &[bool]),
) -> bool {
    event.holds(&|statement| {
        let (number, slack) = compared_with(statement, grid);
        let figure = |team: usize| match statement.of {
            Measure::Selected => f64::from(u8::from(selected[team])),
            Measure::Rank => ranks[team] as f64,
            Measure::Total => totals[team],
        };
        let terms = statement.terms.iter();
        let sum: f64 = terms.map(|&(team, factor)| factor * figure(team)).sum();
        statement.is.holds(ordered(sum - number, slack))
    })
}
