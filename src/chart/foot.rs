//! The line under a chart that lets a reader compute it again.

use crate::analysis::{Method, Outcome};

use super::number::{counted, grouped};

/// Places, draws, seed, `error` and digest. The scenario's title stands on a line of its own.
pub(super) fn foot(outcome: &Outcome, error: &str) -> String {
    let drawn = match outcome.method {
        Method::MonteCarlo => format!(
            "{} draws{}, seed\u{a0}{}",
            grouped(outcome.draws),
            if outcome.complete {
                ""
            } else {
                " (interrupted before the last)"
            },
            outcome.seed
        ),
    };
    let digest: String = outcome
        .scenario_digest
        .chars()
        .take("sha256:".len() + 12)
        .collect();
    let parts = [
        counted(outcome.places, "place"),
        drawn,
        error.to_owned(),
        digest,
        format!("cutline\u{a0}{}", outcome.version),
    ];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|p| !p.is_empty())
        .collect();
    parts.join(" · ")
}

/// What the draws are called in a subtitle.
pub(super) fn panels(outcome: &Outcome) -> String {
    match outcome.method {
        Method::MonteCarlo => format!("{} simulated panels", grouped(outcome.draws)),
    }
}
