//! Pages as a browser shows them.
#![allow(clippy::unwrap_used, missing_docs)]

mod browser;
mod in_a_browser;
#[path = "../cli/program.rs"]
#[allow(dead_code, reason = "these tests use a part of it")]
mod program;
