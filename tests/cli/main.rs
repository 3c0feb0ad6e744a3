//! The program as its users meet it: arguments, streams, files, exit codes.
#![allow(clippy::unwrap_used, missing_docs)]

mod beside;
mod commands;
mod documents;
#[cfg(feature = "explore")]
mod explore;
mod failures;
mod files;
mod hostile;
mod languages;
mod large;
mod methods;
mod notices;
mod numbers;
mod program;
mod questions;
mod report;
mod scenarios;
#[cfg(unix)]
mod signals;
mod streams;
mod trace;
mod unread;
mod what_if;
#[cfg(unix)]
mod writing;
