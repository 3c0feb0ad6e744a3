//! How often each team is selected, as bars.

use crate::analysis::Outcome;
use crate::analysis::finding::{CROWD, Standing};
use crate::words::{Words, say};

use super::canvas::Align;
use super::color::{BLUE, Color, GREY, HIGHLIGHT, INK, MUTED, ORANGE, WHITE};
use super::crowd;
use super::error::ChartError;
use super::foot::{error, foot, panels};
use super::look::Look;
use super::names::Names;
use super::number::{counted, list, or_less, or_more, percent};
use super::page::{Head, MARGIN, Page, ROOM, SMALL, WIDTH};
use super::percent_axis::percent_axis;
use super::picture::Picture;
use super::rows::{Rows, cut_line, window};
use super::swatch::Swatch;
use super::typeface::{LABEL, Ruler, Type};
use crate::analysis::by_selection;

const BAR: f64 = 16.0;
/// Room for the cut line between two rows.
const CUT: f64 = 20.0;
/// A shorter whisker than this cannot be seen; the foot gives its length instead.
const VISIBLE: f64 = 5.0;
/// Type of names inside a title.
const IN_TITLE: Type = Type {
    size: 18.0,
    bold: true,
};

/// Bars of selection probability in rank order, the cut line between them; a curve over the order
/// where there are a hundred teams or more.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn selection(outcome: &Outcome, look: &Look) -> Result<Picture, ChartError> {
    if outcome.teams.len() >= CROWD {
        return crowd::selection(outcome, look);
    }
    let names = Names::new(outcome, look);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
    chart.plot(&mut page);
    page.finish(
        "selection",
        &foot(&outcome.into(), &chart.error()),
        &chart.description(),
        names,
    )
}

struct Chart<'a> {
    outcome: &'a Outcome,
    names: &'a Names,
    ruler: &'a Ruler,
    /// All teams, best first, as places in the outcome's list.
    order: Vec<usize>,
    shown: std::ops::Range<usize>,
    rows: Rows,
    /// Where 0 % and 100 % stand.
    left: f64,
    right: f64,
}

impl<'a> Chart<'a> {
    fn new(outcome: &'a Outcome, names: &'a Names, ruler: &'a Ruler) -> Self {
        let order = by_selection(&outcome.teams);
        let shown = window(order.len(), outcome.places);
        let rows = Rows::new(ruler, names, &order[shown.clone()]);
        let mark = if outcome.observed.is_some() {
            18.0
        } else {
            0.0
        };
        let left = MARGIN + rows.width + mark + 10.0;
        let right = WIDTH - MARGIN - ruler.width(&percent(0.9999), LABEL) - 8.0;
        Chart {
            outcome,
            names,
            ruler,
            order,
            shown,
            rows,
            left,
            right,
        }
    }

    fn head(&self) -> Head {
        let names = self.names.short(self.ruler, IN_TITLE, ROOM * 0.6);
        let mut key = Vec::new();
        let meanings = [
            (BLUE, say!("selection-likely")),
            (ORANGE, say!("selection-contested")),
            (GREY, say!("selection-unlikely")),
        ];
        for (paint, meaning) in meanings {
            if self.shown().any(|team| self.color(team) == paint) {
                key.push((Swatch::Bar(paint), meaning));
            }
        }
        key.extend(self.names.key(&self.order[self.shown.clone()]));
        if self.outcome.observed.is_some() {
            key.push((Swatch::Dot(INK), say!("selection-in-reality")));
        }
        let subtitle = if self.whiskers() {
            "selected-share-intervals"
        } else {
            "selected-share"
        };
        Head {
            title: Words::new(&names).race(&self.outcome.race()),
            subtitle: say!(
                subtitle,
                panels = panels(self.outcome.method, self.outcome.draws)
            ),
            key,
        }
    }

    /// The teams on the page, best first.
    fn shown(&self) -> impl Iterator<Item = usize> + '_ {
        self.order[self.shown.clone()].iter().copied()
    }

    fn share(&self, team: usize) -> f64 {
        self.outcome.teams[team].selection_probability.estimate
    }

    fn color(&self, team: usize) -> Color {
        match Standing::of(self.share(team)) {
            _ if self.names.stands_out(team) => HIGHLIGHT,
            Standing::Likely => BLUE,
            Standing::Contested => ORANGE,
            Standing::Unlikely => GREY,
        }
    }

    fn x(&self, share: f64) -> f64 {
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0)
    }

    fn whiskers(&self) -> bool {
        self.shown().any(|team| self.whisker(team).is_some())
    }

    /// Both ends of a team's interval, where it can be seen.
    fn whisker(&self, team: usize) -> Option<(f64, f64)> {
        let interval = self.outcome.teams[team].selection_probability;
        let ends = (self.x(interval.low), self.x(interval.high));
        (ends.1 - ends.0 >= VISIBLE).then_some(ends)
    }

    fn error(&self) -> String {
        let half = |team: usize| {
            let interval = self.outcome.teams[team].selection_probability;
            (interval.high - interval.low) / 2.0
        };
        let widest = self.shown().map(half).fold(0.0, f64::max);
        error(self.outcome.method, widest)
    }

    fn plot(&self, page: &mut Page<'_>) {
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        page.y += 14.0;
        if above > 0 {
            let least = self.share(self.order[above - 1]);
            let text = say!(
                "selection-above",
                teams = counted(above, "more team"),
                share = or_more(least, 1),
                hidden = self.among(&self.order[..above])
            );
            page.paragraph(&text, SMALL, MUTED, 2);
            page.y += 4.0;
        }
        let top = page.y;
        let cut = (self.outcome.places.checked_sub(self.shown.start))
            .filter(|&cut| cut > 0 && cut < self.shown.len());
        let bottom =
            top + self.rows.pitch * self.shown.len() as f64 + if cut.is_some() { CUT } else { 0.0 };
        percent_axis(page, (self.left, self.right), (top, bottom));
        let mut y = top;
        for (row, team) in self.shown().enumerate() {
            if cut == Some(row) {
                self.cut_line(page, y + CUT / 2.0);
                y += CUT;
            }
            self.row(page, row, team, y + self.rows.pitch / 2.0);
            y += self.rows.pitch;
        }
        page.y = bottom + 6.0 + SMALL.leading();
        if below > 0 {
            let most = self.share(self.order[self.shown.end]);
            let text = say!(
                "selection-below",
                teams = counted(below, "more team"),
                share = or_less(most, 1),
                hidden = self.among(&self.order[self.shown.end..])
            );
            page.y += 4.0;
            page.paragraph(&text, SMALL, MUTED, 2);
        }
    }

    /// `, KT at 3.2 % among them`: who stands out of those that are not shown.
    fn among(&self, teams: &[usize]) -> String {
        let told = teams.iter().filter(|&&team| self.names.stands_out(team));
        let told = told.map(|&team| {
            say!(
                "name-at",
                name = &self.names.teams[team],
                share = percent(self.share(team))
            )
        });
        let told: Vec<String> = told.collect();
        match told.as_slice() {
            [] => String::new(),
            told => say!("among-them", teams = list(told)),
        }
    }

    fn row(&self, page: &mut Page<'_>, row: usize, team: usize, middle: f64) {
        let observed = self.outcome.observed.as_ref();
        let mark = if observed.is_some() { 18.0 } else { 0.0 };
        self.rows
            .label(&mut page.canvas, row, (self.left - 10.0 - mark, middle));
        if observed.is_some_and(|forecast| forecast.selected.contains(&self.outcome.teams[team].id))
        {
            page.canvas.dot((self.left - 15.0, middle), 4.0, INK);
        }
        let share = self.share(team);
        let end = self.x(share);
        let corner = (self.left, middle - BAR / 2.0);
        page.canvas
            .rect(corner, (end - self.left, BAR), self.color(team));
        let mut tip = end;
        if let Some((low, high)) = self.whisker(team) {
            for x in [low, high] {
                page.canvas
                    .line(vec![(x, middle - 3.5), (x, middle + 3.5)], 1.25, INK);
            }
            page.canvas
                .line(vec![(low, middle), (high, middle)], 1.25, INK);
            tip = tip.max(high);
        }
        let figure = percent(share);
        let width = self.ruler.width(&figure, LABEL);
        // Grid lines give way to figures.
        page.canvas
            .rect((tip + 3.0, middle - BAR / 2.0), (width + 5.0, BAR), WHITE);
        let at = (tip + 6.0, middle + LABEL.baseline_shift());
        page.canvas.text(at, Align::Left, LABEL, INK, &figure);
    }

    fn cut_line(&self, page: &mut Page<'_>, y: f64) {
        let label = cut_line(self.outcome.places);
        let end = WIDTH - MARGIN;
        let width = self.ruler.width(&label, SMALL);
        page.canvas
            .rect((end - width - 8.0, y - 7.0), (width + 8.0, 14.0), WHITE);
        let at = (end, y + SMALL.baseline_shift());
        page.canvas.text(at, Align::Right, SMALL, INK, &label);
        page.canvas
            .line(vec![(MARGIN, y), (end - width - 8.0, y)], 1.25, INK);
    }

    fn description(&self) -> String {
        let figures: Vec<String> = (self.shown())
            .map(|team| format!("{} {}", self.names.teams[team], percent(self.share(team))))
            .collect();
        say!(
            "selection-described",
            places = counted(self.outcome.places, "place"),
            shares = figures.join("; ")
        )
    }
}
