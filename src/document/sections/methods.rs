//! How the figures come about, as a paper says it, with what it refers to.

use super::{Contents, Part, Pen};
use crate::analysis::Method;
use crate::document::contents::Added;
use crate::document::html::{paragraph, tagged};
use crate::document::references::references;
use crate::report::{count, counted};
use crate::words::say;

pub(super) fn section(contents: &Contents<'_>, _: &mut Pen<'_>) -> Vec<Part> {
    let told = told(contents).join(" ");
    let body = paragraph(&told)
        .and(tagged("h3", &say!("report-references")))
        .and(references(&told));
    Part::only("methods", say!("report-methods"), body)
}

/// The paragraph, a sentence each.
fn told(contents: &Contents<'_>) -> Vec<String> {
    let outcome = contents.outcome;
    let seed = outcome.seed.to_string();
    let mut told = vec![say!(
        "methods-figures",
        title = &outcome.title,
        digest = &outcome.scenario_digest,
        version = outcome.version
    )];
    if outcome.weights_vary() {
        told.push(say!("methods-weights"));
    }
    if !outcome.aggregate.is_arithmetic() {
        told.push(say!("methods-geometric"));
    }
    told.push(match outcome.method {
        Method::Exact if !outcome.rows.is_empty() => {
            let rows = outcome.rows.iter().map(|rows| count(*rows as u64));
            let rows = rows.collect::<Vec<_>>().join(" × ");
            say!("methods-rows", rows = rows)
        }
        Method::Exact if outcome.pieces > 0 => {
            say!("methods-pieces", pieces = count(outcome.pieces))
        }
        Method::Exact => say!("methods-exact"),
        Method::QuasiMonteCarlo => say!(
            "methods-integrated",
            points = count(outcome.points),
            seed = seed
        ),
        Method::MonteCarlo => say!(
            "methods-drawn",
            draws = counted(outcome.draws, "draw"),
            seed = seed
        ),
    });
    told.push(say!("methods-entropy"));
    if outcome.observed.is_some() {
        told.push(say!("methods-observed"));
    }
    let compared = |added: &Added| matches!(added, Added::Comparison(_));
    if contents.added.iter().any(compared) {
        told.push(say!("methods-compared"));
    }
    if outcome.method != Method::Exact {
        told.push(say!("error-of-intervals"));
    }
    told
}
