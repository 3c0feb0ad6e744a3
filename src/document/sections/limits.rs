//! What no figure of the document tells.

use super::{Contents, Part, Pen};
use crate::document::html::list;
use crate::model::{Beyond, Correlation};
use crate::scenario::Role;
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let (scenario, outcome) = (contents.scenario, contents.outcome);
    let mut limits = vec![say!("limits-inputs"), say!("limits-once")];
    if outcome.weights_vary() {
        limits.push(if scenario.concentration.is_some() {
            say!("limits-dirichlet")
        } else {
            say!("limits-free-weights")
        });
    }
    if scenario.correlation == Correlation::default() {
        limits.push(say!("limits-independent"));
    }
    let goes_on = scenario
        .criteria
        .iter()
        .any(|criterion| criterion.beyond == Beyond::Extend);
    if goes_on {
        limits.push(say!("limits-beyond"));
    }
    let has_penalty = scenario.criteria.iter();
    let mut has_penalty = has_penalty.filter(|it| matches!(it.role, Role::Penalty(_)));
    if has_penalty.next().is_some() {
        limits.push(say!("limits-penalties"));
    }
    limits.push(say!("limits-lots"));
    if outcome.observed.is_some() {
        limits.push(say!("limits-observed"));
    }
    if !contents.moved.is_empty() {
        limits.push(say!("limits-one-at-a-time"));
    }
    Part::only("limits", say!("report-limits"), list(&limits))
}
