//! The answers at all points of a sweep, whichever way they came about.

use super::settled::{self, Settled};
use crate::analysis::interval::Interval;
use crate::analysis::method::Method;
use crate::analysis::together::{Refusal, Together};
use crate::engine::{JointTally, Monitor, Questions, simulate_jointly};
use crate::model::Model;
use crate::scenario::{Grid, How};

/// The answers at all points.
pub(super) enum Answered {
    /// Nothing is uncertain at any of them: every change is a step.
    Settled(Vec<Settled>),
    /// Integrated at the same points of what is uncertain.
    Integrated(Together),
    /// Drawn on the same random numbers.
    Drawn(JointTally),
}

/// What changes from the first point to the last.
pub(super) struct Change {
    /// By team.
    pub(super) selected: Vec<Interval>,
    /// By question.
    pub(super) answers: Vec<Interval>,
}

impl Answered {
    pub(super) fn new(
        grid: &Grid,
        models: &[Model],
        monitor: &dyn Monitor,
    ) -> Result<Self, Refusal> {
        let simulation = grid.base().simulation;
        if simulation.method != How::MonteCarlo
            && let Some(settled) = settled::all(models, monitor)
        {
            return Ok(Self::Settled(settled));
        }
        if let Some(together) = Together::new(simulation, models, monitor)? {
            return Ok(Self::Integrated(together));
        }
        Ok(Self::drawn(grid, models, monitor))
    }

    pub(super) fn drawn(grid: &Grid, models: &[Model], monitor: &dyn Monitor) -> Self {
        let simulation = grid.base().simulation;
        let (draws, seed) = (simulation.shared_draws, simulation.seed);
        monitor.expect(draws.saturating_mul(models.len() as u64));
        let questions = Questions::default();
        Self::Drawn(simulate_jointly(models, draws, seed, &questions, monitor))
    }

    pub(super) fn method(&self) -> Method {
        match self {
            Self::Settled(_) => Method::Exact,
            Self::Integrated(together) => together.method(),
            Self::Drawn(_) => Method::MonteCarlo,
        }
    }

    /// Whether all of so many draws were made, where any were.
    pub(super) fn complete(&self, draws: u64) -> bool {
        match self {
            Self::Drawn(tally) => tally.draws == draws,
            Self::Settled(_) | Self::Integrated(_) => true,
        }
    }

    pub(super) fn draws(&self) -> u64 {
        match self {
            Self::Drawn(tally) => tally.draws,
            Self::Settled(_) | Self::Integrated(_) => 0,
        }
    }

    /// Points of what is uncertain, at each point of the sweep that needs any.
    pub(super) fn integration_points(&self) -> u64 {
        match self {
            Self::Integrated(together) => together.points(),
            Self::Settled(_) | Self::Drawn(_) => 0,
        }
    }

    /// By point: the selection probabilities, and those of the questions.
    pub(super) fn points(&self) -> Vec<(Vec<Interval>, Vec<Interval>)> {
        let exactly = |list: &[f64]| list.iter().map(|p| Interval::exactly(*p)).collect();
        match self {
            Self::Settled(points) => {
                let points = points.iter();
                let both = points.map(|one| (exactly(&one.selected), exactly(&one.answers)));
                both.collect()
            }
            Self::Integrated(together) => together.integrals.iter().map(Together::told).collect(),
            Self::Drawn(tally) => {
                let counted = |count: u64| Interval::counted(count, tally.draws);
                let both = tally.models.iter().map(|counts| {
                    let answers = counts.answers.iter();
                    (
                        counts
                            .selected
                            .iter()
                            .map(|count| counted(*count))
                            .collect(),
                        answers.map(|answer| counted(answer.count)).collect(),
                    )
                });
                both.collect()
            }
        }
    }

    /// By point and team: how often it is selected, as counts, which is how changes of places are
    /// read.
    pub(super) fn counts(&self) -> Vec<Vec<u64>> {
        match self {
            Self::Drawn(tally) => {
                let models = tally.models.iter();
                models.map(|counts| counts.selected.clone()).collect()
            }
            Self::Settled(_) | Self::Integrated(_) => {
                let points = self.points().into_iter();
                let counts = points.map(|(selected, _)| {
                    let selected = selected.iter();
                    selected.map(|p| settled::count(p.estimate)).collect()
                });
                counts.collect()
            }
        }
    }

    /// What changes from the first point to the last; none without points.
    pub(super) fn change(&self) -> Option<Change> {
        match self {
            Self::Settled(points) => {
                let (first, last) = (points.first()?, points.last()?);
                let change = |from: &[f64], to: &[f64]| -> Vec<Interval> {
                    let both = from.iter().zip(to);
                    both.map(|(from, to)| Interval::exactly(to - from))
                        .collect()
                };
                Some(Change {
                    selected: change(&first.selected, &last.selected),
                    answers: change(&first.answers, &last.answers),
                })
            }
            Self::Integrated(together) => {
                let (first, last) = (together.integrals.first()?, together.integrals.last()?);
                let (selected, answers) = Together::change(first, last);
                Some(Change { selected, answers })
            }
            Self::Drawn(tally) => {
                // The tally compares all others with the first.
                let last = tally.models.last()?;
                let change = |gained, lost| Interval::difference(gained, lost, tally.draws);
                let selected = last.gained.iter().zip(&last.lost);
                let answers = last.answers.iter();
                Some(Change {
                    selected: selected
                        .map(|(gained, lost)| change(*gained, *lost))
                        .collect(),
                    answers: answers.map(|one| change(one.gained, one.lost)).collect(),
                })
            }
        }
    }
}
