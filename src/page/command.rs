//! The command that says what the page shows.

use super::state::State;
use crate::scenario::Recorded;

/// The command that the page was opened with, but for what is set on it.
pub(crate) struct Command {
    /// The scenario file, and what comes with it, each as a shell takes it.
    file: String,
    words: Vec<String>,
}

impl Command {
    /// Of a file, the folders that its files may come from, and the flags that come after its settings.
    pub(crate) fn new(file: &str, folders: &[String], given: &[(&'static str, &str)]) -> Self {
        let folders = folders
            .iter()
            .map(|folder| ("--files-from", folder.as_str()));
        let flags = folders.chain(given.iter().copied());
        let words = flags.map(|(flag, argument)| typed(flag, argument));
        Self {
            file: file.to_owned(),
            words: words.collect(),
        }
    }

    /// The name of the file.
    pub(super) fn file(&self) -> &str {
        &self.file
    }

    /// The command that computes a state.
    pub(super) fn of(&self, state: &State) -> String {
        // As an argument of its own, a file is quoted like one.
        let file = typed("", &self.file);
        let set = state.set.iter().map(|argument| typed("--set", argument));
        let ask = state.ask.iter().map(|argument| typed("--ask", argument));
        let all = std::iter::once(format!("simulate{file}"));
        let all = all.chain(set).chain(ask).chain(self.words.iter().cloned());
        all.collect::<Vec<_>>().join(" ")
    }
}

/// A flag with its argument, in quotes where a shell needs them.
fn typed(flag: &str, argument: &str) -> String {
    let recorded = Recorded {
        flag: flag.to_owned(),
        argument: argument.to_owned(),
        effect: None,
    };
    recorded.command()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_quoted_where_it_must_be() {
        let folders = ["my marks".to_owned()];
        let command = Command::new("it's.toml", &folders, &[("--seed", "7")]);
        let state = State {
            set: vec!["places=4".into(), "teams.kt.bonus==-5 ± 1".into()],
            ask: vec!["not kt".into()],
        };
        assert_eq!(
            command.of(&state),
            r"simulate 'it'\''s.toml' --set places=4 --set 'teams.kt.bonus==-5 ± 1' --ask 'not kt' --files-from 'my marks' --seed 7"
        );
    }
}
