//! One result, several renderings, each to text.

mod csv;
mod diagnostic;
mod json;
mod markdown;
mod order;
mod reading;
mod table;
mod text;

pub use csv::csv;
pub use diagnostic::diagnostics;
pub use json::json;
pub use markdown::markdown;
pub use order::by_selection;
pub use reading::reading;
pub use table::table;
