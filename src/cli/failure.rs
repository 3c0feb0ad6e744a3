//! Why a command ends without its result, and with which exit code.

use std::fmt::Display;
use std::path::Path;

/// A message for standard error and an exit code.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) message: String,
    pub(crate) code: u8,
}

/// The run failed, mostly in reading or writing.
pub(crate) const FAILED: u8 = 1;
/// The command line or the scenario is wrong.
pub(crate) const WRONG: u8 = 2;
/// Interrupted from the keyboard.
pub(crate) const INTERRUPTED: u8 = 130;

impl Failure {
    pub(crate) fn wrong(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code: WRONG,
        }
    }

    /// Something could not be done with a file.
    pub(crate) fn file(what: &str, path: &Path, reason: impl Display) -> Self {
        Self {
            message: format!("error: cannot {what} {}: {reason}", path.display()),
            code: FAILED,
        }
    }
}
