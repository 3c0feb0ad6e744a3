//! `[weights] concentration`: a Dirichlet law, which needs numbers.

use super::criteria::{CriterionDraft, RoleDraft};
use super::node::Table;
use super::{Problem, Weight};
use crate::model::Address;

/// So many weights that are no numbers are named.
const MOST_NAMED: usize = 8;

/// The problems of weights that are no numbers above 0. `rescaled` are those that `--set` changed.
pub(super) fn concentration(
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    rescaled: &[(usize, f64)],
    problems: &mut Vec<Problem>,
) {
    let Some(written) = root.at(Address::Concentration) else {
        return;
    };
    let place = |draft: &CriterionDraft<'_>| {
        let node = draft.weight_node();
        node.map_or(&draft.entry.key_place, |node| &node.place)
            .clone()
    };
    let mut open = Vec::new();
    for (i, draft) in criteria.iter().enumerate() {
        let RoleDraft::Weighted { weight, .. } = &draft.role else {
            continue;
        };
        let now = rescaled.iter().find(|r| r.0 == i).map(|r| r.1);
        match (weight, now) {
            (None, _) => {}
            (Some(Weight::Pinned(number)), now) => {
                if now.unwrap_or(*number) > 0.0 {
                    continue;
                }
                let id = draft.id();
                let message = format!("with `concentration`, the weight of `{id}` cannot be 0");
                problems.push(
                    Problem::error(&place(draft), message)
                        .label("a Dirichlet law needs numbers above 0")
                        .also(&written.place, "`concentration`")
                        .help("take the criterion out, or give it a small weight"),
                );
            }
            _ => open.push(draft),
        }
    }
    let Some(first) = open.first() else {
        return;
    };
    // One cause, however many weights it concerns.
    let (what, label) = match open.len() {
        1 => ("a number as the weight", "not a number"),
        _ => ("numbers as the weights", "the first that is no number"),
    };
    let ids: Vec<String> = open
        .iter()
        .take(MOST_NAMED)
        .map(|c| format!("`{}`", c.id()))
        .collect();
    let more = match open.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    let message = format!("`concentration` needs {what} of {}{more}", ids.join(", "));
    let first = place(first);
    let problem = if written.place.is_override() {
        Problem::error(&written.place, message).also(&first, label)
    } else {
        Problem::error(&first, message)
            .label(label)
            .also(&written.place, "`concentration`")
    };
    problems.push(problem.help("write numbers for all weights, or take `concentration` out"));
}
