//! Reading scenario files.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Input;
use super::failure::{Failure, shown};
use super::folder::Folder;
use super::inputs::{self, Most, Unread};
use super::stderr::coloured;
use crate::model::{Model, nearest};
use crate::report::diagnostic;
use crate::scenario::{
    Document, Held, LARGEST, LARGEST_HELP, Problem, Reading, Scenario, Setting, Severity, Source,
    decode, visible,
};

/// Results are not read beyond so many bytes; the largest that there are have a third of it.
const LARGEST_RESULT: u64 = 512 << 20;

/// A scenario that can be run, with the problems that do not stop it.
pub(crate) struct Loaded {
    pub(crate) document: Document,
    pub(crate) settings: Vec<Setting>,
    pub(crate) scenario: Scenario,
    pub(crate) model: Model,
    pub(crate) warnings: Vec<Problem>,
    pub(crate) sources: Vec<Source>,
    /// What there is to say of the sheet beside it.
    pub(crate) notes: Vec<String>,
}

impl Loaded {
    /// Index of the team that `--team` names.
    pub(crate) fn team(&self, id: &str) -> Result<usize, Failure> {
        let teams = &self.scenario.teams;
        let found = teams.iter().position(|team| team.id == id);
        found.ok_or_else(|| {
            let ids = || teams.iter().map(|team| team.id.as_str());
            Failure::wrong(no_team("--team", id, ids))
        })
    }
}

/// What a file holds: a scenario, or a result with its own.
pub(crate) struct Opened {
    /// The scenario, or both sides of a comparison with their names.
    pub(crate) documents: Vec<(Option<String>, Document)>,
    /// The arguments of `--vary` and `--team` of a sweep.
    pub(crate) vary: Vec<String>,
    pub(crate) team: Option<String>,
}

/// Reads and checks a scenario. `more` are settings that come after those of the input.
pub(crate) fn load(input: &Input, more: &[Setting]) -> Result<Loaded, Failure> {
    let document = document(&input.scenario, &input.files_from)?;
    checked(document, settings(input, more))
}

/// The settings of `--set`, `--without` and `--ask`, and more.
pub(crate) fn settings(input: &Input, more: &[Setting]) -> Vec<Setting> {
    let set = input.set.iter().map(Setting::set);
    let without = input.without.iter().map(Setting::without);
    let asked = input.ask.iter().map(Setting::ask);
    let settings = set.chain(without).chain(asked);
    settings.chain(more.iter().cloned()).collect()
}

/// Reads a file as far as its syntax. The files that it names lie in its folder or below, or in
/// those of `allowed`.
pub(crate) fn opened(path: &Path, allowed: &[PathBuf]) -> Result<Opened, Failure> {
    if is_sheet(path) {
        return Err(sheet(path));
    }
    let bytes = bytes(path)?;
    let name = match path.to_str() {
        Some("-") => "standard input".to_owned(),
        _ => path.display().to_string(),
    };
    if let Some(held) = Held::read(&name, &bytes) {
        let scenarios = held.scenarios.into_iter();
        return Ok(Opened {
            documents: scenarios
                .map(|scenario| (scenario.name.clone(), Document::held(&scenario)))
                .collect(),
            vary: held.vary,
            team: held.team,
        });
    }
    let source = decode(&name, &bytes)
        .map_err(|bad| Failure::drawn(drawn(&[bad.problem], &[bad.source])))?;
    let folder = Folder::of(path, allowed)?;
    Ok(Opened {
        documents: vec![(None, Document::beside(&source, Arc::new(folder)))],
        vary: Vec::new(),
        team: None,
    })
}

/// The only scenario of a file.
pub(crate) fn document(path: &Path, allowed: &[PathBuf]) -> Result<Document, Failure> {
    opened(path, allowed)?.only(path)
}

impl Opened {
    /// The only scenario, of a file that lies at `path`.
    pub(crate) fn only(mut self, path: &Path) -> Result<Document, Failure> {
        let only = self.documents.pop();
        match only.filter(|_| self.documents.is_empty()) {
            Some((_, document)) => Ok(document),
            None if self.documents.is_empty() => Err(Failure::wrong(format!(
                "error: {} is a result that does not hold its scenario\n  help: name the file of \
                 the scenario",
                shown(path)
            ))),
            None => Err(Failure::wrong(format!(
                "error: {0} is a comparison, which holds two scenarios\n  help: simulate compare \
                 {0} repeats it; jq -r '.sides[1].scenario' {0} > b.toml makes a file of the second",
                shown(path)
            ))),
        }
    }
}

/// Checks a document under its settings.
pub(crate) fn checked(document: Document, settings: Vec<Setting>) -> Result<Loaded, Failure> {
    let reading = document.read(&settings);
    let Some(scenario) = reading.scenario else {
        return Err(refused(&reading));
    };
    let model = scenario.model().map_err(|error| {
        let problem = document.problem_at(&settings, &error.address().keys(), &error.to_string());
        Failure::drawn(drawn(&[problem], &reading.sources))
    })?;
    let warnings = reading.problems.into_iter();
    Ok(Loaded {
        document,
        settings,
        scenario,
        notes: (reading.notes.iter())
            .chain(&model.notes())
            .map(|note| visible(note).into_owned())
            .collect(),
        model,
        warnings: warnings
            .filter(|p| p.severity == Severity::Warning)
            .collect(),
        sources: reading.sources,
    })
}

/// A reading without a scenario, as it is told.
pub(crate) fn refused(reading: &Reading) -> Failure {
    Failure::drawn(drawn(&reading.problems, &reading.sources))
}

/// The problems as they appear on standard error.
pub(crate) fn drawn(problems: &[Problem], sources: &[Source]) -> String {
    diagnostic::render(problems, sources, coloured(&std::io::stderr()))
        .trim_end()
        .to_owned()
}

/// What is said of a team that no scenario has.
pub(crate) fn no_team<'i, I: Iterator<Item = &'i str>>(
    flag: &str,
    id: &str,
    ids: impl Fn() -> I,
) -> String {
    let help = match nearest(id, ids()) {
        Some(near) => format!("did you mean {near}?"),
        None => format!("teams: {}", ids().take(20).collect::<Vec<_>>().join(", ")),
    };
    format!("error: {flag}: there is no team {id}\n  help: {help}")
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let most = Most {
        bytes: LARGEST.1 as u64,
        in_braces: LARGEST_RESULT,
    };
    let read = if path == Path::new("-") {
        inputs::standard(most)
    } else if path.is_dir() {
        return Err(is_folder(path));
    } else {
        // A pipe is as good as a file: `simulate <(sed … base.toml)`.
        inputs::opened(path, most)
    };
    read.map_err(|unread| match unread {
        Unread::Failed(error) if error.kind() == ErrorKind::NotFound => not_found(path),
        Unread::Failed(error) => Failure::io("read", path, &error),
        Unread::TooLarge => Failure::wrong(format!(
            "error: {} is larger than {}, too large for a scenario\n  help: {LARGEST_HELP}",
            shown(path),
            LARGEST.0
        )),
        unread @ Unread::NoFile(_) => Failure::wrong(format!(
            "error: {} cannot be a scenario: {}",
            shown(path),
            unread.reason(most.bytes)
        )),
    })
}

/// Whether a file is one of marks, by its name.
fn is_sheet(path: &Path) -> bool {
    let ending = path
        .extension()
        .map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ["csv", "tsv", "xlsx", "ods", "xls"].contains(&ending.as_str()))
        && path.is_file()
}

fn sheet(path: &Path) -> Failure {
    let name = shown(path);
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    Failure::wrong(format!(
        "error: {name} is a sheet, not a scenario\n  help: `simulate new my.toml --from {name}` \
         writes a scenario for it; one of your own names it: scores = \"{}\"",
        visible(&file)
    ))
}

fn is_folder(path: &Path) -> Failure {
    let mut names = scenarios_in(path);
    names.sort();
    let help = if names.is_empty() {
        String::new()
    } else {
        format!(
            "\n  help: the scenarios in it: {}",
            visible(&names.join(", "))
        )
    };
    Failure::wrong(format!(
        "error: {} is a folder, not a scenario file{help}",
        shown(path)
    ))
}

fn not_found(path: &Path) -> Failure {
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    let names = scenarios_in(folder.unwrap_or(Path::new(".")));
    let near = crate::model::nearest(&wanted, names.iter().map(String::as_str));
    let near = named(path).or_else(|| near.map(|near| path.with_file_name(near)));
    let help = if let Some(near) = near {
        format!("\n  help: did you mean {}?", shown(&near))
    } else {
        "\n  help: `simulate new my.toml` writes a scenario to start from".to_owned()
    };
    Failure::wrong(format!("error: there is no file {}{help}", shown(path)))
}

/// The scenario that a name without its folder or its ending stands for, if there is one.
pub(crate) fn named(path: &Path) -> Option<PathBuf> {
    let ended = path.with_extension("toml");
    let below = Path::new("scenarios").join(&ended);
    let mut candidates = [ended, below, Path::new("scenarios").join(path)].into_iter();
    candidates.find(|candidate| candidate != path && candidate.is_file())
}

fn scenarios_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .collect()
}
