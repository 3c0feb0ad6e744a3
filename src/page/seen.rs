//! What was computed for the page.

use std::collections::VecDeque;
use std::sync::{Arc, PoisonError};

use super::state::State;
use super::{Page, watch::Watch};
use crate::analysis::{self, Estimate, Figures, Glance, Outcome, glance, outcome, with_confidence};
use crate::engine::Unwatched;
use crate::engine::integral::Reason;
use crate::model::Model;
use crate::scenario::Scenario;

/// Answers that are kept, so that undo is at once.
const KEPT: usize = 24;
/// Pairs of teams in all of them at most: some 300 MiB.
const CELLS: usize = 6_000_000;

/// A whole answer.
pub(super) struct Seen {
    pub(super) model: Model,
    pub(super) figures: Figures,
    pub(super) outcome: Outcome,
}

impl Seen {
    /// The outcome as `simulate run` has it, with what the page itself does not show.
    pub(super) fn complete(&self) -> Outcome {
        with_confidence(self.outcome.clone(), &self.model, &self.figures, &Unwatched)
    }
}

/// The last answers, the latest at the end.
#[derive(Default)]
pub(super) struct Kept(VecDeque<(State, Arc<Seen>)>);

/// The scenario as written, as far as it is known: ids of teams with how often each is selected.
#[derive(Clone)]
pub(super) struct Ghost {
    pub(super) teams: Vec<(String, f64)>,
    pub(super) places: usize,
    pub(super) is_whole: bool,
}

impl Ghost {
    fn new(scenario: &Scenario, shares: impl Iterator<Item = f64>, is_whole: bool) -> Self {
        let ids = scenario.teams.iter().map(|team| team.id.clone());
        Self {
            teams: ids.zip(shares).collect(),
            places: scenario.places,
            is_whole,
        }
    }
}

impl Page {
    /// The answer to a state that was computed before.
    pub(super) fn known(&self, state: &State) -> Option<Arc<Seen>> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.0.iter().position(|(known, _)| known == state)?;
        let found = kept.0.remove(at)?;
        let seen = found.1.clone();
        kept.0.push_back(found);
        Some(seen)
    }

    /// Computes the answer to a state as `simulate run` does; none where it is overtaken.
    pub(super) fn computed(
        &self,
        state: &State,
        scenario: &Scenario,
        model: &Model,
        watch: &Watch<'_>,
    ) -> Result<Option<Arc<Seen>>, Reason> {
        let figures = analysis::run(scenario, model, watch)?;
        let Some(figures) = figures else {
            return Ok(None);
        };
        let outcome = outcome(scenario, model, &figures);
        if !outcome.complete {
            return Ok(None);
        }
        let seen = Arc::new(Seen {
            outcome,
            model: model.clone(),
            figures,
        });
        if *state == State::default() {
            self.see_written(scenario, &seen);
        }
        let most = KEPT.min(CELLS / (seen.outcome.teams.len().pow(2) + 1));
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        while !kept.0.is_empty() && kept.0.len() >= most {
            kept.0.pop_front();
        }
        kept.0.push_back((state.clone(), seen.clone()));
        Ok(Some(seen))
    }

    fn see_written(&self, scenario: &Scenario, seen: &Seen) {
        let shares = seen.outcome.teams.iter();
        let shares = shares.map(|team| team.selection_probability.estimate);
        let ghost = Ghost::new(scenario, shares, true);
        *self.ghost.lock().unwrap_or_else(PoisonError::into_inner) = Some(ghost);
    }

    /// What is known of the scenario as written, at least at first sight.
    pub(super) fn ghost(&self, watch: &Watch<'_>) -> Option<Ghost> {
        let mut ghost = self.ghost.lock().unwrap_or_else(PoisonError::into_inner);
        if ghost.is_none() {
            let (scenario, model) = &self.written;
            let Glance { selected, .. } = glance(model, scenario.simulation.seed, watch)?;
            let shares = selected.iter().map(|share: &Estimate| share.estimate);
            *ghost = Some(Ghost::new(scenario, shares, false));
        }
        ghost.clone()
    }

    /// The scenario as written, computed whole; none where that is overtaken.
    pub(super) fn whole_ghost(&self, watch: &Watch<'_>) -> Option<Ghost> {
        let (scenario, model) = &self.written;
        let computed = self.computed(&State::default(), scenario, model, watch);
        computed.ok().flatten()?;
        self.ghost(watch)
    }
}
