//! Draws to counts.

mod math;
mod philox;
mod stream;
mod table;
