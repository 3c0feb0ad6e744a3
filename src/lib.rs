//! Who makes the cut, how often, and why.
//!
//! A panel scores candidates on weighted criteria and takes the best *k*. Scores and weights are
//! uncertain; this library runs that selection many times and says how often each team is in.
//!
//! Data flows one way, and a module never uses one to its right:
//! `scenario → model → engine → analysis → { report, chart } → cli`.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod chart;
pub mod scenario;
