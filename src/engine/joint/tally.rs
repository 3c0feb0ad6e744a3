//! Counts over the draws of several models.

use super::layout::Layout;
use super::scratch::Scratch;
use crate::engine::census::add_up;
use crate::engine::select::{Bits, ones};

/// What was counted over a number of draws of several models.
#[derive(Debug, Clone, PartialEq)]
pub struct JointTally {
    /// Number of draws, the same for each model.
    pub draws: u64,
    /// Ids of all teams, those of the first model first; indices elsewhere refer to them.
    pub teams: Vec<String>,
    /// One entry per model.
    pub models: Vec<ModelTally>,
    /// What changes hands from the first model to the second, most frequent first; the frequent
    /// ones only, and none where nobody asked.
    pub swaps: Vec<(Swap, u64)>,
}

/// What was counted in one model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelTally {
    /// By team: draws in which it is selected.
    pub selected: Vec<u64>,
    /// By team: draws in which it is selected here, but not in the first model.
    pub gained: Vec<u64>,
    /// By team: draws in which it is selected in the first model, but not here.
    pub lost: Vec<u64>,
    /// Draws in which the selected set is not that of the first model.
    pub differs: u64,
    /// By question of the first model; those of this one are matched by their places.
    pub answers: Vec<Answer>,
    /// By pair asked for: draws with the first team in and the second out, and the reverse.
    pub pairs: Vec<(u64, u64)>,
}

/// How often something that is asked for is so in one of the models.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answer {
    /// Draws in which it is so.
    pub count: u64,
    /// Draws in which it is so here, but not in the first model.
    pub gained: u64,
    /// Draws in which it is so in the first model, but not here.
    pub lost: u64,
}

/// Teams that are selected in one of two models only.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Swap {
    /// Selected in the first model only.
    pub out: Vec<usize>,
    /// Selected in the second model only.
    pub into: Vec<usize>,
}

impl JointTally {
    /// Of no draws.
    pub(super) fn none(layout: &Layout) -> Self {
        let teams = layout.teams.len();
        let asked = layout.models[0].plan.questions.len();
        let empty = ModelTally {
            selected: vec![0; teams],
            gained: vec![0; teams],
            lost: vec![0; teams],
            differs: 0,
            answers: vec![Answer::default(); asked],
            pairs: vec![(0, 0); layout.questions.pairs.len()],
        };
        Self {
            draws: 0,
            teams: layout.teams.clone(),
            models: vec![empty; layout.models.len()],
            swaps: Vec::new(),
        }
    }

    /// Counts the block that was looked at last, as one of this model.
    #[inline(always)]
    pub(super) fn add_model(&mut self, layout: &Layout, model: usize, scratch: &Scratch) {
        let tally = &mut self.models[model];
        let mut changed = [0; 4];
        for (team, now) in scratch.selected.iter().enumerate() {
            let first = &scratch.first[team];
            tally.selected[team] += ones(now);
            tally.gained[team] += but(now, first);
            tally.lost[team] += but(first, now);
            for ((changed, now), first) in changed.iter_mut().zip(now).zip(first) {
                *changed |= now ^ first;
            }
        }
        let answered = scratch.answered.iter().zip(&scratch.answered_first);
        for (answer, (now, first)) in tally.answers.iter_mut().zip(answered) {
            answer.count += ones(now);
            answer.gained += but(now, first);
            answer.lost += but(first, now);
        }
        tally.differs += ones(&changed);
        for (&(i, j), counts) in layout.questions.pairs.iter().zip(&mut tally.pairs) {
            let (i, j) = (&scratch.selected[i], &scratch.selected[j]);
            counts.0 += but(i, j);
            counts.1 += but(j, i);
        }
    }
}

impl ModelTally {
    /// Adds what was counted over other draws of the same model.
    pub(super) fn merge(&mut self, other: &Self) {
        for (mine, theirs) in [
            (&mut self.selected, &other.selected),
            (&mut self.gained, &other.gained),
            (&mut self.lost, &other.lost),
        ] {
            add_up(mine, theirs);
        }
        self.differs += other.differs;
        for (mine, theirs) in self.answers.iter_mut().zip(&other.answers) {
            mine.count += theirs.count;
            mine.gained += theirs.gained;
            mine.lost += theirs.lost;
        }
        for (mine, theirs) in self.pairs.iter_mut().zip(&other.pairs) {
            *mine = (mine.0 + theirs.0, mine.1 + theirs.1);
        }
    }
}

/// Number of draws of the first that are not among the second.
#[inline(always)]
fn but(here: &Bits, there: &Bits) -> u64 {
    ones(&std::array::from_fn(|at| here[at] & !there[at]))
}
