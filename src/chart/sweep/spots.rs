//! Where inside a region of a map its label has room.

use super::grid::Grid;

/// A label inside a region needs this height.
const LINE: f64 = 18.0;
/// Free space on either side of a label.
const AIR: f64 = 7.0;

/// Middle of a label, from the left of the page and the top of the map.
type Spot = (f64, f64);

/// The regions of a map, as the cells that belong to each.
pub(super) struct Spots<'a> {
    grid: &'a Grid<'a>,
    cells: &'a [Option<usize>],
}

impl<'a> Spots<'a> {
    /// Cells run row by row from the top.
    pub(super) fn new(grid: &'a Grid<'a>, cells: &'a [Option<usize>]) -> Self {
        Spots { grid, cells }
    }

    fn is(&self, row: usize, column: usize, region: usize) -> bool {
        self.cells.get(row * self.grid.columns + column) == Some(&Some(region))
    }

    /// Where a label of this width has room inside a region, away from the frame: as near to the
    /// middle of the region as can be.
    pub(super) fn find(&self, width: f64, region: usize) -> Option<Spot> {
        let (grid, half) = (self.grid, width / 2.0 + AIR);
        let high = (LINE / grid.cell.1).ceil().max(1.0) as usize;
        let middle = self.middle(region);
        let mut best: Option<(f64, Spot)> = None;
        for row in 0..(grid.rows + 1).saturating_sub(high) {
            let y = grid.cell.1 * (row as f64 + high as f64 / 2.0);
            let mut column = 0;
            while column < grid.columns {
                let full =
                    |column: usize| (row..row + high).all(|row| self.is(row, column, region));
                let run = (column..grid.columns).take_while(|&at| full(at)).count();
                let (left, right) = (grid.corner(0, column).0, grid.corner(0, column + run).0);
                column += run + 1;
                for (left, right) in self.rooms((left, right), y) {
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

    /// What the frame of the scenario as written leaves of a room at this height: left of it, inside
    /// it and right of it; nothing where its upper or lower side runs there.
    fn rooms(&self, (left, right): (f64, f64), y: f64) -> Vec<(f64, f64)> {
        let Some([from, over, to, under]) = self.grid.frame() else {
            return vec![(left, right)];
        };
        let reach = LINE / 2.0 + 1.0;
        if y + reach < over || under < y - reach {
            return vec![(left, right)];
        }
        let outside = [(left, right.min(from)), (left.max(to), right)];
        let inside = (left.max(from), right.min(to));
        let crossed = (y - over).abs() < reach || (y - under).abs() < reach;
        let mut rooms = outside.to_vec();
        rooms.extend((!crossed).then_some(inside));
        rooms
    }

    /// Mean place of a region's cells.
    fn middle(&self, region: usize) -> Spot {
        let cells = self.cells.iter().enumerate();
        let cells = cells.filter(|(_, which)| **which == Some(region));
        let (mut sum, mut count) = ((0.0, 0.0), 0.0_f64);
        for (at, _) in cells {
            sum.0 += (at % self.grid.columns) as f64 + 0.5;
            sum.1 += (at / self.grid.columns) as f64 + 0.5;
            count += 1.0;
        }
        let (column, row) = (sum.0 / count.max(1.0), sum.1 / count.max(1.0));
        let left = self.grid.corner(0, 0).0;
        (left + self.grid.cell.0 * column, self.grid.cell.1 * row)
    }
}
