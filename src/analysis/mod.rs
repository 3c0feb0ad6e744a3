//! Tallies to answers: probabilities with their intervals, SMAA indices, forecasts.

mod comparison;
mod confidence;
mod indices;
pub mod interval;
mod outcome;
mod summary;
mod sweep;

pub use comparison::{Comparison, Difference, Member, Side, Swap, TeamChange, compare};
pub use confidence::with_confidence;
pub use indices::entropy;
pub use outcome::{
    Confidence, CriterionLabel, Entropy, Estimate, Estimates, Forecast, Interval, Method, Moments,
    Outcome, PlacesFilled, Points, Selection, Sheet, TeamOutcome,
};
pub use summary::{outcome, sheets};
pub use sweep::{Axis, BaseValue, Crossing, Sweep, SweepPoint, TeamLabel, sweep};
