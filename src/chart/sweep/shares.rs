//! One team's selection probability over two axes, as a heat map.

use crate::analysis::finding::TeamMap;
use crate::analysis::{Axis, Sweep};
use crate::chart::canvas::Align;
use crate::chart::color::{INK, WHITE, contrasting, heat};
use crate::chart::color_bar::{color_bar, darkest};
use crate::chart::error::ChartError;
use crate::chart::foot::{foot, panels};
use crate::chart::names::Names;
use crate::chart::number::{percent, points, whole};
use crate::chart::page::{Head, Page, ROOM, SUBTITLE, Swatch, TITLE};
use crate::chart::picture::Picture;
use crate::chart::rows::baseline_shift;
use crate::chart::typeface::{Ruler, Type};
use crate::chart::wrap::ellipsis;
use crate::words::Words;

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
        key.push((Swatch::Ring(INK), words));
    }
    let head = Head {
        title: Words::new(&short_names).team_map(&team),
        subtitle: format!(
            "Share of {} in which {name} is selected, in percent, by {} and {}",
            panels(sweep.method, sweep.draws),
            short(&axis_label(&names, axes[0])),
            short(&axis_label(&names, axes[1]))
        ),
        key,
    };
    let mut page = Page::new(ruler, head);
    grid.begin(&mut page);
    let darkest = darkest(team.range[1]);
    cells(&mut page, &grid, team.team, darkest);
    grid.finish(&mut page);
    page.y += 12.0;
    color_bar(&mut page, grid.end(), darkest, "share of draws");
    let off: Vec<String> = grid.off_the_map().into_iter().collect();
    held(&mut page, &names, &axes, &off);
    let half = (sweep.points.iter())
        .filter_map(|point| point.selection_probability.get(team.team))
        .map(|interval| (interval.high - interval.low) / 2.0)
        .fold(0.0, f64::max);
    let error = format!(
        "95\u{a0}% Monte Carlo interval of a probability at most ±{} percentage points",
        points(half)
    );
    let description = format!(
        "Heat map of the selection probability of {}, from {} to {}: rows {}, columns {}. {error}.",
        names.teams[team.team],
        percent(team.range[0]),
        percent(team.range[1]),
        axis_label(&names, axes[0]),
        axis_label(&names, axes[1])
    );
    page.finish("sweep", &foot(&sweep.into(), &error), &description, names)
}

fn cells(page: &mut Page<'_>, grid: &Grid<'_>, team: usize, darkest: f64) {
    let (width, height) = grid.cell;
    let gap = if width > 24.0 && height > 14.0 {
        1.0
    } else {
        0.0
    };
    for row in 0..grid.rows {
        for column in 0..grid.columns {
            let Some(point) = grid.point(row, column) else {
                continue;
            };
            let share = share(point, team);
            let ground = heat(share / darkest);
            let (x, y) = grid.corner(row, column);
            if ground != WHITE {
                page.canvas
                    .rect((x, y), (width - gap, height - gap), ground);
            }
            if grid.figures {
                let at = (x + width / 2.0, y + height / 2.0 + baseline_shift(FIGURE));
                let (color, figure) = (contrasting(ground), whole(share));
                page.canvas.text(at, Align::Middle, FIGURE, color, &figure);
            }
        }
    }
}
