//! Reading a scenario: text, `--set`, checks, and the result with every problem found.

use std::sync::Arc;

use super::files::{Files, NoFiles};
use super::node::{Entry, Table};
use super::overrides::{self, Done};
use super::problem::SETTINGS;
use super::samples::Columns;
use super::scores::{Extent, Merged, Sheets};
use super::setting::Parsed;
use super::{
    HeldScenario, LARGEST_HELD, Place, Problem, Recorded, Scenario, Setting, Source, assemble,
    cell, missing, parse, problem, scores, settled, slips, walk,
};

/// Larger texts are not read, in words and in bytes: a sheet of a thousand teams has its scores in a
/// file of its own.
pub(crate) const LARGEST: (&str, usize) = ("2 MiB", 2 << 20);

/// What to do about it.
pub(crate) const LARGEST_HELP: &str =
    "scores belong in a CSV file beside the scenario: scores = \"scores.csv\"";

/// What came of reading a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The scenario; present exactly when no problem is an error.
    pub scenario: Option<Scenario>,
    /// Everything found, in the order of the sources and of their text.
    pub problems: Vec<Problem>,
    /// What the places of the problems refer to: the file, the sheet of scores beside it (an empty
    /// text where there is none), then one per setting.
    pub sources: Vec<Source>,
    /// What was passed over in the sheet of scores, and what stands for scores that it lacks, in
    /// sentences.
    pub notes: Vec<String>,
}

/// Reads a scenario and the `PATH=VALUE` arguments of `--set` that change it.
///
/// Never fails half-way: all problems of the file and the arguments are gathered.
///
/// ```
/// use cutline::scenario::{Source, read};
///
/// let text = "places = 1\n[criteria]\nmerit = {}\n\
///             [teams]\na = { scores = { merit = 80 } }\nb = { scores = { merit = \"60..90\" } }\n";
/// let source = Source { name: "tiny.toml".into(), text: text.into() };
/// let reading = read(&source, &["teams.a.scores.merit=70".into()]);
/// assert_eq!(reading.scenario.map(|s| s.teams.len()), Some(2));
/// ```
pub fn read(source: &Source, overrides: &[String]) -> Reading {
    let settings: Vec<Setting> = overrides.iter().map(Setting::set).collect();
    Document::new(source).read(&settings)
}

/// A file parsed once, to be read under one set of settings after another.
#[derive(Debug, Clone)]
pub struct Document {
    pub(super) source: Source,
    file: Table,
    syntax: Vec<Problem>,
    sheets: Arc<Sheets>,
    /// The file with its sheet, where no argument says anything of that.
    merged: Arc<Merged>,
    /// That, with what its keys say of each other written out.
    before: Arc<Table>,
    columns: Arc<Columns>,
    pub(super) files: Arc<dyn Files>,
    /// What had been changed before the file was written.
    pub(super) recorded: Vec<Recorded>,
}

impl Document {
    /// Parses a text that names no other files; what is wrong with it comes out of every reading.
    pub fn new(source: &Source) -> Self {
        Self::beside(source, Arc::new(NoFiles))
    }

    /// Parses a file that may name others beside it.
    pub fn beside(source: &Source, files: Arc<dyn Files>) -> Self {
        Self::parsed(source, files, LARGEST.1)
    }

    /// Parses the scenario that a result holds; what had been changed in it is recorded before what
    /// will be.
    pub fn held(scenario: &HeldScenario) -> Self {
        Self {
            recorded: scenario.settings.clone(),
            ..Self::parsed(&scenario.source, Arc::new(NoFiles), LARGEST_HELD)
        }
    }

    /// Parses a text of at most so many bytes.
    pub(super) fn parsed(source: &Source, files: Arc<dyn Files>, largest: usize) -> Self {
        let source = source.composed();
        let (mut file, syntax) = if source.text.len() > largest {
            (Table::default(), vec![too_large()])
        } else {
            parse::document(&source.text, 0)
        };
        scores::normalise(&mut file);
        let sheets = Sheets::new(files.clone(), &source.name);
        let merged = sheets.merge(file.clone());
        let mut before = merged.tree.clone();
        // What is wrong with it comes out of every reading.
        settled::settle(&mut before, &mut Vec::new());
        Self {
            source,
            file,
            syntax,
            sheets: Arc::new(sheets),
            merged,
            before: Arc::new(before),
            columns: Arc::new(Columns::new(files.clone())),
            files,
            recorded: Vec::new(),
        }
    }

    /// A problem of the whole scenario at what it is about: the value at a path of keys, as far as
    /// the path leads.
    pub(crate) fn problem_at(&self, settings: &[Setting], keys: &[&str], message: &str) -> Problem {
        let root = self.tree(settings, &mut Vec::new());
        let mut place = Place::new(0, 0..0);
        let mut table = Some(&root);
        for (at, key) in keys.iter().enumerate() {
            let Some(entry) = table.and_then(|table| table.get(key)) else {
                break;
            };
            table = entry.node.table();
            // A table has many lines; its key has one.
            place = if at + 1 == keys.len() && table.is_none() {
                entry.node.place.clone()
            } else {
                entry.key_place.clone()
            };
        }
        Problem::error(&place, message)
    }

    /// Reads the scenario under these settings; later ones win.
    pub fn read(&self, settings: &[Setting]) -> Reading {
        let mut problems = Vec::new();
        let merged = self.merged(settings, &mut problems);
        let mut notes = merged.notes.clone();
        let scenario = self.attempt(settings, &merged, &mut problems, &mut notes);
        if merged.is_workbook {
            cell::addressed(&mut problems, &merged.source.text);
        }
        let mut sources = vec![self.source.clone(), merged.source.clone()];
        sources.extend(settings.iter().map(Setting::source));
        Reading {
            notes,
            ..Reading::new(scenario, problems, sources)
        }
    }

    /// The tree under these settings, as far as they can be applied.
    pub(crate) fn tree(&self, settings: &[Setting], problems: &mut Vec<Problem>) -> Table {
        let merged = self.merged(settings, problems);
        self.applied(&merged, settings, problems, &mut Vec::new()).0
    }

    /// What the file says of its sheet of scores.
    pub(crate) fn sheet(&self) -> Option<&Entry> {
        self.file.get(scores::KEY)
    }

    /// The file with its sheet, as the settings say what that is.
    fn merged(&self, settings: &[Setting], problems: &mut Vec<Problem>) -> Arc<Merged> {
        if !settings.iter().any(is_about_sheet) {
            return self.merged.clone();
        }
        let mut root = self.file.clone();
        for (i, setting) in settings.iter().enumerate() {
            if is_about_sheet(setting) {
                done(&mut root, setting, i, problems);
            }
        }
        self.sheets.merge(root)
    }

    /// The tree, and what each setting did to it. Those about the sheet have been heard.
    fn applied(
        &self,
        merged: &Merged,
        settings: &[Setting],
        problems: &mut Vec<Problem>,
        notes: &mut Vec<String>,
    ) -> (Table, Vec<Recorded>) {
        let mut root = merged.tree.clone();
        let mut recorded = Vec::new();
        for (i, setting) in settings.iter().enumerate() {
            let effect = if is_about_sheet(setting) {
                None
            } else {
                done(&mut root, setting, i, problems)
            };
            recorded.push(Recorded::new(setting, effect));
        }
        self.columns.attach(&mut root, problems);
        notes.extend(merged.fill(&mut root, problems));
        (root, recorded)
    }

    fn attempt(
        &self,
        settings: &[Setting],
        merged: &Merged,
        problems: &mut Vec<Problem>,
        notes: &mut Vec<String>,
    ) -> Option<Scenario> {
        let text = &self.source.text;
        if !self.syntax.is_empty() {
            problems.clear();
            let mut found = Vec::new();
            // With the sheet whose text is among the sources, whatever was set of it.
            let (mut root, _) = self.applied(merged, &[], &mut found, notes);
            settled::settle(&mut root, &mut found);
            walk::check(&root, &mut found);
            found.retain(|p| is_sound(p, &self.syntax, text));
            problems.extend(slips::told(&self.syntax));
            problems.extend(cell::told(found));
            return None;
        }
        problems.extend(merged.problems.iter().cloned());
        if self.file.entries.is_empty() {
            problems.push(nothing(text));
            return None;
        }
        let mut found = Vec::new();
        let scenario = if merged.extent == Extent::Nothing {
            // Which teams there are is not known, nor what they lack.
            let (mut root, _) = self.applied(merged, &[], &mut found, notes);
            settled::settle(&mut root, &mut found);
            walk::check(&root, &mut found);
            found.retain(|p| !is_about_no_team(p));
            None
        } else {
            let (root, recorded) = self.applied(merged, settings, &mut found, notes);
            let scenario = self.assemble(root, &mut found, notes);
            effects(&mut found, &recorded);
            // A question changes nothing, and stands with its answer.
            let changes = recorded.into_iter().zip(settings);
            let changes = changes.filter(|(_, setting)| !setting.is_question());
            let changes = changes.map(|(recorded, _)| recorded);
            scenario.map(|scenario| Scenario {
                settings: self.recorded.iter().cloned().chain(changes).collect(),
                ..scenario
            })
        };
        if merged.extent == Extent::Part {
            found.retain(|p| !is_about_few_teams(p));
        }
        problems.extend(cell::told(found));
        scenario
    }

    /// The scenario of a tree that was made from this file; what there is to know of it is told in
    /// sentences.
    pub(crate) fn assemble(
        &self,
        mut root: Table,
        problems: &mut Vec<Problem>,
        notes: &mut Vec<String>,
    ) -> Option<Scenario> {
        let mut found = Vec::new();
        notes.extend(settled::settle(&mut root, &mut found));
        walk::check(&root, &mut found);
        let scenario = if problem::enough(&found) {
            None
        } else {
            assemble::assemble(&root, &self.before, &self.source, &mut found)
        };
        notes.extend(scenario.iter().flat_map(missing::shared_out));
        problems.extend(found);
        scenario
    }
}

impl Reading {
    /// Puts the problems in order; with an error among them there is no scenario.
    pub(crate) fn new(
        mut scenario: Option<Scenario>,
        mut problems: Vec<Problem>,
        sources: Vec<Source>,
    ) -> Self {
        let failed = problems.iter().any(Problem::is_error);
        if failed {
            scenario = None;
        } else if scenario.is_none() {
            // A part was given up without a word. That would be a defect, and is better said than
            // hidden behind a file that looks fine and does not run.
            let message = "this scenario could not be read, and the reader cannot say why";
            problems.push(Problem::error(&Place::new(0, 0..0), message).help("please report this"));
        }
        Self {
            scenario,
            problems: problem::told(problems),
            sources,
            notes: Vec::new(),
        }
    }
}

/// Whether a setting says what sheet is read, and how.
fn is_about_sheet(setting: &Setting) -> bool {
    let first = |parsed: Parsed<'_>| Some(parsed.segments.first()?.key == scores::KEY);
    setting.parsed().ok().and_then(first).unwrap_or(false)
}

/// Does what a setting says, and tells what was there and what took its place.
fn done(
    root: &mut Table,
    setting: &Setting,
    at: usize,
    problems: &mut Vec<Problem>,
) -> Option<[String; 2]> {
    let done = overrides::apply(root, setting, SETTINGS + at);
    let Done { effect, warnings } = done.unwrap_or_else(|problem| Done {
        effect: None,
        warnings: vec![problem],
    });
    problems.extend(warnings);
    effect
}

/// Says of the problems of an argument that changed what was there what it made of it.
fn effects(problems: &mut [Problem], recorded: &[Recorded]) {
    for problem in problems {
        let at = problem.place.source.checked_sub(SETTINGS);
        let effect = at.and_then(|at| recorded.get(at)?.effect.as_ref());
        if let Some([before, after]) = effect {
            let lead = if problem.label.is_empty() { "" } else { ": " };
            problem.label += &format!("{lead}{before} → {after}");
        }
    }
}

/// The problem of a text that is larger than any scenario.
fn too_large() -> Problem {
    let message = format!(
        "the file is larger than {}, too large for a scenario",
        LARGEST.0
    );
    Problem::error(&Place::new(0, 0..0), message).help(LARGEST_HELP)
}

/// Whether a problem of a file with syntax errors stands on its own: not in a line with such an
/// error, not under a [header] with one, and not about something missing.
fn is_sound(problem: &Problem, syntax: &[Problem], text: &str) -> bool {
    if problem.place.is_sheet() {
        return true;
    }
    if problem.place.span.is_empty() || problem.label == "missing" {
        return false;
    }
    let line = parse::line_start(text, problem.place.span.start);
    !syntax.iter().any(|error| {
        let broken = parse::line_start(text, error.place.span.start);
        let header = parse::line_of(text, broken).trim_start().starts_with('[');
        let between = text.get(broken..line).unwrap_or_default();
        let other_header = between.lines().skip(1).any(|l| l.starts_with('['));
        let open_string = between.contains("\"\"\"") || between.contains("'''");
        broken == line || (broken < line && (open_string || header && !other_header))
    })
}

/// Whether a problem is that teams, or their scores, are not there.
fn is_about_no_team(problem: &Problem) -> bool {
    matches!(problem.label.as_str(), "missing" | "no team") && problem.message.contains("`teams")
}

/// Whether a problem is that there are too few teams.
fn is_about_few_teams(problem: &Problem) -> bool {
    problem.label == "nothing to choose from" || problem.message.contains(" places, but only ")
}

fn nothing(text: &str) -> Problem {
    let message = if text.trim().is_empty() {
        "the file is empty"
    } else {
        "the file has only comments"
    };
    Problem::error(&Place::new(0, 0..0), message)
        .label("nothing here")
        .help("a scenario has at least `places`, `[criteria]` and `[teams]`")
}
