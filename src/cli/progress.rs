//! Progress on a terminal, and the end of a run from the keyboard.

use std::io::IsTerminal as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::failure::INTERRUPTED;
use crate::analysis::interval::{critical_value, wilson};
use crate::engine::Monitor;

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
    state: Mutex<(u64, Vec<u64>)>,
    /// Half-width to reach, as bits of a float; 0 for none.
    aim: AtomicU64,
}

/// Shorter runs show nothing.
const PATIENCE: Duration = Duration::from_secs(1);

impl Progress {
    pub(crate) fn new(quiet: bool) -> Self {
        let bar = (!quiet && std::io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
            if let Ok(style) =
                ProgressStyle::with_template("{bar:24} {percent:>3} %  {rate}  {eta} left  {msg}")
            {
                bar.set_style(style.with_key("rate", rate));
            }
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

/// Draws per second in millions: more figures would only flicker.
fn rate(state: &ProgressState, out: &mut dyn std::fmt::Write) {
    let _ = write!(out, "{:.1} M draws/s", state.per_sec() / 1e6);
}

impl Monitor for Progress {
    fn expect(&self, draws: u64) {
        if let Some(bar) = &self.bar {
            bar.inc_length(draws);
        }
    }

    fn advance(&self, draws: u64, selected: &[u64]) {
        let Some(bar) = &self.bar else { return };
        let Ok(mut state) = self.state.lock() else {
            return;
        };
        let (drawn, counts) = &mut *state;
        *drawn += draws;
        counts.resize(selected.len(), 0);
        counts
            .iter_mut()
            .zip(selected)
            .for_each(|(count, more)| *count += more);
        bar.set_position(*drawn);
        if self.started.elapsed() > PATIENCE {
            let half_width = |count: &u64| {
                let (low, high) = wilson(*count, *drawn, critical_value(1));
                0.5 * (high - low)
            };
            let worst = counts.iter().map(half_width).fold(0.0, f64::max);
            let aim = f64::from_bits(self.aim.load(Ordering::Relaxed));
            if aim > 0.0 && worst > aim {
                // Widths fall with the root of the number of draws.
                let ratio = worst / aim;
                let needed = *drawn as f64 * ratio * ratio;
                bar.set_length(needed.max(bar.length().unwrap_or(0) as f64) as u64);
            }
            if worst > 0.0 {
                bar.set_message(format!("±{:.3} % at worst", 100.0 * worst));
            }
            if bar.is_hidden() {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
        }
    }

    fn stop(&self) -> bool {
        interrupted()
    }
}
