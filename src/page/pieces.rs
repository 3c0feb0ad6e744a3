//! What a part of the page shows: sentences and tables, all of them texts. The page rounds nothing.

use serde::Serialize;

/// A sentence or a table.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(super) enum Piece {
    Said { text: String },
    Table(Table),
}

/// A table with heads of its columns and rows.
#[derive(Serialize)]
pub(super) struct Table {
    pub(super) caption: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// What a row is about, and its cells.
#[derive(Serialize)]
pub(super) struct Row {
    pub(super) head: String,
    pub(super) cells: Vec<String>,
    /// How dark each cell is, from 0 to 1; none where cells are no shares.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) heat: Vec<f64>,
    /// Whether the cut line runs above it.
    pub(super) below_line: bool,
}

impl Piece {
    /// A sentence; blanks hold together what belongs together on a page too.
    pub(super) fn said(text: String) -> Self {
        Self::Said { text }
    }
}
