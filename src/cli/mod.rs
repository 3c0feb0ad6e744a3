//! The command line: arguments, files, the terminal. Nothing here is of use to a library.

mod args;
mod compare;
mod complete;
mod destination;
mod draws;
#[cfg(feature = "explore")]
mod explore;
mod failure;
mod files;
mod folder;
mod input;
mod inputs;
mod job;
mod leftovers;
mod manual;
mod new;
mod output;
mod pictures;
mod progress;
mod report;
mod run;
mod saving;
mod slug;
mod stderr;
mod sweep;
mod template;
mod terminal;
mod threads;
mod usage;
mod verify;

use std::process::ExitCode;

use clap::CommandFactory as _;

use self::args::{Check, Cli, Command};
use self::failure::Failure;
use self::input::{drawn, load};
use self::job::unrendered;
use self::stderr::say;

/// Does what the command line says.
pub fn main() -> ExitCode {
    let done = match usage::read() {
        Ok(Some(cli)) => done(&cli.command),
        // Help was asked for, and given.
        Ok(None) => Ok(0),
        Err(failure) => Err(failure),
    };
    match done {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            failure.tell();
            ExitCode::from(failure.code)
        }
    }
}

fn done(command: &Command) -> Result<u8, Failure> {
    match command {
        Command::Run(args) => run::run(args),
        Command::Check(args) => check(args),
        Command::Sweep(args) => sweep::sweep(args),
        Command::Compare(args) => compare::compare(args),
        Command::Verify(args) => verify::verify(args),
        #[cfg(feature = "explore")]
        Command::Explore(args) => explore::explore(args),
        Command::Report(args) => report::report(args),
        Command::New(args) => new::new(args),
        Command::Schema => output::print(schema()).map(|()| 0),
        Command::Completions { shell } => completions(*shell),
        Command::Man => manual(),
        Command::Complete { at, words } => complete(*at, words),
    }
}

fn check(args: &Check) -> Result<u8, Failure> {
    let loaded = load(&args.input, &[])?;
    output::print(crate::report::within(terminal::columns(), || {
        crate::report::reading(&loaded.scenario, &loaded.model)
    }))?;
    if !loaded.warnings.is_empty() {
        say(&format!("\n{}", drawn(&loaded.warnings, &loaded.sources)));
    }
    for note in &loaded.notes {
        say(note);
    }
    Ok(0)
}

fn schema() -> String {
    format!("{:#}\n", crate::scenario::schema())
}

fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    if let Some(script) = complete::script(shell) {
        return output::print(script).map(|()| 0);
    }
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "simulate", &mut text);
    output::print(text).map(|()| 0)
}

fn manual() -> Result<u8, Failure> {
    let page = manual::page(Cli::command()).map_err(|error| unrendered(&error))?;
    output::print(page).map(|()| 0)
}

fn complete(at: usize, words: &[String]) -> Result<u8, Failure> {
    let mut program = Cli::command();
    program.build();
    let found = complete::candidates(&program, at, words);
    let lines = found.into_iter().map(|word| word + "\n");
    output::print(lines.collect::<String>()).map(|()| 0)
}
