//! Standard output: the result and nothing else.

use std::io::{self, BufWriter, ErrorKind, Write};

use super::failure::{Failure, reason};
use super::files::Written;

/// Prints a result. A reader that has seen enough and closed the pipe is no error.
pub(crate) fn print(result: impl AsRef<[u8]>) -> Result<(), Failure> {
    let whole = |out: &mut dyn Write| out.write_all(result.as_ref()).map(|()| Written::Whole);
    fill(whole).map(|_| ())
}

/// Prints a result that comes piece by piece.
pub(crate) fn fill(
    write: impl FnOnce(&mut dyn Write) -> io::Result<Written>,
) -> Result<Written, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|written| out.flush().map(|()| written)) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => {
            // What is left would only meet the closed pipe again.
            let _ = out.into_parts();
            Ok(Written::Whole)
        }
        Err(error) => Err(Failure::failed(format!(
            "error: cannot write the result: {}",
            reason(&error)
        ))),
        Ok(written) => Ok(written),
    }
}
