//! How figures were computed.

use crate::engine::integral::Integral;

/// How the figures of an [`Outcome`](super::Outcome) were computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Method {
    /// Quadrature over independent totals, or all rows one after another.
    Exact,
    /// The same at evenly spread points of all that is uncertain besides.
    QuasiMonteCarlo,
    /// Random draws.
    MonteCarlo,
}

impl Method {
    /// That of an integral.
    pub(super) fn of(integral: &Integral) -> Self {
        if integral.is_exact() {
            Self::Exact
        } else {
            Self::QuasiMonteCarlo
        }
    }

    /// The name that reports use.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::QuasiMonteCarlo => "quasi-monte-carlo",
            Self::MonteCarlo => "monte-carlo",
        }
    }
}
