//! Which teams of a sweep stand where, point by point.

use std::ops::Range;

use crate::analysis::finding::{Fate, Fates};
use crate::analysis::{Sweep, SweepPoint};
use crate::chart::color::{BLUE, Color, DISTINCT, GREY};
use crate::chart::rows::window;

/// The selection probability of a team at a point.
pub(super) fn share(point: &SweepPoint, team: usize) -> f64 {
    (point.selection_probability.get(team)).map_or(0.0, |interval| interval.estimate)
}

/// The teams of a sweep along one axis.
pub(super) struct Curves {
    fates: Fates,
    /// Which of them, in the order of their fates, are shown.
    pub(super) shown: Range<usize>,
    changing: Vec<usize>,
}

impl Curves {
    pub(super) fn new(sweep: &Sweep) -> Self {
        let fates = Fates::new(sweep);
        let changing = fates.changing();
        let always = fates.all(Fate::In).len();
        // Around the cut line, which runs through those that change.
        let shown = window(sweep.teams.len(), always + changing.len().div_ceil(2));
        Curves {
            fates,
            shown,
            changing,
        }
    }

    pub(super) fn fate(&self, team: usize) -> Fate {
        self.fates.of[team]
    }

    pub(super) fn count(&self, fate: Fate) -> usize {
        self.fates.all(fate).len()
    }

    /// Teams that change each have a colour of their own as long as there are any.
    pub(super) fn color(&self, team: usize) -> Color {
        match self.fate(team) {
            Fate::In => BLUE,
            Fate::Out => GREY,
            Fate::Changes => {
                let at = self.changing.iter().position(|&t| t == team);
                DISTINCT[at.unwrap_or_default() % DISTINCT.len()]
            }
        }
    }

    /// The teams on the page.
    pub(super) fn shown(&self) -> &[usize] {
        &self.fates.order[self.shown.clone()]
    }
}
