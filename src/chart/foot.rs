//! The line under a chart that lets a reader compute it again.

use crate::analysis::{Comparison, Method, Outcome, Sweep};
use crate::words::say;

use super::number::{counted, grouped, number_of, points};

/// What it takes to compute a picture again.
pub(super) struct Run {
    places: String,
    method: Method,
    draws: String,
    complete: bool,
    seed: u64,
    digest: String,
    version: &'static str,
}

impl From<&Outcome> for Run {
    fn from(outcome: &Outcome) -> Self {
        Run {
            places: counted(outcome.places, "place"),
            method: outcome.method,
            draws: match outcome.method {
                Method::Exact => match outcome.rows.first() {
                    Some(rows) => say!("foot-rows", count = grouped(*rows as u64)),
                    None if outcome.pieces > 0 => number_of(outcome.pieces, "piece"),
                    None => String::new(),
                },
                Method::QuasiMonteCarlo => {
                    say!("foot-integrated-points", count = grouped(outcome.points))
                }
                Method::MonteCarlo => number_of(outcome.draws, "draw"),
            },
            complete: outcome.complete,
            seed: outcome.seed,
            digest: short(&outcome.scenario_digest),
            version: outcome.version,
        }
    }
}

impl From<&Sweep> for Run {
    fn from(sweep: &Sweep) -> Self {
        let mut places = counted(sweep.places, "place");
        if sweep.points.iter().any(|at| at.places != sweep.places) {
            places = say!("foot-as-written", places = places);
        }
        let draws = number_of(sweep.draws, "draw");
        Run {
            places,
            method: sweep.method,
            draws: if sweep.settled {
                say!("foot-settled")
            } else if sweep.method == Method::Exact {
                String::new()
            } else if sweep.method == Method::QuasiMonteCarlo {
                let count = grouped(sweep.integration_points);
                say!("foot-integrated-points", count = count)
            } else if sweep.axes.len() == 2 {
                say!("foot-draws-of-cell", draws = draws)
            } else {
                say!("foot-draws-at-value", draws = draws)
            },
            complete: sweep.complete,
            seed: sweep.seed,
            digest: short(&sweep.scenario_digest),
            version: sweep.version,
        }
    }
}

impl From<&Comparison> for Run {
    fn from(comparison: &Comparison) -> Self {
        let [a, b] = &comparison.sides;
        let places = if a.places == b.places {
            counted(a.places, "place")
        } else {
            say!(
                "foot-places-differ",
                a = counted(a.places, "place"),
                b = b.places.to_string()
            )
        };
        let digests = [&a.scenario_digest, &b.scenario_digest].map(|digest| short(digest));
        Run {
            places,
            method: comparison.method,
            draws: match comparison.method {
                Method::Exact => String::new(),
                Method::QuasiMonteCarlo => {
                    let count = grouped(comparison.integration_points);
                    say!("foot-integrated-points", count = count)
                }
                Method::MonteCarlo => say!(
                    "foot-draws-of-each",
                    draws = number_of(comparison.draws, "draw")
                ),
            },
            complete: comparison.complete,
            seed: comparison.seed,
            digest: format!("A\u{a0}{}, B\u{a0}{}", digests[0], digests[1]),
            version: comparison.version,
        }
    }
}

/// As much of a digest as tells two scenarios apart.
fn short(digest: &str) -> String {
    digest.chars().take("sha256:".len() + 12).collect()
}

/// Places, draws, seed, `error` and digest. The scenario's title stands on a line of its own.
pub(super) fn foot(run: &Run, error: &str) -> String {
    let drawn = match run.method {
        Method::Exact if run.draws.is_empty() => say!("foot-integrated"),
        Method::Exact => run.draws.clone(),
        Method::QuasiMonteCarlo | Method::MonteCarlo => {
            let draws = if run.complete {
                run.draws.clone()
            } else {
                say!("foot-interrupted", draws = &run.draws)
            };
            format!(
                "{draws}, {}",
                say!("foot-seed", seed = run.seed.to_string())
            )
        }
    };
    let parts = [
        run.places.clone(),
        drawn,
        error.to_owned(),
        run.digest.clone(),
        format!("cutline\u{a0}{}", run.version),
    ];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    parts.join(" · ")
}

/// How well the figures of a picture are known, from the largest half-width.
pub(super) fn error(method: Method, half_width: f64) -> String {
    let which = match method {
        Method::Exact => return say!("exact"),
        Method::QuasiMonteCarlo => "foot-interval",
        Method::MonteCarlo => "foot-interval-drawn",
    };
    say!(which, points = points(half_width))
}

/// What the draws are called in a subtitle.
pub(super) fn panels(method: Method, draws: u64) -> String {
    match method {
        Method::Exact | Method::QuasiMonteCarlo => say!("panels"),
        Method::MonteCarlo => number_of(draws, "simulated panel"),
    }
}

/// How well the probabilities of a sweep are known at worst.
pub(super) fn error_of_probability(method: Method, half_width: f64) -> String {
    let which = match method {
        Method::MonteCarlo => "chart-interval",
        Method::Exact | Method::QuasiMonteCarlo => "chart-interval-integrated",
    };
    say!(which, points = points(half_width))
}
