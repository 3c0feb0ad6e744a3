//! A sweep in sentences.

use crate::analysis::{Axis, Sweep};
use crate::report::text::counted;
use crate::words::Words;

/// What was varied, over how many draws.
pub(super) fn headline(sweep: &Sweep) -> String {
    let incomplete = if sweep.complete {
        ""
    } else {
        " INCOMPLETE: the sweep was interrupted."
    };
    let varied: Vec<String> = sweep
        .axes
        .iter()
        .map(|axis| {
            let values = counted(axis.values.len(), "value");
            format!("{values} of {}", axis.path)
        })
        .collect();
    let places = sweep.points.iter().map(|point| point.places);
    let (low, high) = (places.clone().min(), places.max());
    let places = match (low, high) {
        (Some(low), Some(high)) if low < high => format!("{low} to {high} places"),
        _ => counted(sweep.places, "place"),
    };
    format!(
        "{places} for {}; {}; {} each.{incomplete}",
        counted(sweep.teams.len(), "team"),
        varied.join(" by "),
        counted(sweep.draws, "draw")
    )
}

/// What there is to say of the figures; `full` with every digit that is known.
pub(super) fn findings(sweep: &Sweep, full: bool) -> Vec<String> {
    let words = Words::of_sweep(sweep).full(full);
    let mut all = words.crossings(sweep);
    all.extend(words.changes(sweep));
    all
}

/// What was held, and where the scenario stands.
pub(super) fn held(sweep: &Sweep) -> Vec<String> {
    let axis = |axis: &Axis| {
        let base = axis.base.as_ref();
        let base = base.map(|base| format!("As written: {} = {}.", axis.path, base.written));
        base.into_iter()
            .chain(axis.held.clone())
            .collect::<Vec<_>>()
    };
    sweep.axes.iter().flat_map(axis).collect()
}

/// What the figures rest on.
pub(super) fn provenance(sweep: &Sweep) -> String {
    format!(
        "{} at each of {}, seed {}, scenario {}. All of them share their random \
         numbers, so that differences are known better than the figures themselves.",
        counted(sweep.draws, "draw"),
        counted(
            sweep.points.len(),
            if sweep.axes.len() == 2 {
                "cell"
            } else {
                "value"
            }
        ),
        sweep.seed,
        sweep
            .scenario_digest
            .get(..19)
            .unwrap_or(&sweep.scenario_digest),
    )
}
