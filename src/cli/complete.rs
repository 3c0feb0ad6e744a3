//! What can stand next on a command line: the shells' scripts ask here.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Arg, Command};
use clap_complete::Shell;

use super::input::document;
use crate::scenario::Document;

/// The script of a shell that completes by asking the program, if there is one.
pub(crate) fn script(shell: Shell) -> Option<&'static str> {
    match shell {
        Shell::Bash => Some(BASH),
        Shell::Zsh => Some(ZSH),
        Shell::Fish => Some(FISH),
        _ => None,
    }
}

// What ends in one of these is not finished, and no blank follows it.
const BASH: &str = r#"_simulate() {
    local word
    COMPREPLY=()
    while IFS= read -r word; do
        [[ $word == *[[:space:]]* ]] && word=$(printf %q "$word")
        COMPREPLY+=("$word")
    done < <("${COMP_WORDS[0]}" complete "$COMP_CWORD" "${COMP_WORDS[@]}" 2>/dev/null)
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=./,] ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -o default -F _simulate simulate
"#;

const ZSH: &str = r#"#compdef simulate
_simulate() {
    local -a found open closed
    found=(${(f)"$("${words[1]}" complete $((CURRENT - 1)) "${words[@]}" 2>/dev/null)"})
    if (( ! ${#found} )); then
        _files
        return
    fi
    open=(${(M)found:#*[=./,]})
    closed=(${found:#*[=./,]})
    compadd -S '' -a open
    compadd -a closed
}
if [[ $funcstack[1] == _simulate ]]; then
    _simulate "$@"
else
    compdef _simulate simulate
fi
"#;

const FISH: &str = r"function __simulate_complete
    set -l words (commandline -opc) (commandline -ct)
    $words[1] complete (math (count $words) - 1) $words 2>/dev/null
end
complete -c simulate -f -a '(__simulate_complete)'
";

/// The words that can stand in the place of word `at`, of which some may be written already.
pub(crate) fn candidates(program: &Command, at: usize, words: &[String]) -> Vec<String> {
    let line = Line::read(program, at, words);
    let mut found = line.found();
    found.retain(|word| word.starts_with(&line.current));
    for word in &mut found {
        word.insert_str(0, &line.lead);
    }
    found.sort();
    found.dedup();
    found
}

/// A command line up to the word that is being written.
struct Line<'a> {
    program: &'a Command,
    command: &'a Command,
    /// Whether this is the first word, which may name a command.
    is_first: bool,
    /// The words before, without the command.
    before: Vec<&'a str>,
    /// The option whose value is being written, and how many of its values stand before.
    option: Option<(&'a Arg, usize)>,
    /// What is written of it.
    current: String,
    /// What stands in the same word before that, such as `--format=`.
    lead: String,
}

impl<'a> Line<'a> {
    fn read(program: &'a Command, at: usize, words: &'a [String]) -> Self {
        let mut before: Vec<&str> = words.iter().take(at).skip(1).map(String::as_str).collect();
        let mut current = words.get(at).map_or("", String::as_str);
        // A shell may give the sign between an option and its value as a word of its own.
        if current == "=" {
            before.push(current);
            current = "";
        }
        let is_first = before.is_empty();
        let named = before
            .first()
            .and_then(|word| program.find_subcommand(word));
        if named.is_some() {
            before.remove(0);
        }
        let run = program.find_subcommand("run");
        let command = named.or(run).unwrap_or(program);
        let (mut lead, mut option) = (String::new(), None);
        if let Some((name, value)) = current
            .split_once('=')
            .filter(|(name, _)| name.starts_with("--"))
        {
            option = takes_value(command, name).map(|option| (option, 0));
            lead = format!("{name}=");
            current = value;
        } else if let [.., name, "="] = before.as_slice() {
            option = takes_value(command, name).map(|option| (option, 0));
        } else {
            let last = before.iter().rev().take(2).enumerate();
            for (given, word) in last {
                let values = |option: &Arg| option.get_num_args().map_or(1, |n| n.max_values());
                let found = takes_value(command, word).filter(|option| given < values(option));
                option = option.or(found.map(|option| (option, given)));
            }
        }
        Self {
            program,
            command,
            is_first,
            before,
            option,
            current: current.to_owned(),
            lead,
        }
    }

    fn found(&self) -> Vec<String> {
        if let Some((option, given)) = self.option {
            return self.values(option, given);
        }
        if self.current.starts_with('-') {
            return self.options();
        }
        let mut found = Vec::new();
        if self.is_first {
            let commands = self.program.get_subcommands().filter(|c| !c.is_hide_set());
            found.extend(commands.map(|command| command.get_name().to_owned()));
        }
        let given = self.positional().count();
        match self.command.get_positionals().nth(given) {
            Some(argument) => found.extend(self.values(argument, 0)),
            // Nothing but options is left.
            None => found.extend(self.options()),
        }
        found
    }

    /// The words before that are no options and none of their values.
    fn positional(&self) -> impl Iterator<Item = &'a str> {
        let mut skip = 0;
        let command = self.command;
        self.before.clone().into_iter().filter(move |word| {
            if skip > 0 {
                skip -= 1;
                return false;
            }
            if let Some(option) = takes_value(command, word) {
                skip = option.get_num_args().map_or(1, |n| n.max_values());
            }
            *word == "-" || !word.starts_with('-')
        })
    }

    fn options(&self) -> Vec<String> {
        let all = self.command.get_arguments();
        let long = all
            .filter(|option| !option.is_hide_set())
            .filter_map(|option| {
                let name = format!("--{}", option.get_long()?);
                let again = matches!(option.get_action(), clap::ArgAction::Append);
                (again || !self.before.contains(&name.as_str())).then_some(name)
            });
        long.chain(["--help".to_owned()]).collect()
    }

    /// What an argument may be, by its words or by what its values are called.
    fn values(&self, argument: &Arg, given: usize) -> Vec<String> {
        let words = argument.get_possible_values();
        if !words.is_empty() {
            // After a comma comes another one.
            let lead = self
                .current
                .rfind(',')
                .map_or("", |at| &self.current[..=at]);
            let words = words.iter().filter(|word| !word.is_hide_set());
            return words
                .map(|word| format!("{lead}{}", word.get_name()))
                .collect();
        }
        let names = argument.get_value_names().unwrap_or_default();
        let name = names.get(given).or(names.last());
        match name.map_or("", |name| name.as_str()) {
            name if name.starts_with("PATH=") => self.keys(),
            name if name.starts_with("ID") => self
                .document()
                .map_or(Vec::new(), |document| document.team_ids()),
            "SCENARIO" | "OTHER" => {
                self.files(|path| path.extension().is_some_and(|end| end == "toml"))
            }
            "DIR" => self.files(|_| false),
            name if name.contains("FILE") => self.files(|_| true),
            _ => Vec::new(),
        }
    }

    /// Addresses, each up to the dot after what is written.
    fn keys(&self) -> Vec<String> {
        let written = self.current.len();
        let all = self
            .document()
            .map_or(Vec::new(), |document| document.addresses());
        let all = all
            .into_iter()
            .filter(|address| address.starts_with(&self.current));
        all.map(|address| match address[written..].find('.') {
            Some(dot) => address[..=written + dot].to_owned(),
            None => address + "=",
        })
        .collect()
    }

    /// The scenario that is named before, if it can be read.
    fn document(&self) -> Option<Document> {
        let mut named = self.positional();
        document(Path::new(named.next().filter(|name| *name != "-")?), &[]).ok()
    }

    /// Files of a kind and all folders, below what is written.
    fn files(&self, is_wanted: impl Fn(&Path) -> bool) -> Vec<String> {
        let cut = self.current.rfind('/').map_or(0, |slash| slash + 1);
        let (folder, start) = self.current.split_at(cut);
        let at = match (folder, folder.strip_prefix("~/")) {
            ("", _) => PathBuf::from("."),
            (_, Some(rest)) => {
                PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(rest)
            }
            _ => PathBuf::from(folder),
        };
        let entries = fs::read_dir(at)
            .into_iter()
            .flatten()
            .filter_map(Result::ok);
        entries
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let is_hidden = name.starts_with('.') && !start.starts_with('.');
                let path = entry.path();
                match path.is_dir() {
                    _ if is_hidden => None,
                    true => Some(format!("{folder}{name}/")),
                    false => is_wanted(&path).then(|| format!("{folder}{name}")),
                }
            })
            .collect()
    }
}

/// The option that a word names, where it takes a value.
fn takes_value<'a>(command: &'a Command, word: &str) -> Option<&'a Arg> {
    let name = word.strip_prefix("--")?;
    let mut options = command.get_arguments();
    let option = options.find(|option| option.get_long() == Some(name))?;
    option.get_action().takes_values().then_some(option)
}
