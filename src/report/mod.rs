//! One result, several renderings, each to text; none touches a file.

mod acceptability;
pub mod comparison;
mod correlation;
mod csv;
pub mod diagnostic;
mod findings;
mod json;
mod markdown;
mod order;
mod questions;
mod reading;
mod shares;
pub mod sweep;
mod table;
mod text;
mod verification;

pub use csv::csv;
pub use json::json;
pub use markdown::markdown;
pub use order::by_selection;
pub use reading::reading;
pub use table::table;
pub(crate) use text::{asked, count, counted, points};
pub use verification::verification;
