//! Charts on disk.

use super::args::Run;
use super::failure::Failure;
use crate::analysis::Outcome;

pub(crate) struct Fonts;

pub(crate) fn fonts(_args: &Run) -> Result<Fonts, Failure> {
    Ok(Fonts)
}

pub(crate) fn write(
    _args: &Run,
    _outcome: &Outcome,
    _fonts: &Fonts,
) -> Result<Vec<String>, Failure> {
    Ok(Vec::new())
}
