//! One number of a scenario as a slider: what stands there, between which ends it moves, and what each
//! way to know it would be as a setting.

use serde::Serialize;

use super::state::{exactly, spelt};
use crate::model::Address;
use crate::scenario::Keyed;
use crate::words::figures::fixed;
use crate::words::key_name;

/// A slider.
#[derive(Serialize)]
pub(super) struct Slider {
    /// The path that it sets.
    path: String,
    /// What it is called, and after that its unit.
    pub(super) label: String,
    pub(super) unit: String,
    /// What stands there, as one would type it.
    text: String,
    /// What the file has there.
    written: String,
    /// Whether a setting says so.
    set: bool,
    /// How it is known: `free`, `between`, `fixed`, `spread` or `other`.
    mode: &'static str,
    /// Each way it can be known, with the setting that makes it so; an empty one takes the setting back.
    modes: Vec<(&'static str, String)>,
    /// The ends of the slider, and one step of it.
    low: f64,
    high: f64,
    step: f64,
    /// Where its handles stand, and the same as one would type them.
    handles: Vec<f64>,
    texts: Vec<String>,
    /// What is put behind the number of a handle.
    behind: String,
    /// The mean, where it is not all there is to know.
    mean: Option<(f64, String)>,
    /// What follows for others, in a sentence.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) follows: String,
    /// Whether somebody put it here who may take it away again.
    pub(super) added: bool,
}

/// What a number may be, beyond what stands there.
#[derive(Clone, Copy)]
pub(super) struct Span {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) is_whole: bool,
}

/// A value as it is written.
enum Form {
    Free,
    Fixed(f64),
    Between([f64; 2]),
    /// A mean, and what comes after it.
    Spread(f64, String),
    Other,
}

impl Form {
    fn of(text: Option<&str>) -> Self {
        let Some(text) = text else { return Self::Free };
        let number = |part: &str| part.trim().replace('−', "-").parse::<f64>().ok();
        let number = |part: &str| number(part).filter(|x| x.is_finite());
        if let Some(x) = number(text) {
            return Self::Fixed(x);
        }
        if let Some((low, high)) = text.split_once("..")
            && let (Some(low), Some(high)) = (number(low), number(high))
        {
            return Self::Between([low, high]);
        }
        let sign = ["±", "+/-", "+-"].iter().find(|sign| text.contains(**sign));
        if let Some((mean, sd)) = sign.and_then(|sign| text.split_once(sign))
            && let (Some(mean), Some(_)) = (number(mean), number(sd))
        {
            return Self::Spread(mean, format!(" ± {}", sd.trim()));
        }
        Self::Other
    }

    fn mode(&self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Fixed(_) => "fixed",
            Self::Between(_) => "between",
            Self::Spread(..) => "spread",
            Self::Other => "other",
        }
    }
}

impl Slider {
    /// The slider of a number; `mean` is its mean in points where it is a weight or a penalty.
    pub(super) fn new(
        address: &Address,
        keyed: Keyed,
        span: Span,
        mean: Option<f64>,
        set: bool,
    ) -> Self {
        let path = spelt(address);
        let form = Form::of(keyed.text.as_deref());
        let file = Form::of(keyed.written.as_deref());
        let called = key_name(&keyed.name);
        let (label, unit) = called.rsplit_once(", ").unwrap_or((&called, ""));
        let step = step(&span);
        // What stands there is always on the slider.
        let here = mean.filter(|_| matches!(form, Form::Free));
        let (low, high) = here.map_or((span.low, span.high), |mean| {
            (span.low.min(mean), span.high.max(mean))
        });
        // On the grid of the steps, so that the numbers in between are round too.
        let low = tidy((low / step - 1e-9).ceil() * step);
        let high = tidy((high / step + 1e-9).floor() * step);
        let shown = |x: f64| typed(x.clamp(low, high));
        let mut modes: Vec<(&'static str, String)> = Vec::new();
        let mut mode = |name: &'static str, value: String| {
            let written = keyed.written.as_deref();
            let setting = if written.map_or(value.is_empty(), |written| written == value) {
                String::new()
            } else if value.is_empty() {
                format!("{path}=")
            } else {
                exactly(&path, &value)
            };
            modes.push((name, setting));
        };
        // Somewhere on the slider: the one number that is nearest to what stands there.
        let middle = match &form {
            Form::Fixed(x) | Form::Spread(x, _) => *x,
            Form::Between([low, high]) => f64::midpoint(*low, *high),
            Form::Free | Form::Other => mean.unwrap_or(f64::midpoint(low, high)),
        };
        let near = tidy((middle / step).round() * step);
        let is_weight = matches!(address, Address::Weight { .. });
        let may_vary = is_weight || address.is_quantity();
        if is_weight {
            mode("free", String::new());
        }
        if may_vary {
            let ends = match (&form, &file) {
                (Form::Between(ends), _) | (_, Form::Between(ends)) => *ends,
                (Form::Free, _) => [low, high],
                _ => {
                    let reach = ((high - low) / 10.0 / step).round().max(1.0) * step;
                    [near - reach, near + reach]
                }
            };
            mode("between", format!("{}..{}", shown(ends[0]), shown(ends[1])));
        }
        if let (Form::Spread(_, behind), _) | (_, Form::Spread(_, behind)) = (&form, &file) {
            let mean = match (&form, &file) {
                (Form::Spread(mean, _), _) => *mean,
                _ => near,
            };
            mode("spread", format!("{}{behind}", typed(mean)));
        }
        mode(
            "fixed",
            match (&form, &keyed.text) {
                (Form::Fixed(_), Some(text)) => text.clone(),
                _ => shown(near),
            },
        );
        if let (Form::Other, _) | (_, Form::Other) = (&form, &file) {
            modes.push(("other", String::new()));
        }
        let (handles, behind) = match &form {
            Form::Fixed(x) => (vec![*x], String::new()),
            Form::Between(ends) => (ends.to_vec(), String::new()),
            Form::Spread(mean, behind) => (vec![*mean], behind.clone()),
            Form::Free | Form::Other => (vec![near], String::new()),
        };
        let mean = mean.filter(|_| matches!(form, Form::Free | Form::Between(_) | Form::Other));
        Self {
            label: label.to_owned(),
            unit: unit.to_owned(),
            text: keyed.text.unwrap_or_default(),
            written: keyed.written.unwrap_or_default(),
            set,
            mode: form.mode(),
            modes,
            low,
            high,
            step,
            texts: handles.iter().map(|x| typed(*x)).collect(),
            handles,
            behind,
            mean: mean.map(|mean| (mean, fixed(mean, 1))),
            follows: String::new(),
            added: false,
            path,
        }
    }
}

/// A number without the last bits of binary arithmetic.
fn tidy(x: f64) -> f64 {
    (x * 1e9).round() / 1e9
}

/// A number as one would type it.
fn typed(x: f64) -> String {
    format!("{}", tidy(x))
}

/// A step that people count in, of which the slider has some hundred.
fn step(span: &Span) -> f64 {
    if span.is_whole {
        return 1.0;
    }
    round_among(&[1.0, 2.0, 5.0], (span.high - span.low).max(1e-6) / 100.0)
}

/// A round number that is no smaller.
pub(super) fn round_up(x: f64) -> f64 {
    if x <= 0.0 {
        return 1.0;
    }
    round_among(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0], x)
}

/// The smallest number that is no smaller and has one of these digits, or 1, and zeros.
fn round_among(digits: &[f64], x: f64) -> f64 {
    let exponent = libm::floor(libm::log10(x));
    // A division by a whole power is rounded once, to the number as it is written.
    let number = |digit: f64| {
        if exponent < 0.0 {
            digit / libm::exp10(-exponent)
        } else {
            digit * libm::exp10(exponent)
        }
    };
    let mut found = digits.iter().map(|digit| number(*digit));
    let found = found.find(|number| *number >= 0.999_999 * x);
    found.unwrap_or_else(|| number(10.0))
}

/// The largest number that is written in a value.
pub(super) fn largest(text: Option<&str>) -> Option<f64> {
    match Form::of(text) {
        Form::Fixed(x) | Form::Spread(x, _) => Some(x),
        Form::Between([_, high]) => Some(high),
        Form::Free | Form::Other => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_and_ends_are_round() {
        let of = |low, high| {
            step(&Span {
                low,
                high,
                is_whole: false,
            })
        };
        let steps = [of(0.0, 40.0), of(0.0, 1.0), of(0.0, 100.0), of(-10.0, 10.0)];
        assert_eq!(steps, [0.5, 0.01, 1.0, 0.2]);
        assert_eq!(
            [20.0, 21.0, 0.3, 0.0, 70.0].map(round_up),
            [20.0, 30.0, 0.3, 1.0, 80.0]
        );
    }

    #[test]
    fn a_value_is_known_by_its_form() {
        let modes = [
            "84", "0..10", "84 ± 6", "84 +- 6", "60 to 80", "unknown", "-5",
        ];
        let modes = modes.map(|text| Form::of(Some(text)).mode());
        let expected = [
            "fixed", "between", "spread", "spread", "other", "other", "fixed",
        ];
        assert_eq!(modes, expected);
        assert_eq!(largest(Some("0..10")), Some(10.0));
    }
}
