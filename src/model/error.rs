//! What can be wrong with a selection problem.

use super::{Address, MOST_TEAMS, Part};

/// Why a selection problem cannot be computed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// Places that are none, or more than there are teams.
    #[error("{places} places for {teams} teams: there is one at least, and a team for each")]
    Places {
        /// How many places there are.
        places: usize,
        /// How many teams.
        teams: usize,
    },
    /// An id that two have.
    #[error("two {} have the id `{id}`", all(*of))]
    SameId {
        /// What has it.
        of: Part,
        /// The id.
        id: String,
    },
    /// Scores that are not one per criterion.
    #[error("team `{team}` has {scores} scores for {criteria} criteria")]
    Scores {
        /// Id of the team.
        team: String,
        /// How many scores it has.
        scores: usize,
        /// How many criteria there are.
        criteria: usize,
    },
    /// Criteria without a score that are no criteria.
    #[error("what team `{team}` has no score on are not criteria, each once and ascending")]
    Unscored {
        /// Id of the team.
        team: String,
    },
    /// Parameters that make no law.
    #[error("`{address}` has no law: {why}")]
    Law {
        /// Address of the quantity.
        address: Address,
        /// What is wrong with its parameters.
        why: String,
    },
    /// Knots that make no function.
    #[error("the value function of `{criterion}` {why}")]
    Value {
        /// Id of the criterion.
        criterion: String,
        /// What is wrong with it.
        why: &'static str,
    },
    /// A criterion that is not in one group of weights, or one penalty.
    #[error(
        "`{criterion}` should be in one group of weights or a penalty, but {}",
        if *groups == 0 { "is neither".to_owned() } else { format!("has {groups} of them") }
    )]
    Weighted {
        /// Id of the criterion.
        criterion: String,
        /// How often it is one of them.
        groups: usize,
    },
    /// A group of weights that cannot be.
    #[error("the weights of {} {why}", list(criteria))]
    Weights {
        /// Ids of the criteria.
        criteria: Vec<String>,
        /// What is wrong with them.
        why: &'static str,
    },
    /// Correlations that cannot be.
    #[error(
        "the correlations{} {why}",
        group.as_ref().map_or_else(String::new, |id| format!(" of group `{id}`"))
    )]
    Correlation {
        /// Id of the group; `None` for those within teams and criteria.
        group: Option<String>,
        /// What is wrong with them.
        why: &'static str,
    },
    /// Teams that were really selected, and are none.
    #[error("the teams that were really selected are not teams, each once and ascending")]
    Watched,
    /// A question about no team, or with no number.
    #[error("the question `{name}` names what is no team, or compares with what is no number")]
    Question {
        /// Its name.
        name: String,
    },
    /// Every pair of teams is counted.
    #[error(
        "{teams} teams are too many: each pair is counted, and a gigabyte is enough for {MOST_TEAMS}"
    )]
    TooManyTeams {
        /// How many there are.
        teams: usize,
    },
    /// Conditions on weights that leave too small a part of too many simplices.
    #[error(
        "the conditions on the weights of {} are too intricate to draw from: they leave less than \
         one in a thousand of the weights that can be drawn; take some of them out",
        list(criteria)
    )]
    WeightsTooIntricate {
        /// Ids of the criteria.
        criteria: Vec<String>,
    },
    /// Weights that leave a team nothing.
    #[error(
        "team `{team}` has no score on a criterion that can have a weight above 0, so that the weights \
         of those it is not scored on can be shared out among nothing"
    )]
    NothingLeft {
        /// Id of the team.
        team: String,
    },
    /// Weights that may leave a team too little to be told.
    #[error(
        "the weights of all that team `{team}` is scored on can be too small for numbers, so that \
         what they are among themselves is not known; raise `concentration`"
    )]
    Vanishing {
        /// Id of the team.
        team: String,
    },
    /// Totals so large that sums of their squares would leave the counters.
    #[error(
        "the total of team `{team}` can reach {}, most of them {}; totals beyond {limit:.0e} points \
         cannot be computed with: check it against the scale and the points",
        size(*points),
        match criterion {
            Some(criterion) => format!("on `{criterion}`"),
            None => "by its bonus".to_owned(),
        }
    )]
    TotalTooLarge {
        /// Id of the team.
        team: String,
        /// Id of the criterion that most of it comes from; `None` for the bonus.
        criterion: Option<String>,
        /// Size that its total can reach.
        points: f64,
        /// The largest size allowed.
        limit: f64,
    },
}

/// A large number of points.
fn size(points: f64) -> String {
    if points.is_finite() {
        format!("{points:.1e} points")
    } else {
        "more points than a number can hold".to_owned()
    }
}

impl ModelError {
    /// What it is about.
    pub fn address(&self) -> Address<&str> {
        match self {
            Self::Places { .. } => Address::Places,
            Self::TooManyTeams { .. } | Self::SameId { .. } | Self::Watched => Address::Teams,
            Self::Scores { team, .. } | Self::Unscored { team } | Self::NothingLeft { team } => {
                Address::Scores { team }
            }
            Self::Law { address, .. } => address.by_ref().map(|_, id| id.as_str()),
            Self::Value { criterion, .. } | Self::Weighted { criterion, .. } => {
                Address::Weight { criterion }
            }
            Self::Weights { .. } => Address::Total,
            Self::Correlation {
                group: Some(group), ..
            } => Address::Group { group },
            Self::Correlation { group: None, .. } => Address::WithinTeam,
            Self::Question { .. } => Address::Questions,
            Self::WeightsTooIntricate { .. } => Address::Conditions,
            Self::Vanishing { .. } => Address::Concentration,
            Self::TotalTooLarge {
                team, criterion, ..
            } => match criterion {
                Some(criterion) => Address::Score { team, criterion },
                None => Address::Bonus { team },
            },
        }
    }
}

/// Several of what an id is of.
fn all(of: Part) -> &'static str {
    match of {
        Part::Team => "teams",
        Part::Criterion => "criteria",
        Part::Block => "blocks",
        Part::Group => "groups of correlation",
    }
}

fn list(ids: &[String]) -> String {
    const FEW: usize = 12;
    let mut told: Vec<String> = ids.iter().take(FEW).map(|id| format!("`{id}`")).collect();
    if ids.len() > FEW {
        told.push(format!("{} more", ids.len() - FEW));
    }
    told.join(", ")
}
