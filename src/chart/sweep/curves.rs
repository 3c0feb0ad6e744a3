//! Which teams of a sweep stand where, point by point.

use crate::analysis::finding::{Fate, Fates};
use crate::analysis::{Sweep, SweepPoint};
use crate::chart::color::{BLUE, Color, DISTINCT, GREY, GREY_LINE, HIGHLIGHT};
use crate::chart::rows::window;
use crate::words::say;

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
    fates: Fates,
    /// Which of them are shown, in the order of their fates: those around the cut line and those
    /// that stand out.
    shown: Vec<usize>,
    /// How many more there are above them and below.
    pub(super) hidden: [usize; 2],
    /// Those with a name and a colour of their own; the others are many and far from the line.
    named: Vec<usize>,
    /// Those that stand out.
    highlighted: Vec<usize>,
    changing: Vec<usize>,
}

impl Curves {
    pub(super) fn new(sweep: &Sweep, highlighted: &[usize]) -> Self {
        let fates = Fates::new(sweep);
        let changing = fates.changing();
        let always = fates.all(Fate::In).len();
        let order = &fates.order;
        // Around the cut line, which runs through those that change.
        let window = window(order.len(), always + changing.len().div_ceil(2));
        let is_shown = |at: usize| window.contains(&at) || highlighted.contains(&order[at]);
        let all = order.iter().enumerate();
        let shown: Vec<usize> = all
            .filter(|(at, _)| is_shown(*at))
            .map(|(_, team)| *team)
            .collect();
        let hidden = [0..window.start, window.end..order.len()]
            .map(|range| range.filter(|at| !is_shown(*at)).count());
        let named = named(&shown, &fates, highlighted);
        Curves {
            named,
            highlighted: highlighted.to_vec(),
            hidden,
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
        let [within, without] = [of(Fate::In), of(Fate::Out)];
        let which = match [within, without] {
            [0, 0] => return None,
            [_, 0] => "lines-unnamed-in",
            [0, _] => "lines-unnamed-out",
            _ => "lines-unnamed",
        };
        Some(say!(
            which,
            within = within.to_string(),
            without = without.to_string()
        ))
    }
}

/// Teams that have names, of those shown in the order of their fates: all where they are few, else
/// those that change or stand out, and of the others those next to the line.
fn named(shown: &[usize], fates: &Fates, highlighted: &[usize]) -> Vec<usize> {
    if shown.len() <= MANY {
        return shown.to_vec();
    }
    let of = |fate: Fate| {
        shown
            .iter()
            .copied()
            .filter(move |&team| fates.of[team] == fate)
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
        fates.of[*team] == Fate::Changes || near.contains(team) || highlighted.contains(team)
    };
    all.filter(has_name).collect()
}
