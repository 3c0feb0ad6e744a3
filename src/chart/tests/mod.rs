//! Pictures are checked as a reader would see them, case by case.

mod cases;
mod findings;
mod fixture;
mod gallery;
mod labels;
mod legible;
mod pictures;
