//! A scenario to start from, made of a sheet: what `simulate new --from` writes.

mod cells;
mod columns;
mod text;

use std::collections::HashMap;
use std::sync::Arc;

use super::super::files::{Files, Unread};
use super::super::number::shown;
use super::super::sheet::Row;
use super::super::{Place, Problem, encoding};
use super::Sheets;
use super::headings::Headings;
use super::loaded::Loaded;
use super::numerals::Numerals;
use super::options::{IfMissing, Options};
use crate::model::MOST_TEAMS;
use crate::model::figure::with_noun;
use cells::{are_thousands, mark, numbers_below};

/// A heading stands in one of so many rows.
const FIRST_ROWS: usize = 30;

/// So many rows are passed over one by one; more have another cause.
const MOST_SKIPPED: usize = 40;

/// A scenario made of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// The scenario file.
    pub text: String,
    /// The headings of columns that are no criteria of it, each with the reason in parentheses.
    pub left_out: Vec<String>,
}

/// Reads a sheet and writes a scenario for it, whose criteria are its columns of numbers.
///
/// # Errors
///
/// Why none can be made of it, and what to do.
pub fn sketch(
    files: Arc<dyn Files>,
    file: &str,
    team: Option<&str>,
    places: Option<usize>,
) -> Result<Sketch, Unread> {
    let place = Place::new(0, 0..0);
    let sheets = Sheets::new(files, "");
    let mut options = Options::of(file, &place);
    let mut loaded = sheets.loaded(&options);
    // Bytes that are no UTF-8 say what they most likely are; the scenario will say it too.
    let mut stated = None;
    for label in ["cp949", "cp1252"] {
        let is_named = |help: &str| help.contains(&format!("\"{label}\""));
        if let Err(problem) = &loaded
            && problem.help.as_deref().is_some_and(is_named)
        {
            options.encoding = encoding::named(label).map(|encoding| (encoding, &place));
            loaded = sheets.loaded(&options);
            stated = Some(label);
        }
    }
    let unread = |problem: Problem| Unread {
        why: problem.message,
        help: problem.help.unwrap_or_default(),
    };
    let written = |loaded: &Loaded| {
        let table = Sketched::of(loaded, team).map_err(|(why, help)| Unread { why, help })?;
        Ok(Sketch {
            text: table.text(file, stated, loaded, places),
            left_out: table.left_out(),
        })
    };
    let first = loaded.map_err(unread)?;
    let mut made = written(&first);
    // The first sheet of a workbook may be its cover.
    for other in &first.others {
        if made.is_ok() {
            break;
        }
        options.sheet = Some((other, &place));
        let other = written(&*sheets.loaded(&options).map_err(unread)?);
        made = other.or(made);
    }
    made
}

impl<'t> Options<'t> {
    /// Nothing but the name of a file.
    fn of(file: &'t str, place: &'t Place) -> Self {
        Self {
            file,
            place,
            sheet: None,
            heading: Vec::new(),
            skip: Vec::new(),
            team: None,
            name: None,
            columns: Vec::new(),
            conditions: &[],
            encoding: None,
            numerals: Numerals::default(),
            missing: Vec::new(),
            if_missing: IfMissing::Refuse,
        }
    }
}

/// What a sheet holds, as far as a scenario can be made of it.
struct Sketched<'t> {
    headings: Headings<'t>,
    /// Whether the headings stand in the first row.
    is_first: bool,
    numerals: Numerals,
    team: usize,
    teams: usize,
    /// Rows to be passed over, with what is wrong with them.
    skip: Vec<(usize, &'static str)>,
    criteria: Vec<Criterion>,
    /// Texts that stand for missing scores.
    missing: Vec<String>,
    is_missing: bool,
    /// Columns of no criterion, and why.
    others: Vec<(usize, String)>,
}

/// A column of quantities, and where their middles lie.
struct Criterion {
    column: usize,
    low: f64,
    high: f64,
    /// Whether parts such as `25%` stand beside numbers from 0 to 100: they are parts of that scale.
    of_hundred: bool,
    /// Why it is left out at first, if it is.
    doubt: Option<&'static str>,
}

impl<'t> Sketched<'t> {
    fn of(loaded: &'t Loaded, team: Option<&str>) -> Result<Self, (String, String)> {
        let sheet = &loaded.source.text;
        let rows: Vec<Row<'t>> = loaded.rows().collect();
        let fault = rows
            .iter()
            .flat_map(|row| &row.cells)
            .any(|cell| cell.fault.is_some());
        if fault {
            let why = "some of its quotes do not close, or close too early".to_owned();
            return Err((
                why,
                "simulate check tells where, once a scenario names the sheet".into(),
            ));
        }
        let mut marks = [
            Numerals::default(),
            Numerals {
                decimal: ',',
                thousands: None,
            },
            Numerals {
                decimal: '.',
                thousands: Some(','),
            },
            Numerals {
                decimal: ',',
                thousands: Some('.'),
            },
        ];
        // `1,200` is twelve hundred where commas part the cells.
        if loaded.rows().delimiter() == b',' && are_thousands(sheet, &rows) {
            marks.swap(1, 2);
        }
        // The marks and the heading under which most cells of columns are numbers.
        let first = rows.len().min(FIRST_ROWS);
        let fits = |numerals: &Numerals| {
            let quantities: Vec<Vec<bool>> = rows
                .iter()
                .map(|row| {
                    let cells = row.cells.iter();
                    cells
                        .map(|cell| mark(sheet, cell, *numerals).is_some())
                        .collect()
                })
                .collect();
            let of_heading = |at: usize| (numbers_below(&rows, &quantities, at), at);
            let best = (0..first)
                .map(of_heading)
                .rev()
                .max_by_key(|(count, _)| *count);
            // Headings may be numbers themselves.
            best.filter(|(count, _)| *count > 0).unwrap_or_default()
        };
        let best = marks.iter().map(|marks| (fits(marks), *marks)).rev();
        let Some(((_, at), numerals)) = best.max_by_key(|((cells, _), _)| *cells) else {
            return Err(nothing());
        };
        let mut rows = rows.into_iter().skip(at);
        let heading: Vec<Row<'t>> = rows.by_ref().take(1).collect();
        let headings = Headings::of(heading, &loaded.merged);
        let rows: Vec<Row<'t>> = rows.collect();
        let mut sketched = Self {
            is_first: at == 0,
            numerals,
            team: 0,
            teams: 0,
            skip: Vec::new(),
            criteria: Vec::new(),
            missing: Vec::new(),
            is_missing: false,
            others: Vec::new(),
            headings,
        };
        sketched.columns(sheet, &rows);
        sketched.team = sketched.teams_in(&rows, team)?;
        sketched
            .criteria
            .retain(|criterion| criterion.column != sketched.team);
        sketched.rows(sheet, &rows)?;
        Ok(sketched)
    }

    /// The column of the teams: the one named, else the first text that tells the rows apart, else
    /// the first column.
    fn teams_in(&self, rows: &[Row<'_>], team: Option<&str>) -> Result<usize, (String, String)> {
        if let Some(heading) = team {
            let found = self.headings.named(heading, &Place::new(0, 0..0), "teams");
            return found.map_err(|problem| {
                let help = problem.help.unwrap_or(problem.label);
                (problem.message, help)
            });
        }
        let distinct = |column: usize| {
            let cells = rows.iter().filter_map(|row| row.cells.get(column));
            let texts = cells
                .map(|cell| cell.text.as_ref())
                .filter(|text| !text.is_empty());
            let mut texts: Vec<&str> = texts.collect();
            let all = texts.len();
            texts.sort_unstable();
            texts.dedup();
            // Notes below a table and a team that is there twice do not count.
            texts.len() * 10 >= all * 9 && all * 10 >= rows.len() * 5
        };
        let texts = self.others.iter().filter(|(_, why)| why == columns::TEXT);
        let mut texts = texts.map(|(column, _)| *column).chain([0]);
        let found = texts.find(|column| distinct(*column));
        found.ok_or_else(|| {
            let why = "no column names a team in each row".to_owned();
            let help = "name one with --team; a file with several rows for a team (one for each \
                        mark or year) needs `where` under [scores] of a scenario of your own";
            (why, help.into())
        })
    }

    /// Which rows are teams, and what their cells say.
    fn rows(&mut self, sheet: &str, rows: &[Row<'_>]) -> Result<(), (String, String)> {
        let mut seen: HashMap<&str, usize> = HashMap::new();
        let chosen = self
            .criteria
            .iter()
            .filter(|criterion| criterion.doubt.is_none());
        let columns: Vec<usize> = chosen.map(|criterion| criterion.column).collect();
        if columns.is_empty() {
            return Err(nothing());
        }
        let mut ranges: HashMap<usize, (f64, f64)> = HashMap::new();
        for row in rows {
            let text = |column: usize| row.cells.get(column).map_or("", |cell| &cell.text);
            let team = text(self.team);
            let quantity = |column: &usize| mark(sheet, row.cells.get(*column)?, self.numerals);
            if team.is_empty() {
                self.skip.push((row.number, "no team"));
                continue;
            }
            if !columns.iter().any(|column| quantity(column).is_some()) {
                self.skip.push((row.number, "no number"));
                continue;
            }
            if seen.insert(team, row.number).is_some() {
                self.skip.push((row.number, "a team that stands above"));
                continue;
            }
            self.teams += 1;
            for column in &columns {
                let Some(score) = quantity(column) else {
                    self.is_missing = true;
                    let text = text(*column).to_owned();
                    if !text.is_empty() && !self.missing.contains(&text) {
                        self.missing.push(text);
                    }
                    continue;
                };
                if let Some(score) = score.number() {
                    let range = ranges.entry(*column).or_insert((score, score));
                    *range = (range.0.min(score), range.1.max(score));
                }
            }
        }
        for criterion in &mut self.criteria {
            if let Some((low, high)) = ranges
                .get(&criterion.column)
                .filter(|range| range.0 < range.1)
            {
                (criterion.low, criterion.high) = (*low, *high);
            }
        }
        let heading = shown(&self.headings.cells[self.team].text);
        if self.skip.len() > MOST_SKIPPED {
            let rows = with_noun(&self.skip.len().to_string(), "row");
            let first = self.skip.first().map_or(0, |skipped| skipped.0);
            let why = format!(
                "with the teams in column `{heading}`, {rows} could not be read, the first of them \
                 row {first}: {}",
                self.skip.first().map_or("", |skipped| skipped.1)
            );
            let help = "name the column of the teams with --team; rows are chosen with `where` \
                        under [scores] of a scenario of your own";
            return Err((why, help.into()));
        }
        if self.teams > MOST_TEAMS {
            let why = format!(
                "it has {} teams: each pair is counted, and a gigabyte is enough for {MOST_TEAMS}",
                self.teams
            );
            return Err((
                why,
                "keep those that may come in in a sheet of its own".into(),
            ));
        }
        if self.teams < 2 {
            let why = format!(
                "column `{heading}` names {}",
                with_noun(&self.teams.to_string(), "team")
            );
            return Err((why, "name the column of the teams with --team".into()));
        }
        Ok(())
    }
}

fn nothing() -> (String, String) {
    let why = "no column of it holds numbers under a heading".to_owned();
    (
        why,
        "a sheet of scores has a row of headings, and a row for each team".into(),
    )
}
