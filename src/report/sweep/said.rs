//! A sweep in sentences.

use crate::analysis::{Axis, Method, Sweep};
use crate::report::text::{count, counted};
use crate::words::{self, Words, say};

/// What was varied, over how many draws.
pub(crate) fn headline(sweep: &Sweep) -> String {
    let varied = sweep.axes.iter().map(|axis| {
        let values = counted(axis.values.len(), "value");
        say!("sweep-varied", values = values, key = &axis.path)
    });
    let varied = varied.reduce(|first, next| say!("sweep-by", first = first, next = next));
    let places = sweep.points.iter().map(|point| point.places);
    let (low, high) = (places.clone().min(), places.max());
    let places = match (low, high) {
        (Some(low), Some(high)) if low < high => say!(
            "sweep-places",
            low = low.to_string(),
            high = high.to_string()
        ),
        _ => counted(sweep.places, "place"),
    };
    let teams = counted(sweep.teams.len(), "team");
    let varied = varied.unwrap_or_default();
    let headline = match sweep.method {
        Method::Exact => say!(
            "sweep-headline-exact",
            places = places,
            teams = teams,
            varied = varied
        ),
        Method::QuasiMonteCarlo => say!(
            "sweep-headline-integrated",
            places = places,
            teams = teams,
            varied = varied
        ),
        Method::MonteCarlo => say!(
            "sweep-headline",
            places = places,
            teams = teams,
            varied = varied,
            draws = counted(sweep.draws, "draw")
        ),
    };
    if sweep.complete {
        headline
    } else {
        format!("{headline} {}", say!("sweep-incomplete"))
    }
}

/// What there is to say of the figures; `full` with every digit that is known.
pub(super) fn findings(sweep: &Sweep, full: bool) -> Vec<String> {
    let words = Words::of_sweep(sweep).full(full);
    let mut all = words.crossings(sweep);
    all.extend(words.changes(sweep));
    all
}

/// What was held, and where the scenario stands.
pub(crate) fn held(sweep: &Sweep) -> Vec<String> {
    let axis = |axis: &Axis| {
        let base = axis.base.as_ref();
        let base =
            base.map(|base| say!("base-as-written", key = &axis.path, value = &base.written));
        base.into_iter()
            .chain(words::held(axis))
            .collect::<Vec<_>>()
    };
    sweep.axes.iter().flat_map(axis).collect()
}

/// What the figures rest on.
pub(super) fn provenance(sweep: &Sweep) -> String {
    let point = if sweep.axes.len() == 2 {
        "cell"
    } else {
        "value"
    };
    let digest = &sweep.scenario_digest;
    let digest = digest.get(..19).unwrap_or(digest);
    let points = counted(sweep.points.len(), point);
    match sweep.method {
        Method::Exact if sweep.settled => {
            say!("rest-swept-exact", points = points, digest = digest)
        }
        Method::Exact => say!(
            "rest-swept-integrated-exact",
            points = points,
            digest = digest
        ),
        Method::QuasiMonteCarlo => say!(
            "rest-swept-integrated",
            count = count(sweep.integration_points),
            points = points,
            seed = sweep.seed.to_string(),
            digest = digest
        ),
        Method::MonteCarlo => say!(
            "rest-swept",
            draws = counted(sweep.draws, "draw"),
            points = points,
            seed = sweep.seed.to_string(),
            digest = digest
        ),
    }
}
