//! Every case, drawn.

use crate::chart::{Look, Picture, comparison, pairwise, ranks, selection, sweep, weights};

use super::cases::{cases, long, nasty};
use super::comparisons::comparisons;
use super::fixture::{base, many, weighted};
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
    let standing_out = standing_out(look);
    let cases = [
        ("base", base()),
        ("hundred", many(100, 20, |at| format!("Team {}", at + 1))),
    ];
    for (case, outcome) in cases.into_iter().filter(|_| pass("highlight")) {
        let outcome = weighted(outcome, &criteria(case));
        for draw in [selection, ranks, pairwise, weights] {
            pictures.push(("highlight", draw(&outcome, &standing_out).unwrap()));
        }
    }
    let few = [
        "sweep-base",
        "sweep-forty",
        "sweep-words",
        "map-last",
        "map-many-sets",
        "map-team",
    ];
    for (_, found) in
        (sweeps().into_iter()).filter(|(case, _)| few.contains(case) && pass("highlight"))
    {
        pictures.push(("highlight", sweep(&found, &standing_out).unwrap()));
    }
    let few = ["compare-base", "compare-two-hundred"];
    for (_, found) in
        (comparisons().into_iter()).filter(|(case, _)| few.contains(case) && pass("highlight"))
    {
        pictures.push(("highlight", comparison(&found, &standing_out).unwrap()));
    }
    for (case, found) in sweeps().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, sweep(&found, look).unwrap()));
    }
    for (case, found) in comparisons().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, comparison(&found, look).unwrap()));
    }
    pictures
}

/// The same with a headline and teams that stand out, some of which are in each case.
fn standing_out(look: &Look) -> Look {
    let mut out = Look::from(look.fonts.clone());
    out.title = Some(
        "A headline of our own, long enough to need a second line on any page that has this width"
            .to_owned(),
    );
    out.highlight = ["kt", "kakao", "t3", "t44", "t99"]
        .map(str::to_owned)
        .to_vec();
    out
}
