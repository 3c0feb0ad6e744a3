//! Why a scenario cannot be integrated.

/// What keeps a model from being integrated: the first obstacle found, in words for its author.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Reason {
    /// Something differs from draw to draw for several teams at once, so that there is no exact
    /// answer.
    #[error(
        "`{quantity}` is uncertain for several teams at once; exact are answers where all that is uncertain belongs to one team each"
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
    /// Scores that are rows of a file, where other things are uncertain as well.
    #[error(
        "`{quantity}` comes from aligned rows, which are gone through one by one where nothing else is uncertain, and drawn where something is"
    )]
    Rows {
        /// Address of the quantity.
        quantity: String,
    },
    /// Rows of different files in too many combinations.
    #[error("the aligned rows come to {cases} cases, too many to go through one by one")]
    Cases {
        /// How many.
        cases: usize,
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
    /// Totals that are no sums of independent numbers.
    #[error(
        "totals are geometric means of uncertain values, which are drawn: only sums are integrated"
    )]
    Geometric,
    /// A quantity of finitely many numbers.
    #[error("`{quantity}` takes steps, which evenly spread points may all miss")]
    Steps {
        /// Address of the quantity.
        quantity: String,
    },
    /// Totals that jump from one order to another.
    #[error(
        "given the weights and all that is not normal, the totals of `{one}` and `{other}` are both known, so that one is above the other or not, with nothing between"
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
    /// Cells of one team that hang together in more than one way.
    #[error(
        "not all scores of `{team}` are normal, and they are correlated through more than one number; one could be integrated outside"
    )]
    Tangled {
        /// Id of the team.
        team: String,
    },
    /// Cells of one team that hang together too closely.
    #[error(
        "not all scores of `{team}` are normal, and they are correlated by more than 0.99, too closely to be integrated"
    )]
    Close {
        /// Id of the team.
        team: String,
    },
    /// An exact answer whose refinements still differ by more than a millionth where they end.
    #[error("the integrals do not settle{}", settled(*error))]
    Unsettled {
        /// The largest error of a probability; infinite where nothing is known of it.
        error: f64,
    },
    /// Nothing to integrate outside: the answer is exact.
    #[error("nothing is left to integrate by evenly spread points: the answer is exact")]
    Exact,
    /// A question that hangs on more than what is integrated.
    #[error(
        "the question `{question}` can only be drawn: integrals tell who is in and who is out, the rank \
         of one team, which of two teams ranks above the other, and a sum of normal totals, but no \
         mixture of these"
    )]
    Question {
        /// The question as written.
        question: String,
    },
    /// Too many teams, or sds too unequal, for integrals.
    #[error("the integrals would take too long for {teams} teams")]
    TooLong {
        /// Number of teams.
        teams: usize,
    },
}

fn settled(error: f64) -> String {
    if error.is_finite() {
        format!(
            ": as far as they were refined they are known to {error:.0e}, and an exact answer is \
             to be known to a millionth"
        )
    } else {
        ": the laws of the totals are too uneven to be added up in reasonable time".to_owned()
    }
}
