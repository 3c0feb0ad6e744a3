//! `simulate new`.

use std::path::Path;
use std::sync::Arc;

use super::args::New;
use super::failure::{Failure, shown};
use super::folder::Folder;
use super::input::{checked, document};
use super::stderr::say;
use super::{files, output, template};
use crate::scenario::{Sketch, Unread, sketch};

/// Writes a scenario to start from; returns the exit code.
pub(crate) fn new(args: &New) -> Result<u8, Failure> {
    let Sketch { text, left_out } = match &args.from {
        Some(sheet) => from(sheet, args)?,
        None => Sketch {
            text: template::TEMPLATE.to_owned(),
            left_out: Vec::new(),
        },
    };
    let Some(path) = &args.file else {
        output::print(text)?;
        say_left_out(&left_out);
        return Ok(0);
    };
    files::create(path, text.as_bytes())?;
    say(&format!("written: {}", shown(path)));
    say_left_out(&left_out);
    say(&format!("try: simulate {}", shown(path)));
    if args.from.is_some() {
        // What has to be mended by hand is told at once.
        checked(document(path, &[])?, Vec::new())?;
    }
    Ok(0)
}

/// Says which columns of a sheet are no criteria, as far as a line holds them; the scenario has all.
fn say_left_out(columns: &[String]) {
    /// So many are named.
    const MOST_NAMED: usize = 12;
    let mut named: Vec<String> = columns.iter().take(MOST_NAMED).cloned().collect();
    if columns.len() > MOST_NAMED {
        named.push(format!("{} more", columns.len() - MOST_NAMED));
    }
    if !named.is_empty() {
        say(&format!("columns left out: {}", named.join(", ")));
    }
}

/// A scenario for a sheet.
fn from(sheet: &Path, args: &New) -> Result<Sketch, Failure> {
    let scenario = args.file.as_deref().unwrap_or(Path::new("scenario.toml"));
    let name = named(sheet, scenario)?;
    let folder = Arc::new(Folder::of(scenario, &[])?);
    let places = args.places.map(|places| places as usize);
    let refuse = |Unread { why, help }| {
        Failure::wrong(format!("error: {}: {why}\n  help: {help}", shown(sheet)))
    };
    sketch(folder, &name, args.team.as_deref(), places).map_err(refuse)
}

/// The name of a sheet in a scenario: the way to it from the scenario's folder.
fn named(sheet: &Path, scenario: &Path) -> Result<String, Failure> {
    let fail = |error| Failure::io("read", sheet, &error);
    let real = sheet.canonicalize().map_err(fail)?;
    let folder = scenario
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    // In a folder that is not there yet lies nothing.
    let folder = folder.unwrap_or(Path::new(".")).canonicalize();
    let inside = folder
        .ok()
        .and_then(|folder| Some(real.strip_prefix(folder).ok()?.to_owned()));
    let name = inside
        .as_deref()
        .and_then(Path::to_str)
        .map(|name| name.replace('\\', "/"));
    name.ok_or_else(|| {
        let beside = sheet.with_file_name(scenario.file_name().unwrap_or_default());
        Failure::wrong(format!(
            "error: {} does not lie in the folder of the new scenario or below\n  help: write the \
             scenario beside it: simulate new {} --from {}",
            shown(sheet),
            shown(&beside),
            shown(sheet)
        ))
    })
}
