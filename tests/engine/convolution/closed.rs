//! Random cases against closed forms, the stated error included.

use libm::{asin, exp, log, pow};

use cutline::engine::integral::{Figure, Integral, SETTLED};
use cutline::model::special::{normal_cdf, normal_density};
use cutline::model::{Beyond, Model, Quantity, Steps, ValueFunction, WeightLaw};

use super::{answer, exact};
use crate::support::{by_total, criterion, group, normal, scenario_model};
use cutline::engine::integral::Integrable;

/// Random numbers of a fixed seed (`SplitMix64`).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((x ^ (x >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }

    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[(self.unit() * all.len() as f64) as usize]
    }
}

/// Whether a figure is exact and as near as it says.
#[track_caller]
fn holds(figure: Figure, want: f64, what: &dyn std::fmt::Debug) {
    let off = (figure.estimate - want).abs();
    assert!(figure.quadrature <= SETTLED, "{figure:?}: {what:?}");
    assert!(
        off <= figure.quadrature + 1e-12,
        "{figure:?} for {want}, {off:e} away: {what:?}"
    );
}

fn settled(model: &Model) -> Integral {
    answer(Integrable::exactly(model)).unwrap()
}

type Cdf = Box<dyn Fn(f64) -> f64>;

/// P(at least `a` of `a + b − 1` tosses): the distribution function of a beta of whole shapes.
fn tosses(a: u32, b: u32, x: f64) -> f64 {
    let n = a + b - 1;
    let x = x.clamp(0.0, 1.0);
    let mut ways = 1.0;
    let mut sum = 0.0;
    for j in 0..=n {
        if j >= a {
            sum += ways * pow(x, f64::from(j)) * pow(1.0 - x, f64::from(n - j));
        }
        ways *= f64::from(n - j) / f64::from(j + 1);
    }
    sum
}

/// A random law with its distribution function, and scores at which something may go wrong.
#[allow(clippy::too_many_lines, reason = "one arm a law")]
fn law(dice: &mut Dice) -> (Quantity, Cdf, Vec<f64>) {
    let (min, width) = (
        dice.between(0.0, 60.0).round(),
        dice.between(2.0, 40.0).round(),
    );
    let max = min + width;
    let part = move |x: f64| ((x - min) / width).clamp(0.0, 1.0);
    match (dice.unit() * 12.0) as u32 {
        0 => (
            Quantity::Uniform { min, max },
            Box::new(part),
            vec![min, max],
        ),
        1 | 2 => {
            let mode = min + (width * dice.of(&[0.0, 0.1, 0.37, 0.9, 1.0])).round();
            let cdf = move |x: f64| match x {
                x if x <= min => 0.0,
                x if x >= max => 1.0,
                x if x < mode => (x - min) * (x - min) / (width * (mode - min)),
                x => 1.0 - (max - x) * (max - x) / (width * (max - mode)),
            };
            let law = Quantity::Triangular { min, mode, max };
            (law, Box::new(cdf), vec![min, mode, max])
        }
        3 => {
            let quarters = dice.of(&[0, 1, 2, 3, 4]);
            let mode = min + width * f64::from(quarters) / 4.0;
            let cdf = move |x: f64| tosses(1 + quarters, 5 - quarters, part(x));
            let law = Quantity::Pert { min, mode, max };
            (law, Box::new(cdf), vec![min, mode, max])
        }
        4 => {
            let (a, b) = (dice.of(&[1, 2, 7, 40]), dice.of(&[1, 3, 12]));
            let law = beta(f64::from(a), f64::from(b), min, max);
            (
                law,
                Box::new(move |x| tosses(a, b, part(x))),
                vec![min, max],
            )
        }
        5 => {
            // Laws that pile up at an end tie with what is there: elsewhere.
            let power = dice.of(&[0.3, 0.5, 0.8, 1.5, 2.5]);
            if dice.unit() < 0.5 {
                let law = beta(power, 1.0, min, max);
                return (law, Box::new(move |x| pow(part(x), power)), vec![max]);
            }
            let law = beta(1.0, power, min, max);
            let cdf = move |x: f64| 1.0 - pow(1.0 - part(x), power);
            (law, Box::new(cdf), vec![min])
        }
        6 => {
            let cdf = move |x: f64| asin(part(x).sqrt()) * std::f64::consts::FRAC_2_PI;
            (beta(0.5, 0.5, min, max), Box::new(cdf), vec![min + 1.0])
        }
        7 => {
            let (mu, sigma) = (dice.between(0.0, 4.0), dice.of(&[0.05, 0.4, 1.0, 3.0]));
            let cdf = move |x: f64| match x {
                x if x <= 0.0 => 0.0,
                x => normal_cdf((log(x) - mu) / sigma),
            };
            (
                Quantity::LogNormal { mu, sigma },
                Box::new(cdf),
                vec![exp(mu)],
            )
        }
        8 => {
            let (mu, sigma) = (dice.between(-1.0, 1.0), dice.of(&[0.2, 1.0, 2.0]));
            let cdf = move |x: f64| match x {
                x if x <= 0.0 => 0.0,
                x if x >= 1.0 => 1.0,
                x => normal_cdf((log(x / (1.0 - x)) - mu) / sigma),
            };
            (
                Quantity::LogitNormal { mu, sigma },
                Box::new(cdf),
                vec![0.0, 1.0],
            )
        }
        9 => {
            let (location, scale) = (min, 0.2 * width);
            let cdf = move |x: f64| exp(-exp(-(x - location) / scale));
            let law = Quantity::Gumbel { location, scale };
            (law, Box::new(cdf), vec![location])
        }
        10 => {
            let rate = 3.0 / width;
            let cdf = move |x: f64| 1.0 - exp(-rate * x.max(0.0));
            (Quantity::Exponential { rate }, Box::new(cdf), vec![0.0])
        }
        _ => {
            // Half of a normal, and nearly half, too.
            let inside = dice.between(min, max);
            let (mean, sd) = (dice.of(&[inside, min, max, min + 0.01]), 0.3 * width);
            let ends = dice.of(&[(true, true), (true, false), (false, true)]);
            let low = if ends.0 { min } else { f64::NEG_INFINITY };
            let high = if ends.1 { max } else { f64::INFINITY };
            let below = move |x: f64| normal_cdf((x - mean) / sd);
            let cdf =
                move |x: f64| (below(x.clamp(low, high)) - below(low)) / (below(high) - below(low));
            let law = Quantity::Normal {
                mean,
                sd,
                min: ends.0.then_some(min),
                max: ends.1.then_some(max),
            };
            (law, Box::new(cdf), vec![min, max])
        }
    }
}

fn beta(alpha: f64, beta: f64, min: f64, max: f64) -> Quantity {
    Quantity::Beta {
        alpha,
        beta,
        min,
        max,
    }
}

/// One law, on a value function of every kind, among known scores: every rank is a difference of
/// its distribution function.
#[test]
fn one_uncertain_score_among_known_ones() {
    let mut dice = Dice(12);
    for case in 0..300 {
        let (law, cdf, special) = law(&mut dice);
        let (low, high) = law.reach();
        let (from, to) = (low.max(-50.0), high.min(200.0));
        let mut known: Vec<f64> = (0..3)
            .map(|_| match dice.unit() {
                u if u < 0.3 => dice.of(&special),
                u if u < 0.6 => dice.between(from, to).round(),
                _ => dice.between(from, to),
            })
            .collect();
        // A law that piles up at an end ties with what is there, which is tested elsewhere.
        if let Quantity::Beta {
            alpha,
            beta,
            min,
            max,
        } = law
            && alpha.min(beta) < 1.0
        {
            known.retain(|x| x - min > 0.1 && max - x > 0.1);
            known.push(0.5 * (min + max));
        }
        known.sort_by(f64::total_cmp);
        known.dedup();
        let mut totals = vec![law.clone()];
        totals.extend(known.iter().map(|score| Quantity::Sure(*score)));
        // Rising and falling, straight and bent.
        let (a, b) = (dice.between(from, to), 0.3);
        let falls = dice.unit() < 0.3;
        let mut knots = match dice.unit() {
            u if u < 0.4 => vec![(0.0, 0.0), (1.0, 1.0)],
            u if u < 0.7 => vec![(a - 5.0, -3.0), (a, 0.0), (a + 7.0, b)],
            _ => vec![(a - 90.0, -1.0), (a, 0.2), (a + 1.0, 0.9), (a + 300.0, 2.0)],
        };
        if falls {
            for knot in &mut knots {
                knot.1 = -knot.1;
            }
        }
        let model = by_total(1, &totals).with(|parts| {
            parts.criteria[0].value = ValueFunction::new(&knots, Beyond::Extend);
            parts.weights = vec![group(&[0], 100.0, WeightLaw::Fixed(vec![100.0]))];
        });
        // Some totals are larger than can be added up.
        let Ok(model) = model else { continue };
        let integral = settled(&model);
        let what = (case, &law, &known, &knots);
        // Above so many of the known ones.
        let mut shares: Vec<f64> = known.iter().map(|score| cdf(*score)).collect();
        shares.insert(0, 0.0);
        shares.push(1.0);
        if falls {
            shares.reverse();
        }
        let count = known.len();
        for above in 0..=count {
            let (from, to) = (shares[above], shares[above + 1]);
            let rank = count - above;
            holds(integral.rank(0, rank), (to - from).abs(), &what);
        }
    }
}

/// Steps against a density: P(density below each step), and who is the first of three.
#[test]
fn steps_against_densities() {
    let mut dice = Dice(5);
    for case in 0..150 {
        let (a, below_a, special) = law(&mut dice);
        let (b, below_b, _) = law(&mut dice);
        let (low, high) = a.reach();
        let (low, high) = (low.max(-20.0), high.min(120.0));
        let mut steps: Vec<(f64, f64)> = (0..4)
            .map(|_| (dice.between(low, high), dice.between(0.1, 1.0)))
            .collect();
        // A law that piles up at an end ties with what is there, which is tested elsewhere.
        let (special, ends) = (dice.of(&special), b.reach());
        let is_end = special == ends.0 || special == ends.1;
        steps.push((if is_end { special + 0.5 } else { special }, 0.5));
        steps.sort_by(|a, b| a.0.total_cmp(&b.0));
        steps.dedup_by(|a, b| a.0 == b.0);
        let all: f64 = steps.iter().map(|(_, p)| p).sum();
        for step in &mut steps {
            step.1 /= all;
        }
        let all: f64 = steps[1..].iter().map(|(_, p)| p).sum();
        steps[0].1 = 1.0 - all;
        let discrete = Quantity::Discrete(Steps::new(steps.clone()).unwrap());
        let integral = settled(&by_total(1, &[discrete, a.clone(), b.clone()]));
        let what = (case, &a, &b, &steps);
        let sum = |of: &dyn Fn(f64) -> f64| steps.iter().map(|(x, p)| p * of(*x)).sum::<f64>();
        holds(integral.above(0, 1), sum(&*below_a), &what);
        holds(integral.above(2, 0), sum(&|x| 1.0 - below_b(x)), &what);
        holds(
            integral.selected(0),
            sum(&|x| below_a(x) * below_b(x)),
            &what,
        );
    }
}

/// Teams by score on several criteria of weight 1: totals are sums of the scores.
fn by_scores(teams: &[Vec<Quantity>]) -> Model {
    let count = teams.iter().map(Vec::len).max().unwrap();
    let members: Vec<usize> = (0..count).collect();
    let law = WeightLaw::Fixed(vec![1.0; count]);
    let unknown = vec![Quantity::Sure(0.0); teams.len()];
    let model = by_total(1, &unknown).with(|parts| {
        let name = |at: &usize| criterion(&format!("c{at}"));
        parts.criteria = members.iter().map(name).collect();
        parts.weights = vec![group(&members, count as f64, law)];
        for (team, scores) in parts.teams.iter_mut().zip(teams) {
            team.scores = scores.clone();
            team.scores.resize(count, Quantity::Sure(0.0));
        }
    });
    model.unwrap()
}

/// P(Σ wᵢ Uᵢ ≤ x) for uniform numbers (Irwin 1927, Hall 1927; of unequal widths: Olds 1952).
fn sum_of_uniforms(widths: &[f64], x: f64) -> f64 {
    let n = widths.len();
    let mut sum = 0.0;
    for subset in 0..1u32 << n {
        let taken = (0..n).filter(|i| subset >> i & 1 == 1);
        let left = x - taken.map(|i| widths[i]).sum::<f64>();
        let sign = if subset.count_ones() % 2 == 0 {
            1.0
        } else {
            -1.0
        };
        sum += sign * pow(left.max(0.0), n as f64);
    }
    let scale: f64 = (1..=n).map(|k| k as f64).product();
    (sum / scale / widths.iter().product::<f64>()).clamp(0.0, 1.0)
}

#[test]
fn sums_of_uniform_scores() {
    let mut dice = Dice(3);
    for case in 0..60 {
        let count = 2 + case % 3;
        let widths: Vec<f64> = (0..count).map(|_| dice.between(0.5, 3.0)).collect();
        let from: Vec<f64> = widths.iter().map(|_| dice.between(-1.0, 1.0)).collect();
        let uniform = |(width, from): (&f64, &f64)| Quantity::Uniform {
            min: *from,
            max: from + width,
        };
        let scores: Vec<Quantity> = widths.iter().zip(&from).map(uniform).collect();
        let start: f64 = from.iter().sum();
        let all: f64 = widths.iter().sum();
        let below = |x: f64| sum_of_uniforms(&widths, x - start);
        // Against a known total; and against another sum, whose numbers are turned round.
        let places = [dice.between(0.0, all), widths[0], 0.5 * all];
        let known = start + places[case % 3];
        let others: Vec<f64> = (0..4 - count).map(|_| dice.between(0.5, 2.0)).collect();
        let offset = start + dice.between(0.1, 0.5) * all;
        let mut other: Vec<Quantity> = others
            .iter()
            .map(|width| Quantity::Uniform {
                min: 0.0,
                max: *width,
            })
            .collect();
        other.push(Quantity::Sure(offset));
        let integral = settled(&by_scores(&[scores, vec![Quantity::Sure(known)], other]));
        let what = (case, &widths, &others, known);
        holds(integral.above(1, 0), below(known), &what);
        let both: Vec<f64> = widths.iter().chain(&others).copied().collect();
        let width: f64 = others.iter().sum();
        // A − V = A + (width − V) − width.
        let want = 1.0 - sum_of_uniforms(&both, offset + width - start);
        holds(integral.above(0, 2), want, &what);
        let want = if others.is_empty() {
            f64::from(u8::from(known > offset))
        } else {
            sum_of_uniforms(&others, known - offset)
        };
        holds(integral.above(1, 2), want, &what);
    }
}

/// Sums of two laws of different kinds, with distribution functions in closed form.
#[test]
fn sums_of_two_kinds() {
    let mut dice = Dice(8);
    for case in 0..150 {
        let (mean, sd) = (dice.between(10.0, 20.0), dice.between(0.2, 4.0));
        let (r, s) = (dice.between(0.2, 1.0), dice.between(1.1, 3.0));
        let width = dice.between(0.5, 9.0);
        let steps = [(1.0, 0.25), (3.5, 0.5), (9.0, 0.25)];
        let exponential = |rate| Quantity::Exponential { rate };
        let uniform = Quantity::Uniform {
            min: 0.0,
            max: width,
        };
        let discrete = Quantity::Discrete(Steps::new(steps.to_vec()).unwrap());
        let (scores, cdf): (Vec<Quantity>, Cdf) = match case % 5 {
            0 => (
                vec![exponential(r), exponential(s)],
                Box::new(move |x: f64| {
                    let x = x.max(0.0);
                    1.0 - (s * exp(-r * x) - r * exp(-s * x)) / (s - r)
                }),
            ),
            1 => (
                // A normal is only convolved beside another law.
                vec![normal(mean, sd), uniform],
                Box::new(move |x: f64| {
                    let g = |t: f64| t * normal_cdf(t) + normal_density(t);
                    sd / width * (g((x - mean) / sd) - g((x - mean - width) / sd))
                }),
            ),
            2 => (
                vec![normal(mean, sd), exponential(r)],
                Box::new(move |x: f64| {
                    let u = (x - mean) / sd;
                    let tilted = exp(-r * (x - mean) + 0.5 * r * sd * r * sd);
                    normal_cdf(u) - tilted * normal_cdf(u - r * sd)
                }),
            ),
            3 => (
                vec![exponential(s), discrete],
                Box::new(move |x: f64| {
                    let below = |x: f64| 1.0 - exp(-s * x.max(0.0));
                    steps.iter().map(|(at, p)| p * below(x - at)).sum()
                }),
            ),
            _ => (
                vec![exponential(r), uniform],
                Box::new(move |x: f64| {
                    // ∫ 1 − exp(−r t) up to x, over the width.
                    let h = |t: f64| {
                        let t = t.max(0.0);
                        t - (1.0 - exp(-r * t)) / r
                    };
                    (h(x) - h(x - width)) / width
                }),
            ),
        };
        let middle: f64 = scores.iter().map(Quantity::mean).sum();
        let at = [width, 3.5, 9.0, middle, dice.between(0.5, 1.5) * middle];
        let mut known: Vec<f64> = at.to_vec();
        known.sort_by(f64::total_cmp);
        known.dedup();
        let what = (case, scores.clone(), &known);
        let mut teams = vec![scores];
        teams.extend(known.iter().map(|x| vec![Quantity::Sure(*x)]));
        let integral = settled(&by_scores(&teams));
        for (at, x) in known.iter().enumerate() {
            holds(integral.above(at + 1, 0), cdf(*x), &what);
        }
    }
}

/// Scores held back at both ends of the scale, against known ones there and between: equal totals
/// are settled by lot.
#[test]
fn held_back_scores_against_known_ones() {
    let mut dice = Dice(77);
    for case in 0..60 {
        let (mean, sd) = (dice.between(-10.0, 110.0), dice.between(1.0, 60.0));
        let known = dice.of(&[0.0, 100.0, 25.0, 50.0, 61.0]);
        let value = [(0.0, 0.0), (50.0, 20.0), (100.0, 100.0)];
        let model = by_total(1, &[normal(mean, sd), Quantity::Sure(known)])
            .with(|parts| parts.criteria[0].value = ValueFunction::new(&value, Beyond::Clamp));
        let integral = settled(&model.unwrap());
        let below = normal_cdf((known - mean) / sd);
        let (low, high) = match known {
            0.0 => (0.0, below),
            100.0 => (below, 1.0),
            _ => (below, below),
        };
        let what = (case, mean, sd, known);
        holds(integral.tied(0, 1), high - low, &what);
        holds(integral.above(1, 0), 0.5 * (low + high), &what);
    }
}

/// Two held-back scores with a halo: both at the top as often as two correlated normals are above
/// their means.
#[test]
fn a_halo_over_held_back_scores() {
    for within in ["0", "0.3", "0.6", "0.9"] {
        let text = format!(
            "places = 1\nbeyond = \"clamp\"\n[criteria]\na = {{ weight = 60 }}\nb = {{ weight = 40 }}\n\
             [correlation]\nwithin_team = {within}\n[teams]\n\
             x = {{ scores = {{ a = \"100 ± 7\", b = \"100 ± 11\" }} }}\n\
             y = {{ scores = {{ a = 100, b = 100 }} }}\n"
        );
        let integral = exact(&scenario_model(&text));
        let share: f64 = within.parse().unwrap();
        let both = 0.25 + asin(share) / std::f64::consts::TAU;
        holds(integral.tied(0, 1), both, &within);
        holds(integral.above(0, 1), 0.5 * both, &within);
    }
}
