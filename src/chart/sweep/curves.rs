//! Which teams of a sweep stand where, point by point.

use std::ops::Range;

use crate::analysis::{Sweep, SweepPoint};
use crate::chart::color::{BLUE, Color, DISTINCT, GREY};
use crate::chart::rows::window;

/// What becomes of a team along the axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Among the likeliest at every point.
    In,
    /// At some points.
    Changes,
    /// At none.
    Out,
}

/// The selection probability of a team at a point.
pub(super) fn share(point: &SweepPoint, team: usize) -> f64 {
    (point.selection_probability.get(team)).map_or(0.0, |interval| interval.estimate)
}

/// The teams of a sweep along one axis.
pub(super) struct Curves {
    /// One per team.
    fates: Vec<Fate>,
    /// Those always in, those that change, those never in, each likeliest first.
    pub(super) order: Vec<usize>,
    /// Which of them are shown.
    pub(super) shown: Range<usize>,
    /// Teams that change, in the order of the axis at which they first come in, then of the file.
    pub(super) changing: Vec<usize>,
    /// Whether each of them comes in once and stays.
    pub(super) entering: bool,
}

impl Curves {
    pub(super) fn new(sweep: &Sweep) -> Self {
        let count = sweep.teams.len();
        let points = &sweep.points;
        let mut times = vec![0_usize; count];
        let mut left_again = false;
        let mut before: Vec<usize> = Vec::new();
        let mut changing: Vec<usize> = Vec::new();
        for point in points {
            let now = point.likeliest();
            left_again |= before.iter().any(|team| !now.contains(team));
            for &team in &now {
                if times.get(team) == Some(&0) {
                    changing.push(team);
                }
                if let Some(times) = times.get_mut(team) {
                    *times += 1;
                }
            }
            before = now;
        }
        let fates: Vec<Fate> = (times.iter())
            .map(|&times| match times {
                0 => Fate::Out,
                all if all == points.len() => Fate::In,
                _ => Fate::Changes,
            })
            .collect();
        changing.retain(|&team| fates[team] == Fate::Changes);
        let sum = |team: usize| -> f64 { points.iter().map(|point| share(point, team)).sum() };
        let sums: Vec<f64> = (0..count).map(sum).collect();
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|&a, &b| {
            let group = (fates[a] as usize).cmp(&(fates[b] as usize));
            group.then(sums[b].total_cmp(&sums[a]))
        });
        let always = fates.iter().filter(|&&fate| fate == Fate::In).count();
        // Around the cut line, which runs through those that change.
        let shown = window(count, always + changing.len().div_ceil(2));
        Curves {
            fates,
            order,
            shown,
            changing,
            entering: !left_again,
        }
    }

    pub(super) fn fate(&self, team: usize) -> Fate {
        self.fates[team]
    }

    pub(super) fn count(&self, fate: Fate) -> usize {
        self.fates.iter().filter(|&&f| f == fate).count()
    }

    /// Teams that change each have a colour of their own as long as there are any.
    pub(super) fn color(&self, team: usize) -> Color {
        match self.fates[team] {
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
        &self.order[self.shown.clone()]
    }
}
