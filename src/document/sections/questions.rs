//! What was asked, and the answers.

use super::{Contents, Part, Pen};
use crate::document::html::paragraph;
use crate::document::table::table;
use crate::report::questions;
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    if outcome.questions.is_empty() {
        return Vec::new();
    }
    let rows = questions::rows(outcome, false);
    let body = table(&rows, "", 1).and(paragraph(&questions::drawn(outcome)));
    Part::only("questions", say!("report-questions"), body)
}
