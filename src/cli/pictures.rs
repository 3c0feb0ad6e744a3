//! Charts on disk.

use std::path::{Component, Path, PathBuf};

use super::args::{Charts, Looks, Options};
use super::failure::{Failure, shown};
use super::input::{Loaded, no_team};
use super::inputs::Unread;
use super::slug::slug;
use super::{files, inputs, leftovers};
use crate::chart::{ChartError, Fonts, Look, Picture};
use crate::scenario::Setting;
use crate::words::Language;

/// More than any face takes, even one of all scripts; less than an endless device delivers.
const LARGEST: u64 = 256 << 20;

/// What the pictures are to look like: their typefaces, title and the teams that stand out, which
/// are among those of the scenarios.
pub(crate) fn look(
    looks: &Looks,
    title: Option<&str>,
    scenarios: &[&Loaded],
) -> Result<Look, Failure> {
    let ids = || {
        let teams = scenarios.iter().flat_map(|loaded| &loaded.scenario.teams);
        teams.map(|team| team.id.as_str())
    };
    let highlight = || looks.highlight.iter().map(|id| id.trim());
    let unknown = highlight().filter(|id| !ids().any(|known| known == *id));
    let unknown: Vec<String> = unknown.map(|id| no_team("--highlight", id, ids)).collect();
    if !unknown.is_empty() {
        return Err(Failure::wrong(unknown.join("\n")));
    }
    Ok(Look {
        fonts: fonts(&looks.font)?,
        title: title.map(str::to_owned),
        highlight: highlight().map(str::to_owned).collect(),
    })
}

/// What pictures look like that nobody asked anything of but their typefaces.
#[cfg(feature = "explore")]
pub(crate) fn plain(paths: &[PathBuf]) -> Result<Look, Failure> {
    fonts(paths).map(Look::from)
}

/// Said where no font at hand has the letters of a language, so that charts are in English.
pub(crate) fn note_of_language(look: &Look, language: Language) -> Option<String> {
    const NOTE: &str = "no font at hand has the letters of --lang: the charts are in English. Install \
                        one that has them (Debian: apt install fonts-noto-cjk) or name its file with \
                        --font FILE";
    (!look.fonts.have_letters_of(language)).then(|| NOTE.to_owned())
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

/// Where the charts of a run go.
pub(crate) struct Place {
    folder: PathBuf,
    /// Whether the folder is the program's own, in which nobody keeps anything else.
    is_own: bool,
    charts: Vec<Charts>,
}

impl Place {
    /// The folder of `--out`, else one below `out` for the scenario, and below that one for what was
    /// set: charts of a what-if do not take the place of those of the scenario as written.
    pub(crate) fn of(options: &Options, scenario: &Path, settings: &[Setting]) -> Self {
        let own = || {
            let mut folder = PathBuf::from("out").join(stem(scenario));
            // What is asked changes no picture.
            let changes = settings.iter().filter(|setting| !setting.is_question());
            let changes: Vec<String> = changes.map(part).collect();
            if !changes.is_empty() {
                folder.push(slug(&changes));
            }
            folder
        };
        Self {
            folder: options.out.clone().unwrap_or_else(own),
            is_own: options.out.is_none(),
            charts: options.charts.clone(),
        }
    }

    /// The kinds of charts to write, each with what their names end in.
    fn kinds(&self) -> impl Iterator<Item = (Charts, &'static str)> {
        let all = KINDS.iter().copied();
        all.filter(|(kind, _)| self.charts.contains(kind))
    }

    /// Refuses charts that cannot be written, or could take the place of what was read, before
    /// anything is computed.
    pub(crate) fn spare(&self) -> Result<(), Failure> {
        if self.charts.contains(&Charts::None) && self.kinds().next().is_some() {
            return Err(Failure::wrong(
                "error: --charts says none beside other kinds\n  help: leave out one or the other",
            ));
        }
        for (_, ending) in self.kinds() {
            inputs::spare_in(&self.folder, ending)?;
            files::destination(&self.folder.join("chart").with_extension(ending))?;
        }
        Ok(())
    }

    /// Writes the charts as they are drawn, with `suffix` behind their names, and takes away what an
    /// earlier run left in their place, or in the place of those that are not drawn; returns what to
    /// tell about them.
    pub(crate) fn write<'c>(
        &self,
        suffix: &[String],
        charts: impl Iterator<Item = (&'c str, Option<Result<Picture, ChartError>>)>,
    ) -> Result<Vec<String>, Failure> {
        let suffix = match suffix {
            [] => String::new(),
            parts => format!("-{}", slug(parts)),
        };
        let path = |name: &str, ending: &str| self.folder.join(format!("{name}{suffix}.{ending}"));
        let mut notes: Vec<String> = Vec::new();
        let mut written = Vec::new();
        let mut stale = Vec::new();
        let mut absent = Vec::new();
        for (name, picture) in charts {
            let Some(picture) = picture else {
                absent.extend(KINDS.map(|(_, ending)| path(name, ending)));
                continue;
            };
            let picture = picture.map_err(|error| failed(&error))?;
            for (kind, ending) in KINDS {
                let file = path(name, ending);
                if self.charts.contains(&kind) {
                    let bytes = encoded(&picture, kind).map_err(|error| failed(&error))?;
                    files::write(&file, &bytes)?;
                    written.push(shown(&file));
                } else {
                    stale.push(file);
                }
            }
            for note in picture.notes {
                // All pictures have the same names, and so the same trouble with them.
                if !notes.contains(&note) {
                    notes.push(note);
                }
            }
        }
        notes.push(format!("charts: {}", written.join(", ")));
        stale.extend(absent);
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
    if file == Path::new("-") {
        return "stdin".to_owned();
    }
    let stem = file.file_stem().unwrap_or_default();
    // A file called `...toml` has a name that leads out of the folder again.
    let leads_in = Path::new(stem)
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let stem = if leads_in { stem } else { "scenario".as_ref() };
    stem.to_string_lossy().into_owned()
}

/// The kinds of charts, each with what their names end in.
const KINDS: [(Charts, &str); 2] = [(Charts::Png, "png"), (Charts::Svg, "svg")];

fn encoded(picture: &Picture, charts: Charts) -> Result<Vec<u8>, ChartError> {
    Ok(match charts {
        Charts::Svg => picture.svg.clone().into_bytes(),
        _ => picture.png()?,
    })
}

fn failed(error: &ChartError) -> Failure {
    Failure::failed(format!("error: cannot draw a chart: {error}"))
}
