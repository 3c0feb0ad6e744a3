//! A result as one document to send: a page of HTML that needs nothing but itself.
//!
//! It says what tables and charts say, in the same words and figures, with what else a reader wants who
//! has neither the program nor the scenario: how the figures were computed and how sure they are, what
//! they do not tell, the scenario, and the selection at other values of every key that can be moved, all
//! computed beforehand. Nothing in it asks a network for anything, and its script looks up what is
//! written there, no more.

mod contents;
mod figure;
mod html;
mod page;
mod references;
mod sections;
mod table;

pub use contents::{Added, Contents, Unmoved};
pub use page::{Document, document};
