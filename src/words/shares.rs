//! Probabilities with their errors, the same in every report of a run.

use super::figures::{TIED, decimals, percentage as percent, points};
use crate::analysis::{Interval, Method};

/// How probabilities that stand together are written: as finely as the least certain of them allows.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shares {
    method: Method,
    digits: usize,
    /// Whether intervals are too narrow for their ends to differ in what is shown.
    narrow: bool,
}

impl Shares {
    /// For a method and the largest half-width.
    pub(crate) fn new(method: Method, widest: f64) -> Self {
        let digits = decimals(widest);
        let step = libm::exp10(-(digits as f64));
        Self {
            method,
            digits,
            narrow: 100.0 * widest < step,
        }
    }

    /// What stands over [`interval`](Self::interval).
    pub(crate) fn heading(method: Method) -> &'static str {
        match method {
            Method::Exact => "error",
            Method::QuasiMonteCarlo | Method::MonteCarlo => "95 % interval",
        }
    }

    /// "25.3 %".
    pub(crate) fn estimate(&self, p: f64) -> String {
        format!("{} %", percent(p, self.digits))
    }

    /// "25.2 - 25.4" with that dash between, "±0.00042", or "exact".
    pub(crate) fn interval(&self, p: &Interval, dash: &str) -> String {
        if self.method == Method::Exact {
            return "exact".to_owned();
        }
        if self.narrow {
            let error = f64::max(p.high - p.estimate, p.estimate - p.low);
            return format!("±{}", points(error));
        }
        let end = |p| percent(p, self.digits);
        format!("{}{dash}{}", end(p.low), end(p.high))
    }
}

/// "25.3 % of draws (25.2 - 25.4)", and what it is where nothing was drawn.
pub(crate) fn share(method: Method, p: &Interval) -> String {
    let shares = Shares::new(method, p.half_width());
    let of_draws = match method {
        Method::MonteCarlo => " of draws",
        Method::Exact | Method::QuasiMonteCarlo => "",
    };
    let tied = |text: String| text.replace(' ', &TIED.to_string());
    format!(
        "{}{of_draws} ({})",
        tied(shares.estimate(p.estimate)),
        tied(shares.interval(p, " - "))
    )
}

/// The largest half-width among several intervals of probabilities, in percentage points and
/// rounded up: `±0.10`; `exact` where there is none.
pub(crate) fn bound(half_width: f64) -> String {
    if half_width == 0.0 {
        return "exact".to_owned();
    }
    format!("±{}", points(half_width))
}

/// The largest error of a table whose figures have no intervals of their own.
pub(crate) fn at_most(method: Method, half_width: f64) -> String {
    match method {
        Method::Exact => "exact".to_owned(),
        _ => format!("{} at most", bound(half_width)),
    }
}

#[cfg(test)]
mod tests {
    use super::bound;

    #[test]
    fn no_error_is_stated_as_nothing() {
        assert_eq!(bound(0.000_980_1), "±0.099");
        assert_eq!(bound(1e-12), "±0.000001");
        assert_eq!(bound(0.0), "exact");
    }
}
