//! Tallies to answers: probabilities with their intervals, SMAA indices, forecasts.

pub mod abbreviated;
mod answer;
mod comparison;
mod confidence;
mod entropy;
mod figures;
pub mod finding;
#[cfg(feature = "explore")]
mod glance;
mod indices;
pub mod interval;
mod level;
mod likeliest;
mod method;
mod outcome;
mod points;
mod questions;
mod run;
pub mod shown;
mod summary;
mod sweep;
mod team_view;
mod together;
mod verification;

pub use crate::model::Address;
pub use crate::scenario::{Follows, KeyName, Sharing, THERE, Whole};
pub use comparison::{
    AS_WRITTEN, Comparison, Difference, Member, QuestionChange, Side, Swap, TeamChange, compare,
    shared,
};
pub use confidence::with_confidence;
pub use entropy::entropy;
pub use figures::Figures;
#[cfg(feature = "explore")]
pub(crate) use glance::{Glance, glance};
pub use interval::{Estimate, Estimates, Interval, Moments, rounded};
pub use method::Method;
pub use outcome::{
    Confidence, CriterionLabel, Entropy, Forecast, HalfWidths, Neighbours, Outcome, PlacesFilled,
    Precision, Selection, Sheet, TeamOutcome, TeamView,
};
pub use points::Points;
pub use questions::{QuestionOutcome, QuestionSwept};
pub use run::{methods, run};
pub use summary::{SEPARABLE, by_selection, outcome, sheets};
pub use sweep::{
    Axis, BaseValue, Crossing, Lineup, Lineups, Sweep, SweepPoint, TeamLabel, Unanswered, Unlike,
    one_by_one, sweep,
};

pub use together::Refusal;
pub use verification::{Check, MethodApplies, Verification, verify};
