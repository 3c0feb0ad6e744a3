//! A CSV file as rows of cells, each with its place.

use std::ops::Range;

use super::source::decode_as;
use super::{Problem, Source, Undecodable};

/// A table of text: a heading, then rows.
#[derive(Debug)]
pub(crate) struct Sheet {
    pub(crate) heading: Vec<Cell>,
    pub(crate) rows: Vec<Row>,
}

/// One row and its line in the file, from 1.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) line: usize,
    pub(crate) cells: Vec<Cell>,
}

/// One cell, without spaces around it, and the bytes it takes in the file, quotes included.
#[derive(Debug, Clone)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

/// The text of a CSV file.
pub(crate) fn decode(name: &str, bytes: &[u8]) -> Result<Source, Box<Undecodable>> {
    let help = "a CSV file is text: in a spreadsheet program, save as CSV (UTF-8)";
    decode_as(name, bytes, "a CSV file", help)
}

impl Sheet {
    /// Reads the text of a CSV file (RFC 4180): cells parted by commas, semicolons or tabs,
    /// whichever the first line has most of. Blank lines are left out.
    ///
    /// # Errors
    ///
    /// A problem in source number `source`, where there is no heading.
    pub(crate) fn read(text: &str, source: usize) -> Result<Self, Problem> {
        let first = text.lines().find(|line| !line.trim().is_empty());
        let count = |delimiter: u8| {
            let bytes = first.unwrap_or_default().bytes();
            bytes.filter(|b| *b == delimiter).count()
        };
        let delimiter = [b',', b';', b'\t'].into_iter().max_by_key(|d| count(*d));
        let delimiter = delimiter.unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes());
        let mut rows = Vec::new();
        let (mut line, mut counted) = (1, 0);
        for record in reader.records() {
            // The text is UTF-8 and rows may differ in length: nothing is left to go wrong.
            let Ok(record) = record else { break };
            let start = record.position().map_or(0, |p| p.byte() as usize);
            let spans = spans(text, start, delimiter, record.len());
            let cells = record.iter().zip(spans).map(|(text, span)| Cell {
                text: text.trim().to_owned(),
                span,
            });
            let cells: Vec<Cell> = cells.collect();
            if cells.iter().any(|cell| !cell.text.is_empty()) {
                let at = cells.first().map_or(start, |cell| cell.span.start);
                line += text
                    .get(counted..at)
                    .map_or(0, |text| text.matches('\n').count());
                counted = at;
                rows.push(Row { line, cells });
            }
        }
        if rows.is_empty() {
            let place = super::Place::new(source, 0..0);
            return Err(Problem::error(&place, "this file has no rows").label("nothing here"));
        }
        let heading = rows.remove(0).cells;
        Ok(Self { heading, rows })
    }
}

/// The bytes of each cell of the record that begins at or after `start`.
fn spans(text: &str, start: usize, delimiter: u8, count: usize) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = start;
    // The reader skips line ends before a record.
    while bytes.get(at).is_some_and(|b| matches!(b, b'\r' | b'\n')) {
        at += 1;
    }
    let mut spans = Vec::new();
    while spans.len() < count {
        let begin = at;
        let mut quoted = false;
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => quoted = !quoted,
                b'\r' | b'\n' if !quoted => break,
                byte if byte == delimiter && !quoted => break,
                _ => {}
            }
            at += 1;
        }
        let cell = text.get(begin..at).unwrap_or_default();
        let lead = cell.len() - cell.trim_start().len();
        let begin = begin + lead;
        spans.push(begin..begin + cell.trim().len());
        at += 1;
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_know_their_bytes() {
        let text = "team,goals\r\n\r\n naver , \"84 ± 6\"\r\n\"a,\"\"b\"\"\",\r\nlast,7";
        let sheet = Sheet::read(text, 1).unwrap();
        let cells: Vec<(&str, &str)> = [sheet.heading.as_slice()]
            .into_iter()
            .chain(sheet.rows.iter().map(|row| row.cells.as_slice()))
            .flatten()
            .map(|cell| (cell.text.as_str(), &text[cell.span.clone()]))
            .collect();
        assert_eq!(
            cells,
            [
                ("team", "team"),
                ("goals", "goals"),
                ("naver", "naver"),
                ("\"84 ± 6\"", "\"84 ± 6\""),
                ("a,\"b\"", "\"a,\"\"b\"\"\""),
                ("", ""),
                ("last", "last"),
                ("7", "7")
            ]
        );
        let lines: Vec<usize> = sheet.rows.iter().map(|row| row.line).collect();
        assert_eq!(lines, [3, 4, 5]);
    }

    #[test]
    fn semicolons_and_tabs_part_cells_too() {
        for text in ["a;b,c\n1;2", "a\tb,c\n1\t2"] {
            let sheet = Sheet::read(text, 1).unwrap();
            assert_eq!(sheet.heading[1].text, "b,c");
            assert_eq!(sheet.rows[0].cells[1].text, "2");
        }
        assert!(Sheet::read("\n \n", 1).is_err());
    }
}
