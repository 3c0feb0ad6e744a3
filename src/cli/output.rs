//! Standard output: the result and nothing else.

use std::io::{ErrorKind, Write as _};

use super::failure::{Failure, reason};

/// Prints a result. A reader that has seen enough and closed the pipe is no error.
pub(crate) fn print(text: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::failed(format!(
            "error: cannot write the result: {}",
            reason(&error)
        ))),
        _ => Ok(()),
    }
}
