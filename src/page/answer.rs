//! What the page asks, and the lines that it is answered with: what is seen at once, what draws show
//! while they grow, and the answer that `simulate run` gives.

use serde::{Deserialize, Serialize};

use super::bars::Standings;
use super::pieces::Piece;
use super::rows::Section;
use super::seen::{Ghost, Seen};
use super::state::State;
use super::tabs::{TABS, View, view};
use super::watch::Watch;
use super::{Page, wording};
use crate::analysis::{Glance, glance};
use crate::chart::Charted as _;
use crate::report::{headline, provenance};
use crate::scenario::{Problem, Reading};
use crate::words::{Words, ended, in_language, say};

/// What a page asks.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Asked {
    /// Which page asks, and how many times it has.
    pub(crate) page: String,
    pub(crate) number: u64,
    #[serde(default)]
    pub(crate) state: State,
    /// The path that was set last.
    #[serde(default)]
    touched: Option<String>,
    /// Paths that have a slider although nothing is set there.
    #[serde(default)]
    added: Vec<String>,
    /// What is shown below the bars.
    #[serde(default)]
    tab: String,
    #[serde(default)]
    team: Option<String>,
}

/// What a page knows before it asks.
#[derive(Serialize)]
struct Opening<'a> {
    language: &'static str,
    title: &'a str,
    file: &'a str,
    state: &'a State,
    words: Vec<(&'static str, String)>,
    addable: Vec<super::rows::Addable>,
    tabs: Vec<&'static str>,
}

/// A line of an answer.
#[derive(Serialize)]
#[serde(tag = "stage", rename_all = "lowercase")]
enum Line<'a> {
    /// The state cannot be computed.
    Refused { number: u64, problems: Vec<Told> },
    /// What the state is, and how the bars stand at first sight.
    First {
        number: u64,
        state: &'a State,
        sections: Vec<Section>,
        command: String,
        warnings: Vec<Told>,
        #[serde(flatten)]
        bars: Option<Standings>,
        progress: String,
    },
    /// What draws show so far.
    Growing {
        number: u64,
        #[serde(flatten)]
        bars: Standings,
        progress: String,
    },
    /// The answer.
    Whole {
        number: u64,
        #[serde(flatten)]
        bars: Standings,
        finding: String,
        headline: String,
        provenance: String,
        pieces: Vec<Piece>,
        view: Option<View>,
        /// Pictures that there are.
        charts: Vec<&'static str>,
    },
}

/// A problem in words.
#[derive(Serialize)]
struct Told {
    message: String,
    help: String,
}

/// Where lines go, each with a line break at its end.
pub(crate) type Send<'a> = &'a (dyn Fn(String) + Sync);

impl Page {
    /// What the page begins with, as JSON.
    pub(crate) fn opening(&self) -> String {
        in_language(self.language, || {
            let opening = Opening {
                language: self.language.code(),
                title: &self.written.0.title,
                file: self.command.file(),
                state: &self.first,
                words: wording::words(),
                addable: self.addable(),
                tabs: TABS.iter().map(|(name, _)| *name).collect(),
            };
            serde_json::to_string(&opening).unwrap_or_default()
        })
    }

    /// Answers line by line, until it is overtaken.
    pub(crate) fn answer(&self, asked: &Asked, stop: &(dyn Fn() -> bool + Sync), send: Send<'_>) {
        in_language(self.language, || self.told(asked, stop, send));
    }

    fn told(&self, asked: &Asked, stop: &(dyn Fn() -> bool + Sync), send: Send<'_>) {
        let number = asked.number;
        let line = |line: &Line<'_>| {
            if let Ok(text) = serde_json::to_string(line) {
                send(text + "\n");
            }
        };
        let (state, reading) = self.settled(asked.state.clone(), asked.touched.as_deref());
        let problems = told(&reading);
        let Some(scenario) = reading.scenario else {
            return line(&Line::Refused { number, problems });
        };
        let model = match scenario.model() {
            Ok(model) => model,
            Err(error) => {
                let problems = vec![Told::plain(error.to_string())];
                return line(&Line::Refused { number, problems });
            }
        };
        let silent = Watch::new(stop, 0.0, &|_| ());
        let known = self.known(&state);
        let mut ghost = self.ghost(&silent);
        let first = match &known {
            Some(_) => None,
            None => glance(&model, scenario.simulation.seed, &silent),
        };
        if stop() {
            return;
        }
        let bars =
            |glance: &Glance, ghost: Option<&Ghost>| Standings::of_glance(&scenario, glance, ghost);
        line(&Line::First {
            number,
            state: &state,
            sections: self.sections(&state, &scenario, &model, &asked.added),
            command: self.command.of(&self.expanded(&state)),
            warnings: problems,
            bars: first.as_ref().map(|first| bars(first, ghost.as_ref())),
            progress: say!("page-first"),
        });
        let seen = if let Some(known) = known {
            known
        } else {
            let grown = |glance: &Glance| {
                // On whichever thread it is told.
                in_language(self.language, || {
                    line(&Line::Growing {
                        number,
                        bars: bars(glance, ghost.as_ref()),
                        progress: say!("page-growing"),
                    });
                });
            };
            let shown = first.as_ref().map_or(f64::INFINITY, Glance::widest);
            let watch = Watch::new(stop, shown, &grown);
            match self.computed(&state, &scenario, &model, &watch) {
                Ok(Some(seen)) => seen,
                Ok(None) => return,
                Err(reason) => {
                    let problems = vec![Told::plain(reason.to_string())];
                    return line(&Line::Refused { number, problems });
                }
            }
        };
        ghost = self.ghost(&silent);
        line(&whole(asked, &seen, ghost.as_ref()));
        if ghost.is_some_and(|ghost| !ghost.is_whole)
            && let Some(ghost) = self.whole_ghost(&silent)
        {
            line(&whole(asked, &seen, Some(&ghost)));
        }
    }
}

fn whole<'a>(asked: &Asked, seen: &Seen, ghost: Option<&Ghost>) -> Line<'a> {
    let outcome = &seen.outcome;
    let tab = TABS.iter().find(|(name, _)| *name == asked.tab);
    let (_, pieces) = tab.unwrap_or(&TABS[0]);
    let team = asked.team.as_deref();
    Line::Whole {
        number: asked.number,
        bars: Standings::of_outcome(outcome, ghost),
        finding: ended(&Words::of_run(outcome).race(&outcome.race())),
        headline: headline(outcome),
        provenance: provenance(outcome, false),
        pieces: pieces(outcome),
        view: team.and_then(|id| view(outcome, id)),
        charts: {
            let charts = outcome.charts().into_iter();
            let drawn = charts.filter(|chart| chart.draw.is_some());
            drawn.map(|chart| chart.name).collect()
        },
    }
}

/// The problems of a reading in words.
fn told(reading: &Reading) -> Vec<Told> {
    let told = |problem: &Problem| Told {
        message: problem.message.clone(),
        help: problem.help.clone().unwrap_or_default(),
    };
    let failed = reading.scenario.is_none();
    let problems = reading.problems.iter();
    let problems = problems.filter(|problem| problem.is_error() || !failed);
    problems.take(MOST_TOLD).map(told).collect()
}

/// Problems that are told at a time.
const MOST_TOLD: usize = 8;

impl Told {
    fn plain(message: String) -> Self {
        Self {
            message,
            help: String::new(),
        }
    }
}
