//! `simulate`: who makes the cut, how often, and why.

#![forbid(unsafe_code)]

fn main() {}
