//! Keys of criteria, and of what holds for those that say nothing.

use super::{BEYOND, Keys, Shape, key};

pub(crate) static CRITERION: Keys = Keys {
    keys: &[
        key(
            "label",
            Shape::Text,
            "Name for people; the id where left out.",
        ),
        key("block", Shape::Text, "The block the weight belongs to."),
        key(
            "weight",
            Shape::Weight,
            "Points for value 1: a number pins it, \"lo..hi\" bounds it, left out it is free.",
        ),
        key(
            "penalty",
            Shape::Quantity { unknown: false },
            "Points that value 1 costs; instead of a weight.",
        ),
        key(
            "scale",
            Shape::Scale,
            "Scores of value 0 and value 1, [0, 100] where left out; [9, 1] if lower is better; \
             \"observed\" from the lowest to the highest score of the teams, or \"observed, falling\". \
             Beside `value`, it only says what a score of \"unknown\" ranges over.",
        ),
        key(
            "value",
            Shape::Knots,
            "Knots of a piecewise linear value function, [[score, value], ...], in place of the \
             scale's straight line. Without `scale`, \"unknown\" ranges over its scores.",
        ),
        key(
            "beyond",
            BEYOND,
            "As at the top of the file, for this criterion.",
        ),
        key(
            "points",
            Shape::Positive,
            "Marks are points out of so many: that weight and a scale from 0 to it, in one word.",
        ),
        key(
            "sd",
            Shape::Positive,
            "Standard deviation of this criterion's plain numbers; a team's own `sd` comes first.",
        ),
        key(
            "applies_to",
            Shape::Ids,
            "The teams that the criterion exists for; all where left out. The others have no score on \
             it, and its weight goes to their other criteria in proportion to theirs.",
        ),
    ],
    later: &[],
};

/// What holds for criteria that say nothing themselves.
pub(crate) static DEFAULTS: Keys = Keys {
    keys: &[
        key(
            "scale",
            Shape::Scale,
            "As at a criterion, for those with neither `scale`, `value` nor `points`.",
        ),
        key(
            "sd",
            Shape::Positive,
            "As at a criterion, for weighted ones without an `sd`.",
        ),
        key(
            "beyond",
            BEYOND,
            "As at a criterion, for those without `beyond`.",
        ),
    ],
    later: &[],
};
