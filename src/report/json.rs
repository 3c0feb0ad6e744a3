//! The outcome for machines that read JSON.

use crate::analysis::Outcome;

/// The outcome as indented JSON with a line break at its end.
///
/// # Errors
///
/// Where a figure is not finite, which no outcome of this library is.
pub fn json(outcome: &Outcome) -> Result<String, serde_json::Error> {
    Ok(serde_json::to_string_pretty(outcome)? + "\n")
}
