//! Every case, drawn.

use crate::chart::{Look, Picture, comparison, pairwise, ranks, selection, sweep, weights};

use super::cases::{cases, long, nasty};
use super::comparisons::comparisons;
use super::fixture::weighted;
use super::sweeps::sweeps;

/// Labels of the criteria whose weights favour the teams of a case.
fn criteria(case: &str) -> Vec<String> {
    let some = |labels: &[&str]| labels.iter().map(|&label| label.to_owned()).collect();
    match case {
        "one" => Vec::new(),
        "two" => some(&["Quality", "Price"]),
        "twenty" => (1..=14).map(|at| format!("Criterion {at}")).collect(),
        "korean" => some(&["기술력 및 개발 경험", "목표 우수성", "파급효과"]),
        "nasty" => (0..12).map(nasty).collect(),
        "long" => (0..9).map(long).collect(),
        _ => some(&[
            "AI technology",
            "Development experience",
            "Goals",
            "Strategy and technology plan",
            "Impact",
            "Ecosystem contribution",
        ]),
    }
}

/// Pictures of the cases whose names pass, with those names.
pub(super) fn drawn(look: &Look, pass: impl Fn(&str) -> bool) -> Vec<(&'static str, Picture)> {
    let mut pictures = Vec::new();
    for (case, outcome) in cases().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, selection(&outcome, look).unwrap()));
        pictures.push((case, ranks(&outcome, look).unwrap()));
        pictures.push((case, pairwise(&outcome, look).unwrap()));
        let outcome = weighted(outcome, &criteria(case));
        pictures.push((case, weights(&outcome, look).unwrap()));
    }
    for (case, found) in sweeps().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, sweep(&found, look).unwrap()));
    }
    for (case, found) in comparisons().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, comparison(&found, look).unwrap()));
    }
    pictures
}
