//! How often each team of a crowd is selected, as a curve over their order.

use std::ops::Range;

use crate::analysis::Outcome;
use crate::analysis::by_selection;
use crate::analysis::finding::Standing;
use crate::chart::color::{BLUE, Color, GREY_LINE, GRID, INK, MUTED, ORANGE};
use crate::chart::error::ChartError;
use crate::chart::foot::{error, foot, panels};
use crate::chart::look::Look;
use crate::chart::names::Names;
use crate::chart::number::{counted, or_less, percent};
use crate::chart::page::{Head, Page, ROOM, SMALL, TITLE};
use crate::chart::percent_axis::{TICKS, tick_label};
use crate::chart::picture::Picture;
use crate::chart::swatch::Swatch;
use crate::chart::typeface::Ruler;
use crate::words::{Words, say};

use super::field::Field;
use super::tags::Tags;

/// So many contested teams, and so many that lead, have names at most.
const NAMED: usize = 12;
const LEADING: usize = 4;
/// From this share on a curve is seen to be above nothing.
const SEEN: f64 = 0.001;
/// The fewest places of a picture.
const FEWEST: usize = 50;
/// A lower band of error than this cannot be seen; the foot gives its height instead.
const VISIBLE: f64 = 5.0;

/// The curve of selection probability over the order of the teams, the contested ones named.
///
/// # Errors
/// [`ChartError::Drawing`] where the SVG cannot be written.
pub(in crate::chart) fn selection(outcome: &Outcome, look: &Look) -> Result<Picture, ChartError> {
    let names = Names::new(outcome, look);
    let ruler = Ruler::new(&names.faces);
    let chart = Chart::new(outcome, &names, &ruler);
    let mut page = Page::new(&ruler, &names, chart.head());
    chart.plot(&mut page);
    let foot = foot(&outcome.into(), &chart.error());
    let description = chart.description();
    page.finish("selection", &foot, &description, names)
}

struct Chart<'a> {
    outcome: &'a Outcome,
    names: &'a Names,
    ruler: &'a Ruler,
    /// All teams, best first, as places in the outcome's list.
    order: Vec<usize>,
    tags: Tags,
    /// How many are likely, contested and unlikely.
    parts: [usize; 3],
    /// How many stand in the picture: the others, at the end, are all but never selected.
    shown: usize,
}

impl<'a> Chart<'a> {
    fn new(outcome: &'a Outcome, names: &'a Names, ruler: &'a Ruler) -> Self {
        let order = by_selection(&outcome.teams);
        let share = |team: usize| outcome.teams[team].selection_probability.estimate;
        let all = [Standing::Likely, Standing::Contested, Standing::Unlikely];
        let parts = all.map(|standing| {
            let of = |&&team: &&usize| Standing::of(share(team)) == standing;
            order.iter().filter(of).count()
        });
        let [likely, contested, _] = parts;
        let line = outcome.places;
        let has_name = |place: usize| {
            let is_contested = (likely..likely + contested).contains(&place);
            (likely <= LEADING && place < likely.max(1))
                || (contested <= NAMED && is_contested)
                || (contested > NAMED || contested == 0) && (place + 1 == line || place == line)
                || names.stands_out(order[place])
        };
        let named = (0..order.len()).filter(|&place| has_name(place));
        let named = named.map(|place| (place, order[place], percent(share(order[place]))));
        let chosen = |team: usize| {
            let observed = outcome.observed.as_ref();
            observed.is_some_and(|seen| seen.selected.contains(&outcome.teams[team].id))
        };
        let shown = shown(order.len(), outcome.places, |place| {
            let team = order[place];
            share(team) >= SEEN || names.stands_out(team) || chosen(team)
        });
        Chart {
            outcome,
            names,
            ruler,
            shown,
            tags: Tags::new(ruler, names, named),
            order,
            parts,
        }
    }

    fn share(&self, place: usize) -> f64 {
        let team = &self.outcome.teams[self.order[place]];
        team.selection_probability.estimate
    }

    fn places(&self) -> Range<usize> {
        0..self.shown
    }

    /// The three parts of the order with their colours.
    fn parts(&self) -> [(Range<usize>, Color); 3] {
        let [likely, contested, _] = self.parts;
        let open = likely + contested;
        [
            (0..likely, BLUE),
            (likely..open, ORANGE),
            (open..self.shown, GREY_LINE),
        ]
    }

    fn head(&self) -> Head {
        let meanings = [
            say!("selection-likely"),
            say!("selection-contested"),
            say!("selection-unlikely"),
        ];
        let parts = self.parts().into_iter().zip(meanings);
        let mut key: Vec<(Swatch, String)> = parts
            .filter(|((places, _), _)| !places.is_empty())
            .map(|((_, color), meaning)| (Swatch::Line(color), meaning))
            .collect();
        key.extend(self.names.key(&self.order));
        if self.outcome.observed.is_some() {
            key.push((Swatch::Line(INK), say!("selection-in-reality")));
        }
        let subtitle = if self.has_band() {
            "crowd-selected-bands"
        } else {
            "crowd-selected"
        };
        let names = self.names.short(self.ruler, TITLE, ROOM * 0.6);
        Head {
            title: Words::new(&names).race(&self.outcome.race()),
            subtitle: say!(
                subtitle,
                panels = panels(self.outcome.method, self.outcome.draws),
                teams = counted(self.order.len(), "team")
            ),
            key,
        }
    }

    /// Whether the interval of any team can be seen.
    fn has_band(&self) -> bool {
        let field = Field::new(0.0, self.order.len(), (0.0, 0.0));
        field.y(0.0) - field.y(2.0 * self.outcome.widest()) >= VISIBLE
    }

    fn plot(&self, page: &mut Page<'_>) {
        page.y += 14.0;
        let figures = self.ruler.width(&tick_label(1.0), SMALL);
        let room = (figures, self.tags.room);
        let field = Field::new(page.y, self.shown, room);
        for tick in TICKS {
            field.level(page, field.y(tick), &tick_label(tick), GRID);
        }
        let point = |place: usize| (field.middle(place), field.y(self.share(place)));
        for (places, color) in self.parts() {
            // On to the first of the next part, so that the curve has no gap.
            let end = (places.end + 1).min(self.shown);
            let curve: Vec<(f64, f64)> = (places.start..end).map(point).collect();
            let ([(from, _), ..], [.., (to, _)]) = (curve.as_slice(), curve.as_slice()) else {
                continue;
            };
            if places.is_empty() {
                continue;
            }
            let mut area = vec![(*from, field.bottom)];
            area.extend(&curve);
            area.push((*to, field.bottom));
            page.canvas.veil(area, color);
            page.canvas.line(curve, 2.5, color);
        }
        if self.has_band() {
            page.canvas.veil(self.band(&field), MUTED);
        }
        self.observed(page, &field);
        field.cut_line(page, self.outcome.places);
        self.tags
            .set(page, &field, |place| field.y(self.share(place)));
        field.order(page, &say!("crowd-axis"));
        let [_, (contested, color), _] = self.parts();
        if !contested.is_empty() {
            let name = say!(
                "crowd-contested",
                teams = counted(contested.len(), "team"),
                from = (contested.start + 1).to_string(),
                to = contested.end.to_string(),
                span_n = contested.len() - 1
            );
            field.band(page, contested, &name, color);
        }
        let below = self.order.len() - self.shown;
        if below > 0 {
            let most = self.share(self.shown);
            let text = say!(
                "selection-below",
                teams = counted(below, "more team"),
                share = or_less(most, 1),
                hidden = ""
            );
            page.y += 6.0;
            page.paragraph(&text, SMALL, MUTED, 2);
        }
    }

    /// The intervals of all teams, up their upper ends and back along the lower ones.
    fn band(&self, field: &Field) -> Vec<(f64, f64)> {
        let interval = |place: usize| self.outcome.teams[self.order[place]].selection_probability;
        let high = |place: usize| (field.middle(place), field.y(interval(place).high));
        let low = |place: usize| (field.middle(place), field.y(interval(place).low));
        let back = self.places().rev().map(low);
        self.places().map(high).chain(back).collect()
    }

    /// A stroke on the axis for each team that was really selected.
    fn observed(&self, page: &mut Page<'_>, field: &Field) {
        const STROKE: f64 = 9.0;
        let Some(observed) = &self.outcome.observed else {
            return;
        };
        let width = (0.5 * field.pitch()).clamp(0.5, 1.5);
        for (place, &team) in self.order[..self.shown].iter().enumerate() {
            if observed.selected.contains(&self.outcome.teams[team].id) {
                let x = field.middle(place);
                let stroke = vec![(x, field.bottom - STROKE), (x, field.bottom)];
                page.canvas.line(stroke, width, INK);
            }
        }
    }

    fn error(&self) -> String {
        error(self.outcome.method, self.outcome.widest())
    }

    fn description(&self) -> String {
        let named = self.tags.teams().iter().map(|tag| {
            let name = &self.names.teams[self.order[tag.place]];
            format!("{name} {}", percent(self.share(tag.place)))
        });
        let [likely, contested, unlikely] = self.parts.map(|count| count.to_string());
        say!(
            "crowd-described",
            teams = counted(self.order.len(), "team"),
            places = counted(self.outcome.places, "place"),
            likely = likely,
            contested = contested,
            unlikely = unlikely,
            shares = named.collect::<Vec<_>>().join("; ")
        )
    }
}

/// How many of the teams are shown: down to the last that is seen, and a quarter more; all where that
/// leaves few out.
fn shown(teams: usize, places: usize, seen: impl Fn(usize) -> bool) -> usize {
    let last = (0..teams).rev().find(|&place| seen(place));
    let last = last.map_or(0, |place| place + 1).max(places + 1);
    let shown = (last + last / 4).max(FEWEST);
    if shown + shown / 4 >= teams {
        teams
    } else {
        shown
    }
}
