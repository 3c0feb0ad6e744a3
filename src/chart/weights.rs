//! Which weights favour each team, as a heat map of two hues.

use std::ops::Range;

use crate::analysis::finding::ENOUGH_DRAWS;
use crate::analysis::{CriterionLabel, Outcome, TeamOutcome, shown};
use crate::words::{Words, changed, say};

use super::canvas::Align;
use super::color::{INK, MUTED, WHITE, diverging};
use super::color_bar::bar;
use super::column_heads::{ColumnHead, ColumnHeads};
use super::error::ChartError;
use super::foot::{foot, panels};
use super::heat_map::HeatMap;
use super::look::Look;
use super::names::Names;
use super::number::{counted, fixed, grouped, signed};
use super::page::{Head, Page, ROOM, SMALL, TITLE};
use super::picture::Picture;
use super::rows::{Rows, not_shown, window};
use super::typeface::Ruler;
use super::wrap::ellipsis;
use crate::analysis::by_selection;

/// Heat map of the weights that favour each team: mean weights over the draws in which it is
/// selected, less the mean of all draws, in points. Where no weight varies it only says so.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub fn weights(outcome: &Outcome, look: &Look) -> Result<Picture, ChartError> {
    let varying: Vec<&CriterionLabel> = (outcome.criteria.iter())
        .filter(|criterion| criterion.weight_varies)
        .collect();
    let teams: Vec<(&str, &str)> = (outcome.teams.iter())
        .map(|team| (team.id.as_str(), team.name.as_str()))
        .collect();
    let labels: Vec<&str> = varying.iter().map(|c| c.label.as_str()).collect();
    let changed = changed(false, &shown::changes(&outcome.settings));
    let names = Names::of(&outcome.title, &changed, &teams, &labels, look);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, varying.len(), &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
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
    fn new(outcome: &'a Outcome, varying: usize, names: &'a Names, ruler: &'a Ruler) -> Self {
        let order = by_selection(&outcome.teams);
        let shown = window(order.len(), outcome.places);
        let visible = &order[shown.clone()];
        let criteria = outcome.telling_weights().into_iter();
        let criteria: Vec<&CriterionLabel> = criteria.map(|at| &outcome.criteria[at]).collect();
        let rows = Rows::new(ruler, names, visible);
        let map = HeatMap::new(ruler, rows, &say!("weights-axis"), criteria.len());
        let most = (visible.iter())
            .flat_map(|&at| criteria.iter().map(move |c| (&outcome.teams[at], *c)))
            .filter_map(|(team, criterion)| clear(outcome, team, criterion))
            .fold(0.0, |most: f64, difference| most.max(difference.abs()));
        Chart {
            outcome,
            names,
            ruler,
            order,
            shown,
            left_out: varying - criteria.len(),
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
        let labels: Vec<String> = (self.outcome.criteria.iter())
            .map(|criterion| ellipsis(self.ruler, &self.label(criterion), TITLE, ROOM * 0.5))
            .collect();
        let names = self.names.short(self.ruler, TITLE, ROOM * 0.6);
        Head {
            title: Words::new(&names)
                .labelled(&labels)
                .hinge(&self.outcome.hinge()),
            subtitle: say!(
                "weights-subtitle",
                panels = panels(self.outcome.method, self.outcome.draws)
            ),
            key: self
                .names
                .key(&self.order[self.shown.clone()])
                .into_iter()
                .collect(),
        }
    }

    fn plot(&self, page: &mut Page<'_>) {
        page.y += 14.0;
        self.heads(page);
        let baseline = page.y + SMALL.ascent();
        self.map.beside(page, baseline, &say!("weights-axis"));
        for (column, criterion) in self.criteria.iter().enumerate() {
            let at = (self.map.middle(column), baseline);
            let mean = fixed(criterion.points, 1);
            page.canvas.text(at, Align::Middle, SMALL, MUTED, &mean);
        }
        let top = page.y + SMALL.leading() + 3.0;
        let kind = self.map.figure("−88.8");
        let rows = self.shown.len();
        page.y = self.map.plot(page, (top, rows), kind, |row, column| {
            let (team, criterion) = (self.team(row), self.criteria[column]);
            let color = clear(self.outcome, team, criterion);
            let color = color.map_or(WHITE, |points| diverging(points / self.darkest));
            let figure = difference(team, criterion);
            (color, figure.map_or("–".to_owned(), signed))
        }) + 14.0;
        let figures = [
            (0.0, signed(-self.darkest)),
            (0.5, "0".to_owned()),
            (1.0, signed(self.darkest)),
        ];
        let color = |part: f64| diverging(2.0 * part - 1.0);
        bar(
            page,
            self.map.end(),
            &color,
            &figures,
            &say!("weights-unit"),
        );
        for text in self.remarks() {
            page.y += 6.0;
            page.paragraph(&text, SMALL, MUTED, 2);
        }
    }

    /// Names of the criteria above their columns.
    fn heads(&self, page: &mut Page<'_>) {
        let heads: Vec<ColumnHead> = (self.criteria.iter())
            .map(|criterion| ColumnHead {
                text: self.label(criterion),
                bold: false,
                color: INK,
            })
            .collect();
        let set = ColumnHeads::new(self.ruler, &heads, self.map.cell);
        page.y += set.height;
        set.set(page, page.y, &heads, |column| self.map.middle(column));
    }

    /// What is not on the page, and which figures are rough.
    fn remarks(&self) -> Vec<String> {
        let mut remarks = Vec::new();
        let rows = || (0..self.shown.len()).map(|row| self.team(row));
        let chosen = |team: &&TeamOutcome| team.weights_given_selected.is_some();
        let rough = rows()
            .filter(chosen)
            .filter(|team| self.outcome.is_rough(team))
            .count();
        if rough > 0 {
            remarks.push(say!(
                "weights-rough",
                draws = grouped(ENOUGH_DRAWS),
                teams = counted(rough, "team")
            ));
        }
        if self.left_out > 0 {
            remarks.push(say!(
                "weights-not-shown",
                count = self.left_out.to_string(),
                count_n = self.left_out
            ));
        }
        let (above, below) = (self.shown.start, self.order.len() - self.shown.end);
        if let Some(rest) = not_shown([above, below]) {
            remarks.push(say!(
                "not-shown",
                rest = rest,
                hidden = self.names.hidden(&self.order, &self.shown)
            ));
        }
        remarks
    }

    fn description(&self) -> String {
        let labels: Vec<String> = self.criteria.iter().map(|c| self.label(c)).collect();
        say!(
            "weights-described",
            teams = counted(self.shown.len(), "team"),
            weights = counted(self.criteria.len(), "weight"),
            labels = labels.join("; ")
        )
    }
}

/// Mean weight over the draws in which a team is selected, less the mean weight.
fn difference(team: &TeamOutcome, criterion: &CriterionLabel) -> Option<f64> {
    let weights = team.weights_given_selected.as_ref()?;
    Some(weights.of(&criterion.id)? - criterion.points)
}

/// The same where chance alone makes no difference so large, nor rounding to what is shown.
fn clear(outcome: &Outcome, team: &TeamOutcome, criterion: &CriterionLabel) -> Option<f64> {
    /// What is shown as nothing.
    const NOTHING: f64 = 0.05;
    let points = difference(team, criterion)?;
    let chance = outcome.chance(team, criterion).max(NOTHING);
    (points.abs() >= chance && !outcome.is_rough(team)).then_some(points)
}

/// A round number of points, no less than the largest of the map.
fn round_up(most: f64) -> f64 {
    [0.2, 0.5, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 30.0, 50.0, 100.0]
        .into_iter()
        .find(|&step| most <= step)
        .unwrap_or(most)
}
