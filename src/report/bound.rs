//! The most that the figures of a column or a sentence may be off.

use crate::analysis::interval::rounded_up;

/// The largest half-width among several intervals of probabilities, in percentage points and
/// rounded up: `±0.10`; `exact` where there is none.
pub(super) fn bound(half_width: f64) -> String {
    if half_width == 0.0 {
        return "exact".to_owned();
    }
    let (points, decimals) = rounded_up(100.0 * half_width);
    format!("±{points:.decimals$}")
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
