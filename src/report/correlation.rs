//! How the correlations of a scenario were read.

use super::text::{short, wrap};
use crate::model::{Correlation, CorrelationGroup, Coupling};
use crate::scenario::Scenario;

/// A section of `simulate check`; empty where nothing is correlated.
pub(super) fn correlation(scenario: &Scenario) -> String {
    let Correlation {
        within_team,
        within_criterion,
        groups,
    } = &scenario.correlation;
    let mut lines = Vec::new();
    if *within_team > 0.0 {
        lines.push(format!(
            "Scores of one team on the weighted criteria are correlated: {}.",
            short(*within_team)
        ));
    }
    if *within_criterion > 0.0 {
        lines.push(format!(
            "Scores of all teams on the same weighted criterion are correlated: {}.",
            short(*within_criterion)
        ));
    }
    lines.extend(groups.iter().map(|group| told(scenario, group)));
    if !groups.is_empty() {
        lines.push(
            "Within a group + is a higher number. Its quantities go with nothing outside it, neither \
             with their team nor with their criterion."
                .to_owned(),
        );
    }
    // A halo alone is one sentence, which needs no heading.
    let alone = groups.is_empty() && *within_criterion == 0.0;
    let mut out = String::new();
    if !alone {
        out += "\nCorrelation of the standard normals behind the quantities\n";
    }
    for line in lines {
        out += &if alone {
            format!("\n{}", wrap(&line, 0))
        } else {
            wrap(&format!("  {line}"), 4)
        };
    }
    out
}

/// The quantities of a group, and each two of them with their correlation.
fn told(scenario: &Scenario, group: &CorrelationGroup) -> String {
    let members = group.members.iter();
    let names = members.map(|member| scenario.address(*member).to_string());
    let names: Vec<String> = names.collect();
    match &group.coupling {
        Coupling::Equal(correlation) => format!(
            "Group {}, any two of {}: {}.",
            group.id,
            names.join(", "),
            short(*correlation)
        ),
        Coupling::Matrix(matrix) => {
            let mut pairs = Vec::new();
            for (i, first) in names.iter().enumerate() {
                for (j, second) in names.iter().enumerate().skip(i + 1) {
                    pairs.push(format!("{first} and {second} {}", short(matrix[i][j])));
                }
            }
            format!("Group {}: {}.", group.id, pairs.join(", "))
        }
    }
}
