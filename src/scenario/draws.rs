//! Columns of numbers in a CSV file: draws made elsewhere.

use std::collections::HashMap;

use super::Rows;
use super::number::{self, shown};
use super::sheet::{Fault, MOST_COLUMNS, Row, Sheet, named};
use super::{Place, Source};
use crate::model::nearest::suggestion;

/// Numbers of all columns in use together: what a gigabyte holds with room to spare.
pub(crate) const MOST_NUMBERS: usize = 5_000_000;

/// Why a column cannot be used, and which parameter to blame.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) parameter: &'static str,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
}

impl Refusal {
    /// What is wrong with the file as a whole.
    pub(crate) fn of_file(message: String, help: Option<String>) -> Self {
        Self {
            parameter: "file",
            message,
            label: "the file of draws".into(),
            help,
        }
    }
}

/// The columns that are wanted of a text, in that order; `most` is how many numbers they may have
/// together, and `short` what the file is called in a message, which shows nothing of the text but
/// headings above numbers and cells of the columns wanted.
///
/// # Errors
///
/// Why none of the columns can be read.
pub(crate) fn columns(
    text: &str,
    short: &str,
    wanted: &[&str],
    most: usize,
) -> Result<Vec<Result<Rows, Refusal>>, Refusal> {
    let refuse = |message: String, help: Option<&str>| {
        Err(Refusal::of_file(message, help.map(str::to_owned)))
    };
    let Some(sheet) = Sheet::read(text) else {
        return refuse(format!("`{short}` has no rows"), None);
    };
    let heading = sheet.heading;
    sound(&heading, text, short)?;
    if heading.is_cut() {
        let message = format!("`{short}` has more than {MOST_COLUMNS} columns");
        return refuse(message, None);
    }
    let mut at: HashMap<&str, usize> = HashMap::new();
    for (place, cell) in heading.cells.iter().enumerate() {
        let name = cell.text.as_ref();
        if at.insert(name, place).is_some() && wanted.contains(&name) {
            let message = format!("`{short}` has two columns `{}`", shown(name));
            return refuse(message, Some("give each column a heading of its own"));
        }
    }
    let column = |name: &&str| Column {
        name: shown(name),
        at: at.get(name).copied(),
        numbers: Vec::new(),
        fault: None,
    };
    let mut columns: Vec<Column> = wanted.iter().map(column).collect();
    let mut numeric: Option<Vec<&str>> = None;
    for row in sheet.rows {
        sound(&row, text, short)?;
        let beyond = row.cells.get(heading.cells.len()..).unwrap_or_default();
        if row.is_cut() || beyond.iter().any(|cell| !cell.text.is_empty()) {
            let line = row.line;
            let message = format!("line {line} of `{short}` has more cells than its heading");
            let help = format!(
                "{} parts the cells, and numbers are written with a point, such as 80.5",
                named(sheet.delimiter)
            );
            return refuse(message, Some(&help));
        }
        numeric.get_or_insert_with(|| {
            let cells = heading.cells.iter().zip(&row.cells);
            let numbers = cells.filter(|(_, cell)| number::spelled(&cell.text).is_some());
            numbers.map(|(heading, _)| heading.text.as_ref()).collect()
        });
        let mut count = 0;
        for column in &mut columns {
            column.take(&row);
            count += column.numbers.len();
        }
        if count > most {
            let message = format!("the columns in use hold more than {MOST_NUMBERS} numbers");
            return refuse(message, Some("keep every tenth row of the file"));
        }
    }
    let numeric = numeric.unwrap_or_default();
    let rows = |column: Column| column.rows(short, &numeric);
    Ok(columns.into_iter().map(rows).collect())
}

/// Whether all cells of a row can be read.
fn sound(row: &Row, text: &str, short: &str) -> Result<(), Refusal> {
    let Some(cell) = row.cells.iter().find(|cell| cell.fault.is_some()) else {
        return Ok(());
    };
    let source = Source {
        name: String::new(),
        text: text.get(..cell.span.start).unwrap_or_default().to_owned(),
    };
    let (line, column) = source.line_column(cell.span.start);
    let what = match cell.fault {
        Some(Fault::Open) => "begins a cell that no quote ends",
        _ => "begins a cell that goes on after the quote that ends it",
    };
    let message = format!("the quote in line {line}, column {column}, of `{short}` {what}");
    let help = "take the quotes out; numbers need none";
    Err(Refusal::of_file(message, Some(help.into())))
}

/// One column while the rows are read.
struct Column {
    /// Its heading as a message shows it.
    name: String,
    /// Its place in the rows; `None` where no column has that heading.
    at: Option<usize>,
    numbers: Vec<f64>,
    /// The first cell that is no number to compute with: its line, and what is wrong.
    fault: Option<(usize, String)>,
}

impl Column {
    fn take(&mut self, row: &Row) {
        let Some(at) = self.at.filter(|_| self.fault.is_none()) else {
            return;
        };
        let text = row.cells.get(at).map_or("", |cell| cell.text.as_ref());
        let number = number::spelled(text);
        let usable = number.map(|x| number::usable(&Place::new(0, 0..0), x));
        let Some(Ok(number)) = usable else {
            let what = match (text, number) {
                ("", _) => "is empty".to_owned(),
                (_, None) => format!("is not a number: `{}`", shown(text)),
                (_, Some(_)) => format!("cannot be computed with: {}", shown(text)),
            };
            self.fault = Some((row.line, what));
            self.numbers = Vec::new();
            return;
        };
        self.numbers.push(number);
    }

    /// The numbers, or why there are none; `numeric` are the columns that could have been meant.
    fn rows(self, short: &str, numeric: &[&str]) -> Result<Rows, Refusal> {
        let name = self.name;
        if self.at.is_none() {
            let (label, help) = suggestion(&name, "columns", numeric.iter().copied());
            return Err(Refusal {
                parameter: "column",
                message: format!("`{short}` has no column `{name}`"),
                label,
                help,
            });
        }
        if let Some((line, what)) = self.fault {
            let message = format!("line {line} of `{short}`, column `{name}`, {what}");
            let help = "every row needs a number, written with a point".to_owned();
            return Err(Refusal::of_file(message, Some(help)));
        }
        Rows::new(self.numbers).ok_or_else(|| {
            let message = format!("`{short}` has a heading but no numbers");
            Refusal::of_file(message, None)
        })
    }
}
