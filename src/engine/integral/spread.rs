//! Means over evenly spread points of what is outside, in independent scramblings.

use rayon::prelude::*;

use super::cube::Weights;
use super::forms::Forms;
use super::nodes::Nodes;
use super::sets::Sets;
use super::sobol::{Sobol, scatter};
use super::tables::{Detail, Tables};
use super::{Effort, Integrable, Integral, LEVEL, Point, REPLICATES};
use crate::engine::Monitor;

/// Points of each scrambling at the first look.
pub const FIRST_POINTS: u32 = 64;
/// Points of each scrambling that select the sets worth computing.
const SCOUTS: u32 = 2;
/// Two levels of the rule on the line that agree so well are good enough.
const ALIKE: f64 = 1e-10;
/// The finest level that is tried.
const FINEST: u32 = 4;
/// Points that are computed by one thread at a time.
const CHUNK: u32 = 8;

impl Integrable {
    /// Doubles the number of points until the error is small enough.
    pub(super) fn scattered(
        &self,
        forms: &Forms,
        seed: u64,
        effort: Effort,
        monitor: &dyn Monitor,
    ) -> Option<Integral> {
        let sobol = Sobol::new(self.dimensions());
        let keys: Vec<u64> = (0..REPLICATES as u64)
            .map(|r| scatter(seed ^ scatter(r + 1)))
            .collect();
        let place = |replicate: usize, point: u32| -> Vec<f64> {
            (0..self.dimensions())
                .map(|d| sobol.scrambled(point, d, scatter(keys[replicate] ^ d as u64)))
                .collect()
        };
        let (sets, level, refinement) = self.scouted(forms, effort.detail, &place);
        let tails = self.tails(forms, level, &place);
        let mut sums: Vec<Tables> = vec![self.tables(&sets); REPLICATES];
        let mut found: Option<Integral> = None;
        let mut points = 0;
        let mut next = FIRST_POINTS.min(effort.points.max(2).next_power_of_two());
        loop {
            let all = u64::from(next) * REPLICATES as u64;
            monitor.look(all, found.as_ref().map(Integral::widest));
            let chunks: Vec<(usize, u32)> = (0..REPLICATES)
                .flat_map(|r| (points..next).step_by(CHUNK as usize).map(move |p| (r, p)))
                .collect();
            let parts: Vec<Option<Tables>> = chunks
                .par_iter()
                .map_init(
                    || Point::new(self),
                    |point, (replicate, first)| {
                        if monitor.stop() {
                            return None;
                        }
                        let mut tables = self.tables(&sets);
                        for at in *first..(first + CHUNK).min(next) {
                            let u = place(*replicate, at);
                            forms.at(&u, &mut point.multipliers, &mut point.totals);
                            point.lay(level);
                            point.add(&mut tables, self.places, effort.detail, &sets);
                        }
                        monitor.integrated(u64::from((first + CHUNK).min(next) - first));
                        Some(tables)
                    },
                )
                .collect();
            for ((replicate, _), part) in chunks.iter().zip(parts) {
                let Some(part) = part else { return found };
                sums[*replicate].add(&part);
            }
            points = next;
            let count = u64::from(points) * REPLICATES as u64;
            let mut result = self.finished(sums.clone(), count, refinement, false, &sets);
            result.unseen = tails.iter().map(|tail| tail.beyond(points)).sum();
            if let (1, Some(before)) = (self.dimensions(), &found) {
                // Along one line a jump may fall between the points of all scramblings alike.
                result.unseen += result.difference(before);
            }
            result.reached = result.widest() <= effort.half_width;
            let done = result.reached || points >= effort.points;
            found = Some(result);
            if done {
                return found;
            }
            next = points.saturating_mul(2);
        }
    }

    /// The sets worth computing, the level of the rule on the line that is fine enough, and how far
    /// the next one is from it, from the first few points of each scrambling.
    fn scouted(
        &self,
        forms: &Forms,
        detail: Detail,
        place: &(dyn Fn(usize, u32) -> Vec<f64> + Sync),
    ) -> (Sets, u32, f64) {
        let mut point = Point::new(self);
        let none = Sets::default();
        let ranks = |point: &mut Point, level: u32| {
            point.lay(level);
            let mut tables = self.tables(&none);
            point.add(&mut tables, self.places, Detail::Ranks, &none);
            tables
        };
        let (mut level, mut refinement) = (LEVEL, 0.0);
        for replicate in 0..REPLICATES {
            forms.at(
                &place(replicate, 0),
                &mut point.multipliers,
                &mut point.totals,
            );
            let mut coarse = ranks(&mut point, level);
            loop {
                let fine = ranks(&mut point, level + 1);
                let difference = fine.difference(&coarse);
                if difference <= ALIKE || level == FINEST {
                    refinement = f64::max(refinement, difference);
                    break;
                }
                level += 1;
                coarse = fine;
            }
        }
        let mut nodes = Vec::new();
        for replicate in 0..REPLICATES {
            for at in 0..SCOUTS {
                let u = place(replicate, at);
                forms.at(&u, &mut point.multipliers, &mut point.totals);
                point.lay(LEVEL);
                nodes.push(point.nodes.clone());
            }
        }
        let sets = self.likeliest(&Nodes::joined(&nodes), detail);
        (sets, level, refinement)
    }

    /// How probabilities change towards the ends of each coordinate, of two where they are few, and
    /// where one weight has all: there a rare event may hide from all points.
    fn tails(
        &self,
        forms: &Forms,
        level: u32,
        place: &(dyn Fn(usize, u32) -> Vec<f64> + Sync),
    ) -> Vec<Tail> {
        let corners = corners(forms);
        let none = Sets::default();
        let tails = corners.par_iter().map_init(
            || Point::new(self),
            |point, corner| {
                let mut changes: Vec<Vec<f64>> = Vec::new();
                for replicate in 0..PROBED {
                    let mut u = place(replicate, 0);
                    let mut last: Option<Vec<f64>> = None;
                    for probe in 0..PROBES {
                        corner.reach(part(probe), &mut u);
                        forms.at(&u, &mut point.multipliers, &mut point.totals);
                        // Changes are looked for, not figures.
                        point.lay(level.saturating_sub(1));
                        let mut tables = self.tables(&none);
                        point.add(&mut tables, self.places, Detail::Ranks, &none);
                        let mut now = tables.selected(self.teams, self.places);
                        now.extend_from_slice(tables.ranks());
                        let before = last.as_ref().unwrap_or(&now).iter();
                        let change = before.zip(&now).map(|(a, b)| (a - b).abs());
                        match changes.get_mut(probe) {
                            None => changes.push(change.collect()),
                            Some(most) => (most.iter_mut().zip(change))
                                .for_each(|(most, change)| *most = most.max(change)),
                        }
                        last = Some(now);
                    }
                }
                Tail { changes }
            },
        );
        tails.collect()
    }
}

/// Where a rare event may be.
enum Corner<'a> {
    /// These coordinates near their ends, and whether near 1.
    Ends(Vec<(usize, bool)>),
    /// One of a group's weights has nearly all: the group's first coordinate, and which.
    Vertex(usize, &'a Weights, usize),
}

/// Dimensions up to which two coordinates are moved out together too.
const CORNERED: usize = 8;

fn corners(forms: &Forms) -> Vec<Corner<'_>> {
    let dimensions = forms.dimensions();
    let ends: Vec<(usize, bool)> = (0..dimensions)
        .flat_map(|at| [(at, false), (at, true)])
        .collect();
    let mut corners: Vec<Corner<'_>> = ends.iter().map(|end| Corner::Ends(vec![*end])).collect();
    if dimensions <= CORNERED {
        let pairs = ends.iter().enumerate();
        corners.extend(pairs.flat_map(|(i, a)| {
            let others = ends[..i].iter().filter(|b| b.0 != a.0);
            others.map(|b| Corner::Ends(vec![*b, *a]))
        }));
    }
    for (first, weights) in forms.groups() {
        // With one coordinate its ends are these.
        let vertices = 0..weights.vertices();
        let more = vertices.filter(|_| weights.dimensions() > 1);
        corners.extend(more.map(|vertex| Corner::Vertex(first, weights, vertex)));
    }
    corners
}

impl Corner<'_> {
    /// Moves coordinates out so far that a `part` of the law is further out.
    fn reach(&self, part: f64, u: &mut [f64]) {
        match self {
            Corner::Ends(ends) => {
                let tail = libm::pow(part, 1.0 / ends.len() as f64);
                for (dimension, high) in ends {
                    u[*dimension] = if *high { 1.0 - tail } else { tail };
                }
            }
            Corner::Vertex(first, weights, vertex) => {
                let group = *first..first + weights.dimensions();
                weights.towards(*vertex, part, &mut u[group]);
            }
        }
    }
}

/// How probabilities change, by figure, from one probe of a corner to the next one further out.
struct Tail {
    changes: Vec<Vec<f64>>,
}

/// Probes of a corner. Further out than the last, a coordinate near 1 has too few digits left, and
/// there is too little of the law.
const PROBES: usize = 21;
/// Points whose coordinates are moved out, one in each of the first scramblings.
const PROBED: usize = 2;
/// Where so many points are expected, one is: by chance none would be in 2 cases of 100.
const EXPECTED: f64 = 4.0;

/// The part of the law that is further out than a probe: 1/2, 1/8, …
fn part(probe: usize) -> f64 {
    libm::scalbn(1.0, -1 - 2 * probe as i32)
}

impl Tail {
    /// What points that are so many of each scrambling may all miss of a mean: changes further out
    /// than where some of them surely are, by the part of the law there. Changes of the size of those
    /// that points do see are in the spread of the scramblings already.
    fn beyond(&self, points: u32) -> f64 {
        let seen = EXPECTED / (f64::from(points) * REPLICATES as f64);
        let first = (0..PROBES).find(|probe| part(*probe) < seen);
        // The first probe is a change from nothing.
        let first = first.unwrap_or(PROBES).max(1);
        let figures = self.changes.first().map_or(0, Vec::len);
        let missed = (0..figures).map(|figure| {
            let change = |probe: usize| self.changes[probe][figure];
            let visible = change(first.saturating_sub(2)) + change(first - 1);
            let further = (first..PROBES).map(|probe| {
                let excess = (change(probe) - visible).max(0.0);
                excess * part(probe - 1).min(seen)
            });
            further.sum()
        });
        missed.fold(0.0, f64::max)
    }
}
