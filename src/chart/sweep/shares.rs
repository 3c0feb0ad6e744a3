//! One team's selection probability over two axes, as a heat map.

use crate::analysis::finding::TeamMap;
use crate::analysis::{Axis, Sweep};
use crate::chart::canvas::Align;
use crate::chart::color::{Color, WHITE, contrasting};
use crate::chart::color_bar::{Shades, darkest};
use crate::chart::error::ChartError;
use crate::chart::foot::{error_of_probability, foot, panels};
use crate::chart::names::Names;
use crate::chart::number::{percent, whole};
use crate::chart::page::{Head, Page, ROOM, SUBTITLE, TITLE};
use crate::chart::picture::Picture;
use crate::chart::swatch::Swatch;
use crate::chart::typeface::{Ruler, Type};
use crate::chart::wrap::ellipsis;
use crate::words::{Words, say};

use super::curves::share;
use super::grid::Grid;
use super::held::{axis_label, held, short};

const FIGURE: Type = Type::regular(12.0);

/// The picture of one team over two axes.
pub(super) fn draw(
    sweep: &Sweep,
    axes: [&Axis; 2],
    team: TeamMap,
    names: Names,
    ruler: &Ruler,
) -> Result<Picture, ChartError> {
    let mut grid = Grid::new(sweep, axes, &names, ruler, true);
    let short_names = names.short(ruler, TITLE, ROOM * 0.6);
    let name = &short_names[team.team];
    let mut key = Vec::new();
    if grid.has_base() {
        let words = ellipsis(ruler, &grid.base_words(), SUBTITLE, ROOM - 30.0);
        key.push((Swatch::Frame, words));
    }
    if grid.has_beyond() {
        key.push((Swatch::Hatch, say!("beyond-the-scale")));
    }
    let head = Head {
        title: Words::new(&short_names).team_map(&team),
        subtitle: say!(
            "team-grid-subtitle",
            panels = panels(sweep.method, sweep.draws),
            team = name,
            rows = short(&axis_label(&names, axes[0])),
            columns = short(&axis_label(&names, axes[1]))
        ),
        key,
    };
    let mut page = Page::new(ruler, &names, head);
    grid.begin(&mut page);
    let shades = Shades {
        darkest: darkest(team.range[1]),
        roots: false,
    };
    cells(&mut page, &grid, team.team, shades);
    grid.finish(&mut page);
    page.y += 12.0;
    shades.bar(&mut page, grid.end(), &say!("share-of-panels"));
    held(&mut page, &names, &axes, &grid.remarks());
    let half = (sweep.points.iter())
        .filter_map(|point| point.selection_probability.get(team.team))
        .map(|interval| (interval.high - interval.low) / 2.0)
        .fold(0.0, f64::max);
    let error = error_of_probability(sweep.method, half);
    let description = say!(
        "team-grid-described",
        team = &names.teams[team.team],
        low = percent(team.range[0]),
        high = percent(team.range[1]),
        rows = axis_label(&names, axes[0]),
        columns = axis_label(&names, axes[1]),
        error = &error
    );
    page.finish("sweep", &foot(&sweep.into(), &error), &description, names)
}

fn cells(page: &mut Page<'_>, grid: &Grid<'_>, team: usize, shades: Shades) {
    let (width, height) = grid.cell;
    let gap = if width > 24.0 && height > 14.0 {
        1.0
    } else {
        0.0
    };
    let places = (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |column| (row, column)));
    let cells = places.filter_map(|(row, column)| {
        let share = share(grid.point(row, column)?, team);
        Some(((row, column), share, shades.color(share)))
    });
    let cells: Vec<((usize, usize), f64, Color)> = cells.collect();
    for ((row, column), _, ground) in &cells {
        if *ground != WHITE {
            // Without gaps a cell reaches under the next ones: no seams.
            let over = if gap > 0.0 { -gap } else { 0.5 };
            let reach = |next: usize, all: usize| if next < all { over } else { -gap };
            let right = reach(column + 1, grid.columns);
            let below = reach(row + 1, grid.rows);
            let size = (width + right, height + below);
            page.canvas.rect(grid.corner(*row, *column), size, *ground);
        }
    }
    grid.hatch(page);
    for ((row, column), share, ground) in cells.iter().filter(|_| grid.figures) {
        let (x, y) = grid.corner(*row, *column);
        let (x, y) = (x + width / 2.0, y + height / 2.0);
        let figure = whole(*share);
        if grid.has_beyond() {
            let half = page.canvas.ruler.width(&figure, FIGURE) / 2.0 + 2.0;
            page.canvas
                .rect((x - half, y - 7.0), (2.0 * half, 14.0), *ground);
        }
        let at = (x, y + FIGURE.baseline_shift());
        page.canvas
            .text(at, Align::Middle, FIGURE, contrasting(*ground), &figure);
    }
}
