//! Who is selected: the one place that makes selections of ranks.
//!
//! Whatever comes after it asks for bits and not for ranks, so that another rule changes this file and
//! the oracle, which has the rule once more on purpose.

use super::order::{Above, Order};
use super::plan::Plan;
use super::stream::BLOCK;
use crate::model::Model;

/// One bit per draw of a block.
pub(super) type Bits = [u64; BLOCK / 64];

/// Which ranks are selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rule {
    places: usize,
}

impl Rule {
    pub(super) fn of(model: &Model) -> Self {
        Self::first(model.places)
    }

    /// The first so many.
    pub(super) fn first(places: usize) -> Self {
        Self { places }
    }

    /// Whether a team is selected that so many rank above.
    pub(super) fn selects(self, above: usize) -> bool {
        above < self.places
    }

    /// How many are selected of so many teams that share the ranks below those `above` them.
    pub(super) fn seats(self, above: usize, sharing: usize) -> usize {
        self.places.saturating_sub(above).min(sharing)
    }

    /// How many of the first are selected, for what is integrated by one cut through the ranking.
    pub(super) fn line(self) -> usize {
        self.places
    }

    /// How often teams are selected, from how often each has each rank, row by row.
    pub(super) fn shares(self, ranks: &[f64], teams: usize) -> Vec<f64> {
        let rows = ranks.chunks(teams);
        rows.map(|row| row[..self.places].iter().sum()).collect()
    }
}

/// Who is selected in a block of draws.
#[derive(Debug)]
pub(super) struct Selected {
    /// By team: the draws in which it is selected.
    pub(super) teams: Vec<Bits>,
    /// By draw: a number that names the selected set.
    pub(super) keys: [u64; BLOCK],
    /// By draw: how many places are filled.
    pub(super) filled: [u64; BLOCK],
}

impl Selected {
    pub(super) fn new(teams: usize) -> Self {
        Self {
            teams: vec![[0; BLOCK / 64]; teams],
            keys: [0; BLOCK],
            filled: [0; BLOCK],
        }
    }

    /// The selected teams of one draw.
    pub(super) fn set(&self, lane: usize) -> Vec<usize> {
        let is_in = |team: &usize| self.teams[*team][lane / 64] >> (lane % 64) & 1 == 1;
        (0..self.teams.len()).filter(is_in).collect()
    }

    /// Adds the first `count` draws to counts by how many places are filled.
    #[inline(always)]
    pub(super) fn count_filled(&self, count: usize, counts: &mut [u64]) {
        let filled = &self.filled[..count];
        // As a rule it is the same in all of them.
        if filled.iter().all(|places| *places == self.filled[0]) {
            counts[self.filled[0] as usize] += count as u64;
            return;
        }
        for places in filled {
            counts[*places as usize] += 1;
        }
    }

    /// Selects in the first `count` draws; in the others nobody is.
    #[inline(always)]
    pub(super) fn decide(&mut self, plan: &Plan, order: &Order, count: usize) {
        let places = plan.rule.places.min(usize::from(u16::MAX)) as u16;
        // Every place is filled, as far as there are teams.
        self.filled = [u64::from(places).min(order.above.len() as u64); BLOCK];
        self.keys = [0; BLOCK];
        for (eight, (teams, above)) in (self.teams.chunks_mut(8))
            .zip(order.above.chunks(8))
            .enumerate()
        {
            // By draw: which of these eight are in.
            let mut which = [0u8; BLOCK];
            for (team, (bits, above)) in teams.iter_mut().zip(above).enumerate() {
                *bits = packed(above, places, count);
                for (which, above) in which.iter_mut().zip(above) {
                    *which |= u8::from(*above < places) << team;
                }
            }
            let keys = &plan.keys[eight];
            for (named, which) in self.keys.iter_mut().zip(which) {
                *named = named.wrapping_add(keys[usize::from(which)]);
            }
        }
    }
}

/// The first `count` draws in which so few rank above.
#[inline(always)]
fn packed(above: &Above, places: u16, count: usize) -> Bits {
    std::array::from_fn(|at| {
        let mut bits = 0;
        for (lane, above) in above[64 * at..][..64].iter().enumerate() {
            bits |= u64::from(*above < places) << lane;
        }
        match count.saturating_sub(64 * at) {
            left if left < 64 => bits & ((1 << left) - 1),
            _ => bits,
        }
    })
}

/// Sums of the keys of eight teams by which of them are in, for all teams.
pub(super) fn keys(teams: &[u64]) -> Vec<[u64; 256]> {
    let of = |keys: &[u64]| {
        std::array::from_fn(|which: usize| {
            let keys = keys.iter().enumerate();
            let keys = keys.filter(|(at, _)| which >> at & 1 == 1);
            keys.fold(0u64, |sum, (_, key)| sum.wrapping_add(*key))
        })
    };
    teams.chunks(8).map(of).collect()
}

/// Number of draws.
#[inline(always)]
pub(super) fn ones(bits: &Bits) -> u64 {
    bits.iter().map(|bits| u64::from(bits.count_ones())).sum()
}
