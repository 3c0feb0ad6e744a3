//! What a number of a scenario is called: `teams.naver.scores.technology`.
//!
//! An address names the random stream of a quantity, and is what settings, variations, groups of
//! correlation, conditions and differences speak of. What it names a team or a criterion by is an
//! id, or an index into a model's or a scenario's lists.

use std::fmt;
use std::str::FromStr;

use super::nearest::nearest;
use super::path;

/// What the part of an address that is no word belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A team.
    Team,
    /// A criterion.
    Criterion,
    /// A block of criteria.
    Block,
    /// A group of correlation.
    Group,
}

/// The kinds of addresses, each with the keys that lead there.
macro_rules! addresses {
    ($($(#[$group:meta])* $ways:ident {$(
        $(#[$doc:meta])*
        $kind:ident $({ $($part:ident: $of:ident),+ })? = [$($key:tt),+];
    )+})+) => {
        /// What a number is called, by ids or by indices.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Address<I = String> {$($(
            $(#[$doc])*
            $kind $({$(
                #[doc = concat!("The ", stringify!($part), ".")]
                $part: I,
            )+})?,
        )+)+}

        $($(#[$group])* const $ways: &[&[&str]] = &[$(&[$(word!($key)),+]),+];)+

        impl<'k> Address<&'k str> {
            /// The address that these keys are, if they lead to a number.
            pub fn of(keys: &[&'k str]) -> Option<Self> {
                Some(match keys {
                    // A block with a label has its points in a key of their own.
                    ["blocks", block, "points"] => Self::Block { block },
                    $($([$($key),+] => Self::$kind $({ $($part),+ })?,)+)+
                    _ => return None,
                })
            }
        }

        impl<I> Address<I> {
            /// The words of its kind, with nothing where an id stands.
            fn way(&self) -> &'static [&'static str] {
                match self {$($(
                    Self::$kind $({ $($part: _),+ })? => &[$(word!($key)),+],
                )+)+}
            }

            /// The same address by what it borrows.
            pub fn by_ref(&self) -> Address<&I> {
                match self {$($(
                    Self::$kind $({ $($part),+ })? => Address::$kind $({ $($part),+ })?,
                )+)+}
            }

            /// The same address, with teams and criteria named in another way.
            ///
            /// # Errors
            /// The first that one of them cannot be named with, in the order of the keys.
            pub fn try_map<J, E>(
                self,
                mut to: impl FnMut(Part, I) -> Result<J, E>,
            ) -> Result<Address<J>, E> {
                Ok(match self {$($(
                    Self::$kind $({ $($part),+ })? => Address::$kind $({
                        $($part: to(Part::$of, $part)?),+
                    })?,
                )+)+})
            }
        }

        impl<I: AsRef<str>> Address<I> {
            /// The keys that lead there from the top of a scenario.
            pub fn keys(&self) -> Vec<&str> {
                match self {$($(
                    Self::$kind $({ $($part),+ })? => {
                        $($(let $part = $part.as_ref();)+)?
                        vec![$($key),+]
                    }
                )+)+}
            }
        }
    };
}

/// A key that is a word, or nothing where any id may stand.
macro_rules! word {
    ($word:literal) => {
        $word
    };
    ($id:ident) => {
        ""
    };
}

addresses! {
    /// What a model draws: a new kind of quantity is a line here and an arm of `Model::quantity`.
    QUANTITIES {
        /// A team's score on a criterion.
        Score { team: Team, criterion: Criterion } = ["teams", team, "scores", criterion];
        /// Points added to a team's total.
        Bonus { team: Team } = ["teams", team, "bonus"];
        /// What value 1 of a criterion costs.
        Penalty { criterion: Criterion } = ["criteria", criterion, "penalty"];
    }
    /// What else a scenario says in numbers.
    NUMBERS {
        /// How many teams are chosen.
        Places = ["places"];
        /// The points of a block.
        Block { block: Block } = ["blocks", block];
        /// The weight of a criterion.
        Weight { criterion: Criterion } = ["criteria", criterion, "weight"];
        /// What all weights add up to.
        Total = ["weights", "total"];
        /// How close to their means Dirichlet weights lie.
        Concentration = ["weights", "concentration"];
        /// Conditions on the weights.
        Conditions = ["weights", "where"];
        /// What the scores of a team have in common.
        WithinTeam = ["correlation", "within_team"];
        /// What all teams' scores on a criterion have in common.
        WithinCriterion = ["correlation", "within_criterion"];
        /// The correlation of any two members of a group.
        Correlation { group: Group } = ["correlation", "groups", group, "correlation"];
        /// All teams.
        Teams = ["teams"];
        /// All scores of a team.
        Scores { team: Team } = ["teams", team, "scores"];
        /// What is asked.
        Questions = ["questions"];
        /// The standard deviation of a team's scores.
        Sd { team: Team } = ["teams", team, "sd"];
    }
    /// Random streams that no key stands for.
    #[allow(dead_code)]
    STREAMS {
        /// What settles a team's ties.
        Lot { team: Team } = ["teams", team, "lot"];
        /// What a team adds to the key of a set of teams.
        Key { team: Team } = ["teams", team, "key"];
        /// The normal that all scores of a team have a share of.
        Halo { team: Team } = ["teams", team, "halo"];
        /// The normal that all scores on a criterion have a share of.
        Common { criterion: Criterion } = ["correlation", "within_criterion", criterion];
        /// The normal that all members of a group have a share of.
        Group { group: Group } = ["correlation", "groups", group];
    }
}

impl<I> Address<I> {
    /// Whether it is that of something a model draws.
    pub fn is_quantity(&self) -> bool {
        QUANTITIES.contains(&self.way())
    }

    /// The same address, with teams and criteria named in another way.
    pub fn map<J>(self, mut to: impl FnMut(Part, I) -> J) -> Address<J> {
        let Ok(address) = self.try_map(|part, id| Ok::<J, std::convert::Infallible>(to(part, id)));
        address
    }
}

/// With dots between the keys: the text that the random stream is named after.
impl<I: AsRef<str>> fmt::Display for Address<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.keys().join("."))
    }
}

/// A text that is no address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "`{text}` is not an address{}",
    near.as_ref().map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
)]
pub struct NotAnAddress {
    /// The text.
    pub text: String,
    /// The address that it is nearest to, if it is near to one.
    pub near: Option<String>,
}

/// Keys with dots between them, in quotes where they must be.
impl FromStr for Address<String> {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        let refused = |near| NotAnAddress {
            text: text.to_owned(),
            near,
        };
        let segments = path::whole(text).ok_or_else(|| refused(None))?;
        let keys: Vec<&str> = segments.iter().map(|segment| &*segment.key).collect();
        let owned = |address: Address<&str>| address.map(|_, id| id.to_owned());
        Address::of(&keys)
            .map(owned)
            .ok_or_else(|| refused(mended(&keys)))
    }
}

/// The keys with the first wrong one as the nearest that could stand there.
fn mended(keys: &[&str]) -> Option<String> {
    let (at, known) = astray(keys, &[QUANTITIES, NUMBERS].concat())?;
    let near = nearest(keys.get(at)?, known)?;
    let mut keys: Vec<String> = keys.iter().map(|key| path::spelt(key)).collect();
    near.clone_into(&mut keys[at]);
    Some(keys.join("."))
}

/// The first key at which a path leaves those to quantities, and what could stand there.
pub(crate) fn astray_from_quantities(keys: &[&str]) -> Option<(usize, Vec<&'static str>)> {
    astray(keys, QUANTITIES)
}

fn astray(keys: &[&str], ways: &[&[&'static str]]) -> Option<(usize, Vec<&'static str>)> {
    let mut ways = ways.to_vec();
    for (at, key) in keys.iter().enumerate() {
        let words = ways.iter().filter_map(|way| way.get(at).copied());
        let mut known: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        known.dedup();
        let goes_on = |word: &&str| word.is_empty() || word == key;
        ways.retain(|way| way.get(at).is_some_and(goes_on));
        if ways.is_empty() {
            return (!known.is_empty()).then_some((at, known));
        }
    }
    None
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_as_it_is_printed() {
        for way in [QUANTITIES, NUMBERS, STREAMS].concat() {
            let keys: Vec<&str> = way
                .iter()
                .map(|w| if w.is_empty() { "x" } else { w })
                .collect();
            let address: Address = keys.join(".").parse().unwrap();
            assert_eq!(address.keys(), keys);
            assert_eq!(address.to_string(), keys.join("."));
            assert_eq!(address.is_quantity(), QUANTITIES.contains(&way));
        }
    }

    #[test]
    fn a_misspelt_address_is_told_the_nearest() {
        let near = |text: &str| text.parse::<Address>().unwrap_err().near;
        assert_eq!(near("teams.kt.bonsu"), Some("teams.kt.bonus".into()));
        assert_eq!(near("criterai.a.weight"), Some("criteria.a.weight".into()));
        assert_eq!(
            near("teams.\"a b\".score.x"),
            Some("teams.\"a b\".scores.x".into())
        );
        assert_eq!(near("teams.kt.bonus.more"), None);
        let error = "place".parse::<Address>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "`place` is not an address; did you mean `places`?"
        );
    }

    #[test]
    fn quoted_keys_are_one_each() {
        let address: Address = "teams.\"a.b\".scores.q".parse().unwrap();
        let want = Address::Score {
            team: "a.b".to_owned(),
            criterion: "q".to_owned(),
        };
        assert_eq!(address, want);
    }
}
