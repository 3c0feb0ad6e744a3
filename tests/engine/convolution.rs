//! Exact answers for totals of any law: closed forms, enumeration, and other methods.

mod closed;
mod moments;
mod piled;

use crate::support::{
    assert_identities, assert_near, assert_share, by_total, normal, scenario_model,
};
use cutline::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
use cutline::engine::{Unwatched, simulate};
use cutline::model::special::normal_cdf;
use cutline::model::{Beyond, Model, Quantity, Steps, ValueFunction};

const EFFORT: Effort = Effort {
    half_width: 1e-5,
    points: 1 << 12,
    detail: Detail::Everything,
};

fn answer(integrable: Result<Integrable, Reason>) -> Result<Integral, Reason> {
    Ok(integrable?.integrate(1, EFFORT, &Unwatched)?.unwrap())
}

fn exact(model: &Model) -> Integral {
    let integral = answer(Integrable::exactly(model)).unwrap();
    assert_identities(&integral, 1e-9);
    println!("error {:e}", integral.refinement);
    integral
}

/// Whether a figure is as near as it says, and as near as `within`.
#[track_caller]
fn assert_figure(figure: cutline::engine::integral::Figure, want: f64, within: f64) {
    let off = (figure.estimate - want).abs();
    assert!(off <= figure.quadrature.max(1e-12), "{figure:?} for {want}");
    assert!(off <= within, "{figure:?} for {want}: {off:e}");
}

/// Gumbel totals of one scale are the Plackett–Luce model; figures by enumeration of its rankings.
#[test]
fn gumbel_totals() {
    let totals = [0.0, 0.25, 0.5, 0.75, 1.0].map(|location| Quantity::Gumbel {
        location,
        scale: 1.0,
    });
    let integral = exact(&by_total(2, &totals));
    let want = [
        0.247578125892,
        0.311623450741,
        0.388847306279,
        0.478353580952,
        0.573597536136,
    ];
    for (team, want) in want.into_iter().enumerate() {
        assert_figure(integral.selected(team), want, 1e-9);
    }
}

/// Of a normal that is cut from below the other end is open.
#[test]
fn normals_cut_on_one_side() {
    for min in [-1.44, -0.5, 0.0, 0.5] {
        let cut = Quantity::Normal {
            mean: 0.0,
            sd: 1.0,
            min: Some(min),
            max: None,
        };
        let integral = exact(&by_total(1, &[cut, Quantity::Sure(1.0)]));
        let want = normal_cdf(-1.0) / normal_cdf(-min);
        assert_figure(integral.selected(0), want, 1e-9);
    }
}

/// The least of exponential numbers is the i-th with a probability in proportion to its rate.
#[test]
fn a_race_of_exponential_times() {
    let rates = [1.0, 2.0, 3.5, 0.5];
    let times = rates.map(|rate| Quantity::Exponential { rate });
    let value = ValueFunction::new(&[(0.0, 1.0), (1.0, 0.0)], Beyond::Extend);
    let model = by_total(1, &times).with(|parts| parts.criteria[0].value = value);
    let integral = exact(&model.unwrap());
    for (team, rate) in rates.into_iter().enumerate() {
        assert_figure(integral.selected(team), rate / 7.0, 1e-8);
    }
}

#[test]
fn uniform_totals() {
    let uniform = |min, max| Quantity::Uniform { min, max };
    let integral = exact(&by_total(1, &[uniform(0.0, 1.0), uniform(0.3, 1.7)]));
    // The triangle above the diagonal: 0.7² / 2 of an area of 1.4.
    assert_figure(integral.above(0, 1), 0.5 * 0.7 * 0.7 / 1.4, 1e-9);
    let integral = exact(&by_total(2, &[0.0; 5].map(|_| uniform(3.0, 7.0))));
    for team in 0..5 {
        assert_figure(integral.selected(team), 0.4, 1e-10);
        for above in 0..5 {
            assert_figure(integral.rank(team, above), 0.2, 1e-10);
        }
    }
    let (mean, sd) = integral.total(0);
    assert_near(mean, 5.0, 1e-9, "mean");
    assert_near(sd, 4.0 / 12f64.sqrt(), 1e-7, "sd");
}

/// Normal totals among others: as by the quadrature that knows them only.
#[test]
fn normal_totals_beside_another_law() {
    let means = [1.0, 0.8, 0.5, 0.45, 0.1, 0.0];
    let sds = [0.1, 0.5, 1.0, 0.3, 2.0, 0.05];
    let mut totals: Vec<Quantity> = means.iter().zip(sds).map(|(m, s)| normal(*m, s)).collect();
    let alone = exact(&by_total(3, &totals));
    totals.push(Quantity::Uniform {
        min: -99.0,
        max: -98.0,
    });
    let beside = exact(&by_total(3, &totals));
    for team in 0..6 {
        assert_figure(beside.selected(team), alone.selected(team).estimate, 1e-8);
        for above in 0..6 {
            assert_figure(
                beside.rank(team, above),
                alone.rank(team, above).estimate,
                1e-8,
            );
        }
    }
}

/// Every combination of marks, equal totals by lot.
#[test]
fn marks_in_steps_are_enumerated() {
    let marks = |pairs: &[(f64, f64)]| Quantity::Discrete(Steps::new(pairs.to_vec()).unwrap());
    let laws = [
        vec![(60.0, 0.2), (70.0, 0.5), (80.0, 0.3)],
        vec![(70.0, 0.6), (80.0, 0.4)],
        vec![(50.0, 0.1), (70.0, 0.4), (90.0, 0.5)],
        vec![(70.0, 1.0)],
    ];
    let totals: Vec<Quantity> = laws.iter().map(|law| marks(law)).collect();
    let integral = exact(&by_total(2, &totals));
    let (mut selected, mut tied) = ([0.0; 4], 0.0);
    for a in &laws[0] {
        for b in &laws[1] {
            for c in &laws[2] {
                for d in &laws[3] {
                    let p = a.1 * b.1 * c.1 * d.1;
                    let marks = [a.0, b.0, c.0, d.0];
                    for (team, mark) in marks.iter().enumerate() {
                        let above = marks.iter().filter(|other| *other > mark).count();
                        let equal = marks.iter().filter(|other| *other == mark).count();
                        let seats = 2usize.saturating_sub(above).min(equal) as f64;
                        selected[team] += p * seats / equal as f64;
                    }
                    tied += if a.0 == c.0 { p } else { 0.0 };
                }
            }
        }
    }
    for (team, want) in selected.into_iter().enumerate() {
        assert_figure(integral.selected(team), want, 1e-13);
    }
    assert_figure(integral.tied(0, 2), tied, 1e-13);
}

/// Scores held back at the end of the scale pile up there: equal totals among spread ones.
#[test]
fn clamped_scores() {
    let (a, b, sd) = (96.0, 92.0, 8.0);
    let value = ValueFunction::new(&[(0.0, 0.0), (100.0, 100.0)], Beyond::Clamp);
    let model =
        by_total(1, &[normal(a, sd), normal(b, sd)]).with(|parts| parts.criteria[0].value = value);
    let integral = exact(&model.unwrap());
    let top = |mean: f64| normal_cdf((mean - 100.0) / sd);
    let bottom = |mean: f64| normal_cdf(-mean / sd);
    let tied = top(a) * top(b) + bottom(a) * bottom(b);
    assert_figure(integral.tied(0, 1), tied, 1e-12);
    // Midpoint rule for b below a, both below the end; and half of the ties.
    let steps = 400_000;
    let mut wins = top(a) * (1.0 - top(b)) + 0.5 * tied;
    for step in 0..steps {
        let x = 100.0 * (f64::from(step) + 0.5) / f64::from(steps);
        let density = cutline::model::special::normal_density((x - a) / sd) / sd;
        wins += density * normal_cdf((x - b) / sd) * 100.0 / f64::from(steps);
    }
    assert_figure(integral.above(0, 1), wins, 1e-9);
}

const PANEL: &str = r#"
places = 2
beyond = "clamp"
[criteria]
a = { weight = 50 }
b = { weight = 30, value = [[0, 0], [60, 0.2], [100, 1]] }
c = { weight = 20 }
late = { penalty = 5, scale = [0, 1] }
[correlation]
within_team = 0.4
[teams]
w = { scores = { a = "92 ± 9", b = "70..95", c = "80 ± 10", late = "0.2 ± 0.1" } }
x = { scores = { a = "88 ± 12", b = "75 ± 9", c = { pert = { min = 60, mode = 90, max = 100 } }, late = 0.1 } }
y = { bonus = "0..2", scores = { a = "90 ± 10", b = { triangular = { min = 50, mode = 80, max = 95 } }, c = 85, late = 0.1 } }
z = { scores = { a = 80, b = { discrete = { values = [60, 80, 100], probabilities = [0.3, 0.4, 0.3] } }, c = "90 ± 5", late = { beta = { alpha = 2, beta = 5 } } } }
"#;

/// A halo, clamped scores, bent value functions, several laws: against both other methods.
#[test]
fn a_panel_of_all_kinds() {
    let model = scenario_model(PANEL);
    let integral = exact(&model);
    let draws = 2_000_000;
    let tally = simulate(&model, draws, 11, &Unwatched);
    for i in 0..4 {
        // 4.5 standard errors: an error probability of 1e-5 each.
        let p = integral.selected(i).estimate;
        assert_share(tally.selected(i), draws, p, 4.5, "selected");
        let (mean, sd) = integral.total(i);
        let (drawn, spread) = tally.total(i);
        assert_near(drawn, mean, 4.5 * sd / (draws as f64).sqrt(), "mean");
        assert_near(spread, sd, 0.01 * sd, "sd");
        for j in 0..4 {
            let p = integral.rank(i, j).estimate;
            assert_share(tally.ranks[i * 4 + j], draws, p, 4.5, "rank");
            if i != j {
                let p = integral.above(i, j).estimate;
                assert_share(tally.above(i, j), draws, p, 4.5, "pair");
            }
        }
    }
    for at in 0..integral.sets.len() {
        let count = tally
            .selections
            .iter()
            .find(|(set, _)| *set == integral.sets[at]);
        let p = integral.set(at).estimate;
        assert_share(count.unwrap().1, draws, p, 4.5, "set");
    }
}

/// What evenly spread points make of the same, and a halo that nearly is all there is.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn a_halo_against_evenly_spread_points() {
    for within in ["0", "0.9"] {
        // Points of a cube need a normal part in the totals, so one score of each team is not held
        // back, and nothing in steps.
        let text = PANEL
            .replace(
                "c = { weight = 20 }",
                "c = { weight = 20, beyond = \"extend\" }",
            )
            .replace(
                "c = { pert = { min = 60, mode = 90, max = 100 } }",
                "c = \"80 ± 5\"",
            )
            .replace(
                "{ discrete = { values = [60, 80, 100], probabilities = [0.3, 0.4, 0.3] } }",
                "\"70..90\"",
            )
            .replace("c = 85", "c = \"85 ± 4\"")
            .replace("0.4\n[teams]", &format!("{within}\n[teams]"));
        let model = scenario_model(&text);
        let exact = exact(&model);
        let spread = answer(Integrable::spread(&model)).unwrap();
        for team in 0..4 {
            let (a, b) = (exact.selected(team), spread.selected(team));
            // Four teams and two settings: half-widths for claims of a thousand.
            let allowed = b.half_width(0.05, 1_000) + a.quadrature;
            assert_near(a.estimate, b.estimate, allowed, "halo");
        }
    }
}

#[test]
fn obstacles_are_named() {
    let reason = |from: &str, to: &str| {
        assert!(PANEL.contains(from), "{from}");
        let model = scenario_model(&PANEL.replace(from, to));
        answer(Integrable::exactly(&model)).map(|_| ()).unwrap_err()
    };
    let outside = |quantity: &str| Reason::Outside {
        quantity: quantity.into(),
    };
    let free = reason("a = { weight = 50 }\nb = { weight = 30, ", "a = {}\nb = { ");
    assert_eq!(free, outside("criteria.a.weight"));
    let penalty = reason("penalty = 5", "penalty = \"0..5\"");
    assert_eq!(penalty, outside("criteria.late.penalty"));
    let common = reason("within_team = 0.4", "within_criterion = 0.4");
    assert_eq!(common, outside("teams.w.scores.a"));
    let close = reason("within_team = 0.4", "within_team = 0.995");
    assert_eq!(close, Reason::Close { team: "w".into() });
}
