//! Charts on disk.

use std::path::{Component, Path};

use super::args::{Charts, Options};
use super::failure::{FAILED, Failure};
use super::files;
use crate::chart::{ChartError, Fonts, Picture};

/// The faces to draw with: the built-in one, and the file of `--font`.
pub(crate) fn fonts(options: &Options) -> Result<Fonts, Failure> {
    let Some(path) = &options.font else {
        return Fonts::new(None).map_err(|error| failed(&error));
    };
    let bytes = std::fs::read(path).map_err(|error| Failure::file("read", path, error))?;
    Fonts::new(Some(bytes))
        .map_err(|error| Failure::wrong(format!("error: {}: {error}", path.display())))
}

/// Writes the charts as they are drawn; returns what to tell about them.
pub(crate) fn write(
    options: &Options,
    scenario: &Path,
    charts: impl Iterator<Item = Result<Picture, ChartError>>,
) -> Result<Vec<String>, Failure> {
    let folder = options.out.clone();
    let folder = folder.unwrap_or_else(|| Path::new("out").join(stem(scenario)));
    let mut notes: Vec<String> = Vec::new();
    let mut written = Vec::new();
    for picture in charts {
        let picture = picture.map_err(|error| failed(&error))?;
        let (ending, bytes) = encoded(&picture, options.charts).map_err(|error| failed(&error))?;
        let path = folder.join(format!("{}.{ending}", picture.name));
        files::write(&path, &bytes)?;
        written.push(path.display().to_string());
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

/// The name of a scenario's folder of charts.
fn stem(scenario: &Path) -> &Path {
    let stem = Path::new(scenario.file_stem().unwrap_or_default());
    let mut parts = stem.components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(_)), None) => stem,
        // `..toml` and `...toml` would name this folder and the one above.
        _ => Path::new("scenario"),
    }
}

fn encoded(picture: &Picture, charts: Charts) -> Result<(&'static str, Vec<u8>), ChartError> {
    Ok(match charts {
        Charts::Svg => ("svg", picture.svg.clone().into_bytes()),
        _ => ("png", picture.png()?),
    })
}

fn failed(error: &ChartError) -> Failure {
    Failure {
        message: format!("error: cannot draw a chart: {error}"),
        code: FAILED,
    }
}
