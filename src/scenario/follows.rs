//! What keys are called, and what follows from setting them: facts that `words` puts into sentences.
//! For machines they are English texts.

use std::fmt;

use serde::{Serialize, Serializer};

use super::number::plain;
use crate::model::Address;
use crate::model::figure::{listed, with_noun};

/// What a key is called: the thing, then after a comma the unit or the aspect.
#[derive(Debug, Clone, PartialEq)]
pub enum KeyName {
    /// A number, by its address with labels and names in the place of ids.
    Number(Address),
    /// A part of a score.
    PartOfScore {
        /// Label of the criterion.
        criterion: String,
        /// Name of the team.
        team: String,
        /// The keys of the part.
        part: String,
    },
    /// Anything else, by its address or in the words of the file.
    Other(String),
    /// A change of what is written at a key.
    Change {
        /// The key.
        of: Box<KeyName>,
        /// Whether it is multiplied, not added to.
        is_factor: bool,
        /// What is written.
        written: String,
    },
}

impl From<&str> for KeyName {
    fn from(text: &str) -> Self {
        Self::Other(text.to_owned())
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(address) => number(address, f),
            Self::PartOfScore {
                criterion,
                team,
                part,
            } => write!(f, "{criterion} of {team}, {part}"),
            Self::Other(text) => f.write_str(text),
            Self::Change {
                of,
                is_factor,
                written,
            } => {
                let what = if *is_factor { "factor" } else { "change" };
                write!(f, "{of}, {what} of {written}")
            }
        }
    }
}

fn number(address: &Address, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match address {
        Address::Places => f.write_str("Places"),
        Address::Block { block } => write!(f, "Block {block}, in points"),
        Address::Weight { criterion } => write!(f, "{criterion}, weight in points"),
        Address::Penalty { criterion } => write!(f, "{criterion}, penalty in points"),
        Address::Total => f.write_str("All weights together, in points"),
        Address::Concentration => f.write_str("Concentration of the weights"),
        Address::WithinTeam => f.write_str("Correlation within teams"),
        Address::WithinCriterion => f.write_str("Correlation within criteria"),
        Address::Correlation { group } => write!(f, "Correlation of group {group}"),
        Address::Score { criterion, team } => write!(f, "{criterion} of {team}, score"),
        Address::Bonus { team } => write!(f, "Bonus of {team}, in points"),
        Address::Sd { team } => write!(f, "Uncertainty of {team}, sd of its scores"),
        other => write!(f, "{other}"),
    }
}

impl Serialize for KeyName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// Weights that add up to something.
#[derive(Debug, Clone, PartialEq)]
pub enum Whole {
    /// Those of a block with this label.
    Block(String),
    /// All.
    Weights,
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Block(label) => write!(f, "block {label}"),
            Self::Weights => f.write_str("the weights"),
        }
    }
}

/// How several criteria take up what is left of a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// In proportion to their weights.
    Proportion,
    /// So on average, as Dirichlet weights.
    Dirichlet,
    /// Every split is equally likely.
    Free,
}

/// What follows from setting a key.
#[derive(Debug, Clone, PartialEq)]
pub enum Follows {
    /// A criterion with this label stands outside the blocks.
    Outside(String),
    /// All points go to one criterion.
    Only(Whole, String),
    /// Criteria keep their proportions.
    Proportions(Whole, Vec<String>),
    /// Criteria share all points.
    Shared(Whole, Vec<String>),
    /// One criterion gets what is left of points, which are known or vary too.
    Rest(Whole, Option<f64>, String),
    /// Several share it.
    Rests(Whole, Option<f64>, Vec<String>, Sharing),
    /// Some values lie beyond the scale of a criterion.
    Beyond {
        /// Its label.
        criterion: String,
        /// The ends of its scale.
        scale: [f64; 2],
        /// Whether some lie below it, and above it.
        sides: [bool; 2],
    },
    /// Values change what is written.
    Change {
        /// Whether it is multiplied, not added to.
        is_factor: bool,
        /// What is written.
        written: String,
    },
}

impl fmt::Display for Follows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let points = |whole: &Whole, total: &Option<f64>| {
            total.map_or_else(
                || format!("the points of {whole}"),
                |total| format!("the {} of {whole}", with_noun(&plain(total), "point")),
            )
        };
        match self {
            Self::Outside(label) => write!(
                f,
                "{label} stands outside the blocks: its points are added to theirs."
            ),
            Self::Only(whole, one) => write!(f, "The points of {whole} go to {one}."),
            Self::Proportions(whole, names) => write!(
                f,
                "The weights of {whole} keep their proportions: {}.",
                listed(names)
            ),
            Self::Shared(whole, names) => {
                write!(f, "The points of {whole} are shared by {}.", listed(names))
            }
            Self::Rest(whole, total, one) => {
                write!(f, "{one} gets the rest of {}.", points(whole, total))
            }
            Self::Rests(whole, total, names, sharing) => {
                let how = match sharing {
                    Sharing::Proportion => " in proportion",
                    Sharing::Dirichlet => " in proportion, on average: all stay Dirichlet",
                    Sharing::Free => ", every split equally likely",
                };
                let (names, points) = (listed(names), points(whole, total));
                write!(f, "{names} share the rest of {points}{how}.")
            }
            Self::Beyond {
                criterion,
                scale: [low, high],
                sides,
            } => {
                let (low, high) = (plain(*low), plain(*high));
                let sides = match sides {
                    [true, true] => format!("below {low} and above {high}"),
                    [true, false] => format!("below {low}"),
                    _ => format!("above {high}"),
                };
                write!(
                    f,
                    "Values {sides} lie beyond the scale of {criterion}, {low} to {high}."
                )
            }
            Self::Change { is_factor, written } => {
                let how = if *is_factor {
                    "a factor of"
                } else {
                    "added to"
                };
                write!(f, "Each value is {how} what is written, {written}.")
            }
        }
    }
}

impl Serialize for Follows {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
