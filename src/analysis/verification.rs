//! Every method that applies to a scenario, compared.

use super::figures::Figures;
use crate::engine::integral::{Detail, Effort, Figure, Integrable, Integral, REPLICATES, Reason};
use crate::engine::reference::Replay;
use crate::engine::{Monitor, Tally, simulate};
use crate::model::Model;
use crate::model::special::{gamma_cdf, normal_cdf, normal_quantile, student_t_tail};
use crate::scenario::Scenario;

/// Whether the methods that apply to a scenario agree.
///
/// The field names are the keys of `simulate verify --format json`, which are added to and never
/// renamed.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Verification {
    /// Always `cutline.verification.v1`.
    pub format: &'static str,
    /// Version of this crate.
    pub version: &'static str,
    /// The scenario's title.
    pub title: String,
    /// `sha256:…` of the scenario.
    pub scenario_digest: String,
    /// Draws of each Monte Carlo run.
    pub draws: u64,
    /// Seed of the first of them; the second has the next one.
    pub seed: u64,
    /// The methods, and why one does not apply.
    pub methods: Vec<MethodApplies>,
    /// What was compared.
    pub checks: Vec<Check>,
    /// Error probability of each check that compares random figures: so often it fails although
    /// all is well.
    pub error_probability: f64,
    /// Whether all checks passed.
    pub passed: bool,
}

/// Whether a method applies.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct MethodApplies {
    /// Its name.
    pub method: &'static str,
    /// Whether it applies to the scenario.
    pub applies: bool,
    /// What it took, or why it does not apply.
    pub note: String,
}

/// One comparison.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Check {
    /// What is compared with what.
    pub compared: String,
    /// The figure that says how far they are apart.
    pub statistic: &'static str,
    /// How many figures went into it.
    pub figures: usize,
    /// How far they are apart.
    pub value: f64,
    /// Chance of being so far apart although both are right, corrected for the number of figures
    /// (Bonferroni); none where chance plays no part.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub p_value: Option<f64>,
    /// Whether that is no further than it may be.
    pub passed: bool,
}

/// Smaller p-values fail.
const ERROR_PROBABILITY: f64 = 0.001;
/// Sums of probabilities may be off by this much.
const ROUNDING: f64 = 1e-9;
/// Cells of a χ² test with fewer expected draws are put together.
const EXPECTED: f64 = 10.0;

/// Runs every method that applies to a scenario and compares them; `model` is its own. None where
/// the monitor ended it.
pub fn verify(scenario: &Scenario, model: &Model, monitor: &dyn Monitor) -> Option<Verification> {
    let simulation = scenario.simulation;
    let (draws, seed) = (
        simulation.draws.clamp(LEAST_DRAWS, MOST_DRAWS),
        simulation.seed,
    );
    let mut checks = Vec::new();

    let first = simulate(model, draws, seed, monitor);
    let second = simulate(model, draws, seed.wrapping_add(1), monitor);
    if !(first.complete && second.complete) {
        return None;
    }
    let mut methods = vec![MethodApplies {
        method: "monte-carlo",
        applies: true,
        note: "two runs".to_owned(),
    }];
    let mut integrals = Vec::new();
    for (method, integrable) in [
        ("exact", Integrable::exactly(model)),
        ("quasi-monte-carlo", Integrable::spread(model)),
    ] {
        let found = match integrable.and_then(|it| integrated(&it, seed, monitor)) {
            Ok(found) => Ok(found?),
            Err(reason) => Err(reason),
        };
        methods.push(MethodApplies {
            method,
            applies: found.is_ok(),
            note: match &found {
                Err(reason) => reason.to_string(),
                Ok(exact) if exact.is_exact() => {
                    format!("refined until known to {:.0e}", exact.refinement)
                }
                Ok(spread) => format!(
                    "{} points of {} dimensions",
                    spread.points, spread.dimensions
                ),
            },
        });
        integrals.extend(found);
    }
    checks.push(identities("monte-carlo", &Figures::from(&first)));
    for integral in &integrals {
        checks.push(identities(method(integral), &Figures::from(integral)));
    }
    checks.push(replayed(model, seed, draws));
    checks.push(two_runs(&first, &second));
    for integral in &integrals {
        checks.push(against(&first, integral));
        checks.extend(rank_rows(&first, integral));
    }
    if let [exact, spread] = integrals.as_slice() {
        checks.push(two_integrals(exact, spread));
    }
    Some(Verification {
        format: "cutline.verification.v1",
        version: env!("CARGO_PKG_VERSION"),
        title: scenario.title.clone(),
        scenario_digest: scenario.digest.clone(),
        draws,
        seed,
        methods,
        passed: checks.iter().all(|check| check.passed),
        checks,
        error_probability: ERROR_PROBABILITY,
    })
}

/// Draws at least: fewer compare next to nothing.
const LEAST_DRAWS: u64 = 10_000;
/// Draws at most: a comparison gains little from more.
const MOST_DRAWS: u64 = 10_000_000;

fn method(integral: &Integral) -> &'static str {
    if integral.is_exact() {
        "exact"
    } else {
        "quasi-monte-carlo"
    }
}

fn integrated(
    integrable: &Integrable,
    seed: u64,
    monitor: &dyn Monitor,
) -> Result<Option<Integral>, Reason> {
    let effort = Effort {
        half_width: 1e-5,
        points: integrable.affordable_points().clamp(32, 1 << 12),
        detail: Detail::Everything,
    };
    integrable.integrate(seed, effort, monitor)
}

/// What holds of every answer: ranks and teams are all given out, places too, and three tables tell
/// the same.
fn identities(method: &str, figures: &Figures) -> Check {
    let teams = figures.selected.len();
    let rank = |team: usize, above: usize| figures.ranks[team].estimate[above];
    let places: f64 = figures.selected.iter().map(|p| p.estimate).sum();
    let mut off = vec![(places - places.round()).abs()];
    for team in 0..teams {
        let others = || (0..teams).filter(move |other| *other != team);
        let row: f64 = (0..teams).map(|above| rank(team, above)).sum();
        let column: f64 = (0..teams).map(|other| rank(other, team)).sum();
        let mean: f64 = (0..teams)
            .map(|above| above as f64 * rank(team, above))
            .sum();
        let beaten: f64 = others()
            .map(|other| figures.winning.estimate[other][team])
            .sum();
        let without: f64 = others()
            .map(|other| figures.without.estimate[team][other])
            .sum();
        let selected = figures.selected[team].estimate;
        off.push((row - 1.0).abs());
        off.push((column - 1.0).abs());
        off.push((mean - beaten).abs() / teams as f64);
        off.push((without - selected * (teams as f64 - places)).abs() / teams as f64);
    }
    let sets: f64 = figures.sets.iter().map(|(_, p)| p.estimate).sum();
    off.push((sets + figures.other.estimate - 1.0).abs());
    let value = off.iter().fold(0.0, |most: f64, off| most.max(*off));
    Check {
        compared: format!("{method}: sums of ranks, places, pairs and sets"),
        statistic: "largest deviation",
        figures: off.len(),
        value,
        p_value: None,
        passed: value < ROUNDING,
    }
}

/// The first draws again, one at a time, with a list and a sort.
fn replayed(model: &Model, seed: u64, draws: u64) -> Check {
    let teams = model.teams.len();
    let cells = (teams * model.criteria.len()).max(1) as u64;
    let draws = (1_000_000 / cells).clamp(256, 20_000).min(draws);
    let tally = simulate(model, draws, seed, &crate::engine::Unwatched);
    let replay = Replay::new(model, seed);
    let mut ranks = vec![0u64; teams * teams];
    for draw in 0..draws {
        for (team, rank) in replay.draw(draw).ranks.into_iter().enumerate() {
            ranks[team * teams + rank - 1] += 1;
        }
    }
    let differing = ranks
        .iter()
        .zip(&tally.ranks)
        .filter(|(a, b)| a != b)
        .count();
    Check {
        compared: format!("monte-carlo: {draws} draws against one draw at a time"),
        statistic: "differing counts",
        figures: ranks.len(),
        value: differing as f64,
        p_value: None,
        passed: differing == 0,
    }
}

/// The largest of several z statistics.
#[derive(Default)]
struct Largest {
    z: f64,
    figures: usize,
}

impl Largest {
    /// A difference and its variance; figures without variance must agree.
    fn add(&mut self, difference: f64, variance: f64) {
        self.figures += 1;
        let z = if variance > 0.0 {
            difference.abs() / libm::sqrt(variance)
        } else if difference == 0.0 {
            0.0
        } else {
            f64::INFINITY
        };
        self.z = self.z.max(z);
    }

    fn check(self, compared: String) -> Check {
        let one = 2.0 * normal_cdf(-self.z);
        let p_value = (one * self.figures as f64).min(1.0);
        Check {
            compared,
            statistic: "largest |z|",
            figures: self.figures,
            value: self.z,
            p_value: Some(p_value),
            passed: p_value >= ERROR_PROBABILITY,
        }
    }
}

/// Two runs from different seeds.
fn two_runs(a: &Tally, b: &Tally) -> Check {
    let n = a.draws as f64;
    let mut largest = Largest::default();
    let mut add = |a: u64, b: u64| {
        let pooled = (a + b) as f64 / (2.0 * n);
        let difference = (a as f64 - b as f64) / n;
        largest.add(difference, 2.0 * pooled * (1.0 - pooled) / n);
    };
    for i in 0..a.teams {
        add(a.selected(i), b.selected(i));
        for j in 0..a.teams {
            add(a.ranks[i * a.teams + j], b.ranks[i * a.teams + j]);
            if i < j {
                add(a.above(i, j), b.above(i, j));
            }
        }
    }
    largest.check("monte-carlo: two seeds".to_owned())
}

/// Draws against integrals: selections, ranks, pairs, and who is selected without whom.
fn against(tally: &Tally, integral: &Integral) -> Check {
    let n = tally.draws as f64;
    let mut largest = Largest::default();
    let mut add = |count: u64, figure: Figure| {
        let p = figure.estimate.clamp(0.0, 1.0);
        // What the quadrature and one draw may differ by is no contradiction.
        let slack = figure.quadrature + ROUNDING;
        let difference = (count as f64 / n - p).abs() - slack;
        let spread = figure.standard_error * figure.standard_error;
        largest.add(difference.max(0.0), p * (1.0 - p) / n + spread);
    };
    for i in 0..tally.teams {
        add(tally.selected(i), integral.selected(i));
        for j in 0..tally.teams {
            let at = i * tally.teams + j;
            // Far in the tail a count is no normal number: less than ten draws are left out.
            let rank = integral.rank(i, j);
            if rank.estimate * n >= EXPECTED {
                add(tally.ranks[at], rank);
            }
            if i != j {
                let (above, without) = (integral.above(i, j), integral.without(i, j));
                for (count, figure) in [(tally.above(i, j), above), (tally.without[at], without)] {
                    if figure.estimate.min(1.0 - figure.estimate) * n >= EXPECTED {
                        add(count, figure);
                    }
                }
            }
        }
    }
    largest.check(format!("monte-carlo against {}", method(integral)))
}

/// An exact answer against one at evenly spread points: selections, ranks and pairs.
fn two_integrals(exact: &Integral, spread: &Integral) -> Check {
    let mut largest = Largest::default();
    let mut add = |exact: Figure, spread: Figure| {
        let slack = exact.quadrature + spread.quadrature + ROUNDING;
        let difference = ((exact.estimate - spread.estimate).abs() - slack).max(0.0);
        // As likely as a normal number in units of its own would be.
        let t = difference / spread.standard_error.max(f64::MIN_POSITIVE);
        let z = -normal_quantile(student_t_tail(REPLICATES as f64 - 1.0, t).max(1e-300));
        largest.add(z.max(0.0), 1.0);
    };
    for i in 0..exact.teams {
        add(exact.selected(i), spread.selected(i));
        for j in 0..exact.teams {
            add(exact.rank(i, j), spread.rank(i, j));
            if i != j {
                add(exact.above(i, j), spread.above(i, j));
                add(exact.without(i, j), spread.without(i, j));
            }
        }
    }
    largest.check("exact against quasi-monte-carlo".to_owned())
}

/// χ² of each team's row of ranks, of which the largest counts; none where no row has two ranks
/// with enough draws.
fn rank_rows(tally: &Tally, integral: &Integral) -> Option<Check> {
    let n = tally.draws as f64;
    let (mut least, mut value, mut rows) = (1.0, 0.0, 0);
    for team in 0..tally.teams {
        let (mut chi2, mut cells) = (0.0, 0.0);
        let mut pooled = (0.0, 0.0);
        for above in 0..tally.teams {
            let count = tally.ranks[team * tally.teams + above] as f64;
            let want = integral.rank(team, above).estimate.max(0.0) * n;
            if want < EXPECTED {
                pooled = (pooled.0 + count, pooled.1 + want);
            } else {
                chi2 += (count - want) * (count - want) / want;
                cells += 1.0;
            }
        }
        if pooled.1 >= EXPECTED {
            chi2 += (pooled.0 - pooled.1) * (pooled.0 - pooled.1) / pooled.1;
            cells += 1.0;
        }
        if cells > 1.0 {
            rows += 1;
            let p = gamma_cdf(0.5 * (cells - 1.0), 0.5 * chi2).1;
            if p < least {
                (least, value) = (p, chi2);
            }
        }
    }
    let p_value = (least * f64::from(rows)).min(1.0);
    (rows > 0).then(|| Check {
        compared: format!("monte-carlo against {}: rows of ranks", method(integral)),
        statistic: "most unlikely χ²",
        figures: rows as usize,
        value,
        p_value: Some(p_value),
        passed: p_value >= ERROR_PROBABILITY,
    })
}
