//! How the figures came about, and how sure they are.

use super::{Contents, Part, Pen};
use crate::analysis::Method;
use crate::document::html::{Html, element, paragraph, tagged};
use crate::report::findings;
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let outcome = contents.outcome;
    let fact = |name: String, value: Html| tagged("dt", &name).and(element("dd", &[], value));
    let mut facts = fact(say!("report-method"), Html::text(outcome.method.name()));
    for (name, count) in [
        (say!("report-draws"), outcome.draws),
        (say!("report-points"), outcome.points),
        (say!("report-pieces"), outcome.pieces),
    ] {
        if count > 0 {
            facts = facts.and(fact(name, Html::text(&crate::report::count(count))));
        }
    }
    facts = facts
        .and(fact(
            say!("report-seed"),
            Html::text(&outcome.seed.to_string()),
        ))
        .and(fact(
            say!("report-digest"),
            tagged("code", &outcome.scenario_digest),
        ))
        .and(fact(say!("report-version"), Html::text(outcome.version)))
        .and(fact(
            say!("report-again"),
            tagged("code", &contents.command),
        ));
    let sure = match outcome.method {
        Method::Exact => String::new(),
        Method::QuasiMonteCarlo | Method::MonteCarlo => say!("error-of-intervals"),
    };
    let body = paragraph(&findings::provenance(outcome, true))
        .and(paragraph(&sure))
        .and(element("dl", &[], facts));
    Part::only("how", say!("report-how"), body)
}
