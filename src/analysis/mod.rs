//! Tallies to answers: probabilities with their intervals, SMAA indices, forecasts.

mod comparison;
pub mod interval;
mod outcome;
mod summary;
mod sweep;

pub use comparison::{Comparison, Difference, Member, Side, Swap, TeamChange, compare};
pub use outcome::{
    CriterionLabel, Estimate, Estimates, Forecast, Interval, Method, Moments, Outcome,
    PlacesFilled, Points, Selection, Sheet, TeamOutcome,
};
pub use summary::{outcome, sheets};
pub use sweep::{Axis, BaseValue, Crossing, Sweep, SweepPoint, TeamLabel, sweep};
