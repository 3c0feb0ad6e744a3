use super::{LARGEST_NORMAL, Logits};
use crate::model::large_beta::log_density;
use crate::model::special::{
    beta_cdf, beta_fraction, gamma_cdf, gamma_log_quantile, normal_cdf, normal_density,
};
use crate::model::{Quantity, Rows, Steps};

fn normal(mean: f64, sd: f64, min: Option<f64>, max: Option<f64>) -> Quantity {
    Quantity::Normal { mean, sd, min, max }
}

fn beta(alpha: f64, beta: f64) -> Quantity {
    Quantity::Beta {
        alpha,
        beta,
        min: 0.0,
        max: 1.0,
    }
}

/// Laws with a density.
fn families() -> Vec<Quantity> {
    let triangular = |min, mode, max| Quantity::Triangular { min, mode, max };
    let pert = |min, mode, max| Quantity::Pert { min, mode, max };
    vec![
        normal(84.0, 6.0, None, None),
        normal(84.0, 6.0, Some(70.0), Some(90.0)),
        normal(84.0, 6.0, Some(84.0), None),
        normal(84.0, 6.0, Some(83.9), None),
        normal(84.0, 6.0, None, Some(84.0)),
        normal(0.0, 1.0, Some(6.0), None),
        normal(0.0, 1.0, None, Some(-6.0)),
        Quantity::Split {
            mode: 70.0,
            below: 2.0,
            above: 9.0,
        },
        Quantity::Uniform {
            min: -3.0,
            max: 10.0,
        },
        triangular(0.0, 2.0, 10.0),
        triangular(0.0, 0.0, 10.0),
        triangular(0.0, 10.0, 10.0),
        pert(60.0, 75.0, 95.0),
        pert(0.0, 0.0, 1.0),
        beta(3.0, 5.0),
        beta(1.0, 1.0),
        beta(2e4, 5e4),
        Quantity::Beta {
            alpha: 0.7,
            beta: 2.0,
            min: -1.0,
            max: 4.0,
        },
        Quantity::LogNormal {
            mu: 0.5,
            sigma: 0.4,
        },
        Quantity::LogitNormal {
            mu: -0.4,
            sigma: 1.2,
        },
        Quantity::Gumbel {
            location: 2.0,
            scale: 3.0,
        },
        Quantity::Exponential { rate: 0.25 },
    ]
}

#[test]
fn quantile_and_distribution_function_are_inverse() {
    for law in families() {
        for step in -60..=60 {
            let z = f64::from(step) / 10.0;
            let p = law.cdf(law.at_normal(z));
            assert!((p - normal_cdf(z)).abs() < 1e-11, "{law:?} at {z}: {p}");
        }
    }
}

#[test]
fn quantiles_are_numbers_as_far_out_as_laws_are_looked_at() {
    for law in families() {
        let (low, high) = law.within(8.3);
        assert!(low.is_finite() && high.is_finite(), "{law:?}");
        let sides = [-8.3, -8.2, -5.0, -1.0, 0.0, 1.0, 5.0, 8.2, 8.3].map(|z| law.at_normal(z));
        assert!(
            sides.is_sorted() && sides[0] < sides[8],
            "{law:?}: {sides:?}"
        );
    }
    // What is cut off on one side is the mirror of what is cut off on the other.
    for at in [-3.0, -0.9, -0.01, 0.0, 0.01, 0.4, 5.0] {
        for z in [-8.2, -7.0, -2.0, -0.1, 0.0, 0.3, 4.0, 8.2] {
            let cut = normal(0.0, 1.0, Some(at), None).at_normal(z);
            let mirrored = -normal(0.0, 1.0, None, Some(-at)).at_normal(-z);
            assert!((cut - mirrored).abs() < 1e-9, "{at} {z}: {cut} {mirrored}");
        }
    }
}

#[test]
fn moments_agree_with_integrals_of_the_quantile() {
    for law in families() {
        // Trapezoid rule over z: its error vanishes faster than any power of the step.
        let (mut mean, mut square) = (0.0, 0.0);
        let step = 1.0 / 64.0;
        for i in -520..=520 {
            let z = f64::from(i) * step;
            let (x, weight) = (law.at_normal(z), normal_density(z) * step);
            mean += weight * x;
            square += weight * (x - law.mean()) * (x - law.mean());
        }
        assert!(
            (mean - law.mean()).abs() < 1e-5 * law.sd(),
            "{law:?}: mean {mean}"
        );
        assert!(
            (square.sqrt() - law.sd()).abs() < 1e-4 * law.sd(),
            "{law:?}: sd {}",
            square.sqrt()
        );
    }
}

/// Published or closed values.
#[test]
fn moments_in_closed_form() {
    let close = |got: f64, want: f64| assert!((got - want).abs() < 1e-12 * want, "{got}, {want}");
    close(beta(3.0, 5.0).mean(), 0.375);
    close(beta(3.0, 5.0).sd(), (15.0f64 / 576.0).sqrt());
    let log_normal = Quantity::LogNormal {
        mu: 0.0,
        sigma: 1.0,
    };
    close(log_normal.mean(), 1.648_721_270_700_128_2);
    close(log_normal.sd(), 2.161_197_415_895_087);
    let middle = Quantity::LogitNormal {
        mu: 0.0,
        sigma: 2.0,
    };
    close(middle.mean(), 0.5);
    // A half-normal, but for a lower half that is next to nothing.
    let half = Quantity::Split {
        mode: 0.0,
        below: 1e-14,
        above: 1.0,
    };
    close(half.mean(), 0.797_884_560_802_865_4);
    close(half.sd(), 0.602_810_274_989_086_9);
    // Beta(½, ½) is the arcsine law: F(x) = 2/π · arcsin √x.
    close(beta(0.5, 0.5).cdf(0.25), 1.0 / 3.0);
}

#[test]
fn a_beta_keeps_its_digits_however_far_it_piles_up_at_its_ends() {
    let shapes = [0.01, 0.1, 0.5, 1.0, 3.0, 200.0, 1e5];
    for (a, b) in shapes.iter().flat_map(|a| shapes.map(|b| (*a, b))) {
        let mut neighbours = Logits::new(a, b);
        for step in -68..=68 {
            let z = f64::from(step) / 10.0;
            let logit = Logits::new(a, b).at_normal(z);
            let (below, above, _) = neighbours.tails(logit);
            let (got, want) = if z < 0.0 {
                (below, normal_cdf(z))
            } else {
                (above, normal_cdf(-z))
            };
            assert!((got / want - 1.0).abs() < 1e-9, "({a}, {b}) at {z}: {got}");
            let next = neighbours.next(z);
            assert!((next - logit).abs() < 1e-9 * logit.abs().max(1.0), "{z}");
        }
    }
}

#[test]
fn steps_take_each_number_with_its_probability() {
    let steps = Steps::new(vec![(5.0, 0.2), (1.0, 0.5), (9.0, 0.3)]).unwrap();
    let law = Quantity::Discrete(steps);
    assert!((law.mean() - 4.2).abs() < 1e-15);
    assert!((law.sd() - (0.5 * 3.2 * 3.2 + 0.2 * 0.64 + 0.3 * 4.8 * 4.8f64).sqrt()).abs() < 1e-14);
    assert_eq!(law.reach(), (1.0, 9.0));
    assert_eq!(
        [0.0, 1.0, 4.9, 5.0, 9.0].map(|x| law.cdf(x)),
        [0.0, 0.5, 0.5, 0.7, 1.0]
    );
    // Up to Φ(z) = ½ the first, up to 0.7 the second.
    assert_eq!(law.at_normal(-0.001), 1.0);
    assert_eq!(law.at_normal(0.001), 5.0);
    assert_eq!(law.at_normal(0.52), 5.0);
    assert_eq!(law.at_normal(0.53), 9.0);
}

#[test]
fn rows_are_a_law_like_any_other() {
    let law = Quantity::Aligned(Rows::new(vec![3.0, 1.0, 3.0, 1.0]).unwrap());
    assert_eq!((law.mean(), law.sd()), (2.0, 1.0));
    assert_eq!(law.reach(), (1.0, 3.0));
    assert_eq!(law.at_normal(-LARGEST_NORMAL), 1.0);
    assert!(!law.has_normal() && !law.is_sure());
}

/// Two large shapes are expanded; the continued fraction is still there to be compared with, where
/// it takes a few thousand steps.
#[test]
fn large_shapes_agree_with_the_continued_fraction_and_with_their_normal_limit() {
    for (a, b) in [(1.01e5, 1e5), (3e5, 7e5), (1e5, 1e6), (1e6, 1e6)] {
        let logits = Logits::new(a, b);
        for step in -68..=68 {
            let z = f64::from(step) / 10.0;
            let logit = logits.at_normal(z);
            let front = libm::exp(log_density(a, b, logit));
            let (x, y) = (
                1.0 / (1.0 + libm::exp(-logit)),
                1.0 / (1.0 + libm::exp(logit)),
            );
            let (got, want) = if z < 0.0 {
                (front * beta_fraction(a, b, x) / a, normal_cdf(z))
            } else {
                (front * beta_fraction(b, a, y) / b, normal_cdf(-z))
            };
            assert!((got / want - 1.0).abs() < 1e-9, "({a}, {b}) at {z}: {got}");
            let back = logits.tails(logit).0;
            assert!(
                (back / normal_cdf(z) - 1.0).abs() < 1e-9,
                "({a}, {b}) at {z}"
            );
        }
    }
    for (a, b) in [(1e11, 9e11), (4e12, 1e12), (1e150, 1e150_f64)] {
        let sd = libm::sqrt(1.0 / a + 1.0 / b);
        let logits = Logits::new(a, b);
        for z in [-6.8, -1.0, 0.0, 2.5, 6.8] {
            let want = libm::log(a / b) + sd * z;
            let near = 1e-4 * sd + 1e-15;
            assert!(
                (logits.at_normal(z) - want).abs() < near,
                "({a}, {b}) at {z}"
            );
        }
    }
}

/// One shape far above the other: the law is that of a gamma number over the larger shape.
#[test]
fn one_large_shape_is_a_gamma_law() {
    for a in [0.3, 1.0, 50.0, 9e4] {
        let b = 1e12;
        let mut logits = Logits::new(a, b);
        for step in -17..=17 {
            let z = f64::from(step) * 0.4;
            let logit = logits.next(z);
            let want = gamma_log_quantile(a, z) - libm::log(b);
            // A gamma number of shape β takes the place of β, whose sd is 1e-6 of it.
            assert!(
                (logit - want).abs() < 1e-5,
                "{a} at {z}: {logit} for {want}"
            );
            let x = 1.0 / (1.0 + libm::exp(-logit));
            let cdf = beta_cdf(a, b, x, 1.0 - x);
            assert!((cdf - normal_cdf(z)).abs() < 1e-9, "{a} at {z}: {cdf}");
        }
    }
}

#[test]
fn a_gamma_number_of_large_shape_agrees_with_its_series_and_its_normal_limit() {
    for step in -17..=17 {
        let z = f64::from(step) * 0.4;
        for shape in [1.001e5, 1e6] {
            let (below, above) = gamma_cdf(shape, libm::exp(gamma_log_quantile(shape, z)));
            let (got, want) = if z < 0.0 {
                (below, normal_cdf(z))
            } else {
                (above, normal_cdf(-z))
            };
            // The series itself has no more digits than this.
            assert!(
                (got / want - 1.0).abs() < 1e-7,
                "{shape} at {z}: {got} for {want}"
            );
        }
        let shape = 1e12;
        let want = libm::log(shape) + z / libm::sqrt(shape);
        assert!((gamma_log_quantile(shape, z) - want).abs() < 1e-10, "{z}");
        // However small a shape is, its numbers are finite.
        assert!(gamma_log_quantile(1e-310, z).is_finite());
    }
}

/// One end of a truncated normal is open, and lies where a standard normal far out does.
#[test]
fn truncated_on_one_side_a_normal_has_ends() {
    for min in [-30.0, -3.0, -1.44, -0.5, 0.0, 0.3, 5.0] {
        let (low, high) = normal(0.0, 1.0, Some(min), None).within(8.2);
        assert!(low <= min.max(-8.2) + 1e-9, "{min}: from {low}");
        assert!((8.1..10.0).contains(&high), "{min}: up to {high}");
        let (low, high) = normal(0.0, 1.0, None, Some(-min)).within(8.2);
        assert!((-10.0..-8.1).contains(&low), "{min}: from {low}");
        assert!(high >= (-min).min(8.2) - 1e-9, "{min}: up to {high}");
    }
}
