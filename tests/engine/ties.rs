//! A tie is a tie, and a difference is a difference: totals that are equal in decimals are equal by
//! every method, and those that differ in the last decimal written are not. Decided here in whole
//! numbers, which have no last bit.

use crate::support::{Random, assert_near};
use cutline::analysis;
use cutline::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
use cutline::engine::reference::Replay;
use cutline::engine::{Tally, Unwatched, simulate};
use cutline::model::{Model, Quantity};
use cutline::scenario::{Document, Source};

/// A whole number of units of so many decimals, as a decimal.
fn decimal(units: i128, decimals: u32) -> String {
    let scale = 10i128.pow(decimals);
    let sign = if units < 0 { "-" } else { "" };
    let (whole, rest) = (units.abs() / scale, units.abs() % scale);
    format!("{sign}{whole}.{rest:0width$}", width = decimals as usize)
}

/// Two teams that are compared; all numbers in units of their last decimals.
#[derive(Debug, Clone)]
struct Contest {
    /// Weights in tenths.
    weights: Vec<i128>,
    /// Both ends of all scales, in whole numbers.
    scale: (i128, i128),
    decimals: u32,
    scores: [Vec<i128>; 2],
    /// In units of 1e-12 points.
    bonus: [i128; 2],
}

impl Contest {
    /// The sign of the difference of the two totals, exactly.
    fn sign(&self) -> i128 {
        let units = 10i128.pow(self.decimals);
        let (from, to) = self.scale;
        let terms = self.weights.iter().enumerate();
        let difference =
            terms.map(|(at, weight)| weight * (self.scores[0][at] - self.scores[1][at]));
        // Times ten, the units of a score, and the width of the scale, without its sign.
        let points = difference.sum::<i128>() * (to - from).signum();
        let bonus = self.bonus[0] - self.bonus[1];
        let width = (to - from).abs();
        let whole = points * 10i128.pow(11) + bonus * width * units;
        whole.signum()
    }

    fn model(&self, more: &str) -> Model {
        let (from, to) = self.scale;
        let mut text = format!(
            "places = 1\n[weights]\ntotal = {}\n[criteria]\n",
            decimal(self.weights.iter().sum(), 1)
        );
        for (at, weight) in self.weights.iter().enumerate() {
            let weight = decimal(*weight, 1);
            text += &format!("c{at} = {{ weight = {weight}, scale = [{from}, {to}] }}\n");
        }
        for (team, scores) in self.scores.iter().enumerate() {
            let bonus = decimal(self.bonus[team], 12);
            text += &format!("[teams.t{team}]\nbonus = {bonus}\n[teams.t{team}.scores]\n");
            for (at, score) in scores.iter().enumerate() {
                text += &format!("c{at} = {}\n", decimal(*score, self.decimals));
            }
        }
        model(&(text + more))
    }
}

fn model(text: &str) -> Model {
    let source = Source {
        name: "ties.toml".into(),
        text: text.to_owned(),
    };
    let reading = Document::new(&source).read(&[]);
    let scenario = reading.scenario.unwrap_or_else(|| panic!("{text}"));
    scenario.model().unwrap()
}

fn exactly(model: &Model) -> Integral {
    settled(model).unwrap()
}

fn settled(model: &Model) -> Result<Integral, Reason> {
    let effort = Effort {
        half_width: 1e-4,
        points: 1,
        detail: Detail::Everything,
    };
    let integrable = Integrable::exactly(model).unwrap();
    Ok(integrable.integrate(1, effort, &Unwatched)?.unwrap())
}

fn drawn(model: &Model, draws: u64) -> Tally {
    simulate(model, draws, 3, &Unwatched)
}

/// All methods say of the first two teams what whole numbers say.
#[track_caller]
fn agrees(contest: &Contest) {
    let alone = contest.model("");
    let sign = contest.sign();
    let tied = u64::from(sign == 0);
    let above = [0.0, 0.5, 1.0][(sign + 1) as usize];
    let draws = 300;
    let tally = drawn(&alone, draws);
    assert_eq!(tally.tied(0, 1), tied * draws, "drawn: {contest:?}");
    if tied == 0 {
        assert_eq!(
            tally.above(0, 1),
            (above * draws as f64) as u64,
            "{contest:?}"
        );
    }
    let replay = Replay::new(&alone, 3);
    for number in 0..3 {
        let draw = replay.draw(number);
        assert_eq!(
            draw.totals[0] == draw.totals[1],
            tied == 1,
            "replayed: {contest:?}"
        );
    }
    // Beside a normal total, and beside one that takes a convolution.
    let mut laws = vec![alone];
    for law in ["\"50 ± 10\"", "\"40..60\""] {
        let scores = (0..contest.weights.len()).map(|at| format!("c{at} = {law}\n"));
        let scores: Vec<String> = scores.collect();
        laws.push(contest.model(&format!("[teams.z.scores]\n{}", scores.concat())));
    }
    for model in &laws {
        // Far outside of all scales a lattice may not settle: then there is no exact answer beside a
        // uniform score, and no wrong one.
        let integral = match settled(model) {
            Err(Reason::Unsettled { .. }) if model.teams.len() > 2 => continue,
            found => found.unwrap(),
        };
        assert_near(integral.tied(0, 1).estimate, tied as f64, 1e-12, "tied");
        assert_near(integral.above(0, 1).estimate, above, 1e-9, "above");
    }
    let sheets = laws[0].sheet_totals();
    assert_eq!(sheets[0].1 == sheets[1].1, tied == 1, "sheet: {contest:?}");
}

/// Scores near the scale, or raw units in its place.
fn scores(random: &mut Random, decimals: u32, count: usize) -> Vec<i128> {
    let units = 10i128.pow(decimals);
    let sizes = [100, 1024, 8, 800_000, 3_000_000_000];
    // No float holds more than 15 digits of every decimal.
    let size = (sizes[random.below(5) as usize] * units).min(9 * 10i128.pow(14));
    let score = |_| i128::from(random.below(size as u64)) + 1;
    (0..count).map(score).collect()
}

const SCALES: [(i128, i128); 6] = [(0, 100), (0, 1024), (0, 7), (9, 1), (0, 1), (3, 46)];

/// As it is, and with one unit of the last decimal more or less for one of the teams.
#[track_caller]
fn and_a_little_off(random: &mut Random, contest: &Contest) {
    assert_eq!(contest.sign(), 0);
    agrees(contest);
    let mut off = contest.clone();
    let at = random.below(off.weights.len() as u64) as usize;
    off.scores[0][at] += if random.below(2) == 0 { 1 } else { -1 };
    assert_ne!(off.sign(), 0);
    agrees(&off);
}

#[test]
fn scores_that_change_places_under_equal_weights() {
    let mut random = Random(1);
    for case in 0..60 {
        let decimals = random.below(4) as u32;
        let weights = [vec![333, 334, 333], vec![250; 4], vec![111, 777, 111, 1]][case % 3].clone();
        let first = scores(&mut random, decimals, weights.len());
        let mut second = first.clone();
        match case % 3 {
            1 => second.rotate_left(1 + random.below(3) as usize),
            _ => second.swap(0, 2),
        }
        let contest = Contest {
            weights,
            scale: SCALES[random.below(6) as usize],
            decimals,
            scores: [first, second],
            bonus: [0, 0],
        };
        if contest.scores[0] != contest.scores[1] {
            and_a_little_off(&mut random, &contest);
        }
    }
}

#[test]
fn points_that_are_traded_between_criteria() {
    let mut random = Random(2);
    for _ in 0..60 {
        let decimals = 1 + random.below(7) as u32;
        let weights = [1, 2, 3]
            .map(|_| 1 + i128::from(random.below(600)))
            .to_vec();
        let first = scores(&mut random, decimals, 3);
        let mut second = first.clone();
        let lot = 1 + i128::from(random.below(50));
        second[0] += lot * weights[1];
        second[1] -= lot * weights[0];
        let contest = Contest {
            weights,
            scale: SCALES[random.below(6) as usize],
            decimals,
            scores: [first, second],
            bonus: [0, 0],
        };
        and_a_little_off(&mut random, &contest);
    }
}

#[test]
fn points_that_a_bonus_makes_up_for() {
    let mut random = Random(3);
    for _ in 0..40 {
        let weights = vec![294, 577, 129];
        let first: Vec<i128> = scores(&mut random, 7, 3)
            .iter()
            .map(|s| s % 10i128.pow(9))
            .collect();
        let mut second = first.clone();
        let lot = 1 + i128::from(random.below(1_000_000));
        second[0] -= lot;
        let mut contest = Contest {
            weights,
            scale: (0, 100),
            decimals: 7,
            scores: [first, second],
            bonus: [0, 0],
        };
        // 29.4 × lot × 1e-7 / 100 points, in units of 1e-12.
        contest.bonus = [0, 294 * lot * 100];
        and_a_little_off(&mut random, &contest);
        contest.bonus[0] += 3;
        assert_eq!(contest.sign(), 1);
        agrees(&contest);
    }
}

/// Penalties, value tables and bonuses: 3.7 × 0.3 is 1.11 and 12.4 × 0.62 is 7.688, which no float
/// is, and a third of 0.3 is 0.1.
#[test]
fn penalties_and_value_tables_are_decimals_too() {
    let text = |bonus: &str| {
        format!(
            "places = 1\n[criteria]\nx = {{ weight = 12.4, value = [[0, 0.1], [30, 0.62], [100, 1]] }}\n\
             y = {{ weight = 87.6, scale = [0.1, 0.4] }}\nrisk = {{ penalty = 3.7, scale = [0, 1] }}\n\
             [teams.a]\nbonus = 1.11\n[teams.a.scores]\nx = 30\ny = 0.2\nrisk = 0.3\n\
             [teams.b]\nbonus = {bonus}\n[teams.b.scores]\nx = 0\ny = 0.2\nrisk = 0\n"
        )
    };
    // 12.4 × (0.62 − 0.1)
    let tie = model(&text("6.448"));
    assert_eq!(exactly(&tie).tied(0, 1).estimate, 1.0);
    assert_eq!(drawn(&tie, 1000).tied(0, 1), 1000);
    for bonus in ["6.448000000001", "6.447999999999"] {
        let near = model(&text(bonus));
        assert_eq!(exactly(&near).tied(0, 1).estimate, 0.0);
        assert_eq!(drawn(&near, 1000).tied(0, 1), 0);
    }
}

/// Discrete scores on criteria of equal weights: each draw is a tie where whole numbers say so, and
/// the exact share of ties is that of the pairs of scores.
#[test]
fn discrete_totals_tie_where_whole_numbers_do() {
    let mut random = Random(4);
    for case in 0..40 {
        let (scale, size) = [
            ((0, 1024), 1024),
            ((0, 7), 8),
            ((9, 1), 10),
            ((0, 1), 900_000),
        ][case % 4];
        let weights = [333, 334, 333];
        let mut all = [(); 2].map(|()| [(); 3].map(|()| Vec::new()));
        let pool: Vec<i128> = (0..3)
            .map(|_| i128::from(random.below(size * 10)))
            .collect();
        for scores in all.iter_mut().flatten() {
            let mut some: Vec<i128> = (0..2).map(|_| pool[random.below(3) as usize]).collect();
            some.sort_unstable();
            some.dedup();
            *scores = some;
        }
        let mut text = "places = 1\n[criteria]\n".to_owned();
        for (at, weight) in weights.iter().enumerate() {
            let weight = decimal(*weight, 1);
            text += &format!(
                "c{at} = {{ weight = {weight}, scale = [{}, {}] }}\n",
                scale.0, scale.1
            );
        }
        for (team, scores) in all.iter().enumerate() {
            text += &format!("[teams.t{team}.scores]\n");
            for (at, scores) in scores.iter().enumerate() {
                let scores: Vec<String> = scores.iter().map(|score| decimal(*score, 1)).collect();
                if let [only] = scores.as_slice() {
                    text += &format!("c{at} = {only}\n");
                    continue;
                }
                let shares = vec!["0.5"; scores.len()].join(", ");
                let scores = scores.join(", ");
                text += &format!(
                    "c{at} = {{ discrete = {{ values = [{scores}], probabilities = [{shares}] }} }}\n"
                );
            }
        }
        let model = model(&text);
        let totals = |scores: &[Vec<i128>; 3]| -> Vec<i128> {
            let mut totals = vec![0];
            for (weight, scores) in weights.iter().zip(scores) {
                let more = |total: i128| scores.iter().map(move |score| total + weight * score);
                totals = totals.into_iter().flat_map(more).collect();
            }
            totals
        };
        let (a, b) = (totals(&all[0]), totals(&all[1]));
        let tied = a
            .iter()
            .flat_map(|a| b.iter().filter(move |b| a == *b))
            .count();
        let share = tied as f64 / (a.len() * b.len()) as f64;
        assert_near(exactly(&model).tied(0, 1).estimate, share, 1e-12, &text);
        let replay = Replay::new(&model, 5);
        let draws = 300;
        let mut ties = 0;
        for number in 0..draws {
            let draw = replay.draw(number);
            let total = |team: usize| -> i128 {
                let scores = draw.scores[team].iter().zip(weights);
                scores
                    .map(|(score, weight)| (score * 10.0).round() as i128 * weight)
                    .sum()
            };
            let equal = total(0) == total(1);
            assert_eq!(draw.totals[0] == draw.totals[1], equal, "{text}");
            ties += u64::from(equal);
        }
        assert_eq!(simulate(&model, draws, 5, &Unwatched).tied(0, 1), ties);
    }
}

/// A discrete total meets a known one, and one that is held at the end of its scale.
#[test]
fn different_kinds_of_totals_tie() {
    let text = "places = 1\n[criteria]\nx = { weight = 33.3, scale = [0, 7], beyond = \"clamp\" }\n\
        y = { weight = 33.3, scale = [0, 7] }\nz = { weight = 33.4, scale = [0, 7] }\n\
        [teams.known.scores]\nx = 7\ny = 3\nz = 2.1\n\
        [teams.steps.scores]\nx = 3\ny = { discrete = { values = [7, 1], probabilities = [0.5, 0.5] } }\nz = 2.1\n\
        [teams.held.scores]\nx = \"7 ± 1\"\ny = 3\nz = 2.1\n";
    let model = model(text);
    let integral = exactly(&model);
    let tally = drawn(&model, 40_000);
    for (i, j, want) in [(0, 1, 0.5), (0, 2, 0.5), (1, 2, 0.25)] {
        assert_near(integral.tied(i, j).estimate, want, 1e-12, "tied");
        crate::support::assert_share(tally.tied(i, j), 40_000, want, 5.0, "tied");
    }
}

/// Whatever the free weights are, what differs in order only is equal.
#[test]
fn known_parts_tie_beside_free_weights() {
    let text = "places = 1\n[criteria]\na = { weight = 16.7, scale = [0, 7] }\n\
        b = { weight = 16.6, scale = [0, 7] }\nc = { weight = 16.7, scale = [0, 7] }\n\
        d = {}\ne = {}\nf = { penalty = \"1..2\" }\n\
        [teams.one.scores]\na = 3.1\nb = 5.3\nc = 6.7\nd = 71.3\ne = 64.9\nf = 50\n\
        [teams.two.scores]\na = 6.7\nb = 5.3\nc = 3.1\nd = 71.3\ne = 64.9\nf = 50\n\
        [teams.three.scores]\na = 6.7\nb = 5.3\nc = 3.1\nd = 71.3\ne = 64.9\nf = 50\n";
    let tally = drawn(&model(text), 20_000);
    for (i, j) in [(0, 1), (0, 2), (1, 2)] {
        assert_eq!(tally.tied(i, j), 20_000);
    }
}

/// The weight that is not written is what the others leave, to the last decimal.
#[test]
fn a_weight_that_is_left_is_a_decimal() {
    let text = "places = 1\n[criteria]\na = { weight = 33.3 }\nb = { weight = 33.4 }\nc = {}\n\
        [teams.one.scores]\na = 70.1\nb = 10.7\nc = 3.3\n\
        [teams.two.scores]\na = 3.3\nb = 10.7\nc = 70.1\n";
    let model = model(text);
    assert_eq!(exactly(&model).tied(0, 1).estimate, 1.0);
    assert_eq!(drawn(&model, 1000).tied(0, 1), 1000);
}

/// The figures that people see.
#[test]
fn auto_says_one_half() {
    let text = "places = 1\n[criteria]\na = { weight = 29.4 }\nb = { weight = 57.7 }\n\
        c = { weight = 12.9 }\n\
        [teams.one.scores]\na = 70.1194586\nb = 90.2944552\nc = 86.0731013\n\
        [teams.two.scores]\na = 64.9264586\nb = 92.9404552\nc = 86.0731013\n";
    let source = Source {
        name: "ties.toml".into(),
        text: text.to_owned(),
    };
    let scenario = Document::new(&source).read(&[]).scenario.unwrap();
    let model = scenario.model().unwrap();
    let figures = analysis::run(&scenario, &model, &Unwatched)
        .unwrap()
        .unwrap();
    let outcome = analysis::outcome(&scenario, &model, &figures);
    assert_eq!(outcome.teams[0].selection_probability.estimate, 0.5);
    assert_eq!(outcome.pairwise_tied[0][1], 1.0);
    assert_eq!(outcome.teams[0].sheet.rank, outcome.teams[1].sheet.rank);
}

/// A law that piles up at an end ties there with whoever has the end's total, as often by integration
/// as by draws: where both are rounded to the same billionth of a point.
#[test]
fn laws_that_pile_up_at_an_end_tie_there() {
    let beta = "{ beta = { alpha = 0.05, beta = 0.08 } }";
    // x earns 60 points a unit; y earns 20, so that both ends lie on steps.
    let text = |score: &str| {
        format!(
            "places = 1\n[criteria]\nx = {{ weight = 60, scale = [0, 1] }}\n\
             y = {{ weight = 40, scale = [0, 3] }}\n[teams.a.scores]\nx = {beta}\ny = 1.5\n\
             [teams.b.scores]\nx = {score}\ny = 1.5\n"
        )
    };
    let law = Quantity::Beta {
        alpha: 0.05,
        beta: 0.08,
        min: 0.0,
        max: 1.0,
    };
    // The other end of the law with its shapes turned about: there are digits near 0.
    let turned = Quantity::Beta {
        alpha: 0.08,
        beta: 0.05,
        min: 0.0,
        max: 1.0,
    };
    let step = 1e-9 / 60.0;
    let low = law.cdf(0.5 * step);
    let high = turned.cdf(0.5 * step);
    for (score, tied, above) in [("0", low, 1.0 - 0.5 * low), ("1", high, 0.5 * high)] {
        let model = model(&text(score));
        let integral = exactly(&model);
        assert_near(integral.tied(0, 1).estimate, tied, 1e-6, "tied");
        assert_near(integral.above(0, 1).estimate, above, 1e-6, "above");
        let draws = 100_000;
        let tally = drawn(&model, draws);
        crate::support::assert_share(tally.tied(0, 1), draws, tied, 5.0, "tied");
    }
}
