//! A second opinion on every figure: a naive engine on random scenarios, and closed forms.
//!
//! By hand over more of them, as CONTRIBUTING.md says:
//! `CUTLINE_CASES=2000 CUTLINE_SEED=7 cargo test --profile long --test engine -- --nocapture second_engine`.

mod case;
mod closed;
mod judge;
mod laws;
mod links;
mod make;
mod numbers;
mod opinions;
mod random;
mod second;
mod values;
mod weights;
