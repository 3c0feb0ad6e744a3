//! Values in no order, such as words or ranges: a row per team, a column per value.

use crate::analysis::{Axis, Interval, Sweep};
use crate::chart::color::{INK, MUTED};
use crate::chart::color_bar::{Shades, darkest};
use crate::chart::column_heads::{ColumnHead, ColumnHeads};
use crate::chart::error::ChartError;
use crate::chart::foot::{error_of_probability, foot, panels};
use crate::chart::heat_map::HeatMap;
use crate::chart::names::Names;
use crate::chart::number::{percent, whole};
use crate::chart::page::{Head, Page, SMALL};
use crate::chart::picture::Picture;
use crate::chart::rows::{Rows, not_shown};
use crate::chart::swatch::Swatch;
use crate::chart::typeface::Ruler;
use crate::words::{likeliest, say};

use super::curves::{Curves, share};
use super::held::{axis_label, held, off_the_axis, said};

/// The picture of a sweep over values in no order, under this title.
pub(super) fn draw(
    sweep: &Sweep,
    axis: &Axis,
    title: String,
    names: Names,
    ruler: &Ruler,
) -> Result<Picture, ChartError> {
    let table = Table::new(sweep, axis, &names, ruler);
    let mut page = Page::new(ruler, &names, table.head(title));
    table.plot(&mut page);
    let error = table.error();
    let description = table.description(&error);
    page.finish("sweep", &foot(&sweep.into(), &error), &description, names)
}

struct Table<'a> {
    sweep: &'a Sweep,
    axis: &'a Axis,
    names: &'a Names,
    ruler: &'a Ruler,
    /// The teams shown, likeliest first, and how many more there are above them and below.
    shown: Vec<usize>,
    hidden: [usize; 2],
    map: HeatMap<'a>,
}

impl<'a> Table<'a> {
    fn new(sweep: &'a Sweep, axis: &'a Axis, names: &'a Names, ruler: &'a Ruler) -> Self {
        let curves = Curves::new(sweep, &names.highlighted);
        let mut shown = curves.shown().to_vec();
        let sum = |team: &usize| -> f64 { sweep.points.iter().map(|at| share(at, *team)).sum() };
        shown.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
        let rows = Rows::new(ruler, names, &shown);
        Table {
            sweep,
            axis,
            names,
            ruler,
            shown,
            hidden: curves.hidden,
            map: HeatMap::new(ruler, rows, "", axis.values.len()),
        }
    }

    /// The column of the scenario as written.
    fn written(&self) -> Option<usize> {
        let base = self.axis.base.as_ref()?;
        self.axis
            .values
            .iter()
            .position(|value| *value == base.written)
    }

    fn head(&self, title: String) -> Head {
        let places = self.sweep.same_places();
        let whom = places.map_or_else(|| say!("the-likeliest"), likeliest);
        let written = self.written().map(|_| (Swatch::Frame, say!("as-written")));
        let mut key: Vec<(Swatch, String)> = written.into_iter().collect();
        let whom_n = places.unwrap_or_default();
        key.push((
            Swatch::Dot(INK),
            say!("among", whom = whom, whom_n = whom_n),
        ));
        key.extend(self.names.key(&self.shown));
        Head {
            title,
            subtitle: say!(
                "values-subtitle",
                panels = panels(self.sweep.method, self.sweep.draws),
                axis = axis_label(self.names, self.axis)
            ),
            key,
        }
    }

    fn heads(&self) -> Vec<ColumnHead> {
        let written = self.written();
        let heads = self.axis.values.iter().enumerate().map(|(column, value)| {
            let written = written == Some(column);
            ColumnHead {
                text: said(&self.names.text(value)),
                bold: written,
                color: if written { INK } else { MUTED },
            }
        });
        heads.collect()
    }

    /// All shares that are shown.
    fn shares(&self) -> impl Iterator<Item = Interval> + '_ {
        let points = self.sweep.points.iter();
        points.flat_map(|at| {
            let shares = &at.selection_probability;
            self.shown
                .iter()
                .filter_map(|&team| shares.get(team).copied())
        })
    }

    fn plot(&self, page: &mut Page<'_>) {
        let (map, heads) = (&self.map, self.heads());
        let set = ColumnHeads::new(self.ruler, &heads, map.cell);
        page.y += 14.0 + set.height;
        let below = page.y;
        set.set(page, below, &heads, |column| map.middle(column));
        let top = below + 3.0;
        let shades = Shades {
            darkest: darkest(
                self.shares()
                    .map(|share| share.estimate)
                    .fold(0.0, f64::max),
            ),
            roots: false,
        };
        let figure = map.figure("100");
        let bottom = map.plot(page, (top, self.shown.len()), figure, |row, column| {
            let point = self.sweep.points.get(column);
            let share = point.map_or(0.0, |at| share(at, self.shown[row]));
            (shades.color(share), whole(share))
        });
        for (column, point) in self.sweep.points.iter().enumerate() {
            for team in point.likeliest() {
                if let Some(row) = self.shown.iter().position(|&shown| shown == team) {
                    map.mark(page, top, (row, column), shades.color(share(point, team)));
                }
            }
        }
        if let Some(column) = self.written() {
            let sides = [map.x(column), top, map.x(column + 1), bottom];
            page.canvas.frame(sides, 1.75, INK);
        }
        page.y = bottom + 14.0;
        shades.bar(page, map.end(), &say!("share-of-panels"));
        if let Some(rest) = not_shown(self.hidden) {
            page.y += 6.0;
            let text = say!("not-shown", rest = rest, hidden = "");
            page.paragraph(&text, SMALL, MUTED, 1);
        }
        let off = self.written().is_none();
        let off = off.then(|| off_the_axis(self.names, self.axis)).flatten();
        held(page, self.names, &[self.axis], &Vec::from_iter(off));
    }

    fn error(&self) -> String {
        let widest = self
            .shares()
            .map(|share| share.half_width())
            .fold(0.0, f64::max);
        error_of_probability(self.sweep.method, widest)
    }

    fn description(&self, error: &str) -> String {
        let rows = self.shown.iter().map(|&team| {
            let shares = self.sweep.points.iter().map(|at| percent(share(at, team)));
            let shares: Vec<String> = shares.collect();
            format!("{} {}", self.names.teams[team], shares.join(", "))
        });
        let rows: Vec<String> = rows.collect();
        say!(
            "values-described",
            axis = axis_label(self.names, self.axis),
            rows = rows.join("; "),
            error = error
        )
    }
}
