//! Texts that a scenario is read from, and places in them.

use std::ops::Range;

use super::problem::Problem;

/// A text with a name: the scenario file, or one `--set` argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What to call it in messages: the file's path, or `--set`.
    pub name: String,
    /// All of it.
    pub text: String,
}

/// A stretch of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Which source: 0 is the file, others the `--set` arguments in order.
    pub source: usize,
    /// Bytes of its text.
    pub span: Range<usize>,
}

impl Place {
    pub(super) fn new(source: usize, span: Range<usize>) -> Self {
        Self { source, span }
    }
}

impl Source {
    /// Reads the bytes of a file as UTF-8; a byte order mark is dropped.
    ///
    /// # Errors
    ///
    /// Where they are something else: a problem at the first byte that is not text, and a source
    /// with that byte replaced to show it in.
    pub fn decode(name: &str, bytes: &[u8]) -> Result<Self, (Problem, Self)> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let source = |text: String| Self {
            name: name.to_owned(),
            text,
        };
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(source(text.to_owned())),
            Err(error) => {
                let at = error.valid_up_to();
                let wide = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
                let message = if wide {
                    "the file is UTF-16, not UTF-8"
                } else if bytes.contains(&0) {
                    "the file is not text"
                } else {
                    "the file is not UTF-8"
                };
                // The line with the bad byte, and what comes before it.
                let end = bytes[at..].iter().position(|byte| *byte == b'\n');
                let shown = &bytes[..end.map_or(bytes.len(), |end| at + end)];
                let text = String::from_utf8_lossy(&shown[..shown.len().min(at + 200)]);
                let label = format!("byte 0x{:02x} is not UTF-8", bytes[at]);
                let mut problem = Problem::error(message, Place::new(0, at..at + 3), label);
                problem.help = Some("save the file as UTF-8 text".to_owned());
                Err((problem, source(text.into_owned())))
            }
        }
    }
}
