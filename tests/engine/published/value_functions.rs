//! Piecewise linear partial value functions, within and beyond their range: `pvf.R` of the R
//! package smaa (van Valkenhoef, <https://github.com/gertvv/rsmaa>).

use super::assert_near;
use cutline::model::{Beyond, ValueFunction};

/// Cutoffs, values at them, whether values are held beyond, and arguments with their values.
type Case<'a> = (&'a [f64], &'a [f64], Beyond, &'a [(f64, f64)]);

#[test]
fn values_of_scores() {
    let rising = (&[-0.15, 0.0, 0.25, 0.35], &[0.0, 0.1, 0.9, 1.0]);
    let falling = (&[50.0, 75.0, 90.0, 100.0], &[1.0, 0.8, 0.5, 0.0]);
    let cases: [Case<'_>; 7] = [
        (
            &[-0.15, 0.35],
            &[0.0, 1.0],
            Beyond::Extend,
            &[(0.35, 1.0), (-0.15, 0.0), (0.1, 0.5)],
        ),
        (
            &[50.0, 100.0],
            &[1.0, 0.0],
            Beyond::Extend,
            &[(50.0, 1.0), (100.0, 0.0), (75.0, 0.5)],
        ),
        (
            rising.0,
            rising.1,
            Beyond::Extend,
            &[
                (0.35, 1.0),
                (-0.15, 0.0),
                (0.0, 0.1),
                (0.25, 0.9),
                (0.1, 0.42),
            ],
        ),
        (
            falling.0,
            falling.1,
            Beyond::Extend,
            &[
                (50.0, 1.0),
                (60.0, 0.92),
                (75.0, 0.8),
                (90.0, 0.5),
                (100.0, 0.0),
            ],
        ),
        (
            falling.0,
            falling.1,
            Beyond::Extend,
            &[(10.0, 1.32), (40.0, 1.08), (101.0, -0.05), (120.0, -1.0)],
        ),
        (
            falling.0,
            falling.1,
            Beyond::Clamp,
            &[(10.0, 1.0), (40.0, 1.0), (101.0, 0.0), (120.0, 0.0)],
        ),
        (
            rising.0,
            rising.1,
            Beyond::Clamp,
            &[(0.38, 1.0), (-0.2, 0.0)],
        ),
    ];
    for (cutoffs, values, beyond, points) in cases {
        let knots: Vec<(f64, f64)> = cutoffs
            .iter()
            .copied()
            .zip(values.iter().copied())
            .collect();
        let function = ValueFunction::new(&knots, beyond);
        for (x, y) in points {
            assert_near(function.at(*x), *y, 1e-12, &format!("at {x}"));
        }
    }
}
