//! Results and problems as bytes: each renderer returns text and touches no file.

pub mod diagnostic;
