//! Sheets of ODS files (OASIS Open Document Format).

use super::archive::Archive;
use super::grid::{COLUMNS, Grid, LARGEST, ROWS, Value, too_large};
use super::xml::{Event, Tag, Xml};
use super::{Unreadable, failed, found};

/// Reads a sheet, the first where none is named.
pub(super) fn read(archive: &Archive, wanted: Option<&str>) -> Result<Grid, Unreadable> {
    let text = |name: &str| archive.text(name).map_err(failed);
    if text("META-INF/manifest.xml")?.contains("encryption-data") {
        return Err(failed("it is locked with a password".into()));
    }
    let text = text("content.xml")?;
    let mut xml = Xml::new(&text);
    let mut names = Vec::new();
    let mut grid = None;
    while let Some(event) = xml.next() {
        let Event::Open(tag) = event else { continue };
        if tag.name != "table" {
            continue;
        }
        let name = tag.attribute("table:name").unwrap_or_default().into_owned();
        let is_wanted = wanted.map_or(names.is_empty(), |wanted| wanted == name);
        names.push(name.clone());
        if is_wanted && grid.is_none() {
            let mut sheet = Grid::new(name);
            table(&mut xml, &mut sheet).map_err(failed)?;
            grid = Some(sheet);
        }
    }
    if !xml.is_over() {
        return Err(failed("its part content.xml is damaged".into()));
    }
    let at = found(&names, wanted)?;
    let mut grid = grid.ok_or_else(|| failed("it has no sheet".into()))?;
    if wanted.is_none() {
        names.remove(at);
        grid.others = names;
    }
    Ok(grid)
}

/// The rows of a sheet whose tag was opened.
fn table(xml: &mut Xml<'_>, grid: &mut Grid) -> Result<(), String> {
    let mut row = 0_usize;
    while let Some(event) = xml.next() {
        match event {
            Event::Open(tag) if tag.name == "table-row" => {
                let times = repeated(tag, "table:number-rows-repeated", ROWS);
                let visibility = tag.attribute("table:visibility").unwrap_or_default();
                let cells = cells(xml, row, grid)?;
                if !cells.is_empty() {
                    let is_hidden = matches!(visibility.as_ref(), "collapse" | "filter");
                    grid.hidden += if is_hidden { times } else { 0 };
                    for below in 0..times {
                        for (column, value) in &cells {
                            grid.put((row.saturating_add(below), *column), value.clone())?;
                        }
                    }
                }
                row = row.saturating_add(times);
            }
            Event::Close("table") => break,
            _ => {}
        }
    }
    Ok(())
}

/// The cells of a row that hold something, with their columns.
fn cells(xml: &mut Xml<'_>, row: usize, grid: &mut Grid) -> Result<Vec<(usize, Value)>, String> {
    let mut cells = Vec::new();
    let (mut column, mut bytes) = (0_usize, 0_usize);
    while let Some(event) = xml.next() {
        match event {
            Event::Open(tag) if matches!(tag.name, "table-cell" | "covered-table-cell") => {
                let times = repeated(tag, "table:number-columns-repeated", COLUMNS);
                let spanned = repeated(tag, "table:number-columns-spanned", COLUMNS);
                if spanned > 1 {
                    grid.merged.push([row, column, column + spanned - 1]);
                }
                let written = xml.text_in(tag.name, "p", &["annotation", "shape", "frame"]);
                let is_formula = tag.attribute("table:formula").is_some();
                grid.formulas += usize::from(is_formula);
                let value = value(tag, written).or(is_formula.then_some(Value::Unknown));
                if let Some(value) = value {
                    if column.saturating_add(times) > COLUMNS {
                        return Err(format!("it has a cell beyond {COLUMNS} columns"));
                    }
                    bytes += times * value.size();
                    if bytes > LARGEST {
                        return Err(too_large());
                    }
                    cells.extend((column..column + times).map(|at| (at, value.clone())));
                }
                column = column.saturating_add(times);
            }
            Event::Close("table-row") => break,
            _ => {}
        }
    }
    Ok(cells)
}

/// The value of a cell, with the text that it shows.
fn value(tag: Tag<'_>, shown: String) -> Option<Value> {
    let given = |name| tag.attribute(name);
    let number = |name| given(name)?.trim().parse::<f64>().ok();
    let text = Some(Value::Text(shown)).filter(|text| text.size() > 0);
    // An error is shown as such, whatever number is kept beside it.
    if given("calcext:value-type").as_deref() == Some("error") {
        return text;
    }
    match given("office:value-type").as_deref() {
        Some("float" | "currency") => number("office:value").map(Value::Number).or(text),
        Some("percentage") => number("office:value").map(Value::Share).or(text),
        Some("date") => {
            let date = given("office:date-value").map(|date| date.replace('T', " "));
            date.map(Value::Text).or(text)
        }
        Some("boolean") => {
            let truth = given("office:boolean-value");
            truth
                .map(|truth| Value::Text(truth.to_uppercase()))
                .or(text)
        }
        Some("string") => {
            let string = given("office:string-value");
            string
                .map(|string| Value::Text(string.into_owned()))
                .or(text)
        }
        _ => text,
    }
}

/// How often something stands there, once where nothing is said.
fn repeated(tag: Tag<'_>, name: &str, most: usize) -> usize {
    let number = tag
        .attribute(name)
        .map(|times| times.trim().parse::<usize>());
    match number {
        Some(Ok(times)) => times.clamp(1, most),
        Some(Err(_)) => most,
        None => 1,
    }
}
