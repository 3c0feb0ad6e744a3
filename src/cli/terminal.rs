//! How wide the terminal is.

use std::io::{IsTerminal as _, stdout};

use terminal_size::{Width, terminal_size_of};

/// Columns where standard output is no terminal: what goes through a pipe is the same everywhere.
const ELSEWHERE: usize = 80;

/// Columns to write standard output in.
pub(crate) fn columns() -> usize {
    let asked = std::env::var("COLUMNS").ok();
    let size = || terminal_size_of(stdout()).map(|(Width(columns), _)| columns.into());
    wide(stdout().is_terminal(), asked.as_deref(), size)
}

/// A terminal is as wide as the environment says, else as it says itself.
fn wide(watched: bool, asked: Option<&str>, size: impl FnOnce() -> Option<usize>) -> usize {
    let asked = asked.and_then(|columns| columns.trim().parse().ok());
    let wide = asked.filter(|columns| *columns > 0).or_else(size);
    wide.filter(|_| watched).unwrap_or(ELSEWHERE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_has_its_width_and_a_pipe_has_eighty_columns() {
        assert_eq!(wide(true, None, || Some(132)), 132);
        assert_eq!(wide(true, Some("100"), || Some(132)), 100);
        assert_eq!(wide(true, Some("wide"), || Some(132)), 132);
        assert_eq!(wide(true, Some("0"), || None), 80);
        assert_eq!(wide(false, Some("100"), || Some(132)), 80);
    }
}
