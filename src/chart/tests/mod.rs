//! Pictures are checked as a reader would see them, case by case.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod cases;
mod comparisons;
mod crowd;
mod drawn;
mod fixture;
mod gallery;
mod labels;
mod legible;
mod looks;
mod pictures;
mod scripts;
mod spread;
mod sweep_findings;
mod sweeps;
mod ticks;
