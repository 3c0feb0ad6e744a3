//! Who is in, and who is out, whatever the weights.
//!
//! Where all scores are known, the lead of one team over another is linear in the weights, and the most
//! it can be is at a corner of the set of all weights (as with potential optimality in Hazen 1986).
//! A team is in under all weights where fewer teams than there are places can ever be level with it,
//! and out where as many are always ahead.

use super::linear::Linear;
use super::plan::Plan;
use crate::model::{BoundedSimplex, Model, WeightGroup, WeightLaw};

/// By team: whether it is always or never selected, where that is certain; all open where anything but
/// weights is uncertain.
pub fn certain(model: &Model) -> Vec<Option<bool>> {
    let plan = Plan::new(model, 0);
    let teams = plan.teams.len();
    let Some(totals) = Linear::all(&plan) else {
        return vec![None; teams];
    };
    // Rounding, and the grid on which totals are compared.
    let level = 2.0 / plan.grid.steps;
    let lead = |one: usize, other: usize| {
        let (one, other) = (&totals[one], &totals[other]);
        let by = |at: usize| one.value(at) - other.value(at);
        let groups = model.weights.iter();
        one.points() - other.points() + groups.map(|group| most(group, &by)).sum::<f64>()
    };
    let fate = |team: usize| {
        let others = || (0..teams).filter(|other| *other != team);
        let reach = others().filter(|other| lead(*other, team) >= -level);
        let ahead = others().filter(|other| lead(team, *other) < -level);
        if plan.rule.selects(reach.count()) {
            Some(true)
        } else if plan.rule.selects(ahead.count()) {
            None
        } else {
            Some(false)
        }
    };
    (0..teams).map(fate).collect()
}

/// The most that weights of a group times these can add up to; more where conditions beyond corners
/// allow less.
fn most(group: &WeightGroup, by: &dyn Fn(usize) -> f64) -> f64 {
    let sum = |weights: &[f64]| -> f64 {
        let members = group.members.iter().zip(weights);
        members.map(|(at, weight)| weight * by(*at)).sum()
    };
    let largest = |all: &mut dyn Iterator<Item = f64>| all.fold(f64::NEG_INFINITY, f64::max);
    match &group.law {
        WeightLaw::Fixed(weights) => sum(weights),
        WeightLaw::Dirichlet(_) => {
            group.total * largest(&mut group.members.iter().map(|at| by(*at)))
        }
        WeightLaw::Uniform(BoundedSimplex { total, low, high }) => {
            // What is left over the lower bounds goes where it counts most.
            let mut left = total - low.iter().sum::<f64>();
            let mut order: Vec<usize> = (0..low.len()).collect();
            let of = |member: &usize| by(group.members[*member]);
            order.sort_by(|a, b| of(b).total_cmp(&of(a)));
            let mut most = sum(low);
            for member in order {
                let more = left.min(high[member] - low[member]).max(0.0);
                most += more * of(&member);
                left -= more;
            }
            most
        }
        WeightLaw::Polytope(set) => largest(&mut set.corners.iter().map(|corner| sum(corner))),
    }
}
