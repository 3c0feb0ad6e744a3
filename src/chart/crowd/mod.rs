//! Pictures of a field too large for a row per team: the teams in their order from the left.

mod field;
mod ranks;
mod selection;
mod tags;

pub(super) use ranks::ranks;
pub(super) use selection::selection;
