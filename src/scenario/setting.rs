//! One argument that changes a scenario, and the flag it came with.

use super::Source;
use super::composed::composed;

/// What an argument's source is called.
pub const ARGUMENTS: &str = "command line";

/// The flag whose argument is a question, not a key and its value.
const ASK: &str = "--ask";

/// A `PATH=VALUE` argument of the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// The flag that it stands after, such as `--set`: a message shows both.
    pub flag: &'static str,
    /// `PATH=VALUE`, in composed form (NFC).
    pub argument: String,
    /// Bytes of the argument that were not typed: of `--draws 5` the path and its `=`.
    implied: usize,
}

impl Setting {
    /// An argument of `--set`.
    pub fn set(argument: impl Into<String>) -> Self {
        Self::after("--set", argument)
    }

    /// An argument of a flag like `--set`.
    pub fn after(flag: &'static str, argument: impl Into<String>) -> Self {
        Self {
            flag,
            argument: composed(argument.into()),
            implied: 0,
        }
    }

    /// The argument of a flag that stands for one key, such as `--draws`.
    pub fn of_key(flag: &'static str, path: &str, value: &str) -> Self {
        Self {
            flag,
            argument: composed(format!("{path}={value}")),
            implied: path.len() + 1,
        }
    }

    /// A question that is asked beside those of the file.
    pub fn ask(argument: impl Into<String>) -> Self {
        Self::after(ASK, argument)
    }

    /// Whether it is one.
    pub(crate) fn is_question(&self) -> bool {
        self.flag == ASK
    }

    /// What the argument is shown as: the text as it was typed.
    pub(crate) fn source(&self) -> Source {
        let typed = self.argument.get(self.implied..).unwrap_or_default();
        Source {
            name: ARGUMENTS.into(),
            text: format!("{} {typed}", self.flag),
        }
    }

    /// By how much a place in the argument moves to be one in the source.
    pub(crate) fn lead(&self) -> isize {
        (self.flag.len() + 1).cast_signed() - self.implied.cast_signed()
    }
}
