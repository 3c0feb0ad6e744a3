//! A sheet of a workbook, XLSX or ODS, as the text that a CSV file of it would be.
//!
//! A row of the sheet is a line of the text, so that a place in one is a place in the other. Values
//! of formulas are those that were stored with them. Workbooks of others are read here: no part is
//! unpacked beyond a size, no cell is kept that was not there, and what they claim of their own size
//! is not believed.

mod archive;
mod dates;
mod grid;
mod ods;
mod xlsx;
mod xml;

use archive::Archive;
pub(crate) use grid::{DELIMITER, UNKNOWN, address};

/// The text of a sheet, and what there is to know about it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sheet {
    /// The name of the sheet.
    pub(crate) name: String,
    pub(crate) text: String,
    /// Cells that stand for others of their row too, as rows and columns from 0: the first row, the
    /// first and the last column.
    pub(crate) merged: Vec<[usize; 3]>,
    /// Other sheets, where none was named.
    pub(crate) others: Vec<String>,
    /// What its reader should know, in sentences.
    pub(crate) notes: Vec<String>,
}

/// Why a sheet cannot be read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Unreadable {
    /// What is wrong with the file, and what to do.
    File(String, String),
    /// There is no sheet of that name; those that there are.
    Sheet(Vec<String>),
}

/// Reads a sheet, the first where none is named. Numbers are written with this decimal mark.
pub(crate) fn read(bytes: &[u8], wanted: Option<&str>, decimal: char) -> Result<Sheet, Unreadable> {
    let archive = Archive::open(bytes).ok_or_else(|| {
        let why = "it begins like a workbook but is none, or not whole";
        Unreadable::File(
            why.into(),
            "open it in a spreadsheet program and save it again".into(),
        )
    })?;
    let grid = if archive.has("xl/workbook.xml") || archive.has("_rels/.rels") {
        xlsx::read(&archive, wanted)
    } else if archive.has("content.xml") {
        ods::read(&archive, wanted)
    } else {
        let why = "this is a zip archive, but no workbook".to_owned();
        Err(Unreadable::File(
            why,
            "name a sheet that is saved as XLSX, ODS or CSV".into(),
        ))
    }?;
    grid.text(decimal).map_err(failed)
}

/// Where a sheet of this name is among those of a workbook: the first where none is named.
fn found(names: &[String], wanted: Option<&str>) -> Result<usize, Unreadable> {
    let unknown = || Unreadable::Sheet(names.to_vec());
    match wanted {
        None if names.is_empty() => Err(failed("it has no sheet".into())),
        None => Ok(0),
        Some(wanted) => names
            .iter()
            .position(|name| name == wanted)
            .ok_or_else(unknown),
    }
}

fn failed(why: String) -> Unreadable {
    let help = "save the sheet alone, or as CSV (UTF-8)".to_owned();
    Unreadable::File(why, help)
}
