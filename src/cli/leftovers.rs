//! Temporary files, and those of runs that were killed before they could remove theirs; charts that
//! an earlier run left.
//!
//! A file that is being filled is locked by whoever fills it, and the system takes the lock away
//! when that program ends, however it ends. So a file of ours that can be locked is nobody's, on
//! this machine and in every container on it, which a number of a process could not tell.

use std::fs::{self, OpenOptions};
use std::io;
use std::path::Path;

use tempfile::NamedTempFile;

use super::inputs;

const PREFIX: &str = ".simulate-";
const SUFFIX: &str = ".partial";
/// Letters between the two.
const LETTERS: usize = 12;

/// A new, locked file in a folder. A `private` one is for its owner only; another is a document
/// like any other, with the mode that the user's own files get.
pub(super) fn temporary(folder: &Path, private: bool) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX).rand_bytes(LETTERS);
    #[cfg(unix)]
    if !private {
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    }
    loop {
        let file = builder.tempfile_in(folder)?;
        // Where nothing can be locked nothing is cleared either.
        let locked = file.as_file().lock().is_ok();
        // Between the two steps another run may have taken it for a leftover.
        if !locked || file.path().exists() {
            return Ok(file);
        }
    }
}

/// Removes what killed runs left in a folder.
pub(super) fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.filter_map(Result::ok) {
        let ours = entry.file_name().to_str().is_some_and(is_ours);
        let plain = entry.file_type().is_ok_and(|kind| kind.is_file());
        if ours
            && plain
            && let Ok(file) = OpenOptions::new().write(true).open(entry.path())
            && file.try_lock().is_ok()
        {
            // The lock is held until the file is gone, so that nobody fills it meanwhile.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Removes a file of ours that an earlier run left, if it is there and no more than a file; whether
/// it was.
pub(super) fn remove(path: &Path) -> bool {
    let plain = fs::symlink_metadata(path).is_ok_and(|about| about.is_file());
    plain && inputs::spare(path).is_ok() && fs::remove_file(path).is_ok()
}

/// Whether a name is one that [`temporary`] gives.
fn is_ours(name: &str) -> bool {
    let middle = name
        .strip_prefix(PREFIX)
        .and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| {
        middle.len() == LETTERS && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_being_written_stays_and_what_nobody_writes_goes() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let filled = temporary(folder.path(), true).unwrap();
        let dead = ".simulate-abcdefGHI012.partial";
        let others = [
            ".simulate-config",
            ".simulate-abcdef.partial",
            ".simulate-my-drawings.partial",
            "simulate-abcdefGHI012.partial",
        ];
        for name in others.iter().chain([&dead]) {
            fs::write(at(name), "something").unwrap();
        }
        fs::create_dir(at(".simulate-abcdefGHI345.partial")).unwrap();
        clear(folder.path());
        assert!(!at(dead).exists());
        assert!(filled.path().exists());
        assert!(others.iter().all(|name| at(name).exists()));
        assert!(at(".simulate-abcdefGHI345.partial").exists());
        // As a killed program leaves it: there, and no longer locked.
        let (_, left) = filled.keep().unwrap();
        clear(folder.path());
        assert!(!left.exists());
    }
}
