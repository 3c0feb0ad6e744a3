//! `scores = "scores.csv"`: a sheet of scores beside the scenario, put into its tree.
//!
//! Afterwards the tree is that of a file with the same scores under its teams, so that nothing
//! else needs to know of sheets; each score keeps its place in the sheet.

use std::path::Path;

use super::columns::{Names, columns};
use super::files::Files;
use super::node::Table;
use super::number::shown;
use super::rows::{Extent, Rows};
use super::sheet::{Row, Sheet, decode};
use super::{Problem, Source, leaf};

/// The key at the top of the file.
pub(crate) const KEY: &str = "scores";

/// More text than the scores of so many teams take.
const LARGEST: usize = 16 << 20;

/// What came of the sheet that a file may name.
#[derive(Debug, Clone)]
pub(crate) struct Merged {
    /// The sheet; without name and text where the file names none.
    pub(crate) source: Source,
    pub(crate) problems: Vec<Problem>,
    /// How much of it stands in the tree.
    pub(crate) extent: Extent,
}

/// Puts the scores of the sheet that a file names, if it names one, into the tree. Problems are
/// gathered; `beside` is what the file is called.
pub(crate) fn merge(file: &mut Table, beside: &str, files: &dyn Files) -> Merged {
    let mut merged = Merged {
        source: Source {
            name: String::new(),
            text: String::new(),
        },
        problems: Vec::new(),
        extent: Extent::Whole,
    };
    let named = file
        .get(KEY)
        .and_then(|entry| Some((leaf::text(&entry.node, KEY).ok()?, &entry.node.place)));
    // Anything but a name is refused with the other keys.
    let Some((name, place)) = named else {
        return merged;
    };
    let (name, place) = (name.to_owned(), place.clone());
    file.entries.retain(|entry| entry.key != KEY);
    merged.extent = Extent::Nothing;
    // What is no sheet may be a file that nobody meant to be shown: what is wrong with it is told
    // where it is named, and its text stays out of the message.
    let refuse = |message: String, help: String| {
        let problem = Problem::error(&place, message).label("the sheet of scores");
        vec![problem.help(help)]
    };
    let short = shown(&name);
    match text(&name, files) {
        Err((why, help)) => {
            merged.problems = refuse(format!("`{short}` cannot be read: {why}"), help);
        }
        Ok(text) => {
            match rows(file, &text) {
                Ok((problems, extent)) => {
                    merged.problems = problems;
                    merged.extent = extent;
                }
                Err((why, help)) => {
                    let message = format!("`{short}` is no sheet of scores: {why}");
                    merged.problems = refuse(message, help);
                }
            }
            let path = Path::new(beside).with_file_name(&name);
            merged.source = Source {
                name: path.display().to_string(),
                text,
            };
        }
    }
    merged
}

/// Puts the rows of a sheet into the tree: problems, and how much stands there. Fails where it is
/// no sheet of scores, with the reason and what one looks like.
fn rows(file: &mut Table, text: &str) -> Result<(Vec<Problem>, Extent), (String, String)> {
    let Some(sheet) = Sheet::read(text) else {
        return Err(("it has no rows".into(), HOW.into()));
    };
    if file.children("criteria").is_empty() {
        // Told with the other keys; without criteria no column has a meaning.
        return Ok((Vec::new(), Extent::Nothing));
    }
    let mut problems = Vec::new();
    let columns = match columns(file, &sheet.heading, &mut problems) {
        Ok(columns) => columns,
        Err(wrong) => return Err(heading_below(file, text).unwrap_or(wrong)),
    };
    let (found, extent) = Rows::new(file, text, sheet.delimiter, &columns).all(file, sheet);
    problems.extend(found);
    Ok((problems, extent))
}

/// What is wrong with a sheet whose heading stands below other rows, if it has one there.
fn heading_below(file: &Table, text: &str) -> Option<(String, String)> {
    /// Lines of a title and of what belongs to it.
    const ABOVE: usize = 20;
    let names = Names::of(file);
    let is_heading = |row: &Row| {
        let cells = row.cells.get(1..).unwrap_or_default();
        cells
            .iter()
            .any(|cell| names.criterion(&cell.text).is_some())
    };
    // A title has no delimiter to tell, or another one.
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let mut below = starts.take(ABOVE).enumerate();
    let (above, _) = below.find(|(_, start)| {
        let sheet = text.get(*start..).and_then(Sheet::read);
        sheet.is_some_and(|sheet| sheet.heading.line == 1 && is_heading(&sheet.heading))
    })?;
    let line = above + 2;
    Some((
        format!("line 1 is no heading, which seems to be line {line}"),
        format!("take out what stands above line {line}: the first row names the criteria"),
    ))
}

/// The text of the sheet, or why there is none and what to do.
fn text(name: &str, files: &dyn Files) -> Result<String, (String, String)> {
    let bytes = files
        .read(name)
        .map_err(|unread| (unread.why, unread.help))?;
    if bytes.len() > LARGEST {
        let why = "it is larger than 16 MiB, too large for a sheet of scores";
        return Err((why.into(), HOW.into()));
    }
    decode(bytes).map_err(|wrong| (wrong.message, wrong.help.into()))
}

/// The problem of an argument that names another sheet: it would come too late.
pub(crate) fn set(root: &Table) -> Option<Problem> {
    let place = &root.get(KEY)?.node.place;
    let problem = Problem::error(place, "the sheet of scores cannot be set").help(
        "set single scores, such as teams.ID.scores.CRITERION=80, or write a scenario of its own \
         for the other sheet",
    );
    place.is_override().then_some(problem)
}

/// What a sheet looks like.
pub(crate) const HOW: &str = "the first row names the criteria, and each row after it begins with \
                              the id of a team: team,technology,goals";
