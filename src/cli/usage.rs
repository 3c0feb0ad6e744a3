//! The command line read: the command it means, help, and what is said where it cannot be read.

use std::ffi::OsString;
use std::io;
use std::path::Path;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory as _, FromArgMatches as _};

use super::args::Cli;
use super::failure::{Failure, shown};
use super::input::named;
use super::stderr::coloured;
use super::{output, terminal};
use crate::scenario::message;

/// Reads the program's arguments; `run` is understood where no command is named. None where
/// help was asked for, which is then printed.
pub(crate) fn read() -> Result<Option<Cli>, Failure> {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    if let Some(first) = arguments.get(1).and_then(|first| first.to_str())
        && !is_command(first)
        && !["-h", "--help", "-V", "--version"].contains(&first)
    {
        if first == "help" {
            // `help sweep` is `sweep --help`.
            arguments.remove(1);
            arguments.push("--help".into());
        } else if first.chars().all(char::is_alphabetic) && !Path::new(first).exists() {
            return Err(no_command(first));
        } else {
            arguments.insert(1, "run".into());
        }
    }
    match parsed(arguments) {
        Ok(cli) => Ok(Some(cli)),
        Err(error) => told(error).map(|()| None),
    }
}

fn parsed(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    /// Longer lines are hard to read.
    const WIDEST: usize = 100;
    let width = terminal::columns().min(WIDEST);
    let matches = Cli::command()
        .term_width(width)
        .try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

fn no_command(word: &str) -> Failure {
    let commands = commands();
    let file = named(Path::new(word)).map(|path| shown(&path));
    let near = file.or_else(|| {
        let near = crate::model::nearest(word, commands.iter().map(String::as_str));
        near.map(str::to_owned)
    });
    let near = near.map_or(String::new(), |near| {
        format!("did you mean `simulate {near}`? ")
    });
    Failure::wrong(format!(
        "error: {word} is neither a command nor a file\n  help: {near}commands are {}",
        commands.join(", ")
    ))
}

/// Whether a word names a command.
fn is_command(word: &str) -> bool {
    Cli::command().find_subcommand(word).is_some()
}

/// The names of all commands.
fn commands() -> Vec<String> {
    let cli = Cli::command();
    let commands = cli
        .get_subcommands()
        .filter(|command| !command.is_hide_set());
    commands
        .map(|command| command.get_name().to_owned())
        .collect()
}

/// Prints help that was asked for; anything else is a failure.
fn told(mut error: clap::Error) -> Result<(), Failure> {
    if !error.use_stderr() {
        return output::print(rendered(&error.render(), coloured(&io::stdout())));
    }
    if let Some(failure) = of_a_run(&error) {
        return Err(failure);
    }
    mend(&mut error);
    let text = error.render();
    let plain = text.to_string();
    // An argument may hold what acts on a terminal.
    let shown = message(&plain);
    let colour = coloured(&io::stderr()) && shown == plain;
    let text = if colour {
        rendered(&text, true)
    } else {
        shown.into_owned()
    };
    Err(Failure::drawn(text.trim_end().to_owned()))
}

fn rendered(text: &StyledStr, colour: bool) -> String {
    if colour {
        text.ansi().to_string()
    } else {
        text.to_string()
    }
}

/// What is said of an option that other commands have: better than that it is unknown.
fn of_a_run(error: &clap::Error) -> Option<Failure> {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return None;
    };
    let name = unknown.strip_prefix("--")?;
    if error.kind() != ErrorKind::UnknownArgument {
        return None;
    }
    let cli = Cli::command();
    let has = |command: &&clap::Command| {
        let mut options = command.get_arguments();
        options.any(|option| option.get_long() == Some(name))
    };
    let commands: Vec<&str> = (cli.get_subcommands().filter(has))
        .map(clap::Command::get_name)
        .collect();
    let commands = match commands.as_slice() {
        [] => return None,
        [only] => format!("`{only}`"),
        [some @ .., last] => format!("`{}` and `{last}`", some.join("`, `")),
    };
    Some(Failure::wrong(format!(
        "error: {unknown} is an option of {commands}\n  help: simulate COMMAND --help shows the \
         options of a command"
    )))
}

/// Puts a way out that works in place of `-- -x`, which only is one where a command takes any
/// number of files.
fn mend(error: &mut clap::Error) {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return;
    };
    // The shell has taken a question apart.
    if !unknown.starts_with('-') && std::env::args_os().any(|word| word == "--ask") {
        let tip = "a question stands in quotes: --ask 'not a and not b'";
        let tip = ContextValue::StyledStrs(vec![tip.into()]);
        error.insert(ContextKind::Suggested, tip);
        return;
    }
    let is_value = !unknown.starts_with("--");
    let tip = format!(
        "as the value of an option it is written --option={unknown}, as a file ./{unknown}"
    );
    if error.remove(ContextKind::Suggested).is_some() && is_value {
        let tip = ContextValue::StyledStrs(vec![tip.into()]);
        error.insert(ContextKind::Suggested, tip);
    }
}
