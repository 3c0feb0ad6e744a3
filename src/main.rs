//! The program `simulate`.

#![forbid(unsafe_code)]

fn main() {}
