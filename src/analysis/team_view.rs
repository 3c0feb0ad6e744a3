//! One team against the line: what it is short of, criterion by criterion, or ahead by.

use super::interval::{Interval, rounded};
use super::likeliest::{best_first, likeliest};
use super::outcome::{Outcome, Sheet, TeamView};
use super::points::Points;

impl Outcome {
    /// A team against the line, by its number in the list.
    pub fn team_view(&self, team: usize) -> TeamView {
        let sheet = |team: usize| &self.teams[team].sheet;
        let order = best_first(0..self.teams.len(), |team| rounded(sheet(team).total));
        let (chosen, others) = likeliest(&order, self.places);
        let within = chosen.contains(&team);
        let line = if within {
            others.first()
        } else {
            chosen.last()
        };
        let line = line.copied();
        let points = line.map_or(Points(Vec::new()), |line| less(sheet(team), sheet(line)));
        TeamView {
            id: self.teams[team].id.clone(),
            within,
            line: line.map(|line| self.teams[line].id.clone()),
            points,
            total: line.map_or(0.0, |line| sheet(team).total - sheet(line).total),
            ahead: line.map(|line| self.ahead(team, line)),
        }
    }

    /// How often one team ranks above another, with the largest error of all pairs.
    fn ahead(&self, team: usize, other: usize) -> Interval {
        let estimate = self.pairwise_winning[team][other];
        let half = self.largest_half_widths.pairwise_winning;
        Interval {
            estimate,
            low: (estimate - half).max(0.0),
            high: (estimate + half).min(1.0),
        }
    }
}

/// The points of one sheet less those of another.
fn less(sheet: &Sheet, other: &Sheet) -> Points {
    let ids = sheet.points.0.iter().chain(&other.points.0);
    let mut differences: Vec<(String, f64)> = Vec::new();
    for (id, _) in ids {
        if !differences.iter().any(|(known, _)| known == id) {
            let of = |sheet: &Sheet| sheet.points.of(id).unwrap_or(0.0);
            differences.push((id.clone(), of(sheet) - of(other)));
        }
    }
    Points(differences)
}
