//! How often each team takes each rank, as a heat map.

use std::ops::Range;

use crate::analysis::finding::{CROWD, by_expected_rank};
use crate::analysis::{Outcome, TeamOutcome};
use crate::words::{Words, say};

use super::canvas::Align;
use super::color::{INK, MUTED};
use super::color_bar::{Shades, darkest};
use super::crowd;
use super::error::ChartError;
use super::foot::{error, foot, panels};
use super::heat_map::HeatMap;
use super::look::Look;
use super::names::Names;
use super::number::{fixed, whole};
use super::page::{Head, MARGIN, Page, ROOM, SMALL, WIDTH};
use super::picture::Picture;
use super::rows::{Rows, cut_line, not_shown, window};
use super::typeface::{Ruler, Type};

const IN_TITLE: Type = Type {
    size: 18.0,
    bold: true,
};

/// Heat map of rank acceptability: teams by expected rank, ranks from the left; the rank intervals
/// alone where there are a hundred teams or more.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn ranks(outcome: &Outcome, look: &Look) -> Result<Picture, ChartError> {
    if outcome.teams.len() >= CROWD {
        return crowd::ranks(outcome, look);
    }
    let names = Names::new(outcome, look);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
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
    map: HeatMap<'a>,
    shades: Shades,
}

impl<'a> Chart<'a> {
    fn new(outcome: &'a Outcome, names: &'a Names, ruler: &'a Ruler) -> Self {
        let teams = &outcome.teams;
        let order = by_expected_rank(outcome);
        let shown = window(teams.len(), outcome.places);
        let visible = &order[shown.clone()];
        let rows = Rows::new(ruler, names, visible);
        let map = HeatMap::new(ruler, rows, &say!("ranks-axis"), shown.len());
        let most = (visible.iter())
            .flat_map(|&at| shown.clone().map(move |rank| at_rank(&teams[at], rank)))
            .fold(0.0, f64::max);
        Chart {
            outcome,
            names,
            ruler,
            order,
            shown,
            shades: Shades {
                darkest: darkest(most),
                roots: map.figure(">99").is_none(),
            },
            map,
        }
    }

    fn head(&self) -> Head {
        let names = self.names.short(self.ruler, IN_TITLE, ROOM * 0.6);
        let part = if self.shown.len() < self.order.len() {
            say!("ranks-part", count = self.shown.len().to_string())
        } else {
            String::new()
        };
        Head {
            title: Words::new(&names).ranks(&self.outcome.ranks()),
            subtitle: say!(
                "ranks-subtitle",
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
        let baseline = head + SMALL.ascent();
        self.map.beside(page, baseline, &say!("ranks-axis"));
        let ranks = self.shown.start + 1..=self.shown.end;
        self.map.numbers(page, baseline, ranks);
        let top = head + SMALL.leading() + 3.0;
        let figure = self.map.figure(">99");
        let bottom = self.map.plot(page, (top, count), figure, |row, column| {
            let team = &self.outcome.teams[self.order[self.shown.start + row]];
            let share = at_rank(team, self.shown.start + column);
            let figure = if share > 0.0 {
                whole(share)
            } else {
                String::new()
            };
            (self.shades.color(share), figure)
        });
        if let Some(cut) = cut {
            page.canvas.line(
                vec![(self.map.x(cut), head), (self.map.x(cut), bottom + 4.0)],
                1.75,
                INK,
            );
        }
        page.y = bottom + 14.0;
        self.shades
            .bar(page, self.map.end(), &say!("share-of-panels"));
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        if let Some(rest) = not_shown([above, below]) {
            page.y += 8.0;
            let text = say!(
                "ranks-not-shown",
                rest = rest,
                hidden = self.names.hidden(&self.order, &self.shown)
            );
            page.paragraph(&text, SMALL, MUTED, 2);
        }
    }

    fn error(&self) -> String {
        let widest = (self.order[self.shown.clone()].iter())
            .map(|&at| &self.outcome.teams[at].rank_acceptability)
            .flat_map(|ranks| ranks.low.iter().zip(&ranks.high))
            .map(|(low, high)| (high - low) / 2.0)
            .fold(0.0, f64::max);
        error(self.outcome.method, widest)
    }

    fn description(&self) -> String {
        let ranks: Vec<String> = (self.order[self.shown.clone()].iter())
            .map(|&at| (&self.names.teams[at], &self.outcome.teams[at]))
            .map(|(name, team)| {
                let [low, high] = team.rank_interval;
                say!(
                    "ranks-range",
                    name = name,
                    rank = fixed(team.expected_rank, 1),
                    low = low.to_string(),
                    high = high.to_string()
                )
            })
            .collect();
        say!("ranks-described", ranks = ranks.join("; "))
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
