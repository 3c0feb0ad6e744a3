//! What the page is set to.

use serde::{Deserialize, Serialize};

use crate::model::Address;
use crate::model::path;
use crate::scenario::Setting;

/// Settings at most, and bytes of each.
const MOST: usize = 400;
const LONGEST: usize = 2_000;

/// Settings as the command line has them, in the order in which they were made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct State {
    /// Arguments of `--set`.
    #[serde(default)]
    pub(crate) set: Vec<String>,
    /// Arguments of `--ask`.
    #[serde(default)]
    pub(crate) ask: Vec<String>,
}

impl State {
    /// What `--set`, `--without` and `--ask` say.
    pub(crate) fn of_arguments(set: &[String], without: &[String], ask: &[String]) -> Self {
        let without = without
            .iter()
            .map(|team| format!("teams.{}=", path::spelt(team)));
        Self {
            set: set.iter().cloned().chain(without).collect(),
            ask: ask.to_vec(),
        }
    }

    /// Whether it is small enough to be worked on.
    pub(crate) fn is_bounded(&self) -> bool {
        let all = || self.set.iter().chain(&self.ask);
        all().count() <= MOST && all().all(|argument| argument.len() <= LONGEST)
    }

    /// The same as settings.
    pub(super) fn settings(&self) -> impl Iterator<Item = Setting> {
        let set = self.set.iter().map(Setting::set);
        set.chain(self.ask.iter().map(Setting::ask))
    }
}

/// The path of an argument `PATH=VALUE`, as [`spelt`] has it; the argument itself where it has none.
pub(super) fn path_of(argument: &str) -> String {
    match path::parse(argument) {
        Ok((segments, _)) => {
            let keys = segments.iter().map(|segment| path::spelt(&segment.key));
            keys.collect::<Vec<_>>().join(".")
        }
        Err(_) => argument.to_owned(),
    }
}

/// The value of an argument `PATH=VALUE`, without a second `=`.
pub(super) fn value_of(argument: &str) -> &str {
    let at = path::parse(argument).map_or(argument.len(), |(_, at)| at);
    let value = argument.get(at..).unwrap_or_default().trim();
    value.strip_prefix('=').unwrap_or(value).trim()
}

/// An address as an argument has it.
pub(super) fn spelt(address: &Address) -> String {
    let keys = address.keys().into_iter().map(path::spelt);
    keys.collect::<Vec<_>>().join(".")
}

/// The address of an argument's path, where it leads to a number.
pub(super) fn address_of(argument: &str) -> Option<Address> {
    path_of(argument).parse().ok()
}

/// `PATH=VALUE` for a value that is to be there exactly, whatever its sign.
pub(super) fn exactly(path: &str, value: &str) -> String {
    let is_signed = value.starts_with(['+', '-', '−', '*', '=']);
    format!("{path}={}{value}", if is_signed { "=" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_taken_apart_as_the_reader_does() {
        let argument = r#"teams."SK Telecom" . bonus == -5"#;
        assert_eq!(path_of(argument), r#"teams."SK Telecom".bonus"#);
        assert_eq!(value_of(argument), "-5");
        assert_eq!(exactly("teams.kt.bonus", "-5"), "teams.kt.bonus==-5");
        assert_eq!(exactly("places", "5"), "places=5");
        assert_eq!(path_of("nothing"), "nothing");
        let address = address_of(argument).map(|address| spelt(&address));
        assert_eq!(address, Some(path_of(argument)));
    }

    #[test]
    fn a_state_has_bounds() {
        let of = |set: Vec<String>| State {
            set,
            ask: Vec::new(),
        };
        assert!(of(vec!["places=4".into(); MOST]).is_bounded());
        assert!(!of(vec!["places=4".into(); MOST + 1]).is_bounded());
        assert!(!of(vec!["x".repeat(LONGEST + 1)]).is_bounded());
    }
}
