//! What was changed in a scenario as it was written: the trace that a what-if leaves.

use serde::{Serialize, Serializer};

use super::Setting;

/// An argument that changed a scenario, as a result records it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The flag, such as `--set`.
    pub flag: String,
    /// What was typed after it.
    pub argument: String,
    /// What was there and what took its place, where the argument changed what was there (`+5`).
    pub effect: Option<[String; 2]>,
}

impl Recorded {
    pub(crate) fn new(setting: &Setting, effect: Option<[String; 2]>) -> Self {
        Self {
            flag: setting.flag.to_owned(),
            argument: setting.argument.clone(),
            effect,
        }
    }

    /// From what [`command`](Self::command) made of it.
    pub fn read(command: &str) -> Self {
        let (flag, argument) = command.split_once(' ').unwrap_or((command, ""));
        let quoted = argument
            .strip_prefix('\'')
            .and_then(|rest| rest.strip_suffix('\''));
        Self {
            flag: flag.to_owned(),
            argument: quoted.map_or(argument.to_owned(), |inner| inner.replace(r"'\''", "'")),
            effect: None,
        }
    }

    /// As one types it: `--set places=4`, in quotes where a shell needs them.
    pub fn command(&self) -> String {
        let is_plain = |c: char| c.is_alphanumeric() || "=.,:/_+-±".contains(c);
        if !self.argument.is_empty() && self.argument.chars().all(is_plain) {
            format!("{} {}", self.flag, self.argument)
        } else {
            let quoted = self.argument.replace('\'', r"'\''");
            format!("{} '{quoted}'", self.flag)
        }
    }

    /// Whether it is the same argument, whatever came of it.
    pub fn is(&self, other: &Self) -> bool {
        (&self.flag, &self.argument) == (&other.flag, &other.argument)
    }

    /// In as few words as say it: `places=4`, `without kakao`, `draws=500`.
    pub fn brief(&self) -> String {
        let argument = &self.argument;
        match self.flag.as_str() {
            "--set" | "--with" => argument.trim().to_owned(),
            "--without" => format!("without {argument}"),
            flag => format!("{}={argument}", flag.trim_start_matches('-')),
        }
    }
}

/// Brief, with what came of a change: `places=+1 (5 → 6)`.
impl std::fmt::Display for Recorded {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.brief())?;
        match &self.effect {
            Some([before, after]) => write!(out, " ({before} → {after})"),
            None => Ok(()),
        }
    }
}

impl Serialize for Recorded {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.command())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_read_again() {
        for (setting, command, brief) in [
            (Setting::set("places=4"), "--set places=4", "places=4"),
            (
                Setting::set("teams.kt.scores.goals=80 ± 3"),
                "--set 'teams.kt.scores.goals=80 ± 3'",
                "teams.kt.scores.goals=80 ± 3",
            ),
            (
                Setting::set("title=it's"),
                r"--set 'title=it'\''s'",
                "title=it's",
            ),
            (
                Setting::set("criteria.merit.weight=*1.2"),
                "--set 'criteria.merit.weight=*1.2'",
                "criteria.merit.weight=*1.2",
            ),
            (
                Setting::without("네이버"),
                "--without 네이버",
                "without 네이버",
            ),
            (
                Setting::of_key("--draws", "simulation.draws", "500"),
                "--draws 500",
                "draws=500",
            ),
        ] {
            let recorded = Recorded::new(&setting, None);
            assert_eq!(recorded.command(), command);
            assert_eq!(recorded.to_string(), brief);
            assert_eq!(Recorded::read(command), recorded);
        }
    }
}
