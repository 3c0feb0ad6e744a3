//! The law of finitely many numbers.

use libm::sqrt;

use super::family::{Dimension, Family, Given, Kind, Parameter};
use super::{Argument, Fault, Law, Quantity, Wording};
use crate::model::figure::{plain, with_noun};
use crate::model::special::normal_quantile;
use crate::model::{Rows, Steps};

pub(super) static FAMILY: Family = Family {
    name: "discrete",
    called: "discrete",
    sets: &[&[
        Parameter::new("values", Kind::Numbers, Dimension::Location),
        Parameter::shape("probabilities", Kind::Shares),
    ]],
    optional: &[],
    read,
};

fn read(given: &Given<'_>) -> Result<Quantity, Fault> {
    let (values, probabilities) = (given.numbers("values")?, given.numbers("probabilities")?);
    if values.len() != probabilities.len() {
        let message = format!(
            "`discrete` has {} but {}",
            with_noun(&values.len().to_string(), "value"),
            with_noun(&probabilities.len().to_string(), "probability")
        );
        return Err(Fault::new("probabilities", message).label("one probability per value"));
    }
    let outside = |probability: &f64| !(0.0..=1.0).contains(probability);
    if let Some(at) = probabilities.iter().position(outside) {
        let message = "a probability must lie between 0 and 1";
        return Err(Fault {
            item: Some(at),
            ..Fault::new("probabilities", message).label("outside 0 to 1")
        });
    }
    let sum: f64 = probabilities.iter().sum();
    if (sum - 1.0).abs() > 1e-9 {
        let message = format!("the probabilities add up to {}", plain(sum));
        return Err(Fault::new("probabilities", message).label("they must add up to 1"));
    }
    let none = || Fault::new("values", "`discrete` needs at least one value");
    let pairs = values.into_iter().zip(probabilities).collect();
    let steps = Steps::new(pairs).ok_or_else(none)?;
    Ok(match steps.values() {
        [only] => Quantity::Sure(*only),
        _ => Quantity::Discrete(steps),
    })
}

/// The parameters of a law of finitely many numbers.
pub(super) fn arguments(steps: &Steps) -> Vec<Option<Argument>> {
    let (values, shares) = steps.pairs().unzip();
    vec![
        Some(Argument::Numbers(values)),
        Some(Argument::Numbers(shares)),
    ]
}

/// Draws made elsewhere, written out.
pub(super) static ROWS: Family = Family {
    name: "rows",
    called: "rows",
    sets: &[&[Parameter::new("values", Kind::Numbers, Dimension::Location)]],
    optional: &[Parameter::shape("aligned", Kind::Flag)],
    read: |given| {
        let values = given.numbers("values")?;
        let aligned = given.flag("aligned")?;
        let none = || Fault::new("values", "`rows` needs at least one value");
        Ok(Quantity::rows(
            &Rows::new(values).ok_or_else(none)?,
            aligned,
        ))
    },
};

/// The numbers of a column, one after another.
pub(super) struct Aligned<'r>(pub(super) &'r Rows);

impl Law for Aligned<'_> {
    fn mean(&self) -> f64 {
        self.0.steps().mean()
    }

    fn sd(&self) -> f64 {
        self.0.steps().sd()
    }

    fn cdf(&self, x: f64) -> f64 {
        self.0.steps().cdf(x)
    }

    fn at_normal(&self, z: f64) -> f64 {
        self.0.steps().at_normal(z)
    }

    fn centre(&self) -> Option<f64> {
        self.0.steps().centre()
    }

    fn likely(&self) -> Option<(f64, f64)> {
        self.0.steps().likely()
    }

    fn told(&self, wording: &dyn Wording) -> Option<String> {
        let count = wording.count(self.0.in_order().len());
        let mean = wording.number(self.mean());
        let tied = wording.tied();
        Some(format!("{count}{tied}aligned rows with mean{tied}{mean}"))
    }
}

impl Law for &Steps {
    fn mean(&self) -> f64 {
        self.pairs().map(|(value, share)| value * share).sum()
    }

    fn sd(&self) -> f64 {
        let mean = self.mean();
        let square = |(value, share): (f64, f64)| share * (value - mean) * (value - mean);
        sqrt(self.pairs().map(square).sum())
    }

    fn cdf(&self, x: f64) -> f64 {
        match self.values().partition_point(|value| *value <= x) {
            0 => 0.0,
            count => self.cumulative()[count - 1],
        }
    }

    fn at_normal(&self, z: f64) -> f64 {
        self.values()[thresholds(self).partition_point(|threshold| *threshold < z)]
    }

    /// The median.
    fn centre(&self) -> Option<f64> {
        let below = self.cumulative().partition_point(|share| *share < 0.5);
        Some(self.values()[below.min(self.values().len() - 1)])
    }

    fn likely(&self) -> Option<(f64, f64)> {
        let values = self.values();
        Some((values[0], values[values.len() - 1]))
    }

    /// All of the numbers where they are few.
    fn told(&self, wording: &dyn Wording) -> Option<String> {
        const MOST: usize = 6;
        let tied = wording.tied();
        if self.values().len() > MOST {
            let count = wording.count(self.values().len());
            let (first, last) = (self.values()[0], self.values()[self.values().len() - 1]);
            let (first, last) = (wording.number(first), wording.number(last));
            return Some(format!("{count}{tied}numbers from {first} to {last}"));
        }
        let each = self.pairs().map(|(value, share)| {
            let (value, share) = (wording.number(value), wording.share(share));
            format!("{value}{tied}({share}{tied}%)")
        });
        Some(each.collect::<Vec<_>>().join(" or "))
    }
}

/// The numbers z at which the quantile at Φ(z) steps up, one fewer than there are values.
pub(crate) fn thresholds(steps: &Steps) -> Vec<f64> {
    let below = &steps.cumulative()[..steps.cumulative().len() - 1];
    below.iter().map(|share| normal_quantile(*share)).collect()
}
