//! Which teams of a sweep stand where, point by point.

use crate::analysis::{Sweep, SweepPoint};
use crate::chart::color::{BLUE, Color, DISTINCT, GREY, GREY_LINE, HIGHLIGHT};
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

/// With more lines than these only some have names: a fan of forty helps nobody.
const MANY: usize = 16;
/// So many of the others, nearest to the line.
const NEAR: usize = 8;

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
    /// Which of them are shown: those around the cut line and those that stand out.
    shown: Vec<usize>,
    /// How many more there are above them and below.
    pub(super) hidden: [usize; 2],
    /// Those with a name and a colour of their own; the others are many and far from the line.
    named: Vec<usize>,
    /// Those that stand out.
    highlighted: Vec<usize>,
    /// Teams that change, in the order of the axis at which they first come in, then of the file.
    pub(super) changing: Vec<usize>,
    /// Whether each of them comes in once and stays.
    pub(super) entering: bool,
}

impl Curves {
    pub(super) fn new(sweep: &Sweep, highlighted: &[usize]) -> Self {
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
        let window = window(count, always + changing.len().div_ceil(2));
        let is_shown = |at: usize| window.contains(&at) || highlighted.contains(&order[at]);
        let all = order.iter().enumerate();
        let shown: Vec<usize> = all
            .filter(|(at, _)| is_shown(*at))
            .map(|(_, team)| *team)
            .collect();
        let hidden = [0..window.start, window.end..count].map(|mut range| {
            range.clone().count() - range.by_ref().filter(|at| is_shown(*at)).count()
        });
        let named = named(&shown, &fates, highlighted);
        Curves {
            named,
            highlighted: highlighted.to_vec(),
            hidden,
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
            _ if self.highlighted.contains(&team) => HIGHLIGHT,
            _ if !self.is_named(team) => GREY,
            Fate::In => BLUE,
            Fate::Out => GREY_LINE,
            Fate::Changes => {
                let at = self.changing.iter().position(|&t| t == team);
                DISTINCT[at.unwrap_or_default() % DISTINCT.len()]
            }
        }
    }

    /// The teams on the page.
    pub(super) fn shown(&self) -> &[usize] {
        &self.shown
    }

    /// Whether a team has a name at the end of its line.
    pub(super) fn is_named(&self, team: usize) -> bool {
        self.named.contains(&team)
    }

    /// Those that have none.
    pub(super) fn unnamed(&self) -> impl Iterator<Item = usize> {
        self.shown
            .iter()
            .copied()
            .filter(|&team| !self.is_named(team))
    }

    /// `far from the line, without names: 8 always in, 4 never`.
    pub(super) fn unnamed_words(&self) -> Option<String> {
        let of = |fate: Fate| {
            self.unnamed()
                .filter(|&team| self.fate(team) == fate)
                .count()
        };
        let said = match [of(Fate::In), of(Fate::Out)] {
            [0, 0] => return None,
            [within, 0] => format!("{within} always in"),
            [0, without] => format!("{without} never in"),
            [within, without] => format!("{within} always in, {without} never"),
        };
        Some(format!("far from the line, without names: {said}"))
    }
}

/// Teams that have names, of those shown in the order of their fates: all where they are few, else
/// those that change or stand out, and of the others those next to the line.
fn named(shown: &[usize], fates: &[Fate], highlighted: &[usize]) -> Vec<usize> {
    if shown.len() <= MANY {
        return shown.to_vec();
    }
    let of = |fate: Fate| {
        shown
            .iter()
            .copied()
            .filter(move |&team| fates[team] == fate)
    };
    let within: Vec<usize> = of(Fate::In).collect();
    let near = within
        .into_iter()
        .rev()
        .take(NEAR / 2)
        .chain(of(Fate::Out).take(NEAR / 2));
    let near: Vec<usize> = near.collect();
    let all = shown.iter().copied();
    let has_name = |team: &usize| {
        fates[*team] == Fate::Changes || near.contains(team) || highlighted.contains(team)
    };
    all.filter(has_name).collect()
}
