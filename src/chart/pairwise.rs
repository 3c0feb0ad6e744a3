//! How often each team ranks above each other one, as a heat map.

use std::ops::Range;

use crate::analysis::Outcome;
use crate::words::Words;

use super::canvas::Align;
use super::color::{GRID, INK, MUTED, heat};
use super::color_bar::color_bar;
use super::error::ChartError;
use super::fonts::Fonts;
use super::foot::{error, foot, panels};
use super::heat_map::HeatMap;
use super::names::Names;
use super::number::{counted, whole};
use super::page::{Head, MARGIN, Page, ROOM, SMALL, TITLE, WIDTH};
use super::picture::Picture;
use super::rows::{Rows, baseline_shift, window};
use super::typeface::Ruler;
use crate::analysis::by_selection;

/// Heat map of pairwise winning indices: both ways the teams in the order of selection.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn pairwise(outcome: &Outcome, fonts: &Fonts) -> Result<Picture, ChartError> {
    let names = Names::new(outcome, fonts);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, chart.head());
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
        let visible = order[shown.clone()].iter();
        let rows = Rows::new(ruler, visible.map(|&at| names.teams[at].as_str()));
        let number = ruler.width(&shown.end.to_string(), SMALL) + 8.0;
        let map = HeatMap::new(ruler, rows, "above", number, shown.len());
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
            format!("; the {} teams around the cut line", self.shown.len())
        } else {
            String::new()
        };
        Head {
            title: Words::new(&names).pairs(&self.outcome.pairs()),
            subtitle: format!(
                "Share of {} in which the team of the row ranks above the team of the column, in \
                 percent{part}",
                panels(self.outcome.method, self.outcome.draws)
            ),
            key: Vec::new(),
        }
    }

    fn plot(&self, page: &mut Page<'_>) {
        let count = self.shown.len();
        let cut = (self.outcome.places.checked_sub(self.shown.start))
            .filter(|&cut| cut > 0 && cut < count);
        page.y += 14.0;
        if let Some(cut) = cut {
            let label = format!("cut line: {}", counted(self.outcome.places, "place"));
            let half = self.ruler.width(&label, SMALL) / 2.0;
            let x = self.map.x(cut).min(WIDTH - MARGIN - half);
            let at = (x, page.y + SMALL.ascent());
            page.canvas.text(at, Align::Middle, SMALL, INK, &label);
            page.y += SMALL.leading() + 2.0;
        }
        let head = page.y;
        let baseline = head + SMALL.ascent();
        self.map.beside(page, baseline, "above");
        let numbers = self.shown.start + 1..=self.shown.end;
        self.map.numbers(page, baseline, numbers);
        let top = head + SMALL.leading() + 3.0;
        let figure = self.map.figure(">99");
        let bottom = self.map.plot(page, (top, count), figure, |row, column| {
            if row == column {
                return (GRID, String::new());
            }
            let share = self.above(self.shown.start + row, self.shown.start + column);
            (heat(share), whole(share))
        });
        for row in 0..count {
            let baseline = self.map.middle(top, row) + baseline_shift(SMALL);
            let number = (self.shown.start + row + 1).to_string();
            self.map.beside(page, baseline, &number);
        }
        if let Some(cut) = cut {
            let (x, y) = (self.map.x(cut), self.map.middle(top, cut));
            let y = y - (self.map.middle(top, 1) - self.map.middle(top, 0)) / 2.0;
            let upright = vec![(x, head), (x, bottom + 4.0)];
            page.canvas.line(upright, 1.75, INK);
            let level = vec![(MARGIN, y), (self.map.end() + 4.0, y)];
            page.canvas.line(level, 1.75, INK);
        }
        page.y = bottom + 14.0;
        color_bar(page, self.map.end(), 1.0, "share of panels");
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        if above + below > 0 {
            page.y += 8.0;
            let above = counted(above, "team");
            let text = format!("Not shown: {above} above and {below} below");
            page.paragraph(&text, SMALL, MUTED, 1);
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
                format!("{} above {} {share} %", name(i), name(j))
            })
            .collect();
        format!(
            "Heat map of pairwise winning indices, teams by selection probability. Neighbours: {}.",
            pairs.join("; ")
        )
    }
}
