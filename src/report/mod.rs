//! One result, several renderings, each to text.

mod diagnostic;

pub use diagnostic::diagnostics;
