//! A known number.

use super::family::{Family, Parameter};
use super::{Law, Quantity, Wording};

/// Not one that a table names: a number stands for itself.
pub(super) static FAMILY: Family = Family {
    name: "sure",
    called: "",
    sets: &[&[Parameter::location("number")]],
    optional: &[],
    read: |given| Ok(Quantity::Sure(given.need("number")?)),
};

pub(super) struct Sure(pub(super) f64);

impl Law for Sure {
    fn mean(&self) -> f64 {
        self.0
    }

    fn sd(&self) -> f64 {
        0.0
    }

    fn cdf(&self, x: f64) -> f64 {
        f64::from(u8::from(x >= self.0))
    }

    fn at_normal(&self, _: f64) -> f64 {
        self.0
    }

    fn told(&self, wording: &dyn Wording) -> Option<String> {
        Some(wording.number(self.0))
    }
}
