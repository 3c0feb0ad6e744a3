//! Why a command ends without its result, and with which exit code.

use std::fmt::Display;
use std::io;
use std::path::Path;

use super::stderr::say;
use crate::scenario::{message, visible};

/// A message for standard error and an exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    pub(crate) code: u8,
}

/// The run failed, mostly in reading or writing.
pub(crate) const FAILED: u8 = 1;
/// The command line or the scenario is wrong.
pub(crate) const WRONG: u8 = 2;
/// Interrupted from the keyboard.
pub(crate) const INTERRUPTED: u8 = 130;

impl Failure {
    /// The command line or the scenario is wrong.
    pub(crate) fn wrong(text: impl AsRef<str>) -> Self {
        Self::with_code(WRONG, text.as_ref())
    }

    /// The same, told in a text that is fit for a terminal already, colours and all.
    pub(crate) fn drawn(message: String) -> Self {
        Self {
            message,
            code: WRONG,
        }
    }

    /// The run failed.
    pub(crate) fn failed(text: impl AsRef<str>) -> Self {
        Self::with_code(FAILED, text.as_ref())
    }

    /// The run was interrupted.
    pub(crate) fn interrupted(text: impl AsRef<str>) -> Self {
        Self::with_code(INTERRUPTED, text.as_ref())
    }

    /// Something could not be done with a file.
    pub(crate) fn file(what: &str, path: &Path, reason: impl Display) -> Self {
        Self::failed(format!("error: cannot {what} {}: {reason}", shown(path)))
    }

    /// The same, for what the system says.
    pub(crate) fn io(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::file(what, path, reason(error))
    }

    /// Says on standard error what it is.
    pub(crate) fn tell(&self) {
        say(&self.message);
    }

    fn with_code(code: u8, text: &str) -> Self {
        Self {
            message: message(text).into_owned(),
            code,
        }
    }
}

/// A path as it may be shown, whatever its name does to a terminal.
pub(crate) fn shown(path: &Path) -> String {
    visible(&path.display().to_string()).into_owned()
}

/// What the system says went wrong, without the number it has for that.
pub(crate) fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    let words = text.split(" (os error ").next().unwrap_or_default();
    let mut letters = words.chars();
    match letters.next() {
        // As a part of our sentence, not one of its own.
        Some(first) if error.raw_os_error().is_some() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn the_system_is_quoted_without_its_numbers() {
        let missing = std::fs::read("no such file").unwrap_err();
        assert_eq!(reason(&missing), "no such file or directory");
        assert_eq!(reason(&io::Error::other("Ours")), "Ours");
    }
}
