//! Mutants of everything that is read, and what each goes through: the reader, `check`, a short
//! run, the reports. By hand in greater numbers, as CONTRIBUTING.md says:
//! `CUTLINE_FUZZ=10000000 cargo test --profile long --test scenario -- --nocapture mutants_of_everything`.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use cutline::analysis::{self, Outcome};
use cutline::engine::{Monitor, Unwatched, simulate};
use cutline::report::{self, diagnostic};
use cutline::scenario::{
    Differences, Document, Files, Grid, Scenario, Setting, Source, Unread, decode,
};
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};
use rayon::prelude::*;

use super::corpus::{self, Corpus};
use super::mutate::{mutant, mutant_text};
use super::{holds_reading, holds_refusal};

const DRAWS: u64 = 200;

/// Every so manieth accepted scenario is run by the method it asks for, the others by draws.
const INTEGRATED: u64 = 64;

/// One thing to try.
#[derive(Debug)]
struct Input {
    scenario: Vec<u8>,
    files: Vec<(&'static str, Vec<u8>)>,
    set: Vec<String>,
    with: Vec<String>,
    vary: Vec<String>,
}

/// Files that are not on a disk.
#[derive(Debug)]
struct Shelf(HashMap<&'static str, Vec<u8>>);

impl Files for Shelf {
    fn read(&self, name: &str) -> Result<Vec<u8>, Unread> {
        let bytes = self.0.get(name).ok_or("there is no such file")?;
        Ok(bytes.clone())
    }
}

/// Ends a run that goes on and on: work is counted, not time.
#[derive(Debug, Default)]
struct Patience(AtomicU64);

impl Monitor for Patience {
    fn advance(&self, _draws: u64, _selected: &[u64]) {}

    fn stop(&self) -> bool {
        self.0.fetch_add(1, Ordering::Relaxed) > 200
    }
}

impl Input {
    /// The input of a number under a seed.
    fn new(corpus: &Corpus, seed: u64, number: u64) -> Self {
        let mut rng = SmallRng::seed_from_u64(seed ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let rng = &mut rng;
        let any = |rng: &mut SmallRng| {
            corpus.scenarios[rng.random_range(0..corpus.scenarios.len())].as_str()
        };
        let some =
            |rng: &mut SmallRng, from: &[&'static str]| from[rng.random_range(0..from.len())];
        let mut input = Self {
            scenario: corpus::plain().into(),
            files: Vec::new(),
            set: Vec::new(),
            with: Vec::new(),
            vary: Vec::new(),
        };
        for (name, sheet) in corpus::sheets() {
            input.files.push((name, (*sheet).into()));
        }
        let argument = |rng: &mut SmallRng| {
            let (one, other) = (
                some(rng, corpus::arguments()),
                some(rng, corpus::arguments()),
            );
            mutant_text(rng, one, other)
        };
        match rng.random_range(0..20) {
            0..=8 => {
                let (one, other) = (any(rng), any(rng));
                input.scenario = mutant(rng, one, other);
            }
            9..=12 => {
                let at = rng.random_range(0..input.files.len());
                let (name, sheet) = corpus::sheets()[at];
                let (_, other) = corpus::sheets()[rng.random_range(0..input.files.len())];
                input.scenario = corpus::with_file(name).into();
                input.files.push((name, mutant(rng, sheet, other)));
            }
            13..=15 => {
                for _ in 0..rng.random_range(1..4) {
                    let argument = argument(rng);
                    match rng.random_range(0..4) {
                        0 => input.vary.push(argument),
                        1 => input.with.push(argument),
                        _ => input.set.push(argument),
                    }
                }
            }
            16 | 17 => {
                let (one, other) = (
                    some(rng, corpus::quantities()),
                    some(rng, corpus::quantities()),
                );
                let quantity = mutant_text(rng, one, other).replace(['"', '\\'], "");
                let path = some(
                    rng,
                    &[
                        "teams.alpha.scores.team",
                        "teams.beta.bonus",
                        "criteria.delay.penalty",
                        "criteria.team.weight",
                    ],
                );
                input.set.push(format!("{path}={quantity}"));
            }
            18 => {
                let (one, other) = (
                    some(rng, corpus::conditions()),
                    some(rng, corpus::conditions()),
                );
                let line = mutant_text(rng, one, other).replace(['"', '\\'], "");
                let text = format!(
                    "places = 1\n[criteria]\na = {{}}\nb = {{}}\nc = {{}}\n[weights]\nwhere = [\"{line}\"]\n[teams.x.scores]\na = 50\nb = \"60 ± 5\"\nc = 40\n[teams.y.scores]\na = 55\nb = 45\nc = \"unknown\"\n"
                );
                input.scenario = text.into_bytes();
            }
            _ => {
                // Two kinds of change at once.
                let (one, other) = (any(rng), any(rng));
                input.scenario = mutant(rng, one, other);
                input.set.push(argument(rng));
                input.vary.push(argument(rng));
            }
        }
        input
    }

    /// Reads it and does all that there is to do, a run only if asked to; returns whether it was
    /// accepted.
    fn try_out(&self, number: u64, is_run: bool) -> bool {
        let source = match decode("mutant.toml", &self.scenario) {
            Ok(source) => source,
            Err(refused) => {
                holds_refusal(&refused);
                return false;
            }
        };
        let document = self.document(&source);
        let set: Vec<Setting> = self.set.iter().map(Setting::set).collect();
        let reading = document.read(&set);
        holds_reading(&reading);
        let Some(mut scenario) = reading.scenario else {
            return false;
        };
        holds_itself(&document, &set, &scenario);
        let Ok(model) = scenario.model() else {
            return false;
        };
        assert!(!report::reading(&scenario, &model).is_empty());
        if is_large(&scenario) || !is_run {
            return true;
        }
        scenario.simulation.draws = DRAWS;
        scenario.simulation.shared_draws = DRAWS;
        let tally = simulate(&model, DRAWS, scenario.simulation.seed, &Unwatched);
        let figures = analysis::Figures::from(&tally);
        rendered(&analysis::outcome(&scenario, &model, &figures));
        if number.is_multiple_of(INTEGRATED)
            && let Ok(Some(figures)) = analysis::run(&scenario, &model, &Patience::default())
        {
            rendered(&analysis::outcome(&scenario, &model, &figures));
        }
        self.vary(&document, &set);
        self.compare(&document, &set, &scenario);
        true
    }

    fn document(&self, source: &Source) -> Document {
        // A later file of the same name takes the place of an earlier one.
        let files = self
            .files
            .iter()
            .map(|(name, bytes)| (*name, bytes.clone()));
        Document::beside(source, Arc::new(Shelf(files.collect())))
    }

    fn vary(&self, document: &Document, set: &[Setting]) {
        if self.vary.is_empty() {
            return;
        }
        let few = Setting::of_key("--draws", "simulation.draws", "200");
        let set: Vec<Setting> = set.iter().cloned().chain([few]).collect();
        match Grid::new(document, &set, &self.vary) {
            Ok(grid) if grid.points.len() <= 30 => {
                if let Ok(sweep) = analysis::sweep(&grid, None, &Patience::default()) {
                    assert!(!report::sweep::table(&sweep, true).is_empty());
                    assert!(!report::sweep::markdown(&sweep, true).is_empty());
                    report::json(&sweep).unwrap();
                    report::sweep::csv(&sweep).unwrap();
                }
            }
            Ok(_) => {}
            Err(reading) => holds_reading(&reading),
        }
    }

    fn compare(&self, document: &Document, set: &[Setting], scenario: &Scenario) {
        if self.with.is_empty() {
            return;
        }
        let with = self.with.iter().map(|text| Setting::after("--with", text));
        let both: Vec<Setting> = set.iter().cloned().chain(with).collect();
        let reading = document.read(&both);
        holds_reading(&reading);
        let Some(other) = reading.scenario else {
            return;
        };
        let differences = Differences::new((document, set), (document, &both));
        let sides = ["a".to_owned(), "b".to_owned()];
        let both = [scenario, &other];
        if let Ok(comparison) = analysis::compare(both, sides, &differences, &Patience::default()) {
            assert!(!report::comparison::table(&comparison, true).is_empty());
            assert!(!report::comparison::markdown(&comparison, true).is_empty());
            report::json(&comparison).unwrap();
            report::comparison::csv(&comparison).unwrap();
        }
    }
}

/// Whether a run would be more than a short one.
fn is_large(scenario: &Scenario) -> bool {
    scenario.teams.len() > 60 || scenario.criteria.len() > 60
}

fn rendered(outcome: &Outcome) {
    assert!(!report::table(outcome, false).is_empty());
    assert!(!report::table(outcome, true).is_empty());
    assert!(!report::markdown(outcome, false).is_empty());
    report::csv(outcome).unwrap();
    let json = report::json(outcome).unwrap();
    assert!(!json.contains("null,\"high\"") && !json.contains("NaN"));
}

/// A number from the environment, for longer runs by hand.
fn environment(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(default, |text| text.parse().unwrap())
}

#[test]
fn mutants_of_everything() {
    const CHUNK: u64 = 1_000;
    let inputs = environment("CUTLINE_FUZZ", 3_000);
    let first = environment("CUTLINE_FIRST", 0);
    let seed = environment("CUTLINE_SEED", 1);
    let loud = std::env::var("CUTLINE_FUZZ").is_ok();
    // A run takes ten times as long as all of reading.
    let run_every = environment("CUTLINE_RUN_EVERY", 1);
    let corpus = Corpus::new();
    let (accepted, panicked) = (AtomicU64::new(0), AtomicU64::new(0));
    let mut done = 0;
    while done < inputs {
        let chunk = CHUNK.min(inputs - done);
        (first + done..first + done + chunk)
            .into_par_iter()
            .for_each(|number| {
                let input = Input::new(&corpus, seed, number);
                match catch_unwind(AssertUnwindSafe(|| {
                    input.try_out(number, number.is_multiple_of(run_every))
                })) {
                    Ok(true) => {
                        accepted.fetch_add(1, Ordering::Relaxed);
                    }
                    Ok(false) => {}
                    Err(_) => {
                        panicked.fetch_add(1, Ordering::Relaxed);
                        println!("input {number} of seed {seed} panics: {input}");
                    }
                }
            });
        done += chunk;
        if loud && done.is_multiple_of(100 * CHUNK) {
            println!(
                "{done} inputs, {} accepted",
                accepted.load(Ordering::Relaxed)
            );
        }
    }
    let (accepted, panicked) = (accepted.into_inner(), panicked.into_inner());
    println!("{inputs} inputs, {accepted} accepted, {panicked} panics");
    assert_eq!(panicked, 0);
    // A corpus that hardly ever makes a scenario tests the reader alone.
    assert!(accepted > inputs / 10, "{accepted} of {inputs} accepted");
}

impl std::fmt::Display for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(
            f,
            "--set {:?} --with {:?} --vary {:?}",
            self.set, self.with, self.vary
        )?;
        writeln!(f, "{}", self.scenario.escape_ascii())?;
        let last = self
            .files
            .last()
            .filter(|_| self.files.len() > corpus::sheets().len());
        last.map_or(Ok(()), |(name, bytes)| {
            writeln!(f, "{name}: {}", bytes.escape_ascii())
        })
    }
}

/// The scenario as it is computed is read again as the same.
fn holds_itself(document: &Document, set: &[Setting], scenario: &Scenario) {
    let Some(text) = document.computed(set, scenario) else {
        return;
    };
    let name = "result.json".to_owned();
    let reading = Document::new(&Source { name, text }).read(&[]);
    let told = diagnostic::render(&reading.problems, &reading.sources, false);
    let again = reading.scenario.unwrap_or_else(|| panic!("{told}"));
    let settings = scenario.settings.clone();
    assert_eq!(Scenario { settings, ..again }, *scenario);
}
