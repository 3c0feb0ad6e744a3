//! Round numbers along an axis.

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

/// A value on an axis of this `span` with the digits that tell its hundredths apart: `1.7`.
pub(super) fn on_axis(value: f64, span: f64) -> String {
    let mut decimals = 0;
    let mut unit = 1.0;
    while unit > span / 50.0 && decimals < 9 {
        unit /= 10.0;
        decimals += 1;
    }
    written(value, decimals)
}

fn written(value: f64, decimals: usize) -> String {
    let shown = format!("{:.decimals$}", value.abs());
    let zero = shown.chars().all(|c| matches!(c, '0' | '.'));
    let (whole, fraction) = shown.split_once('.').unwrap_or((&shown, ""));
    let mut text = String::new();
    if value < 0.0 && !zero {
        text.push('−');
    }
    for (at, digit) in whole.chars().enumerate() {
        // Four digits are read at a glance, and may be a year.
        if at > 0 && whole.len() > 4 && (whole.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push('.');
        text.push_str(fraction);
    }
    text
}
