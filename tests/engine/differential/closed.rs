//! Scenarios whose answer a formula knows.
//!
//! Every way that answers has to be right: an exact one within the error that it states, draws by
//! their own chance.

use std::fmt::Write as _;

use cutline::analysis::Outcome;
use libm::{exp, pow, sqrt};
use rand::rngs::SmallRng;
use rand::{RngExt as _, SeedableRng as _};

use super::judge::chance_of;
use super::laws::phi;
use super::make;
use super::numbers::rounded;
use super::opinions::{WAYS, answer, scenario};

/// Random scenarios of each kind.
const CASES: u64 = 12;

/// The chance that one figure is called wrong although it is right: there are some 20,000.
const ERROR: f64 = 1e-11;

const DRAWS: u64 = 50_000;

/// Complete orders of the teams with their probabilities, which make up everything else.
type Orders = Vec<(Vec<usize>, f64)>;

/// Compares the answers of all ways that have one with the truth; returns how many had.
fn assert_orders(text: &str, orders: &[(Vec<usize>, f64)]) -> usize {
    let scenario = scenario(text, Vec::new());
    let answers = WAYS
        .iter()
        .filter_map(|way| answer(&scenario, *way, DRAWS).ok());
    answers
        .map(|outcome| assert_outcome(&outcome, orders, text))
        .count()
}

fn assert_outcome(outcome: &Outcome, orders: &[(Vec<usize>, f64)], text: &str) {
    let total = |holds: &dyn Fn(&[usize]) -> bool| -> f64 {
        let those = orders.iter().filter(|(order, _)| holds(order));
        those.map(|(_, probability)| probability).sum()
    };
    let check = |what: String, estimate: f64, half_width: f64, truth: f64| {
        let chance = chance_of(outcome, estimate, half_width, truth);
        assert!(
            chance > ERROR,
            "{what} is {estimate} ± {half_width:e} by {} for {truth} (chance {chance:.1e})\n{text}",
            outcome.method.name()
        );
    };
    let rank = |order: &[usize], team: usize| order.iter().position(|t| *t == team).unwrap();
    let places = outcome.places;
    let teams = outcome.teams.len();
    for (t, team) in outcome.teams.iter().enumerate() {
        let p = team.selection_probability;
        let truth = total(&|order| rank(order, t) < places);
        check(
            format!("t{t} selected"),
            p.estimate,
            0.5 * (p.high - p.low),
            truth,
        );
        let shown = &team.rank_acceptability;
        for at in 0..teams {
            let half_width = 0.5 * (shown.high[at] - shown.low[at]);
            let truth = total(&|order| rank(order, t) == at);
            check(
                format!("t{t} at rank {}", at + 1),
                shown.estimate[at],
                half_width,
                truth,
            );
        }
        let widths = outcome.largest_half_widths;
        for other in (0..teams).filter(|other| *other != t) {
            let truth = total(&|order| rank(order, t) < rank(order, other));
            let estimate = outcome.pairwise_winning[t][other];
            check(
                format!("t{t} above t{other}"),
                estimate,
                widths.pairwise_winning,
                truth,
            );
            let truth = total(&|order| rank(order, t) < places && rank(order, other) >= places);
            let estimate = outcome.selected_without[t][other];
            check(
                format!("t{t} without t{other}"),
                estimate,
                widths.selected_without,
                truth,
            );
        }
    }
    for selection in &outcome.selections {
        let inside = |order: &[usize]| {
            let ids = order[..places].iter().map(|t| &outcome.teams[*t].id);
            ids.into_iter().all(|id| selection.teams.contains(id))
        };
        let p = selection.probability;
        let what = format!("set {:?}", selection.teams);
        check(what, p.estimate, 0.5 * (p.high - p.low), total(&inside));
    }
}

/// All orders of so many teams.
fn permutations(teams: usize) -> Vec<Vec<usize>> {
    (0..teams).fold(vec![Vec::new()], |shorter, team| {
        let longer = shorter.iter().flat_map(|order: &Vec<usize>| {
            (0..=order.len()).map(move |at| {
                let mut order = order.clone();
                order.insert(at, team);
                order
            })
        });
        longer.collect()
    })
}

/// Orders where the next team is always taken in proportion to its strength (Luce 1959, Plackett
/// 1975).
fn luce(strengths: &[f64]) -> Orders {
    let probability = |order: &[usize]| -> f64 {
        let left = |at: usize| order[at..].iter().map(|t| strengths[*t]).sum::<f64>();
        let factors = order.iter().enumerate();
        factors
            .map(|(at, team)| strengths[*team] / left(at))
            .product()
    };
    let orders = permutations(strengths.len()).into_iter();
    orders
        .map(|order| (order.clone(), probability(&order)))
        .collect()
}

/// Two teams, the first of which wins this often.
fn two(first: f64) -> Orders {
    vec![(vec![0, 1], first), (vec![1, 0], 1.0 - first)]
}

/// One criterion on a scale, and teams with these scores.
fn one_criterion(places: usize, scale: [f64; 2], scores: &[String]) -> String {
    let mut text = format!("places = {places}\n[criteria]\nc = {{ scale = {scale:?} }}\n[teams]\n");
    for (team, score) in scores.iter().enumerate() {
        let _ = writeln!(text, "t{team} = {{ scores = {{ c = {score} }} }}");
    }
    text
}

fn cases() -> impl Iterator<Item = SmallRng> {
    (0..CASES).map(SmallRng::seed_from_u64)
}

#[test]
fn two_normals_differ_by_a_normal() {
    for mut rng in cases() {
        let [a, b] = [0, 1].map(|_| rounded(rng.random_range(40.0..70.0), 2));
        let [r, s] = [0, 1].map(|_| rounded(rng.random_range(1.0..20.0), 2));
        let scores = [format!("\"{a} ± {r}\""), format!("\"{b} ± {s}\"")];
        let text = one_criterion(1, [0.0, 100.0], &scores);
        let truth = phi((a - b) / sqrt(r * r + s * s));
        assert_eq!(assert_orders(&text, &two(truth)), 3);
    }
}

/// Whatever the scenario: teams that are alike have every order equally often.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn teams_that_are_alike_share_everything() {
    for number in 0..CASES {
        let mut case = make::case(11, number);
        let teams = case.teams.len();
        case.groups.clear();
        case.unscored.clear();
        case.applied.clear();
        case.teams = vec![case.teams[0].clone(); teams];
        let orders = permutations(teams);
        let share = 1.0 / orders.len() as f64;
        let orders: Orders = orders.into_iter().map(|order| (order, share)).collect();
        let scenario = scenario(&case.toml(), case.files());
        for way in WAYS {
            if let Ok(outcome) = answer(&scenario, way, DRAWS) {
                assert_outcome(&outcome, &orders, &case.toml());
            }
        }
    }
}

/// P(U > V) of two uniform numbers is the mean of V's distribution function over U's range.
#[test]
fn two_uniform_numbers_make_a_rectangle() {
    for mut rng in cases() {
        let mut ends = || {
            let low = rounded(rng.random_range(20.0..60.0), 1);
            [low, rounded(low + rng.random_range(5.0..40.0), 1)]
        };
        let ([a, b], [c, d]) = (ends(), ends());
        // Area below the line between (c, 0) and (d, 1), and then at 1.
        let below = |x: f64| {
            let inside = x.clamp(c, d) - c;
            0.5 * inside * inside / (d - c) + (x - d).max(0.0)
        };
        let truth = (below(b) - below(a)) / (b - a);
        let scores = [format!("\"{a}..{b}\""), format!("\"{c}..{d}\"")];
        let text = one_criterion(1, [0.0, 100.0], &scores);
        assert_eq!(assert_orders(&text, &two(truth)), 3);
    }
}

/// The shortest of exponential times is each with a chance in proportion to its rate, and so on for
/// the rest (Luce's order). On a falling scale the shortest is the best.
#[test]
fn exponential_times_race() {
    for mut rng in cases() {
        let teams = rng.random_range(2..=4);
        let rate = |_| rounded(rng.random_range(0.01..0.1), 3);
        let rates: Vec<f64> = (0..teams).map(rate).collect();
        let scores: Vec<String> = rates
            .iter()
            .map(|rate| format!("{{ exponential = {{ rate = {rate} }} }}"))
            .collect();
        let text = one_criterion(1.max(teams / 2), [100.0, 0.0], &scores);
        assert_eq!(assert_orders(&text, &luce(&rates)), 3);
    }
}

/// Gumbel numbers of one scale are chosen in proportion to the exponential of their location.
#[test]
fn gumbel_numbers_choose_like_luce() {
    for mut rng in cases() {
        let teams = rng.random_range(2..=4);
        let scale = rounded(rng.random_range(2.0..15.0), 1);
        let location = |_| rounded(rng.random_range(40.0..70.0), 1);
        let locations: Vec<f64> = (0..teams).map(location).collect();
        let scores: Vec<String> = locations
            .iter()
            .map(|at| format!("{{ gumbel = {{ location = {at}, scale = {scale} }} }}"))
            .collect();
        let strengths: Vec<f64> = locations
            .iter()
            .map(|at| exp((at - 55.0) / scale))
            .collect();
        let text = one_criterion(1.max(teams - 2), [0.0, 100.0], &scores);
        assert_eq!(assert_orders(&text, &luce(&strengths)), 3);
    }
}

/// Every combination of the numbers of three teams; equal totals share their orders.
#[test]
fn discrete_numbers_are_enumerated() {
    for mut rng in cases() {
        let mut laws = Vec::new();
        for _ in 0..6 {
            let first = 10 * rng.random_range(3..6);
            let share = 5 * rng.random_range(1..20);
            laws.push([(first, share), (first + 20, 100 - share)]);
        }
        let (w, v) = (10 * rng.random_range(1..5), 10 * rng.random_range(1..5));
        let mut text = format!(
            "places = 1\n[criteria]\na = {{ weight = {w} }}\nb = {{ weight = {v} }}\n[teams]\n"
        );
        for team in 0..3 {
            let law = |law: &[(i32, i32); 2]| {
                let [(x, p), (y, q)] = *law;
                let (p, q) = (f64::from(p) / 100.0, f64::from(q) / 100.0);
                format!("{{ discrete = {{ values = [{x}, {y}], probabilities = [{p}, {q}] }} }}")
            };
            let (a, b) = (law(&laws[2 * team]), law(&laws[2 * team + 1]));
            let _ = writeln!(text, "t{team} = {{ scores = {{ a = {a}, b = {b} }} }}");
        }
        let mut orders: Orders = permutations(3)
            .into_iter()
            .map(|order| (order, 0.0))
            .collect();
        for state in 0..64 {
            let taken: Vec<(i32, i32)> = (0..6).map(|at| laws[at][(state >> at) & 1]).collect();
            let probability: f64 = taken.iter().map(|(_, p)| f64::from(*p) / 100.0).product();
            let total = |team: usize| w * taken[2 * team].0 + v * taken[2 * team + 1].0;
            let falls = |order: &[usize]| order.windows(2).all(|t| total(t[0]) >= total(t[1]));
            let fitting = orders.iter().filter(|(order, _)| falls(order)).count();
            for (_, sum) in orders.iter_mut().filter(|(order, _)| falls(order)) {
                *sum += probability / fitting as f64;
            }
        }
        assert_eq!(assert_orders(&text, &orders), 3);
    }
}

/// Known scores on two criteria under any split of the points: totals are straight lines in the
/// first weight, and orders change where they cross. With a condition, half of the line counts.
#[test]
fn two_free_weights_are_a_line() {
    for (number, mut rng) in cases().enumerate() {
        let ordered = number % 2 == 1;
        let mut scores = vec![[0.0; 2]; 4];
        for score in scores.iter_mut().flatten() {
            *score = f64::from(rng.random_range(30..90));
        }
        let from = if ordered { 0.5 } else { 0.0 };
        let total = |team: usize, at: f64| at * scores[team][0] + (1.0 - at) * scores[team][1];
        let mut cuts = vec![from, 1.0];
        for i in 0..4 {
            for j in 0..i {
                let (a, b) = (total(i, 1.0) - total(j, 1.0), total(i, 0.0) - total(j, 0.0));
                let cut = b / (b - a);
                if a != b && cut > from && cut < 1.0 {
                    cuts.push(cut);
                }
            }
        }
        cuts.sort_by(f64::total_cmp);
        // Teams with the same scores would be settled by lot.
        if (0..4).any(|i| (0..i).any(|j| scores[i] == scores[j])) {
            continue;
        }
        let pieces = cuts.windows(2).map(|ends| {
            let middle = 0.5 * (ends[0] + ends[1]);
            let mut order: Vec<usize> = (0..4).collect();
            order.sort_by(|i, j| total(*j, middle).total_cmp(&total(*i, middle)));
            (order, (ends[1] - ends[0]) / (1.0 - from))
        });
        let line = if ordered {
            "[weights]\nwhere = [\"a >= b\"]\n"
        } else {
            ""
        };
        let text = known(2, &["a", "b"], line, &scores);
        assert!(assert_orders(&text, &pieces.collect::<Orders>()) > 0);
    }
}

/// Known scores of two teams on three criteria: the share of the triangle of weights in which the
/// differences d weigh up to more than 0 is Σ over positive d of d² / Π (d − the others).
#[test]
fn three_free_weights_are_a_triangle() {
    for mut rng in cases() {
        let mut scores = vec![[50.0; 3]; 2];
        for score in &mut scores[0] {
            *score += rounded(rng.random_range(-20.0..20.0), 2);
        }
        let d = scores[0].map(|score| score - 50.0);
        let share = |i: usize| {
            let others = (0..3).filter(|j| *j != i).map(|j| d[i] - d[j]);
            d[i] * d[i] / others.product::<f64>()
        };
        let truth = (0..3).filter(|i| d[*i] > 0.0).map(share).sum();
        let text = known(1, &["a", "b", "c"], "", &scores);
        assert!(assert_orders(&text, &two(truth)) > 0);
    }
}

/// Of two Dirichlet weights the first has a beta law, whose distribution function is a sum of
/// binomial probabilities where its shapes are whole.
#[test]
#[ignore = "slow; `.ci/run` has it"]
fn two_dirichlet_weights_are_beta() {
    for mut rng in cases() {
        let (a, b) = (rng.random_range(1..8), rng.random_range(1..8));
        let (gain, loss) = (rng.random_range(5..30), rng.random_range(5..30));
        let scores = [[50.0 + f64::from(gain), 50.0 - f64::from(loss)], [50.0; 2]];
        // The first wins where its weight w has w gain > (1 − w) loss.
        let x = f64::from(loss) / f64::from(gain + loss);
        let n = a + b - 1;
        let choose = |j: i32| (1..=j).fold(1.0, |c, i| c * f64::from(n - j + i) / f64::from(i));
        let below: f64 = (a..=n)
            .map(|j| choose(j) * pow(x, f64::from(j)) * pow(1.0 - x, f64::from(n - j)))
            .sum();
        let weights = format!(
            "a = {{ weight = {} }}\nb = {{ weight = {} }}\n[weights]\nconcentration = {}\n",
            10 * a,
            10 * b,
            a + b
        );
        let text = known(1, &[], &weights, &scores);
        assert!(assert_orders(&text, &two(1.0 - below)) > 0);
    }
}

/// Known scores under free weights of these criteria, or under what `more` says of them.
fn known<const N: usize>(places: usize, free: &[&str], more: &str, scores: &[[f64; N]]) -> String {
    let mut text = format!("places = {places}\n[criteria]\n");
    for criterion in free {
        let _ = writeln!(text, "{criterion} = {{}}");
    }
    text += more;
    text += "[teams]\n";
    for (team, row) in scores.iter().enumerate() {
        let row = row.iter().zip(["a", "b", "c"]);
        let cells: Vec<String> = row.map(|(score, id)| format!("{id} = {score}")).collect();
        let _ = writeln!(text, "t{team} = {{ scores = {{ {} }} }}", cells.join(", "));
    }
    text
}
