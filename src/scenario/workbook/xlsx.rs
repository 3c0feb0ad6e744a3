//! Sheets of XLSX files (ECMA-376, Office Open XML).

use std::collections::HashMap;

use super::archive::Archive;
use super::dates::{self, Format};
use super::grid::{COLUMNS, Grid, ROWS, Value};
use super::xml::{Event, Tag, Xml};
use super::{Unreadable, failed, found};

/// Formats of cells are kept for so many styles; more are none.
const MOST_STYLES: usize = 1 << 17;
/// So many sheets are known, and so many texts that cells share.
const MOST_SHEETS: usize = 10_000;
const MOST_STRINGS: usize = 4_000_000;
/// So many merged cells are kept.
const MOST_MERGED: usize = 10_000;

/// Reads a sheet, the first that is shown where none is named.
pub(super) fn read(archive: &Archive, wanted: Option<&str>) -> Result<Grid, Unreadable> {
    let text = |name: &str| archive.text(name).map_err(failed);
    let book = target(&text("_rels/.rels")?, "officeDocument");
    let book = book.unwrap_or("xl/workbook.xml".into());
    let book = book.trim_start_matches('/');
    let (folder, file) = book.rsplit_once('/').unwrap_or(("", book));
    let inside = |target: &str| match target.strip_prefix('/') {
        Some(from_top) => from_top.to_owned(),
        None if folder.is_empty() => target.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let relations = text(&inside(&format!("_rels/{file}.rels")))?;
    let book = Book::read(&text(book)?);
    let names: Vec<String> = book.sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let shown = book.sheets.iter().position(|sheet| !sheet.is_hidden);
    let at = match (wanted, shown) {
        (None, Some(shown)) => shown,
        _ => found(&names, wanted)?,
    };
    let sheet = &book.sheets[at];
    let part = targets(&relations).remove(&sheet.id);
    let path = part.map(|(_, target)| inside(&target));
    let path = path.ok_or_else(|| failed(format!("its sheet `{}` has no cells", sheet.name)))?;
    let shared = target(&relations, "sharedStrings").map(|target| inside(&target));
    let styles = target(&relations, "styles").map(|target| inside(&target));
    let part = |path: Option<String>| path.map_or(Ok(String::new()), |path| text(&path));
    let reader = Reader {
        strings: strings(&part(shared)?).map_err(failed)?,
        formats: formats(&part(styles)?),
        is_1904: book.is_1904,
    };
    let mut grid = Grid::new(sheet.name.clone());
    if wanted.is_none() {
        let others = book.sheets.iter().filter(|sheet| !sheet.is_hidden);
        let others = others.map(|sheet| sheet.name.clone());
        grid.others = others.filter(|name| *name != grid.name).collect();
    }
    reader.sheet(&text(&path)?, &mut grid).map_err(failed)?;
    Ok(grid)
}

/// What the workbook says of its sheets.
#[derive(Default)]
struct Book {
    sheets: Vec<Sheet>,
    /// Whether days are counted from 1904.
    is_1904: bool,
}

struct Sheet {
    name: String,
    id: String,
    is_hidden: bool,
}

impl Book {
    fn read(text: &str) -> Self {
        let mut book = Self::default();
        for event in Xml::new(text) {
            let Event::Open(tag) = event else { continue };
            let given = |name| tag.attribute(name).unwrap_or_default().into_owned();
            match tag.name {
                "sheet" if book.sheets.len() < MOST_SHEETS => book.sheets.push(Sheet {
                    name: given("name"),
                    id: given("id"),
                    is_hidden: given("state").to_ascii_lowercase().contains("hidden"),
                }),
                "workbookPr" => book.is_1904 = is_true(&given("date1904")),
                _ => {}
            }
        }
        book
    }
}

/// What a file of relations leads to: by their ids, what they are and where.
fn targets(text: &str) -> HashMap<String, (String, String)> {
    let mut targets = HashMap::new();
    for event in Xml::new(text) {
        if let Event::Open(tag) = event
            && tag.name == "Relationship"
        {
            let given = |name| tag.attribute(name).unwrap_or_default().into_owned();
            targets.insert(given("Id"), (given("Type"), given("Target")));
        }
    }
    targets
}

/// Where the relation of a kind leads.
fn target(text: &str, kind: &str) -> Option<String> {
    let found = targets(text).into_values();
    let target = found.filter(|(is, _)| is.rsplit('/').next() == Some(kind));
    target.map(|(_, target)| target).min()
}

/// The texts that cells share.
fn strings(text: &str) -> Result<Vec<String>, String> {
    let mut strings = Vec::new();
    let mut xml = Xml::new(text);
    while let Some(event) = xml.next() {
        if let Event::Open(tag) = event
            && tag.name == "si"
        {
            strings.push(xml.text_in("si", "t", &["rPh"]));
            if strings.len() > MOST_STRINGS {
                return Err(format!("its cells share more than {MOST_STRINGS} texts"));
            }
        }
    }
    whole(&xml).map(|()| strings)
}

/// What the styles of cells make of numbers, in the order of the styles.
fn formats(text: &str) -> Vec<Format> {
    let mut codes: HashMap<u32, Format> = HashMap::new();
    let mut formats = Vec::new();
    let mut is_of_cells = false;
    for event in Xml::new(text) {
        match event {
            Event::Open(tag) => {
                let id = tag.attribute("numFmtId").and_then(|id| id.parse().ok());
                match (tag.name, id) {
                    ("numFmt", Some(id)) if codes.len() < MOST_STYLES => {
                        let code = tag.attribute("formatCode").unwrap_or_default();
                        codes.insert(id, Format::of_code(&code));
                    }
                    ("cellXfs", _) => is_of_cells = true,
                    ("xf", id) if is_of_cells && formats.len() < MOST_STYLES => {
                        let id = id.unwrap_or_default();
                        let known = codes.get(&id).copied();
                        formats.push(known.unwrap_or_else(|| Format::built_in(id)));
                    }
                    _ => {}
                }
            }
            Event::Close("cellXfs") => is_of_cells = false,
            _ => {}
        }
    }
    formats
}

/// What the cells of a sheet refer to.
struct Reader {
    strings: Vec<String>,
    formats: Vec<Format>,
    is_1904: bool,
}

impl Reader {
    fn sheet(&self, text: &str, grid: &mut Grid) -> Result<(), String> {
        let mut xml = Xml::new(text);
        let (mut row, mut column) = (0, 0);
        let (mut is_hidden, mut counted) = (false, None);
        while let Some(event) = xml.next() {
            match event {
                Event::Open(tag) if tag.name == "row" => {
                    let number = tag.attribute("r").and_then(|r| r.parse::<usize>().ok());
                    row = number.map_or(row, |number| number.saturating_sub(1));
                    column = 0;
                    is_hidden = is_true(&tag.attribute("hidden").unwrap_or_default());
                }
                Event::Close("row") => row = row.saturating_add(1),
                Event::Open(tag) if tag.name == "c" => {
                    if let Some(at) = tag.attribute("r") {
                        let place = position(&at);
                        (row, column) = place.ok_or_else(|| format!("it has a cell `{at}`"))?;
                    }
                    let (value, is_formula) = self.cell(tag, &mut xml);
                    grid.formulas += usize::from(is_formula);
                    if let Some(value) = value {
                        if is_hidden && counted != Some(row) {
                            counted = Some(row);
                            grid.hidden += 1;
                        }
                        grid.put((row, column), value)?;
                    }
                    column = column.saturating_add(1);
                }
                Event::Open(tag) if tag.name == "mergeCell" => {
                    let range = tag.attribute("ref").unwrap_or_default();
                    let ends = range.split_once(':');
                    let ends = ends.and_then(|(a, b)| Some((position(a)?, position(b)?)));
                    if let Some((first, last)) = ends.filter(|(a, b)| a.1 < b.1)
                        && grid.merged.len() < MOST_MERGED
                    {
                        grid.merged.push([first.0, first.1, last.1]);
                    }
                }
                _ => {}
            }
        }
        whole(&xml)
    }

    /// A cell's value, if it has one, and whether a formula gives it.
    fn cell(&self, tag: Tag<'_>, xml: &mut Xml<'_>) -> (Option<Value>, bool) {
        let kind = tag.attribute("t").unwrap_or_default();
        let style = tag
            .attribute("s")
            .and_then(|style| style.parse::<usize>().ok());
        let format = style.and_then(|style| self.formats.get(style));
        let (mut written, mut inline) = (None, None);
        let mut is_formula = false;
        while let Some(event) = xml.next() {
            match event {
                Event::Open(tag) => match tag.name {
                    "v" => written = Some(xml.text("v")),
                    "is" => inline = Some(xml.text_in("is", "t", &["rPh"])),
                    "f" => is_formula = true,
                    _ => {}
                },
                Event::Close("c") => break,
                _ => {}
            }
        }
        let text = written.filter(|text| !text.is_empty() || kind == "str");
        let value = match (kind.as_ref(), text) {
            ("inlineStr", _) => inline.map(Value::Text),
            (_, None) if is_formula => Some(Value::Unknown),
            (_, None) => None,
            ("s", Some(index)) => {
                let string = index.trim().parse().ok();
                let string = string.and_then(|index: usize| self.strings.get(index));
                string.cloned().map(Value::Text)
            }
            ("b", Some(text)) => {
                let word = if is_true(&text) { "TRUE" } else { "FALSE" };
                Some(Value::Text(word.into()))
            }
            ("" | "n", Some(text)) => Some(match (text.trim().parse::<f64>(), format) {
                (Ok(days), Some(Format::Date)) => Value::Text(dates::shown(days, self.is_1904)),
                (Ok(share), Some(Format::Percent)) => Value::Share(share),
                (Ok(number), _) => Value::Number(number),
                (Err(_), _) => Value::Text(text),
            }),
            // Texts of formulas, errors such as `#N/A`, dates as they are written.
            (_, Some(text)) => Some(Value::Text(text)),
        };
        (value, is_formula)
    }
}

/// A cell's row and column from 0: of `C7`, 6 and 2. Beyond every sheet, the place after its last.
fn position(address: &str) -> Option<(usize, usize)> {
    let address = address.replace('$', "");
    let digits = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = address.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let letter = letter.to_ascii_uppercase();
        if !letter.is_ascii_uppercase() {
            return None;
        }
        column = (column * 26 + usize::from(letter - b'A') + 1).min(COLUMNS + 1);
    }
    let row = row.parse().unwrap_or(ROWS + 1);
    Some((row.min(ROWS + 1).checked_sub(1)?, column.checked_sub(1)?))
}

fn is_true(text: &str) -> bool {
    matches!(text.trim(), "1" | "true" | "TRUE")
}

/// Whether a part was read to its end.
fn whole(xml: &Xml<'_>) -> Result<(), String> {
    if xml.is_over() {
        Ok(())
    } else {
        Err("one of its parts is damaged".into())
    }
}
