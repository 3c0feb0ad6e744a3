//! What the detailed table adds on acceptability: favourable weights, indices and entropies.

use super::criteria::{Across, Head, Row};
use super::page::for_names;
use super::shares::Shares;
use super::table::{NAME, named, point_decimals};
use super::text::{fixed, left, longest, right, signed, wrap};
use crate::analysis::finding::FEW;
use crate::analysis::{Confidence, CriterionLabel, Method, Outcome, Points, TeamOutcome};
use crate::words::say;

/// The sections, best team first.
pub(super) fn sections(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let mut out = String::new();
    let varying: Vec<&CriterionLabel> = (outcome.criteria.iter())
        .filter(|criterion| criterion.weight_varies)
        .collect();
    if !varying.is_empty() {
        type Given = fn(&TeamOutcome) -> &Option<Points>;
        let given: [(String, Given); 2] = [
            (say!("central-weights-head"), |team| &team.central_weights),
            (say!("selected-weights-head"), |team| {
                &team.weights_given_selected
            }),
        ];
        for (what, of) in given {
            out += &wrap(&what, 2);
            out += &weights(&varying, ranked, of, point_decimals(outcome));
            out.push('\n');
        }
    }
    out += &indices(outcome.method, ranked);
    out.push('\n');
    out += &wrap(&entropies(outcome), 2);
    out
}

/// Mean weights over the draws in which something holds of each team, less the mean of all draws; a
/// dash for a team of which it never holds.
fn weights(
    criteria: &[&CriterionLabel],
    ranked: &[&TeamOutcome],
    of: fn(&TeamOutcome) -> &Option<Points>,
    decimals: usize,
) -> String {
    let difference = |team: &TeamOutcome, criterion: &CriterionLabel| {
        let points = of(team).as_ref()?.of(&criterion.id)?;
        Some(signed(points - criterion.points, decimals))
    };
    let heads = criteria.iter();
    let heads = heads.map(|criterion| Head {
        id: &criterion.id,
        label: &criterion.label,
        figure: fixed(criterion.points, decimals),
    });
    let rows = ranked.iter().enumerate().map(|(place, team)| Row {
        place: place + 1,
        name: &team.name,
        total: String::new(),
        cells: (criteria.iter())
            .map(|criterion| difference(team, criterion).unwrap_or_else(|| "-".to_owned()))
            .collect(),
    });
    let across = Across {
        first: &say!("head-mean-weight"),
        total: "",
        heads: heads.collect(),
        rows: rows.collect(),
        whole: ranked.len() > FEW,
    };
    across.written()
}

fn indices(method: Method, ranked: &[&TeamOutcome]) -> String {
    let mut out = wrap(&say!("indices-head"), 0);
    let factors = ranked
        .iter()
        .filter_map(|team| team.confidence_factor.factor());
    let widest = factors.map(|p| p.half_width()).fold(0.0, f64::max);
    let shares = Shares::new(method, widest, true);
    let name = for_names(NAME, longest(ranked.iter().map(|team| &team.name)));
    out += &format!(
        "{}{}{}{}\n",
        left("", 4 + name),
        right(&say!("head-holistic"), 9),
        right(&say!("head-confidence"), 12),
        right(&shares.heading(), 17)
    );
    let names = named(ranked, name);
    for (place, team) in ranked.iter().enumerate() {
        let factor = match team.confidence_factor {
            Confidence::Unknown => right(&say!("factor-unknown"), 12),
            Confidence::NeverFirst => right(&say!("factor-never-first"), 12),
            Confidence::Factor(factor) => {
                right(&shares.estimate(factor.estimate), 12)
                    + &right(&shares.interval(&factor, " - "), 17)
            }
        };
        out += &format!(
            "{} {}{}{factor}\n",
            right(&(place + 1).to_string(), 3),
            names[place],
            right(&fixed(team.holistic_index, 3), 9),
        );
    }
    out
}

/// How open the decision is, in a sentence.
pub(crate) fn entropies(outcome: &Outcome) -> String {
    let entropy = &outcome.entropy;
    let set = if entropy.selection_is_lower_bound {
        "entropy-set-least"
    } else {
        "entropy-set"
    };
    let mut parts = vec![
        say!("entropy-first", bits = fixed(entropy.choice, 2)),
        say!(set, bits = fixed(entropy.selection, 2)),
    ];
    if let Some(ranking) = entropy.ranking {
        parts.push(say!("entropy-ranking", bits = fixed(ranking, 2)));
    }
    say!("entropy", parts = parts.join(", "))
}
