//! Every key a scenario may have: its name, what it holds, what it means.
//!
//! The one declaration from which unknown keys, wrong kinds and the paths of `--set` are told.

mod criteria;
mod sheet;

pub(crate) use criteria::CRITERION;
pub(crate) use criteria::DEFAULTS;
pub(crate) use sheet::SCORES;

/// The keys of one table.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) keys: &'static [Key],
    /// Keys that are part of the format but that this version does not read yet.
    pub(crate) later: &'static [&'static str],
}

/// One key.
#[derive(Debug)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
    /// What it means, for people.
    pub(crate) doc: &'static str,
}

/// What a value may be.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Shape {
    /// A line of text for people.
    Text,
    /// A whole number between two others.
    Whole { low: u64, high: u64 },
    /// A number above 0.
    Positive,
    /// Points, or a table of [`BLOCK`] with a name for people.
    Block,
    /// A number from 0 to 1.
    Share,
    /// A number above 0 and below one half.
    Half,
    /// An uncertain number; `unknown` where the word has a meaning.
    Quantity { unknown: bool },
    /// A weight: a number or `"lo..hi"`.
    Weight,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// `[a, b]`, two different numbers.
    Scale,
    /// `[[score, value], ...]`.
    Knots,
    /// A list of team ids.
    Ids,
    /// A list of conditions on weights.
    Conditions,
    /// What may be so of the teams together.
    Question,
    /// A number from -1 to 1.
    Correlation,
    /// A list of lists of numbers from -1 to 1.
    Matrix,
    /// A list of addresses of quantities.
    Addresses,
    /// A list of texts, such as the one given.
    Texts(&'static str),
    /// Numbers of rows, from 1: one, or a list.
    Rows,
    /// A table with these keys.
    Table(&'static Keys),
    /// A table with keys of the author's choice, each holding one of what `one` names.
    Map {
        one: &'static str,
        shape: &'static Shape,
    },
}

/// Counters and the means computed from them are exact up to 2^53.
pub(crate) const MOST_DRAWS: u64 = 1 << 53;

const fn key(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key {
        name,
        shape,
        required: false,
        doc,
    }
}

const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key {
        required: true,
        ..key(name, shape, doc)
    }
}

/// Words for the ways to an answer.
pub(crate) const METHODS: &[&str] = &["auto", "exact", "quasi-monte-carlo", "monte-carlo"];

/// The word for a geometric mean.
pub(crate) const GEOMETRIC: &str = "geometric";

const BEYOND: Shape = Shape::Choice(&["extend", "clamp"]);

/// The whole file.
pub(crate) static SCENARIO: Keys = Keys {
    keys: &[
        key(
            "title",
            Shape::Text,
            "What the scenario is called; the file's name where left out.",
        ),
        required(
            "places",
            Shape::Whole {
                low: 1,
                high: u64::MAX,
            },
            "How many teams are chosen.",
        ),
        key(
            "beyond",
            BEYOND,
            "How values go on beyond their ends: the line goes on (`extend`), or is held \
             (`clamp`). Where left out, a `scale` goes on and a `value` table is held.",
        ),
        key(
            "aggregate",
            Shape::Choice(&["arithmetic", GEOMETRIC]),
            "How weighted values come together: weight × value added up (`arithmetic`, the default), \
             or the points of all weights times the weighted geometric mean of the values, each at \
             least 0.001 (`geometric`).",
        ),
        key(
            "simulation",
            Shape::Table(&SIMULATION),
            "How much is computed.",
        ),
        key(
            "blocks",
            Shape::Map {
                one: "block",
                shape: &Shape::Block,
            },
            "Points per block of criteria: `plan = 40`, or `plan = { points = 40, label = \"…\" }`.",
        ),
        key(
            "defaults",
            Shape::Table(&DEFAULTS),
            "What holds for criteria that say nothing themselves.",
        ),
        required(
            "criteria",
            Shape::Map {
                one: "criterion",
                shape: &Shape::Table(&CRITERION),
            },
            "What teams are scored on, in the order of the rubric.",
        ),
        key(
            "weights",
            Shape::Table(&WEIGHTS),
            "What holds for all weights together.",
        ),
        key(
            "correlation",
            Shape::Table(&CORRELATION),
            "How scores go together.",
        ),
        key(
            "scores",
            Shape::Table(&SCORES),
            "A sheet beside this file with scores, a row per team: its name, or a table that says \
             more.",
        ),
        required(
            "teams",
            Shape::Map {
                one: "team",
                shape: &Shape::Table(&TEAM),
            },
            "Who competes.",
        ),
        key(
            "questions",
            Shape::Map {
                one: "question",
                shape: &Shape::Question,
            },
            "What else is to be answered, such as \"not a and rank(b) <= 3\": `and`, `or`, `not` and \
             parentheses over ID (it is selected), rank(ID), total(ID) and count(ID, ...) compared.",
        ),
        key("observed", Shape::Table(&OBSERVED), "What really happened."),
    ],
    later: &["panels", "rules", "gates", "stages"],
};

static SIMULATION: Keys = Keys {
    keys: &[
        key(
            "draws",
            Shape::Whole {
                low: 1,
                high: MOST_DRAWS,
            },
            "Number of simulated selections; 1_000_000 where left out.",
        ),
        key(
            "seed",
            Shape::Whole {
                low: 0,
                high: u64::MAX,
            },
            "Seed of all random numbers; 1 where left out.",
        ),
        key(
            "precision",
            Shape::Half,
            "Half-width that every team's 95 % interval shall reach, as a probability: 0.001 is a \
             tenth of a percentage point. `draws` is then the most that may be drawn.",
        ),
        key(
            "method",
            Shape::Choice(METHODS),
            "How the answer is computed: `auto` (the default) integrates what can be integrated and \
             draws the rest.",
        ),
    ],
    later: &[],
};

static WEIGHTS: Keys = Keys {
    keys: &[
        key(
            "total",
            Shape::Positive,
            "What the weights add up to where there are no blocks; 100, or the sum of the weights \
             if all are numbers, where left out.",
        ),
        key(
            "concentration",
            Shape::Positive,
            "Makes weights that are all numbers Dirichlet around them: the higher, the closer.",
        ),
        key(
            "where",
            Shape::Conditions,
            "Linear conditions on the weights, such as \"technology >= experience\".",
        ),
    ],
    later: &[],
};

pub(crate) static BLOCK: Keys = Keys {
    keys: &[
        required("points", Shape::Positive, "The points of the block."),
        key(
            "label",
            Shape::Text,
            "Name for people; the id where left out.",
        ),
    ],
    later: &[],
};

static CORRELATION: Keys = Keys {
    keys: &[
        key(
            "within_team",
            Shape::Share,
            "Correlation of one team's scores on weighted criteria, from 0 (default) to 1, where \
             + is better.",
        ),
        key(
            "within_criterion",
            Shape::Share,
            "Correlation of all teams' scores on one weighted criterion, from 0 (default) to 1; \
             with `within_team` at most 1.",
        ),
        key(
            "groups",
            Shape::Map {
                one: "group",
                shape: &Shape::Table(&CORRELATION_GROUP),
            },
            "Quantities with correlations of their own, which take no part in `within_team` and \
             `within_criterion`.",
        ),
    ],
    later: &[],
};

static CORRELATION_GROUP: Keys = Keys {
    keys: &[
        required(
            "quantities",
            Shape::Addresses,
            "Addresses of scores, bonuses and penalties.",
        ),
        key(
            "correlation",
            Shape::Correlation,
            "The same between any two of them, from -1 to 1, where + is a higher number.",
        ),
        key(
            "matrix",
            Shape::Matrix,
            "In place of `correlation`: a row per quantity, in their order.",
        ),
    ],
    later: &[],
};

pub(crate) static TEAM: Keys = Keys {
    keys: &[
        key(
            "name",
            Shape::Text,
            "Name for people; the id where left out.",
        ),
        key(
            "sd",
            Shape::Positive,
            "Standard deviation of this team's plain numbers on weighted criteria.",
        ),
        required(
            "scores",
            Shape::Map {
                one: "score",
                shape: &Shape::Quantity { unknown: true },
            },
            "One score per criterion.",
        ),
        key(
            "bonus",
            Shape::Quantity { unknown: false },
            "Points added to the total.",
        ),
    ],
    later: &[],
};

static OBSERVED: Keys = Keys {
    keys: &[required(
        "selected",
        Shape::Ids,
        "Ids of the teams that were really chosen.",
    )],
    later: &[],
};

impl Keys {
    pub(crate) fn get(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|k| k.name == name)
    }

    pub(crate) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.keys.iter().map(|k| k.name)
    }
}
