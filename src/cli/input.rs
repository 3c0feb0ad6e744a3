//! Reading scenario files.

use std::fs::File;
use std::io::{ErrorKind, IsTerminal as _, Read as _};
use std::path::Path;
use std::sync::Arc;

use super::args::Input;
use super::failure::Failure;
use super::folder::Folder;
use crate::model::Model;
use crate::report::diagnostic;
use crate::scenario::{
    Document, LARGEST, LARGEST_HELP, Problem, Reading, Scenario, Setting, Severity, Source, decode,
};

/// A scenario that can be run, with the problems that do not stop it.
pub(crate) struct Loaded {
    pub(crate) document: Document,
    pub(crate) settings: Vec<Setting>,
    pub(crate) scenario: Scenario,
    pub(crate) model: Model,
    pub(crate) warnings: Vec<Problem>,
    pub(crate) sources: Vec<Source>,
}

/// Reads and checks a scenario. `more` are settings that come after those of `--set`.
pub(crate) fn load(input: &Input, more: &[Setting]) -> Result<Loaded, Failure> {
    let settings = input.set.iter().map(Setting::set);
    let settings: Vec<Setting> = settings.chain(more.iter().cloned()).collect();
    checked(document(&input.scenario)?, settings)
}

/// Reads a file as far as its syntax.
pub(crate) fn document(path: &Path) -> Result<Document, Failure> {
    let bytes = bytes(path)?;
    let source = decode(&path.display().to_string(), &bytes)
        .map_err(|bad| Failure::wrong(drawn(&[bad.problem], &[bad.source])))?;
    Ok(Document::beside(&source, Arc::new(Folder::of(path))))
}

/// Checks a document under its settings.
pub(crate) fn checked(document: Document, settings: Vec<Setting>) -> Result<Loaded, Failure> {
    let reading = document.read(&settings);
    let Some(scenario) = reading.scenario else {
        return Err(refused(&reading));
    };
    let model = Model::new(&scenario).map_err(|error| {
        let problem = document.problem_at(&settings, &error.keys(), &error.to_string());
        Failure::wrong(drawn(&[problem], &reading.sources))
    })?;
    let warnings = reading.problems.into_iter();
    Ok(Loaded {
        document,
        settings,
        scenario,
        model,
        warnings: warnings
            .filter(|p| p.severity == Severity::Warning)
            .collect(),
        sources: reading.sources,
    })
}

/// A reading without a scenario, as it is told.
pub(crate) fn refused(reading: &Reading) -> Failure {
    Failure::wrong(drawn(&reading.problems, &reading.sources))
}

/// The problems as they appear on standard error.
pub(crate) fn drawn(problems: &[Problem], sources: &[Source]) -> String {
    let colour = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    diagnostic::render(problems, sources, colour)
        .trim_end()
        .to_owned()
}

fn bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let most = LARGEST.1 as u64 + 1;
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        if path.is_dir() {
            return Err(is_folder(path));
        }
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) if bytes.len() > LARGEST.1 => Err(Failure::wrong(format!(
            "error: {} is larger than {}, too large for a scenario\n  help: {LARGEST_HELP}",
            path.display(),
            LARGEST.0
        ))),
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => Err(not_found(path)),
        Err(error) => Err(Failure::file("read", path, error)),
    }
}

fn is_folder(path: &Path) -> Failure {
    let mut names = scenarios_in(path);
    names.sort();
    let help = if names.is_empty() {
        String::new()
    } else {
        format!("\n  help: the scenarios in it: {}", names.join(", "))
    };
    Failure::wrong(format!(
        "error: {} is a folder, not a scenario file{help}",
        path.display()
    ))
}

fn not_found(path: &Path) -> Failure {
    let folder = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty());
    let wanted = path.file_name().unwrap_or_default().to_string_lossy();
    let names = scenarios_in(folder.unwrap_or(Path::new(".")));
    let near = crate::scenario::nearest(&wanted, names.iter().map(String::as_str));
    let help = if let Some(near) = near {
        format!(
            "\n  help: did you mean {}?",
            path.with_file_name(near).display()
        )
    } else {
        "\n  help: `simulate new my.toml` writes a scenario to start from".to_owned()
    };
    Failure::wrong(format!("error: there is no file {}{help}", path.display()))
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
