//! A polytope as disjoint simplices: cut from one around it.

use std::collections::HashMap;

use super::{TINY, dot};

/// More simplices than this are not made.
const MOST: usize = 20_000;

/// Numbers to look at in one step: conditions times corners or simplices times dimension. Steps that
/// would take more are not begun.
const MOST_WORK: usize = 200_000_000;

/// Disjoint simplices with shared corners.
pub(super) struct Triangulation {
    pub(super) corners: Vec<Vec<f64>>,
    pub(super) simplices: Vec<Vec<u32>>,
}

impl Triangulation {
    pub(super) fn around(corners: Vec<Vec<f64>>) -> Self {
        Self {
            simplices: vec![(0..corners.len() as u32).collect()],
            corners,
        }
    }

    /// Cuts by one condition after another, at each step by the one that makes fewest simplices;
    /// those that would make too many are left in `conditions`.
    pub(super) fn cut_by(&mut self, conditions: &mut Vec<(Vec<f64>, f64)>) {
        loop {
            let dimension = self.corners.first().map_or(0, Vec::len);
            let each = conditions.len() * dimension;
            if each * self.corners.len() > MOST_WORK {
                return;
            }
            let most = MOST.min(MOST_WORK / each.max(1));
            let mut best: Option<(usize, usize, Vec<f64>)> = None;
            let mut needed = Vec::new();
            for (row, constant) in conditions.drain(..) {
                let size = row.iter().fold(0.0, |m: f64, x| m.max(x.abs()));
                let above = |corner: &Vec<f64>| {
                    let distance = dot(&row, corner) - constant;
                    if distance.abs() <= TINY * size {
                        0.0
                    } else {
                        distance
                    }
                };
                let above: Vec<f64> = self.corners.iter().map(above).collect();
                let used = self.simplices.iter().flatten();
                if used.clone().all(|corner| above[*corner as usize] >= 0.0) {
                    continue;
                }
                let makes = self.simplices.iter().map(|s| pieces(s, &above)).sum();
                if best.as_ref().is_none_or(|best| makes < best.0) {
                    best = Some((makes, needed.len(), above));
                }
                needed.push((row, constant));
            }
            *conditions = needed;
            match best {
                Some((makes, at, above)) if makes <= most => {
                    conditions.remove(at);
                    self.cut(&above);
                }
                _ => return,
            }
        }
    }

    /// Keeps what lies above; `above` holds each corner's distance.
    fn cut(&mut self, above: &[f64]) {
        let mut between: HashMap<(u32, u32), u32> = HashMap::new();
        let mut kept = Vec::new();
        for simplex in std::mem::take(&mut self.simplices) {
            let of = |wanted: fn(f64) -> bool| -> Vec<u32> {
                let wanted = |corner: &&u32| wanted(above[**corner as usize]);
                simplex.iter().filter(wanted).copied().collect()
            };
            let (inner, outer) = (of(|x| x > 0.0), of(|x| x < 0.0));
            if inner.is_empty() {
                continue;
            }
            if outer.is_empty() {
                kept.push(simplex);
                continue;
            }
            let on = of(|x| x == 0.0);
            // Where the edge from each inner to each outer corner meets the plane.
            let corners = &mut self.corners;
            let mut meet = |i: u32, j: u32| {
                *between.entry((i, j)).or_insert_with(|| {
                    let (a, b) = (above[i as usize], -above[j as usize]);
                    let share = a / (a + b);
                    let ends = corners[i as usize].iter().zip(&corners[j as usize]);
                    let corner = ends.map(|(x, y)| x + share * (y - x)).collect();
                    corners.push(corner);
                    (corners.len() - 1) as u32
                })
            };
            for path in staircases(inner.len(), outer.len()) {
                let last = path.last().map_or(0, |cell| cell.0);
                let met = path.iter().map(|(i, j)| meet(inner[*i], outer[*j]));
                let met: Vec<u32> = met.collect();
                let whole = met.into_iter().chain(inner[last..].iter().copied());
                kept.push(whole.chain(on.iter().copied()).collect());
            }
        }
        self.simplices = kept;
        self.tidy();
    }

    /// Drops corners that no simplex has any more.
    fn tidy(&mut self) {
        let mut places: HashMap<u32, u32> = HashMap::new();
        let mut corners = Vec::new();
        for corner in self.simplices.iter_mut().flatten() {
            *corner = *places.entry(*corner).or_insert_with(|| {
                corners.push(self.corners[*corner as usize].clone());
                (corners.len() - 1) as u32
            });
        }
        self.corners = corners;
    }

    /// Shares of the volume, added up; simplices without volume are dropped.
    pub(super) fn cumulative(&mut self) -> Option<Vec<f64>> {
        // One alone is all of the volume. It has some, or nothing would have been cut or kept.
        if self.simplices.len() == 1 {
            return Some(vec![1.0]);
        }
        let volume = |simplex: &Vec<u32>| {
            let origin = &self.corners[*simplex.first()? as usize];
            let edges = simplex[1..].iter().map(|corner| {
                let corner = &self.corners[*corner as usize];
                corner.iter().zip(origin).map(|(x, y)| x - y).collect()
            });
            Some(determinant(edges.collect()).abs())
        };
        let volumes: Vec<f64> = self.simplices.iter().filter_map(volume).collect();
        let total: f64 = volumes.iter().sum();
        let mut kept = Vec::new();
        let mut cumulative = Vec::new();
        let mut sum = 0.0;
        for (simplex, volume) in std::mem::take(&mut self.simplices).into_iter().zip(volumes) {
            if volume > 1e-13 * total {
                sum += volume;
                kept.push(simplex);
                cumulative.push(sum);
            }
        }
        self.simplices = kept;
        for share in &mut cumulative {
            *share /= sum;
        }
        *cumulative.last_mut()? = 1.0;
        Some(cumulative)
    }
}

/// How many simplices a cut leaves of this one.
fn pieces(simplex: &[u32], above: &[f64]) -> usize {
    let count = |wanted: fn(f64) -> bool| {
        let corners = simplex.iter();
        corners.filter(|c| wanted(above[**c as usize])).count()
    };
    let (inner, outer) = (count(|x| x > 0.0), count(|x| x < 0.0));
    if inner == 0 {
        return 0;
    }
    // (inner + outer − 1) over outer.
    (1..=outer).fold(1usize, |paths, k| paths.saturating_mul(inner - 1 + k) / k)
}

/// Monotone paths through a grid from (0, 0) to any row of the last column, as lists of cells.
fn staircases(rows: usize, columns: usize) -> Vec<Vec<(usize, usize)>> {
    let mut all = vec![vec![(0, 0)]];
    let mut done = Vec::new();
    while let Some(path) = all.pop() {
        let (row, column) = path[path.len() - 1];
        if column + 1 == columns {
            done.push(path.clone());
        } else {
            let mut right = path.clone();
            right.push((row, column + 1));
            all.push(right);
        }
        if row + 1 < rows {
            let mut down = path;
            down.push((row + 1, column));
            all.push(down);
        }
    }
    done
}

/// Determinant by elimination with pivots.
fn determinant(mut rows: Vec<Vec<f64>>) -> f64 {
    let count = rows.len();
    let mut product = 1.0;
    for at in 0..count {
        let pivot = (at..count).max_by(|a, b| rows[*a][at].abs().total_cmp(&rows[*b][at].abs()));
        let pivot = pivot.unwrap_or(at);
        rows.swap(at, pivot);
        let value = rows[at][at];
        if value == 0.0 {
            return 0.0;
        }
        product *= value;
        let (done, below) = rows.split_at_mut(at + 1);
        for row in below {
            let factor = row[at] / value;
            for (x, y) in row[at..].iter_mut().zip(&done[at][at..]) {
                *x -= factor * y;
            }
        }
    }
    product
}
