//! From a point of the unit cube to weights.
//!
//! Every map is smooth, carries the uniform law on the cube to the law of the weights, and uses as
//! few coordinates as there are free weights, because evenly spread points serve both.

use libm::{exp, log1p};

use super::reason::Reason;
use crate::engine::math::logistic;
use crate::engine::table::Table;
use crate::model::law::Logits;
use crate::model::linear::Row;
use crate::model::special::normal_quantile;
use crate::model::{BoundedSimplex, Model, Polytope, Relation, WeightGroup, WeightLaw};

/// The weights of one group.
#[derive(Debug)]
pub(super) struct Weights {
    members: Vec<usize>,
    /// Weights of members that are known; others are overwritten.
    known: Vec<f64>,
    map: Map,
}

#[derive(Debug)]
enum Map {
    Known,
    /// Points of a simplex: what each free member has at least, and what they share beyond it.
    Simplex {
        free: Vec<usize>,
        low: Vec<f64>,
        slack: f64,
    },
    /// Shares broken off one after another; the logit of each over a standard normal.
    Dirichlet {
        total: f64,
        breaks: Vec<Table>,
    },
    /// One of several simplices first, where there are several.
    Polytope(Polytope),
}

/// A weight whose range is narrower than this share of its group's points leaves no choice.
const PINNED: f64 = 1e-12;

impl Weights {
    pub(super) fn new(group: &WeightGroup, model: &Model) -> Result<Self, Reason> {
        let (known, map) = match &group.law {
            WeightLaw::Fixed(weights) => (weights.clone(), Map::Known),
            WeightLaw::Dirichlet(alphas) if alphas.len() < 2 => {
                (vec![group.total; alphas.len()], Map::Known)
            }
            WeightLaw::Dirichlet(alphas) => {
                let breaks = (0..alphas.len() - 1).map(|at| {
                    let mut logits = Logits::new(alphas[at], alphas[at + 1..].iter().sum());
                    Table::new(|z| logits.next(z))
                });
                let map = Map::Dirichlet {
                    total: group.total,
                    breaks: breaks.collect(),
                };
                (vec![0.0; alphas.len()], map)
            }
            WeightLaw::Uniform(set) => {
                let refused = || Reason::Weights {
                    criterion: model.criteria[group.members[0]].id.clone(),
                };
                (set.low.clone(), uniform(set).ok_or_else(refused)?)
            }
            WeightLaw::Polytope(set) if set.rest.is_empty() => {
                (set.low.clone(), Map::Polytope(set.clone()))
            }
            WeightLaw::Polytope(_) => {
                return Err(Reason::Weights {
                    criterion: model.criteria[group.members[0]].id.clone(),
                });
            }
        };
        Ok(Self {
            members: group.members.clone(),
            known,
            map,
        })
    }

    /// The first criterion whose weight differs from point to point.
    pub(super) fn first_free(&self) -> Option<usize> {
        let at = match &self.map {
            Map::Known => return None,
            Map::Simplex { free, .. } => free[0],
            Map::Dirichlet { .. } | Map::Polytope(_) => 0,
        };
        Some(self.members[at])
    }

    /// Coordinates used.
    pub(super) fn dimensions(&self) -> usize {
        match &self.map {
            Map::Known => 0,
            Map::Simplex { free, .. } => free.len() - 1,
            Map::Dirichlet { breaks, .. } => breaks.len(),
            Map::Polytope(set) => set.dimension() + usize::from(set.simplices.len() > 1),
        }
    }

    /// Writes the weights, in points, at a place of the cube.
    pub(super) fn at(&self, u: &[f64], multipliers: &mut [f64]) {
        for (&criterion, weight) in self.members.iter().zip(&self.known) {
            multipliers[criterion] = *weight;
        }
        match &self.map {
            Map::Known => {}
            Map::Simplex { free, low, slack } => {
                let shares = broken(u);
                for ((member, low), share) in free.iter().zip(low).zip(shares) {
                    multipliers[self.members[*member]] = low + slack * share;
                }
            }
            Map::Dirichlet { total, breaks, .. } => {
                let mut left = *total;
                for ((criterion, table), u) in self.members.iter().zip(breaks).zip(u) {
                    let logit = table.at(normal_quantile(*u));
                    multipliers[*criterion] = left * logistic(logit);
                    left *= logistic(-logit);
                }
                multipliers[self.members[breaks.len()]] = left;
            }
            Map::Polytope(set) => {
                let (pick, u) = u.split_at(usize::from(set.simplices.len() > 1));
                let mut weights = vec![0.0; self.members.len()];
                let pick = pick.first().copied().unwrap_or(0.5);
                set.point(pick, &broken(u), &mut weights);
                for (criterion, weight) in self.members.iter().zip(weights) {
                    multipliers[*criterion] = weight;
                }
            }
        }
    }
}

/// A simplex of weights by criterion, and its share of the volume.
pub(super) type Simplex = (f64, Vec<Vec<f64>>);

/// Simplices at most.
const MOST: usize = 1 << 12;

/// The set of all weights in simplices; none where weights are not uniform on it, or too many would
/// be needed.
pub(super) fn simplices(model: &Model) -> Option<Vec<Simplex>> {
    let mut all = vec![(1.0, vec![vec![0.0; model.criteria.len()]])];
    for group in &model.weights {
        let of_group = of_group(group)?;
        let mut products = Vec::new();
        for (one, with) in all
            .iter()
            .flat_map(|one| of_group.iter().map(move |with| (one, with)))
        {
            products.extend(product(one, with, &group.members)?);
            if products.len() > MOST {
                return None;
            }
        }
        all = products;
    }
    Some(all)
}

/// The weights of a group, by member.
fn of_group(group: &WeightGroup) -> Option<Vec<Simplex>> {
    let spread = |free: &[usize], low: &[f64], slack: f64, others: &[f64]| {
        let corner = |full: &usize| {
            let mut weights = others.to_vec();
            for (member, low) in free.iter().zip(low) {
                weights[*member] = low + if member == full { slack } else { 0.0 };
            }
            weights
        };
        vec![(1.0, free.iter().map(corner).collect())]
    };
    let cut = |set: &Polytope| {
        let mut before = 0.0;
        let simplices = set.simplices.iter().zip(&set.cumulative);
        let simplices = simplices.map(|(corners, up_to)| {
            let share = up_to - before;
            before = *up_to;
            let corners = corners.iter();
            let corners = corners.map(|corner| set.corners[*corner as usize].clone());
            (share, corners.collect())
        });
        simplices.collect()
    };
    match &group.law {
        WeightLaw::Fixed(weights) => Some(vec![(1.0, vec![weights.clone()])]),
        WeightLaw::Dirichlet(alphas) if alphas.len() < 2 || alphas.iter().all(|a| *a == 1.0) => {
            let members: Vec<usize> = (0..alphas.len()).collect();
            let none = vec![0.0; alphas.len()];
            Some(spread(&members, &none, group.total, &none))
        }
        WeightLaw::Dirichlet(_) => None,
        WeightLaw::Uniform(set) => match uniform(set)? {
            Map::Simplex { free, low, slack } => Some(spread(&free, &low, slack, &set.low)),
            Map::Polytope(set) => Some(cut(&set)),
            Map::Known | Map::Dirichlet { .. } => Some(vec![(1.0, vec![set.low.clone()])]),
        },
        WeightLaw::Polytope(set) => set.rest.is_empty().then(|| cut(set)),
    }
}

/// The product of two simplices, in simplices of the same volume: one per monotone path through the
/// grid of their corners (De Loera, Rambau & Santos 2010, section 6.2). None where there are too many.
fn product(one: &Simplex, with: &Simplex, members: &[usize]) -> Option<Vec<Simplex>> {
    let (last, top) = (one.1.len() - 1, with.1.len() - 1);
    let mut paths = vec![vec![(0, 0)]];
    for _ in 0..last + top {
        let mut longer = Vec::new();
        for path in paths {
            let Some(&(x, y)) = path.last() else { continue };
            let steps = [(x < last, (x + 1, y)), (y < top, (x, y + 1))];
            for (_, step) in steps.into_iter().filter(|(may, _)| *may) {
                longer.push([path.as_slice(), &[step]].concat());
            }
        }
        paths = longer;
        if paths.len() > MOST {
            return None;
        }
    }
    let corner = |&(x, y): &(usize, usize)| {
        let mut weights: Vec<f64> = one.1[x].clone();
        for (member, weight) in members.iter().zip(&with.1[y]) {
            weights[*member] = *weight;
        }
        weights
    };
    let share = one.0 * with.0 / paths.len() as f64;
    let simplices = paths.iter();
    let simplices = simplices.map(|path| (share, path.iter().map(corner).collect()));
    Some(simplices.collect())
}

/// The map to uniform weights in a slice through a box, where there is one.
fn uniform(set: &BoundedSimplex) -> Option<Map> {
    let widths = set.widths();
    let free: Vec<usize> = (0..widths.len())
        .filter(|&i| widths[i] > PINNED * set.total)
        .collect();
    if free.len() < 2 {
        // One alone that seems free is so by rounding: the others fix it.
        return Some(Map::Known);
    }
    let pinned: f64 = (0..widths.len())
        .filter(|i| !free.contains(i))
        .map(|i| set.low[i])
        .sum();
    let low: Vec<f64> = free.iter().map(|&i| set.low[i]).collect();
    let slack = set.total - pinned - low.iter().sum::<f64>();
    let binding = free.iter().any(|&i| widths[i] < slack * (1.0 - PINNED));
    if !binding {
        return Some(Map::Simplex { free, low, slack });
    }
    let bounds: Vec<(f64, f64)> = set
        .low
        .iter()
        .copied()
        .zip(set.high.iter().copied())
        .collect();
    let sum = Row {
        coefficients: (0..bounds.len()).map(|i| (i, 1.0)).collect(),
        relation: Relation::Equal,
        constant: set.total,
    };
    let polytope = Polytope::new(set.total, &bounds, &[sum])?;
    polytope.rest.is_empty().then_some(Map::Polytope(polytope))
}

/// A uniform point of a simplex: shares broken off one after another, each by its own coordinate;
/// one more than there are coordinates. With d shares still to come the next has the law
/// 1 − (1 − u)^(1/d) of what is left.
fn broken(u: &[f64]) -> Vec<f64> {
    let mut left = 1.0;
    let mut shares: Vec<f64> = Vec::with_capacity(u.len() + 1);
    for (before, coordinate) in u.iter().enumerate() {
        let stays = match u.len() - before {
            1 => 1.0 - coordinate,
            coming => exp(log1p(-coordinate) / coming as f64),
        };
        shares.push(left * (1.0 - stays));
        left *= stays;
    }
    shares.push(left);
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_a_simplex_are_uniform() {
        // Moments over a grid of the cube: E x = 1/3 and E x² = 1/6 for every share of three.
        let grid = |i: u32| (f64::from(i) + 0.5) / 400.0;
        let mut first = [0.0; 3];
        let mut second = [0.0; 3];
        for i in 0..400 {
            for j in 0..400 {
                for (at, share) in broken(&[grid(i), grid(j)]).into_iter().enumerate() {
                    first[at] += share / 160_000.0;
                    second[at] += share * share / 160_000.0;
                }
            }
        }
        for at in 0..3 {
            assert!((first[at] - 1.0 / 3.0).abs() < 1e-4, "{first:?}");
            assert!((second[at] - 1.0 / 6.0).abs() < 1e-4, "{second:?}");
        }
    }
}
