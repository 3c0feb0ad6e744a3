//! The formats that a result is written in: one file and one line of [`FORMATS`] each.

mod csv;
mod json;
mod markdown;
mod table;

use std::error::Error;

pub use json::json;

use super::Tidy;
use crate::analysis::{Comparison, Outcome, Sweep, Verification};

/// The formats, the usual one first.
pub static FORMATS: [Format; 4] = [table::FORMAT, json::FORMAT, csv::FORMAT, markdown::FORMAT];

/// A format: what it is called, and what it makes of a result.
#[derive(Debug)]
pub struct Format {
    /// Its name, as it is asked for.
    pub name: &'static str,
    /// Whether it has everything, so that the scenario belongs into it too.
    pub is_whole: bool,
    /// Whether it can hold one of the tables of a run in place of the result.
    pub has_tables: bool,
    /// Whether it can say what a verification found.
    pub verifies: bool,
    /// Writes a result.
    ///
    /// # Errors
    ///
    /// Where the result cannot be said in this format; no result of this library but a
    /// verification in a format that does not verify.
    pub render: fn(Report<'_>, &Style) -> Rendered,
}

/// The bytes of a result, or why there are none.
pub type Rendered = Result<Vec<u8>, Box<dyn Error>>;

/// A result.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "each is what it holds")]
pub enum Report<'r> {
    Outcome(&'r Outcome),
    Sweep(&'r Sweep),
    Comparison(&'r Comparison),
    Verification(&'r Verification),
}

/// How much of a result is said, and in how wide lines.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// Columns of a table, see [`within`](super::within).
    pub columns: usize,
    /// Every digit that is known, and all there is.
    pub verbose: bool,
    /// The table of a run to write, where the format has tables.
    pub table: Option<Tidy>,
}

/// The format of this name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}

/// A verification in a format that does not verify.
fn unsaid() -> Box<dyn Error> {
    "a verification is a table or JSON".into()
}
