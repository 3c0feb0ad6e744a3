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
        if scenario == Path::new("-") {
            return PathBuf::from("out/stdin");
        }
        let stem = scenario.file_stem().unwrap_or_default();
        // A file called `...toml` has a name that leads out of the folder again.
        let leads_in = Path::new(stem)
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
        let stem = if leads_in { stem } else { "scenario".as_ref() };
        PathBuf::from("out").join(stem)
    })
}

/// The kinds of charts to write, each with what their names end in.
fn kinds(options: &Options) -> Vec<(Charts, &'static str)> {
    let all = [(Charts::Png, "png"), (Charts::Svg, "svg")];
    let asked = all.into_iter();
    asked
        .filter(|(kind, _)| options.charts.contains(kind))
        .collect()
}

/// Refuses charts that cannot be written, or could take the place of what was read, before anything
/// is computed.
pub(crate) fn spare(options: &Options, scenario: &Path) -> Result<(), Failure> {
    let kinds = kinds(options);
    if options.charts.contains(&Charts::None) && !kinds.is_empty() {
        return Err(Failure::wrong(
            "error: --charts says none beside other kinds\n  help: leave out one or the other",
        ));
    }
    let folder = folder(options, scenario);
    for (_, ending) in &kinds {
        inputs::spare_in(&folder, ending)?;
        files::destination(&folder.join("chart").with_extension(ending))?;
    }
    Ok(())
}

/// Writes the charts as they are drawn; returns what to tell about them.
pub(crate) fn write(
    options: &Options,
    scenario: &Path,
    charts: impl Iterator<Item = Result<Picture, ChartError>>,
) -> Result<Vec<String>, Failure> {
    let (folder, kinds) = (folder(options, scenario), kinds(options));
    let mut notes: Vec<String> = Vec::new();
    let mut written = Vec::new();
    for picture in charts {
        let picture = picture.map_err(|error| failed(&error))?;
        for (kind, ending) in &kinds {
            let bytes = encoded(&picture, *kind).map_err(|error| failed(&error))?;
            let path = folder.join(format!("{}.{ending}", picture.name));
            files::write(&path, &bytes)?;
            written.push(shown(&path));
        }
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
