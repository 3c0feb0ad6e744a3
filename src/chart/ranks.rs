//! How often each team takes each rank, as a heat map.

use std::ops::Range;

use crate::analysis::{Outcome, TeamOutcome};

use super::canvas::Align;
use super::color::{INK, MUTED, WHITE, contrasting, heat};
use super::color_bar::{color_bar, darkest};
use super::error::ChartError;
use super::finding::{self, Ranked};
use super::fonts::Fonts;
use super::foot::{foot, panels};
use super::names::Names;
use super::number::{counted, points, whole};
use super::page::{Head, MARGIN, Page, ROOM, SMALL, WIDTH};
use super::picture::Picture;
use super::rows::{Rows, baseline_shift, window};
use super::typeface::{Ruler, Type};
use super::wrap::ellipsis;

/// Wider cells than this look empty.
const WIDEST: f64 = 150.0;
const IN_TITLE: Type = Type {
    size: 18.0,
    bold: true,
};

/// Heat map of rank acceptability: teams by expected rank, ranks from the left.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn ranks(outcome: &Outcome, fonts: &Fonts) -> Result<Picture, ChartError> {
    let names = Names::new(outcome, fonts);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, chart.head());
    chart.plot(&mut page);
    page.finish(
        "ranks",
        &foot(&outcome.into(), &chart.error()),
        &chart.description(),
        names,
    )
}

struct Chart<'a> {
    outcome: &'a Outcome,
    names: &'a Names,
    ruler: &'a Ruler,
    /// All teams by expected rank, as places in the outcome's list.
    order: Vec<usize>,
    /// Which of them, and which ranks, are shown.
    shown: Range<usize>,
    rows: Rows,
    left: f64,
    cell: f64,
    /// The share that has the darkest colour.
    darkest: f64,
}

impl<'a> Chart<'a> {
    fn new(outcome: &'a Outcome, names: &'a Names, ruler: &'a Ruler) -> Self {
        let teams = &outcome.teams;
        let mut order: Vec<usize> = (0..teams.len()).collect();
        order.sort_by(|&a, &b| teams[a].expected_rank.total_cmp(&teams[b].expected_rank));
        let shown = window(teams.len(), outcome.places);
        let visible = &order[shown.clone()];
        let rows = Rows::new(ruler, visible.iter().map(|&at| names.teams[at].as_str()));
        let left = MARGIN + rows.width.max(ruler.width("rank", SMALL)) + 10.0;
        let cell = ((WIDTH - MARGIN - left) / shown.len().max(1) as f64).min(WIDEST);
        let most = (visible.iter())
            .flat_map(|&at| shown.clone().map(move |rank| at_rank(&teams[at], rank)))
            .fold(0.0, f64::max);
        Chart {
            outcome,
            names,
            ruler,
            order,
            shown,
            rows,
            left,
            cell,
            darkest: darkest(most),
        }
    }

    fn head(&self) -> Head {
        let names: Vec<String> = (self.names.teams.iter())
            .map(|name| ellipsis(self.ruler, name, IN_TITLE, ROOM * 0.6))
            .collect();
        let teams: Vec<Ranked<'_>> = (self.order.iter())
            .map(|&at| Ranked {
                name: &names[at],
                first: at_rank(&self.outcome.teams[at], 0),
                interval: self.outcome.teams[at].rank_interval,
            })
            .collect();
        let part = if self.shown.len() < self.order.len() {
            format!(
                "; the {} teams and ranks around the cut line",
                self.shown.len()
            )
        } else {
            String::new()
        };
        Head {
            title: finding::ranks(&teams),
            subtitle: format!(
                "Share of {} in which each team takes each rank, in percent, teams by expected rank{part}",
                panels(self.outcome.method, self.outcome.draws)
            ),
            key: Vec::new(),
        }
    }

    fn x(&self, column: usize) -> f64 {
        self.left + self.cell * column as f64
    }

    fn plot(&self, page: &mut Page<'_>) {
        let count = self.shown.len();
        let cut = (self.outcome.places.checked_sub(self.shown.start))
            .filter(|&cut| cut > 0 && cut < count);
        page.y += 14.0;
        if let Some(cut) = cut {
            let label = format!("cut line: {}", counted(self.outcome.places, "place"));
            let half = self.ruler.width(&label, SMALL) / 2.0;
            let x = self.x(cut).min(WIDTH - MARGIN - half);
            page.canvas.text(
                (x, page.y + SMALL.ascent()),
                Align::Middle,
                SMALL,
                INK,
                &label,
            );
            page.y += SMALL.leading() + 2.0;
        }
        let head = page.y;
        self.columns(page, head + SMALL.ascent());
        let top = head + SMALL.leading() + 3.0;
        let figure = self.figure();
        for (row, &at) in self.order[self.shown.clone()].iter().enumerate() {
            let y = top + self.rows.pitch * row as f64;
            self.rows.label(
                &mut page.canvas,
                row,
                (self.left - 10.0, y + self.rows.pitch / 2.0),
            );
            for column in 0..count {
                let share = at_rank(&self.outcome.teams[at], self.shown.start + column);
                self.cell(page, (self.x(column), y), share, figure);
            }
        }
        let bottom = top + self.rows.pitch * count as f64;
        if let Some(cut) = cut {
            page.canvas.line(
                vec![(self.x(cut), head), (self.x(cut), bottom + 4.0)],
                1.75,
                INK,
            );
        }
        page.y = bottom + 14.0;
        let end = self.left + self.cell * self.shown.len() as f64;
        color_bar(page, end, self.darkest, "share of draws");
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        if above + below > 0 {
            page.y += 8.0;
            let text = format!(
                "Not shown: {} above and {below} below, and as many ranks",
                counted(above, "team")
            );
            page.paragraph(&text, SMALL, MUTED, 1);
        }
    }

    /// Rank numbers above the columns, every one or every fifth or tenth.
    fn columns(&self, page: &mut Page<'_>, baseline: f64) {
        page.canvas.text(
            (self.left - 10.0, baseline),
            Align::Right,
            SMALL,
            MUTED,
            "rank",
        );
        let widest = self.ruler.width(&self.shown.end.to_string(), SMALL) + 5.0;
        let step = [1, 5, 10, 20]
            .into_iter()
            .find(|&step| self.cell * step as f64 >= widest);
        let step = step.unwrap_or(50);
        for (column, rank) in (self.shown.start + 1..=self.shown.end).enumerate() {
            if rank % step == 0 || (rank == 1 && step > 1) {
                let x = self.x(column) + self.cell / 2.0;
                page.canvas.text(
                    (x, baseline),
                    Align::Middle,
                    SMALL,
                    MUTED,
                    &rank.to_string(),
                );
            }
        }
    }

    /// The largest type in which every figure fits into its cell.
    fn figure(&self) -> Option<Type> {
        [12.0, 11.0, 10.0]
            .map(Type::regular)
            .into_iter()
            .find(|&kind| self.ruler.width(">99", kind) + 4.0 <= self.cell)
    }

    fn cell(&self, page: &mut Page<'_>, (x, y): (f64, f64), share: f64, figure: Option<Type>) {
        let ground = heat(share / self.darkest);
        let gap = if self.cell > 24.0 { 1.0 } else { 0.5 };
        if ground != WHITE {
            let size = (self.cell - gap, self.rows.pitch - gap);
            page.canvas
                .rect((x + gap / 2.0, y + gap / 2.0), size, ground);
        }
        if let Some(kind) = figure.filter(|_| share > 0.0) {
            let at = (
                x + self.cell / 2.0,
                y + self.rows.pitch / 2.0 + baseline_shift(kind),
            );
            page.canvas
                .text(at, Align::Middle, kind, contrasting(ground), &whole(share));
        }
    }

    fn error(&self) -> String {
        let widest = (self.order[self.shown.clone()].iter())
            .map(|&at| &self.outcome.teams[at].rank_acceptability)
            .flat_map(|ranks| ranks.low.iter().zip(&ranks.high))
            .map(|(low, high)| (high - low) / 2.0)
            .fold(0.0, f64::max);
        format!(
            "95\u{a0}% Monte Carlo interval at most ±{} percentage points",
            points(widest)
        )
    }

    fn description(&self) -> String {
        let ranks: Vec<String> = (self.order[self.shown.clone()].iter())
            .map(|&at| (&self.names.teams[at], &self.outcome.teams[at]))
            .map(|(name, team)| {
                let [low, high] = team.rank_interval;
                format!("{name} {:.1} ({low} to {high})", team.expected_rank)
            })
            .collect();
        format!(
            "Heat map of rank acceptability. Expected rank and central 90 % of ranks: {}.",
            ranks.join("; ")
        )
    }
}

/// Share of draws in which a team takes a rank, counted from 0.
fn at_rank(team: &TeamOutcome, rank: usize) -> f64 {
    team.rank_acceptability
        .estimate
        .get(rank)
        .copied()
        .unwrap_or(0.0)
}
