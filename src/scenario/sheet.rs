//! A CSV file as rows of cells, each with its place: one reader gives both, row by row, so that a
//! file of any length is read in the memory of its text.
//!
//! The format is RFC 4180, read widely: cells are parted by commas, semicolons, tabs or bars; lines
//! end as on any system. A quote inside a cell that does not begin with one is text. A cell that
//! begins with a quote ends with one, or it has a [`Fault`]: what it means is never guessed.

use std::borrow::Cow;
use std::ops::Range;

use super::composed::composed;
use super::source::{NotText, not_text};

/// Columns as many as spreadsheet programs have.
pub(crate) const MOST_COLUMNS: usize = 16_384;

/// The delimiters that are looked for. Of those that part the rows alike, an earlier one is taken:
/// commas are the likeliest to stand in a text.
const DELIMITERS: [u8; 4] = *b"\t;|,";

/// Bytes and rows from which the delimiter is told.
const SAMPLE: usize = 1 << 18;
const SAMPLE_ROWS: usize = 200;

/// A table of text: a heading, then rows. Blank rows are left out.
#[derive(Debug)]
pub(crate) struct Sheet<'t> {
    pub(crate) delimiter: u8,
    pub(crate) heading: Row<'t>,
    pub(crate) rows: Reader<'t>,
}

/// One row: its line in the file, and its number among all rows as a spreadsheet program counts
/// them, blank ones included; both from 1.
#[derive(Debug, PartialEq)]
pub(crate) struct Row<'t> {
    pub(crate) line: usize,
    pub(crate) number: usize,
    /// No more than [`MOST_COLUMNS`] and one; a row with more ends the sheet.
    pub(crate) cells: Vec<Cell<'t>>,
}

/// One cell, without blanks around it, and the bytes it takes in the file, quotes included.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell<'t> {
    pub(crate) text: Cow<'t, str>,
    pub(crate) span: Range<usize>,
    pub(crate) fault: Option<Fault>,
}

/// Why the text of a cell is not known, which begins with a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No quote ends it.
    Open,
    /// Text follows the quote that ends it, which is this byte.
    After(usize),
}

/// The text of a CSV file: without a byte order mark, and each line ended by a line feed, with or
/// without a carriage return before it. A place in it is one in the file.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    let help = "a CSV file is text: in a spreadsheet program, save as CSV (UTF-8)";
    let refuse = |at: usize, message: String| {
        let before = bytes.get(..at).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        NotText {
            at: Some(at),
            message: format!("{message}, in line {line}"),
            help,
        }
    };
    if let Some(wrong) = not_text(&bytes, "a CSV file", help) {
        return Err(match wrong.at {
            Some(at) => refuse(at, wrong.message),
            None => wrong,
        });
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        let message = format!("this file is no text: byte {at} is NUL");
        return Err(refuse(at, message));
    }
    let mut bytes = bytes;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    // A carriage return of its own ends a line too; as a line feed, it is counted as such by all.
    for at in 0..bytes.len() {
        if bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) != Some(&b'\n') {
            bytes[at] = b'\n';
        }
    }
    String::from_utf8(bytes)
        .map(composed)
        .map_err(|error| NotText {
            at: Some(error.utf8_error().valid_up_to()),
            message: "this file is not UTF-8".into(),
            help,
        })
}

impl<'t> Sheet<'t> {
    /// Reads the heading of a CSV file; `None` where there is nothing but blanks.
    pub(crate) fn read(text: &'t str) -> Option<Self> {
        let mut rows = Reader::of(text);
        Some(Self {
            delimiter: rows.delimiter,
            heading: rows.next()?,
            rows,
        })
    }
}

impl Row<'_> {
    /// Whether it has more cells than are read, after which nothing is.
    pub(crate) fn is_cut(&self) -> bool {
        self.cells.len() > MOST_COLUMNS
    }
}

/// The name of a delimiter, with its article.
pub(crate) fn named(delimiter: u8) -> String {
    match delimiter {
        b',' => "a comma".into(),
        b';' => "a semicolon".into(),
        b'\t' => "a tab".into(),
        b'|' => "a bar".into(),
        other => format!("`{}`", char::from(other)),
    }
}

/// The delimiter that a first line such as `sep=;` names, as spreadsheet programs write and read
/// it, and where the rows begin.
fn hint(text: &str) -> (Option<u8>, usize) {
    let line = text.split('\n').next().unwrap_or_default();
    let bare = line.trim_end_matches('\r').trim_matches('"');
    let named = bare
        .get(..4)
        .filter(|head| head.eq_ignore_ascii_case("sep="))
        .and_then(|_| <[u8; 1]>::try_from(bare.get(4..)?.as_bytes()).ok());
    match named {
        Some([b]) if b == b'\t' || b == b' ' || b.is_ascii_punctuation() && b != b'"' => {
            (Some(b), text.len().min(line.len() + 1))
        }
        _ => (None, 0),
    }
}

/// The delimiter that parts most rows into the same number of cells, if any parts them.
fn delimiter(text: &str) -> u8 {
    let mut end = text.len().min(SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let judged = DELIMITERS.map(|delimiter| {
        let reader = Reader::new(sample, delimiter, 0);
        let rows = reader.take(SAMPLE_ROWS + 1).map(|row| row.cells.len());
        let mut rows: Vec<usize> = rows.collect();
        // The last row may be cut.
        if rows.len() > 1 && (rows.len() > SAMPLE_ROWS || end < text.len()) {
            rows.pop();
        }
        // A text of nothing but one delimiter is a blank sheet of that.
        let is_cut = rows.iter().any(|cells| *cells > MOST_COLUMNS);
        if is_cut || rows.is_empty() {
            return (usize::MAX, 0, delimiter);
        }
        rows.sort_unstable();
        let alike = rows.chunk_by(|a, b| a == b);
        let (alike, cells) = alike
            .map(|rows| (rows.len(), rows[0]))
            .max()
            .unwrap_or_default();
        // What is hardly parted has one column.
        (if cells > 1 { alike } else { 0 }, cells, delimiter)
    });
    let best = judged.into_iter().rev().max_by_key(|j| (j.0, j.1));
    best.map_or(b',', |(_, _, delimiter)| delimiter)
}

/// The rows of a text from a byte on.
#[derive(Debug)]
pub(crate) struct Reader<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    /// The line of byte `counted`.
    line: usize,
    counted: usize,
    /// Rows so far.
    number: usize,
}

impl<'t> Iterator for Reader<'t> {
    type Item = Row<'t>;

    fn next(&mut self) -> Option<Row<'t>> {
        while self.at < self.text.len() {
            let cells = self.row();
            self.number += 1;
            let is_blank = |cell: &Cell| cell.text.is_empty() && cell.fault.is_none();
            if cells.len() > MOST_COLUMNS || !cells.iter().all(is_blank) {
                let at = cells.first().map_or(self.at, |cell| cell.span.start);
                let passed = self.text.get(self.counted..at).unwrap_or_default();
                self.line += passed.bytes().filter(|byte| *byte == b'\n').count();
                self.counted = at;
                return Some(Row {
                    line: self.line,
                    number: self.number,
                    cells,
                });
            }
        }
        None
    }
}

impl<'t> Reader<'t> {
    /// All rows of a file, parted by the delimiter that it names or seems to have.
    pub(crate) fn of(text: &'t str) -> Self {
        let (hint, start) = hint(text);
        let body = text.get(start..).unwrap_or_default();
        Self::new(text, hint.unwrap_or_else(|| delimiter(body)), start)
    }

    /// The rows from byte `at` on.
    pub(crate) fn new(text: &'t str, delimiter: u8, at: usize) -> Self {
        Self {
            text,
            delimiter,
            at,
            line: 1,
            counted: 0,
            number: 0,
        }
    }

    pub(crate) fn delimiter(&self) -> u8 {
        self.delimiter
    }

    /// The cells up to the end of the line, which is passed.
    fn row(&mut self) -> Vec<Cell<'t>> {
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell());
            if cells.len() > MOST_COLUMNS {
                self.at = self.text.len();
                return cells;
            }
            match self.byte(self.at) {
                Some(byte) if byte == self.delimiter => self.at += 1,
                end => {
                    // What ends a cell and is no delimiter ends the line.
                    let both = end == Some(b'\r') && self.byte(self.at + 1) == Some(b'\n');
                    self.at += if both { 2 } else { 1 };
                    return cells;
                }
            }
        }
    }

    /// One cell; stops at the delimiter or the line end after it, or at the end of the text.
    fn cell(&mut self) -> Cell<'t> {
        let start = self.at;
        let first = self.after_blanks(start);
        if self.byte(first) == Some(b'"') {
            return self.quoted(first);
        }
        self.at = self.end(start);
        let raw = self.text.get(start..self.at).unwrap_or_default();
        let text = raw.trim();
        let start = start + (raw.len() - raw.trim_start().len());
        Cell {
            span: start..start + text.len(),
            text: Cow::Borrowed(text),
            fault: None,
        }
    }

    /// A cell whose first quote is byte `open`.
    fn quoted(&mut self, open: usize) -> Cell<'t> {
        let (mut from, mut is_doubled) = (open + 1, false);
        let (close, fault) = loop {
            let rest = self.text.as_bytes().get(from..).unwrap_or_default();
            let Some(found) = rest.iter().position(|byte| *byte == b'"') else {
                break (self.text.len(), Some(Fault::Open));
            };
            let quote = from + found;
            if self.byte(quote + 1) != Some(b'"') {
                break (quote, None);
            }
            is_doubled = true;
            from = quote + 2;
        };
        let inside = self.text.get(open + 1..close).unwrap_or_default().trim();
        let text = if is_doubled {
            Cow::Owned(inside.replace("\"\"", "\""))
        } else {
            Cow::Borrowed(inside)
        };
        let after = self.after_blanks(self.text.len().min(close + 1));
        self.at = self.end(after);
        let fault = fault.or((self.at > after).then_some(Fault::After(close)));
        let end = if fault.is_none() { close + 1 } else { self.at };
        Cell {
            text,
            span: open..end,
            fault,
        }
    }

    /// Where the cell ends that goes on at byte `at`.
    fn end(&self, at: usize) -> usize {
        let rest = self.text.as_bytes().get(at..).unwrap_or_default();
        let is_end = |byte: &u8| *byte == self.delimiter || matches!(byte, b'\r' | b'\n');
        at + rest.iter().position(is_end).unwrap_or(rest.len())
    }

    /// Where the blanks end that stand at byte `at`.
    fn after_blanks(&self, at: usize) -> usize {
        let is_blank = |c: char| {
            c.is_whitespace() && !matches!(c, '\r' | '\n') && c != char::from(self.delimiter)
        };
        let rest = self.text.get(at..).unwrap_or_default();
        at + (rest.len() - rest.trim_start_matches(is_blank).len())
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }
}

#[cfg(test)]
mod tests;
