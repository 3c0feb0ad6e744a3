//! What was found of two scenarios and of those in between, whichever way it came about.

use super::shapley::shares;
use crate::analysis::interval::Interval;
use crate::analysis::method::Method;
use crate::analysis::together::Together;
use crate::engine::JointTally;
use crate::engine::integral::Integral;
use crate::model::Model;

/// What was found. Teams are numbered as in the tally; the first two models are A and B.
pub(super) struct Found<'a> {
    tally: &'a JointTally,
    together: Option<&'a Together>,
    /// By model and team of the tally: which one it is in the model, where it is there.
    places: Vec<Vec<Option<usize>>>,
}

impl<'a> Found<'a> {
    pub(super) fn new(
        models: &[Model],
        tally: &'a JointTally,
        together: Option<&'a Together>,
    ) -> Self {
        let place = |model: &Model, id: &String| model.teams.iter().position(|team| team.id == *id);
        let places = models.iter().map(|model| {
            let teams = tally.teams.iter();
            teams.map(|id| place(model, id)).collect()
        });
        Self {
            tally,
            together,
            places: places.collect(),
        }
    }

    pub(super) fn teams(&self) -> &[String] {
        &self.tally.teams
    }

    /// Whether there is nothing, because the monitor ended it at once.
    pub(super) fn is_empty(&self) -> bool {
        self.tally.draws == 0
    }

    pub(super) fn method(&self) -> Method {
        self.together.map_or(Method::MonteCarlo, Together::method)
    }

    /// A model's integral, and which of its teams a team of the tally is.
    fn integral(&self, model: usize, team: usize) -> Option<(&Integral, usize)> {
        let integral = &self.together?.integrals[model];
        Some((integral, self.places[model][team]?))
    }

    /// How likely a team is selected in a model that has it.
    pub(super) fn selected(&self, model: usize, team: usize) -> Interval {
        match self.integral(model, team) {
            Some((integral, team)) => Interval::integrated(integral.selected(team)),
            None => self.counted(self.tally.models[model].selected[team]),
        }
    }

    /// How much more likely it is in B than in A, which both have it.
    pub(super) fn change(&self, team: usize) -> Interval {
        if let (Some((a, in_a)), Some((b, in_b))) = (self.integral(0, team), self.integral(1, team))
        {
            return Interval::change(b.more_selected(in_b, a, in_a));
        }
        let second = &self.tally.models[1];
        self.paired(second.gained[team], second.lost[team])
    }

    /// How likely the answer to a question is yes in A or B.
    pub(super) fn answer(&self, side: usize, question: usize) -> Interval {
        let integral = self.together.map(|together| &together.integrals[side]);
        match integral.and_then(|integral| integral.answer(question)) {
            Some(figure) => Interval::integrated(figure),
            None => self.counted(self.tally.models[side].answers[question].count),
        }
    }

    /// How much more likely that is in B than in A.
    pub(super) fn answer_change(&self, question: usize) -> Interval {
        let integrals = self.together.map(|together| &together.integrals);
        if let Some(figure) = integrals.and_then(|all| all[1].more_answered(&all[0], question)) {
            return Interval::change(figure);
        }
        let second = self.tally.models[1].answers[question];
        self.paired(second.gained, second.lost)
    }

    fn counted(&self, count: u64) -> Interval {
        Interval::counted(count, self.tally.draws)
    }

    fn paired(&self, gained: u64, lost: u64) -> Interval {
        Interval::difference(gained, lost, self.tally.draws)
    }

    /// What falls to each of so many differences of one team's change.
    pub(super) fn shares(&self, count: usize, team: usize) -> Vec<Interval> {
        if self.together.is_none() {
            return drawn_shares(count, team, self.tally);
        }
        // The share of a difference is linear in the probabilities of all sets.
        let sets = 0..1usize << count;
        let factors = sets.clone().map(|one| {
            let value = |set: usize| f64::from(u8::from(set == one));
            shares(count, |less, more| value(more) - value(less))
        });
        let factors: Vec<Vec<f64>> = factors.collect();
        let share = |difference: usize| {
            let terms = sets.clone().filter_map(|set| {
                let (integral, team) = self.integral(model_of(set, count), team)?;
                Some((factors[set][difference], integral, team))
            });
            let terms: Vec<(f64, &Integral, usize)> = terms.collect();
            Interval::change(Integral::sum_selected(&terms))
        };
        (0..count).map(share).collect()
    }
}

/// Which model has this set of so many differences, given by its bits.
fn model_of(set: usize, count: usize) -> usize {
    match set {
        0 => 0,
        set if set == (1 << count) - 1 => 1,
        set => set + 1,
    }
}

/// What falls to each difference of one team's change, by draws.
///
/// In a single draw a share is an average of steps of −1, 0 or 1, so the mean of its square is at
/// most the average of how often the steps are not 0; and two scenarios differ from each other at
/// most as often as both do from A. With so many draws for and against, Tango's interval is that of
/// a difference, or wider.
fn drawn_shares(count: usize, team: usize, tally: &JointTally) -> Vec<Interval> {
    let model = |set: usize| &tally.models[model_of(set, count)];
    let net = shares(count, |less, more| {
        model(more).selected[team] as f64 - model(less).selected[team] as f64
    });
    let moved = |set: usize| (model(set).gained[team] + model(set).lost[team]) as f64;
    let most = shares(count, |less, more| moved(less) + moved(more));
    let n = tally.draws as f64;
    let share = |(net, most): (&f64, &f64)| {
        let half = |part: f64| (0.5 * part).ceil() as u64;
        let most = most.min(n).max(net.abs());
        let around = Interval::difference(half(most + net), half(most - net), tally.draws);
        // Whole draws for and against are not quite the share itself.
        let shift = net / n - around.estimate;
        Interval {
            estimate: net / n,
            low: around.low + shift,
            high: around.high + shift,
        }
    };
    net.iter().zip(&most).map(share).collect()
}
