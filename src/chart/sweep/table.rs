//! Values in no order, such as words or ranges: a row per team, a column per value.

use crate::analysis::{Axis, Sweep};
use crate::chart::color::{INK, MUTED};
use crate::chart::color_bar::{Shades, darkest};
use crate::chart::column_heads::{ColumnHead, ColumnHeads};
use crate::chart::error::ChartError;
use crate::chart::foot::{foot, panels};
use crate::chart::heat_map::HeatMap;
use crate::chart::names::Names;
use crate::chart::number::{counted, percent, points, whole};
use crate::chart::page::{Head, Page, SMALL, Swatch};
use crate::chart::picture::Picture;
use crate::chart::rows::Rows;
use crate::chart::typeface::Ruler;
use crate::words::likeliest;

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
    let curves = Curves::new(sweep, &names.highlighted);
    let mut shown = curves.shown().to_vec();
    let sum = |team: &usize| -> f64 { sweep.points.iter().map(|at| share(at, *team)).sum() };
    shown.sort_by(|a, b| sum(b).total_cmp(&sum(a)));
    let rows = Rows::new(ruler, &names, &shown);
    let map = HeatMap::new(ruler, rows, "", axis.values.len());
    let heads: Vec<ColumnHead> = (axis.values.iter())
        .map(|value| {
            let written = axis
                .base
                .as_ref()
                .is_some_and(|base| base.written == *value);
            ColumnHead {
                text: said(&names.text(value)),
                bold: written,
                color: if written { INK } else { MUTED },
            }
        })
        .collect();
    let set = ColumnHeads::new(ruler, &heads, map.cell);
    let figure = map.figure("100");
    let whom = sweep
        .same_places()
        .map_or("the likeliest".to_owned(), likeliest);
    let mut key = Vec::new();
    let written = heads.iter().position(|head| head.bold);
    if written.is_some() {
        key.push((Swatch::Frame, "as written".to_owned()));
    }
    key.push((Swatch::Dot(INK), format!("among {whom}")));
    key.extend(names.key(&shown));
    let head = Head {
        title,
        subtitle: format!(
            "Share of {} in which each team is selected, in percent, by {}",
            panels(sweep.method, sweep.draws),
            axis_label(&names, axis)
        ),
        key,
    };
    let mut page = Page::new(ruler, &names, head);
    page.y += 14.0 + set.height;
    let below = page.y;
    set.set(&mut page, below, &heads, |column| map.middle(column));
    let top = page.y + 3.0;
    let most = sweep
        .points
        .iter()
        .flat_map(|at| shown.iter().map(move |&team| share(at, team)));
    let shades = Shades {
        darkest: darkest(most.fold(0.0, f64::max)),
        roots: false,
    };
    let bottom = map.plot(&mut page, (top, shown.len()), figure, |row, column| {
        let share = sweep
            .points
            .get(column)
            .map_or(0.0, |at| share(at, shown[row]));
        (shades.color(share), whole(share))
    });
    for (column, point) in sweep.points.iter().enumerate() {
        for team in point.likeliest() {
            if let Some(row) = shown.iter().position(|&shown| shown == team) {
                let ground = shades.color(share(point, team));
                map.mark(&mut page, top, (row, column), ground);
            }
        }
    }
    if let Some(column) = written {
        let sides = [map.x(column), top, map.x(column + 1), bottom];
        page.canvas.frame(sides, 1.75, INK);
    }
    page.y = bottom + 14.0;
    shades.bar(&mut page, map.end(), "share of panels");
    let [above, below] = curves.hidden;
    if above + below > 0 {
        page.y += 6.0;
        let text = format!(
            "Not shown: {} above and {below} below",
            counted(above, "team")
        );
        page.paragraph(&text, SMALL, MUTED, 1);
    }
    let off = written.is_none().then(|| off_the_axis(&names, axis));
    let off: Vec<String> = off.flatten().into_iter().collect();
    held(&mut page, &names, &[axis], &off);
    let half = |&team: &usize| {
        let shares = sweep
            .points
            .iter()
            .filter_map(move |at| at.selection_probability.get(team));
        shares.map(|share| share.half_width()).fold(0.0, f64::max)
    };
    let error = format!(
        "95\u{a0}% Monte Carlo interval of a probability at most ±{} percentage points",
        points(shown.iter().map(half).fold(0.0, f64::max))
    );
    let ends: Vec<String> = (shown.iter())
        .map(|&team| {
            let shares = sweep.points.iter().map(|at| percent(share(at, team)));
            format!(
                "{} {}",
                names.teams[team],
                shares.collect::<Vec<_>>().join(", ")
            )
        })
        .collect();
    let description = format!(
        "Table of selection probability by {}, in the order of its values: {}. {error}.",
        axis_label(&names, axis),
        ends.join("; ")
    );
    page.finish("sweep", &foot(&sweep.into(), &error), &description, names)
}
