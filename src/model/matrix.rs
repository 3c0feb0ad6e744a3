//! Correlation matrices: their triangular factor, and why a table of numbers is none.

/// Pivots below this count as 0: the matrix is singular, which is allowed.
const ZERO: f64 = 1e-12;

/// An entry that the entries before it rule out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct RuledOut {
    pub(crate) row: usize,
    /// Below `row`.
    pub(crate) column: usize,
    /// What the entry may be, given the earlier rows and what stands to its left.
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// The lower triangular L with L Lᵀ = `matrix` (Cholesky), and the first entry that stands in the
/// way of one. From there on L is that of the nearest entries allowed.
///
/// `matrix` is square and symmetric with a unit diagonal. With the earlier rows factored, the
/// normal of a row is a sum of theirs and of its own, whose squared weights add up to 1. What the
/// weights to the left have used up bounds the next weight, and with it the entry (the interval of
/// the partial correlation, Joe 2006).
pub(crate) fn factor(matrix: &[Vec<f64>]) -> (Vec<Vec<f64>>, Option<RuledOut>) {
    let mut rows: Vec<Vec<f64>> = Vec::new();
    let mut found = None;
    for (row, entries) in matrix.iter().enumerate() {
        let mut weights: Vec<f64> = Vec::new();
        let mut left = 1.0;
        for (column, (above, &entry)) in rows.iter().zip(entries).enumerate() {
            let known: f64 = above.iter().zip(&weights).map(|(a, b)| a * b).sum();
            let pivot = above.get(column).copied().unwrap_or(0.0);
            let most = f64::sqrt(left);
            let (low, high) = (known - pivot * most, known + pivot * most);
            // Rounding in a singular matrix moves an entry by about the root of what is zero.
            let slack = ZERO.sqrt();
            if found.is_none() && (entry < low - slack || entry > high + slack) {
                found = Some(RuledOut {
                    row,
                    column,
                    low,
                    high,
                });
            }
            let weight = if pivot == 0.0 {
                0.0
            } else {
                ((entry - known) / pivot).clamp(-most, most)
            };
            left = f64::max(left - weight * weight, 0.0);
            if left < ZERO {
                left = 0.0;
            }
            weights.push(weight);
        }
        weights.push(f64::sqrt(left));
        rows.push(weights);
    }
    (rows, found)
}

#[cfg(test)]
mod tests {
    use super::factor;

    fn product(factor: &[Vec<f64>], i: usize, j: usize) -> f64 {
        let terms = factor[i].iter().zip(&factor[j]);
        terms.map(|(a, b)| a * b).sum()
    }

    #[test]
    fn the_factor_multiplies_back() {
        let third = -1.0 / 3.0;
        for matrix in [
            vec![vec![1.0]],
            vec![vec![1.0, -1.0], vec![-1.0, 1.0]],
            vec![
                vec![1.0, 0.5, 0.2],
                vec![0.5, 1.0, -0.3],
                vec![0.2, -0.3, 1.0],
            ],
            // Singular: four normals that add up to 0, and three that are one.
            (0..4)
                .map(|i| (0..4).map(|j| if i == j { 1.0 } else { third }).collect())
                .collect(),
            vec![vec![1.0; 3]; 3],
            vec![
                vec![1.0, 1.0, 0.4],
                vec![1.0, 1.0, 0.4],
                vec![0.4, 0.4, 1.0],
            ],
        ] {
            let (lower, found) = factor(&matrix);
            assert_eq!(found, None, "{matrix:?}");
            for (i, row) in matrix.iter().enumerate() {
                for (j, entry) in row.iter().enumerate() {
                    let back = product(&lower, i, j);
                    assert!((back - entry).abs() < 1e-7, "{i}, {j}: {back} for {entry}");
                }
            }
        }
    }

    /// Every matrix of three with these entries: refused exactly where the determinant is below 0.
    #[test]
    fn three_go_together_where_the_determinant_is_not_negative() {
        let grid: Vec<f64> = (-9..=9).map(|i| f64::from(i) / 9.0).collect();
        for &a in &grid {
            for &b in &grid {
                for &c in &grid {
                    let matrix = [vec![1.0, a, b], vec![a, 1.0, c], vec![b, c, 1.0]];
                    let determinant = 1.0 + 2.0 * a * b * c - a * a - b * b - c * c;
                    let (_, found) = factor(&matrix);
                    assert_eq!(
                        found.is_some(),
                        determinant < -1e-9,
                        "{a} {b} {c}: {determinant}"
                    );
                    if let Some(found) = found {
                        assert_eq!((found.row, found.column), (2, 1));
                        let spread = f64::sqrt((1.0 - a * a) * (1.0 - b * b));
                        assert!((found.low - (a * b - spread)).abs() < 1e-9);
                        assert!((found.high - (a * b + spread)).abs() < 1e-9);
                    }
                }
            }
        }
    }
}
