//! What a result comes to: who leads, what is contested, what changes hands. A finding is a value,
//! the teams and the figures that it is about, made here and nowhere else; tables, documents,
//! machines and pictures say it in the same words.
//!
//! Teams are numbers in the list of the result.

mod change;
mod crowd;
mod hinge;
mod line;
mod map;
mod pairs;
mod race;
mod ranks;

use std::ops::Range;

pub use change::Change;
pub use crowd::{CROWD, FEW, in_sight};
pub use hinge::{ENOUGH_DRAWS, Hinge, Leaning};
pub use line::{Fate, Fates, Line, Turn};
pub use map::{Map, TeamMap};
pub use pairs::{Contest, Pairs, Winner};
pub use race::{Race, Standing};
pub use ranks::{Front, Ranked, Ranks, Widest, by_expected_rank};

/// More teams than these make a picture nobody reads.
pub const MOST_SHOWN: usize = 40;

/// Which of so many ranked teams are shown and spoken of: all, or the 40 around the cut line.
pub fn around_the_line(teams: usize, places: usize) -> Range<usize> {
    let shown = teams.min(MOST_SHOWN);
    let start = places.saturating_sub(MOST_SHOWN / 2).min(teams - shown);
    start..start + shown
}

/// Whether it is open if a team is selected. The weights that favour one that never is, or where
/// it ranks, are nobody's headline.
fn is_open(selected: f64) -> bool {
    (0.1..=0.9).contains(&selected)
}

/// A share as a sentence shows it.
fn percent(share: f64) -> f64 {
    (100.0 * share).round()
}
