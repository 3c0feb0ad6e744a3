//! The keys of a scenario file, declared once.
//!
//! The reader checks a file against this declaration, `--set` resolves its paths with it.

/// One key of a table.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
}

/// What may stand behind a key.
#[derive(Debug)]
pub(super) enum Shape {
    /// Text without control characters.
    Text,
    /// A whole number.
    Whole,
    /// A finite number.
    Number,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// An uncertain number.
    Quantity,
    /// A number or bounds, as text.
    Weight,
    /// Two numbers.
    Scale,
    /// A list of pairs of numbers.
    Knots,
    /// A list of texts.
    Texts,
    /// A table with these keys.
    Table(&'static [Key]),
    /// A table with keys that the author chooses.
    Map {
        /// What a key names.
        of: &'static str,
        /// What stands behind each.
        each: &'static Shape,
        /// Whether ids are limited to letters, digits and underscores.
        plain_ids: bool,
        /// Whether `--set` may add an entry.
        grows: bool,
    },
}

/// All keys of a scenario file.
pub(super) const SCENARIO: Shape = Shape::Table(&[
    key("title", Shape::Text),
    key("places", Shape::Whole),
    key("beyond", BEYOND),
    key(
        "simulation",
        Shape::Table(&[key("draws", Shape::Whole), key("seed", Shape::Whole)]),
    ),
    key(
        "blocks",
        Shape::Map {
            of: "block",
            each: &Shape::Number,
            plain_ids: false,
            grows: false,
        },
    ),
    key(
        "criteria",
        Shape::Map {
            of: "criterion",
            each: &CRITERION,
            plain_ids: true,
            grows: false,
        },
    ),
    key(
        "weights",
        Shape::Table(&[
            key("total", Shape::Number),
            key("concentration", Shape::Number),
        ]),
    ),
    key(
        "correlation",
        Shape::Table(&[key("within_team", Shape::Number)]),
    ),
    key(
        "teams",
        Shape::Map {
            of: "team",
            each: &TEAM,
            plain_ids: false,
            grows: false,
        },
    ),
    key("observed", Shape::Table(&[key("selected", Shape::Texts)])),
]);

const BEYOND: Shape = Shape::Choice(&["extend", "clamp"]);

const CRITERION: Shape = Shape::Table(&[
    key("label", Shape::Text),
    key("block", Shape::Text),
    key("weight", Shape::Weight),
    key("penalty", Shape::Quantity),
    key("scale", Shape::Scale),
    key("value", Shape::Knots),
    key("beyond", BEYOND),
]);

const TEAM: Shape = Shape::Table(&[
    key("name", Shape::Text),
    key("sd", Shape::Number),
    key(
        "scores",
        Shape::Map {
            of: "criterion",
            each: &Shape::Quantity,
            plain_ids: false,
            grows: true,
        },
    ),
    key("bonus", Shape::Quantity),
]);

/// Keys that the design knows and this version does not.
pub(super) const LATER: &[&str] = &[
    "panels",
    "rules",
    "gates",
    "stages",
    "precision",
    "method",
    "where",
    "within_criterion",
    "groups",
];

const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape }
}

impl Shape {
    /// What is expected, as the rest of "must be …", with an example.
    pub(super) fn expectation(&self) -> &'static str {
        match self {
            Self::Text => "text, such as \"AI technology\"",
            Self::Whole => "a whole number, such as 5",
            Self::Number => "a number, such as 40",
            Self::Choice(_) => "one of \"extend\" and \"clamp\"",
            Self::Quantity => {
                "a number, text such as \"84 ± 6\" or \"75..90\", or a law such as { pert = { min = 60, mode = 75, max = 95 } }"
            }
            Self::Weight => "a number, or bounds such as \"10..30\"",
            Self::Scale => "two numbers, such as [0, 100]",
            Self::Knots => "pairs of score and value, such as [[0, 0], [60, 0.5], [100, 1]]",
            Self::Texts => "a list of team ids, such as [\"a\", \"b\"]",
            Self::Table(_) | Self::Map { .. } => "a table",
        }
    }
}
