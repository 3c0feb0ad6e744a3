//! The laws of single numbers, written down a second time.
//!
//! What stands alone is drawn by another crate's samplers, or by rejection. What is correlated is
//! the quantile of Φ(z), by an inverse that is closed, bisected or tabulated: slow and plain.

use std::f64::consts::{FRAC_PI_2, SQRT_2};

use libm::{cos, erfc, exp, log, pow, sin};
use rand::RngExt as _;
use rand::rngs::SmallRng;
use rand_distr::{Beta, Distribution as _, Exp, Gumbel, LogNormal, Normal, Pert, Triangular};

use super::case::Law;

/// The 95 % quantile of the standard normal: `"60 to 80"` holds the central 90 %.
const Z95: f64 = 1.644_853_626_951_472_7;

/// Cells of a tabulated distribution function.
const CELLS: usize = 20_000;

/// A law, ready to be drawn.
#[derive(Debug)]
pub(crate) struct Sampler {
    law: Law,
    /// Distribution function of a beta law on [0, 1] at sin²(π/2 · i / CELLS), where one is needed.
    table: Vec<f64>,
}

/// Distribution function of the standard normal.
pub(crate) fn phi(z: f64) -> f64 {
    0.5 * erfc(-z / SQRT_2)
}

/// Its inverse, by bisection.
fn quantile(share: f64) -> f64 {
    let (mut low, mut high) = (-9.0, 9.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if phi(middle) < share {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

impl Sampler {
    /// From a law as written. `sd` is that of plain numbers, `scale` what "unknown" ranges over.
    pub(crate) fn new(law: &Law, sd: Option<f64>, scale: (f64, f64), columns: &[Vec<f64>]) -> Self {
        let normal = |mean, sd| Law::Normal {
            mean,
            sd,
            min: None,
            max: None,
        };
        let law = match law {
            Law::Number(number) => sd.map_or(Law::Number(*number), |sd| normal(*number, sd)),
            Law::PlusMinus(mean, sd) => normal(*mean, *sd),
            Law::To(low, high) => normal(0.5 * (low + high), (high - low) / (2.0 * Z95)),
            Law::Range(low, high) => Law::Uniform(*low, *high),
            Law::Unknown => Law::Uniform(scale.0.min(scale.1), scale.0.max(scale.1)),
            Law::Samples {
                column,
                aligned: false,
            } => {
                let rows = &columns[*column];
                let share = 1.0 / rows.len() as f64;
                Law::Discrete(rows.iter().map(|row| (*row, share)).collect())
            }
            other => other.clone(),
        };
        let law = match law {
            Law::Discrete(mut steps) => {
                steps.sort_by(|a, b| a.0.total_cmp(&b.0));
                Law::Discrete(steps)
            }
            other => other,
        };
        let table = match &law {
            Law::Beta { alpha, beta, .. } => tabulated(*alpha, *beta),
            Law::Pert(min, mode, max) => {
                let (alpha, beta) = pert_shapes(*min, *mode, *max);
                tabulated(alpha, beta)
            }
            _ => Vec::new(),
        };
        Self { law, table }
    }

    /// Whether it is always the same number.
    pub(crate) fn is_sure(&self) -> bool {
        matches!(self.law, Law::Number(_))
    }

    /// A number on its own. `row` is that of the aligned columns.
    pub(crate) fn alone(&self, rng: &mut SmallRng, row: usize, columns: &[Vec<f64>]) -> f64 {
        match &self.law {
            Law::Number(number) => *number,
            Law::Samples { column, .. } => columns[*column][row],
            Law::Normal { mean, sd, min, max } => {
                let law = Normal::new(*mean, *sd).unwrap();
                loop {
                    let number = law.sample(rng);
                    if min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max) {
                        return number;
                    }
                }
            }
            Law::Uniform(low, high) => rng.random_range(*low..*high),
            Law::Triangular(min, mode, max) => {
                Triangular::new(*min, *max, *mode).unwrap().sample(rng)
            }
            Law::Pert(min, mode, max) => {
                let law = Pert::new(*min, *max).with_mode(*mode).unwrap();
                law.sample(rng)
            }
            Law::Beta { alpha, beta, ends } => {
                let (min, max) = ends.unwrap_or((0.0, 1.0));
                min + (max - min) * Beta::new(*alpha, *beta).unwrap().sample(rng)
            }
            Law::LogNormal(mu, sigma) => LogNormal::new(*mu, *sigma).unwrap().sample(rng),
            Law::LogitNormal(mu, sigma) => {
                1.0 / (1.0 + exp(-Normal::new(*mu, *sigma).unwrap().sample(rng)))
            }
            Law::Gumbel(location, scale) => Gumbel::new(*location, *scale).unwrap().sample(rng),
            Law::Exponential(rate) => Exp::new(*rate).unwrap().sample(rng),
            Law::Discrete(_) => self.step(rng.random()),
            written => unreachable!("{written:?} is read as another law"),
        }
    }

    /// The number whose standard normal is z. `row` is that of the aligned columns, which have no
    /// normal.
    pub(crate) fn at(&self, z: f64, row: usize, columns: &[Vec<f64>]) -> f64 {
        match &self.law {
            Law::Number(number) => *number,
            Law::Samples { column, .. } => columns[*column][row],
            Law::Normal {
                mean,
                sd,
                min: None,
                max: None,
            } => mean + sd * z,
            Law::Normal { mean, sd, min, max } => {
                let low = min.map_or(0.0, |min| phi((min - mean) / sd));
                let high = max.map_or(1.0, |max| phi((max - mean) / sd));
                mean + sd * quantile(low + (high - low) * phi(z))
            }
            Law::Uniform(low, high) => low + (high - low) * phi(z),
            Law::Triangular(min, mode, max) => {
                let (share, whole) = (phi(z), max - min);
                if share * whole <= mode - min {
                    min + (share * whole * (mode - min)).sqrt()
                } else {
                    max - ((1.0 - share) * whole * (max - mode)).sqrt()
                }
            }
            Law::Pert(min, _, max) => min + (max - min) * self.tabled(phi(z)),
            Law::Beta { ends, .. } => {
                let (min, max) = ends.unwrap_or((0.0, 1.0));
                min + (max - min) * self.tabled(phi(z))
            }
            Law::LogNormal(mu, sigma) => exp(mu + sigma * z),
            Law::LogitNormal(mu, sigma) => 1.0 / (1.0 + exp(-(mu + sigma * z))),
            Law::Gumbel(location, scale) => location - scale * log(-log(phi(z))),
            Law::Exponential(rate) => -log(phi(-z)) / rate,
            Law::Discrete(_) => self.step(phi(z)),
            written => unreachable!("{written:?} is read as another law"),
        }
    }

    /// The first step at which the shares add up to more than this.
    fn step(&self, share: f64) -> f64 {
        let Law::Discrete(steps) = &self.law else {
            unreachable!("only discrete laws take steps");
        };
        let mut left = share;
        for (number, probability) in steps {
            left -= probability;
            if left < 0.0 {
                return *number;
            }
        }
        steps[steps.len() - 1].0
    }

    fn tabled(&self, share: f64) -> f64 {
        let cell = self.table.partition_point(|below| *below <= share);
        let cell = cell.clamp(1, CELLS);
        let (low, high) = (self.table[cell - 1], self.table[cell]);
        let part = ((share - low) / (high - low)).clamp(0.0, 1.0);
        let angle = FRAC_PI_2 * ((cell - 1) as f64 + part) / CELLS as f64;
        sin(angle) * sin(angle)
    }
}

/// Shapes of the beta law behind a PERT law: its mean is (min + 4 mode + max) / 6.
fn pert_shapes(min: f64, mode: f64, max: f64) -> (f64, f64) {
    let rise = 4.0 * (mode - min) / (max - min);
    (1.0 + rise, 5.0 - rise)
}

/// Distribution function of a beta law, in the angle whose squared sine is the number: there its
/// density has no poles for shapes of one half or more.
fn tabulated(alpha: f64, beta: f64) -> Vec<f64> {
    let mut table = vec![0.0];
    let mut sum = 0.0;
    for cell in 0..CELLS {
        let angle = FRAC_PI_2 * (cell as f64 + 0.5) / CELLS as f64;
        sum += pow(sin(angle), 2.0 * alpha - 1.0) * pow(cos(angle), 2.0 * beta - 1.0);
        table.push(sum);
    }
    table.iter().map(|below| below / sum).collect()
}
