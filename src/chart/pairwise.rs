//! How often each team ranks above each other one, as a heat map.

use std::ops::Range;

use crate::analysis::Outcome;
use crate::words::{Words, say};

use super::canvas::Align;
use super::color::{GRID, HIGHLIGHT, INK, MUTED, heat};
use super::color_bar::Shades;
use super::column_heads::{ColumnHead, ColumnHeads};
use super::error::ChartError;
use super::foot::{error, foot, panels};
use super::heat_map::HeatMap;
use super::look::Look;
use super::names::Names;
use super::number::whole;
use super::page::{Head, MARGIN, Page, ROOM, SMALL, TITLE, WIDTH};
use super::picture::Picture;
use super::rows::{Rows, cut_line, not_shown, window};
use super::typeface::Ruler;
use crate::analysis::by_selection;

/// Heat map of pairwise winning indices: both ways the teams in the order of selection.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn pairwise(outcome: &Outcome, look: &Look) -> Result<Picture, ChartError> {
    let names = Names::new(outcome, look);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
    chart.plot(&mut page);
    let description = chart.description();
    let error = chart.error();
    page.finish(
        "pairwise",
        &foot(&outcome.into(), &error),
        &description,
        names,
    )
}

struct Chart<'a> {
    outcome: &'a Outcome,
    names: &'a Names,
    ruler: &'a Ruler,
    /// All teams, best first, as places in the outcome's list.
    order: Vec<usize>,
    shown: Range<usize>,
    map: HeatMap<'a>,
}

impl<'a> Chart<'a> {
    fn new(outcome: &'a Outcome, names: &'a Names, ruler: &'a Ruler) -> Self {
        let order = by_selection(&outcome.teams);
        let shown = window(order.len(), outcome.places);
        let rows = Rows::new(ruler, names, &order[shown.clone()]);
        let map = HeatMap::new(ruler, rows, &say!("pairwise-axis"), shown.len());
        Chart {
            outcome,
            names,
            ruler,
            order,
            shown,
            map,
        }
    }

    /// Share of draws in which one team ranks above another, both by their places in the order.
    fn above(&self, i: usize, j: usize) -> f64 {
        let row = self.outcome.pairwise_winning.get(self.order[i]);
        row.and_then(|row| row.get(self.order[j]))
            .copied()
            .unwrap_or(0.0)
    }

    fn head(&self) -> Head {
        let names = self.names.short(self.ruler, TITLE, ROOM * 0.6);
        let part = if self.shown.len() < self.order.len() {
            say!("pairwise-part", count = self.shown.len().to_string())
        } else {
            String::new()
        };
        Head {
            title: Words::new(&names).pairs(&self.outcome.pairs()),
            subtitle: say!(
                "pairwise-subtitle",
                panels = panels(self.outcome.method, self.outcome.draws),
                part = part
            ),
            key: self
                .names
                .key(&self.order[self.shown.clone()])
                .into_iter()
                .collect(),
        }
    }

    fn plot(&self, page: &mut Page<'_>) {
        let count = self.shown.len();
        let cut = (self.outcome.places.checked_sub(self.shown.start))
            .filter(|&cut| cut > 0 && cut < count);
        page.y += 14.0;
        if let Some(cut) = cut {
            let label = cut_line(self.outcome.places);
            let half = self.ruler.width(&label, SMALL) / 2.0;
            let x = self.map.x(cut).min(WIDTH - MARGIN - half);
            let at = (x, page.y + SMALL.ascent());
            page.canvas.text(at, Align::Middle, SMALL, INK, &label);
            page.y += SMALL.leading() + 2.0;
        }
        let head = page.y;
        let heads: Vec<ColumnHead> = (self.order[self.shown.clone()].iter())
            .map(|&team| ColumnHead {
                text: self.names.teams[team].clone(),
                bold: self.names.stands_out(team),
                color: self.names.label(team).1,
            })
            .collect();
        let set = ColumnHeads::new(self.ruler, &heads, self.map.cell);
        let top = head + set.height + 1.0;
        let baseline = top - 5.0 - SMALL.descent();
        self.map.beside(page, baseline, &say!("pairwise-axis"));
        set.set(page, top - 1.0, &heads, |column| self.map.middle(column));
        let figure = self.map.figure(">99");
        let bottom = self.map.plot(page, (top, count), figure, |row, column| {
            if row == column {
                return (GRID, String::new());
            }
            let share = self.above(self.shown.start + row, self.shown.start + column);
            (heat(share), whole(share))
        });
        for column in (0..count).filter(|&column| heads[column].color == HIGHLIGHT) {
            let sides = [self.map.x(column), top, self.map.x(column + 1), bottom];
            page.canvas.frame(sides, 2.0, HIGHLIGHT);
        }
        if let Some(cut) = cut {
            let (x, y) = (self.map.x(cut), self.map.y(top, cut));
            let upright = vec![(x, head), (x, bottom + 4.0)];
            page.canvas.line(upright, 1.75, INK);
            let level = vec![(MARGIN, y), (self.map.end() + 4.0, y)];
            page.canvas.line(level, 1.75, INK);
        }
        page.y = bottom + 14.0;
        let shades = Shades {
            darkest: 1.0,
            roots: false,
        };
        shades.bar(page, self.map.end(), &say!("share-of-panels"));
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        if let Some(rest) = not_shown([above, below]) {
            page.y += 8.0;
            let text = say!(
                "not-shown",
                rest = rest,
                hidden = self.names.hidden(&self.order, &self.shown)
            );
            page.paragraph(&text, SMALL, MUTED, 2);
        }
    }

    fn error(&self) -> String {
        let widest = self.outcome.largest_half_widths.pairwise_winning;
        error(self.outcome.method, widest)
    }

    fn description(&self) -> String {
        let next = self.shown.clone().zip(self.shown.clone().skip(1));
        let pairs: Vec<String> = next
            .map(|(i, j)| {
                let name = |at: usize| &self.names.teams[self.order[at]];
                let share = whole(self.above(i, j));
                say!(
                    "pairwise-pair",
                    above = name(i),
                    below = name(j),
                    share = share
                )
            })
            .collect();
        say!("pairwise-described", pairs = pairs.join("; "))
    }
}
