//! Files beside a scenario: a sheet of scores, columns of draws made elsewhere.

use std::fmt::Debug;

/// Where the files are that a scenario names. The reader itself opens none.
pub trait Files: Debug + Send + Sync {
    /// The bytes of a file, by the name that the scenario gives it.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, or may not be.
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread>;
}

/// Why a file that a scenario names cannot be read. Nothing in it tells what the file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The reason, to be told after "`name` cannot be read: ".
    pub why: String,
    /// What to do about it.
    pub help: String,
}

impl From<String> for Unread {
    /// A reason without a help of its own.
    fn from(why: String) -> Self {
        let help = "the name counts from the folder of the scenario".into();
        Self { why, help }
    }
}

impl From<&str> for Unread {
    fn from(why: &str) -> Self {
        why.to_owned().into()
    }
}

/// No files at all: for a text that stands alone.
#[derive(Debug)]
pub(crate) struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Vec<u8>, Unread> {
        Err("this scenario is a text without a folder".into())
    }
}
