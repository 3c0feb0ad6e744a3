//! Files written whole or not at all, and never over what was read.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::Path;

use super::destination::Destination;
use super::failure::{Failure, shown};
use super::{destination, inputs, leftovers};

/// Whether a file got everything that was to be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It did.
    Whole,
    /// Whoever fills it gave up. There is no such file, or the one that was there before; what can
    /// only be written into ends early.
    GivenUp,
}

/// Writes a file by way of a temporary one beside it, so that no reader ever sees half of it.
///
/// Links are followed, and what stands there already keeps its mode and its owner. What is no
/// regular file but a device, a pipe or a descriptor of the shell's is written into.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let fill = |file: &mut dyn Write| file.write_all(bytes).map(|()| Written::Whole);
    write_with(path, fill).map(|_| ())
}

/// The same, with the bytes coming piece by piece.
pub(crate) fn write_with(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<Written>,
) -> Result<Written, Failure> {
    let fail = |error: io::Error| Failure::io("write", path, &error);
    match destination(path)? {
        Destination::Stream => into(path, fill).map_err(fail),
        Destination::File { path: file, before } => {
            beside(&file, before.as_ref(), fill).map_err(fail)
        }
    }
}

/// What a path to be written to leads to, or what is known to stand against it.
pub(crate) fn destination(path: &Path) -> Result<Destination, Failure> {
    inputs::spare(path)?;
    let destination = destination::of(path).map_err(|error| Failure::io("write", path, &error))?;
    let against = match &destination {
        Destination::Stream => None,
        Destination::File {
            before: Some(before),
            ..
        } if before.is_dir() => Some("it is a folder".to_owned()),
        Destination::File {
            before: Some(before),
            ..
        } => (before.permissions().readonly()).then(|| "it is write-protected".to_owned()),
        Destination::File { path, before: None } => {
            blocked(path).map(|part| format!("{} is a file, not a folder", shown(part)))
        }
    };
    match against {
        Some(reason) => Err(Failure::file("write", path, reason)),
        None => Ok(destination),
    }
}

/// Writes a file where there is none.
pub(crate) fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if let Ok(Destination::File {
        before: Some(_), ..
    }) = destination::of(path)
    {
        return Err(Failure::wrong(format!(
            "error: {} is there already, and nothing is overwritten",
            shown(path)
        )));
    }
    write(path, bytes)
}

/// Fills a temporary file beside the one that is meant, and puts it in its place.
fn beside(
    path: &Path,
    before: Option<&fs::Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<Written>,
) -> io::Result<Written> {
    let folder = destination::folder(path);
    fs::create_dir_all(folder)?;
    leftovers::clear(folder);
    let temporary = leftovers::temporary(folder, before.is_some())?;
    let mut buffered = BufWriter::new(temporary);
    if fill(&mut buffered)? == Written::GivenUp {
        return Ok(Written::GivenUp);
    }
    let temporary = buffered
        .into_inner()
        .map_err(io::IntoInnerError::into_error)?;
    if let Some(before) = before {
        inherit(temporary.as_file(), before)?;
    }
    temporary.persist(path).map_err(|error| error.error)?;
    Ok(Written::Whole)
}

/// Gives a file the mode of the one whose place it takes and, where that is allowed, its owner.
fn inherit(file: &File, before: &fs::Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt as _, fchown};
        let now = file.metadata()?;
        if (now.uid(), now.gid()) != (before.uid(), before.gid()) {
            // Only the superuser gives files away; others keep what they wrote.
            let _ = fchown(file, Some(before.uid()), Some(before.gid()));
        }
    }
    file.set_permissions(before.permissions())
}

/// Writes into what is no regular file.
fn into(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<Written>,
) -> io::Result<Written> {
    // A descriptor may be a file that has something in it already, such as standard output.
    let mut out = BufWriter::new(OpenOptions::new().append(true).open(path)?);
    let done = fill(&mut out).and_then(|written| out.flush().map(|()| written));
    match done {
        // A reader that has seen enough is no error.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            // What is left would only meet the closed pipe again.
            let _ = out.into_parts();
            Ok(Written::Whole)
        }
        done => done,
    }
}

/// The part of a path that would have to be a folder and is none.
fn blocked(path: &Path) -> Option<&Path> {
    let there = destination::folder(path)
        .ancestors()
        .find(|part| part.exists())?;
    (!there.is_dir()).then_some(there)
}
