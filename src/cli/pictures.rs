//! Charts on disk.

use std::path::{Component, Path, PathBuf};

use super::args::{Charts, Options};
use super::failure::{Failure, shown};
use super::inputs::Unread;
use super::slug::slug;
use super::{files, inputs, leftovers};
use crate::chart::{ChartError, Fonts, Picture};
use crate::scenario::Setting;

/// More than any face takes, even one of all scripts; less than an endless device delivers.
const LARGEST: u64 = 256 << 20;

/// The faces to draw with: the built-in one, and the file of `--font`.
pub(crate) fn fonts(options: &Options) -> Result<Fonts, Failure> {
    let Some(path) = &options.font else {
        return Fonts::new(None).map_err(|error| failed(&error));
    };
    let bytes = inputs::regular(path, LARGEST).map_err(|unread| match unread {
        Unread::Failed(error) => Failure::io("read", path, &error),
        unread => Failure::wrong(format!(
            "error: {} cannot be a font: {}",
            shown(path),
            unread.reason(LARGEST)
        )),
    })?;
    Fonts::new(Some(bytes))
        .map_err(|error| Failure::wrong(format!("error: {}: {error}", shown(path))))
}

/// Where the charts of a run go.
pub(crate) struct Place {
    folder: PathBuf,
    /// Whether the folder is the program's own, in which nobody keeps anything else.
    is_own: bool,
    charts: Charts,
}

/// What the charts of an answer are called.
pub(crate) struct Named<'a> {
    /// Put behind each name: what a sweep varies, what a comparison compares.
    pub(crate) suffix: &'a [String],
    /// Charts that other answers of this kind have and this one has not.
    pub(crate) absent: &'a [&'a str],
}

impl Place {
    /// The folder of `--out`, else one below `out` for the scenario, and below that one for what was
    /// set: charts of a what-if do not take the place of those of the scenario as written.
    pub(crate) fn of(options: &Options, scenario: &Path, settings: &[Setting]) -> Self {
        let own = || {
            let mut folder = PathBuf::from("out").join(stem(scenario));
            if !settings.is_empty() {
                folder.push(slug(&settings.iter().map(part).collect::<Vec<_>>()));
            }
            folder
        };
        Self {
            folder: options.out.clone().unwrap_or_else(own),
            is_own: options.out.is_none(),
            charts: options.charts,
        }
    }

    /// Refuses charts where they could take the place of what was read, before anything is computed.
    pub(crate) fn spare(&self) -> Result<(), Failure> {
        if self.charts == Charts::None {
            return Ok(());
        }
        inputs::spare_in(&self.folder, ending(self.charts))
    }

    /// Writes the charts as they are drawn, and takes away what an earlier run left in their place;
    /// returns what to tell about them.
    pub(crate) fn write(
        &self,
        named: &Named<'_>,
        charts: impl Iterator<Item = Result<Picture, ChartError>>,
    ) -> Result<Vec<String>, Failure> {
        let suffix = match named.suffix {
            [] => String::new(),
            parts => format!("-{}", slug(parts)),
        };
        let path = |name: &str, ending: &str| self.folder.join(format!("{name}{suffix}.{ending}"));
        let ending = ending(self.charts);
        let mut notes: Vec<String> = Vec::new();
        let mut written = Vec::new();
        let mut stale = Vec::new();
        for picture in charts {
            let picture = picture.map_err(|error| failed(&error))?;
            let bytes = encoded(&picture, self.charts).map_err(|error| failed(&error))?;
            let file = path(picture.name, ending);
            files::write(&file, &bytes)?;
            written.push(shown(&file));
            stale.extend(
                ENDINGS
                    .iter()
                    .filter(|other| **other != ending)
                    .map(|other| path(picture.name, other)),
            );
            for note in picture.notes {
                // All pictures have the same names, and so the same trouble with them.
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        notes.push(format!("charts: {}", written.join(", ")));
        for name in named.absent {
            stale.extend(ENDINGS.iter().map(|ending| path(name, ending)));
        }
        if self.is_own {
            let removed: Vec<String> = stale
                .iter()
                .filter(|file| leftovers::remove(file))
                .map(|file| shown(file))
                .collect();
            if !removed.is_empty() {
                notes.push(format!(
                    "removed, as left by an earlier run: {}",
                    removed.join(", ")
                ));
            }
        }
        Ok(notes)
    }
}

/// What a folder says of a setting.
fn part(setting: &Setting) -> String {
    match setting.flag {
        "--without" => format!("without-{}", setting.argument),
        _ => setting.brief(),
    }
}

/// A file's name without its ending; another where it leads elsewhere.
pub(crate) fn stem(file: &Path) -> String {
    let stem = file.file_stem().unwrap_or_default();
    // A file called `...toml` has a name that leads out of the folder again.
    let leads_in = Path::new(stem)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let stem = if leads_in { stem } else { "scenario".as_ref() };
    stem.to_string_lossy().into_owned()
}

/// What the names of charts end in.
const ENDINGS: [&str; 2] = ["png", "svg"];

fn ending(charts: Charts) -> &'static str {
    match charts {
        Charts::Svg => "svg",
        _ => "png",
    }
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
