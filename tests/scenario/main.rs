//! What people write is read as they mean it, or refused in words that help.
#![allow(clippy::unwrap_used, missing_docs)]
#![allow(
    clippy::disallowed_macros,
    reason = "longer runs tell how far they are"
)]

mod base;
mod beside;
mod broken;
mod changes;
#[path = "../common/mod.rs"]
mod common;
mod digest;
mod fuzz;
mod grammar;
mod lying;
mod numbers;
mod percentiles;
mod questions;
mod schema;
mod set;
mod settled;
mod sheets;
mod words;
