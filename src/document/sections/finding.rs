//! What there is to know before anything else.

use super::{Contents, Part, Pen};
use crate::document::html::{Html, element, paragraph};
use crate::report::{changed, findings, headline};
use crate::words::{Said as _, ended, say};

pub(super) fn section(contents: &Contents<'_>, pen: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let finding = ended(&outcome.said().finding);
    let lead = element("p", &[("class", "lead")], Html::text(&finding));
    let sentences = findings::sentences(outcome, 1);
    let sentences = sentences.iter().map(|sentence| paragraph(sentence));
    let chart = pen.chart(outcome, "selection", &|| say!("report-selection"));
    let body = lead
        .and(paragraph(&headline(outcome)))
        .and(paragraph(&changed(false, &outcome.settings)))
        .and(chart)
        .and(sentences.collect());
    Part::only("finding", String::new(), body)
}
