//! Why a scenario cannot be integrated.

/// What keeps a model from being integrated: the first obstacle found, in words for its author.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// Something differs from draw to draw for several teams at once, or is not normal, so that
    /// there is no exact answer.
    #[error(
        "`{quantity}` is uncertain, and only normal scores and bonuses of single teams integrate exactly"
    )]
    Outside {
        /// Address of the quantity.
        quantity: String,
    },
    /// Weights without a smooth map from a cube.
    #[error("the conditions on the weight of `{criterion}` are kept by rejection")]
    Weights {
        /// Id of a criterion of the group.
        criterion: String,
    },
    /// Scores that are rows of a file, one per draw.
    #[error("`{quantity}` comes from aligned rows, which have an order of their own")]
    Rows {
        /// Address of the quantity.
        quantity: String,
    },
    /// More to integrate outside than evenly spread points are good for.
    #[error(
        "{dimensions} uncertain quantities are left when normal totals are integrated; at most {most} can be"
    )]
    Dimensions {
        /// How many.
        dimensions: usize,
        /// How many there may be.
        most: usize,
    },
    /// Totals that jump from one order to another.
    #[error(
        "given the weights, the totals of `{one}` and `{other}` are both known, so that one is above the other or not, with nothing between"
    )]
    Known {
        /// Id of a team.
        one: String,
        /// Id of another team.
        other: String,
    },
    /// A total so nearly sure that the grid on which totals are compared would decide.
    #[error(
        "the total of `{team}` is uncertain by less than a millionth of a point, and totals are compared after rounding"
    )]
    Narrow {
        /// Id of the team.
        team: String,
    },
    /// Nothing to integrate outside: the answer is exact.
    #[error("nothing is left to integrate by evenly spread points: the answer is exact")]
    Exact,
    /// Too many teams or too unequal sds for one integral.
    #[error("the integrals would take too long: {teams} teams, {nodes} nodes")]
    TooLong {
        /// Number of teams.
        teams: usize,
        /// Nodes of the quadrature.
        nodes: usize,
    },
}
