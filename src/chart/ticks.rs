//! Round numbers along an axis.

use crate::words::figures::written;

/// A round number and how it is written.
pub(super) struct Tick {
    pub(super) value: f64,
    pub(super) label: String,
}

/// At most `most` round numbers from `low` to `high`, as many as steps of 1, 2 or 5 times a power
/// of ten give. Empty where there is no range, or none that can be written in short.
pub(super) fn ticks(low: f64, high: f64, most: usize) -> Vec<Tick> {
    // A power of ten read from text is exact on every machine; a computed one need not be.
    let steps = (-9_i32..=15).flat_map(|exponent| [1, 2, 5].map(|digit| (digit, exponent)));
    for (digit, exponent) in steps {
        let Ok(step) = format!("{digit}e{exponent}").parse::<f64>() else {
            continue;
        };
        // A hair of tolerance: 0.3 divided by 0.1 is less than three.
        let (first, last) = (
            (low / step - 1e-9).ceil(),
            (high / step + 1e-9).floor().max(f64::MIN),
        );
        let count = last - first + 1.0;
        if high > low && count <= most as f64 {
            let decimals = usize::try_from(-exponent).unwrap_or_default();
            return (0..count.max(0.0) as usize)
                .map(|at| (first + at as f64) * step)
                .map(|value| Tick {
                    value,
                    label: written(value, decimals),
                })
                .collect();
        }
    }
    Vec::new()
}
