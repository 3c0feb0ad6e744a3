//! Figures of stochastic multicriteria acceptability analysis that one tally answers.

use super::entropy::bits;
use super::figures::Figures;
use super::outcome::Entropy;
use super::points::Points;
use crate::scenario::Scenario;

/// Rank-order-centroid metaweights, best rank first, scaled so that the first is 1: the holistic
/// index of a team that is always first is then 1 too. Unscaled the one of rank r is (1/n) Σ 1/j
/// over j = r, …, n (Barron & Barrett 1996) and add up to 1; for the index any metaweights that fall
/// with the rank serve (Lahdelma & Salminen 2001).
fn metaweights(teams: usize) -> Vec<f64> {
    let mut sum = 0.0;
    let mut weights: Vec<f64> = (1..=teams)
        .rev()
        .map(|rank| {
            sum += 1.0 / rank as f64;
            sum
        })
        .collect();
    weights.reverse();
    weights.iter().map(|weight| weight / sum).collect()
}

/// Holistic acceptability index of each team, its rank acceptabilities under the metaweights
/// (Lahdelma & Salminen 2001): 1 for a team that is always first, and 1 / (n (1 + 1/2 + … + 1/n))
/// for one that is always last.
pub(super) fn holistic(figures: &Figures) -> Vec<f64> {
    let metaweights = metaweights(figures.ranks.len());
    let rows = figures.ranks.iter();
    rows.map(|ranks| {
        let terms = ranks.estimate.iter().zip(&metaweights);
        terms.map(|(share, weight)| share * weight).sum()
    })
    .collect()
}

/// How uncertain the choice, the selection and the ranking are.
pub(super) fn entropies(figures: &Figures) -> Entropy {
    let first = (0..figures.ranks.len()).map(|team| figures.first(team));
    let sets = figures.sets.iter().map(|(_, p)| p.estimate);
    let other = figures.other.estimate;
    Entropy {
        choice: bits(first),
        selection: bits(sets.chain([other])),
        selection_is_lower_bound: other > 0.0,
        ranking: figures.ranking_entropy,
    }
}

/// Mean weights with the ids of their criteria.
pub(super) fn named(scenario: &Scenario, weights: Option<&Vec<Option<f64>>>) -> Option<Points> {
    let named = scenario.criteria.iter().zip(weights?);
    let named = named.filter_map(|(criterion, points)| Some((criterion.id.clone(), (*points)?)));
    Some(Points(named.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metaweights_fall_from_one() {
        // Centroids for three ranks: 11/18, 5/18, 2/18.
        for (weight, want) in metaweights(3).iter().zip([1.0, 5.0 / 11.0, 2.0 / 11.0]) {
            assert!((weight - want).abs() < 1e-15);
        }
        assert_eq!(metaweights(1), [1.0]);
    }
}
