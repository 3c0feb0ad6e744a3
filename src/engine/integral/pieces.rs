//! Known scores under uncertain weights.
//!
//! Totals are linear in the weights, so two teams change places on a plane through the set of weights,
//! and between such planes nothing changes: the probability of an order is the volume of the pieces
//! in which it holds. A simplex in which two neighbours in the order change places is cut in two where
//! they do on one of its edges, which shares out its volume as the cut shares out the edge; no volume
//! is computed. Each piece that is left is a case that counts as much as its share of all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::cases::Cases;
use super::cube::simplices;
use super::{Integrable, Integral};
use crate::engine::Monitor;
use crate::engine::plan::{Plan, Sum, Team};
use crate::engine::shape::Shape;
use crate::model::Model;

/// Steps of work at most: a second or two.
const WORK: f64 = 5e8;
/// Pieces that the work is shared out in.
const TASKS: usize = 256;
/// Totals that differ by less than so many steps of the grid, but differ, are left to draws: the grid
/// would decide.
const NARROW: f64 = 1e3;

/// A model in which nothing but weights is uncertain, each group of them uniformly so.
#[derive(Debug)]
pub(super) struct Pieces {
    plan: Plan,
    /// Teams whose totals are the same under all weights: the first of them, by team.
    like: Vec<usize>,
    /// Those firsts.
    different: Vec<usize>,
    /// Sums of totals that questions compare with a number, as totals by team with their factors.
    sums: Vec<(Vec<(usize, f64)>, f64)>,
    simplices: Vec<Piece>,
    /// In steps of the grid: what is smaller is nothing.
    nothing: f64,
    /// What a probability may be off by.
    error: f64,
    /// Pieces at most.
    most: usize,
    moments: Vec<(f64, f64)>,
}

/// A simplex in the set of all weights.
#[derive(Debug, Clone)]
struct Piece {
    /// Its share of the volume.
    share: f64,
    corners: Vec<Arc<Corner>>,
}

/// What is linear in the weights, at a corner.
#[derive(Debug)]
struct Corner {
    /// Totals by team, in steps of the grid, and then the sums that questions compare, from their
    /// numbers on.
    levels: Vec<f64>,
    /// Points that value 1 earns by criterion, where they are weights.
    weights: Vec<f64>,
}

impl Corner {
    fn new(pieces: &Plan, sums: &[(Vec<(usize, f64)>, f64)], weights: Vec<f64>) -> Self {
        let mut levels: Vec<f64> = (pieces.teams.iter())
            .map(|team| total(pieces, team, &weights))
            .collect();
        for (terms, number) in sums {
            let sum: f64 = terms.iter().map(|(team, f)| f * levels[*team]).sum();
            levels.push(sum - number);
        }
        Self { levels, weights }
    }

    /// The point of an edge at this share of the way.
    fn between(&self, other: &Self, way: f64) -> Self {
        let mix = |from: &[f64], to: &[f64]| {
            let both = from.iter().zip(to);
            both.map(|(from, to)| from + way * (to - from)).collect()
        };
        Self {
            levels: mix(&self.levels, &other.levels),
            weights: mix(&self.weights, &other.weights),
        }
    }
}

/// A team's total, in steps of the grid.
fn total(plan: &Plan, team: &Team, weights: &[f64]) -> f64 {
    match &team.sum {
        Sum::Known(steps) => *steps,
        Sum::Rounded { criteria, .. } => {
            let points = criteria.iter().fold(team.known.hi, |total, &at| {
                total + weights[at] * team.scores[at].at(0.0).1
            });
            points * plan.grid.steps
        }
        Sum::Exact(_) => f64::NAN,
    }
}

impl Integrable<'_> {
    /// Cuts the weights up; none where they come to too many pieces, or the monitor ended it.
    pub(super) fn cut_up(&self, pieces: &Pieces, monitor: &dyn Monitor) -> Option<Integral> {
        let cases = pieces.count(monitor)?;
        let moments = pieces.moments.clone();
        Some(self.counted(cases, moments, (1.0, false), pieces.error))
    }
}

impl Pieces {
    /// None where something else is uncertain, or weights are so in another way, or there may be too
    /// many pieces.
    pub(super) fn new(model: &Model) -> Option<Self> {
        let plan = Plan::new(model, 0);
        let free = (plan.teams.iter()).all(|team| match &team.sum {
            Sum::Known(_) => true,
            Sum::Exact(_) => false,
            Sum::Rounded { bonus, criteria } => {
                !bonus && (criteria.iter()).all(|at| team.scores[*at].shape == Shape::Sure)
            }
        });
        let penalties = plan.penalties.iter();
        let known = |at: &usize| plan.teams.iter().all(|team| !team.sum.needs(Some(*at)));
        if !free || !penalties.map(|(at, _)| at).all(known) {
            return None;
        }
        let mut sums = Vec::new();
        for question in &plan.questions {
            question.sums(&mut sums);
        }
        let simplices = simplices(model)?;
        if simplices[0].1.len() < 2 {
            return None;
        }
        let corner = |weights: &Vec<f64>| Arc::new(Corner::new(&plan, &sums, weights.clone()));
        let simplices: Vec<Piece> = simplices
            .iter()
            .map(|(share, corners)| Piece {
                share: *share,
                corners: corners.iter().map(corner).collect(),
            })
            .collect();
        let pieces = Self {
            like: (0..plan.teams.len()).collect(),
            different: Vec::new(),
            moments: moments(&simplices, &plan),
            nothing: 0.0,
            error: 0.0,
            most: 0,
            plan,
            sums,
            simplices,
        };
        pieces.priced()
    }

    /// All corners of what is cut.
    fn corners(&self) -> impl Iterator<Item = &Corner> {
        self.simplices
            .iter()
            .flat_map(|piece| piece.corners.iter().map(Arc::as_ref))
    }

    /// What the pieces cost, from the planes that there are.
    fn priced(mut self) -> Option<Self> {
        let levels = self.corners().flat_map(|corner| &corner.levels);
        let size = levels.fold(0.0, |most: f64, level| most.max(level.abs()));
        self.nothing = 256.0 * f64::EPSILON * size;
        let dimension = self.simplices[0].corners.len() - 1;
        let teams = self.plan.teams.len();
        let known = |team: usize| self.plan.teams[team].sum.known();
        let mut planes = 0;
        let mut error = 0.0;
        // Counts a plane where the level changes its sign; none where the grid would decide.
        let mut plane = |low: f64, high: f64| {
            if low < -self.nothing && high > self.nothing {
                planes += 1;
                error += dimension as f64 * self.nothing / (high - low);
            }
            low.abs().max(high.abs()) > NARROW
        };
        let mut like: Vec<usize> = Vec::new();
        for one in 0..teams {
            let mut first = one;
            for other in (0..one).filter(|other| like[*other] == *other) {
                let (low, high) = self.range(&|corner| corner.levels[one] - corner.levels[other]);
                if let (Some(a), Some(b)) = (known(one), known(other)) {
                    if a == b {
                        first = other;
                    }
                } else if low >= -self.nothing && high <= self.nothing {
                    first = other;
                } else if !plane(low, high) {
                    return None;
                }
            }
            like.push(first);
        }
        for sum in 0..self.sums.len() {
            let (low, high) = self.range(&|corner| corner.levels[teams + sum]);
            // What is the same under all weights, the grid may decide.
            if high - low > self.nothing && !plane(low, high) {
                return None;
            }
        }
        self.different = (0..teams).filter(|team| like[*team] == *team).collect();
        self.like = like;
        self.error = error;
        let each = (teams * teams + 20 * teams + 100) as f64;
        self.most = (WORK / each) as usize;
        // So many pieces do that many planes make of a room at most.
        let mut ways = 1.0;
        let mut cells = 1.0;
        for taken in 0..dimension.min(planes) {
            ways *= (planes - taken) as f64 / (taken + 1) as f64;
            cells += ways;
        }
        (cells * self.simplices.len() as f64 <= self.most as f64).then_some(self)
    }

    fn range(&self, of: &dyn Fn(&Corner) -> f64) -> (f64, f64) {
        self.corners()
            .map(of)
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), level| {
                (low.min(level), high.max(level))
            })
    }

    fn count(&self, monitor: &dyn Monitor) -> Option<Cases> {
        let mut tasks: Vec<Piece> = self.simplices.clone();
        let mut whole: Vec<Piece> = Vec::new();
        // Until there is work for all threads, whatever their number.
        while !tasks.is_empty() && tasks.len() < TASKS {
            let mut next = Vec::new();
            for piece in tasks {
                match self.cut(&piece) {
                    Some(halves) => next.extend(halves),
                    None => whole.push(piece),
                }
            }
            tasks = next;
        }
        let left = AtomicUsize::new(self.most.saturating_sub(whole.len()));
        tasks.extend(whole);
        let parts: Vec<Option<Cases>> = tasks
            .into_par_iter()
            .map(|task| {
                let mut cases = Cases::new(&self.plan);
                let mut open = vec![task];
                while let Some(piece) = open.pop() {
                    if let Some(halves) = self.cut(&piece) {
                        let less = |left: usize| left.checked_sub(1);
                        let spent = left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
                        if spent.is_err() || monitor.stop() {
                            return None;
                        }
                        open.extend(halves);
                    } else {
                        self.add(&piece, &mut cases);
                    }
                }
                Some(cases)
            })
            .collect();
        let mut all = Cases::new(&self.plan);
        for part in parts {
            all.merge(part?);
        }
        Some(all)
    }

    /// Adds a piece in which nothing changes.
    fn add(&self, piece: &Piece, cases: &mut Cases) {
        let centre = |of: &dyn Fn(&Corner) -> f64| {
            let corners = piece.corners.iter();
            corners.map(|corner| of(corner)).sum::<f64>() / piece.corners.len() as f64
        };
        let totals = |team: &usize| match self.plan.teams[*team].sum.known() {
            Some(steps) => steps,
            None => centre(&|corner| corner.levels[*team]),
        };
        let totals: Vec<f64> = self.like.iter().map(totals).collect();
        cases.add(&totals, piece.share, &self.plan);
        let weights = 0..self.plan.criteria;
        let weights: Vec<f64> = weights
            .map(|at| centre(&|corner| corner.weights[at]))
            .collect();
        cases.add_multipliers(&weights, piece.share);
    }

    /// Cuts a piece in two where two neighbours in its middle, or what a question compares, change
    /// places within it.
    fn cut(&self, piece: &Piece) -> Option<[Piece; 2]> {
        let teams = self.plan.teams.len();
        let middle = |level: usize| -> f64 {
            piece
                .corners
                .iter()
                .map(|corner| corner.levels[level])
                .sum()
        };
        let mut order: Vec<(f64, usize)> = self
            .different
            .iter()
            .map(|&team| (middle(team), team))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        // The cut that leaves the fewest cuts of the same plane to make: with one corner on a side it
        // is the last.
        let mut fewest = (usize::MAX, 0.0);
        let mut at = None;
        let mut look = |above: usize, below: Option<usize>, sign: f64| {
            let (mut low, mut high) = ((-self.nothing, 0), (self.nothing, 0));
            let (mut under, mut over) = (0, 0);
            for (at, corner) in piece.corners.iter().enumerate() {
                let level = below.map_or(0.0, |below| corner.levels[below]);
                let height = sign * (corner.levels[above] - level);
                under += usize::from(height < -self.nothing);
                over += usize::from(height > self.nothing);
                if height < low.0 {
                    low = (height, at);
                }
                if height > high.0 {
                    high = (height, at);
                }
            }
            if under * over > 0 && (under * over, low.0) < fewest {
                fewest = (under * over, low.0);
                at = Some((high.1, low.1, high.0 / (high.0 - low.0)));
            }
        };
        for pair in order.windows(2) {
            look(pair[0].1, Some(pair[1].1), 1.0);
        }
        for sum in teams..teams + self.sums.len() {
            look(sum, None, if middle(sum) < 0.0 { -1.0 } else { 1.0 });
        }
        let (above, below, way) = at?;
        let cut = Arc::new(piece.corners[above].between(&piece.corners[below], way));
        let half = |replaced: usize, share: f64| {
            let mut corners = piece.corners.clone();
            corners[replaced] = Arc::clone(&cut);
            Piece {
                share: piece.share * share,
                corners,
            }
        };
        Some([half(below, way), half(above, 1.0 - way)])
    }
}

/// Means and standard deviations of totals in points: of a linear function on a simplex, from its
/// values at the corners.
fn moments(simplices: &[Piece], plan: &Plan) -> Vec<(f64, f64)> {
    let of = |team: usize| {
        let levels = |piece: &Piece| -> Vec<f64> {
            piece
                .corners
                .iter()
                .map(|corner| corner.levels[team])
                .collect()
        };
        let mean: f64 = (simplices.iter())
            .map(|piece| {
                piece.share * levels(piece).iter().sum::<f64>() / piece.corners.len() as f64
            })
            .sum();
        let square: f64 = (simplices.iter())
            .map(|piece| {
                let off: Vec<f64> = levels(piece).iter().map(|level| level - mean).collect();
                let sum: f64 = off.iter().sum();
                let squares: f64 = off.iter().map(|off| off * off).sum();
                let corners = off.len() as f64;
                piece.share * (squares + sum * sum) / (corners * (corners + 1.0))
            })
            .sum();
        (plan.grid.points(mean), plan.grid.points(libm::sqrt(square)))
    };
    (0..plan.teams.len()).map(of).collect()
}
