//! `simulate report`.

use std::path::{Path, PathBuf};

use super::args::Report;
use super::failure::{Failure, INTERRUPTED, shown};
use super::input::{Loaded, checked, document, drawn, load, refused};
use super::job::{computed, computing, way};
use super::progress::Progress;
use super::stderr::say;
use super::{compare, files, output, pictures};
use crate::analysis::{self, Method, Outcome, Sweep};
use crate::document::{self, Added, Contents, Unmoved};
use crate::engine::Monitor;
use crate::scenario::{self, Grid, Recorded, Scenario, Setting, Tunable, visible};
use crate::words::Language;

/// Half-width of the figures at the positions of sliders, where the scenario asks for none: half of
/// the last digit that is shown.
const PRECISION: &str = "0.0005";

/// Numbers drawn for all positions together at most: a minute or so.
const MOST_DRAWN: f64 = 5e10;

/// Writes the report of a scenario; returns the exit code.
pub(crate) fn report(args: &Report) -> Result<u8, Failure> {
    let mut settings = computing(&args.computing);
    settings.extend(way(&args.way));
    let loaded = load(&args.input, &settings)?;
    let look = pictures::look(&args.looks, None, &[&loaded])?;
    let out = Out(args.out.clone());
    let wanted = args
        .with
        .iter()
        .map(|with| Wanted::read(with, args, &loaded));
    let wanted: Vec<Wanted> = wanted.collect::<Result<_, _>>()?;
    // Everything that is read has been.
    out.spare()?;
    if !loaded.warnings.is_empty() && !args.computing.quiet {
        say(&format!("{}\n", drawn(&loaded.warnings, &loaded.sources)));
    }
    let (found, mut notes) = computed(&args.computing, |progress| {
        found(&loaded, &wanted, progress)
    })?;
    let Some(mut found) = found? else {
        say("interrupted before the report was complete: nothing is written");
        return Ok(INTERRUPTED);
    };
    let name = name(&args.input.scenario);
    let own = loaded.document.computed(&loaded.settings, &loaded.scenario);
    let text = &loaded.sources[0].text;
    let contents = Contents {
        scenario: &loaded.scenario,
        outcome: &found.outcome,
        written: [&name, text],
        computed: own.filter(|own| own != text),
        notes: &loaded.notes,
        command: typed("report ", &name, args, None),
        run: typed("", &name, args, None),
        moving: typed("", &name, args, found.instead.as_ref()),
        moved: std::mem::take(&mut found.moved),
        unmoved: std::mem::take(&mut found.unmoved),
        added: std::mem::take(&mut found.added),
    };
    let report = document::document(&contents, &look, args.looks.lang)
        .map_err(|error| Failure::failed(format!("error: cannot draw a chart: {error}")))?;
    notes.extend(pictures::note_of_language(&look, args.looks.lang));
    notes.extend(report.notes);
    notes.extend(out.write(&report.html)?);
    if !args.computing.quiet {
        for note in loaded.notes.iter().chain(&notes) {
            say(note);
        }
    }
    Ok(0)
}

/// Where the report goes.
struct Out(PathBuf);

impl Out {
    fn is_standard(&self) -> bool {
        self.0 == Path::new("-")
    }

    /// Refuses to write over what was read, or where nothing can be written, before anything is
    /// computed.
    fn spare(&self) -> Result<(), Failure> {
        if !self.is_standard() {
            files::destination(&self.0)?;
        }
        Ok(())
    }

    /// Writes it whole or not at all; returns what to tell about it.
    fn write(&self, html: &str) -> Result<Option<String>, Failure> {
        if self.is_standard() {
            return output::print(html).map(|()| None);
        }
        files::write(&self.0, html.as_bytes())?;
        Ok(Some(format!("report: {}", shown(&self.0))))
    }
}

/// A result that is asked for beside the run.
enum Wanted {
    Sweep(Box<Grid>),
    Comparison(Box<compare::Pair>),
}

impl Wanted {
    /// From `sweep:PATH=FROM..TO:POINTS` or `compare:FILE`.
    fn read(with: &str, args: &Report, loaded: &Loaded) -> Result<Self, Failure> {
        match with.split_once(':') {
            Some(("sweep", vary)) => {
                let vary = axes(vary);
                let grid = Grid::new(&loaded.document, &loaded.settings, &vary);
                let grid = grid.map_err(|reading| refused(&reading))?;
                Ok(Self::Sweep(Box::new(grid)))
            }
            Some(("compare", file)) => {
                let path = Path::new(file);
                let other = document(path, &args.input.files_from)?;
                let other = checked(other, loaded.settings.clone())?;
                let [own, path] = [&args.input.scenario, path].map(name);
                let pair = compare::Pair::new([&own, &path].map(Path::new), [loaded, &other]);
                Ok(Self::Comparison(Box::new(pair)))
            }
            _ => Err(Failure::wrong(format!(
                "error: --with takes sweep:PATH=FROM..TO:POINTS or compare:FILE, not {}\n  help: \
                 write, for example, --with sweep:criteria.dependency.penalty=0..10:41",
                visible(&format!("{with:?}"))
            ))),
        }
    }
}

/// The axes of a sweep, which stand apart by blanks as on a command line, but for those in quotes.
fn axes(text: &str) -> Vec<String> {
    let mut quoted = false;
    let parts = text.split(|c: char| {
        quoted ^= c == '"';
        c.is_whitespace() && !quoted
    });
    let parts = parts.filter(|part| !part.is_empty());
    parts.map(str::to_owned).collect()
}

/// What was computed.
struct Found {
    outcome: Outcome,
    moved: Vec<Sweep>,
    unmoved: Vec<Unmoved>,
    added: Vec<Added>,
    /// What a position of a slider takes in place of what the scenario says.
    instead: Option<Setting>,
}

/// Everything; none where it was interrupted.
fn found(loaded: &Loaded, wanted: &[Wanted], monitor: &Progress) -> Result<Option<Found>, Failure> {
    let (scenario, model) = (&loaded.scenario, &loaded.model);
    let figures = analysis::run(scenario, model, monitor).map_err(|reason| {
        Failure::wrong(format!(
            "error: the method asked for has no answer for this scenario: {reason}\n  help: \
             --method auto picks the best that has one"
        ))
    })?;
    let Some(figures) = figures else {
        return Ok(None);
    };
    let outcome = analysis::outcome(scenario, model, &figures);
    let outcome = analysis::with_confidence(outcome, model, &figures, monitor);
    if !outcome.complete || monitor.stop() {
        return Ok(None);
    }
    let tunables = scenario::tunables(&loaded.document, &loaded.settings, scenario);
    let keys = tunables.len();
    let mut found = Found {
        instead: instead(scenario, outcome.method, &tunables),
        outcome,
        moved: Vec::new(),
        unmoved: Vec::new(),
        added: Vec::new(),
    };
    let settings: Vec<Setting> = (loaded.settings.iter().cloned())
        .chain(found.instead.clone())
        .collect();
    for (done, tunable) in tunables.into_iter().enumerate() {
        monitor.stepped(done, keys);
        let swept = match tunable.vary() {
            Err(why) => Err(why),
            Ok(vary) => match Grid::new(&loaded.document, &settings, &[vary]) {
                Err(reading) => Err(first_problem(&reading)),
                Ok(grid) => analysis::one_by_one(&grid, found.outcome.method, &Still(monitor))
                    .map_err(|why| why.to_string()),
            },
        };
        match swept {
            Ok(Some(sweep)) => found.moved.push(sweep),
            Ok(None) => return Ok(None),
            Err(why) => found.unmoved.push(Unmoved {
                path: tunable.path,
                why,
            }),
        }
    }
    for wanted in wanted {
        let failed = |error: analysis::Refusal| Failure::wrong(format!("error: {error}"));
        let added = match wanted {
            Wanted::Sweep(grid) => {
                Added::Sweep(analysis::sweep(grid, None, monitor).map_err(failed)?)
            }
            Wanted::Comparison(pair) => Added::Comparison(pair.compared(monitor).map_err(failed)?),
        };
        if monitor.stop() {
            return Ok(None);
        }
        found.added.push(added);
    }
    Ok(Some(found))
}

/// What positions of sliders take in place of what the scenario says, so that all of them together
/// take no longer than somebody waits.
fn instead(scenario: &Scenario, method: Method, tunables: &[Tunable]) -> Option<Setting> {
    let simulation = scenario.simulation;
    if method != Method::MonteCarlo {
        let precision = Setting::of_key("--precision", "simulation.precision", PRECISION);
        return simulation.precision.is_none().then_some(precision);
    }
    let positions = tunables.iter().filter_map(|it| it.values.as_ref().ok());
    let positions: usize = positions.map(Vec::len).sum();
    let cells = scenario.teams.len() * scenario.criteria.len();
    let draws = draws_within(MOST_DRAWN / (positions * cells).max(1) as f64);
    (draws < simulation.shared_draws)
        .then(|| Setting::of_key("--draws", "simulation.draws", &draws.to_string()))
}

/// A round number of draws, no more than so many, and not fewer than tell anything.
fn draws_within(most: f64) -> u64 {
    let round = (4..12).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power)));
    let within = round.take_while(|draws| *draws as f64 <= most);
    within.last().unwrap_or(10_000)
}

/// Ends what the other ends, and shows nothing.
struct Still<'a>(&'a Progress);

impl Monitor for Still<'_> {
    fn advance(&self, _: u64, _: &[u64]) {}

    fn stop(&self) -> bool {
        self.0.stop()
    }
}

fn first_problem(reading: &scenario::Reading) -> String {
    let error = reading.problems.iter().find(|problem| problem.is_error());
    error.map_or(String::new(), |error| error.message.clone())
}

/// The name of a scenario's file, without the folders that it lies in: a report is sent to others.
fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    visible(&name.to_string_lossy()).into_owned()
}

/// A command as one types it, with what the figures depend on; `report ` is the one that makes a
/// report. `instead` takes the place of what is asked for by the same flag.
fn typed(command: &str, name: &str, args: &Report, instead: Option<&Setting>) -> String {
    let part = |flag: &str, argument: &str| {
        let part = Recorded {
            flag: flag.to_owned(),
            argument: argument.to_owned(),
            effect: None,
        };
        part.command()
    };
    let mut parts = vec![part(format!("simulate {command}").trim_end(), name)];
    let mut add = |flag: &str, arguments: &[String]| {
        parts.extend(arguments.iter().map(|argument| part(flag, argument)));
    };
    add("--set", &args.input.set);
    add("--without", &args.input.without);
    add("--ask", &args.input.ask);
    for (flag, value) in [
        ("--draws", &args.computing.draws),
        ("--seed", &args.computing.seed),
        ("--precision", &args.way.precision),
        ("--method", &args.way.method),
    ] {
        if instead.is_none_or(|instead| instead.flag != flag) {
            add(flag, value.as_slice());
        }
    }
    if let Some(instead) = instead {
        add(instead.flag, std::slice::from_ref(&instead.argument));
    }
    if !command.is_empty() {
        let with = args
            .with
            .iter()
            .map(|with| match with.strip_prefix("compare:") {
                Some(file) => format!("compare:{}", self::name(Path::new(file))),
                None => with.clone(),
            });
        add("--with", &with.collect::<Vec<_>>());
        if !args.looks.highlight.is_empty() {
            add("--highlight", &[args.looks.highlight.join(",")]);
        }
        if args.looks.lang != Language::default() {
            add("--lang", &[args.looks.lang.code().to_owned()]);
        }
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::{axes, draws_within};

    #[test]
    fn draws_are_a_round_number() {
        let found = [1.0, 10_000.0, 19_999.0, 60_000.0, 1e6, 3.3e6].map(draws_within);
        assert_eq!(
            found,
            [10_000, 10_000, 10_000, 50_000, 1_000_000, 2_000_000]
        );
    }

    #[test]
    fn axes_stand_apart_by_blanks_outside_quotes() {
        assert_eq!(axes("places=1,2"), ["places=1,2"]);
        assert_eq!(
            axes("  a.b=0..1:5\tteams.\"x y\".bonus=0..2:3 "),
            ["a.b=0..1:5", "teams.\"x y\".bonus=0..2:3"]
        );
        assert!(axes(" ").is_empty());
    }
}
