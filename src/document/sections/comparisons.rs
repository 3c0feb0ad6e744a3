//! Comparisons that were asked for.

use super::{Contents, Part, Pen};
use crate::document::contents::Added;
use crate::document::html::{Html, list, paragraph};
use crate::document::table::table;
use crate::report::comparison;
use crate::words::{Said as _, Words, ended, say, side_files};

pub(super) fn section(contents: &Contents<'_>, pen: &mut Pen<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    for added in &contents.added {
        let Added::Comparison(found) = added else {
            continue;
        };
        let heading = || {
            let [a, b] = side_files(found);
            say!("report-compared", a = a, b = b)
        };
        let sides = side_files(found)
            .into_iter()
            .zip(&found.sides)
            .zip(["A", "B"]);
        let sides = sides.map(|((file, side), which)| format!("{which}: {} ({file})", side.title));
        let sides: Vec<String> = sides.collect();
        let tables = comparison::tables(found, false);
        let captions = [say!("report-compared-legend"), say!("report-questions")];
        let tables = tables.iter().zip(&captions);
        let tables =
            tables.map(|((rows, below), caption)| table(rows, caption, 1).and(paragraph(below)));
        let tables: Html = tables.collect();
        let mut sentences = Words::of_comparison(found).sets(found);
        sentences.push(comparison::provenance(found));
        let differences = comparison::differing(found);
        let differences = if differences.is_empty() {
            paragraph(&say!("differences-none"))
        } else {
            paragraph(&format!("{}:", say!("differences-head"))).and(list(&differences))
        };
        let body = paragraph(&ended(&found.said().finding))
            .and(list(&sides))
            .and(paragraph(&comparison::headline(found)))
            .and(pen.chart(found, "compare", &heading))
            .and(tables)
            .and(list(&sentences))
            .and(differences);
        parts.push(Part {
            id: format!("comparison-{}", parts.len() + 1),
            heading: heading(),
            body,
        });
    }
    parts
}
