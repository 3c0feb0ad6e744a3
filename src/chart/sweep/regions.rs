//! Who holds the last place over two axes, as regions of colour.

use crate::analysis::{Axis, Sweep};
use crate::chart::canvas::Align;
use crate::chart::color::{BLUE, Color, DISTINCT, GREY, INK, contrasting};
use crate::chart::error::ChartError;
use crate::chart::foot::{foot, panels};
use crate::chart::names::Names;
use crate::chart::number::{counted, percent, points};
use crate::chart::page::{Head, Page, ROOM, SUBTITLE, Swatch, TITLE};
use crate::chart::picture::Picture;
use crate::chart::rows::{LABEL, baseline_shift};
use crate::chart::typeface::Ruler;
use crate::chart::wrap::ellipsis;
use crate::words::Words;

use super::grid::Grid;
use super::held::{axis_label, held};

/// A label inside a region needs this height.
const LINE: f64 = 18.0;

/// The picture of the last place over two axes.
pub(super) fn draw(
    sweep: &Sweep,
    axes: [&Axis; 2],
    names: Names,
    ruler: &Ruler,
) -> Result<Picture, ChartError> {
    let mut grid = Grid::new(sweep, axes, &names, ruler, false);
    let regions = Regions::new(&grid, sweep.teams.len());
    let spots: Vec<Option<Spot>> = (regions.holders.iter())
        .map(|&(team, _)| regions.spot(&grid, ruler.width(&names.teams[team], LABEL), team))
        .collect();
    let head = head(sweep, axes, &names, ruler, (&grid, &regions, &spots));
    let mut page = Page::new(ruler, head);
    grid.begin(&mut page);
    regions.fill(&mut page, &grid);
    for (&(team, _), spot) in regions.holders.iter().zip(&spots) {
        if let Some(spot) = spot {
            // Found before the page was set, from the top of the map.
            let at = (spot.0, grid.top + spot.1 + baseline_shift(LABEL));
            let color = contrasting(regions.color(team));
            let name = &names.teams[team];
            page.canvas.text(at, Align::Middle, LABEL, color, name);
        }
    }
    grid.finish(&mut page);
    let off: Vec<String> = grid.off_the_map().into_iter().collect();
    held(&mut page, &names, &axes, &off);
    let half = (sweep.points.iter())
        .flat_map(|point| &point.selection_probability)
        .map(|interval| (interval.high - interval.low) / 2.0)
        .fold(0.0, f64::max);
    let error = format!(
        "95\u{a0}% Monte Carlo interval of a probability at most ±{} percentage points",
        points(half)
    );
    let parts: Vec<String> = (regions.holders.iter())
        .map(|&(team, part)| format!("{} {}", names.teams[team], percent(part)))
        .collect();
    let description = format!(
        "Map of the team at the last place, rows {}, columns {}. Parts of the cells: {}. {error}.",
        axis_label(&names, axes[0]),
        axis_label(&names, axes[1]),
        parts.join("; ")
    );
    page.finish("sweep", &foot(&sweep.into(), &error), &description, names)
}

fn head(
    sweep: &Sweep,
    axes: [&Axis; 2],
    names: &Names,
    ruler: &Ruler,
    (grid, regions, spots): (&Grid<'_>, &Regions, &[Option<Spot>]),
) -> Head {
    let short_names = names.short(ruler, TITLE, ROOM * 0.4);
    let labels = axes.map(|axis| axis_label(names, axis));
    let in_key = names.short(ruler, SUBTITLE, 240.0);
    let mut key = Vec::new();
    let mut others = 0;
    for (&(team, _), spot) in regions.holders.iter().zip(spots) {
        if regions.color(team) == GREY && spot.is_none() {
            others += 1;
        } else if spot.is_none() {
            key.push((Swatch::Bar(regions.color(team)), in_key[team].clone()));
        }
    }
    if others > 0 {
        key.push((Swatch::Bar(GREY), counted(others, "other team")));
    }
    if grid.has_base() {
        let words = ellipsis(ruler, &grid.base_words(), SUBTITLE, ROOM - 30.0);
        key.push((Swatch::Ring(INK), words));
    }
    let which = match sweep.same_places() {
        Some(1) => "The likeliest team".to_owned(),
        Some(places) => format!("The team at place {places} by selection probability"),
        None => "The team at the last place by selection probability".to_owned(),
    };
    Head {
        title: Words::new(&short_names).labelled(&labels).map(&sweep.map()),
        subtitle: format!(
            "{which}, in {} in each cell",
            panels(sweep.method, sweep.draws)
        ),
        key,
    }
}

/// Who holds the last place in each cell.
struct Regions {
    /// Row by row from the top.
    cells: Vec<Option<usize>>,
    columns: usize,
    rows: usize,
    /// Teams that hold it anywhere with their part of the cells, most first.
    holders: Vec<(usize, f64)>,
}

/// Middle of a label, from the left of the page and the top of the map.
type Spot = (f64, f64);

impl Regions {
    fn new(grid: &Grid<'_>, teams: usize) -> Self {
        let places = (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |c| (row, c)));
        let cells: Vec<Option<usize>> = places
            .map(|(row, column)| grid.point(row, column)?.likeliest().last().copied())
            .collect();
        let mut counts = vec![0_usize; teams];
        for &team in cells.iter().flatten() {
            counts[team] += 1;
        }
        let all = counts.iter().sum::<usize>().max(1) as f64;
        let mut holders: Vec<(usize, f64)> = (counts.iter().enumerate())
            .filter(|(_, count)| **count > 0)
            .map(|(team, &count)| (team, count as f64 / all))
            .collect();
        holders.sort_by(|a, b| b.1.total_cmp(&a.1));
        Regions {
            cells,
            columns: grid.columns,
            rows: grid.rows,
            holders,
        }
    }

    /// A colour of its own for each of the first, grey for the rest.
    fn color(&self, team: usize) -> Color {
        let at = self.holders.iter().position(|holder| holder.0 == team);
        match at {
            Some(0) => BLUE,
            Some(at) => DISTINCT.get(at - 1).copied().unwrap_or(GREY),
            None => GREY,
        }
    }

    fn team(&self, row: usize, column: usize) -> Option<usize> {
        self.cells
            .get(row * self.columns + column)
            .copied()
            .flatten()
    }

    /// Runs of cells of one colour as one rectangle each: small files, no seams.
    fn fill(&self, page: &mut Page<'_>, grid: &Grid<'_>) {
        for row in 0..self.rows {
            let mut column = 0;
            while column < self.columns {
                let team = self.team(row, column);
                let run = (column..self.columns)
                    .take_while(|&at| self.team(row, at) == team)
                    .count();
                if let Some(team) = team {
                    let size = (grid.cell.0 * run as f64, grid.cell.1);
                    let corner = grid.corner(row, column);
                    page.canvas.rect(corner, size, self.color(team));
                }
                column += run;
            }
        }
    }

    /// Where inside a team's regions its name has room, away from the ring: as near to their
    /// common middle as can be.
    fn spot(&self, grid: &Grid<'_>, width: f64, team: usize) -> Option<Spot> {
        let half = width / 2.0 + 6.0;
        let high = (LINE / grid.cell.1).ceil().max(1.0) as usize;
        let middle = self.middle(grid, team);
        let ring = grid.ring();
        let mut best: Option<(f64, Spot)> = None;
        for row in 0..(self.rows + 1).saturating_sub(high) {
            let y = grid.cell.1 * (row as f64 + high as f64 / 2.0);
            let mut column = 0;
            while column < self.columns {
                let full = |column: usize| {
                    (row..row + high).all(|row| self.team(row, column) == Some(team))
                };
                let run = (column..self.columns).take_while(|&at| full(at)).count();
                let (left, right) = (grid.corner(0, column).0, grid.corner(0, column + run).0);
                column += run + 1;
                // Left of the ring, right of it, or wherever it does not reach.
                let mut rooms = vec![(left, right)];
                if let Some([from, over, to, under]) = ring
                    && over - LINE / 2.0 < y
                    && y < under + LINE / 2.0
                {
                    rooms = vec![(left, right.min(from)), (left.max(to), right)];
                }
                for (left, right) in rooms {
                    if right - left < 2.0 * half {
                        continue;
                    }
                    let x = middle.0.clamp(left + half, right - half);
                    let away = libm::hypot(x - middle.0, y - middle.1);
                    if best.is_none_or(|(least, _)| away < least) {
                        best = Some((away, (x, y)));
                    }
                }
            }
        }
        best.map(|(_, spot)| spot)
    }

    /// Mean place of a team's cells.
    fn middle(&self, grid: &Grid<'_>, team: usize) -> (f64, f64) {
        let cells = (self.cells.iter().enumerate()).filter(|(_, holder)| **holder == Some(team));
        let (mut sum, mut count) = ((0.0, 0.0), 0.0_f64);
        for (at, _) in cells {
            sum.0 += (at % self.columns) as f64 + 0.5;
            sum.1 += (at / self.columns) as f64 + 0.5;
            count += 1.0;
        }
        let (column, row) = (sum.0 / count.max(1.0), sum.1 / count.max(1.0));
        (
            grid.corner(0, 0).0 + grid.cell.0 * column,
            grid.cell.1 * row,
        )
    }
}
