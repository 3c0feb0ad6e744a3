//! Random laws on a scale.

use libm::log;
use rand::RngExt as _;
use rand::rngs::SmallRng;

use super::case::Law;

/// The ways to write an uncertain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Number,
    PlusMinus,
    Range,
    To,
    Unknown,
    Normal,
    Truncated,
    Uniform,
    Triangular,
    Pert,
    Beta,
    LogNormal,
    LogitNormal,
    Gumbel,
    Exponential,
    Discrete,
    Samples,
    Aligned,
}

pub(crate) const KINDS: [Kind; 18] = [
    Kind::Number,
    Kind::PlusMinus,
    Kind::Range,
    Kind::To,
    Kind::Unknown,
    Kind::Normal,
    Kind::Truncated,
    Kind::Uniform,
    Kind::Triangular,
    Kind::Pert,
    Kind::Beta,
    Kind::LogNormal,
    Kind::LogitNormal,
    Kind::Gumbel,
    Kind::Exponential,
    Kind::Discrete,
    Kind::Samples,
    Kind::Aligned,
];

impl Law {
    /// How it is written.
    pub(crate) fn kind(&self) -> Kind {
        match self {
            Self::Number(_) => Kind::Number,
            Self::PlusMinus(..) => Kind::PlusMinus,
            Self::Range(..) => Kind::Range,
            Self::To(..) => Kind::To,
            Self::Unknown => Kind::Unknown,
            Self::Normal {
                min: None,
                max: None,
                ..
            } => Kind::Normal,
            Self::Normal { .. } => Kind::Truncated,
            Self::Uniform(..) => Kind::Uniform,
            Self::Triangular(..) => Kind::Triangular,
            Self::Pert(..) => Kind::Pert,
            Self::Beta { .. } => Kind::Beta,
            Self::LogNormal(..) => Kind::LogNormal,
            Self::LogitNormal(..) => Kind::LogitNormal,
            Self::Gumbel(..) => Kind::Gumbel,
            Self::Exponential(_) => Kind::Exponential,
            Self::Discrete(_) => Kind::Discrete,
            Self::Samples { aligned: false, .. } => Kind::Samples,
            Self::Samples { aligned: true, .. } => Kind::Aligned,
        }
    }
}

/// To so many digits after the point.
pub(crate) fn rounded(number: f64, digits: u32) -> f64 {
    let scale = f64::from(10u32.pow(digits));
    (number * scale).round() / scale
}

/// A law of this kind for scores from `low` on over `width`.
pub(crate) fn law(kind: Kind, low: f64, width: f64, rng: &mut SmallRng) -> Law {
    let digits = if width > 20.0 { 1 } else { 3 };
    let at = |share: f64| rounded(low + width * share, digits);
    let centre = rng.random_range(0.3..0.75);
    let spread = rng.random_range(0.04..0.22);
    let (left, right) = (centre - spread, centre + spread);
    let mode = at(rng.random_range(left..right));
    let sd = rounded(width * spread, digits);
    match kind {
        Kind::Number => Law::Number(at(centre)),
        Kind::PlusMinus => Law::PlusMinus(at(centre), sd),
        Kind::Range => Law::Range(at(left), at(right)),
        Kind::To => Law::To(at(left), at(right)),
        Kind::Unknown => Law::Unknown,
        Kind::Normal | Kind::Truncated => {
            let bounded = kind == Kind::Truncated;
            let low = bounded && rng.random_bool(0.7);
            let high = bounded && (!low || rng.random_bool(0.5));
            Law::Normal {
                mean: at(centre),
                sd,
                min: low.then(|| at(centre - spread * rng.random_range(-0.5..1.5))),
                max: high.then(|| at(centre + spread * rng.random_range(0.6..1.5))),
            }
        }
        Kind::Uniform => Law::Uniform(at(left), at(right)),
        Kind::Triangular => Law::Triangular(at(left), mode, at(right)),
        Kind::Pert => Law::Pert(at(left), mode, at(right)),
        Kind::Beta => {
            let shapes = [0.5, 1.0, 1.5, 2.0, 3.5, 8.0];
            let alpha = shapes[rng.random_range(0..shapes.len())];
            let beta = shapes[rng.random_range(0..shapes.len())];
            let ends = Some((at(left), at(right)));
            let ends = ends.filter(|_| (low, width) != (0.0, 1.0) || rng.random_bool(0.5));
            Law::Beta { alpha, beta, ends }
        }
        Kind::LogNormal => {
            let mean = low + width * centre;
            let sigma = rounded((width * spread / mean).min(0.5), 3);
            Law::LogNormal(rounded(log(mean), 3), sigma.max(0.01))
        }
        Kind::LogitNormal => {
            let mu = rounded(rng.random_range(-0.5..1.5), 2);
            Law::LogitNormal(mu, rounded(rng.random_range(0.2..1.5), 2))
        }
        Kind::Gumbel => Law::Gumbel(at(centre), sd),
        Kind::Exponential => Law::Exponential(rounded(1.0 / (low + width * spread), 4)),
        Kind::Discrete => discrete(low, width, rng),
        Kind::Samples | Kind::Aligned => Law::Samples {
            column: rng.random_range(0..2),
            aligned: kind == Kind::Aligned,
        },
    }
}

/// Two to four numbers out of eleven, with whole percentages.
fn discrete(low: f64, width: f64, rng: &mut SmallRng) -> Law {
    let count = rng.random_range(2..=4);
    let mut left = 100;
    let mut steps = Vec::new();
    let first = rng.random_range(1..=4);
    for step in 0..count {
        let share = if step + 1 == count {
            left
        } else {
            rng.random_range(5..=left / 2)
        };
        left -= share;
        let number = rounded(low + width * f64::from(first + 2 * step) / 10.0, 4);
        steps.push((number, f64::from(share) / 100.0));
    }
    Law::Discrete(steps)
}
