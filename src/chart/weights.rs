//! Which weights favour each team, as a heat map of two hues.

use std::ops::Range;

use crate::analysis::{CriterionLabel, Outcome, TeamOutcome, rounded, shown};

use super::canvas::Align;
use super::color::{INK, MUTED, WHITE, diverging};
use super::color_bar::bar;
use super::error::ChartError;
use super::fonts::Fonts;
use super::foot::{foot, panels};
use super::heat_map::HeatMap;
use super::leaning::{Leaning, leaning};
use super::names::Names;
use super::number::{counted, fixed, grouped, signed};
use super::page::{Head, MARGIN, Page, ROOM, SMALL, TITLE, WIDTH};
use super::picture::Picture;
use super::rows::{Rows, window};
use super::typeface::Ruler;
use super::wrap::{ellipsis, wrap};
use crate::analysis::by_selection;

/// More criteria than these leave no room for their names.
const MOST: usize = 10;
/// Means of fewer draws than these are too rough for the title.
const ENOUGH: f64 = 1_000.0;

/// Heat map of the weights that favour each team: mean weights over the draws in which it is
/// selected, less the mean of all draws, in points. Where no weight varies it only says so.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn weights(outcome: &Outcome, fonts: &Fonts) -> Result<Picture, ChartError> {
    let varying: Vec<&CriterionLabel> = (outcome.criteria.iter())
        .filter(|criterion| criterion.weight_varies)
        .collect();
    let teams: Vec<(&str, &str)> = (outcome.teams.iter())
        .map(|team| (team.id.as_str(), team.name.as_str()))
        .collect();
    let labels: Vec<&str> = varying.iter().map(|c| c.label.as_str()).collect();
    let names = Names::of(
        &outcome.title,
        &shown::changed("", &outcome.settings),
        &teams,
        &labels,
        fonts,
    );
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, varying, &names, &ruler);
    let mut page = Page::new(&ruler, chart.head());
    if !chart.criteria.is_empty() {
        chart.plot(&mut page);
    }
    let description = chart.description();
    let foot = foot(&outcome.into(), "");
    page.finish("weights", &foot, &description, names)
}

struct Chart<'a> {
    outcome: &'a Outcome,
    names: &'a Names,
    ruler: &'a Ruler,
    /// All teams, best first, as places in the outcome's list.
    order: Vec<usize>,
    shown: Range<usize>,
    /// The criteria shown, in the order of the file.
    criteria: Vec<&'a CriterionLabel>,
    /// How many are not, because their weights differ least.
    left_out: usize,
    map: HeatMap<'a>,
    /// The difference, in points, that has the darkest colour.
    darkest: f64,
}

impl<'a> Chart<'a> {
    fn new(
        outcome: &'a Outcome,
        varying: Vec<&'a CriterionLabel>,
        names: &'a Names,
        ruler: &'a Ruler,
    ) -> Self {
        let order = by_selection(&outcome.teams);
        let shown = window(order.len(), outcome.places);
        let visible = &order[shown.clone()];
        let all = varying.len();
        let criteria = most_telling(varying, outcome);
        let rows = Rows::new(ruler, visible.iter().map(|&at| names.teams[at].as_str()));
        let map = HeatMap::new(ruler, rows, "mean weight", 0.0, criteria.len());
        let most = (visible.iter())
            .flat_map(|&at| criteria.iter().map(move |c| (&outcome.teams[at], c)))
            .filter_map(|(team, criterion)| difference(team, criterion))
            .fold(0.0, |most: f64, difference| most.max(difference.abs()));
        Chart {
            outcome,
            names,
            ruler,
            order,
            shown,
            left_out: all - criteria.len(),
            criteria,
            map,
            darkest: round_up(most),
        }
    }

    fn team(&self, row: usize) -> &'a TeamOutcome {
        &self.outcome.teams[self.order[self.shown.start + row]]
    }

    /// What a criterion is called: its id where no font has its label.
    fn label(&self, criterion: &CriterionLabel) -> String {
        if self.names.can_draw(&criterion.label) {
            self.names.text(&criterion.label)
        } else {
            criterion.id.clone()
        }
    }

    fn head(&self) -> Head {
        let labels: Vec<String> = (self.criteria.iter())
            .map(|criterion| ellipsis(self.ruler, &self.label(criterion), TITLE, ROOM * 0.5))
            .collect();
        let names = self.names.short(self.ruler, TITLE, ROOM * 0.6);
        let mut cells = Vec::new();
        for &at in &self.order {
            let name = &names[at];
            let team = &self.outcome.teams[at];
            for (criterion, label) in self.criteria.iter().zip(&labels) {
                if let Some(difference) = difference(team, criterion).filter(|_| !self.rough(team))
                {
                    cells.push(Leaning {
                        team: name,
                        criterion: label,
                        given: criterion.points + difference,
                        mean: criterion.points,
                    });
                }
            }
        }
        Head {
            title: if self.criteria.is_empty() {
                "No weight is uncertain".to_owned()
            } else {
                leaning(&cells)
            },
            subtitle: format!(
                "Mean weights given that the team is selected, in points above or below the mean \
                 of all {}",
                panels(self.outcome.method, self.outcome.draws)
            ),
            key: Vec::new(),
        }
    }

    /// Whether a team is selected in too few draws to say much.
    fn rough(&self, team: &TeamOutcome) -> bool {
        let draws = self.outcome.draws;
        draws > 0 && team.selection_probability.estimate * (draws as f64) < ENOUGH
    }

    fn plot(&self, page: &mut Page<'_>) {
        page.y += 14.0;
        self.heads(page);
        let baseline = page.y + SMALL.ascent();
        self.map.beside(page, baseline, "mean weight");
        for (column, criterion) in self.criteria.iter().enumerate() {
            let at = (self.map.x(column) + self.map.cell / 2.0, baseline);
            let mean = fixed(criterion.points, 1);
            page.canvas.text(at, Align::Middle, SMALL, MUTED, &mean);
        }
        let top = page.y + SMALL.leading() + 3.0;
        let kind = self.map.figure("−88.8");
        let rows = self.shown.len();
        page.y = self.map.plot(page, (top, rows), kind, |row, column| {
            match difference(self.team(row), self.criteria[column]) {
                None => (WHITE, "–".to_owned()),
                Some(points) => (diverging(points / self.darkest), signed(points)),
            }
        }) + 14.0;
        let ends = [-self.darkest, 0.0, self.darkest];
        let figures = ends.map(|end| {
            if end == 0.0 {
                "0".to_owned()
            } else {
                signed(end)
            }
        });
        let color = |part: f64| diverging(2.0 * part - 1.0);
        bar(page, self.map.end(), &color, &figures, "points of weight");
        for text in self.remarks() {
            page.y += 6.0;
            page.paragraph(&text, SMALL, MUTED, 2);
        }
    }

    /// Names of the criteria above their columns, standing on one line.
    fn heads(&self, page: &mut Page<'_>) {
        let room = self.map.cell - 8.0;
        let heads: Vec<Vec<String>> = (self.criteria.iter())
            .map(|criterion| wrap(self.ruler, &self.label(criterion), SMALL, room, 3))
            .collect();
        let most = heads.iter().map(Vec::len).max().unwrap_or(0);
        for (column, lines) in heads.iter().enumerate() {
            for (at, line) in lines.iter().enumerate() {
                let from_top = (most - lines.len() + at) as f64;
                let baseline = page.y + SMALL.leading() * from_top + SMALL.ascent();
                let half = self.ruler.width(line, SMALL) / 2.0;
                let x = self.map.x(column) + self.map.cell / 2.0;
                let x = x.min(WIDTH - MARGIN - half);
                page.canvas
                    .text((x, baseline), Align::Middle, SMALL, INK, line);
            }
        }
        page.y += SMALL.leading() * most as f64 + 2.0;
    }

    /// What is not on the page, and which figures are rough.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        let rows = || (0..self.shown.len()).map(|row| self.team(row));
        let chosen = |team: &&TeamOutcome| team.weights_given_selected.is_some();
        let rough = rows()
            .filter(chosen)
            .filter(|team| self.rough(team))
            .count();
        if rough > 0 {
            remarks.push(format!(
                "Rough, because selected in fewer than {} draws: the figures of {}",
                grouped(ENOUGH as u64),
                counted(rough, "team")
            ));
        }
        if self.left_out > 0 {
            let one = self.left_out == 1;
            remarks.push(format!(
                "Not shown: {} weight{} that differ{} least between the teams",
                self.left_out,
                if one { "" } else { "s" },
                if one { "s" } else { "" }
            ));
        }
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        if above + below > 0 {
            let above = counted(above, "team");
            remarks.push(format!("Not shown: {above} above and {below} below"));
        }
        remarks
    }

    fn description(&self) -> String {
        let labels: Vec<String> = self.criteria.iter().map(|c| self.label(c)).collect();
        format!(
            "Heat map of mean weights given selection less the mean weights, {} by {}: {}.",
            counted(self.shown.len(), "team"),
            counted(self.criteria.len(), "weight"),
            labels.join("; ")
        )
    }
}

/// Mean weight over the draws in which a team is selected, less the mean weight.
fn difference(team: &TeamOutcome, criterion: &CriterionLabel) -> Option<f64> {
    let weights = team.weights_given_selected.as_ref()?;
    Some(weights.of(&criterion.id)? - criterion.points)
}

/// At most [`MOST`] criteria, those whose weights differ most for any team, in their old order.
fn most_telling<'a>(
    varying: Vec<&'a CriterionLabel>,
    outcome: &Outcome,
) -> Vec<&'a CriterionLabel> {
    let spread = |criterion: &CriterionLabel| {
        let teams = outcome.teams.iter();
        let sizes = teams.filter_map(|team| difference(team, criterion).map(f64::abs));
        sizes.fold(0.0, f64::max)
    };
    let mut by_spread: Vec<(usize, f64)> = varying.iter().map(|c| spread(c)).enumerate().collect();
    by_spread.sort_by(|a, b| rounded(b.1).total_cmp(&rounded(a.1)));
    by_spread.truncate(MOST);
    let kept = |at: usize| by_spread.iter().any(|(kept, _)| *kept == at);
    let all = varying.into_iter().enumerate();
    all.filter(|(at, _)| kept(*at)).map(|(_, c)| c).collect()
}

/// A round number of points, no less than the largest of the map.
fn round_up(most: f64) -> f64 {
    [0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 50.0, 100.0]
        .into_iter()
        .find(|&step| most <= step)
        .unwrap_or(most)
}
