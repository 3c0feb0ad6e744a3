//! What the detailed table adds on acceptability: favourable weights, indices and entropies.

use super::shares::Shares;
use super::table::{NAME, SHEET_COLUMNS, SHEET_NAME, named};
use super::text::{TIED, fit, fixed, left, right, signed, split, wrap};
use crate::analysis::{Confidence, CriterionLabel, Method, Outcome, TeamOutcome};

/// The sections, best team first, each line within 80 columns.
pub(super) fn sections(outcome: &Outcome, ranked: &[&TeamOutcome]) -> String {
    let mut out = String::new();
    let varying: Vec<&CriterionLabel> = (outcome.criteria.iter())
        .filter(|criterion| criterion.weight_varies)
        .collect();
    if !varying.is_empty() {
        out += &weights(&varying, ranked);
        out.push('\n');
    }
    out += &indices(outcome.method, ranked);
    out.push('\n');
    out += &entropies(outcome);
    out
}

/// Mean weights over the draws in which each team is selected, less the mean of all draws.
fn weights(criteria: &[&CriterionLabel], ranked: &[&TeamOutcome]) -> String {
    let mut out = "Weights given selected: points above or below the mean weight\n".to_owned();
    let names = named(ranked, SHEET_NAME);
    for criteria in criteria.chunks(SHEET_COLUMNS) {
        let width = (80 - 4 - SHEET_NAME) / criteria.len().max(6);
        let mut head = [left("", 4 + SHEET_NAME), left("", 4 + SHEET_NAME)];
        let mut means = left("    mean weight", 4 + SHEET_NAME);
        for criterion in criteria {
            // An id too long for its column goes on in a second line.
            let (start, rest) = split(&criterion.id, width - 1);
            let lines = if rest.is_empty() {
                ["", start]
            } else {
                [start, rest]
            };
            for (head, line) in head.iter_mut().zip(lines) {
                *head += &right(&fit(line, width - 1), width);
            }
            means += &right(&fixed(criterion.points, 1), width);
        }
        for line in [&head[0], &head[1], &means] {
            if !line.trim().is_empty() {
                out += &format!("{}\n", line.trim_end());
            }
        }
        for (place, team) in ranked.iter().enumerate() {
            let row: String = criteria
                .iter()
                .map(|criterion| right(&difference(team, criterion), width))
                .collect();
            let place_shown = right(&(place + 1).to_string(), 3);
            out += &format!("{place_shown} {}{row}\n", names[place]);
        }
    }
    out
}

/// `+1.3`; a dash for a team that is never selected.
fn difference(team: &TeamOutcome, criterion: &CriterionLabel) -> String {
    let weights = team.weights_given_selected.as_ref();
    let points = weights.and_then(|weights| weights.of(&criterion.id));
    points.map_or("-".to_owned(), |points| {
        signed(points - criterion.points, 1)
    })
}

fn indices(method: Method, ranked: &[&TeamOutcome]) -> String {
    let mut out = wrap(
        "Holistic acceptability index (1: always first); confidence factor: probability of \
         rank 1 under the team's central weights",
        0,
    );
    out += &format!(
        "{}{}{}{}\n",
        left("", 4 + NAME),
        right("holistic", 9),
        right("confidence", 12),
        right(Shares::heading(method), 17)
    );
    let factors = ranked
        .iter()
        .filter_map(|team| team.confidence_factor.factor());
    let widest = factors.map(|p| p.half_width()).fold(0.0, f64::max);
    let shares = Shares::new(method, widest);
    let names = named(ranked, NAME);
    for (place, team) in ranked.iter().enumerate() {
        let factor = match team.confidence_factor {
            Confidence::Unknown => right("unknown", 12),
            Confidence::NeverFirst => right("never first", 12),
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

fn entropies(outcome: &Outcome) -> String {
    let entropy = &outcome.entropy;
    let least = if entropy.selection_is_lower_bound {
        "at least "
    } else {
        ""
    };
    let mut parts = vec![
        format!("{}{TIED}of who is first", fixed(entropy.choice, 2)),
        format!(
            "{least}{}{TIED}of the selected set",
            fixed(entropy.selection, 2)
        ),
    ];
    if let Some(ranking) = entropy.ranking {
        parts.push(format!("{}{TIED}of the whole ranking", fixed(ranking, 2)));
    }
    let text = format!(
        "Entropy in bits (0 where the decision is certain): {}.",
        parts.join(", ")
    );
    wrap(&text, 2)
}
