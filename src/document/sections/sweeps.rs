//! Sweeps that were asked for.

use super::{Contents, Part, Pen};
use crate::document::contents::Added;
use crate::document::html::{Html, folded, list, paragraph};
use crate::document::table::table;
use crate::report::sweep;
use crate::words::{Said as _, axis_label, ended, say};

pub(super) fn section(contents: &Contents<'_>, pen: &mut Pen<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for added in &contents.added {
        let Added::Sweep(found) = added else { continue };
        let heading = || {
            let axes = found.axes.iter().map(axis_label);
            let axes = axes.reduce(|first, next| say!("sweep-by", first = first, next = next));
            say!("report-swept", axes = axes.unwrap_or_default())
        };
        let tables = sweep::tables(found, false);
        let tables: Html = tables
            .iter()
            .map(|(legend, rows)| table(rows, legend, 0))
            .collect();
        let body = paragraph(&ended(&found.said().finding))
            .and(paragraph(&sweep::headline(found)))
            .and(pen.chart(found, "sweep", &heading))
            .and(folded(
                &[("class", "figures")],
                &say!("report-figures"),
                tables,
            ))
            .and(list(&sweep::sentences(found, false)));
        parts.push(Part {
            id: format!("sweep-{}", parts.len() + 1),
            heading: heading(),
            body,
        });
    }
    parts
}
