//! Standard error: warnings, notes, progress, mistakes.
//!
//! Nobody has to read it. What cannot be written there, because the disk is full or the reader has
//! gone, changes neither the result nor the exit code.

use std::ffi::OsString;
use std::io::{IsTerminal, Write as _};

/// Writes a text and ends its line.
pub(crate) fn say(text: &str) {
    // In one piece, so that the lines of two programs are not mixed.
    let text = format!("{text}\n");
    let _ = std::io::stderr().write_all(text.as_bytes());
}

/// Whether standard error is a terminal on which a bar can move.
pub(crate) fn watched() -> bool {
    std::io::stderr().is_terminal() && !dumb(|name| std::env::var_os(name))
}

/// Whether colours may be used on a stream.
pub(crate) fn coloured(stream: &impl IsTerminal) -> bool {
    stream.is_terminal() && colours(|name| std::env::var_os(name))
}

/// Whether the environment allows colours; `NO_COLOR` counts where it says anything at all.
fn colours(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    variable("NO_COLOR").is_none_or(|value| value.is_empty()) && !dumb(variable)
}

/// Whether the terminal shows what is written to it and can do nothing else.
fn dumb(variable: impl Fn(&str) -> Option<OsString>) -> bool {
    variable("TERM").is_some_and(|terminal| terminal == "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_for_terminals_that_have_them_and_people_who_want_them() {
        let with = |set: &'static [(&str, &str)]| {
            move |name: &str| {
                let found = set.iter().find(|(variable, _)| *variable == name);
                found.map(|(_, value)| OsString::from(value))
            }
        };
        assert!(colours(with(&[])));
        assert!(colours(with(&[
            ("TERM", "xterm-256color"),
            ("NO_COLOR", "")
        ])));
        assert!(!colours(with(&[("NO_COLOR", "1")])));
        assert!(!colours(with(&[("TERM", "dumb")])));
    }
}
