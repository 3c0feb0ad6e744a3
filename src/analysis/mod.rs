//! Tallies to answers: probabilities with their intervals, SMAA indices, forecasts.

pub mod interval;
mod outcome;
mod summary;

pub use outcome::{
    CriterionLabel, Estimate, Estimates, Forecast, Interval, Method, Moments, Outcome,
    PlacesFilled, Points, Selection, Sheet, TeamOutcome,
};
pub use summary::{outcome, sheets};
