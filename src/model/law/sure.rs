//! A known number.

use super::Law;

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
}
