//! `[scores]`, or `scores = "scores.csv"`: a sheet of scores beside the scenario, put into its tree.
//!
//! Afterwards the tree is that of a file with the same scores under its teams, so that nothing
//! else needs to know of sheets; each score keeps its place in the sheet. What arguments say of the
//! sheet is heard before it is read, what they say of its teams afterwards.

mod columns;
mod condition;
mod gaps;
mod headings;
mod loaded;
mod numerals;
mod options;
mod pattern;
mod rows;
mod sketch;

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError};

use super::cell::{self, place};
use super::files::Files;
use super::node::{Entry, Node, Table, Value};
use super::number::shown;
use super::sheet::{Reader, Row};
use super::{Problem, Source, applies, canon};
use columns::Columns;
use gaps::Gap;
use headings::Headings;
use loaded::{Key, Loaded};
pub(crate) use numerals::Numerals;
use options::{IfMissing, Options};
pub(crate) use rows::Extent;
pub use sketch::{Sketch, sketch};

/// The key at the top of the file.
pub(crate) const KEY: &str = "scores";

/// So many rows are looked at for headings that stand elsewhere than they should.
const FIRST_ROWS: usize = 50;

/// Trees, and texts, that are kept at a time: as many values as a key of the sheet is varied over
/// at once with another key.
const MOST_KEPT: usize = 16;

/// The sheets beside a scenario, each read once.
#[derive(Debug)]
pub(crate) struct Sheets {
    files: Arc<dyn Files>,
    /// What the scenario is called, which its sheets lie beside.
    beside: String,
    loaded: Mutex<Vec<(Key, Arc<Loaded>)>>,
    /// Trees by what `[scores]` says.
    merged: Mutex<Vec<(String, Arc<Merged>)>>,
}

/// A tree with the scores of the sheet that it names, if it names one.
#[derive(Debug, Clone)]
pub(crate) struct Merged {
    pub(crate) tree: Table,
    /// The sheet; without name and text where the file names none.
    pub(crate) source: Source,
    pub(crate) problems: Vec<Problem>,
    /// How much of it stands in the tree.
    pub(crate) extent: Extent,
    /// What was passed over or taken from elsewhere, in sentences.
    pub(crate) notes: Vec<String>,
    /// Whether a line of the source is a row of a workbook.
    pub(crate) is_workbook: bool,
    gaps: Vec<Gap>,
    if_missing: IfMissing,
}

/// Writes the short form as the long one.
pub(crate) fn normalise(root: &mut Table) {
    let Some(entry) = root.get_mut(KEY) else {
        return;
    };
    if entry.node.text().is_some() {
        let place = entry.node.place.clone();
        let value = Value::Table(Table::default());
        let node = std::mem::replace(&mut entry.node, Node { place, value });
        let file = Entry {
            key: "file".to_owned(),
            key_place: entry.key_place.clone(),
            node,
        };
        if let Some(table) = entry.node.table_mut() {
            table.entries.push(file);
        }
    }
}

impl Sheets {
    pub(crate) fn new(files: Arc<dyn Files>, beside: &str) -> Self {
        Self {
            files,
            beside: beside.to_owned(),
            loaded: Mutex::default(),
            merged: Mutex::default(),
        }
    }

    /// Puts the scores of the sheet that a tree names, if it names one, under its teams.
    pub(crate) fn merge(&self, mut root: Table) -> Arc<Merged> {
        normalise(&mut root);
        let said = root.get(KEY).map(|entry| canon::of_node(&entry.node));
        let said = said.unwrap_or_default();
        let kept = || self.merged.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, merged)) = kept().iter().find(|(key, _)| *key == said) {
            return merged.clone();
        }
        let merged = Arc::new(Merged::new(root, self));
        // What is wrong is told where it was said, which may be elsewhere the next time.
        if merged.problems.is_empty() {
            let mut kept = kept();
            if kept.len() >= MOST_KEPT {
                kept.remove(0);
            }
            kept.push((said, merged.clone()));
        }
        merged
    }
}

impl Merged {
    fn new(root: Table, sheets: &Sheets) -> Self {
        let mut merged = Self {
            tree: root,
            source: Source {
                name: String::new(),
                text: String::new(),
            },
            problems: Vec::new(),
            extent: Extent::Whole,
            notes: Vec::new(),
            is_workbook: false,
            gaps: Vec::new(),
            if_missing: IfMissing::Refuse,
        };
        let entries = &mut merged.tree.entries;
        if let Some(at) = entries.iter().position(|entry| entry.key == KEY) {
            let entry = entries.remove(at);
            merged.extent = Extent::Nothing;
            if let Err(problem) = merged.read(&entry, sheets) {
                merged.problems.extend(problem);
            }
        }
        merged
    }

    /// Puts values into the gaps that a tree made of this one still has; a sentence for each
    /// criterion with such values.
    pub(crate) fn fill(&self, root: &mut Table, problems: &mut Vec<Problem>) -> Vec<String> {
        applies::clear(root);
        gaps::fill(root, &self.gaps, self.if_missing, problems)
    }

    /// Reads the sheet that an entry names.
    fn read(&mut self, entry: &Entry, sheets: &Sheets) -> Result<(), Option<Problem>> {
        let Some(table) = entry.node.table() else {
            let kind = entry.node.kind();
            let message = format!("`{KEY}` should be the name of a file or a table, not {kind}");
            let problem = Problem::error(&entry.node.place, message).label(kind);
            // What a syntax error left is told already.
            let is_told = entry.node.value == Value::Broken;
            return Err((!is_told).then(|| problem.help("write scores = \"scores.csv\"")));
        };
        let read = Options::read(table, &self.tree, &entry.key_place, &mut self.problems);
        let options = read.ok_or(None)?;
        let loaded = sheets.loaded(&options)?;
        self.source = loaded.source.clone();
        self.is_workbook = loaded.is_workbook;
        self.if_missing = options.if_missing;
        let short = shown(options.file);
        // What is no sheet may be a file that nobody meant to be shown: what is wrong with it is
        // told where it is named, and its text stays out of the message.
        let refuse = |(why, help): (String, String)| {
            let message = format!("`{short}` is no sheet of scores: {why}");
            let problem = Problem::error(options.place, message);
            Some(problem.label("the sheet of scores").help(help))
        };
        let mut rows = loaded.rows();
        let delimiter = rows.delimiter();
        let heading = heading(&mut rows, &options).map_err(refuse)?;
        let headings = Headings::of(heading, &loaded.merged);
        if self.tree.children("criteria").is_empty() {
            // Told with the other keys; without criteria no column has a meaning.
            return Ok(());
        }
        let columns = Columns::find(&self.tree, &options, &headings, &mut self.problems);
        let columns = columns.map_err(|(why, help)| {
            refuse(self.heading_elsewhere(&loaded).unwrap_or((why, help)))
        })?;
        if !columns.is_sound() {
            return Ok(());
        }
        let text = &loaded.source.text;
        let read = rows::Rows::new(&self.tree, text, delimiter, &columns, &options);
        let read = read.all(&mut self.tree, &headings, rows);
        self.problems.extend(read.problems);
        self.extent = read.extent;
        self.gaps = read.gaps;
        let notes = columns.note.iter().chain(&loaded.notes).chain(&read.notes);
        self.notes = notes.map(|note| format!("{short}: {note}")).collect();
        Ok(())
    }

    /// What is told where criteria are named in other rows than the one read: one row that has their
    /// headings, or the rows of marks.
    fn heading_elsewhere(&self, loaded: &Loaded) -> Option<(String, String)> {
        let criteria = self.tree.children("criteria").iter();
        let label = |entry: &Entry| Some(entry.node.table()?.get("label")?.node.text()?.to_owned());
        let names: Vec<(String, Option<String>)> = criteria
            .map(|entry| (entry.key.clone(), label(entry)))
            .collect();
        let fits = |row: Row| {
            let headings = Headings::of(vec![row], &loaded.merged);
            let is_there = |name: &str| !headings.columns(name).is_empty();
            let found = names
                .iter()
                .filter(|(id, label)| is_there(id) || label.as_deref().is_some_and(is_there));
            (found.count(), headings.rows.first().copied().unwrap_or(1))
        };
        let rows = loaded.rows().take(FIRST_ROWS).filter(|row| !row.is_cut());
        let rows: Vec<(usize, usize)> = rows.map(fits).filter(|(count, _)| *count > 0).collect();
        let best = rows
            .iter()
            .max_by_key(|(count, row)| (*count, Reverse(*row)));
        let (count, row) = best?;
        if *count == 1 && rows.len() > 1 {
            let why = "its rows name the criteria, so that it seems to have one row for each mark";
            return Some((why.into(), MARKS.into()));
        }
        let why = format!(
            "the headings of {} stand in row {row}",
            crate::model::figure::with_noun(&count.to_string(), "criterion")
        );
        Some((why, format!("write heading = {row} under [scores]")))
    }
}

/// The rows that make the heading; those up to the last of them are passed.
fn heading<'t>(
    rows: &mut Reader<'t>,
    options: &Options<'_>,
) -> Result<Vec<Row<'t>>, (String, String)> {
    let is_skipped = |row: &Row| options.skip.binary_search(&row.number).is_ok();
    let Some(last) = options.heading.last() else {
        let first = rows.find(|row| !is_skipped(row));
        return Ok(vec![
            first.ok_or(("it has no rows".to_owned(), HOW.to_owned()))?,
        ]);
    };
    let mut heading = Vec::new();
    while heading.len() < options.heading.len() {
        let wanted = options.heading[heading.len()];
        let Some(row) = rows.find(|row| row.number >= wanted) else {
            let why = format!("it has no row {last}, which should be a heading");
            return Err((why, "name rows that it has".into()));
        };
        if row.number > wanted {
            let why = format!("its row {wanted}, which should be a heading, is blank");
            return Err((why, "name rows with headings".into()));
        }
        heading.push(row);
    }
    Ok(heading)
}

/// What to do with a row for each mark.
const MARKS: &str = "marks cannot be read one by one yet: give each team one row with their mean and \
                     its standard error, such as `82.1 ± 1.4`, or draws of your own by `samples`";

/// What a sheet looks like.
const HOW: &str = "the first row names the criteria, and each row after it is a team: \
                   team,technology,goals";
