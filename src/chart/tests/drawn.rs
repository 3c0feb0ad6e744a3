//! Every case, drawn.

use crate::chart::{Fonts, Picture, comparison, ranks, selection, sweep};

use super::cases::cases;
use super::comparisons::comparisons;
use super::sweeps::sweeps;

/// Pictures of the cases whose names pass, with those names.
pub(super) fn drawn(fonts: &Fonts, pass: impl Fn(&str) -> bool) -> Vec<(&'static str, Picture)> {
    let mut pictures = Vec::new();
    for (case, outcome) in cases().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, selection(&outcome, fonts).unwrap()));
        pictures.push((case, ranks(&outcome, fonts).unwrap()));
    }
    for (case, found) in sweeps().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, sweep(&found, fonts).unwrap()));
    }
    for (case, found) in comparisons().into_iter().filter(|(case, _)| pass(case)) {
        pictures.push((case, comparison(&found, fonts).unwrap()));
    }
    pictures
}
