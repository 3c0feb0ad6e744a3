//! How quantities go together.

use crate::model::Address;

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
    /// The quantities as indices, at least two; none of them is in another group.
    pub members: Vec<Address<usize>>,
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
