//! `{ samples = { file = "draws.csv", column = "naver" } }`: draws made elsewhere.
//!
//! The files are read before anything else looks at the quantities: each such table is replaced
//! by the numbers it names, or by nothing where it has a problem, which is told once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::files::Files;
use super::keys::{Keys, SCENARIO, Shape};
use super::nearest::suggestion;
use super::node::{Node, Samples, Table, Value};
use super::number::shown;
use super::sheet::{Sheet, decode};
use super::steps::Rows;
use super::{Place, Problem, family, leaf, number};

/// Name of the family.
pub(crate) const FAMILY: &str = "samples";

/// The columns of the files beside a scenario, each read once.
#[derive(Debug)]
pub(crate) struct Columns {
    files: Arc<dyn Files>,
    known: Mutex<HashMap<(String, String), Result<Rows, Refusal>>>,
}

/// Why a column cannot be used, and which parameter to blame.
#[derive(Debug, Clone)]
struct Refusal {
    parameter: &'static str,
    message: String,
    label: String,
    help: Option<String>,
}

impl Columns {
    pub(crate) fn new(files: Arc<dyn Files>) -> Self {
        Self {
            files,
            known: Mutex::default(),
        }
    }

    /// Puts the numbers into every quantity that names a column.
    pub(crate) fn attach(&self, root: &mut Table, problems: &mut Vec<Problem>) {
        self.in_table(root, &SCENARIO, problems);
    }

    fn in_table(&self, table: &mut Table, declared: &Keys, problems: &mut Vec<Problem>) {
        for entry in &mut table.entries {
            if let Some(key) = declared.get(&entry.key) {
                self.in_value(&mut entry.node, &key.shape, problems);
            }
        }
    }

    fn in_value(&self, node: &mut Node, shape: &Shape, problems: &mut Vec<Problem>) {
        if let Shape::Quantity { .. } = shape {
            self.in_quantity(node, problems);
            return;
        }
        let Some(table) = node.table_mut() else {
            return;
        };
        match shape {
            Shape::Table(declared) => self.in_table(table, declared, problems),
            Shape::Map { shape, .. } => {
                for entry in &mut table.entries {
                    self.in_value(&mut entry.node, shape, problems);
                }
            }
            _ => {}
        }
    }

    fn in_quantity(&self, node: &mut Node, problems: &mut Vec<Problem>) {
        let Some([only]) = node.table().map(|table| table.entries.as_slice()) else {
            return;
        };
        if only.key != FAMILY {
            return;
        }
        node.value = match self.samples(node) {
            Ok(samples) => Value::Samples(samples),
            Err(problem) => {
                problems.push(problem);
                Value::Broken
            }
        };
    }

    fn samples(&self, node: &Node) -> Result<Samples, Problem> {
        let (_, given) = family::parameters(node)?;
        let text = |parameter: &'static str| -> Result<String, Problem> {
            let entry = given.get(parameter);
            let node = entry.map_or(node, |entry| &entry.node);
            leaf::text(node, parameter).map(str::to_owned)
        };
        let (file, column) = (text("file")?, text("column")?);
        let aligned = match given.get("aligned").map(|entry| &entry.node) {
            None => false,
            Some(node) => {
                let Value::Bool(aligned) = node.value else {
                    let message = "`aligned` should be true or false";
                    return Err(Problem::error(&node.place, message).label(node.kind()));
                };
                aligned
            }
        };
        let rows = self.rows(&file, &column).map_err(|refusal| {
            let place = given.get(refusal.parameter).map(|entry| &entry.node.place);
            Problem {
                help: refusal.help,
                ..Problem::error(place.unwrap_or(&node.place), refusal.message).label(refusal.label)
            }
        })?;
        Ok(Samples {
            rows,
            aligned,
            file,
            column,
        })
    }

    fn rows(&self, file: &str, column: &str) -> Result<Rows, Refusal> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known
            .entry((file.to_owned(), column.to_owned()))
            .or_insert_with(|| self.read(file, column))
            .clone()
    }

    fn read(&self, file: &str, column: &str) -> Result<Rows, Refusal> {
        let in_file = |message: String, label: &str, help: Option<String>| Refusal {
            parameter: "file",
            message,
            label: label.to_owned(),
            help,
        };
        let short = shown(file);
        let bytes = self.files.read(file).map_err(|why| {
            let help = "the name counts from the folder of the scenario".to_owned();
            let message = format!("`{short}` cannot be read: {why}");
            in_file(message, "the file of draws", Some(help))
        })?;
        let source = decode(file, &bytes).map_err(|bad| {
            let message = format!("`{short}` cannot be read: {}", bad.problem.message);
            in_file(message, "the file of draws", bad.problem.help)
        })?;
        let sheet = Sheet::read(&source.text, 0)
            .map_err(|_| in_file(format!("`{short}` has no rows"), "the file of draws", None))?;
        let found = sheet.heading.iter().position(|cell| cell.text == column);
        let Some(at) = found else {
            let known = sheet.heading.iter().map(|cell| cell.text.as_str());
            let (label, help) = suggestion(column, "columns", known);
            return Err(Refusal {
                parameter: "column",
                message: format!("`{short}` has no column `{}`", shown(column)),
                label,
                help,
            });
        };
        let mut numbers = Vec::new();
        for row in &sheet.rows {
            let cell = row.cells.get(at);
            let text = cell.map_or("", |cell| cell.text.as_str());
            let number = text.parse::<f64>().ok();
            let number = number.map(|x| number::usable(&Place::new(0, 0..0), x));
            let Some(Ok(number)) = number else {
                let what = match (text, number) {
                    ("", _) => "is empty".to_owned(),
                    (_, None) => format!("is not a number: `{}`", shown(text)),
                    (_, Some(_)) => format!("cannot be computed with: {}", shown(text)),
                };
                let column = shown(column);
                let message = format!("line {} of `{short}`, column `{column}`, {what}", row.line);
                let help = "every row needs a number, written with a point".to_owned();
                return Err(in_file(message, "the file of draws", Some(help)));
            };
            numbers.push(number);
        }
        Rows::new(numbers).ok_or_else(|| {
            let message = format!("`{short}` has a heading but no numbers");
            in_file(message, "the file of draws", None)
        })
    }
}
