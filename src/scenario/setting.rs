//! One argument that changes a scenario, and the flag it came with.

use super::Source;

/// What an argument's source is called.
pub const ARGUMENTS: &str = "command line";

/// A `PATH=VALUE` argument of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The flag that it stands after, such as `--set`: a message shows both.
    pub flag: &'static str,
    /// `PATH=VALUE`.
    pub argument: String,
}

impl Setting {
    /// An argument of `--set`.
    pub fn set(argument: impl Into<String>) -> Self {
        Self {
            flag: "--set",
            argument: argument.into(),
        }
    }

    /// What the argument is shown as: the text as it was typed.
    pub(crate) fn source(&self) -> Source {
        Source {
            name: ARGUMENTS.into(),
            text: format!("{} {}", self.flag, self.argument),
        }
    }

    /// Bytes of the source before the argument.
    pub(crate) fn lead(&self) -> usize {
        self.flag.len() + 1
    }
}
