//! Selection probabilities at first sight, for somebody who watches a scenario change: from few points
//! or few draws, and never taken for the answer.

use super::interval::Estimate;
use super::method::Method;
use crate::engine::integral::{Detail, Effort, Integrable, Integral, Reason};
use crate::engine::{Monitor, simulate};
use crate::model::Model;

/// Points of each scrambling.
const POINTS: u32 = 8;
/// Where integration takes some seconds at most with so many times as many points, it takes some
/// hundredths of one with these.
const QUICK: u32 = 32;
/// Draws where there are no such points.
const DRAWS: u64 = 16_384;

/// Selection probabilities with their errors, by team.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glance {
    pub(crate) method: Method,
    pub(crate) selected: Vec<Estimate>,
}

impl Glance {
    /// What so many draws showed so far.
    pub(crate) fn counted(draws: u64, selected: &[u64]) -> Self {
        let teams = selected.len();
        let counted = selected.iter();
        Self {
            method: Method::MonteCarlo,
            selected: counted
                .map(|count| Estimate::counted(*count, draws, teams))
                .collect(),
        }
    }

    fn integrated(integral: &Integral) -> Self {
        let teams = integral.teams;
        Self {
            method: Method::of(integral),
            selected: (0..teams)
                .map(|team| Estimate::integrated(integral.selected(team), teams))
                .collect(),
        }
    }

    /// The largest half-width.
    pub(crate) fn widest(&self) -> f64 {
        let widths = self.selected.iter().map(Estimate::half_width);
        widths.fold(0.0, f64::max)
    }
}

/// A first look at a model; none where the monitor ended it.
pub(crate) fn glance(model: &Model, seed: u64, monitor: &dyn Monitor) -> Option<Glance> {
    let model = model.clone().unasked();
    if let Ok(found) = integrated(&model, seed, monitor) {
        return found;
    }
    let tally = simulate(&model, DRAWS, seed, monitor);
    let selected: Vec<u64> = (0..tally.teams).map(|team| tally.selected(team)).collect();
    (tally.draws == DRAWS).then(|| Glance::counted(DRAWS, &selected))
}

/// By normal totals, at few points of what they hang on, where that is quick.
fn integrated(model: &Model, seed: u64, monitor: &dyn Monitor) -> Result<Option<Glance>, Reason> {
    let integrable = match Integrable::spread(model) {
        // Nothing for the totals to hang on: as quick as a point.
        Err(Reason::Exact) => Integrable::exactly(model)?,
        other => other?,
    };
    let effort = Effort {
        half_width: 0.0,
        points: POINTS,
        detail: Detail::Selections,
    };
    if integrable.affordable_points(Detail::Selections, 0) < POINTS * QUICK {
        return Err(Reason::TooLong {
            teams: integrable.teams(),
        });
    }
    let found = integrable.integrate(seed, effort, monitor)?;
    Ok(found.as_ref().map(Glance::integrated))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::analysis::{outcome, run};
    use crate::engine::Unwatched;
    use crate::scenario::{Source, read};

    /// A first look holds what the answer turns out to be within its intervals that hold for all teams
    /// at once: by chance that fails for one of twenty scenarios, and the seeds are fixed.
    #[test]
    fn a_first_look_is_as_good_as_it_says() {
        let head = "places = 2\n[criteria]\nmerit = { weight = \"30..60\" }\nreach = {}\ncost = {}\n[teams]\n";
        let normal = ["80 ± 5", "75 ± 6", "78 ± 4", "70 ± 9"];
        // Of other laws some are looked at by draws.
        let other = ["70 to 90", "60..90", "unknown", "75 ± 4"];
        for scores in [normal, other] {
            let team = |(at, score): (usize, &str)| {
                let reach = 60 + at;
                format!(
                    "t{at} = {{ scores = {{ merit = \"{score}\", reach = {reach}, cost = \"70 ± 8\" }} }}\n"
                )
            };
            let teams: String = scores.into_iter().enumerate().map(team).collect();
            let text = format!("{head}{teams}");
            let source = Source {
                name: "a.toml".into(),
                text,
            };
            let scenario = read(&source, &[]).scenario.unwrap();
            let model = scenario.model().unwrap();
            let seen = glance(&model, 1, &Unwatched).unwrap();
            let figures = run(&scenario, &model, &Unwatched).unwrap().unwrap();
            let whole = outcome(&scenario, &model, &figures);
            assert!(seen.widest() < 0.03, "{}", seen.widest());
            for (seen, team) in seen.selected.iter().zip(&whole.teams) {
                let share = team.selection_probability.estimate;
                assert!(
                    (seen.low_simultaneous..=seen.high_simultaneous).contains(&share),
                    "{}: {seen:?} and {share}",
                    team.id
                );
            }
        }
    }
}
