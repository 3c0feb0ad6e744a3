//! The files beside a scenario, on the disk: those in its folder or below, and in the folders that
//! the command line allows. Nothing tells what lies elsewhere, not even whether it is there.

use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf, absolute};

use super::failure::{Failure, reason, shown};
use super::inputs::opened;
use crate::scenario::{Files, Unread};

/// More than any sheet needs; less than an endless device delivers.
const LARGEST: u64 = 256 << 20;

/// The folder that a scenario lies in, and where the files may lie that it names.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    /// Allowed folders without links in their paths.
    real: Vec<PathBuf>,
    /// The same as they were given, from the root on.
    given: Vec<PathBuf>,
}

impl Folder {
    /// The folder of a scenario file, the working directory for a scenario from standard input, and
    /// the folders of `--files-from`.
    pub(crate) fn of(scenario: &Path, more: &[PathBuf]) -> Result<Self, Failure> {
        let own = scenario.parent().unwrap_or(Path::new(""));
        let own = if own.as_os_str().is_empty() {
            Path::new(".")
        } else {
            own
        };
        let mut folder = Self {
            path: own.to_owned(),
            real: Vec::new(),
            given: Vec::new(),
        };
        for path in std::iter::once(own).chain(more.iter().map(PathBuf::as_path)) {
            if path != own && !path.is_dir() {
                return Err(Failure::wrong(format!(
                    "error: --files-from: there is no folder {}",
                    shown(path)
                )));
            }
            let fail = |error| Failure::io("read", path, &error);
            folder.real.push(path.canonicalize().map_err(fail)?);
            folder.given.push(tidy(&absolute(path).map_err(fail)?));
        }
        Ok(folder)
    }

    /// The path of a file that may be read, without links; else why not.
    fn allowed(&self, name: &str) -> Result<PathBuf, Unread> {
        let path = self.path.join(name);
        // What leads outside by its name is not looked for.
        let bases = self.real.iter().take(1).map(|own| own.join(name));
        let mut named = bases.chain(absolute(&path)).map(|path| tidy(&path));
        let folders = || self.real.iter().chain(&self.given);
        if !named.any(|path| folders().any(|folder| path.starts_with(folder))) {
            return Err(outside());
        }
        let inside = |path: &Path| self.real.iter().any(|folder| path.starts_with(folder));
        match path.canonicalize() {
            Ok(real) if inside(&real) => Ok(real),
            Ok(_) => Err(outside()),
            // The folder that is there says where the file would be.
            Err(error) => {
                let there = path.ancestors().find_map(|path| path.canonicalize().ok());
                Err(match there {
                    Some(real) if !inside(&real) => outside(),
                    _ => why(&error),
                })
            }
        }
    }
}

impl Files for Folder {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        let path = self.allowed(name)?;
        let about = path.metadata().map_err(|error| why(&error))?;
        if about.is_dir() {
            return Err("it is a folder".into());
        }
        if !about.is_file() {
            return Err("it is not a file but a device".into());
        }
        opened(&path, LARGEST).map_err(|unread| unread.reason(LARGEST).into())
    }
}

fn outside() -> Unread {
    Unread {
        why: "it does not lie in the folder of the scenario or below".into(),
        help: "copy it there, or allow its folder with --files-from DIR".into(),
    }
}

fn why(error: &std::io::Error) -> Unread {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file".into(),
        _ => reason(error).into(),
    }
}

/// A path without `.` and `..`, by its text alone.
fn tidy(path: &Path) -> PathBuf {
    let mut tidied = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                tidied.pop();
            }
            part => tidied.push(part),
        }
    }
    tidied
}
