//! Tallies to answers: probabilities with their intervals, SMAA indices, forecasts.

mod outcome;

pub use outcome::{
    CriterionLabel, Estimate, Estimates, Forecast, Interval, Method, Moments, Outcome,
    PlacesFilled, Points, Selection, Sheet, TeamOutcome,
};
