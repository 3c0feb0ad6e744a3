//! Scores that teams lack.

use super::number::shown;
use super::{Place, Problem, Role, Scenario};
use crate::model::figure::with_noun;

/// So many missing scores of a team are named.
const MOST_NAMED: usize = 20;

/// So many teams are named.
const MOST_TEAMS: usize = 6;

/// A sentence for each weighted criterion that some teams have no score on.
pub(crate) fn shared_out(scenario: &Scenario) -> Vec<String> {
    let criteria = scenario.criteria.iter().enumerate();
    let weighted = criteria.filter(|(_, it)| matches!(it.role, Role::Weighted { .. }));
    let sentence = |(at, criterion): (usize, &super::Criterion)| {
        let without = scenario.teams.iter().filter(|team| !team.is_scored(at));
        let without: Vec<String> = without
            .map(|team| format!("`{}`", shown(&team.id)))
            .collect();
        let mut named = without.iter().take(MOST_TEAMS).cloned().collect::<Vec<_>>();
        if without.len() > named.len() {
            named.push(format!("{} more", without.len() - named.len()));
        }
        (!without.is_empty()).then(|| {
            format!(
                "`{}`: {} without a score, {}, where its weight goes to the other criteria",
                criterion.id,
                with_noun(&without.len().to_string(), "team"),
                named.join(", ")
            )
        })
    };
    weighted.filter_map(sentence).collect()
}

/// Teams without some of their scores; those of a sheet that lack the same are told together.
#[derive(Default)]
pub(crate) struct Missing(Vec<Lack>);

/// The first team that lacks these scores, and how many do.
struct Lack {
    team: String,
    criteria: Vec<String>,
    /// Whether each of the criteria has a weight, which others can have.
    is_weighted: bool,
    count: usize,
    place: Place,
}

impl Missing {
    /// Takes a team, the criteria that it has no score for, and the place of its scores.
    pub(crate) fn add(&mut self, team: &str, criteria: &[&str], is_weighted: bool, place: &Place) {
        let alike = |lack: &&mut Lack| lack.place.is_sheet() && lack.criteria == criteria;
        if place.is_sheet()
            && let Some(lack) = self.0.iter_mut().find(alike)
        {
            lack.count += 1;
            return;
        }
        self.0.push(Lack {
            team: team.to_owned(),
            criteria: criteria.iter().map(|&id| id.to_owned()).collect(),
            is_weighted,
            count: 1,
            place: place.clone(),
        });
    }

    pub(crate) fn told(self) -> impl Iterator<Item = Problem> {
        self.0.into_iter().map(|lack| lack.told())
    }
}

impl Lack {
    fn told(&self) -> Problem {
        let (noun, pronoun) = match self.criteria.len() {
            1 => ("score", "it"),
            _ => ("scores", "them"),
        };
        let criteria = self.criteria.iter().take(MOST_NAMED);
        let mut ids: Vec<String> = criteria.map(|id| format!("`{id}`")).collect();
        if self.criteria.len() > MOST_NAMED {
            ids.push(format!("{} more", self.criteria.len() - MOST_NAMED));
        }
        let (whose, label) = match self.count {
            1 => (
                format!("team `{}` has", self.team),
                format!("{noun} missing"),
            ),
            count => (
                format!("{count} teams have"),
                "the first of them".to_owned(),
            ),
        };
        let unknown = match self.criteria.first() {
            Some(id) if !self.place.is_sheet() => {
                let more = "; \"not scored\" leaves it to the team's other criteria";
                let more = if self.is_weighted { more } else { "" };
                format!("write `{id} = \"unknown\"`{more}")
            }
            _ => {
                let more = ", or `not scored` to leave it to the team's other criteria";
                let more = if self.is_weighted { more } else { "" };
                format!(
                    "write `unknown` in its cell{more}; `if_missing` under [scores] says what stands \
                     for all that are missing"
                )
            }
        };
        let message = format!("{whose} no {noun} for {}", ids.join(", "));
        Problem::error(&self.place, message)
            .label(label)
            .help(format!(
                "nothing is filled in for {pronoun}; if nothing is known, {unknown}"
            ))
    }
}
