//! How quantities go together.

/// Correlations of the standard normals behind the quantities: Gaussian copulas.
///
/// A quantity is a function of its own standard normal, so correlated normals make correlated
/// quantities whatever their laws are. Where the laws are not normal the correlation of the
/// quantities themselves is a little smaller; their rank correlation is 6/π · asin(ρ/2)
/// (Kruskal 1958).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Correlation {
    /// Correlation of one team's scores on the weighted criteria, from 0 to 1, where + is better
    /// (`[correlation] within_team`).
    pub within_team: f64,
    /// Correlation of all teams' scores on one weighted criterion, from 0 to 1; with
    /// `within_team` at most 1 (`[correlation] within_criterion`).
    pub within_criterion: f64,
    /// Quantities with correlations of their own; none of them has a part in the two above.
    pub groups: Vec<CorrelationGroup>,
}

/// Quantities that go together as a table `[correlation.groups.ID]` says.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrelationGroup {
    /// Key of the group in the file.
    pub id: String,
    /// The quantities, at least two; none of them is in another group.
    pub members: Vec<Named>,
    /// How they go together, where + is a higher number.
    pub coupling: Coupling,
}

/// The correlations of a group's members.
#[derive(Debug, Clone, PartialEq)]
pub enum Coupling {
    /// The same for any two of them, from −1/(n − 1) for n members to 1.
    Equal(f64),
    /// One row per member: symmetric, with unit diagonal, positive semidefinite.
    Matrix(Vec<Vec<f64>>),
}

/// A quantity, by what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Named {
    /// A team's score on a criterion, as indices.
    Score {
        /// Index of the team.
        team: usize,
        /// Index of the criterion.
        criterion: usize,
    },
    /// A team's bonus.
    Bonus {
        /// Index of the team.
        team: usize,
    },
    /// What value 1 of a criterion costs.
    Penalty {
        /// Index of the criterion.
        criterion: usize,
    },
}

impl Named {
    /// The address in the scenario file, given the ids by index. The quantity's own random numbers
    /// are named after it.
    pub(crate) fn address<'i>(
        self,
        team_id: impl Fn(usize) -> &'i str,
        criterion_id: impl Fn(usize) -> &'i str,
    ) -> String {
        match self {
            Self::Score { team, criterion } => {
                format!("teams.{}.scores.{}", team_id(team), criterion_id(criterion))
            }
            Self::Bonus { team } => format!("teams.{}.bonus", team_id(team)),
            Self::Penalty { criterion } => format!("criteria.{}.penalty", criterion_id(criterion)),
        }
    }
}

impl CorrelationGroup {
    /// The correlations as a matrix, one row per member.
    pub fn matrix(&self) -> Vec<Vec<f64>> {
        match &self.coupling {
            Coupling::Matrix(matrix) => matrix.clone(),
            Coupling::Equal(correlation) => {
                let members = 0..self.members.len();
                let entry = |i, j| if i == j { 1.0 } else { *correlation };
                let row = |i| members.clone().map(|j| entry(i, j)).collect();
                members.clone().map(row).collect()
            }
        }
    }

    /// The lower triangular L with L Lᵀ the matrix: by it, independent normals become the
    /// members' normals.
    pub fn factor(&self) -> Vec<Vec<f64>> {
        super::matrix::factor(&self.matrix()).0
    }
}
