//! Weights by rejection: cut the points anywhere, throw away what breaks a bound or a condition.

use rand::rngs::SmallRng;
use rand_distr::{Distribution as _, Exp1, Gamma};

use super::case::{Case, Role, Weight};

/// The weights of a scenario.
pub(crate) struct Weights<'c> {
    case: &'c Case,
    /// By criterion; none for penalties.
    written: Vec<Option<Weight>>,
    /// Criteria whose weights share so many points.
    blocks: Vec<(Vec<usize>, f64)>,
}

impl<'c> Weights<'c> {
    pub(crate) fn new(case: &'c Case) -> Self {
        let weight = |role: &Role| match role {
            Role::Weighted { weight, .. } => Some(*weight),
            Role::Penalty(_) => None,
        };
        let criteria = case.criteria.iter();
        let written: Vec<Option<Weight>> = criteria.map(|c| weight(&c.role)).collect();
        let members = |wanted: Option<usize>| -> Vec<usize> {
            let inside =
                |role: &Role| matches!(role, Role::Weighted { block, .. } if *block == wanted);
            let all = 0..case.criteria.len();
            all.filter(|c| inside(&case.criteria[*c].role)).collect()
        };
        let blocks = if case.blocks.is_empty() {
            let members = members(None);
            let known = members
                .iter()
                .map(|c| pinned(written[*c]))
                .collect::<Option<Vec<f64>>>();
            // Numbers add up to what they add up to, and all else to 100.
            let sum = known.map_or(100.0, |known| known.iter().sum());
            vec![(members, case.total.unwrap_or(sum))]
        } else {
            let blocks = case.blocks.iter().enumerate();
            blocks
                .map(|(at, points)| (members(Some(at)), *points))
                .collect()
        };
        Self {
            case,
            written,
            blocks,
        }
    }

    /// Weights by criterion, 0 for penalties; none where so many in a row were thrown away.
    pub(crate) fn draw(&self, rng: &mut SmallRng, most: u32) -> Option<Vec<f64>> {
        let known = self
            .written
            .iter()
            .map(|weight| pinned(*weight).unwrap_or(0.0));
        let known: Vec<f64> = known.collect();
        for _ in 0..most {
            let mut weights = known.clone();
            for (members, points) in &self.blocks {
                match self.case.concentration {
                    Some(concentration) => {
                        dirichlet(members, *points, concentration, &mut weights, rng);
                    }
                    None => self.share_out(members, *points, &mut weights, rng),
                }
            }
            if self.allows(&weights) {
                return Some(weights);
            }
        }
        None
    }

    /// What the pinned weights leave, cut at uniform places: spacings of exponential times.
    fn share_out(&self, members: &[usize], points: f64, weights: &mut [f64], rng: &mut SmallRng) {
        let known: f64 = members.iter().map(|c| weights[*c]).sum();
        let open = members
            .iter()
            .filter(|c| pinned(self.written[**c]).is_none());
        let times: Vec<(usize, f64)> = open.map(|c| (*c, Exp1.sample(rng))).collect();
        let whole: f64 = times.iter().map(|(_, time)| time).sum();
        for (criterion, time) in times {
            weights[criterion] = (points - known) * time / whole;
        }
    }

    /// Whether weights keep to their bounds and conditions.
    fn allows(&self, weights: &[f64]) -> bool {
        let inside = |(written, at): (&Option<Weight>, &f64)| match written {
            Some(Weight::Between(low, high)) => (low..=high).contains(&at),
            _ => true,
        };
        self.written.iter().zip(weights).all(inside)
            && self
                .case
                .conditions
                .iter()
                .all(|condition| condition.holds(weights))
    }
}

/// The weight that a file pins.
fn pinned(weight: Option<Weight>) -> Option<f64> {
    match weight {
        Some(Weight::Pinned(points)) => Some(points),
        _ => None,
    }
}

/// Independent gamma numbers around the weights as written, scaled to their sum.
fn dirichlet(
    members: &[usize],
    points: f64,
    concentration: f64,
    weights: &mut [f64],
    rng: &mut SmallRng,
) {
    let mut sum = 0.0;
    for criterion in members {
        let shape = concentration * weights[*criterion] / points;
        weights[*criterion] = Gamma::new(shape, 1.0).unwrap().sample(rng);
        sum += weights[*criterion];
    }
    for criterion in members {
        weights[*criterion] *= points / sum;
    }
}
