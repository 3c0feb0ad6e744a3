//! What a selection problem has to be so that it can be computed.

use std::collections::HashSet;

use super::{
    Address, Coupling, MOST_TEAMS, Model, ModelError, Part, Quantity, Question, WeightGroup,
    WeightLaw, matrix,
};

/// Totals are kept on a grid of 1e-9 points in 53-bit floats, and their squares are summed.
const LARGEST_TOTAL: f64 = 1e12;

/// Sums of numbers that people typed, and of a law's own, may be so far off, of the whole.
const SLACK: f64 = 1e-6;

/// The first thing that is wrong with a model.
pub(super) fn check(model: &Model) -> Result<(), ModelError> {
    let (places, teams) = (model.places, model.teams.len());
    if teams > MOST_TEAMS {
        return Err(ModelError::TooManyTeams { teams });
    }
    if !(1..=teams).contains(&places) {
        return Err(ModelError::Places { places, teams });
    }
    unique(
        Part::Criterion,
        model.criteria.iter().map(|it| it.id.as_str()),
    )?;
    unique(Part::Team, model.teams.iter().map(|it| it.id.as_str()))?;
    for criterion in 0..model.criteria.len() {
        self::criterion(model, criterion)?;
    }
    for team in 0..teams {
        self::team(model, team)?;
    }
    for group in &model.weights {
        weights(group, model.criteria.len()).map_err(|why| {
            let ids = group
                .members
                .iter()
                .filter_map(|at| model.criteria.get(*at));
            let criteria = ids.map(|criterion| criterion.id.clone()).collect();
            ModelError::Weights { criteria, why }
        })?;
    }
    correlation(model)?;
    if let Some(watched) = &model.watched
        && !are_indices(watched, teams)
    {
        return Err(ModelError::Watched);
    }
    if let Some(question) = model.questions.iter().find(|it| !is_about(it, teams)) {
        let name = question.name.clone();
        return Err(ModelError::Question { name });
    }
    computable(model)
}

fn unique<'i>(of: Part, mut ids: impl Iterator<Item = &'i str>) -> Result<(), ModelError> {
    let mut seen = HashSet::new();
    match ids.find(|id| !seen.insert(*id)) {
        None => Ok(()),
        Some(id) => Err(ModelError::SameId {
            of,
            id: id.to_owned(),
        }),
    }
}

/// Whether these are places in a list, each once and ascending.
fn are_indices(all: &[usize], length: usize) -> bool {
    all.is_sorted_by(|a, b| a < b) && all.last().is_none_or(|last| *last < length)
}

fn law(model: &Model, quantity: &Quantity, address: Address<usize>) -> Result<(), ModelError> {
    quantity.check().map_err(|fault| ModelError::Law {
        address: model.address(address).map(|_, id| id.to_owned()),
        why: fault.message,
    })
}

fn criterion(model: &Model, index: usize) -> Result<(), ModelError> {
    let criterion = &model.criteria[index];
    let id = || criterion.id.clone();
    criterion.value.check().map_err(|why| ModelError::Value {
        criterion: id(),
        why,
    })?;
    if let Some(penalty) = &criterion.penalty {
        law(model, penalty, Address::Penalty { criterion: index })?;
    }
    let members = model.weights.iter().flat_map(|group| &group.members);
    let groups = members.filter(|member| **member == index).count()
        + usize::from(criterion.penalty.is_some());
    if groups != 1 {
        let criterion = id();
        return Err(ModelError::Weighted { criterion, groups });
    }
    Ok(())
}

fn team(model: &Model, index: usize) -> Result<(), ModelError> {
    let (team, criteria) = (&model.teams[index], model.criteria.len());
    let id = || team.id.clone();
    if team.scores.len() != criteria {
        return Err(ModelError::Scores {
            team: id(),
            scores: team.scores.len(),
            criteria,
        });
    }
    if !are_indices(&team.unscored, criteria) {
        return Err(ModelError::Unscored { team: id() });
    }
    for (criterion, score) in team.scores.iter().enumerate() {
        let address = Address::Score {
            team: index,
            criterion,
        };
        law(model, score, address)?;
    }
    law(model, &team.bonus, Address::Bonus { team: index })
}

/// What is wrong with a group of weights, if anything is.
fn weights(group: &WeightGroup, criteria: usize) -> Result<(), &'static str> {
    let (total, members) = (group.total, group.members.len());
    let is_total = |sum: f64| (sum - total).abs() <= SLACK * total;
    let are_weights = |all: &[f64]| {
        all.iter()
            .all(|weight| weight.is_finite() && *weight >= 0.0)
    };
    let (length, is_right) = match &group.law {
        WeightLaw::Fixed(weights) => (
            weights.len(),
            are_weights(weights) && is_total(weights.iter().sum()),
        ),
        WeightLaw::Dirichlet(alphas) => (
            alphas.len(),
            alphas.iter().all(|alpha| alpha.is_finite() && *alpha > 0.0),
        ),
        WeightLaw::Uniform(set) => {
            let mut ranges = set.low.iter().zip(&set.high);
            let (low, high): (f64, f64) = (set.low.iter().sum(), set.high.iter().sum());
            let holds = low <= total * (1.0 + SLACK) && high >= total * (1.0 - SLACK);
            let is_right = is_total(set.total) && holds && ranges.all(|(low, high)| low <= high);
            let is_whole = set.low.len() == set.high.len();
            (set.low.len(), is_right && is_whole && are_weights(&set.low))
        }
        WeightLaw::Polytope(set) => (set.low.len(), true),
    };
    if !total.is_finite() || total <= 0.0 {
        Err("add up to nothing")
    } else if members == 0 || length != members {
        Err("have a law for another number of criteria")
    } else if !are_indices(&group.members, criteria) {
        Err("are not those of criteria, each once and ascending")
    } else if !is_right {
        Err("are not such that they add up to the points of their group")
    } else {
        Ok(())
    }
}

fn correlation(model: &Model) -> Result<(), ModelError> {
    let all = &model.correlation;
    let (team, criterion) = (all.within_team, all.within_criterion);
    let is_share = |share: f64| (0.0..=1.0).contains(&share);
    if !is_share(team) || !is_share(criterion) || team + criterion > 1.0 + SLACK {
        let why = "within teams and criteria are not shares of one whole";
        return Err(ModelError::Correlation { group: None, why });
    }
    unique(
        Part::Group,
        all.groups.iter().map(|group| group.id.as_str()),
    )?;
    let mut seen = HashSet::new();
    for group in &all.groups {
        let members = group.members.iter();
        let is_new = members.clone().all(|member| seen.insert(*member));
        let is_there = members
            .clone()
            .all(|member| model.quantity(*member).is_some());
        let count = group.members.len();
        let fault = if count < 2 {
            Some("are between fewer than two quantities")
        } else if !is_there {
            Some("are of something that is no quantity")
        } else if !is_new {
            Some("are of a quantity that is in a group already")
        } else {
            (!can_be(&group.coupling, count)).then_some("contradict each other")
        };
        if let Some(why) = fault {
            let group = Some(group.id.clone());
            return Err(ModelError::Correlation { group, why });
        }
    }
    Ok(())
}

/// Whether so many numbers can go together like that.
fn can_be(coupling: &Coupling, count: usize) -> bool {
    match coupling {
        Coupling::Equal(correlation) => {
            let least = -1.0 / (count as f64 - 1.0);
            (least - SLACK..=1.0).contains(correlation)
        }
        Coupling::Matrix(rows) => {
            let is_square = rows.len() == count && rows.iter().all(|row| row.len() == count);
            let is_symmetric = |i: usize, j: usize| {
                let unit = i != j || rows[i][i] == 1.0;
                unit && rows[i][j] == rows[j][i] && rows[i][j].abs() <= 1.0
            };
            is_square
                && (0..count).all(|i| (0..=i).all(|j| is_symmetric(i, j)))
                && matrix::factor(rows).1.is_none()
        }
    }
}

/// Whether a question compares figures of teams that there are.
fn is_about(question: &Question, teams: usize) -> bool {
    question.event.statements().iter().all(|statement| {
        let mut terms = statement.terms.iter();
        let is_right = |(team, factor): &(usize, f64)| *team < teams && factor.is_finite();
        terms.all(is_right) && !statement.number.is_nan()
    })
}

/// Whether totals come of it, of a size that can be added up.
fn computable(model: &Model) -> Result<(), ModelError> {
    if let Some(team) = model.with_nothing_left() {
        let team = model.teams[team].id.clone();
        return Err(ModelError::NothingLeft { team });
    }
    if let Some(team) = model.with_vanishing_weights() {
        let team = model.teams[team].id.clone();
        return Err(ModelError::Vanishing { team });
    }
    for team in 0..model.teams.len() {
        let (points, most) = model.largest_points(team);
        if points.is_nan() || points > LARGEST_TOTAL {
            return Err(ModelError::TotalTooLarge {
                team: model.teams[team].id.clone(),
                criterion: most.map(|criterion| model.criteria[criterion].id.clone()),
                points,
                limit: LARGEST_TOTAL,
            });
        }
    }
    Ok(())
}
