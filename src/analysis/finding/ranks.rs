//! Who ranks first, and whose rank is the most open.

use std::ops::Range;

use super::{CROWD, around_the_line, is_open, percent};
use crate::analysis::interval::rounded;
use crate::analysis::outcome::Outcome;

/// What is known of a team's rank.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ranked {
    /// The team.
    pub team: usize,
    /// How often it ranks first.
    pub first: f64,
    /// Its central 90 % of ranks.
    pub ranks: [usize; 2],
    /// How often it is selected.
    pub selected: f64,
}

impl Ranked {
    /// How many ranks those are, less one.
    fn width(&self) -> usize {
        self.ranks[1].saturating_sub(self.ranks[0])
    }
}

/// Teams that rank first most often.
#[derive(Debug, Clone, PartialEq)]
pub struct Front {
    /// One, or several that what is shown does not tell apart.
    pub teams: Vec<usize>,
    /// How often each ranks first.
    pub share: f64,
}

/// Teams whose ranks are the most open.
#[derive(Debug, Clone, PartialEq)]
pub struct Widest {
    /// One, or several with as many ranks.
    pub teams: Vec<usize>,
    /// The central 90 % of ranks of the first of them.
    pub ranks: [usize; 2],
}

/// What the ranks of a run come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Ranks {
    /// All of these teams rank first about as often, one alone always.
    Level {
        /// The teams.
        teams: Vec<usize>,
        /// How often.
        share: f64,
    },
    /// Some ranks are more open than others.
    Open {
        /// Who ranks first, where the first rank is shown.
        front: Option<Front>,
        /// Whose rank is the most open.
        widest: Widest,
    },
    /// There are too many teams to speak of one.
    Crowd {
        /// How many of them have the cut line within their central 90 % of ranks.
        across: usize,
        /// How many there are.
        teams: usize,
        /// So many ranks, or more, half of them take in 90 %.
        wide: usize,
    },
}

impl Ranks {
    /// Of a crowd, of which so many are chosen.
    pub fn of_crowd(ranked: &[Ranked], places: usize) -> Self {
        let across = |team: &&Ranked| team.ranks[0] <= places && places < team.ranks[1];
        let mut widths: Vec<usize> = ranked.iter().map(|team| 1 + team.width()).collect();
        widths.sort_unstable();
        Self::Crowd {
            across: ranked.iter().filter(across).count(),
            teams: ranked.len(),
            wide: widths.get(widths.len() / 2).copied().unwrap_or(0),
        }
    }

    /// From the teams by expected rank, of which those in `shown` are spoken of.
    pub fn new(ranked: &[Ranked], shown: Range<usize>) -> Self {
        let visible = ranked.get(shown.clone()).unwrap_or_default();
        // The first among equals, in the order of expected rank.
        let first = (visible.iter().rev()).max_by(|a, b| a.first.total_cmp(&b.first));
        let open =
            |team: &&Ranked| is_open(team.selected) || !visible.iter().any(|t| is_open(t.selected));
        let widest = visible
            .iter()
            .filter(open)
            .rev()
            .max_by_key(|team| team.width());
        let least = ranked.iter().map(|team| team.first).fold(1.0, f64::min);
        let apart = |first: &Ranked| first.first - least > 0.05 || least < 0.8 * first.first;
        let (Some(first), Some(widest)) = (first.filter(|first| apart(first)), widest) else {
            return Self::Level {
                teams: ranked.iter().map(|team| team.team).collect(),
                share: 1.0 / ranked.len() as f64,
            };
        };
        let those = |pass: &dyn Fn(&Ranked) -> bool| -> Vec<usize> {
            let teams = visible.iter().filter(|team| pass(team));
            teams.map(|team| team.team).collect()
        };
        let front = Front {
            teams: those(&|team| percent(team.first) == percent(first.first)),
            share: first.first,
        };
        Self::Open {
            front: (shown.start == 0).then_some(front),
            widest: Widest {
                teams: those(&|team| team.width() == widest.width() && open(&team)),
                ranks: widest.ranks,
            },
        }
    }
}

/// Places in the list of teams, by expected rank, then as in the file.
pub fn by_expected_rank(outcome: &Outcome) -> Vec<usize> {
    let key = |team: &usize| rounded(outcome.teams[*team].expected_rank);
    let mut order: Vec<usize> = (0..outcome.teams.len()).collect();
    order.sort_by(|a, b| key(a).total_cmp(&key(b)));
    order
}

impl Outcome {
    /// Who ranks first, and whose rank is the most open.
    pub fn ranks(&self) -> Ranks {
        let ranked = by_expected_rank(self).into_iter().map(|at| {
            let team = &self.teams[at];
            Ranked {
                team: at,
                first: team
                    .rank_acceptability
                    .estimate
                    .first()
                    .copied()
                    .unwrap_or(0.0),
                ranks: team.rank_interval,
                selected: team.selection_probability.estimate,
            }
        });
        let ranked: Vec<Ranked> = ranked.collect();
        if ranked.len() >= CROWD {
            return Ranks::of_crowd(&ranked, self.places);
        }
        Ranks::new(&ranked, around_the_line(ranked.len(), self.places))
    }
}
