//! The command line: arguments, files, the terminal. Nothing here is of use to a library.

mod args;
mod compare;
mod draws;
mod failure;
mod files;
mod folder;
mod input;
mod job;
mod output;
mod pictures;
mod progress;
mod run;
mod sweep;
mod template;
mod verify;

use std::path::Path;
use std::process::ExitCode;

use clap::CommandFactory as _;

use self::args::{Check, Cli, Command};
use self::failure::Failure;
use self::input::{drawn, load};
use crate::report;

/// Does what the command line says.
pub fn main() -> ExitCode {
    match Cli::read().and_then(|cli| done(&cli.command)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => {
            eprintln!("{}", failure.message);
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
        Command::New { file } => new(file.as_deref()),
        Command::Schema => output::print(&schema()).map(|()| 0),
        Command::Completions { shell } => completions(*shell),
        Command::Man => manual(),
    }
}

fn check(args: &Check) -> Result<u8, Failure> {
    let loaded = load(&args.input, &[])?;
    output::print(&report::reading(&loaded.scenario, &loaded.model))?;
    if !loaded.warnings.is_empty() {
        eprintln!("\n{}", drawn(&loaded.warnings, &loaded.sources));
    }
    Ok(0)
}

fn new(file: Option<&Path>) -> Result<u8, Failure> {
    let Some(path) = file else {
        return output::print(template::TEMPLATE).map(|()| 0);
    };
    if path.exists() {
        return Err(Failure::wrong(format!(
            "error: {} is there already, and nothing is overwritten",
            path.display()
        )));
    }
    files::write(path, template::TEMPLATE.as_bytes())?;
    eprintln!("written: {0}\ntry: simulate {0}", path.display());
    Ok(0)
}

fn schema() -> String {
    format!("{:#}\n", crate::scenario::schema())
}

fn completions(shell: clap_complete::Shell) -> Result<u8, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "simulate", &mut text);
    output::print(&String::from_utf8_lossy(&text)).map(|()| 0)
}

fn manual() -> Result<u8, Failure> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut text)
        .map_err(|error| Failure::file("render", Path::new("the manual"), error))?;
    output::print(&String::from_utf8_lossy(&text)).map(|()| 0)
}
