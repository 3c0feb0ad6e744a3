//! The line under a chart that lets a reader compute it again.

use crate::analysis::{Comparison, Method, Outcome, Sweep, shown};

use super::number::{counted, grouped, points};
use crate::words::point;

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
                    Some(rows) => format!("{} rows", grouped(*rows as u64)),
                    None => String::new(),
                },
                Method::QuasiMonteCarlo => {
                    format!("integrated, {} points", grouped(outcome.points))
                }
                Method::MonteCarlo => shown::counted(outcome.draws, "draw"),
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
        let written = if sweep.points.iter().all(|at| at.places == sweep.places) {
            ""
        } else {
            " as written"
        };
        Run {
            places: format!("{}{written}", counted(sweep.places, "place")),
            method: sweep.method,
            draws: format!(
                "{} {} each {}",
                shown::counted(sweep.draws, "draw"),
                if sweep.axes.len() == 2 { "of" } else { "at" },
                point(sweep)
            ),
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
            format!("{} in A, {} in B", counted(a.places, "place"), b.places)
        };
        let digests = [&a.scenario_digest, &b.scenario_digest].map(|digest| short(digest));
        Run {
            places,
            method: comparison.method,
            draws: format!("{} of each", shown::counted(comparison.draws, "draw")),
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
        Method::Exact => "integrated".to_owned(),
        Method::QuasiMonteCarlo | Method::MonteCarlo => format!(
            "{}{}, seed\u{a0}{}",
            run.draws,
            if run.complete {
                ""
            } else {
                " (interrupted before the last)"
            },
            run.seed
        ),
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
    let interval = match method {
        Method::Exact => return "exact".to_owned(),
        Method::QuasiMonteCarlo => "interval",
        Method::MonteCarlo => "Monte Carlo interval",
    };
    format!(
        "95\u{a0}% {interval} at most ±{} percentage points",
        points(half_width)
    )
}

/// What the draws are called in a subtitle.
pub(super) fn panels(method: Method, draws: u64) -> String {
    match method {
        Method::Exact | Method::QuasiMonteCarlo => "panels".to_owned(),
        Method::MonteCarlo => shown::counted(draws, "simulated panel"),
    }
}
