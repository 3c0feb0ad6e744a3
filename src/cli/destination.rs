//! What a path to be written to stands for.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// What a path leads to.
#[derive(Debug)]
pub(crate) enum Destination {
    /// Something to write into, which cannot be replaced: a device, a pipe, a descriptor.
    Stream,
    /// A file, behind all links, and what stands there already.
    File {
        path: PathBuf,
        before: Option<Metadata>,
    },
}

/// More links after another are a circle.
const LINKS: usize = 40;

/// Follows a path through its links, to a file that need not be there.
pub(crate) fn of(path: &Path) -> io::Result<Destination> {
    let mut at = path.to_owned();
    for _ in 0..LINKS {
        // A descriptor looks like a link, but one to nowhere where it is a pipe.
        if is_descriptor(&at) {
            return Ok(Destination::Stream);
        }
        let found = match at.symlink_metadata() {
            Err(error) if is_missing(error.kind()) => None,
            found => Some(found?),
        };
        match found {
            Some(found) if found.is_symlink() => at = folder(&at).join(fs::read_link(&at)?),
            Some(found) if !found.is_file() && !found.is_dir() => return Ok(Destination::Stream),
            before => return Ok(Destination::File { path: at, before }),
        }
    }
    Err(io::Error::other("too many links, one after another"))
}

/// The folder that a path lies in.
pub(crate) fn folder(path: &Path) -> &Path {
    let parent = path.parent();
    let parent = parent.filter(|parent| !parent.as_os_str().is_empty());
    parent.unwrap_or(Path::new("."))
}

/// Whether nothing is there. A file where a folder should be is found when the folder is made.
fn is_missing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Whether a path names an open descriptor, as `/dev/fd/63` and `/dev/stdout` do.
fn is_descriptor(path: &Path) -> bool {
    let Ok(folder) = folder(path).canonicalize() else {
        return false;
    };
    folder == Path::new("/dev/fd") || folder.starts_with("/proc") && folder.ends_with("fd")
}
