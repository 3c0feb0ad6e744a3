//! Known scores under uncertain weights, by volumes: against closed forms, and against draws.

use cutline::engine::integral::{Detail, Effort, Integrable, Integral};
use cutline::engine::{Unwatched, simulate};
use cutline::model::Model;

use crate::support::{Random, assert_near, scenario_model};

fn cut_up(model: &Model) -> Integral {
    let effort = Effort {
        half_width: 0.0,
        points: 1,
        detail: Detail::Everything,
    };
    let integral = Integrable::exactly(model).unwrap();
    let integral = integral.integrate(1, effort, &Unwatched).unwrap().unwrap();
    assert!(integral.pieces().is_some());
    integral
}

/// Each team is good at one criterion alone, and earns so much of its points.
fn specialists(best: &[f64], places: usize) -> Model {
    let count = best.len();
    let mut text = format!("places = {places}\n[criteria]\n");
    for at in 0..count {
        text += &format!("c{at} = {{ scale = [0, 1] }}\n");
    }
    for (team, best) in best.iter().enumerate() {
        text += &format!("[teams.t{team}.scores]\n");
        for at in 0..count {
            let score = if at == team { *best } else { 0.0 };
            text += &format!("c{at} = {score}\n");
        }
    }
    scenario_model(&text)
}

/// Uniform weights are exponential numbers over their sum, so the largest of the totals is the largest
/// of independent exponential numbers with rates 1 / best.
#[test]
fn the_best_of_specialists() {
    for best in [
        vec![1.0, 1.0],
        vec![1.0, 0.25],
        vec![0.9, 0.5, 0.3],
        vec![0.7, 0.7, 0.7, 0.2],
        vec![0.9, 0.8, 0.5, 0.5, 0.4],
        vec![0.3, 0.9, 0.6, 0.55, 0.7, 0.8],
    ] {
        let model = specialists(&best, 1);
        let integral = cut_up(&model);
        let rates: Vec<f64> = best.iter().map(|best| 1.0 / best).collect();
        for team in 0..best.len() {
            let others: Vec<f64> = (0..best.len())
                .filter(|other| *other != team)
                .map(|other| rates[other])
                .collect();
            let first: f64 = (0..1u32 << others.len())
                .map(|set| {
                    let within = (0..others.len()).filter(|at| set >> at & 1 == 1);
                    let faster: f64 = within.map(|at| others[at]).sum();
                    let sign = if set.count_ones() % 2 == 0 { 1.0 } else { -1.0 };
                    sign * rates[team] / (rates[team] + faster)
                })
                .sum();
            let last = rates[team] / rates.iter().sum::<f64>();
            let error = integral.refinement + 1e-12;
            assert!(error < 1e-8, "{error:e}");
            assert_near(integral.rank(team, 0).estimate, first, error, "first");
            let least = integral.rank(team, best.len() - 1).estimate;
            assert_near(least, last, error, "last");
            for other in (0..best.len()).filter(|other| *other != team) {
                let above = integral.above(team, other).estimate;
                let want = rates[other] / (rates[team] + rates[other]);
                assert_near(above, want, error, "above");
            }
            // A uniform share of n has variance (n − 1) / n² (n + 1).
            let n = best.len() as f64;
            let sd = 100.0 * best[team] * f64::sqrt((n - 1.0) / (n * n * (n + 1.0)));
            let (mean, spread) = integral.total(team);
            assert_near(mean, 100.0 * best[team] / n, 1e-10, "mean");
            assert_near(spread, sd, 1e-10, "sd");
        }
    }
}

/// The largest of n shares of 1 is H(n) / n on average.
#[test]
fn weights_where_a_specialist_is_first() {
    for count in 2..6 {
        let integral = cut_up(&specialists(&vec![0.8; count], 1));
        let n = count as f64;
        let largest = (1..=count).map(|i| 1.0 / i as f64).sum::<f64>() / n;
        for team in 0..count {
            let weights = integral.central_weights(team).unwrap();
            for (at, weight) in weights.iter().enumerate() {
                let want = if at == team {
                    100.0 * largest
                } else {
                    100.0 * (1.0 - largest) / (n - 1.0)
                };
                assert_near(weight.unwrap(), want, 1e-9, "central weight");
            }
            assert_near(integral.selected(team).estimate, 1.0 / n, 1e-12, "first");
        }
        // All orders are equally likely.
        let orders = integral.rankings().unwrap();
        let factorial: usize = (1..=count).product();
        assert_eq!(orders.len(), factorial);
        for order in orders {
            assert_near(order, 1.0 / factorial as f64, 1e-12, "order");
        }
    }
}

/// Two blocks of two: 40 u points against 60 v.
#[test]
fn blocks_are_independent() {
    let text = "places = 1\n[blocks]\na = 40\nb = 60\n[criteria]\n\
        a1 = { block = \"a\" }\na2 = { block = \"a\" }\n\
        b1 = { block = \"b\" }\nb2 = { block = \"b\" }\n\
        [teams.x.scores]\na1 = 100\na2 = 0\nb1 = 0\nb2 = 0\n\
        [teams.y.scores]\na1 = 0\na2 = 0\nb1 = 100\nb2 = 0\n\
        [teams.like_y.scores]\na1 = 0\na2 = 0\nb1 = 100\nb2 = 0\n\
        [questions]\nby_ten = \"total(x) - total(y) > 10\"\nnot_first = \"rank(x) > 1\"\n";
    let integral = cut_up(&scenario_model(text));
    // u > 3/2 v on the unit square, and what lies beyond by ten points.
    assert_near(integral.selected(0).estimate, 1.0 / 3.0, 1e-9, "x");
    assert_near(integral.selected(1).estimate, 1.0 / 3.0, 1e-9, "y, by lot");
    assert_near(integral.tied(1, 2).estimate, 1.0, 1e-12, "alike");
    assert_near(integral.answer(0).unwrap().estimate, 0.1875, 1e-9, "by ten");
    assert_near(
        integral.answer(1).unwrap().estimate,
        2.0 / 3.0,
        1e-9,
        "not first",
    );
    let sets: f64 = (0..integral.sets.len())
        .map(|at| integral.set(at).estimate)
        .sum();
    assert_near(sets, 1.0, 1e-12, "sets");
}

/// What dominates is always above, and what is dominated is never in: not nearly never.
#[test]
fn certain_is_certain() {
    let text = "places = 2\n[criteria]\na = {}\nb = {}\nc = { weight = \"10..50\" }\n\
        [teams.best.scores]\na = 90\nb = 90\nc = 90\n\
        [teams.x.scores]\na = 80\nb = 30\nc = 50\n\
        [teams.y.scores]\na = 30\nb = 80\nc = 50\n\
        [teams.worst.scores]\na = 30\nb = 30\nc = 50\n";
    let integral = cut_up(&scenario_model(text));
    assert_eq!(integral.selected(0).probability(), 1.0);
    assert_eq!(integral.rank(0, 0).probability(), 1.0);
    assert_eq!(integral.selected(3).probability(), 0.0);
    assert_near(integral.selected(1).estimate, 0.5, 1e-12, "x");
}

/// Too many weights to cut up, and one of them kept by rejection: dominance decides all the same.
#[test]
fn certain_under_all_weights_however_many() {
    let mut text =
        "places = 2\n[weights]\nwhere = [\"c0 + c1 + c2 >= c3 + c4\"]\n[criteria]\n".to_owned();
    for at in 0..14 {
        text += &format!("c{at} = {{}}\n");
    }
    for (team, score) in [("a", 90), ("b", 60), ("c", 58), ("d", 20)] {
        text += &format!("[teams.{team}.scores]\n");
        for at in 0..14 {
            // b and c are each better at something, and d is best at nothing.
            let score = if team == "c" && at == 3 { 70 } else { score };
            text += &format!("c{at} = {score}\n");
        }
    }
    let model = scenario_model(&text);
    assert!(Integrable::exactly(&model).is_err());
    let fates = [Some(true), None, None, Some(false)];
    assert_eq!(cutline::engine::certain(&model), fates);
    // Anything else that is uncertain leaves all open.
    let model = scenario_model(&text.replace("c0 = 90", "c0 = \"90 ± 1\""));
    assert_eq!(cutline::engine::certain(&model), [None; 4]);
}

/// Bounds, blocks, conditions, value functions, pinned weights, penalties and bonuses, as drawn. Some 800
/// probabilities, each further off than 5 standard errors with a probability of 6e-7.
#[test]
fn random_scenarios_as_drawn() {
    const DRAWS: u64 = 100_000;
    let mut random = Random(20);
    let (mut cut, mut decided) = (0, 0);
    for case in 0..40 {
        let (teams, criteria) = (2 + random.below(5) as usize, 2 + random.below(4) as usize);
        let blocks = criteria > 3 && random.below(2) == 0;
        let mut text = format!("places = {}\n", 1 + random.below(teams as u64 - 1));
        if !blocks && random.below(3) == 0 {
            text += "[weights]\nwhere = [\"c0 >= c1\"]\n";
        }
        if blocks {
            text += "[blocks]\na = 30\nb = 70\n";
        }
        text += "[criteria]\n";
        for at in 0..criteria {
            let block = match blocks {
                true if at % 2 == 0 => "block = \"a\", ",
                true => "block = \"b\", ",
                false => "",
            };
            let weight = match random.below(4) {
                0 if !blocks && at == 0 => "weight = 15, ".to_owned(),
                1 if !blocks => format!("weight = \"{}..80\", ", random.below(9)),
                _ => String::new(),
            };
            let value = match random.below(3) {
                0 => "value = [[0, 0], [60, 0.8], [100, 1]]",
                _ => "scale = [0, 100]",
            };
            text += &format!("c{at} = {{ {block}{weight}{value} }}\n");
        }
        text += "p = { penalty = 5, scale = [0, 100] }\n";
        for team in 0..teams {
            text += &format!("[teams.t{team}]\nbonus = {}\nscores = {{ ", random.below(4));
            for at in 0..criteria {
                text += &format!("c{at} = {}, ", random.below(101));
            }
            text += &format!("p = {} }}\n", random.below(101));
        }
        let model = scenario_model(&text);
        let integrable = Integrable::exactly(&model).unwrap();
        let effort = Effort {
            half_width: 0.0,
            points: 1,
            detail: Detail::Everything,
        };
        let integral = integrable
            .integrate(1, effort, &Unwatched)
            .unwrap()
            .unwrap();
        cut += usize::from(integral.pieces().is_some());
        let tally = simulate(&model, DRAWS, 100 + case, &Unwatched);
        let near = |exact: f64, count: u64, what: &str| {
            let p = exact.clamp(0.0, 1.0);
            let error = f64::sqrt(p * (1.0 - p) / DRAWS as f64);
            let drawn = count as f64 / DRAWS as f64;
            assert_near(drawn, exact, 5.0 * error + 1e-9, &format!("{what}\n{text}"));
        };
        let certain = cutline::engine::certain(&model);
        for (team, certain) in certain.into_iter().enumerate() {
            if let Some(fate) = certain {
                let selected = integral.selected(team).probability();
                assert_eq!(selected, f64::from(u8::from(fate)), "{text}");
                decided += 1;
            }
            near(
                integral.selected(team).estimate,
                tally.selected(team),
                "selected",
            );
            for above in 0..teams {
                let rank = integral.rank(team, above).estimate;
                near(rank, tally.ranks[team * teams + above], "rank");
            }
            let (mean, sd) = integral.total(team);
            let drawn = tally.total(team);
            assert_near(
                drawn.0,
                mean,
                5.0 * sd / f64::sqrt(DRAWS as f64) + 1e-9,
                "mean",
            );
            assert_near(drawn.1, sd, 0.02 * sd + 1e-9, "sd");
        }
    }
    // Where a bound leaves one weight free nothing is uncertain.
    assert!(cut > 30 && decided > 10, "{cut} {decided}");
}
