//! Which teams are the likeliest over two axes, as regions of colour.

use crate::analysis::{Axis, Lineups, Sweep};
use crate::chart::canvas::Align;
use crate::chart::color::{BLUE, Color, DISTINCT, GREY, HIGHLIGHT, WHITE, contrasting};
use crate::chart::error::ChartError;
use crate::chart::foot::{error_of_probability, foot, panels};
use crate::chart::names::Names;
use crate::chart::number::{Counts, counted, list, percent};
use crate::chart::page::{Head, Page, ROOM, SUBTITLE, TITLE};
use crate::chart::picture::Picture;
use crate::chart::swatch::Swatch;
use crate::chart::typeface::{LABEL, Ruler};
use crate::chart::wrap::ellipsis;
use crate::words::{Words, likeliest, say};

use super::grid::Grid;
use super::held::{axis_label, held, short};
use super::spots::Spots;

/// Sets that have a colour of their own.
const COLOURS: usize = 1 + DISTINCT.len();
/// A name this long still stands in its region.
const NAME: f64 = 200.0;
/// Sets that a legend tells of.
const TOLD: usize = COLOURS;
/// Teams that are always in and are named.
const NAMED: usize = 6;

/// The picture of the likeliest teams over two axes.
pub(super) fn draw(
    sweep: &Sweep,
    axes: [&Axis; 2],
    names: Names,
    ruler: &Ruler,
) -> Result<Picture, ChartError> {
    let mut grid = Grid::new(sweep, axes, &names, ruler, false);
    let regions = Regions::new(&grid, sweep, &names, ruler);
    let head = head(sweep, axes, &names, ruler, (&grid, &regions));
    let mut page = Page::new(ruler, &names, head);
    grid.begin(&mut page);
    regions.fill(&mut page, &grid);
    regions.outline(&mut page, &grid, &names);
    grid.hatch(&mut page);
    for (which, (spot, label)) in regions.labels.iter().enumerate() {
        if let Some((x, y)) = spot {
            // Found before the page was set, from the top of the map.
            let (y, ground) = (grid.top + y, color(which));
            if grid.has_beyond() {
                let (half, high) = (ruler.width(label, LABEL) / 2.0 + 3.0, LABEL.size);
                page.canvas.rect(
                    (x - half, y - high / 2.0 - 2.0),
                    (2.0 * half, high + 4.0),
                    ground,
                );
            }
            let at = (*x, y + LABEL.baseline_shift());
            let ink = contrasting(ground);
            page.canvas.text(at, Align::Middle, LABEL, ink, label);
        }
    }
    grid.finish(&mut page);
    let said: Vec<String> = regions
        .always(sweep, &names)
        .into_iter()
        .chain(regions.never(sweep, &names))
        .chain(grid.remarks())
        .collect();
    held(&mut page, &names, &axes, &said);
    let error = error_of_probability(sweep.method, sweep.widest());
    let mut parts: Vec<String> = (regions.lineups.all.iter().enumerate().take(TOLD))
        .map(|(which, set)| {
            let part = set.points as f64 / sweep.points.len().max(1) as f64;
            format!("{} {}", regions.told(which, &names), percent(part))
        })
        .collect();
    let more = regions.lineups.all.len().saturating_sub(TOLD);
    if more > 0 {
        parts.push(counted(more, "other set"));
    }
    let description = say!(
        "regions-described",
        rows = axis_label(&names, axes[0]),
        columns = axis_label(&names, axes[1]),
        parts = parts.join("; "),
        error = &error
    );
    page.finish("sweep", &foot(&sweep.into(), &error), &description, names)
}

fn head(
    sweep: &Sweep,
    axes: [&Axis; 2],
    names: &Names,
    ruler: &Ruler,
    (grid, regions): (&Grid<'_>, &Regions),
) -> Head {
    let short_names = names.short(ruler, TITLE, ROOM * 0.4);
    let labels = axes.map(|axis| short(&axis_label(names, axis)));
    let mut key = regions.key(names, ruler);
    if grid.has_base() {
        let words = ellipsis(ruler, &grid.base_words(), SUBTITLE, ROOM - 30.0);
        key.push((Swatch::Frame, words));
    }
    if grid.has_beyond() {
        key.push((Swatch::Hatch, say!("beyond-the-scale")));
    }
    let places = sweep.same_places();
    let whom = places.map_or_else(|| say!("likeliest-teams"), likeliest);
    if let (Some((_, out)), true) = (names.key(&names.highlighted), regions.outlines(names)) {
        key.push((
            Swatch::Line(HIGHLIGHT),
            say!(
                "regions-out",
                teams = out,
                whom = whom,
                whom_n = places.unwrap_or_default()
            ),
        ));
    }
    let besides = if regions.lineups.always().is_empty() || regions.lineups.all.len() == 1 {
        String::new()
    } else {
        format!(" {}", say!("regions-besides"))
    };
    let count = places.unwrap_or_default();
    Head {
        title: Words::new(&short_names).labelled(&labels).map(&sweep.map()),
        subtitle: say!(
            "regions-subtitle",
            places = Counts::of(&[count]).say(count),
            places_n = count,
            besides = besides,
            panels = panels(sweep.method, sweep.draws)
        ),
        key,
    }
}

/// Which set of teams is the likeliest in each cell, row by row from the top.
struct Regions {
    lineups: Lineups,
    cells: Vec<Option<usize>>,
    columns: usize,
    rows: usize,
    /// What stands in the regions of each set, and where.
    labels: Vec<(Option<(f64, f64)>, String)>,
    /// Whether these are letters.
    letters: bool,
}

impl Regions {
    fn new(grid: &Grid<'_>, sweep: &Sweep, names: &Names, ruler: &Ruler) -> Self {
        let lineups = sweep.lineups();
        let places = (0..grid.rows).flat_map(|row| (0..grid.columns).map(move |c| (row, c)));
        let cells = places.map(|(row, column)| {
            let &[row, column] = grid.point(row, column)?.at.as_slice() else {
                return None;
            };
            lineups.at.get(row * grid.columns + column).copied()
        });
        let mut regions = Regions {
            cells: cells.collect(),
            columns: grid.columns,
            rows: grid.rows,
            labels: Vec::new(),
            letters: false,
            lineups,
        };
        let count = regions.lineups.all.len();
        let spots = Spots::new(grid, &regions.cells);
        let placed = |label: String, which: usize| {
            let spot = spots.find(ruler.width(&label, LABEL), which);
            (spot, label)
        };
        let fits = |label: &String| ruler.width(label, LABEL) <= NAME;
        let few = (0..count).take_while(|_| count <= COLOURS);
        let named: Vec<String> = few.map(|which| regions.told(which, names)).collect();
        regions.letters = named.len() < count || !named.iter().all(fits);
        let labels = (0..count).map(|which| match named.get(which) {
            Some(label) if !regions.letters => placed(label.clone(), which),
            _ => placed(Lineups::letter(which), which),
        });
        let labels: Vec<_> = labels.collect();
        regions.labels = labels;
        regions
    }

    fn told(&self, which: usize, names: &Names) -> String {
        if self.lineups.all.len() == 1 {
            return say!("regions-same");
        }
        Words::new(&names.teams).lineup(&self.lineups, which)
    }

    /// Sets whose names do not stand in their regions.
    fn key(&self, names: &Names, ruler: &Ruler) -> Vec<(Swatch, String)> {
        let mut key = Vec::new();
        for (which, (spot, _)) in self.labels.iter().enumerate().take(TOLD) {
            if spot.is_some() && !self.letters {
                continue;
            }
            let letter = if self.letters {
                Lineups::letter(which) + "\u{a0}\u{a0}"
            } else {
                String::new()
            };
            let words = ellipsis(ruler, &self.told(which, names), SUBTITLE, ROOM - 60.0);
            key.push((Swatch::Bar(color(which)), letter + &words));
        }
        if let Some(others) = self
            .labels
            .len()
            .checked_sub(TOLD)
            .filter(|others| *others > 0)
        {
            let words = say!("regions-letters", sets = counted(others, "other set"));
            key.push((Swatch::Bar(GREY), words));
        }
        key
    }

    /// Who is among the likeliest everywhere.
    fn always(&self, sweep: &Sweep, names: &Names) -> Option<String> {
        let always = self.lineups.always();
        let places = sweep.same_places();
        let whom = places.map_or_else(|| say!("likeliest-teams"), likeliest);
        let teams: Vec<&str> = always
            .iter()
            .map(|&team| names.teams[team].as_str())
            .collect();
        match teams.len() {
            0 => None,
            1..=NAMED => Some(say!(
                "regions-always",
                whom = whom,
                whom_n = places.unwrap_or_default(),
                teams = list(&teams)
            )),
            many => Some(say!(
                "regions-always-many",
                teams = counted(many, "team"),
                whom = whom
            )),
        }
    }

    /// Who stands out, but nowhere on the map.
    fn never(&self, sweep: &Sweep, names: &Names) -> Option<String> {
        let is_in = |team: usize| self.lineups.all.iter().any(|set| set.teams.contains(&team));
        let never = names.highlighted.iter().filter(|&&team| !is_in(team));
        let never: Vec<&str> = never.map(|&team| names.teams[team].as_str()).collect();
        let places = sweep.same_places();
        let whom = places.map_or_else(|| say!("likeliest-teams"), likeliest);
        (!never.is_empty()).then(|| {
            say!(
                "regions-never",
                whom = whom,
                whom_n = places.unwrap_or_default(),
                teams = list(&never)
            )
        })
    }

    fn at(&self, row: usize, column: usize) -> Option<usize> {
        self.cells
            .get(row * self.columns + column)
            .copied()
            .flatten()
    }

    /// Runs of cells of one set as one rectangle each: small files, no seams.
    fn fill(&self, page: &mut Page<'_>, grid: &Grid<'_>) {
        for row in 0..self.rows {
            let mut column = 0;
            while column < self.columns {
                let which = self.at(row, column);
                let run = (column..self.columns)
                    .take_while(|&at| self.at(row, at) == which)
                    .count();
                if let Some(which) = which {
                    // Under the next row: no seams however large it is drawn.
                    let under = if row + 1 < self.rows { 0.5 } else { 0.0 };
                    let size = (grid.cell.0 * run as f64, grid.cell.1 + under);
                    let corner = grid.corner(row, column);
                    page.canvas.rect(corner, size, color(which));
                }
                column += run;
            }
        }
        // Greys are told apart by their borders.
        if self.labels.len() > COLOURS {
            self.borders(page, grid, 1.0, WHITE, |which| which);
        }
    }

    /// Lines between cells for which `kind` differs.
    fn borders<K: PartialEq>(
        &self,
        page: &mut Page<'_>,
        grid: &Grid<'_>,
        width: f64,
        color: Color,
        kind: impl Fn(Option<usize>) -> K,
    ) {
        for row in 0..self.rows {
            for column in 0..self.columns {
                let here = kind(self.at(row, column));
                let (left, top) = grid.corner(row, column);
                let (right, bottom) = grid.corner(row + 1, column + 1);
                if column + 1 < self.columns && kind(self.at(row, column + 1)) != here {
                    page.canvas
                        .line(vec![(right, top), (right, bottom)], width, color);
                }
                if row + 1 < self.rows && kind(self.at(row + 1, column)) != here {
                    page.canvas
                        .line(vec![(left, bottom), (right, bottom)], width, color);
                }
            }
        }
    }

    /// Whether a team that stands out is in somewhere, but not everywhere.
    fn outlines(&self, names: &Names) -> bool {
        let mut standing_out = names.highlighted.iter();
        standing_out.any(|team| {
            let somewhere = self.lineups.all.iter().any(|set| set.teams.contains(team));
            somewhere && !self.lineups.always().contains(team)
        })
    }

    /// Around the cells in which teams that stand out are in.
    fn outline(&self, page: &mut Page<'_>, grid: &Grid<'_>, names: &Names) {
        if !self.outlines(names) {
            return;
        }
        for (width, color) in [(6.0, WHITE), (3.5, HIGHLIGHT)] {
            for team in &names.highlighted {
                self.borders(page, grid, width, color, |which| {
                    which.is_some_and(|which| self.lineups.all[which].teams.contains(team))
                });
            }
        }
    }
}

/// A colour of its own for each of the first sets, grey for the rest.
fn color(which: usize) -> Color {
    match which.checked_sub(1) {
        None => BLUE,
        Some(at) => DISTINCT.get(at).copied().unwrap_or(GREY),
    }
}
