//! What is stated of weights, and the groups that come of it.

use super::exact::Exact;
use super::linear::{Constraint, Relation, Row, System};
use super::{BoundedSimplex, ModelError, Polytope, WeightGroup, WeightLaw};

/// What is stated of one weight, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Weight {
    /// Nothing: any share of its block.
    Free,
    /// Between two bounds, `0 <= low < high`.
    Between(f64, f64),
    /// A number.
    Pinned(f64),
}

/// A weight whose range is narrower than this share of its group's points leaves no choice.
const PINNED: f64 = 1e-12;

/// Rejection that accepts less than this share is not begun.
const LEAST_ACCEPTED: f64 = 1e-3;

/// Weights that add up to known points: those of a block, or what stands outside the blocks.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// Indices of the criteria, ascending.
    pub members: Vec<usize>,
    /// What is stated of each.
    pub weights: Vec<Weight>,
    /// What they add up to.
    pub total: f64,
}

impl WeightGroup {
    /// The groups of all shares, those that a condition ties together as one. `id` is what an index
    /// of a criterion stands for.
    ///
    /// # Errors
    /// Where what the conditions leave cannot be drawn.
    pub fn all<'i>(
        shares: Vec<Share>,
        constraints: &[Constraint],
        concentration: Option<f64>,
        id: &dyn Fn(usize) -> &'i str,
    ) -> Result<Vec<Self>, ModelError> {
        let shares = shares.into_iter();
        let shares = shares.filter(|share| !share.members.is_empty());
        // Shares with the conditions that tie them together.
        let mut tied: Vec<(Vec<Share>, Vec<&Constraint>)> =
            shares.map(|share| (vec![share], Vec::new())).collect();
        for constraint in constraints {
            let named = |share: &Share| {
                let mut named = constraint.coefficients.iter();
                named.any(|(criterion, _)| share.members.contains(criterion))
            };
            let (hit, rest): (Vec<_>, Vec<_>) = tied
                .into_iter()
                .partition(|(shares, _)| shares.iter().any(named));
            tied = rest;
            let mut one = (Vec::new(), vec![constraint]);
            for (shares, constraints) in hit {
                one.0.extend(shares);
                one.1.extend(constraints);
            }
            tied.push(one);
        }
        let mut groups = Vec::new();
        for (shares, constraints) in tied {
            groups.push(
                match (<[Share; 1]>::try_from(shares), constraints.as_slice()) {
                    (Ok([share]), []) => group(share, concentration),
                    (Ok([share]), _) => conditioned(id, &[share], &constraints)?,
                    (Err(shares), _) => conditioned(id, &shares, &constraints)?,
                },
            );
        }
        // In the order of the file, whatever is tied together.
        groups.sort_by_key(|group| group.members[0]);
        Ok(groups)
    }
}

/// Shares under conditions.
fn conditioned<'i>(
    id: &dyn Fn(usize) -> &'i str,
    shares: &[Share],
    constraints: &[&Constraint],
) -> Result<WeightGroup, ModelError> {
    let total: f64 = shares.iter().map(|share| share.total).sum();
    let each = shares.iter().flat_map(|share| {
        let weights = share.members.iter().zip(&share.weights);
        weights.map(|(member, weight)| (*member, bounds(*weight, share.total)))
    });
    let mut each: Vec<(usize, (f64, f64))> = each.collect();
    each.sort_by_key(|(member, _)| *member);
    let (members, bounds): (Vec<usize>, Vec<(f64, f64)>) = each.into_iter().unzip();
    let place = |criterion: &usize| members.iter().position(|member| member == criterion);
    let sums = shares.iter().map(|share| Row {
        coefficients: share
            .members
            .iter()
            .filter_map(place)
            .map(|at| (at, 1.0))
            .collect(),
        relation: Relation::Equal,
        constant: share.total,
    });
    let lines = constraints.iter().map(|constraint| {
        let coefficients = constraint.coefficients.iter();
        Row {
            coefficients: coefficients
                .filter_map(|(criterion, factor)| Some((place(criterion)?, *factor)))
                .collect(),
            ..Row::of(constraint)
        }
    });
    if shares.len() == 1 && constraints.iter().all(|line| is_bound(line)) {
        // Conditions on one weight each are bounds, and drawn like them.
        let mut system = System {
            bounds,
            rows: Vec::new(),
        };
        lines.for_each(|line| system.add(line));
        let (low, high) = system.bounds.into_iter().unzip();
        let set = BoundedSimplex::new(total, low, high);
        let pinned = set.widths().iter().all(|width| *width <= 1e-10 * total);
        let law = if pinned {
            WeightLaw::Fixed(set.centroid())
        } else {
            WeightLaw::Uniform(set)
        };
        return Ok(WeightGroup {
            members,
            total,
            law,
        });
    }
    let rows: Vec<Row> = sums.chain(lines).collect();
    let refused = || ModelError::WeightsTooIntricate {
        criteria: members
            .iter()
            .map(|member| id(*member).to_owned())
            .collect(),
    };
    let polytope = Polytope::new(total, &bounds, &rows).ok_or_else(refused)?;
    if !polytope.rest.is_empty() && polytope.pilot().0 < LEAST_ACCEPTED {
        return Err(refused());
    }
    let law = if polytope.dimension() == 0 {
        WeightLaw::Fixed(polytope.centroid())
    } else {
        WeightLaw::Polytope(polytope)
    };
    Ok(WeightGroup {
        members,
        total,
        law,
    })
}

/// Whether a condition is no more than a bound of one weight.
fn is_bound(line: &Constraint) -> bool {
    line.coefficients.len() == 1 && line.relation == Relation::AtLeast
}

fn bounds(weight: Weight, total: f64) -> (f64, f64) {
    match weight {
        Weight::Free => (0.0, total),
        Weight::Between(low, high) => (low, high),
        Weight::Pinned(points) => (points, points),
    }
}

fn group(share: Share, concentration: Option<f64>) -> WeightGroup {
    let Share {
        members,
        weights,
        total,
    } = share;
    let pinned: Vec<f64> = weights
        .iter()
        .filter_map(|weight| match weight {
            Weight::Pinned(points) => Some(*points),
            _ => None,
        })
        .collect();
    let law = match concentration {
        _ if pinned.len() == weights.len() && (concentration.is_none() || pinned.len() == 1) => {
            WeightLaw::Fixed(pinned)
        }
        Some(concentration) if pinned.len() == weights.len() => {
            let sum: f64 = pinned.iter().sum();
            WeightLaw::Dirichlet(pinned.iter().map(|w| concentration * w / sum).collect())
        }
        // One weight left is what the others leave, to the last decimal.
        None if pinned.len() + 1 == weights.len() => {
            let others = pinned.iter().map(|points| Exact::written(*points));
            let rest = others.fold(Exact::written(total), Exact::minus).hi;
            let each = weights.iter().map(|weight| match weight {
                Weight::Pinned(points) => *points,
                _ => rest,
            });
            WeightLaw::Fixed(each.collect())
        }
        _ => {
            let (low, high) = weights.iter().map(|weight| bounds(*weight, total)).unzip();
            let set = BoundedSimplex::new(total, low, high);
            if set.widths().iter().all(|width| *width <= PINNED * total) {
                // Bounds that leave no choice, without the last bits of their sums.
                let tidied = |points: &f64| (points * 1e9).round() / 1e9;
                WeightLaw::Fixed(set.low.iter().map(tidied).collect())
            } else {
                WeightLaw::Uniform(set)
            }
        }
    };
    WeightGroup {
        members,
        total,
        law,
    }
}
