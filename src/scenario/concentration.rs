//! `[weights] concentration`: a Dirichlet law, which needs numbers.

use super::criteria::{CriterionDraft, RoleDraft};
use super::node::Table;
use super::{Problem, Weight};

/// The problems of weights that are no numbers above 0. `rescaled` are those that `--set` changed.
pub(super) fn concentration(
    root: &Table,
    criteria: &[CriterionDraft<'_>],
    rescaled: &[(usize, f64)],
    problems: &mut Vec<Problem>,
) {
    let Some(written) = root.path(&["weights", "concentration"]) else {
        return;
    };
    for (i, draft) in criteria.iter().enumerate() {
        let RoleDraft::Weighted { weight, .. } = &draft.role else {
            continue;
        };
        let now = rescaled.iter().find(|r| r.0 == i).map(|r| r.1);
        let place = draft
            .weight_node()
            .map_or(&draft.entry.key_place, |n| &n.place);
        let id = draft.id();
        let problem = match (weight, now) {
            (None, _) => continue,
            (Some(Weight::Pinned(number)), now) => {
                if now.unwrap_or(*number) > 0.0 {
                    continue;
                }
                let message = format!("with `concentration`, the weight of `{id}` cannot be 0");
                Problem::error(place, message)
                    .label("a Dirichlet law needs numbers above 0")
                    .help("take the criterion out, or give it a small weight")
            }
            _ => {
                let message = format!("`concentration` needs a number as the weight of `{id}`");
                Problem::error(place, message)
                    .label("not a number")
                    .help("write numbers for all weights, or take `concentration` out")
            }
        };
        problems.push(problem.also(&written.place, "`concentration`"));
    }
}
