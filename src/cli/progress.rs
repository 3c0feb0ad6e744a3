//! Progress on standard error, and the end of a run from the keyboard.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::failure::INTERRUPTED;
use super::stderr::{say, watched};
use crate::analysis::interval::{critical_value, wilson};
use crate::engine::Monitor;
use crate::report;

static STOP: AtomicBool = AtomicBool::new(false);

/// The first interrupt ends the run with what it has; the second ends the program.
pub(crate) fn catch_interrupts() {
    // Without a handler an interrupt ends the program at once, which is no reason to fail.
    let _ = ctrlc::set_handler(|| {
        if STOP.swap(true, Ordering::Relaxed) {
            std::process::exit(i32::from(INTERRUPTED));
        }
    });
}

/// Whether an interrupt came.
pub(crate) fn interrupted() -> bool {
    STOP.load(Ordering::Relaxed)
}

/// How far a run is, told from its first second on: by a bar on a terminal, elsewhere by a line
/// whenever the run has become twice as long.
pub(crate) struct Progress {
    shown: Shown,
    started: Instant,
    state: Mutex<State>,
    /// Half-width to reach, as bits of a float; 0 for none.
    aim: AtomicU64,
}

enum Shown {
    Bar(ProgressBar),
    Lines,
    Nothing,
}

/// What is done so far.
#[derive(Default)]
struct State {
    /// Draws, or points of the present integration.
    done: u64,
    /// How many there are to be.
    expected: u64,
    /// Whether points are counted.
    points: bool,
    /// Draws in which each team was selected.
    selected: Vec<u64>,
    /// The largest half-width of what was integrated before.
    half_width: f64,
    /// When the next line is due.
    due: Duration,
}

impl State {
    fn restart(&mut self, points: bool) {
        *self = Self {
            points,
            due: self.due,
            ..Self::default()
        };
    }

    /// The largest half-width among the teams; 0 where none is known yet.
    fn worst(&self) -> f64 {
        let half_width = |count: &u64| {
            let (low, high) = wilson(*count, self.done, critical_value(1));
            0.5 * (high - low)
        };
        self.selected
            .iter()
            .map(half_width)
            .fold(self.half_width, f64::max)
    }
}

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let shown = if quiet {
            Shown::Nothing
        } else if watched() {
            Shown::Bar(ProgressBar::with_draw_target(
                Some(0),
                ProgressDrawTarget::hidden(),
            ))
        } else {
            Shown::Lines
        };
        Self {
            shown,
            started: Instant::now(),
            state: Mutex::new(State {
                due: PATIENCE,
                ..State::default()
            }),
            aim: AtomicU64::new(0),
        }
    }

    /// Says what half-width ends the run, so that the time left can be told.
    pub(crate) fn aim(&self, half_width: Option<f64>) {
        let bits = half_width.map_or(0, f64::to_bits);
        self.aim.store(bits, Ordering::Relaxed);
    }

    /// Tells how many of several computations are done, each too short to be watched.
    pub(crate) fn stepped(&self, done: usize, of: usize) {
        let elapsed = self.started.elapsed();
        match &self.shown {
            Shown::Bar(bar) if elapsed > PATIENCE => {
                let style =
                    ProgressStyle::with_template("{bar:24} {pos} of {len} keys  {eta} left");
                bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
                bar.set_length(of as u64);
                bar.set_position(done as u64);
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            Shown::Lines if elapsed >= self.state().due => {
                self.state().due = 2 * elapsed;
                say(&format!("computing: {done} of {of} keys"));
            }
            _ => {}
        }
    }

    /// Seconds since the start. Nothing is shown from here on.
    pub(crate) fn finish(&self) -> f64 {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
        self.started.elapsed().as_secs_f64()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells how far the run is, once there was time to wonder.
    fn tell(&self, state: &mut State) {
        let elapsed = self.started.elapsed();
        match &self.shown {
            Shown::Bar(bar) if elapsed > PATIENCE => self.show(bar, state),
            Shown::Lines if elapsed >= state.due => {
                state.due = 2 * elapsed;
                say(&line(state));
            }
            _ => {}
        }
    }

    /// Where the bar stands. After a half-width, which falls with the square root of the draws and
    /// with the points, so much is left to do that the precision is reached.
    fn show(&self, bar: &ProgressBar, state: &State) {
        let aim = f64::from_bits(self.aim.load(Ordering::Relaxed));
        let half_width = state.worst();
        let mut length = state.expected;
        if aim > 0.0 && half_width > aim {
            let order = if state.points { 1.0 } else { 0.5 };
            let needed = state.done as f64 * libm::pow(half_width / aim, 1.0 / order);
            length = length.max(needed as u64);
        }
        bar.set_length(length);
        bar.set_position(state.done);
        if half_width > 0.0 {
            bar.set_message(format!("±{} points at worst", report::points(half_width)));
        }
        if bar.is_hidden() {
            bar.set_style(style(state.points));
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Begins to count draws, or points, from nothing.
    fn restart(&self, state: &mut State, points: bool) {
        state.restart(points);
        if let Shown::Bar(bar) = &self.shown {
            bar.set_style(style(points));
            bar.reset();
        }
    }
}

fn style(points: bool) -> ProgressStyle {
    let rate = if points { points_rate } else { draws_rate };
    ProgressStyle::with_template("{bar:24} {percent:>3} %  {rate}  {eta} left  {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .with_key("rate", rate)
}

/// Draws per second in millions: more figures would only flicker.
fn draws_rate(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    let _ = write!(out, "{:.1} M draws/s", state.per_sec() / 1e6);
}

fn points_rate(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    let _ = write!(out, "{:.0} points/s", state.per_sec());
}

/// What is told where no bar can be shown.
fn line(state: &State) -> String {
    let worst = match state.worst() {
        0.0 => String::new(),
        worst => format!(", ±{} percentage points at worst", report::points(worst)),
    };
    format!(
        "computing: {} of {} {}{worst}",
        report::count(state.done),
        report::count(state.expected),
        if state.points { "points" } else { "draws" }
    )
}

impl Monitor for Progress {
    fn expect(&self, draws: u64) {
        let mut state = self.state();
        if state.points {
            // Integration was not to the purpose, and draws begin.
            self.restart(&mut state, false);
        }
        state.expected = state.expected.saturating_add(draws);
    }

    fn advance(&self, draws: u64, selected: &[u64]) {
        let mut state = self.state();
        state.done += draws;
        state.selected.resize(selected.len(), 0);
        let counts = state.selected.iter_mut().zip(selected);
        counts.for_each(|(count, more)| *count += more);
        self.tell(&mut state);
    }

    fn look(&self, points: u64, half_width: Option<f64>) {
        let mut state = self.state();
        if points <= state.expected || !state.points {
            // Another integration begins.
            self.restart(&mut state, true);
        }
        state.expected = points;
        state.half_width = half_width.unwrap_or(0.0);
    }

    fn integrated(&self, points: u64) {
        let mut state = self.state();
        state.done += points;
        self.tell(&mut state);
    }

    fn stop(&self) -> bool {
        interrupted()
    }
}
