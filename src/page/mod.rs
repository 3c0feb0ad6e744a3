//! The page of `simulate explore`: what it may ask, and what it is answered.
//!
//! Its state is a list of settings as the command line has them, and its figures come from the same
//! functions and are written by the same ones as those of `simulate run`, so that the two cannot
//! disagree. Nothing here opens a socket or a file.

mod answer;
mod assets;
mod bars;
mod command;
mod export;
mod pieces;
mod room;
mod rows;
mod seen;
mod sliders;
mod state;
mod tabs;
mod watch;
mod wording;

pub(crate) use self::answer::Asked;
pub(crate) use self::assets::ASSETS;
pub(crate) use self::command::Command;
pub(crate) use self::export::Export;
pub(crate) use self::state::State;

use std::sync::Mutex;

use self::seen::{Ghost, Kept};
use self::state::{address_of, path_of};
use crate::model::Model;
use crate::scenario::{Document, Scenario, Setting};
use crate::words::Language;

/// A scenario on a page.
pub(crate) struct Page {
    document: Document,
    /// Settings of the program that come after those of the page.
    given: Vec<Setting>,
    /// The scenario as written, with what is given.
    written: (Scenario, Model),
    /// What the page begins with.
    first: State,
    command: Command,
    language: Language,
    /// Answers that were computed before.
    kept: Mutex<Kept>,
    /// What stands behind the bars.
    ghost: Mutex<Option<Ghost>>,
}

impl Page {
    /// The page of a document. None where it is no scenario without the settings of the page.
    pub(crate) fn new(
        document: Document,
        first: State,
        given: Vec<Setting>,
        command: Command,
        language: Language,
    ) -> Option<Self> {
        let scenario = document.read(&given).scenario?;
        let model = scenario.model().ok()?;
        Some(Self {
            document,
            given,
            written: (scenario, model),
            first,
            command,
            language,
            kept: Mutex::default(),
            ghost: Mutex::default(),
        })
    }

    /// The language of the page.
    pub(crate) fn language(&self) -> Language {
        self.language
    }

    /// The settings of a state, and what is given.
    fn settings(&self, state: &State) -> Vec<Setting> {
        let given = self.given.iter().cloned();
        self.expanded(state).settings().chain(given).collect()
    }

    /// A state as the command line says it: where a weight is set whose file says it and its scale in
    /// one, as `points`, the scale is kept.
    fn expanded(&self, state: &State) -> State {
        let expanded = |argument: &String| {
            let address = address_of(argument);
            let points = address.and_then(|address| self.document.points(&address));
            let Some(points) = points else {
                return vec![argument.clone()];
            };
            let path = path_of(argument);
            let criterion = path.trim_end_matches("weight");
            vec![
                format!("{criterion}points="),
                format!("{criterion}scale=[0, {points}]"),
                argument.clone(),
            ]
        };
        State {
            set: state.set.iter().flat_map(expanded).collect(),
            ask: state.ask.clone(),
        }
    }
}
