//! Several settings of a scenario by integration, at the same points.

use super::interval::{Interval, critical_value, wilson};
use super::method::Method;
use crate::engine::Monitor;
use crate::engine::integral::{Detail, Effort, Integrable, Integral, Reason, integrate_together};
use crate::model::{Model, ModelError};
use crate::scenario::{How, Simulation};

/// Error that is aimed at where the scenario asks for none: a hundredth of a percentage point, where
/// the settings are few.
const AIM: f64 = 1e-4;
/// The settings times the error is not more than this, so that a map takes about as long as a line;
/// unless that would be worse than draws.
const SETTINGS: f64 = 2e-6;
/// Points of each scrambling at most.
const POINTS: u32 = 1 << 10;

/// Answers of several settings.
#[derive(Debug)]
pub(super) struct Together {
    pub(super) integrals: Vec<Integral>,
    effort: Effort,
    seed: u64,
}

impl Together {
    /// The answers where a run of each setting would integrate; none where they are to be drawn, or
    /// the monitor ended it. The draws that every setting would have say what is known well enough.
    ///
    /// # Errors
    ///
    /// Why the method asked for has no answer.
    pub(super) fn new(
        simulation: Simulation,
        models: &[Model],
        monitor: &dyn Monitor,
    ) -> Result<Option<Self>, Refusal> {
        Self::by(simulation, models, monitor).map_err(|reason| Refusal::Method {
            method: match simulation.method {
                How::Exact => Method::Exact,
                _ => Method::QuasiMonteCarlo,
            },
            reason,
        })
    }

    fn by(
        simulation: Simulation,
        models: &[Model],
        monitor: &dyn Monitor,
    ) -> Result<Option<Self>, Reason> {
        let (how, draws) = (simulation.method, simulation.shared_draws);
        let asked = simulation.precision;
        if how == How::MonteCarlo {
            return Ok(None);
        }
        let found = models.iter().map(|model| integrable(model, how));
        let found = match found.collect::<Result<Vec<_>, Reason>>() {
            Err(_) if how == How::Auto => return Ok(None),
            found => found?,
        };
        let mut points = POINTS;
        for one in &found {
            if let (How::Auto, Some(_)) = (how, one.unanswered()) {
                return Ok(None);
            }
            answered(one, models)?;
            let affordable = one.affordable_together(found.len(), draws);
            if how == How::Auto && affordable == 0 {
                return Ok(None);
            }
            if one.dimensions() > 0 && how == How::Auto {
                points = points.min(affordable);
            }
        }
        let drawn = {
            let (low, high) = wilson(draws / 2, draws, critical_value(1));
            0.5 * (high - low)
        };
        let aim = (SETTINGS * models.len() as f64).min(drawn).max(AIM);
        let effort = Effort {
            half_width: asked.unwrap_or(aim),
            points,
            detail: Detail::Selections,
        };
        let seed = simulation.seed;
        // Whoever asks for points gets them.
        let draws = if how == How::Auto { draws } else { 0 };
        let integrals = match integrate_together(&found, seed, effort, (0, draws), monitor) {
            Err(_) if how == How::Auto => return Ok(None),
            integrals => integrals?,
        };
        let Some(integrals) = integrals else {
            return Ok(None);
        };
        let mut worse = integrals.iter().filter(|one| !one.reached);
        if how == How::Auto && worse.any(|one| one.is_wider_than_drawn(draws)) {
            return Ok(None);
        }
        Ok(Some(Self {
            integrals,
            effort,
            seed,
        }))
    }

    /// Further settings at the same points, where they can be integrated too.
    pub(super) fn more(&self, models: &[Model], monitor: &dyn Monitor) -> Option<Vec<Integral>> {
        let found = models.iter().map(|model| integrable(model, How::Auto).ok());
        let found = found.collect::<Option<Vec<_>>>()?;
        let points = self.points_of_each().max(1);
        let effort = Effort {
            points,
            ..self.effort
        };
        integrate_together(&found, self.seed, effort, (points, 0), monitor).ok()?
    }

    fn points_of_each(&self) -> u32 {
        let points = self.integrals.iter().map(Integral::points_of_each);
        points.max().unwrap_or(0)
    }

    /// Points of each setting that needs any.
    pub(super) fn points(&self) -> u64 {
        let needing = self.integrals.iter().filter(|one| !one.is_exact());
        needing.map(|one| one.points).max().unwrap_or(0)
    }

    /// Exact where all are.
    pub(super) fn method(&self) -> Method {
        let methods = self.integrals.iter().map(Method::of);
        let mut others = methods.filter(|method| *method != Method::Exact);
        others.next().unwrap_or(Method::Exact)
    }
}

impl Together {
    /// The selection probabilities of one setting, and those of the questions.
    pub(super) fn told(integral: &Integral) -> (Vec<Interval>, Vec<Interval>) {
        let teams = (0..integral.teams).map(|team| integral.selected(team));
        let answers = (0..integral.questions()).filter_map(|at| integral.answer(at));
        (
            teams.map(Interval::integrated).collect(),
            answers.map(Interval::integrated).collect(),
        )
    }

    /// What changes from one setting to another: the selection probabilities, and those of the
    /// questions.
    pub(super) fn change(from: &Integral, to: &Integral) -> (Vec<Interval>, Vec<Interval>) {
        let teams = (0..from.teams).map(|team| to.more_selected(team, from, team));
        let answers = (0..from.questions()).filter_map(|at| to.more_answered(from, at));
        (
            teams.map(Interval::change).collect(),
            answers.map(Interval::change).collect(),
        )
    }
}

/// Why several settings have no answer.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Refusal {
    /// The totals of one could grow beyond what the engine can add up.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The method asked for cannot answer one.
    #[error("--method {} has no answer for every setting: {reason}\n  help: --method auto picks the best that has one", .method.name())]
    Method {
        /// The method asked for.
        method: Method,
        /// What stands against it.
        reason: Reason,
    },
}

/// A model as the method asked for integrates it.
fn integrable(model: &Model, how: How) -> Result<Integrable<'_>, Reason> {
    match how {
        How::Exact => Integrable::exactly(model),
        How::QuasiMonteCarlo => match Integrable::spread(model) {
            // At one setting of several all may be known.
            Err(Reason::Exact) => Integrable::exactly(model),
            other => other,
        },
        How::Auto | How::MonteCarlo => match Integrable::spread(model) {
            Ok(integrable) => Ok(integrable),
            Err(_) => Integrable::exactly(model),
        },
    }
}

/// Refuses to leave a question out.
fn answered(integrable: &Integrable<'_>, models: &[Model]) -> Result<(), Reason> {
    integrable.unanswered().map_or(Ok(()), |question| {
        Err(Reason::Question {
            question: models[0].questions[question].text.clone(),
        })
    })
}
