//! Files that this run has read, which it never writes over.
//!
//! The list is the program's, as its arguments are: every command reads its files before it
//! computes, and whatever writes one asks here.

use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use super::failure::{Failure, reason, shown};

static READ: Mutex<Vec<Identity>> = Mutex::new(Vec::new());

/// What makes two paths the same file.
#[derive(Debug, PartialEq, Eq)]
struct Identity {
    canonical: Option<PathBuf>,
    /// Device and inode, which hard links share.
    node: Option<(u64, u64)>,
}

impl Identity {
    fn new(path: &Path, metadata: &Metadata) -> Self {
        #[cfg(unix)]
        let node = {
            use std::os::unix::fs::MetadataExt as _;
            Some((metadata.dev(), metadata.ino()))
        };
        #[cfg(not(unix))]
        let node = None;
        let regular = metadata.is_file();
        Self {
            canonical: path.canonicalize().ok().filter(|_| regular),
            node: node.filter(|_| regular),
        }
    }

    fn is(&self, other: &Self) -> bool {
        let same_path = self.canonical.is_some() && self.canonical == other.canonical;
        same_path || self.node.is_some() && self.node == other.node
    }
}

/// Remembers a file that is read.
pub(super) fn remember(path: &Path, metadata: &Metadata) {
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.push(Identity::new(path, metadata));
}

/// Refuses to write over what was read.
pub(super) fn spare(path: &Path) -> Result<(), Failure> {
    if is_input(path) {
        return Err(refused(path, "name another file"));
    }
    Ok(())
}

/// Refuses to write files with an ending into a folder from which one with it was read.
pub(super) fn spare_in(folder: &Path, ending: &str) -> Result<(), Failure> {
    let Ok(folder) = folder.canonicalize() else {
        return Ok(());
    };
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    let mut files = read.iter().filter_map(|read| read.canonical.as_deref());
    let taken = files.find(|file| {
        file.parent() == Some(&folder) && file.extension().is_some_and(|end| end == ending)
    });
    match taken {
        Some(file) => Err(refused(file, "--out names another folder for the charts")),
        None => Ok(()),
    }
}

fn refused(path: &Path, help: &str) -> Failure {
    Failure::wrong(format!(
        "error: {} is read by this run, and what is read is not written over\n  help: {help}",
        shown(path)
    ))
}

fn is_input(path: &Path) -> bool {
    let Ok(metadata) = fs::metadata(path) else {
        return false;
    };
    let file = Identity::new(path, &metadata);
    let read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    read.iter().any(|read| read.is(&file))
}

/// Why a file is not read.
pub(super) enum Unread {
    /// The system does not give it.
    Failed(io::Error),
    /// It is no file, and might never end.
    NoFile(&'static str),
    /// It is larger than it may be.
    TooLarge,
}

impl Unread {
    /// The reason, to be told after "cannot read FILE: ".
    pub(super) fn reason(&self, most: u64) -> String {
        match self {
            Self::Failed(error) => reason(error),
            Self::NoFile(what) => format!("it is {what}, not a file"),
            Self::TooLarge => format!("it is larger than {} MiB", most >> 20),
        }
    }
}

/// How many bytes are read at most: of anything, and of what begins with a brace, as JSON does.
#[derive(Debug, Clone, Copy)]
pub(super) struct Most {
    pub(super) bytes: u64,
    pub(super) in_braces: u64,
}

impl From<u64> for Most {
    fn from(bytes: u64) -> Self {
        let in_braces = bytes;
        Self { bytes, in_braces }
    }
}

/// The bytes of a regular file, at most so many.
pub(super) fn regular(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    // Asked before it is opened: a pipe would wait for somebody to write into it.
    let metadata = fs::metadata(path).map_err(Unread::Failed)?;
    if metadata.is_dir() {
        return Err(Unread::NoFile("a folder"));
    }
    if !metadata.is_file() {
        return Err(Unread::NoFile("a device or a pipe"));
    }
    opened(path, most)
}

/// The bytes of standard input, at most so many.
pub(super) fn standard(most: impl Into<Most>) -> Result<Vec<u8>, Unread> {
    let input = io::stdin();
    #[cfg(unix)]
    {
        // The shell may have opened a file for us, which is an input like any other.
        use std::os::fd::AsFd as _;
        if let Ok(file) = input.as_fd().try_clone_to_owned()
            && let Ok(metadata) = File::from(file).metadata()
        {
            remember(Path::new("-"), &metadata);
        }
    }
    limited(input.lock(), most)
}

/// The bytes of whatever a path leads to, at most so many.
pub(super) fn opened(path: &Path, most: impl Into<Most>) -> Result<Vec<u8>, Unread> {
    let file = File::open(path).map_err(Unread::Failed)?;
    if let Ok(metadata) = file.metadata() {
        remember(path, &metadata);
    }
    limited(file, most)
}

/// What a reader gives, at most so many bytes.
pub(super) fn limited(mut reader: impl io::Read, most: impl Into<Most>) -> Result<Vec<u8>, Unread> {
    let Most {
        bytes: mut most,
        in_braces,
    } = most.into();
    let mut bytes = Vec::new();
    loop {
        let left = (most + 1).saturating_sub(bytes.len() as u64);
        let read = reader.by_ref().take(left).read_to_end(&mut bytes);
        read.map_err(Unread::Failed)?;
        if bytes.len() as u64 <= most {
            return Ok(bytes);
        }
        let first = bytes.iter().find(|byte| !byte.is_ascii_whitespace());
        if most >= in_braces || first != Some(&b'{') {
            return Err(Unread::TooLarge);
        }
        most = in_braces;
    }
}
