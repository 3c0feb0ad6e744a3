//! How wide the text is that is being written.

use std::cell::Cell;

/// Columns where nobody says how many there are.
const USUAL: usize = 80;
/// In fewer columns a row of a table has no room; more are too far for an eye to follow a row.
const NARROWEST: usize = 60;
const WIDEST: usize = 140;

thread_local! {
    static COLUMNS: Cell<usize> = const { Cell::new(USUAL) };
}

/// Has a report written in lines of so many columns, at least 60 and at most 140; elsewhere they
/// have 80.
pub fn within<T>(columns: usize, write: impl FnOnce() -> T) -> T {
    let before = COLUMNS.replace(columns.clamp(NARROWEST, WIDEST));
    let written = write();
    COLUMNS.set(before);
    written
}

/// Columns that tables keep within.
pub(super) fn columns() -> usize {
    COLUMNS.get()
}

/// Columns that sentences keep within: long lines are hard to read.
pub(super) fn measure() -> usize {
    columns().min(USUAL)
}

/// Columns for names of which the longest has so many, in a table that gives them `usual` of 80: more
/// where the page is wider.
pub(super) fn for_names(usual: usize, longest: usize) -> usize {
    let most = usual * columns() / USUAL;
    longest.max(usual).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_its_width_for_as_long_as_it_is_written() {
        assert_eq!(within(100, || (columns(), measure())), (100, 80));
        assert_eq!(within(1000, || within(5, columns)), 60);
        assert_eq!(columns(), 80);
        assert_eq!(for_names(20, 50), 20);
        assert_eq!(
            within(120, || [for_names(20, 5), for_names(20, 50)]),
            [20, 30]
        );
        assert_eq!(within(60, || for_names(20, 5)), 15);
    }
}
