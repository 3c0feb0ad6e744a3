//! Findings in words: one sentence for each, the same in tables, documents, JSON and pictures.
//!
//! What is told of a result in any language is in the files of `lang`; here is which sentence is
//! told, and of whom.

mod axis;
mod comparison;
pub(crate) mod figures;
pub(crate) mod lang;
mod outcome;
mod run;
pub(crate) mod shares;
mod sweep;
mod team;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr as _;

pub(crate) use self::axis::{axis_label, follows, held, key_name};
pub(crate) use self::comparison::{side_files, side_names};
use self::figures::{Counts, capital, list, some};
pub use self::lang::{Language, in_language};
pub(crate) use self::lang::{say, spoken};
pub(crate) use self::team::more;
use crate::analysis::Verification;

/// More names than these make a sentence unreadable; then they are counted.
const NAMED: usize = 4;
/// So are several of which one is as wide as this, in columns.
const WIDE: usize = 32;

/// What teams, and criteria or axes, are called in sentences about a result, by their numbers in
/// its lists.
#[derive(Debug, Clone)]
pub struct Words<'a> {
    teams: Vec<&'a str>,
    keys: Vec<Cow<'a, str>>,
    full: bool,
}

impl<'a> Words<'a> {
    /// With names for the teams.
    pub fn new<N: AsRef<str> + ?Sized + 'a>(teams: impl IntoIterator<Item = &'a N>) -> Self {
        Self {
            teams: teams.into_iter().map(AsRef::as_ref).collect(),
            keys: Vec::new(),
            full: false,
        }
    }

    /// With every digit that is known, instead of those that people use.
    #[must_use]
    pub(crate) fn full(mut self, full: bool) -> Self {
        self.full = full;
        self
    }

    /// And with labels for the criteria of a run, or the axes of a sweep.
    #[must_use]
    pub fn labelled<N: AsRef<str> + ?Sized + 'a>(
        mut self,
        keys: impl IntoIterator<Item = &'a N>,
    ) -> Self {
        self.keys = keys.into_iter().map(|key| key.as_ref().into()).collect();
        self
    }

    fn name(&self, team: usize) -> &'a str {
        self.teams[team]
    }

    /// All names; of many the first ten, unless everything is wanted.
    fn names(&self, teams: &[usize]) -> String {
        let names: Vec<&str> = teams.iter().map(|&team| self.name(team)).collect();
        if self.full {
            list(&names)
        } else {
            some(&names)
        }
    }

    /// Names where they are few and short, else their count.
    fn those(&self, teams: &[usize], counts: Counts) -> String {
        if self.are_named(teams) {
            self.names(teams)
        } else {
            say!("teams", count = counts.say(teams.len()))
        }
    }

    /// The same where nothing else is counted.
    fn these(&self, teams: &[usize]) -> String {
        self.those(teams, Counts::of(&[teams.len()]))
    }

    fn are_named(&self, teams: &[usize]) -> bool {
        let wide = |&team: &usize| self.name(team).width() >= WIDE;
        teams.len() == 1 || (teams.len() <= NAMED && !teams.iter().any(wide))
    }

    /// A sentence as it begins: with a capital letter, or with a name as its owner writes it.
    fn begin(&self, text: &str) -> String {
        if self.teams.is_empty() {
            return say!("no-teams");
        }
        let begins = |name: &str| {
            let rest = text.strip_prefix(name);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        // English begins with a capital letter whatever an axis is called.
        let keys = self.keys.iter().filter(|_| spoken() != Language::default());
        let mut keys = keys.filter_map(|key| key.split(',').next());
        if self.teams.iter().any(|name| begins(name)) || keys.any(|key| text.starts_with(key)) {
            text.to_owned()
        } else {
            capital(text)
        }
    }
}

/// A sentence with its full stop, unless it ends in one.
pub(crate) fn ended(text: &str) -> String {
    let stop = if text.is_empty() || text.ends_with('.') {
        ""
    } else {
        "."
    };
    format!("{text}{stop}")
}

/// `the likeliest five`.
pub(crate) fn likeliest(places: usize) -> String {
    let count = Counts::of(&[places]).say(places);
    say!("likeliest", count = count, count_n = places)
}

/// `one place`, `five places`.
fn seats(places: usize, counts: Counts) -> String {
    say!("seats", count = counts.say(places), count_n = places)
}

/// `the last place`, `the last two places`.
fn last(left: usize, counts: Counts) -> String {
    say!("last-places", count = counts.say(left), count_n = left)
}

/// What was changed in a scenario as written, from all that was set and all that was left out:
/// "with places=4, draws=500, without kakao"; in `both` of two. Nothing where nothing was.
pub(crate) fn changed(both: bool, [with, without]: &[String; 2]) -> String {
    let mut parts = Vec::new();
    if !with.is_empty() {
        parts.push(say!("changed-with", settings = with));
    }
    if !without.is_empty() {
        parts.push(say!("changed-without", teams = without));
    }
    let changed = parts.join(", ");
    if both && !changed.is_empty() {
        say!("changed-both", changed = changed)
    } else {
        changed
    }
}

/// A result that comes to something.
pub trait Said {
    /// What, in words.
    fn said(&self) -> Sentences;
}

/// What a result comes to, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Sentences {
    /// The first thing to know, in one sentence; absent where a result is no finding.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub finding: String,
    /// What else a run shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub findings: Option<Findings>,
}

/// What the pictures of a run show beside the first thing to know, by their names.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Findings {
    /// Who ranks first, and whose rank is the most open.
    pub ranks: String,
    /// Who ranks above whom, pair by pair.
    pub pairwise: String,
    /// Whose selection hinges on the weights; absent where no weight is uncertain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weights: Option<String>,
    /// How teams that were asked for stand to the line, by their ids.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub teams: BTreeMap<String, String>,
}

impl Sentences {
    /// One sentence.
    fn one(finding: &str) -> Self {
        Self {
            finding: plain(finding),
            findings: None,
        }
    }
}

impl Said for Verification {
    /// Its verdict is no finding about teams.
    fn said(&self) -> Sentences {
        Sentences::default()
    }
}

/// Without blanks that hold lines together.
pub(crate) fn plain(text: &str) -> String {
    text.replace(figures::TIED, " ")
}
