//! A result for machines that read JSON.

use super::{Format, Report};
use crate::words::{Said, Sentences};

pub(super) const FORMAT: Format = Format {
    name: "json",
    is_whole: true,
    has_tables: false,
    verifies: true,
    render: |report, _| {
        let text = match report {
            Report::Outcome(outcome) => json(outcome),
            Report::Sweep(sweep) => json(sweep),
            Report::Comparison(comparison) => json(comparison),
            Report::Verification(found) => json(found),
        };
        Ok(text?.into_bytes())
    },
};

/// A result as indented JSON with a line break at its end, with what it comes to in words.
///
/// # Errors
///
/// Where a figure is not finite, which none of this library is.
pub fn json<T: serde::Serialize + Said>(result: &T) -> Result<String, serde_json::Error> {
    #[derive(serde::Serialize)]
    struct Told<'a, T> {
        #[serde(flatten)]
        result: &'a T,
        #[serde(flatten)]
        said: Sentences,
    }
    let said = result.said();
    Ok(serde_json::to_string_pretty(&Told { result, said })? + "\n")
}
