//! Are the figures right: closed forms, identities, published tables, other methods, many seeds.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(
    clippy::disallowed_macros,
    reason = "longer runs tell how far they are"
)]

#[path = "../common/mod.rs"]
mod common;
mod compare;
mod convolution;
mod correlation;
mod counts;
mod coverage;
mod differential;
mod examples;
mod integral;
mod invariants;
mod joint;
mod kernel;
mod means;
mod oracles;
mod orders;
mod pieces;
mod polytopes;
mod published;
mod questions;
mod refused;
mod rows;
mod smaa;
mod spread;
mod support;
mod sweep;
mod ties;
mod together;
mod weights;
