//! Files beside a scenario: a sheet of scores, columns of draws made elsewhere.

use std::fmt::Debug;
use std::sync::Arc;

/// Where the files are that a scenario names. The reader itself opens none.
pub trait Files: Debug + Send + Sync {
    /// The bytes of a file, by the name that the scenario gives it.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, to be told after "`name` cannot be read: ".
    fn read(&self, name: &str) -> Result<Arc<[u8]>, String>;
}

/// No files at all: for a text that stands alone.
#[derive(Debug)]
pub(crate) struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _: &str) -> Result<Arc<[u8]>, String> {
        Err("this scenario is a text without a folder".into())
    }
}
