//! The sections of a document, in their order: a section is one file and one line of [`SECTIONS`].

mod comparisons;
mod finding;
mod how;
mod limits;
mod methods;
mod pairs;
mod questions;
mod ranks;
mod scenario;
mod sets;
mod settings;
mod sheet;
mod sweeps;
mod teams;
mod weights;
mod what_if;

use super::contents::Contents;
use super::figure::Pen;
use super::html::{Html, folded, paragraph};
use super::table::table;
use crate::analysis::finding::around_the_line;
use crate::analysis::{Outcome, TeamOutcome};
use crate::report::by_selection;
use crate::report::rows::{Cell, Head, Rows, Side};
use crate::words::say;

/// What a section comes to: nothing where there is nothing to say, several parts where it is asked for
/// several times.
type Section = fn(&Contents<'_>, &mut Pen<'_>) -> Vec<Part>;

/// All of them.
pub(super) static SECTIONS: [Section; 16] = [
    finding::section,
    teams::section,
    what_if::section,
    sets::section,
    questions::section,
    ranks::section,
    pairs::section,
    weights::section,
    sheet::section,
    sweeps::section,
    comparisons::section,
    how::section,
    limits::section,
    settings::section,
    methods::section,
    scenario::section,
];

/// A part of the page that can be led to.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub(super) id: String,
    /// Empty for what stands at the top.
    pub(super) heading: String,
    pub(super) body: Html,
}

impl Part {
    /// A section of one part.
    fn only(id: &str, heading: String, body: Html) -> Vec<Self> {
        let id = id.to_owned();
        vec![Self { id, heading, body }]
    }
}

/// The teams that a table of all pairs or of all ranks has room for, best first, each with its place
/// in the outcome; and what is said of the others.
fn in_view(outcome: &Outcome) -> (Vec<(usize, &TeamOutcome)>, String) {
    let ranked = by_selection(outcome);
    let view = around_the_line(ranked.len(), outcome.places);
    let others = ranked.len() - view.len();
    let place = |id: &str| outcome.teams.iter().position(|team| team.id == id);
    let teams = ranked[view].iter();
    let teams = teams.filter_map(|team| Some((place(&team.id)?, *team)));
    let told = if others > 0 {
        let teams = crate::report::count(teams.clone().count() as u64);
        say!("report-around-the-line", teams = teams)
    } else {
        String::new()
    };
    (teams.collect(), told)
}

/// A row per team, which begins with its name, and a column under each of these heads.
fn by_team(heads: impl Iterator<Item = Head>, cells: impl Iterator<Item = Vec<Cell>>) -> Rows {
    let name = Head::new(say!("head-team"), Side::Left);
    Rows {
        heads: std::iter::once(name).chain(heads).collect(),
        cells: cells.collect(),
        ..Rows::default()
    }
}

/// All figures of a section, folded away, and what is said of those that are left out.
fn figures_of(rows: &Rows, legend: &str, others: &str) -> Html {
    let figures = table(rows, legend, 0).and(paragraph(others));
    folded(&[("class", "figures")], &say!("report-figures"), figures)
}
