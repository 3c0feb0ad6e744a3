//! Probabilities with their errors, the same in every report.

use super::figures::{TIED, decimals, fixed, percentage as percent, points};
use super::say;
use crate::analysis::shown::one_digit_up;
use crate::analysis::{Interval, Method};

/// A tenth of a percentage point: what is known better needs no interval of its own where people
/// read it.
const TENTH: f64 = 0.001;
/// What rounding in binary adds to it.
const SLACK: f64 = 1e-9;

/// How probabilities that stand together are written: as finely as the least certain of them allows,
/// and unless everything is wanted no finer than people use them, to a tenth of a percent.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shares {
    method: Method,
    widest: f64,
    digits: usize,
    full: bool,
}

impl Shares {
    /// For a method and the largest half-width; `full` has every digit that is known.
    pub(crate) fn new(method: Method, widest: f64, full: bool) -> Self {
        Self {
            method,
            widest,
            digits: digits(widest, full),
            full,
        }
    }

    /// Whether each figure has its interval beside it.
    pub(crate) fn have_intervals(&self) -> bool {
        self.full || is_rough(self.widest)
    }

    /// Decimals of the percentages.
    pub(crate) fn decimals(&self) -> usize {
        self.digits
    }

    /// What stands over [`interval`](Self::interval).
    pub(crate) fn heading(&self) -> String {
        match self.method {
            _ if !self.have_intervals() => String::new(),
            Method::Exact => say!("share-heading-exact"),
            Method::QuasiMonteCarlo | Method::MonteCarlo => say!("share-heading"),
        }
    }

    /// "25.3 %".
    pub(crate) fn estimate(&self, p: f64) -> String {
        format!("{} %", percent(p, self.digits))
    }

    /// "25.2 - 25.4" with that dash between, "±0.00042", "exact", or nothing where the figures have
    /// no intervals beside them.
    pub(crate) fn interval(&self, p: &Interval, dash: &str) -> String {
        if !self.have_intervals() {
            return String::new();
        }
        if self.method == Method::Exact {
            return say!("exact");
        }
        // Too narrow for its ends to differ in what is shown.
        if 100.0 * self.widest < libm::exp10(-(self.digits as f64)) {
            let error = f64::max(p.high - p.estimate, p.estimate - p.low);
            return format!("±{}", points(error));
        }
        let end = |p| percent(p, self.digits);
        format!("{}{dash}{}", end(p.low), end(p.high))
    }

    /// What the error is, in a sentence of its own; nothing where it is none.
    pub(crate) fn told(&self) -> String {
        match self.method {
            Method::Exact => String::new(),
            _ if self.have_intervals() => say!("error-of-intervals"),
            _ => computing_error(self.widest),
        }
    }
}

/// Whether figures with this largest half-width need intervals of their own.
pub(crate) fn is_rough(widest: f64) -> bool {
    widest > TENTH + SLACK
}

/// Decimals of percentages with this largest half-width.
pub(crate) fn digits(widest: f64, full: bool) -> usize {
    if full {
        return decimals(widest);
    }
    // A digit that may be wrong by more than five says nothing.
    usize::from(widest <= 5.0 * TENTH)
}

/// "25.3 % of draws", and its interval where that is not narrow.
pub(crate) fn share(method: Method, p: &Interval) -> String {
    written(method, p, false)
}

/// The same, with every digit that is known where `full` asks for it.
pub(crate) fn written(method: Method, p: &Interval, full: bool) -> String {
    let shares = Shares::new(method, p.half_width(), full);
    let tied = |text: String| text.replace(' ', &TIED.to_string());
    let estimate = tied(shares.estimate(p.estimate));
    let estimate = match method {
        Method::MonteCarlo => say!("share-of-draws", share = estimate),
        Method::Exact | Method::QuasiMonteCarlo => estimate,
    };
    match method {
        Method::Exact => say!("share-exact", share = estimate),
        _ if !shares.have_intervals() => estimate,
        _ => say!(
            "share-within",
            share = estimate,
            interval = tied(shares.interval(p, " - "))
        ),
    }
}

/// A sentence that states the largest error of probabilities without intervals of their own.
pub(crate) fn computing_error(widest: f64) -> String {
    if widest == 0.0 {
        return say!("error-none");
    }
    say!("error-of-computing", error = error_at_most(widest))
}

/// The largest half-width among several intervals of probabilities, in percentage points and
/// rounded up: `±0.10`; `exact` where there is none.
pub(crate) fn bound(half_width: f64) -> String {
    if half_width == 0.0 {
        return say!("exact");
    }
    format!("±{}", points(half_width))
}

/// The same as far as anybody needs it, with one digit: `±0.1`.
pub(crate) fn rough_bound(half_width: f64) -> String {
    if half_width == 0.0 {
        return say!("exact");
    }
    let (points, decimals) = one_digit_up(100.0 * half_width);
    format!("±{}", fixed(points, decimals))
}

/// The same in words: `at most ±0.1`, `below 0.001`.
pub(crate) fn error_at_most(half_width: f64) -> String {
    /// A hundredth of what is shown.
    const NOTHING: f64 = 0.01 * TENTH;
    match half_width {
        0.0 => say!("exact"),
        _ if half_width <= NOTHING => say!("error-below", error = (100.0 * NOTHING).to_string()),
        _ => say!("error-at-most", error = rough_bound(half_width)),
    }
}

/// The largest error of a table whose figures have no intervals of their own.
pub(crate) fn at_most(method: Method, half_width: f64) -> String {
    if method == Method::Exact {
        say!("exact")
    } else {
        say!("error-at-most-after", error = bound(half_width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_error_is_stated_as_nothing() {
        assert_eq!(bound(0.000_980_1), "±0.099");
        assert_eq!(bound(1e-12), "±0.000001");
        assert_eq!(bound(0.0), "exact");
        assert_eq!(error_at_most(1e-12), "below 0.001");
        assert_eq!(error_at_most(0.000_008_3), "below 0.001");
        assert_eq!(error_at_most(0.000_010_1), "at most ±0.002");
        assert_eq!(error_at_most(0.000_98), "at most ±0.1");
        assert_eq!(error_at_most(0.031), "at most ±4");
        assert_eq!(error_at_most(0.0), "exact");
        assert_eq!(rough_bound(1e-12), "±0.000001");
    }

    #[test]
    fn a_figure_has_no_digit_that_is_not_known() {
        let interval = |half: f64| Interval {
            estimate: 0.251_93,
            low: 0.251_93 - half,
            high: 0.251_93 + half,
        };
        let told = |half: f64| share(Method::MonteCarlo, &interval(half)).replace(TIED, " ");
        assert_eq!(told(0.000_01), "25.2 % of draws");
        assert_eq!(told(0.001), "25.2 % of draws");
        assert_eq!(told(0.003), "25.2 % of draws (24.9 - 25.5)");
        assert_eq!(told(0.03), "25 % of draws (22 - 28)");
        let full = Shares::new(Method::MonteCarlo, 0.000_009, true);
        assert_eq!(full.estimate(0.251_93), "25.193 %");
        assert_eq!(full.interval(&interval(0.000_009), " - "), "±0.00090");
    }
}
