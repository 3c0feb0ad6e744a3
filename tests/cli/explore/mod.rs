//! The page of `simulate explore`.

mod browser;
mod driver;
mod figures;
mod http;
mod opened;
mod served;

pub(crate) use opened::Opened;
