//! Pictures are checked as a reader would see them, case by case.

mod cases;
mod fixture;
mod gallery;
