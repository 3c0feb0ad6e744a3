//! Selection probabilities along one key of a scenario, or over two.

mod crossing_labels;
mod curves;
mod ends;
mod frame;
mod grid;
mod held;
mod lines;
mod regions;
mod scale;
mod shares;
mod spots;
mod table;

use crate::analysis::{Axis, Sweep, shown};

use super::error::ChartError;
use super::look::Look;
use super::names::Names;
use super::page::Page;
use super::picture::Picture;
use super::typeface::Ruler;
use crate::words::{self, axis_label, changed, say};

/// Lines along one axis; over two axes a map of the last place, or of one team's probability.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn sweep(sweep: &Sweep, look: &Look) -> Result<Picture, ChartError> {
    let names = names(sweep, look);
    let ruler = Ruler::new(&names.faces);
    match (sweep.axes.as_slice(), sweep.team_map()) {
        ([axis], _) => lines::draw(sweep, axis, names, &ruler),
        ([rows, columns], Some(team)) => shares::draw(sweep, [rows, columns], team, names, &ruler),
        ([rows, columns], None) => regions::draw(sweep, [rows, columns], names, &ruler),
        _ => empty(sweep, names, &ruler),
    }
}

/// Labels of everything that a sweep may say.
fn names(sweep: &Sweep, look: &Look) -> Names {
    let teams: Vec<(&str, &str)> = (sweep.teams.iter())
        .map(|team| (team.id.as_str(), team.name.as_str()))
        .collect();
    let said = |axis: &'_ Axis| {
        let mut texts = vec![axis_label(axis), axis.path.clone()];
        texts.extend(axis.values.iter().cloned());
        texts.extend(words::held(axis));
        texts.extend(axis.base.iter().map(|base| base.written.clone()));
        texts
    };
    let others: Vec<String> = sweep.axes.iter().flat_map(said).collect();
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let changed = changed(false, &shown::changes(&sweep.settings));
    Names::of(&sweep.title, &changed, &teams, &others, look)
}

/// A sweep of nothing, or of more than a page can show.
fn empty(sweep: &Sweep, names: Names, ruler: &Ruler) -> Result<Picture, ChartError> {
    let head = super::page::Head {
        title: say!("no-picture", count = sweep.axes.len().to_string()),
        subtitle: say!("no-picture-subtitle"),
        key: Vec::new(),
    };
    let page = Page::new(ruler, &names, head);
    let foot = super::foot::foot(&sweep.into(), "");
    page.finish("sweep", &foot, &say!("no-picture-described"), names)
}
