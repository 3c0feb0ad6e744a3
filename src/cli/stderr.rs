//! Standard error: warnings, notes, progress, mistakes.
//!
//! Nobody has to read it. What cannot be written there, because the disk is full or the reader has
//! gone, changes neither the result nor the exit code.

use std::io::{IsTerminal, Write as _};

/// Writes a text and ends its line.
pub(crate) fn say(text: &str) {
    // In one piece, so that the lines of two programs are not mixed.
    let text = format!("{text}\n");
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Whether standard error is a terminal on which a bar can move.
pub(crate) fn watched() -> bool {
    std::io::stderr().is_terminal() && !dumb()
}

/// Whether colours may be used on a stream.
pub(crate) fn coloured(stream: &impl IsTerminal) -> bool {
    let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    stream.is_terminal() && !refused && !dumb()
}

fn dumb() -> bool {
    std::env::var_os("TERM").is_some_and(|terminal| terminal == "dumb")
}
