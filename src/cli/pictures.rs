//! Charts on disk.

use std::path::{Component, Path, PathBuf};

use super::args::{Charts, Options};
use super::failure::{Failure, shown};
use super::input::{Loaded, no_team};
use super::inputs::Unread;
use super::{files, inputs};
use crate::chart::{ChartError, Fonts, Look, Picture};

/// More than any face takes, even one of all scripts; less than an endless device delivers.
const LARGEST: u64 = 256 << 20;

/// What the pictures are to look like: their typefaces, title and the teams that stand out, which
/// are among those of the scenarios.
pub(crate) fn look(options: &Options, scenarios: &[&Loaded]) -> Result<Look, Failure> {
    let ids = || {
        let teams = scenarios.iter().flat_map(|loaded| &loaded.scenario.teams);
        teams.map(|team| team.id.as_str())
    };
    let highlight = || options.highlight.iter().map(|id| id.trim());
    let unknown = highlight().filter(|id| !ids().any(|known| known == *id));
    let unknown: Vec<String> = unknown.map(|id| no_team("--highlight", id, ids)).collect();
    if !unknown.is_empty() {
        return Err(Failure::wrong(unknown.join("\n")));
    }
    Ok(Look {
        fonts: fonts(&options.font)?,
        title: options.title.clone(),
        highlight: highlight().map(str::to_owned).collect(),
    })
}

/// The faces to draw with: the built-in one, and those of the files.
fn fonts(paths: &[PathBuf]) -> Result<Fonts, Failure> {
    let mut fonts = Fonts::default();
    for path in paths {
        let bytes = inputs::regular(path, LARGEST).map_err(|unread| match unread {
            Unread::Failed(error) => Failure::io("read", path, &error),
            unread => Failure::wrong(format!(
                "error: {} cannot be a font: {}",
                shown(path),
                unread.reason(LARGEST)
            )),
        })?;
        (fonts.add(bytes))
            .map_err(|error| Failure::wrong(format!("error: {}: {error}", shown(path))))?;
    }
    Ok(fonts)
}

/// The folder that charts are written to.
fn folder(options: &Options, scenario: &Path) -> PathBuf {
    options.out.clone().unwrap_or_else(|| {
        let stem = scenario.file_stem().unwrap_or_default();
        // A file called `...toml` has a name that leads out of the folder again.
        let leads_in = Path::new(stem)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let stem = if leads_in { stem } else { "scenario".as_ref() };
        PathBuf::from("out").join(stem)
    })
}

/// What the names of charts end in.
fn ending(charts: Charts) -> &'static str {
    match charts {
        Charts::Svg => "svg",
        _ => "png",
    }
}

/// Refuses charts where they could take the place of what was read, before anything is computed.
pub(crate) fn spare(options: &Options, scenario: &Path) -> Result<(), Failure> {
    if options.charts == Charts::None {
        return Ok(());
    }
    inputs::spare_in(&folder(options, scenario), ending(options.charts))
}

/// Writes the charts as they are drawn; returns what to tell about them.
pub(crate) fn write(
    options: &Options,
    scenario: &Path,
    charts: impl Iterator<Item = Result<Picture, ChartError>>,
) -> Result<Vec<String>, Failure> {
    let folder = folder(options, scenario);
    let mut notes: Vec<String> = Vec::new();
    let mut written = Vec::new();
    for picture in charts {
        let picture = picture.map_err(|error| failed(&error))?;
        let bytes = encoded(&picture, options.charts).map_err(|error| failed(&error))?;
        let path = folder.join(format!("{}.{}", picture.name, ending(options.charts)));
        files::write(&path, &bytes)?;
        written.push(shown(&path));
        for note in picture.notes {
            // All pictures have the same names, and so the same trouble with them.
            if !notes.contains(&note) {
                notes.push(note);
            }
        }
    }
    notes.push(format!("charts: {}", written.join(", ")));
    Ok(notes)
}

fn encoded(picture: &Picture, charts: Charts) -> Result<Vec<u8>, ChartError> {
    Ok(match charts {
        Charts::Svg => picture.svg.clone().into_bytes(),
        _ => picture.png()?,
    })
}

fn failed(error: &ChartError) -> Failure {
    Failure::failed(format!("error: cannot draw a chart: {error}"))
}
