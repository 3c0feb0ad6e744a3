//! Every method that applies to a scenario, compared.

mod checks;

use self::checks::{
    ERROR_PROBABILITY, against, identities, method, rank_rows, replayed, two_integrals, two_runs,
};
use super::figures::Figures;
use super::shown::{counted, grouped};
use crate::engine::integral::{
    Detail, Effort, FIRST_POINTS, Integrable, Integral, ROUNDING, Reason,
};
use crate::engine::{Monitor, simulate};
use crate::model::Model;
use crate::scenario::{Recorded, Scenario, Simulation};

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
    /// What was changed in the scenario as it was written, as one would type it.
    pub settings: Vec<Recorded>,
    /// The scenario as it was computed, as the text of a file; absent where it is too long, or where
    /// nobody asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
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

/// Runs every method that applies to a scenario and compares them; `model` is its own. None where
/// the monitor ended it, whatever it was at: half a comparison has no verdict.
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
        let found = match integrable.and_then(|it| integrated(&it, simulation, monitor)) {
            Ok(found) => Ok(found?),
            Err(reason) => Err(reason),
        };
        if monitor.stop() {
            // What was integrated until then is an answer, but not the one to compare.
            return None;
        }
        let open = found.as_ref().map_or(0, |found| {
            let questions = 0..found.questions();
            questions.filter(|at| found.answer(*at).is_none()).count()
        });
        let left = match open {
            0 => String::new(),
            open => format!(", {} left to draws", counted(open, "question")),
        };
        methods.push(MethodApplies {
            method,
            applies: found.is_ok(),
            note: match &found {
                Err(reason) => reason.to_string(),
                Ok(exact) if exact.is_exact() => {
                    let error = format!("error of {:.0e} at most", exact.refinement + ROUNDING);
                    match (exact.cases(), exact.pieces()) {
                        (Some(cases), _) => format!("all {} rows", grouped(cases)),
                        (_, Some(pieces)) => {
                            let pieces = counted(pieces, "piece");
                            format!("{pieces} of the set of weights, {error}")
                        }
                        _ => error,
                    }
                }
                Ok(spread) => format!(
                    "{} points of {} dimensions, half-widths of {:.0e} at most",
                    grouped(spread.points),
                    spread.dimensions,
                    spread.widest()
                ),
            } + &left,
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
        checks.extend(against(&first, integral));
        checks.extend(rank_rows(&first, integral));
    }
    if let [exact, spread] = integrals.as_slice() {
        checks.push(two_integrals(exact, spread));
    }
    if monitor.stop() {
        return None;
    }
    Some(Verification {
        format: "cutline.verification.v1",
        version: env!("CARGO_PKG_VERSION"),
        title: scenario.title.clone(),
        scenario_digest: scenario.digest.clone(),
        settings: scenario.settings.clone(),
        scenario: None,
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
/// Points of each scrambling at most.
const MOST_POINTS: u32 = 1 << 12;

/// Half-width that points are added for where the scenario asks for no precision.
const HALF_WIDTH: f64 = 1e-5;

fn integrated(
    integrable: &Integrable,
    simulation: Simulation,
    monitor: &dyn Monitor,
) -> Result<Option<Integral>, Reason> {
    let effort = Effort {
        half_width: simulation.precision.unwrap_or(HALF_WIDTH),
        points: integrable
            .affordable_points(Detail::Everything, 0)
            .clamp(FIRST_POINTS, MOST_POINTS),
        detail: Detail::Everything,
    };
    integrable.integrate(simulation.seed, effort, monitor)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use super::*;
    use crate::scenario::{Source, read};

    /// Ends what it watches after so many questions whether to.
    struct After {
        most: u64,
        asked: AtomicU64,
    }

    impl Monitor for After {
        fn advance(&self, _: u64, _: &[u64]) {}

        fn stop(&self) -> bool {
            self.asked.fetch_add(1, Ordering::Relaxed) >= self.most
        }
    }

    fn verified(text: &str, most: u64) -> (Option<Verification>, u64) {
        let source = Source {
            name: "verified".into(),
            text: text.into(),
        };
        let scenario = read(&source, &[]).scenario.unwrap();
        let model = scenario.model().unwrap();
        let asked = AtomicU64::new(0);
        let monitor = After { most, asked };
        let verification = verify(&scenario, &model, &monitor);
        (verification, monitor.asked.into_inner())
    }

    /// Wherever it is interrupted, in draws, integrals or comparisons, a verification says nothing.
    #[test]
    fn an_interrupted_verification_has_no_verdict() {
        let teams = "[simulation]\ndraws = 10_000\nprecision = 0.001\n[teams]\n\
                     a = { scores = { q = \"80 ± 5\", p = \"70 ± 3\" } }\n\
                     b = { scores = { q = \"75 ± 5\", p = \"74 ± 3\" } }\n";
        for criteria in [
            // Evenly spread points apply, lattices, and normal numbers on a line.
            "q = {}\np = {}",
            "q = { weight = 60 }\np = { weight = 40, beyond = \"clamp\" }",
            "q = { weight = 60 }\np = { weight = 40 }",
        ] {
            let text = format!("places = 1\n[criteria]\n{criteria}\n{teams}");
            let (whole, asked) = verified(&text, u64::MAX);
            let whole = whole.unwrap();
            assert!(whole.passed, "{whole:?}");
            assert!(whole.methods.iter().filter(|m| m.applies).count() > 1);
            for most in (0..6).map(|part| asked * part / 6).chain([asked - 1]) {
                assert_eq!(verified(&text, most).0, None, "after {most} of {asked}");
            }
            assert_eq!(verified(&text, asked).0, Some(whole));
        }
    }
}
