//! All teams' totals side by side: where on the line which team is.

use super::team::Law;
use crate::engine::integral::legendre;
use crate::engine::integral::nodes::Nodes;

/// Totals are taken never to be where all teams together have a smaller share than this.
const NOWHERE: f64 = 1e-15;

/// The laws of all totals on one lattice. Around each of its places a share is spread evenly over a
/// step, or what of it lies between the law's ends; single totals stand for themselves.
#[derive(Debug)]
pub(super) struct Lattice {
    step: f64,
    teams: Vec<Sums>,
    pub(super) places: Vec<Place>,
}

/// One team's law, and its sums from both ends.
#[derive(Debug)]
struct Sums {
    law: Law,
    below: Vec<f64>,
    above: Vec<f64>,
    /// Of the single totals.
    atoms_below: Vec<f64>,
    atoms_above: Vec<f64>,
}

/// A place on the line where teams are compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// So far up the step around a place of the lattice, for a part of it of this width.
    Spread { place: i64, at: f64, width: f64 },
    /// A single total, in the step around a place of the lattice and so far up it. Teams that have
    /// it are set apart by lots: uniform on [0, 1], the higher the better.
    Atom {
        total: f64,
        place: i64,
        at: f64,
        lot: f64,
        width: f64,
    },
}

impl Lattice {
    /// None where there are more places than `most`.
    pub(super) fn new(step: f64, laws: Vec<Law>, most: usize) -> Option<Self> {
        let mut lattice = Self {
            step,
            teams: laws.into_iter().map(Sums::new).collect(),
            places: Vec::new(),
        };
        let ranges = lattice.ranges();
        let spread: usize = ranges
            .iter()
            .map(|(from, to)| (to - from + 1) as usize)
            .sum();
        let singles = lattice.teams.iter().map(|team| team.law.atoms.len());
        if 2 * spread + 3 * singles.sum::<usize>() > most {
            return None;
        }
        lattice.places = lattice.lay(&ranges);
        Some(lattice)
    }

    /// The places, ascending.
    fn lay(&self, ranges: &[(i64, i64)]) -> Vec<Place> {
        let breaks = self.breaks();
        let mut breaks = breaks.iter().peekable();
        let mut places = Vec::new();
        let rule = legendre::rule(2);
        let spread = |places: &mut Vec<Place>, place: i64, from: f64, to: f64| {
            places.extend(rule.iter().map(|(x, weight)| Place::Spread {
                place,
                at: from + (to - from) * x,
                width: (to - from) * weight,
            }));
        };
        let single = |places: &mut Vec<Place>, total: f64, teams: usize| {
            let (place, at) = self.place(total);
            // A polynomial in the lot, of a degree below the number of teams.
            let rule = legendre::rule(teams.div_ceil(2));
            places.extend(rule.into_iter().map(|(lot, width)| Place::Atom {
                total,
                place,
                at,
                lot,
                width,
            }));
        };
        for place in ranges.iter().flat_map(|(from, to)| *from..=*to) {
            while let Some((total, teams)) = breaks.next_if(|(x, _)| self.place(*x).0 < place) {
                single(&mut places, *total, *teams);
            }
            let mut from = 0.0;
            while let Some((total, teams)) = breaks.next_if(|(x, _)| self.place(*x).0 == place) {
                let at = self.place(*total).1;
                if at > from {
                    spread(&mut places, place, from, at);
                }
                single(&mut places, *total, *teams);
                from = at;
            }
            spread(&mut places, place, from, 1.0);
        }
        for (total, teams) in breaks {
            single(&mut places, *total, *teams);
        }
        places
    }

    /// Totals at which something jumps, ascending: single totals, with how many teams have them, and
    /// the ends of laws.
    fn breaks(&self) -> Vec<(f64, usize)> {
        let mut breaks: Vec<(f64, usize)> = Vec::new();
        for Sums { law, .. } in &self.teams {
            breaks.extend(law.atoms.iter().map(|(total, _)| (*total, 1)));
            if !law.shares.is_empty() {
                breaks.extend([(law.ends.0, 0), (law.ends.1, 0)]);
            }
        }
        breaks.sort_by(|a, b| a.0.total_cmp(&b.0));
        breaks.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        breaks
    }

    /// The place of the lattice around which a total lies, and how far up its step.
    fn place(&self, total: f64) -> (i64, f64) {
        let steps = total / self.step + 0.5;
        let place = steps.floor();
        (place as i64, steps - place)
    }

    /// The stretches of the lattice on which totals are spread, ascending and apart.
    fn ranges(&self) -> Vec<(i64, i64)> {
        let spread = self.teams.iter().filter(|team| !team.law.shares.is_empty());
        let ranges = spread.map(|team| {
            let from = team.below.partition_point(|sum| *sum < NOWHERE);
            let to = team.above.partition_point(|sum| *sum >= NOWHERE);
            let last = team.law.shares.len() - 1;
            let at = |place: usize| team.law.first + place as i64;
            (at(from.saturating_sub(1)), at(to.min(last)))
        });
        let mut ranges: Vec<(i64, i64)> = ranges.collect();
        ranges.sort_unstable();
        ranges.dedup_by(|next, kept| {
            let touch = next.0 <= kept.1 + 1;
            if touch {
                kept.1 = kept.1.max(next.1);
            }
            touch
        });
        ranges
    }

    /// What every team does at some of the places.
    pub(super) fn nodes(&self, places: &[Place]) -> Nodes {
        Nodes::of(self.teams.len(), places, |team, place| {
            self.teams[team].at(place, self.step)
        })
    }

    /// Probability that two teams have the same total.
    pub(super) fn tied(&self, team: usize, other: usize) -> f64 {
        let (a, b) = (&self.teams[team].law.atoms, &self.teams[other].law.atoms);
        let share = |total: f64| {
            let found = b.binary_search_by(|(theirs, _)| theirs.total_cmp(&total));
            found.map_or(0.0, |at| b[at].1)
        };
        a.iter().map(|(total, p)| p * share(*total)).sum()
    }

    /// Mean and mean square of a team's total, in points.
    pub(super) fn moments(&self, team: usize) -> (f64, f64) {
        let law = &self.teams[team].law;
        let spread = law.shares.iter().enumerate().map(|(at, share)| {
            let place = law.first + at as i64;
            let (from, to) = law.span(place, self.step);
            let centre = (place as f64 - 0.5 + 0.5 * (from + to)) * self.step;
            let width = (to - from) * self.step;
            (*share, centre, centre * centre + width * width / 12.0)
        });
        let atoms = law.atoms.iter();
        let atoms = atoms.map(|(total, share)| (*share, *total, total * total));
        spread
            .chain(atoms)
            .fold((0.0, 0.0), |sums, (share, mean, square)| {
                (sums.0 + share * mean, sums.1 + share * square)
            })
    }
}

impl Sums {
    fn new(law: Law) -> Self {
        let up = |shares: &mut dyn Iterator<Item = f64>| -> Vec<f64> {
            let mut sum = 0.0;
            let sums = shares.map(|share| {
                let before = sum;
                sum += share;
                before
            });
            sums.collect()
        };
        let down = |shares: &mut dyn Iterator<Item = f64>| {
            let mut sums = up(shares);
            sums.reverse();
            sums
        };
        Self {
            below: up(&mut law.shares.iter().copied()),
            above: down(&mut law.shares.iter().rev().copied()),
            // One more than there are: for totals above the last.
            atoms_below: up(&mut law.atoms.iter().map(|(_, p)| *p).chain([0.0])),
            atoms_above: down(&mut law.atoms.iter().rev().map(|(_, p)| *p).chain([0.0])),
            law,
        }
    }

    /// The probabilities to be above and below a place, and the share of the law that it stands
    /// for.
    fn at(&self, place: &Place, step: f64) -> (f64, f64, f64) {
        let (index, at) = match *place {
            Place::Spread { place, at, .. } | Place::Atom { place, at, .. } => (place, at),
        };
        let (mut above, mut below, mut mass) = (0.0, 0.0, 0.0);
        let count = self.law.shares.len();
        let inside = index - self.law.first;
        if count > 0 {
            if inside < 0 {
                above = self.above[0] + self.law.shares[0];
            } else if inside >= count as i64 {
                below = self.below[count - 1] + self.law.shares[count - 1];
            } else {
                let share = self.law.shares[inside as usize];
                let (from, to) = self.law.span(index, step);
                let part = if at <= from {
                    0.0
                } else if at >= to {
                    1.0
                } else {
                    (at - from) / (to - from)
                };
                above = self.above[inside as usize] + share * (1.0 - part);
                below = self.below[inside as usize] + share * part;
                if let Place::Spread { width, .. } = place
                    && from < at
                    && at < to
                {
                    mass = share * width / (to - from);
                }
            }
        }
        if self.law.atoms.is_empty() {
            return (above, below, mass);
        }
        let total = match *place {
            Place::Spread { place, at, .. } => (place as f64 - 0.5 + at) * step,
            Place::Atom { total, .. } => total,
        };
        let found = self
            .law
            .atoms
            .binary_search_by(|(mine, _)| mine.total_cmp(&total));
        match (found, place) {
            (Ok(at), Place::Atom { lot, width, .. }) => {
                let p = self.law.atoms[at].1;
                above += self.atoms_above[at + 1] + p * (1.0 - lot);
                below += self.atoms_below[at] + p * lot;
                mass = p * width;
            }
            (Ok(at) | Err(at), _) => {
                above += self.atoms_above[at];
                below += self.atoms_below[at];
            }
        }
        (above, below, mass)
    }
}
