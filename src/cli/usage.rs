//! Help, and what is said of a command line that cannot be read.

use std::io;

use clap::CommandFactory as _;
use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::Cli;
use super::failure::Failure;
use super::output;
use super::stderr::coloured;
use crate::scenario::message;

/// Prints help that was asked for; anything else is a failure.
pub(super) fn told(mut error: clap::Error) -> Result<(), Failure> {
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
    let help = match name {
        "precision" | "method" => {
            "sweep and compare draw, as often for every setting; --draws says how often"
        }
        _ => "simulate COMMAND --help shows the options of a command",
    };
    Some(Failure::wrong(format!(
        "error: {unknown} is an option of {commands}\n  help: {help}"
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
