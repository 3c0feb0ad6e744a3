//! The files beside a scenario, on the disk.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::scenario::{Files, decomposed};

/// More than any sheet needs; less than an endless device delivers.
const LARGEST: u64 = 256 << 20;

/// What a file holds, or why that is not known.
type Bytes = Result<Arc<[u8]>, String>;

/// The folder that a scenario lies in. Each file is read once.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    known: Mutex<HashMap<String, Bytes>>,
}

impl Folder {
    /// The folder of a scenario file; the working directory where it has none.
    pub(crate) fn of(scenario: &Path) -> Self {
        Self {
            path: scenario.parent().map_or_else(PathBuf::new, Path::to_owned),
            known: Mutex::default(),
        }
    }
}

impl Files for Folder {
    fn read(&self, name: &str) -> Bytes {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(read) = known.get(name) {
            return read.clone();
        }
        let mut path = self.path.join(name);
        // A name that was saved on another system may be decomposed.
        let other = self.path.join(decomposed(name));
        if !path.exists() && other.exists() {
            path = other;
        }
        let read = plain_file(&path);
        known.insert(name.to_owned(), read.clone());
        read
    }
}

/// The bytes of a file that is a file: what a link or a device delivers is not what was written
/// beside the scenario.
fn plain_file(path: &Path) -> Bytes {
    let why = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => error.to_string(),
    };
    let kind = path.symlink_metadata().map_err(why)?.file_type();
    if kind.is_symlink() {
        return Err("it is a link, and links are not followed".into());
    }
    if kind.is_dir() {
        return Err("it is a folder".into());
    }
    if !kind.is_file() {
        return Err("it is not a file but a device".into());
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(why)?;
    file.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(why)?;
    if bytes.len() as u64 > LARGEST {
        return Err("it is larger than 256 MiB".into());
    }
    Ok(bytes.into())
}
