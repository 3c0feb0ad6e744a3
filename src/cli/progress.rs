//! Progress on a terminal, and the end of a run from the keyboard.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::failure::INTERRUPTED;
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

/// A bar on standard error for runs over a second.
pub(crate) struct Progress {
    bar: Option<ProgressBar>,
    started: Instant,
    state: Mutex<State>,
    /// Half-width to reach, as bits of a float; 0 for none.
    aim: AtomicU64,
}

/// What is done so far.
#[derive(Default)]
struct State {
    /// Draws, or points of the present integration.
    done: u64,
    /// Draws in which each team was selected.
    selected: Vec<u64>,
    /// Points of the present integration that were announced; 0 where draws are counted.
    announced: u64,
}

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let bar = (!quiet && std::io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
            bar.set_style(style(draws_rate));
            bar
        });
        Self {
            bar,
            started: Instant::now(),
            state: Mutex::default(),
            aim: AtomicU64::new(0),
        }
    }

    /// Says what half-width ends the run, so that the time left can be told.
    pub(crate) fn aim(&self, half_width: Option<f64>) {
        let bits = half_width.map_or(0, f64::to_bits);
        self.aim.store(bits, Ordering::Relaxed);
    }

    pub(crate) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn style(rate: fn(&ProgressState, &mut dyn std::fmt::Write)) -> ProgressStyle {
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

impl Progress {
    /// Where the bar stands. After `half_width`, which falls as `work` to the power of minus
    /// `order`, so much is left to do that the precision is reached.
    fn show(&self, bar: &ProgressBar, done: u64, half_width: f64, order: f64) {
        let aim = f64::from_bits(self.aim.load(Ordering::Relaxed));
        if aim > 0.0 && half_width > aim {
            let needed = done as f64 * libm::pow(half_width / aim, 1.0 / order);
            bar.set_length(needed.max(bar.length().unwrap_or(0) as f64) as u64);
        }
        if half_width > 0.0 {
            bar.set_message(format!("±{} points at worst", report::points(half_width)));
        }
    }

    /// Shows the bar once there was time to wonder.
    fn appear(&self, bar: &ProgressBar) {
        if self.started.elapsed() > PATIENCE && bar.is_hidden() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }
}

impl Monitor for Progress {
    fn expect(&self, draws: u64) {
        let (Some(bar), Ok(mut state)) = (&self.bar, self.state.lock()) else {
            return;
        };
        if state.announced > 0 {
            // Integration was not to the purpose, and draws begin.
            *state = State::default();
            bar.set_style(style(draws_rate));
            bar.reset();
            bar.set_length(0);
        }
        bar.inc_length(draws);
    }

    fn advance(&self, draws: u64, selected: &[u64]) {
        let (Some(bar), Ok(mut state)) = (&self.bar, self.state.lock()) else {
            return;
        };
        state.done += draws;
        let done = state.done;
        state.selected.resize(selected.len(), 0);
        let counts = state.selected.iter_mut().zip(selected);
        counts.for_each(|(count, more)| *count += more);
        bar.set_position(done);
        if self.started.elapsed() > PATIENCE {
            let half_width = |count: &u64| {
                let (low, high) = wilson(*count, done, critical_value(1));
                0.5 * (high - low)
            };
            let worst = state.selected.iter().map(half_width).fold(0.0, f64::max);
            self.show(bar, done, worst, 0.5);
            self.appear(bar);
        }
    }

    fn look(&self, points: u64, half_width: Option<f64>) {
        let (Some(bar), Ok(mut state)) = (&self.bar, self.state.lock()) else {
            return;
        };
        if points <= state.announced || state.announced == 0 {
            // Another integration begins.
            *state = State::default();
            bar.set_style(style(points_rate));
            bar.reset();
        }
        state.announced = points;
        bar.set_length(points);
        self.show(bar, state.done, half_width.unwrap_or(0.0), 1.0);
    }

    fn integrated(&self, points: u64) {
        let (Some(bar), Ok(mut state)) = (&self.bar, self.state.lock()) else {
            return;
        };
        state.done += points;
        bar.set_position(state.done);
        self.appear(bar);
    }

    fn stop(&self) -> bool {
        interrupted()
    }
}
