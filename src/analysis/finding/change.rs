//! What is another one in B than in A.

use crate::analysis::comparison::{Comparison, TeamChange};
use crate::analysis::interval::Interval;

/// What a comparison comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// No probability changes.
    Nothing,
    /// The same teams are the likeliest.
    Same {
        /// How many.
        places: usize,
        /// Teams that take each other's places among them by chance alone, as far as errors tell.
        level: Vec<usize>,
        /// Teams that move most, and the probabilities of the first of them in A and in B; none
        /// where no change exceeds its error.
        moved: Option<(Vec<usize>, [f64; 2])>,
        /// How often the selected set is another one.
        differs: f64,
    },
    /// Others are among the likeliest.
    Others {
        /// In B only.
        enter: Vec<usize>,
        /// In A only.
        leave: Vec<usize>,
        /// The probabilities of the first that comes in, in A and in B.
        shares: [Option<f64>; 2],
        /// How many teams are chosen in B.
        places: usize,
    },
}

impl Comparison {
    /// What is another one in B than in A.
    pub fn change(&self) -> Change {
        let [a, b] = self.sides.each_ref().map(|side| side.places);
        let all = |pass: &dyn Fn(&TeamChange) -> bool| -> Vec<usize> {
            (0..self.teams.len())
                .filter(|&team| pass(&self.teams[team]))
                .collect()
        };
        let moves = |among: [bool; 2]| all(&|team| team.among_likeliest == among);
        let (leave, enter) = (moves([true, false]), moves([false, true]));
        let level = self.moves_are_level();
        if level || (leave.is_empty() && enter.is_empty()) {
            let moved = |team: &TeamChange| team.change.is_none_or(|c| c.estimate != 0.0);
            if all(&moved).is_empty() {
                return Change::Nothing;
            }
            return Change::Same {
                places: a.min(self.teams.len()),
                level: if level {
                    [leave, enter].concat()
                } else {
                    Vec::new()
                },
                moved: self.moved_most(),
                differs: self.sets_differ.estimate,
            };
        }
        let shares = enter.first().map(|&team| &self.teams[team]);
        let share = |side: Option<Interval>| side.map(|side| side.estimate);
        Change::Others {
            shares: shares.map_or([None; 2], |team| [share(team.a), share(team.b)]),
            enter,
            leave,
            places: b,
        }
    }

    /// The teams that move most as far as figures show, and the probabilities of the first of them.
    fn moved_most(&self) -> Option<(Vec<usize>, [f64; 2])> {
        let size = |team: &TeamChange| team.change.map_or(0.0, |change| change.estimate.abs());
        // Beyond its Monte Carlo error, and large enough to show in the figures.
        let clear = |team: &&TeamChange| {
            let beyond = team.change.is_some_and(|c| c.low > 0.0 || c.high < 0.0);
            beyond && size(team) >= 0.0005
        };
        let clear = self.teams.iter().filter(clear).rev();
        let most = clear.max_by(|a, b| size(a).total_cmp(&size(b)))?;
        let permille = |team: &TeamChange| (1000.0 * size(team)).round();
        let alike = |&team: &usize| permille(&self.teams[team]) == permille(most);
        let first = self.teams.iter().position(|team| team.id == most.id)?;
        let rest = (0..self.teams.len())
            .filter(alike)
            .filter(|&team| team != first);
        let teams = [first].into_iter().chain(rest).collect();
        Some((teams, [most.a?.estimate, most.b?.estimate]))
    }
}
