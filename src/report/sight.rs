//! Which teams of a large field stand in a table, and what is said of the others.

use std::ops::Range;

use super::shares::Shares;
use super::text::{counted, wrap};
use crate::analysis::{Outcome, TeamOutcome};
use crate::words::figures::{or_less, or_more};
use crate::words::say;

/// The teams shown, of those in the order of selection.
pub(crate) struct Sight<'a> {
    ranked: &'a [&'a TeamOutcome],
    rows: Range<usize>,
}

impl<'a> Sight<'a> {
    /// All teams where everything is wanted, else those that people read of.
    pub(crate) fn new(outcome: &Outcome, ranked: &'a [&'a TeamOutcome], verbose: bool) -> Self {
        let rows = if verbose {
            0..ranked.len()
        } else {
            outcome.in_sight()
        };
        Self { ranked, rows }
    }

    /// Their places in the order of selection, from 0.
    pub(super) fn places(&self) -> Range<usize> {
        self.rows.clone()
    }

    pub(super) fn teams(&self) -> &'a [&'a TeamOutcome] {
        &self.ranked[self.rows.clone()]
    }

    /// `38 more teams above, each at 99.2 % or more`: those above and those below, where there are
    /// any.
    pub(super) fn others(&self, shares: &Shares) -> [Option<String>; 2] {
        let share = |at: usize| self.ranked[at].selection_probability.estimate;
        let counted = |count: usize| counted(count, "more team");
        let above = self.rows.start.checked_sub(1).map(|last| {
            let least = share(last);
            say!(
                "selection-above",
                teams = counted(self.rows.start),
                share = or_more(least, shares.decimals()),
                hidden = ""
            )
        });
        let below = self.ranked.get(self.rows.end).map(|_| {
            let most = share(self.rows.end);
            say!(
                "selection-below",
                teams = counted(self.ranked.len() - self.rows.end),
                share = or_less(most, shares.decimals()),
                hidden = ""
            )
        });
        [above, below]
    }

    /// Where the others are; nothing where there are none.
    pub(super) fn told(&self) -> String {
        if self.rows.len() == self.ranked.len() {
            return String::new();
        }
        let all = counted(self.ranked.len(), "team");
        say!("rows-verbose", teams = all)
    }
}

/// A line of a table that is no row of it.
pub(super) fn aside(text: Option<&str>) -> String {
    text.map_or(String::new(), |text| wrap(&format!("    {text}"), 0))
}
