//! What all commands that draw have in common: threads, progress, the result, the charts.

use super::args::{Charts, Computing, Input, Options, Way};
use super::failure::{Failure, INTERRUPTED, reason};
use super::input::{Loaded, drawn};
use super::progress::{Progress, catch_interrupts};
use super::stderr::say;
use super::{output, pictures, terminal, threads};
use crate::chart::{Chart, Look};
use crate::report::{self, Report, Style, Tidy};
use crate::scenario::{LARGEST_HELD, Scenario, Setting};
use crate::words::{Language, in_language};

/// One command's work, from its options.
pub(crate) struct Job<'a> {
    options: &'a Options,
    place: pictures::Place,
    look: Look,
    /// Told on standard error when the result is out.
    notes: Vec<String>,
}

/// An answer, ready to be rendered.
pub(crate) struct Answer<'a> {
    pub(crate) complete: bool,
    pub(crate) report: Report<'a>,
    /// The table that is written in its place.
    pub(crate) table: Option<Tidy>,
    pub(crate) charts: Vec<Chart<'a>>,
    /// Put behind the name of each chart: what a sweep varies, what a comparison compares.
    pub(crate) suffix: &'a [String],
}

impl<'a> Job<'a> {
    /// Checks what can be checked before anything is drawn, and shows warnings.
    pub(crate) fn new(
        options: &'a Options,
        input: &'a Input,
        loaded: &[&Loaded],
    ) -> Result<Self, Failure> {
        let look = pictures::look(&options.looks, options.title.as_deref(), loaded)?;
        let settings = loaded.first().map_or(&[][..], |first| &first.settings);
        let place = pictures::Place::of(options, &input.scenario, settings);
        place.spare()?;
        let mut notes: Vec<String> = Vec::new();
        for loaded in loaded {
            for note in &loaded.notes {
                if !notes.contains(note) {
                    notes.push(note.clone());
                }
            }
            if !loaded.warnings.is_empty() && !options.computing.quiet {
                say(&format!("{}\n", drawn(&loaded.warnings, &loaded.sources)));
            }
        }
        Ok(Self {
            options,
            place,
            look,
            notes,
        })
    }

    /// The scenario as it was computed, where the result is to hold it.
    pub(crate) fn held(&mut self, loaded: &Loaded) -> Option<String> {
        if !self.options.format.is_whole {
            return None;
        }
        let text = loaded.document.computed(&loaded.settings, &loaded.scenario);
        if text.is_none() {
            self.note(format!(
                "the scenario with all its numbers is longer than {} MiB and not part of the \
                 result, which cannot be run again from itself",
                LARGEST_HELD >> 20
            ));
        }
        text
    }

    /// Says what had no part where several settings were drawn together, or integrated.
    pub(crate) fn note_shared(&mut self, scenarios: &[&Scenario], draws: u64) {
        if draws == 0 {
            if self.options.computing.draws.is_some() {
                self.note("integrated, so that --draws did not matter; --method monte-carlo draws");
            }
            return;
        }
        let stated = |scenario: &&Scenario| scenario.simulation.precision.is_some();
        if scenarios.iter().any(stated) {
            self.note(format!(
                "every setting got the same {}, so that simulation.precision did not matter; \
                 --draws says how many",
                report::counted(draws, "draw")
            ));
        }
    }

    /// Runs the work on the threads asked for, and tells how far it is.
    pub(crate) fn draw<T: Send>(
        &mut self,
        work: impl FnOnce(&Progress) -> T + Send,
    ) -> Result<T, Failure> {
        let (result, notes) = computed(&self.options.computing, work)?;
        self.notes.extend(notes);
        Ok(result)
    }

    /// Prints the answer and draws its charts; `also` is done between the two. What there is to say
    /// about it comes after all of that. Returns the exit code.
    pub(crate) fn deliver(
        mut self,
        answer: &Answer<'_>,
        also: impl FnOnce() -> Option<Result<String, Failure>>,
    ) -> Result<u8, Failure> {
        let rendered = in_language(self.options.looks.lang, || self.rendered(answer))?;
        output::print(rendered)?;
        let mut results: Vec<Result<Vec<String>, Failure>> = Vec::new();
        results.extend(also().map(|done| done.map(|note| vec![note])));
        if !self.options.charts.contains(&Charts::None) {
            let language = self.chart_language();
            let draw = |chart: &Chart<'_>| {
                let draw = chart.draw.as_ref()?;
                Some(in_language(language, || draw(&self.look)))
            };
            let charts = answer.charts.iter().map(|chart| (chart.name, draw(chart)));
            results.push(self.place.write(answer.suffix, charts));
        }
        let mut code = 0;
        if !answer.complete {
            code = INTERRUPTED;
            say("interrupted: the result above is what was computed so far");
        }
        let mut failures = Vec::new();
        for result in results {
            match result {
                Ok(notes) => self.notes.extend(notes),
                Err(failure) => failures.push(failure),
            }
        }
        if !self.options.computing.quiet {
            for note in &self.notes {
                say(note);
            }
        }
        for failure in failures {
            failure.tell();
            code = code.max(failure.code);
        }
        Ok(code)
    }

    /// The language asked for, unless no font at hand has its letters.
    fn chart_language(&mut self) -> Language {
        let language = self.options.looks.lang;
        match pictures::note_of_language(&self.look, language) {
            None => language,
            Some(note) => {
                self.note(note);
                Language::default()
            }
        }
    }

    fn rendered(&self, answer: &Answer<'_>) -> Result<Vec<u8>, Failure> {
        let style = Style {
            columns: terminal::columns(),
            verbose: self.options.verbose,
            table: answer.table,
        };
        (self.options.format.render)(answer.report, &style).map_err(|error| unrendered(&*error))
    }

    /// A line on standard error after the result, unless nothing is wanted there.
    pub(crate) fn note(&mut self, text: impl Into<String>) {
        self.notes.push(text.into());
    }
}

/// A result that cannot be turned into text, which no result of ours is.
pub(crate) fn unrendered(error: &dyn std::error::Error) -> Failure {
    Failure::failed(format!("error: cannot render the result: {error}"))
}

/// Runs the work on the threads asked for and tells how far it is; with what there is to say about
/// it afterwards.
pub(crate) fn computed<T: Send>(
    computing: &Computing,
    work: impl FnOnce(&Progress) -> T + Send,
) -> Result<(T, Vec<String>), Failure> {
    let (threads, cut) = threads::asked(computing.threads);
    let progress = Progress::new(computing.quiet);
    catch_interrupts();
    let result = match threads {
        None => work(&progress),
        Some(threads) => rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .map_err(|error| {
                let reason = reason(&std::io::Error::other(error));
                Failure::failed(format!("error: cannot start {threads} threads: {reason}"))
            })?
            .install(|| work(&progress)),
    };
    let seconds = progress.finish();
    let notes = [Some(format!("computed in {seconds:.2} s")), cut];
    Ok((result, notes.into_iter().flatten().collect()))
}

/// Said where an interrupt left nothing to report.
pub(crate) fn nothing_drawn() -> u8 {
    say("interrupted before there was anything to report");
    INTERRUPTED
}

/// The options that have keys in the scenario, as settings.
pub(crate) fn settings(options: &Options) -> Vec<Setting> {
    let mut settings = computing(&options.computing);
    settings.extend(way(&options.way));
    settings
}

/// The same of what is computed.
pub(crate) fn computing(options: &Computing) -> Vec<Setting> {
    let setting = |flag, key, value: &Option<String>| {
        Some(Setting::of_key(flag, key, &whole(value.as_ref()?)))
    };
    let all = [
        setting("--draws", "simulation.draws", &options.draws),
        setting("--seed", "simulation.seed", &options.seed),
    ];
    all.into_iter().flatten().collect()
}

/// The same of how it is computed.
pub(crate) fn way(way: &Way) -> Vec<Setting> {
    let all = [
        ("--precision", "simulation.precision", &way.precision),
        ("--method", "simulation.method", &way.method),
    ];
    let stated = all.into_iter().filter_map(|(flag, key, value)| {
        let value = value.as_ref()?;
        Some(Setting::of_key(flag, key, value))
    });
    stated.collect()
}

/// A whole number as people write it, `1_000_000`, `1,000,000` or `1e6`, in digits; anything else as
/// it is, for the reader to complain about.
pub(crate) fn whole(text: &str) -> String {
    let text = text.trim();
    let mut groups = text.split(',');
    // A comma between thousands, not before decimals.
    if groups
        .next()
        .is_some_and(|first| first.len() > 3 && text.contains(','))
        || groups.any(|group| group.len() != 3)
    {
        return text.to_owned();
    }
    let plain = text.replace(['_', ','], "");
    match plain.parse::<f64>() {
        Ok(x) if plain.contains(['e', 'E']) && x.fract() == 0.0 && x.abs() < 1e18 => {
            format!("{x:.0}")
        }
        _ => plain,
    }
}
