//! What the axes of a sweep are called.

use super::{Language, in_language, say};
use crate::analysis::Axis;

/// An axis in the language that is spoken: a name, and after a comma its unit. What a scenario calls
/// otherwise keeps its name.
pub(crate) fn axis_label(axis: &Axis) -> String {
    let keys: Vec<&str> = axis.path.split('.').collect();
    let which = match keys.as_slice() {
        ["places"] => "axis-places",
        ["criteria", _, "weight"] => "axis-weight",
        ["criteria", _, "penalty"] => "axis-penalty",
        ["weights", "total"] => "axis-total",
        ["weights", "concentration"] => "axis-concentration",
        ["correlation", "within_team"] => "axis-within-teams",
        ["correlation", "within_criterion"] => "axis-within-criteria",
        _ => return axis.label.clone(),
    };
    let name = axis.label.rsplit_once(", ").map_or("", |(name, _)| name);
    let told = || say!(which, name = name);
    if in_language(Language::default(), told) == axis.label {
        told()
    } else {
        axis.label.clone()
    }
}
