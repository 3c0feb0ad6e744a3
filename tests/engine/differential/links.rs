//! What goes together in a random scenario.

use rand::RngExt as _;

use super::case::{Aggregate, Case, Group, Law, Named, Role, Weight};
use super::make::{Maker, Style};
use super::numbers::rounded;

impl Maker<'_> {
    /// Correlations, or none.
    pub(super) fn correlation(&mut self, case: &mut Case) {
        if self.chance(0.35) {
            case.within_team = self.pick(&[0.2, 0.4, 0.6, 0.9, 1.0]);
        }
        if self.style != Style::Exact && self.chance(0.25) {
            let most = 1.0 - case.within_team;
            case.within_criterion = self.pick(&[0.1, 0.3, 0.5]);
            if case.within_criterion > most {
                case.within_team = 0.4;
            }
        }
        if self.chance(0.3) {
            self.group(case);
        }
    }

    fn group(&mut self, case: &mut Case) {
        let mut uncertain = Vec::new();
        for (t, team) in case.teams.iter().enumerate() {
            for (c, law) in team.scores.iter().enumerate() {
                let weighted = matches!(case.criteria[c].role, Role::Weighted { .. });
                let sure = matches!(law, Law::Number(_)) && !(weighted && team.sd.is_some());
                if !sure && !matches!(law, Law::Samples { aligned: true, .. }) {
                    uncertain.push(Named::Score(t, c));
                }
            }
            if team
                .bonus
                .as_ref()
                .is_some_and(|law| !matches!(law, Law::Number(_)))
            {
                uncertain.push(Named::Bonus(t));
            }
        }
        for (c, criterion) in case.criteria.iter().enumerate() {
            if matches!(&criterion.role, Role::Penalty(law) if !matches!(law, Law::Number(_))) {
                uncertain.push(Named::Penalty(c));
            }
        }
        if self.style == Style::Exact {
            uncertain.retain(|named| matches!(named, Named::Score(0, _) | Named::Bonus(0)));
        }
        let size = self.pick(&[2, 2, 3]);
        if uncertain.len() < size {
            return;
        }
        let mut members = Vec::new();
        for _ in 0..size {
            members.push(uncertain.swap_remove(self.rng.random_range(0..uncertain.len())));
        }
        let equal = size == 2 || self.chance(0.5);
        let together = self.pick(&[-0.4, 0.3, 0.7, 0.95]);
        // Products of loadings are correlations that numbers can have.
        let loadings: Vec<f64> = members
            .iter()
            .map(|_| self.pick(&[-0.9, 0.4, 0.6, 0.8]))
            .collect();
        let entry = |i: usize, j: usize| match (i == j, equal) {
            (true, _) => 1.0,
            (_, true) => together,
            (_, false) => rounded(loadings[i] * loadings[j], 3),
        };
        let matrix = (0..size)
            .map(|i| (0..size).map(|j| entry(i, j)).collect())
            .collect();
        case.groups.push(Group {
            members,
            matrix,
            equal,
        });
    }

    /// Takes scores away, and makes totals geometric means.
    pub(super) fn means(&mut self, case: &mut Case) {
        if self.chance(0.12) {
            case.aggregate = Aggregate::Geometric;
        }
        if !self.chance(0.35) {
            return;
        }
        let named: Vec<Named> = case.groups.iter().flat_map(|g| g.members.clone()).collect();
        for criterion in 0..case.criteria.len() {
            let weight = match case.criteria[criterion].role {
                Role::Weighted { weight, .. } => Some(weight),
                Role::Penalty(_) => None,
            };
            if self.chance(0.3) || weight.is_none() {
                case.applied.push(criterion);
            }
            for team in 0..case.teams.len() {
                let is_named = named.contains(&Named::Score(team, criterion));
                if is_named || !self.chance(0.3) {
                    continue;
                }
                case.unscored.push((team, criterion));
                // Something must be left, of the team and of the criterion.
                let left = (0..case.criteria.len()).any(|other| {
                    let role = &case.criteria[other].role;
                    let is_nothing = matches!(
                        role,
                        Role::Weighted { weight: Weight::Pinned(points), .. } if *points == 0.0
                    );
                    let is_weighted = matches!(role, Role::Weighted { .. });
                    is_weighted && !is_nothing && case.is_scored(team, other)
                });
                let used = (0..case.teams.len()).any(|other| case.is_scored(other, criterion));
                if !left || !used {
                    case.unscored.pop();
                }
            }
            if (0..case.teams.len()).all(|team| case.is_scored(team, criterion)) {
                case.applied.retain(|at| *at != criterion);
            }
        }
    }
}
