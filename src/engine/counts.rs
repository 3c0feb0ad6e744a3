//! Counts that can be handed over and put together.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::Monitor;
use super::lists::Lists;
use super::opening::Opening;
use super::plan::Plan;
use super::run::{Count as _, Counted, Run};
use super::tally::Tally;
use crate::model::Model;

/// Written into them.
const FORMAT: &str = "cutline.counts.v1";

/// What was counted over any of the draws of a run. Put together in any order by [`Counts::merge`] they
/// come to the same bits as in one piece.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counts {
    format: String,
    opening: Opening,
    #[serde(flatten)]
    counted: Counted<Lists, Vec<u64>>,
}

/// Why counts cannot be put together, or read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unlike {
    /// Another format, or another version of this crate, which may draw other numbers.
    #[error("written as `{found}`; only `{expected}` can be read")]
    Version {
        /// What is written.
        found: String,
        /// What this version writes.
        expected: &'static str,
    },
    /// Two seeds.
    #[error("of seed {} and of seed {}: these are draws of two runs", .0[0], .0[1])]
    Seed([u64; 2]),
    /// Two models.
    #[error("of another model: it differs in its numbers, its names or its questions")]
    Model,
    /// Two lists of sets.
    #[error("of another list of sets to count: the runs are not of the same number of draws")]
    Sets,
    /// Draws that are counted twice.
    #[error("draws {} to {} are counted in both", .0.start, .0.end - 1)]
    Overlap(Range<u64>),
    /// What no draws of the model leave.
    #[error("no counts of so many draws of this model: what is written was changed")]
    Broken,
}

/// Counts a range of the draws of the run that begins with this opening, wherever it starts and ends;
/// less of it where the monitor ended it, as [`Counts::ranges`] tells.
///
/// # Errors
///
/// Where the opening is none of this model, or of this version.
pub fn count(
    model: &Model,
    opening: &Opening,
    draws: Range<u64>,
    monitor: &dyn Monitor,
) -> Result<Counts, Unlike> {
    let plan = opening.plan(model)?;
    let run: Run<'_, Lists> = Run { of: &plan, monitor };
    monitor.expect(draws.end.saturating_sub(draws.start));
    Ok(Counts {
        format: FORMAT.to_owned(),
        opening: opening.clone(),
        counted: run.range(draws, &opening.dictionary(&plan)),
    })
}

impl Counts {
    /// What the run begins with.
    pub fn opening(&self) -> &Opening {
        &self.opening
    }

    /// How many draws are counted.
    pub fn draws(&self) -> u64 {
        self.counted.ranges.draws()
    }

    /// Which draws are counted: ascending, with gaps between them.
    pub fn ranges(&self) -> impl Iterator<Item = Range<u64>> {
        self.counted.ranges.iter()
    }

    /// Adds what was counted over other draws of the same run.
    ///
    /// # Errors
    ///
    /// What stands against it; then nothing is added.
    pub fn merge(&mut self, other: &Self) -> Result<(), Unlike> {
        expect(&self.format, FORMAT)?;
        expect(&other.format, FORMAT)?;
        self.opening.compare(&other.opening)?;
        if let Some(draws) = self.counted.ranges.overlap(&other.counted.ranges) {
            return Err(Unlike::Overlap(draws));
        }
        let mut lists = self.counted.counts.clone();
        self.check(&mut lists)?;
        other.check(&mut lists)?;
        self.counted.add(&other.counted);
        Ok(())
    }

    /// What the counts come to; complete where no draw is missing up to the last of them.
    ///
    /// # Errors
    ///
    /// Where they are not of this model, or not of this version.
    pub fn tally(&self, model: &Model) -> Result<Tally, Unlike> {
        expect(&self.format, FORMAT)?;
        let plan: Plan = self.opening.plan(model)?;
        self.check(&mut Lists::new(&plan))?;
        let sets = self.opening.sets().to_vec();
        Ok(Tally::new(&plan, self.counted.clone(), sets))
    }

    /// Refuses what is not as long as these lists, or counts more than all draws.
    fn check(&self, like: &mut Lists) -> Result<(), Unlike> {
        let Counted {
            ranges,
            ragged,
            counts,
            names,
        } = &self.counted;
        let mut sets = names.iter();
        let of_sets = sets.try_fold(0u64, |sum, count| sum.checked_add(*count));
        let is_sound = ranges.hold(ragged)
            && names.len() == self.opening.sets().len()
            && of_sets.is_some_and(|sum| sum <= self.draws())
            && like.admits(counts, self.draws());
        is_sound.then_some(()).ok_or(Unlike::Broken)
    }
}

/// Refuses what another format or version is written in.
pub(super) fn expect(found: &str, expected: &'static str) -> Result<(), Unlike> {
    if found == expected {
        return Ok(());
    }
    Err(Unlike::Version {
        found: found.to_owned(),
        expected,
    })
}
