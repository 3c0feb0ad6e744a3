//! `{ samples = { file = "draws.csv", column = "naver" } }`: draws made elsewhere.
//!
//! The files are read before anything else looks at the quantities: each such table is replaced
//! by the numbers it names, or by nothing where it has a problem, which is told once.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::Rows;
use super::draws::{MOST_NUMBERS, Refusal, columns};
use super::files::Files;
use super::keys::{Keys, SCENARIO, Shape};
use super::node::{Node, Samples, Table, Value};
use super::number::shown;
use super::sheet::decode;
use super::{Problem, family, leaf};

/// The columns of the files beside a scenario, each read once.
#[derive(Debug)]
pub(crate) struct Columns {
    files: Arc<dyn Files>,
    known: Mutex<Known>,
}

/// Columns by their file and their heading.
type Known = HashMap<(String, String), Result<Rows, Refusal>>;

/// The column that a quantity names.
struct Wanted {
    /// The file and the heading.
    key: (String, String),
    aligned: bool,
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
        let mut nodes = Vec::new();
        in_table(root, &SCENARIO, &mut nodes);
        let wanted: Vec<_> = nodes.iter().map(|node| wanted(node)).collect();
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        self.read(wanted.iter().flatten(), &mut known);
        for (node, wanted) in nodes.into_iter().zip(wanted) {
            let samples = wanted.and_then(|wanted| samples(node, wanted, &known));
            node.value = match samples {
                Ok(samples) => Value::Samples(samples),
                Err(problem) => {
                    problems.push(problem);
                    Value::Broken
                }
            };
        }
    }

    /// Reads the columns that are not known yet, each file once for all that are wanted of it.
    fn read<'w>(&self, wanted: impl Iterator<Item = &'w Wanted>, known: &mut Known) {
        let mut unread: HashMap<&str, Vec<&str>> = HashMap::new();
        for Wanted { key, .. } in wanted {
            if !known.contains_key(key) {
                unread.entry(&key.0).or_default().push(&key.1);
            }
        }
        for (file, mut names) in unread {
            names.sort_unstable();
            names.dedup();
            let used = known.values().flatten().map(|rows| rows.in_order().len());
            let most = MOST_NUMBERS.saturating_sub(used.sum());
            let short = shown(file);
            let unread = |(why, help)| {
                Refusal::of_file(format!("`{short}` cannot be read: {why}"), Some(help))
            };
            let text = self.text(file).map_err(unread);
            let read = text.and_then(|text| columns(&text, &short, &names, most));
            let mut found = read.map(Vec::into_iter);
            for name in names {
                let rows = match &mut found {
                    Ok(found) => found.next(),
                    Err(refusal) => Some(Err(refusal.clone())),
                };
                let key = (file.to_owned(), name.to_owned());
                known.extend(rows.map(|rows| (key, rows)));
            }
        }
    }

    fn text(&self, file: &str) -> Result<String, (String, String)> {
        let bytes = self.files.read(file).map_err(|no| (no.why, no.help))?;
        decode(bytes).map_err(|no| (no.message, no.help.into()))
    }
}

/// Gathers the quantities that name a column.
fn in_table<'t>(table: &'t mut Table, declared: &Keys, found: &mut Vec<&'t mut Node>) {
    for entry in &mut table.entries {
        if let Some(key) = declared.get(&entry.key) {
            in_value(&mut entry.node, &key.shape, found);
        }
    }
}

fn in_value<'t>(node: &'t mut Node, shape: &Shape, found: &mut Vec<&'t mut Node>) {
    if let Shape::Quantity { .. } = shape {
        let family = node.table().map(|table| table.entries.as_slice());
        if matches!(family, Some([only]) if only.key == family::SAMPLES.name) {
            found.push(node);
        }
        return;
    }
    let Some(table) = node.table_mut() else {
        return;
    };
    match shape {
        Shape::Table(declared) => in_table(table, declared, found),
        Shape::Map { shape, .. } => {
            for entry in &mut table.entries {
                in_value(&mut entry.node, shape, found);
            }
        }
        _ => {}
    }
}

fn wanted(node: &Node) -> Result<Wanted, Problem> {
    let (_, given) = family::parameters(node)?;
    let text = |parameter: &'static str| -> Result<String, Problem> {
        let entry = given.get(parameter);
        let node = entry.map_or(node, |entry| &entry.node);
        leaf::text(node, parameter).map(str::to_owned)
    };
    let key = (text("file")?, text("column")?);
    let aligned = match given.get("aligned").map(|entry| &entry.node) {
        None => false,
        Some(node) => family::aligned(node)?,
    };
    Ok(Wanted { key, aligned })
}

fn samples(node: &Node, wanted: Wanted, known: &Known) -> Result<Samples, Problem> {
    let Wanted { key, aligned } = wanted;
    let rows = match known.get(&key) {
        Some(Ok(rows)) => rows.clone(),
        Some(Err(refusal)) => return Err(refused(node, refusal)),
        None => return Err(Problem::error(&node.place, "this column was not read")),
    };
    let (file, column) = key;
    Ok(Samples {
        rows,
        aligned,
        file,
        column,
    })
}

/// The problem of a column, at the parameter that it is about.
fn refused(node: &Node, refusal: &Refusal) -> Problem {
    let given = family::parameters(node).ok();
    let parameter = given.and_then(|(_, given)| given.get(refusal.parameter));
    let place = parameter.map_or(&node.place, |entry| &entry.node.place);
    Problem {
        help: refusal.help.clone(),
        ..Problem::error(place, refusal.message.as_str()).label(refusal.label.as_str())
    }
}
