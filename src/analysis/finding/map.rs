//! What becomes of the likeliest teams over two axes.

use super::{Fate, Fates};
use crate::analysis::sweep::Sweep;

/// What a map of two axes comes to.
#[derive(Debug, Clone, PartialEq)]
pub enum Map {
    /// Errors do not tell these teams apart at the cut line of any cell.
    Level(Vec<usize>),
    /// These are the likeliest in every cell.
    Steady(Vec<usize>),
    /// There are more places in some cells than in others, and these teams come and go.
    ComeAndGo(Vec<usize>),
    /// Who is in besides those that always are.
    Contest {
        /// How many places they leave.
        left: usize,
        /// How many there are.
        places: usize,
        /// Who has one of them, in how large a part of the cells; most first.
        holders: Vec<(usize, f64)>,
    },
}

/// What a map of one team comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TeamMap {
    /// The team.
    pub team: usize,
    /// Its least and its largest selection probability.
    pub range: [f64; 2],
    /// In how large a part of the cells it is among the likeliest.
    pub among: f64,
    /// How many these are, where it is the same everywhere.
    pub places: Option<usize>,
}

impl Sweep {
    /// What becomes of the likeliest teams over two axes.
    pub fn map(&self) -> Map {
        let (values, level) = self.level();
        if values > 0 && values == self.points.len() {
            return Map::Level(level);
        }
        let fates = Fates::new(self);
        let always = fates.all(Fate::In);
        match self.same_places() {
            _ if fates.changing.is_empty() => Map::Steady(always),
            None => Map::ComeAndGo(fates.changing()),
            Some(places) => {
                let mut holders = fates.changing;
                holders.sort_by(|a, b| b.1.total_cmp(&a.1));
                Map::Contest {
                    left: places.saturating_sub(always.len()),
                    places,
                    holders,
                }
            }
        }
    }

    /// What becomes of the team that the map is about, where it is about one.
    pub fn team_map(&self) -> Option<TeamMap> {
        let id = self.team.as_ref()?;
        let team = self.teams.iter().position(|team| team.id == *id)?;
        let shares = || (self.points.iter()).map(|at| at.selection_probability[team].estimate);
        let among = self
            .points
            .iter()
            .filter(|at| at.likeliest().contains(&team));
        Some(TeamMap {
            team,
            range: [shares().fold(1.0, f64::min), shares().fold(0.0, f64::max)],
            among: among.count() as f64 / self.points.len().max(1) as f64,
            places: self.same_places(),
        })
    }
}
