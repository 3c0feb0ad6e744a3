//! What was written: a scenario file, read and checked.
//!
//! The reader gathers every problem of a file with its place before it gives up; what comes out
//! is plain, validated data that no later module has to check again. This module computes nothing
//! and prints nothing.

mod applies;
mod assemble;
mod bare;
mod called;
mod canon;
mod cell;
mod composed;
mod computed;
mod concentration;
mod conflict;
mod constraints;
mod correlated;
mod coverage;
mod criteria;
mod difference;
mod digest;
mod draws;
#[cfg(feature = "explore")]
mod edited;
mod encoding;
mod expecting;
mod family;
mod files;
mod follows;
mod foreign;
mod grid;
mod groups;
#[cfg(feature = "explore")]
mod keyed;
mod keys;
mod leaf;

pub(crate) use composed::decomposed;
pub(crate) use keys::METHODS;
mod missing;
mod model;
mod named;
mod names;
mod node;
mod number;
mod observed;
mod offered;
mod often;
mod overrides;
mod parse;
mod points;
mod problem;
mod questions;
mod read;
mod recorded;
mod relative;
mod resolve;
mod samples;
mod schema;
mod scores;
mod setting;
mod settled;
mod sheet;
mod signs;
mod slips;
mod source;
mod spelling;
mod teams;
mod text;
mod tunable;
mod units;
mod unset;
mod values;
mod vary;
mod visible;
mod walk;
mod weights;
mod workbook;
mod written;

use crate::model::{
    Address, Aggregate, Beyond, Comparison, Constraint, Correlation, CorrelationGroup, Coupling,
    Event, Measure, Part, Quantity, Question, Relation, Rows, Statement, Steps, Weight, ladder,
    linear, matrix,
};

pub use computed::{Held, HeldScenario, LARGEST_HELD};
pub use difference::{ChangeGroup, Differences, KeyChange, THERE};
pub use files::{Files, Unread};
pub use follows::{Follows, KeyName, Sharing, Whole};
pub use grid::{Grid, Variation};
#[cfg(feature = "explore")]
pub(crate) use keyed::{Keyed, following};
pub use problem::{Place, Problem, Severity};
pub use read::{Document, Reading, read};
pub(crate) use read::{LARGEST, LARGEST_HELP};
pub use recorded::Recorded;
pub use schema::schema;
pub use scores::{Sketch, sketch};
pub use setting::{ARGUMENTS, Setting};
pub use source::{Source, Undecodable, decode};
pub use tunable::{Tunable, tunables};
pub(crate) use visible::{message, spelt, visible};

/// A checked scenario: who competes, on what, under which weights.
///
/// Teams and criteria stand in the order of the file; indices elsewhere in the library refer to
/// these lists.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// What the file calls itself; the file's stem where it says nothing.
    pub title: String,
    /// How many teams are chosen, between 1 and the number of teams.
    pub places: usize,
    /// How many draws, from which seed.
    pub simulation: Simulation,
    /// Points per block of criteria; empty where the file has no `[blocks]`.
    pub blocks: Vec<Block>,
    /// The criteria, weighted ones and penalties alike.
    pub criteria: Vec<Criterion>,
    /// Points that the weights outside any block add up to.
    pub weights_total: f64,
    /// Conditions on the weights beyond their bounds and sums (`[weights] where`).
    pub constraints: Vec<Constraint>,
    /// Concentration of Dirichlet weights around the numbers given, where one was written.
    pub concentration: Option<f64>,
    /// How quantities go together.
    pub correlation: Correlation,
    /// The competing teams.
    pub teams: Vec<Team>,
    /// How a team's values on weighted criteria come together.
    pub aggregate: Aggregate,
    /// What is asked of the answer beyond who is selected.
    pub questions: Vec<Question>,
    /// Indices of the teams that were really selected, in ascending order.
    pub observed: Option<Vec<usize>>,
    /// `sha256:…` of what its numbers depend on: equal for scenarios that say the same, whatever
    /// they call it and whatever is asked of them.
    pub digest: String,
    /// What was changed in it as it was written, in order.
    pub settings: Vec<Recorded>,
}

/// The `[simulation]` table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Simulation {
    /// Number of draws, at least 1; with a precision, the most that may be drawn.
    pub draws: u64,
    /// Number of draws where several settings share them, as in sweeps and comparisons: what is
    /// stated, and never the most that a precision may take.
    pub shared_draws: u64,
    /// Seed of all random numbers.
    pub seed: u64,
    /// Half-width that every team's 95 % interval shall reach, between 0 and one half.
    pub precision: Option<f64>,
    /// How the answer is computed.
    pub method: How,
}

/// Ways to an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// What can be integrated is; the rest is drawn.
    Auto,
    /// Quadrature only.
    Exact,
    /// Quadrature at evenly spread points of what is uncertain besides.
    QuasiMonteCarlo,
    /// Random draws.
    MonteCarlo,
}

impl How {
    /// The way of a name in the file.
    fn named(name: &str) -> Option<Self> {
        let all = [
            Self::Auto,
            Self::Exact,
            Self::QuasiMonteCarlo,
            Self::MonteCarlo,
        ];
        let at = keys::METHODS.iter().position(|word| *word == name)?;
        all.get(at).copied()
    }
}

/// A block of criteria whose weights add up to a known number of points.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Key of the block in the file.
    pub id: String,
    /// Name for people; the id where the file gives none.
    pub label: String,
    /// Points of the block, positive.
    pub points: f64,
}

/// One criterion: what its scores are worth.
#[derive(Debug, Clone, PartialEq)]
pub struct Criterion {
    /// Key of the criterion in the file.
    pub id: String,
    /// Name for people; the id where the file gives none.
    pub label: String,
    /// Knots `(score, value)` of the value function, at least two, ascending in score.
    /// A `scale = [a, b]` is the two knots `(a, 0)` and `(b, 1)`.
    pub value: Vec<(f64, f64)>,
    /// What happens beyond the first and the last knot: where nothing is written, a `scale` goes on
    /// and a table of values is held.
    pub beyond: Beyond,
    /// Whether the value earns points or costs them.
    pub role: Role,
}

/// What a criterion's value does to a team's total.
#[derive(Debug, Clone, PartialEq)]
pub enum Role {
    /// Value times weight is added.
    Weighted {
        /// Index of the block, where the criterion is in one.
        block: Option<usize>,
        /// What is known of the weight.
        weight: Weight,
    },
    /// Value times this many points is subtracted.
    Penalty(Quantity),
}

/// One competing team.
#[derive(Debug, Clone, PartialEq)]
pub struct Team {
    /// Key of the team in the file.
    pub id: String,
    /// Name for people; the id where the file gives none.
    pub name: String,
    /// One score per criterion, in the order of [`Scenario::criteria`]; of no account for those in
    /// [`Team::unscored`].
    pub scores: Vec<Quantity>,
    /// Criteria that the team has no score on, ascending: those that do not apply to it, and weighted
    /// ones whose scores are left out. Their weights go to the team's other criteria.
    pub unscored: Vec<usize>,
    /// Points added to the total whatever the scores are; `Sure(0.0)` where none is given.
    pub bonus: Quantity,
}

impl Scenario {
    /// An address of indices as one of ids; empty ones where there is no such thing.
    pub fn address(&self, address: Address<usize>) -> Address<&str> {
        let id = |part, at: usize| match part {
            Part::Team => self.teams.get(at).map(|it| it.id.as_str()),
            Part::Criterion => self.criteria.get(at).map(|it| it.id.as_str()),
            Part::Block => self.blocks.get(at).map(|it| it.id.as_str()),
            Part::Group => (self.correlation.groups.get(at)).map(|it| it.id.as_str()),
        };
        address.map(|part, at| id(part, at).unwrap_or_default())
    }
}

impl Team {
    /// Whether the team has a score on a criterion.
    pub fn is_scored(&self, criterion: usize) -> bool {
        self.unscored.binary_search(&criterion).is_err()
    }
}
