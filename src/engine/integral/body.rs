//! Convex bodies within a simplex, by their corners and the facets that each corner lies on.
//!
//! A plane that cuts a body goes through edges. Two corners are the ends of an edge where no other
//! corner lies on all facets that both lie on. A body is made of the simplices that one of its corners
//! makes with those of the facets that it is not on, which are made up in the same way.

use std::sync::Arc;

/// What is linear within the simplex, at a corner.
#[derive(Debug)]
pub(super) struct Corner {
    /// Totals by team, in steps of the grid, and then the sums that questions compare, from their
    /// numbers on.
    pub(super) levels: Vec<f64>,
    /// Points that value 1 earns by criterion, where they are weights.
    pub(super) weights: Vec<f64>,
    /// Where in the simplex: shares of its corners.
    pub(super) place: Vec<f64>,
}

impl Corner {
    /// The point of an edge at this share of the way.
    fn between(&self, other: &Self, way: f64) -> Self {
        let mix = |from: &[f64], to: &[f64]| {
            let both = from.iter().zip(to);
            both.map(|(from, to)| from + way * (to - from)).collect()
        };
        Self {
            levels: mix(&self.levels, &other.levels),
            weights: mix(&self.weights, &other.weights),
            place: mix(&self.place, &other.place),
        }
    }
}

/// A convex body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    dimension: usize,
    pub(super) corners: Vec<Arc<Corner>>,
    /// By corner: the facets that it lies on, a bit each.
    facets: Vec<u64>,
}

impl Body {
    /// The simplex itself, of at most 64 corners.
    pub(super) fn simplex(corners: Vec<Arc<Corner>>) -> Self {
        let all = u64::MAX >> (64 - corners.len());
        Self {
            dimension: corners.len() - 1,
            facets: (0..corners.len()).map(|at| all & !(1 << at)).collect(),
            corners,
        }
    }

    /// What lies below the plane where the corners' heights are 0, and what lies above; none where
    /// bits do not suffice.
    pub(super) fn cut(&self, heights: &[f64], nothing: f64) -> Option<[Self; 2]> {
        let used = self.facets.iter().fold(0, |used, facets| used | facets);
        let plane = 1u64.checked_shl(used.trailing_ones())?;
        let mut halves = [-1.0, 1.0].map(|side| {
            let mut half = Self {
                dimension: self.dimension,
                corners: Vec::with_capacity(self.corners.len()),
                facets: Vec::with_capacity(self.corners.len()),
            };
            for (at, height) in heights.iter().enumerate() {
                if side * height > nothing {
                    half.add(&self.corners[at], self.facets[at]);
                } else if height.abs() <= nothing {
                    half.add(&self.corners[at], self.facets[at] | plane);
                }
            }
            half
        });
        for (below, low) in heights.iter().enumerate().filter(|(_, h)| **h < -nothing) {
            for (above, high) in heights.iter().enumerate().filter(|(_, h)| **h > nothing) {
                let both = self.facets[below] & self.facets[above];
                if !self.are_joined(below, above, both) {
                    continue;
                }
                let way = low / (low - high);
                let corner = self.corners[below].between(&self.corners[above], way);
                let corner = Arc::new(corner);
                for half in &mut halves {
                    half.add(&corner, both | plane);
                }
            }
        }
        for half in &mut halves {
            half.tidy();
        }
        Some(halves)
    }

    /// Whether two corners, which both lie on these facets, are the ends of an edge.
    fn are_joined(&self, one: usize, other: usize, both: u64) -> bool {
        both.count_ones() as usize + 1 >= self.dimension
            && (self.facets.iter().enumerate())
                .all(|(at, facets)| at == one || at == other || facets & both != both)
    }

    fn add(&mut self, corner: &Arc<Corner>, facets: u64) {
        self.corners.push(Arc::clone(corner));
        self.facets.push(facets);
    }

    /// Forgets facets that are none any more: each has as many corners as there are dimensions.
    fn tidy(&mut self) {
        let mut left = self.facets.iter().fold(0, |used, facets| used | facets);
        let mut none = 0;
        while left != 0 {
            let facet = left & left.wrapping_neg();
            left &= !facet;
            let corners = self.facets.iter().filter(|facets| *facets & facet != 0);
            if corners.count() < self.dimension {
                none |= facet;
            }
        }
        for facets in &mut self.facets {
            *facets &= !none;
        }
    }

    /// Whether it has corners enough for a volume.
    pub(super) fn is_solid(&self) -> bool {
        self.corners.len() > self.dimension
    }

    /// Calls for the corners of each simplex that it is made of, with its share of the volume of the
    /// simplex that holds all; false where there are too many corners.
    pub(super) fn fill(&self, each: &mut dyn FnMut(&[usize], f64)) -> bool {
        if self.corners.len() > 128 {
            return false;
        }
        let all = u128::MAX >> (128 - self.corners.len());
        let facets = self.facets.iter().fold(0, |used, facets| used | facets);
        // The corners of each facet.
        let facets: Vec<u128> = (0..64)
            .filter(|facet| facets >> facet & 1 == 1)
            .map(|facet| {
                let on = |at: &usize| self.facets[*at] >> facet & 1 == 1;
                let corners = (0..self.corners.len()).filter(on);
                corners.fold(0, |mask, at| mask | 1 << at)
            })
            .collect();
        self.fan(&mut Vec::new(), all, &facets, each);
        true
    }

    /// The simplices of a face, each with the corners taken before.
    fn fan(
        &self,
        taken: &mut Vec<usize>,
        face: u128,
        facets: &[u128],
        each: &mut dyn FnMut(&[usize], f64),
    ) {
        let dimension = self.dimension - taken.len();
        let first = face.trailing_zeros() as usize;
        if face.count_ones() as usize <= dimension + 1 {
            let before = taken.len();
            taken.extend((0..128).filter(|at| face >> at & 1 == 1));
            if taken.len() == self.dimension + 1 {
                each(taken, self.share(taken));
            }
            taken.truncate(before);
            return;
        }
        // The facets of the face: what others of it are in is no facet.
        let mut smaller: Vec<u128> = facets.iter().map(|facet| facet & face).collect();
        smaller.retain(|part| *part != face && part.count_ones() as usize >= dimension);
        smaller.sort_unstable();
        smaller.dedup();
        let whole: Vec<u128> = smaller.clone();
        smaller.retain(|part| !whole.iter().any(|of| of != part && part & of == *part));
        taken.push(first);
        for part in &smaller {
            if part >> first & 1 == 0 {
                self.fan(taken, *part, &smaller, each);
            }
        }
        taken.pop();
    }

    /// The share of a simplex with these corners: the size of the determinant of their places.
    fn share(&self, corners: &[usize]) -> f64 {
        let mut rows: Vec<Vec<f64>> = (corners.iter())
            .map(|at| self.corners[*at].place.clone())
            .collect();
        let mut share = 1.0;
        for column in 0..rows.len() {
            let size = |row: &usize| rows[*row][column].abs();
            let pivot = (column..rows.len()).max_by(|a, b| size(a).total_cmp(&size(b)));
            rows.swap(column, pivot.unwrap_or(column));
            let (above, below) = rows.split_at_mut(column + 1);
            let pivot = &above[column];
            share *= pivot[column].abs();
            if share == 0.0 {
                return 0.0;
            }
            for row in below {
                let factor = row[column] / pivot[column];
                for (cell, above) in row[column..].iter_mut().zip(&pivot[column..]) {
                    *cell -= factor * above;
                }
            }
        }
        share
    }
}
