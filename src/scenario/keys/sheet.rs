//! Keys of `[scores]`: which sheet is read, and how.

use super::{Keys, Shape, key, required};

/// Conventions of decimal marks and of marks between thousands.
pub(crate) const DECIMALS: &[&str] = &[".", ","];
pub(crate) const THOUSANDS: &[&str] = &[",", ".", " ", "'", "\u{2019}", "_"];

/// What may stand for a score that is missing.
pub(crate) const IF_MISSING: &[&str] =
    &["refuse", "unknown", "worst", "mean", "median", "available"];

/// The sheet of scores.
pub(crate) static SCORES: Keys = Keys {
    keys: &[
        required(
            "file",
            Shape::Text,
            "A CSV, TSV, XLSX or ODS file in the folder of the scenario or below.",
        ),
        key(
            "sheet",
            Shape::Text,
            "The sheet of a workbook; the first where left out.",
        ),
        key(
            "heading",
            Shape::Rows,
            "The row with the headings, counted from 1, or the rows that make them together; the \
             first that is not blank where left out. What stands above is passed over.",
        ),
        key("skip", Shape::Rows, "Rows that are passed over."),
        key(
            "team",
            Shape::Text,
            "Heading of the column with the teams; the first column where left out.",
        ),
        key(
            "name",
            Shape::Text,
            "Heading of the column with the teams' names for people.",
        ),
        key(
            "columns",
            Shape::Map {
                one: "column",
                shape: &Shape::Text,
            },
            "Headings of criteria that are neither their ids nor their labels; one score of several \
             columns has its headings in braces, `\"{score} ± {sd}\"`.",
        ),
        key(
            "where",
            Shape::Texts("year == 2016"),
            "Conditions that a row must satisfy, such as \"year == 2016\" or \"status != 'x'\".",
        ),
        key(
            "encoding",
            Shape::Text,
            "Encoding of a CSV file, such as cp949 or cp1252; UTF-8 where left out.",
        ),
        key(
            "decimal",
            Shape::Choice(DECIMALS),
            "The decimal mark of numbers; a point where left out.",
        ),
        key(
            "thousands",
            Shape::Choice(THOUSANDS),
            "The mark between thousands; none where left out.",
        ),
        key(
            "missing",
            Shape::Texts("NR"),
            "Cells that say that a score is missing, as blank ones do.",
        ),
        key(
            "if_missing",
            Shape::Choice(IF_MISSING),
            "What stands for a missing score: nothing (`refuse`), anything on the scale \
             (`unknown`), value 0 (`worst`), the `mean` or `median` of the other teams, or nothing, \
             and the team's other criteria have the weight (`available`).",
        ),
    ],
    later: &[],
};
