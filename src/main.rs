//! `simulate`: who makes the cut, how often, and why.

#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    cutline::cli::main()
}
