//! A run that somebody waits for: it is ended when it is overtaken, and tells what its draws show
//! while they grow.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::analysis::Glance;
use crate::engine::Monitor;

/// Told no more often than this; nothing but what is shown meanwhile hangs on it.
const PAUSE: Duration = Duration::from_millis(200);

/// Watches a run.
pub(super) struct Watch<'a> {
    stop: &'a (dyn Fn() -> bool + Sync),
    grown: &'a (dyn Fn(&Glance) + Sync),
    state: Mutex<State>,
}

struct State {
    draws: u64,
    selected: Vec<u64>,
    told: Instant,
    /// Half-width of what is shown.
    shown: f64,
}

impl<'a> Watch<'a> {
    /// `grown` is told what draws show that show it better than to `shown`.
    pub(super) fn new(
        stop: &'a (dyn Fn() -> bool + Sync),
        shown: f64,
        grown: &'a (dyn Fn(&Glance) + Sync),
    ) -> Self {
        let state = State {
            draws: 0,
            selected: Vec::new(),
            told: Instant::now(),
            shown,
        };
        Self {
            stop,
            grown,
            state: Mutex::new(state),
        }
    }
}

impl Monitor for Watch<'_> {
    fn advance(&self, draws: u64, selected: &[u64]) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.draws += draws;
        state.selected.resize(selected.len(), 0);
        for (sum, more) in state.selected.iter_mut().zip(selected) {
            *sum += more;
        }
        if state.told.elapsed() < PAUSE || state.draws == 0 {
            return;
        }
        state.told = Instant::now();
        let glance = Glance::counted(state.draws, &state.selected);
        if glance.widest() < state.shown {
            state.shown = glance.widest();
            (self.grown)(&glance);
        }
    }

    fn stop(&self) -> bool {
        (self.stop)()
    }
}
