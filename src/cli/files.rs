//! Files written whole or not at all.

use std::fs;
use std::path::Path;

use super::failure::Failure;

/// Writes a file by way of a temporary one beside it, so that no reader ever sees half of it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    write_with(path, |file| file.write_all(bytes))
}

/// The same, with the bytes coming piece by piece.
pub(crate) fn write_with(
    path: &Path,
    fill: impl FnOnce(&mut dyn std::io::Write) -> std::io::Result<()>,
) -> Result<(), Failure> {
    let fail = |error: std::io::Error| Failure::file("write", path, error);
    if path.is_dir() {
        return Err(Failure::file("write", path, "it is a folder"));
    }
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let folder = folder.unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(fail)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".simulate-");
    // Temporary files are private by default; this one becomes a document like any other, so it
    // gets what the user's own files get (the mask still applies).
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let temporary = builder.tempfile_in(folder).map_err(fail)?;
    let mut buffered = std::io::BufWriter::new(temporary);
    fill(&mut buffered).map_err(fail)?;
    let temporary = buffered
        .into_inner()
        .map_err(|error| fail(error.into_error()))?;
    temporary.persist(path).map_err(|error| fail(error.error))?;
    Ok(())
}
