//! Known scores under uncertain weights.
//!
//! Totals are linear in the weights, so two teams change places on a plane through the set of weights,
//! and between such planes nothing changes: the probability of an order is the volume of the pieces
//! in which it holds. A piece in which two neighbours in the order change places is cut where they
//! do. Each piece that is left is a case that counts as much as its share of all.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::body::{Body, Corner};
use super::cases::Cases;
use super::cube::simplices;
use super::{Integrable, Integral, ROUNDING};
use crate::engine::Monitor;
use crate::engine::linear::Linear;
use crate::engine::parallel;
use crate::engine::plan::Plan;
use crate::model::Model;

/// Steps of work at most: a second or two.
const WORK: f64 = 3e9;
/// So many times as many pieces are begun with as there may be in the end.
const OUTSIDE: f64 = 2.0;
/// Corners of a simplex at most.
const MOST_CORNERS: usize = 12;
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

/// A part of the set of all weights.
#[derive(Debug, Clone)]
struct Piece {
    /// The share of the simplex that it is in.
    share: f64,
    body: Body,
}

/// What a look at a piece comes to.
enum Cut {
    /// Nothing changes in it.
    Whole,
    Parts(Vec<Piece>),
    /// It has more facets than there are bits for.
    TooMany,
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
        let totals = Linear::all(&plan)?;
        let mut sums = Vec::new();
        for question in &plan.questions {
            question.sums(&mut sums);
        }
        let simplices = simplices(model)?;
        if !(2..=MOST_CORNERS).contains(&simplices[0].1.len()) {
            return None;
        }
        let corner = |(at, weights): (usize, &Vec<f64>)| {
            let level = |team: &Linear| {
                let steps = || team.at(weights) * plan.grid.steps;
                team.known.unwrap_or_else(steps)
            };
            let mut levels: Vec<f64> = totals.iter().map(level).collect();
            for (terms, number) in &sums {
                let sum: f64 = terms.iter().map(|(team, f)| f * levels[*team]).sum();
                levels.push(sum - number);
            }
            let mut place = vec![0.0; simplices[0].1.len()];
            place[at] = 1.0;
            Arc::new(Corner {
                levels,
                weights: weights.clone(),
                place,
            })
        };
        let simplices: Vec<Piece> = simplices
            .iter()
            .map(|(share, corners)| Piece {
                share: *share,
                body: Body::simplex(corners.iter().enumerate().map(corner).collect()),
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
            .flat_map(|piece| piece.body.corners.iter().map(Arc::as_ref))
    }

    /// What the pieces cost, from the planes that there are.
    fn priced(mut self) -> Option<Self> {
        let levels = self.corners().flat_map(|corner| &corner.levels);
        let size = levels.fold(0.0, |most: f64, level| most.max(level.abs()));
        self.nothing = 256.0 * f64::EPSILON * size;
        let dimension = self.simplices[0].body.corners.len() - 1;
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
        // What a piece takes: to be counted, and to be filled with simplices.
        let filled: f64 = (1..=dimension).map(|at| (at + 2) as f64).product();
        let each = (teams * teams + 20 * teams) as f64 + 20.0 * filled;
        self.most = (WORK / each) as usize;
        // So many pieces do that many planes make of a room at most; most meet outside of it.
        let mut ways = 1.0;
        let mut cells = 1.0;
        for taken in 0..dimension.min(planes) {
            ways *= (planes - taken) as f64 / (taken + 1) as f64;
            cells += ways;
        }
        let cells = cells * self.simplices.len() as f64;
        (cells <= OUTSIDE * self.most as f64).then_some(self)
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
                    Cut::Parts(parts) => next.extend(parts),
                    Cut::Whole => whole.push(piece),
                    Cut::TooMany => return None,
                }
            }
            tasks = next;
        }
        let left = AtomicUsize::new(self.most.saturating_sub(whole.len()));
        tasks.extend(whole);
        let parts = parallel::map(
            &tasks,
            || (),
            |(), task| {
                let mut cases = Cases::new(&self.plan);
                let mut sum = 0.0;
                let mut open = vec![task.clone()];
                while let Some(piece) = open.pop() {
                    match self.cut(&piece) {
                        Cut::Whole => sum += self.add(&piece, &mut cases)?,
                        Cut::Parts(parts) => {
                            let less = |left: usize| left.checked_sub(1);
                            let spent =
                                left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
                            if spent.is_err() || monitor.stop() {
                                return None;
                            }
                            open.extend(parts);
                        }
                        Cut::TooMany => return None,
                    }
                }
                Some((cases, sum))
            },
        );
        let mut all = Cases::new(&self.plan);
        let mut sum = 0.0;
        for part in parts {
            let (cases, share) = part?;
            all.merge(cases);
            sum += share;
        }
        // What is missing or twice there would be an error beyond the one that is stated.
        ((sum - 1.0).abs() <= self.error + ROUNDING).then_some(all)
    }

    /// Adds a piece in which nothing changes: its share of all.
    fn add(&self, piece: &Piece, cases: &mut Cases) -> Option<f64> {
        let teams = self.plan.teams.len();
        let corners = &piece.body.corners;
        let (mut all, mut levels) = (0.0, vec![0.0; teams]);
        let mut weights = vec![0.0; self.plan.criteria];
        let filled = piece.body.fill(&mut |simplex, share| {
            all += share;
            for corner in simplex {
                let part = share / simplex.len() as f64;
                let corner = &corners[*corner];
                for (sum, level) in levels.iter_mut().zip(&corner.levels) {
                    *sum += part * level;
                }
                for (sum, weight) in weights.iter_mut().zip(&corner.weights) {
                    *sum += part * weight;
                }
            }
        });
        if !filled {
            return None;
        }
        if all == 0.0 {
            return Some(0.0);
        }
        let totals = |team: &usize| {
            let known = self.plan.teams[*team].sum.known();
            known.unwrap_or(levels[*team] / all)
        };
        let totals: Vec<f64> = self.like.iter().map(totals).collect();
        let share = piece.share * all;
        cases.add(&totals, share, &self.plan);
        for weight in &mut weights {
            *weight /= all;
        }
        cases.add_multipliers(&weights, share);
        Some(share)
    }

    /// Cuts a piece in two where two neighbours in its middle, or what a question compares, change
    /// places within it.
    fn cut(&self, piece: &Piece) -> Cut {
        let teams = self.plan.teams.len();
        let corners = &piece.body.corners;
        let middle =
            |level: usize| -> f64 { corners.iter().map(|corner| corner.levels[level]).sum() };
        let mut order: Vec<(f64, usize)> = self
            .different
            .iter()
            .map(|&team| (middle(team), team))
            .collect();
        order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let cuts = |heights: &[f64]| {
            heights.iter().any(|height| *height < -self.nothing)
                && heights.iter().any(|height| *height > self.nothing)
        };
        let pairs = order.windows(2).map(|pair| {
            let (above, below) = (pair[0].1, pair[1].1);
            let height = |corner: &Arc<Corner>| corner.levels[above] - corner.levels[below];
            corners.iter().map(height).collect()
        });
        let sums = teams..teams + self.sums.len();
        let sums = sums.map(|sum| corners.iter().map(|corner| corner.levels[sum]).collect());
        let Some(heights) = pairs.chain(sums).find(|heights: &Vec<f64>| cuts(heights)) else {
            return Cut::Whole;
        };
        let Some(halves) = piece.body.cut(&heights, self.nothing) else {
            return Cut::TooMany;
        };
        let halves = halves.into_iter().filter(Body::is_solid);
        let share = piece.share;
        Cut::Parts(halves.map(|body| Piece { share, body }).collect())
    }
}

/// Means and standard deviations of totals in points: of a linear function on a simplex, from its
/// values at the corners.
fn moments(simplices: &[Piece], plan: &Plan) -> Vec<(f64, f64)> {
    let of = |team: usize| {
        let levels = |piece: &Piece| -> Vec<f64> {
            (piece.body.corners)
                .iter()
                .map(|corner| corner.levels[team])
                .collect()
        };
        let mean: f64 = (simplices.iter())
            .map(|piece| {
                piece.share * levels(piece).iter().sum::<f64>() / piece.body.corners.len() as f64
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
