//! What a document is made of.

use crate::analysis::{Comparison, Outcome, Sweep};
use crate::scenario::Scenario;

/// All that stands in a document, computed.
#[derive(Debug)]
pub struct Contents<'a> {
    /// The scenario under its settings.
    pub scenario: &'a Scenario,
    /// What a run of it found.
    pub outcome: &'a Outcome,
    /// The file of the scenario: its name, and its text as somebody wrote it.
    pub written: [&'a str; 2],
    /// The scenario as it was computed, as the text of a file that stands alone; none where it is too
    /// long, or where it is what was written.
    pub computed: Option<String>,
    /// What there is to say of how the scenario was read.
    pub notes: &'a [String],
    /// The command that makes the document.
    pub command: String,
    /// The command that makes the figures.
    pub run: String,
    /// The same at the positions of sliders, where what is set comes after.
    pub moving: String,
    /// The selection along every key that can be moved.
    pub moved: Vec<Sweep>,
    /// Keys that cannot.
    pub unmoved: Vec<Unmoved>,
    /// What was asked for beside all that.
    pub added: Vec<Added>,
}

/// A key that cannot be moved, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmoved {
    /// Its address.
    pub path: String,
    /// The reason.
    pub why: String,
}

/// Another result in the document.
#[derive(Debug)]
#[expect(missing_docs, reason = "each is what it holds")]
pub enum Added {
    Sweep(Sweep),
    Comparison(Comparison),
}
