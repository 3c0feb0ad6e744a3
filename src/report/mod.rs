//! One result, several renderings, each to bytes; none touches a file.

mod acceptability;
pub mod comparison;
mod correlation;
mod criteria;
mod csv;
pub mod diagnostic;
pub(crate) mod findings;
mod formats;
mod markdown;
mod order;
mod page;
pub(crate) mod questions;
mod reading;
pub(crate) mod rows;
mod sheet;
mod sight;
pub mod sweep;
mod table;
mod team_views;
mod text;
mod tidy;
mod verification;

use crate::words::shares;

pub(crate) use crate::analysis::shown::counted;
pub(crate) use acceptability::entropies;
pub use csv::csv;
#[cfg(feature = "explore")]
pub(crate) use findings::provenance;
pub use formats::{FORMATS, Format, Rendered, Report, Style, format, json};
pub use markdown::markdown;
pub(crate) use markdown::teams;
pub use order::by_selection;
pub use page::within;
#[cfg(feature = "explore")]
pub(crate) use questions::answer as answer_told;
pub use reading::reading;
pub(crate) use sheet::sheet_notes;
pub(crate) use sight::Sight;
pub use table::table;
pub(crate) use table::{headline, point_decimals};
#[cfg(feature = "explore")]
pub(crate) use team_views::rows as team_rows;
pub(crate) use text::{asked, changed, count, points};
pub use tidy::{Tidy, tidy};
pub use verification::verification;
