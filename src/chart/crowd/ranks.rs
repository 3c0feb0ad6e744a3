//! Where each team of a crowd ends up, as a stroke over its central 90 % of ranks.

use crate::analysis::finding::by_expected_rank;
use crate::analysis::{Outcome, TeamOutcome};
use crate::chart::color::{BLUE, Color, GREY, INK, ORANGE};
use crate::chart::error::ChartError;
use crate::chart::foot::{error, foot, panels};
use crate::chart::look::Look;
use crate::chart::names::Names;
use crate::chart::number::{counted, fixed};
use crate::chart::page::{Head, Page, SMALL};
use crate::chart::picture::Picture;
use crate::chart::swatch::Swatch;
use crate::chart::typeface::Ruler;
use crate::words::{Words, say};

use super::field::Field;
use super::tags::Tags;

/// Rank intervals of all teams by expected rank, the cut line through both.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub(in crate::chart) fn ranks(outcome: &Outcome, look: &Look) -> Result<Picture, ChartError> {
    let names = Names::new(outcome, look);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
    chart.plot(&mut page);
    let foot = foot(&outcome.into(), &chart.error());
    let description = chart.description();
    page.finish("ranks", &foot, &description, names)
}

struct Chart<'a> {
    outcome: &'a Outcome,
    names: &'a Names,
    ruler: &'a Ruler,
    /// All teams by expected rank, as places in the outcome's list.
    order: Vec<usize>,
    tags: Tags,
}

impl<'a> Chart<'a> {
    fn new(outcome: &'a Outcome, names: &'a Names, ruler: &'a Ruler) -> Self {
        let order = by_expected_rank(outcome);
        let line = outcome.places;
        let has_name =
            |place: usize| place + 1 == line || place == line || names.stands_out(order[place]);
        let named = (0..order.len()).filter(|&place| has_name(place));
        let named = named.map(|place| {
            let team = order[place];
            let [low, high] = outcome.teams[team].rank_interval;
            let figure = say!(
                "value-range",
                low = low.to_string(),
                high = high.to_string()
            );
            (place, team, figure)
        });
        Chart {
            outcome,
            names,
            ruler,
            tags: Tags::new(ruler, names, named),
            order,
        }
    }

    fn team(&self, place: usize) -> &'a TeamOutcome {
        &self.outcome.teams[self.order[place]]
    }

    /// Whether a team's ranks are within the cut line, across it or beyond it.
    fn color(&self, team: &TeamOutcome) -> Color {
        let [best, worst] = team.rank_interval;
        if worst <= self.outcome.places {
            BLUE
        } else if best <= self.outcome.places {
            ORANGE
        } else {
            GREY
        }
    }

    fn count(&self, color: Color) -> usize {
        let teams = self.outcome.teams.iter();
        teams.filter(|team| self.color(team) == color).count()
    }

    fn head(&self) -> Head {
        let meanings = [
            (BLUE, say!("crowd-within")),
            (ORANGE, say!("crowd-across")),
            (GREY, say!("crowd-beyond")),
        ];
        let meanings = meanings.into_iter();
        let mut key: Vec<(Swatch, String)> = meanings
            .filter(|(color, _)| self.count(*color) > 0)
            .map(|(color, meaning)| (Swatch::Bar(color), meaning))
            .collect();
        key.push((Swatch::Line(INK), say!("crowd-expected")));
        key.extend(self.names.key(&self.order));
        Head {
            title: Words::new(&self.names.teams).ranks(&self.outcome.ranks()),
            subtitle: say!(
                "crowd-ranks",
                panels = panels(self.outcome.method, self.outcome.draws),
                teams = counted(self.order.len(), "team")
            ),
            key,
        }
    }

    fn plot(&self, page: &mut Page<'_>) {
        page.y += 14.0;
        let all = self.order.len();
        let figures = self.ruler.width(&all.to_string(), SMALL);
        let field = Field::new(page.y, all, (figures, self.tags.room));
        field.ranks(page);
        let width = (0.7 * field.pitch()).clamp(0.4, 5.0);
        // From the edge of the first rank to that of the last: a sure rank is a stroke too.
        for place in 0..all {
            let team = self.team(place);
            let [best, worst] = team.rank_interval.map(|rank| rank as f64);
            let x = field.middle(place);
            let stroke = vec![(x, field.rank(best - 0.5)), (x, field.rank(worst + 0.5))];
            page.canvas.line(stroke, width, self.color(team));
        }
        let expected = |place: usize| field.rank(self.team(place).expected_rank);
        let curve = (0..all).map(|place| (field.middle(place), expected(place)));
        page.canvas.line(curve.collect(), 1.25, INK);
        if self.outcome.places < all {
            let y = field.rank(self.outcome.places as f64 + 0.5);
            page.canvas
                .line(vec![(field.x(0), y), (field.right, y)], 1.25, INK);
        }
        field.cut_line(page, self.outcome.places);
        self.tags.set(page, &field, expected);
        field.order(page, &say!("crowd-ranks-axis"));
    }

    fn error(&self) -> String {
        let teams = self.outcome.teams.iter();
        let widest = teams.map(|team| team.rank_acceptability.widest());
        error(self.outcome.method, widest.fold(0.0, f64::max))
    }

    fn description(&self) -> String {
        let named = self.tags.teams().iter().map(|tag| {
            let team = self.team(tag.place);
            let [low, high] = team.rank_interval.map(|rank| rank.to_string());
            say!(
                "ranks-range",
                name = &self.names.teams[self.order[tag.place]],
                rank = fixed(team.expected_rank, 1),
                low = low,
                high = high
            )
        });
        let [within, across, beyond] = [BLUE, ORANGE, GREY].map(|color| self.count(color));
        say!(
            "crowd-ranks-described",
            teams = counted(self.order.len(), "team"),
            places = counted(self.outcome.places, "place"),
            within = within.to_string(),
            across = across.to_string(),
            beyond = beyond.to_string(),
            ranks = named.collect::<Vec<_>>().join("; ")
        )
    }
}
