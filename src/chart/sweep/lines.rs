//! A line per team along one axis of numbers.

use crate::analysis::finding::{Fate, Turn};
use crate::analysis::{Axis, Interval, Method, Sweep};
use crate::chart::color::{BLUE, GREY, GREY_LINE, INK, MUTED, readable};
use crate::chart::error::ChartError;
use crate::chart::foot::{error_of_probability, foot, panels};
use crate::chart::names::Names;
use crate::chart::number::{capital, on_axis, percent, plain, points};
use crate::chart::page::{Head, MARGIN, Page, ROOM, SMALL, TITLE, WIDTH};
use crate::chart::picture::Picture;
use crate::chart::rows::not_shown;
use crate::chart::spread::{PITCH, Wish, label_ends};
use crate::chart::swatch::Swatch;
use crate::chart::typeface::Ruler;
use crate::words::{Words, likeliest, say};

use super::crossing_labels::label_crossings;
use super::curves::Curves;
use super::ends::{End, ends};
use super::frame::Frame;
use super::held::{axis_label, held, off_the_axis, said};
use super::scale::Scale;
use super::table;

/// A narrower band than this is hidden by its line; the foot gives its width instead.
const VISIBLE: f64 = 4.0;
const LOWEST: f64 = 300.0;

/// The picture of a sweep along one axis.
pub(super) fn draw(
    sweep: &Sweep,
    axis: &Axis,
    names: Names,
    ruler: &Ruler,
) -> Result<Picture, ChartError> {
    let chart = Chart::new(sweep, axis, &names, ruler);
    if chart.scale.ends.is_none() {
        let title = chart.head().title;
        return table::draw(sweep, axis, title, names, ruler);
    }
    let mut page = Page::new(ruler, &names, chart.head());
    chart.plot(&mut page);
    page.finish(
        "sweep",
        &foot(&sweep.into(), &chart.error()),
        &chart.description(),
        names,
    )
}

struct Chart<'a> {
    sweep: &'a Sweep,
    axis: &'a Axis,
    names: &'a Names,
    ruler: &'a Ruler,
    curves: Curves,
    scale: Scale,
    /// Labels at the ends of the lines shown.
    ends: Vec<End>,
    /// Names short enough for a title.
    short: Vec<String>,
    /// What the axis is called.
    label: String,
    turns: Vec<Turn>,
}

impl<'a> Chart<'a> {
    fn new(sweep: &'a Sweep, axis: &'a Axis, names: &'a Names, ruler: &'a Ruler) -> Self {
        let curves = Curves::new(sweep, &names.highlighted);
        Chart {
            sweep,
            axis,
            names,
            ruler,
            scale: Scale::new(axis),
            ends: ends(sweep, &curves, names, ruler),
            short: names.short(ruler, TITLE, ROOM * 0.4),
            label: axis_label(names, axis),
            turns: sweep.turns(),
            curves,
        }
    }

    fn head(&self) -> Head {
        let subtitle = if self.bands() {
            "selected-share-bands"
        } else {
            "selected-share"
        };
        let places = self.sweep.same_places();
        let whom = places.map_or_else(|| say!("the-likeliest"), likeliest);
        let whom_n = places.unwrap_or_default();
        let mut key = Vec::new();
        for (fate, color, meaning) in [
            (Fate::In, BLUE, "always-among"),
            (Fate::Out, GREY_LINE, "never-among"),
        ] {
            let meaning = say!(meaning, whom = &whom, whom_n = whom_n);
            if (1..self.sweep.teams.len()).contains(&self.curves.count(fate)) {
                key.push((Swatch::Line(color), meaning));
            }
        }
        key.extend(
            self.curves
                .unnamed_words()
                .map(|words| (Swatch::Line(GREY), words)),
        );
        key.extend(self.names.key(self.curves.shown()));
        if !self.turns.is_empty() {
            let meaning = say!("lines-change-places");
            key.push((Swatch::Ring(INK), meaning));
        }
        Head {
            title: self.words().along(&self.sweep.line()),
            subtitle: say!(
                subtitle,
                panels = panels(self.sweep.method, self.sweep.draws)
            ),
            key,
        }
    }

    fn words(&self) -> Words<'_> {
        Words::new(&self.short).labelled([&self.label])
    }

    /// Selection probabilities of a team with their places on the axis.
    fn track(&self, team: usize) -> impl Iterator<Item = (f64, Interval)> + '_ {
        self.sweep.points.iter().filter_map(move |point| {
            let part = self.scale.at.get(*point.at.first()?)?;
            Some((*part, *point.selection_probability.get(team)?))
        })
    }

    fn plot(&self, page: &mut Page<'_>) {
        let widest = (self.ends.iter())
            .map(|end| self.ruler.width(&end.text, end.kind))
            .fold(0.0, f64::max);
        let frame = Frame::new(self.ruler, WIDTH - MARGIN - widest);
        let base = self.scale.base(self.axis);
        let beyond = self.scale.beyond(self.axis);
        let rows = usize::from(base.is_some()) + usize::from(beyond.is_some());
        page.y += 14.0 + 14.0 * rows as f64;
        let height = self.height();
        let frame = frame.at(page.y, page.y + height);
        if let Some(parts) = beyond {
            frame.beyond(page, parts);
        }
        if let (Some(base), Some(written)) = (base, &self.axis.base) {
            let words = say!(
                "lines-as-written",
                value = said(&self.names.text(&written.written))
            );
            frame.base(
                page,
                base,
                &words,
                if beyond.is_some() { 14.0 } else { 0.0 },
            );
        }
        frame.grid(page);
        let faint_first = || self.curves.shown().iter().rev().copied();
        for team in self.curves.unnamed() {
            self.line(page, &frame, team);
        }
        for team in faint_first().filter(|&team| self.curves.is_named(team)) {
            self.band(page, &frame, team);
        }
        // Those that change are drawn last, on top.
        for fate in [Fate::Out, Fate::In, Fate::Changes] {
            let named = faint_first().filter(|&team| self.curves.is_named(team));
            for team in named.filter(|&team| self.curves.fate(team) == fate) {
                self.line(page, &frame, team);
            }
        }
        self.labels(page, &frame);
        self.rings(page, &frame);
        frame.axis(page, self.axis, self.names, &self.scale);
        if let Some(rest) = not_shown(self.curves.hidden) {
            let text = say!("not-shown", rest = rest, hidden = "");
            page.y += 6.0;
            page.paragraph(&text, SMALL, MUTED, 1);
        }
        let off = base.is_none().then(|| off_the_axis(self.names, self.axis));
        let off: Vec<String> = off.flatten().into_iter().collect();
        held(page, self.names, &[self.axis], &off);
    }

    /// Room for every label.
    fn height(&self) -> f64 {
        LOWEST.max(PITCH * self.ends.len() as f64 + 4.0)
    }

    fn band(&self, page: &mut Page<'_>, frame: &Frame, team: usize) {
        let edge = |low: bool| {
            self.track(team).map(move |(part, share)| {
                let edge = if low { share.low } else { share.high };
                (frame.x(part), frame.y(edge))
            })
        };
        let mut points: Vec<_> = edge(true).collect();
        let upper: Vec<_> = edge(false).collect();
        points.extend(upper.into_iter().rev());
        if self.widest(team) * frame.height() >= VISIBLE && points.len() > 2 {
            page.canvas.veil(points, self.curves.color(team));
        }
    }

    fn line(&self, page: &mut Page<'_>, frame: &Frame, team: usize) {
        let color = self.curves.color(team);
        let width = match self.curves.fate(team) {
            _ if !self.curves.is_named(team) => 1.0,
            _ if self.names.stands_out(team) => 3.0,
            Fate::Changes => 2.5,
            Fate::In | Fate::Out => 1.75,
        };
        let points = frame.points(self.track(team));
        let points = if self.sweep.settled {
            self.steps(frame, team, &points)
        } else {
            points
        };
        page.canvas.line(points, width, color);
    }

    /// What changes where nothing is uncertain jumps: where the place changes hands, as far as that
    /// is known, else in the middle between two values.
    fn steps(&self, frame: &Frame, team: usize, points: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let id = &self.sweep.teams[team].id;
        let crossings = self.sweep.crossings.iter();
        let jumps = crossings.filter(|one| one.leaves == *id || one.enters == *id);
        let jumps = jumps.filter_map(|one| self.scale.part(one.value.estimate));
        let jumps: Vec<f64> = jumps.map(|part| frame.x(part)).collect();
        // Where lots decide at one value alone, places change hands there.
        let (top, bottom) = (frame.y(1.0), frame.y(0.0));
        let is_tie = |at: usize| {
            let (_, y) = points[at];
            let beside = [at.checked_sub(1), Some(at + 1)];
            let mut beside = beside.into_iter().flatten().filter_map(|at| points.get(at));
            y != top && y != bottom && beside.all(|(_, other)| *other != y)
        };
        let points: Vec<(f64, f64)> = (0..points.len())
            .filter(|at| !is_tie(*at))
            .map(|at| points[at])
            .collect();
        let mut out: Vec<(f64, f64)> = points.first().copied().into_iter().collect();
        for pair in points.windows(2) {
            let [from, to] = [pair[0], pair[1]];
            if from.1 != to.1 {
                let known = jumps.iter().find(|x| (from.0..=to.0).contains(*x));
                let x = known.copied().unwrap_or(f64::midpoint(from.0, to.0));
                out.extend([(x, from.1), (x, to.1)]);
            }
            out.push(to);
        }
        out
    }

    /// Names at the ends of the lines. The plot is as high as they need: none is dropped.
    fn labels(&self, page: &mut Page<'_>, frame: &Frame) {
        let color = |end: &End| match self.curves.fate(end.team) {
            Fate::Out if !self.names.stands_out(end.team) => MUTED,
            _ => readable(self.curves.color(end.team)),
        };
        let wishes: Vec<Wish<'_>> = (self.ends.iter())
            .map(|end| Wish {
                at: frame.y(end.share),
                text: &end.text,
                kind: end.kind,
                color: color(end),
            })
            .collect();
        let range = (frame.top - 4.0, frame.bottom + 4.0);
        label_ends(&mut page.canvas, frame.end(), &wishes, range);
    }

    fn rings(&self, page: &mut Page<'_>, frame: &Frame) {
        let named = self.curves.shown().iter();
        let tracks: Vec<Vec<(f64, f64)>> = named
            .filter(|&&team| self.curves.is_named(team))
            .map(|&team| frame.points(self.track(team)))
            .collect();
        let words = self.words();
        let marks: Vec<((f64, f64), String)> = (self.turns.iter())
            .map(|turn| {
                let part = self.scale.part(turn.at.estimate).unwrap_or(0.0);
                let at = (frame.x(part), frame.y(turn.met.estimate));
                (at, words.turn(turn) + &between(turn))
            })
            .collect();
        label_crossings(&mut page.canvas, frame, &tracks, &marks);
    }

    /// Width of the widest interval of a team.
    fn widest(&self, team: usize) -> f64 {
        self.track(team)
            .map(|(_, share)| share.high - share.low)
            .fold(0.0, f64::max)
    }

    fn bands(&self) -> bool {
        let mut shown = self.curves.shown().iter();
        shown
            .any(|&team| self.curves.is_named(team) && self.widest(team) * self.height() >= VISIBLE)
    }

    fn error(&self) -> String {
        if self.sweep.method == Method::Exact {
            return say!("exact");
        }
        let shown = self.curves.shown().iter();
        let widest = shown.map(|&team| self.widest(team)).fold(0.0, f64::max);
        let halves = self.turns.iter().map(|turn| turn.at.half_width());
        let crossing = match halves.reduce(f64::max) {
            Some(half) => say!("lines-error-crossing", error = plain(half)),
            None => String::new(),
        };
        error_of_probability(self.sweep.method, widest / 2.0) + &crossing
    }

    fn description(&self) -> String {
        let ends: Vec<String> = (self.curves.shown().iter())
            .filter_map(|&team| {
                let (first, last) = (self.track(team).next()?, self.track(team).last()?);
                let [from, to] = [first, last].map(|(_, share)| percent(share.estimate));
                let range = say!("value-range", low = from, high = to);
                Some(format!("{} {range}", self.names.teams[team]))
            })
            .collect();
        let turns: Vec<String> = (self.turns.iter())
            .map(|turn| {
                let said = say!(
                    "lines-turn",
                    taker = &self.short[turn.taker],
                    loser = &self.short[turn.loser],
                    at = on_axis(turn.at.estimate, turn.span),
                    error = plain(turn.at.half_width()),
                    share = percent(turn.met.estimate),
                    points = points(turn.met.half_width())
                );
                format!(" {said}")
            })
            .collect();
        say!(
            "lines-described",
            axis = &self.label,
            ends = ends.join("; "),
            turns = turns.concat(),
            error = capital(&self.error())
        )
    }
}

/// The interval of a crossing's value; nothing where in writing an end is the value itself, and
/// the foot says more.
fn between(turn: &Turn) -> String {
    let ends = [turn.at.estimate, turn.at.low, turn.at.high];
    let [at, from, to] = ends.map(|value| on_axis(value, turn.span));
    if at == from || at == to {
        String::new()
    } else {
        format!(" ({})", say!("value-range", low = from, high = to))
    }
}
