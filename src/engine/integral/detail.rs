//! Which figures are wanted, and what a point has to compute for them.

use super::asked::Way;
use super::sets::Sets;
use crate::engine::select::Rule;

/// Which figures are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// All; who is selected without whom, and whole selections, up to [`PAIRED`] teams.
    Everything,
    /// Ranks and totals only.
    Ranks,
    /// Who is selected, and answers to questions: far less work than the others.
    Selections,
}

/// Teams at most of which is computed who is selected without whom, and in which sets: that takes
/// the number of places times as long as all ranks.
pub const PAIRED: usize = 200;

/// What is computed at every point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted<'a> {
    pub(super) rule: Rule,
    pub(super) detail: Detail,
    pub(super) sets: &'a Sets,
    /// By question: how it is integrated, if it is.
    pub(super) asked: &'a [Option<Way>],
    pub(super) teams: usize,
    pub(super) criteria: usize,
}

impl Wanted<'_> {
    fn everything(&self) -> bool {
        self.detail == Detail::Everything
    }

    /// Whether a question hangs on something.
    fn asks(&self, of: impl Fn(&Way) -> bool) -> bool {
        self.answers() && self.asked.iter().flatten().any(of)
    }

    /// How often each team has each rank.
    pub(super) fn ranks(&self) -> bool {
        self.detail != Detail::Selections || self.asks(|way| matches!(way, Way::Rank { .. }))
    }

    /// Who is above whom.
    pub(super) fn pairs(&self) -> bool {
        self.everything() || self.asks(|way| matches!(way, Way::Pair { .. }))
    }

    /// Who is selected without whom.
    pub(super) fn without(&self) -> bool {
        self.everything() && self.teams <= PAIRED
    }

    /// Mean weights that favour a team.
    pub(super) fn weights(&self) -> bool {
        self.detail != Detail::Selections
    }

    pub(super) fn answers(&self) -> bool {
        self.detail != Detail::Ranks
    }
}
