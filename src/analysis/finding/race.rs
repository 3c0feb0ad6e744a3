//! Who is selected, and who contests what is left.

use super::percent;
use crate::analysis::outcome::Outcome;
use crate::analysis::summary::by_selection;

/// How a team stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Selected in more than 75 % of panels.
    Likely,
    /// In between: odds of no more than 1:3 either way.
    Contested,
    /// Selected in less than 25 % of panels.
    Unlikely,
}

impl Standing {
    /// Judged by the figure that people are shown, so that "25.0 %" is never below 25 %.
    pub fn of(share: f64) -> Self {
        match (share * 1000.0).round() {
            permille if permille > 750.0 => Standing::Likely,
            permille if permille >= 250.0 => Standing::Contested,
            _ => Standing::Unlikely,
        }
    }
}

/// What the selection probabilities of a run come to.
#[derive(Debug, Clone, PartialEq)]
pub enum Race {
    /// All of these teams are selected.
    PlaceForEach(Vec<usize>),
    /// All of these teams have about the same chance.
    Level {
        /// The teams.
        teams: Vec<usize>,
        /// Their mean selection probability.
        share: f64,
    },
    /// No team is selected in a quarter of panels.
    NobodyNear {
        /// The likeliest.
        best: usize,
        /// Whether what is shown tells it from the next.
        level: bool,
        /// How often it is selected.
        share: f64,
    },
    /// Some lead, some contest the rest, or one of the two.
    Contest {
        /// Those that are likely selected, best first.
        lead: Vec<usize>,
        /// Those after them whose selection is open.
        open: Vec<usize>,
        /// Whether that is all there are.
        all: bool,
        /// How many are chosen.
        places: usize,
        /// How often the first of those that are open is selected; the best, where none is.
        share: f64,
    },
}

impl Race {
    /// From the teams with their selection probabilities, best first.
    pub fn new(ranked: &[(usize, f64)], places: usize) -> Self {
        let (Some(&(best, top)), Some(&(_, bottom))) = (ranked.first(), ranked.last()) else {
            return Self::PlaceForEach(Vec::new());
        };
        let teams = || ranked.iter().map(|team| team.0);
        let mean = ranked.iter().map(|team| team.1).sum::<f64>() / ranked.len() as f64;
        if bottom >= 1.0 {
            return Self::PlaceForEach(teams().collect());
        }
        if ranked.len() > 1 && top - bottom <= 0.05 && bottom >= 0.8 * top {
            return Self::Level {
                teams: teams().collect(),
                share: mean,
            };
        }
        let standing = |standing| move |team: &&(usize, f64)| Standing::of(team.1) == standing;
        let lead = ranked.iter().take_while(standing(Standing::Likely));
        let lead: Vec<usize> = lead.map(|team| team.0).collect();
        let rest = ranked[lead.len()..].iter();
        let open = rest.take_while(standing(Standing::Contested));
        let open: Vec<usize> = open.map(|team| team.0).collect();
        if lead.is_empty() && open.is_empty() {
            return Self::NobodyNear {
                best,
                level: ranked
                    .get(1)
                    .is_some_and(|next| percent(next.1) == percent(top)),
                share: top,
            };
        }
        Self::Contest {
            share: if open.is_empty() {
                top
            } else {
                ranked[lead.len()].1
            },
            all: lead.len() + open.len() == ranked.len(),
            lead,
            open,
            places,
        }
    }
}

impl Outcome {
    /// Who is selected, and who contests what is left.
    pub fn race(&self) -> Race {
        let share = |team: usize| self.teams[team].selection_probability.estimate;
        let order = by_selection(&self.teams).into_iter();
        Race::new(
            &order.map(|team| (team, share(team))).collect::<Vec<_>>(),
            self.places,
        )
    }
}
