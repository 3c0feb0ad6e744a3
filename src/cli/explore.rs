//! `simulate explore`.

mod browser;
mod closed;
mod guard;
mod pages;
mod server;
mod streamed;

use std::path::Path;
use std::sync::Arc;

use self::closed::Closed;
use self::guard::Guard;
use self::server::Server;
use super::args::Explore;
use super::failure::{Failure, reason};
use super::input::{checked, drawn, opened, settings};
use super::job::computing;
use super::pictures;
use super::progress::catch_interrupts;
use super::stderr::say;
use super::{output, threads};
use crate::page::{Command, Page, State};
use crate::scenario::{Document, Setting};

/// Serves the page until it is told to end; returns the exit code.
pub(crate) fn explore(args: &Explore) -> Result<u8, Failure> {
    let given = computing(&args.computing);
    let (document, closed) = document(args)?;
    // Everything wrong with the file or the arguments is told here, as every command does.
    let loaded = checked(document, settings(&args.input, &given))?;
    let quiet = args.computing.quiet;
    if !loaded.warnings.is_empty() && !quiet {
        say(&format!("{}\n", drawn(&loaded.warnings, &loaded.sources)));
    }
    let (threads, note) = threads::asked(args.computing.threads);
    if !quiet {
        loaded.notes.iter().chain(&note).for_each(|note| say(note));
    }
    let look = pictures::plain(&args.font)?;
    let command = command(args, &given);
    let first = State::of_arguments(&args.input.set, &args.input.without, &args.input.ask);
    let page = Page::new(loaded.document, first, given, command, args.lang).ok_or_else(|| {
        Failure::wrong(
            "error: the file is no scenario without --set\n  help: the page shows what is set beside \
             the file as written; mend the file first",
        )
    })?;
    // What is set on the page opens no file.
    closed.close();
    let workers = rayon::ThreadPoolBuilder::new()
        .num_threads(threads.unwrap_or(0))
        .build()
        .map_err(|error| failed("start threads", &std::io::Error::other(error)))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .map_err(|error| failed("start the server", &error))?;
    catch_interrupts();
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", args.port)).await;
        let listener = listener.map_err(|error| {
            Failure::failed(format!(
                "error: cannot listen on port {}: {}\n  help: leave out --port, and a free one is \
                 found",
                args.port,
                reason(&error)
            ))
        })?;
        let port = listener
            .local_addr()
            .map_err(|error| failed("listen", &error))?;
        let guard = Guard::new(port.port()).map_err(|error| failed("make a token", &error))?;
        let address = guard.address();
        output::print(format!("{address}\n"))?;
        if !quiet {
            say("the page is on this machine only; it ends with Ctrl-C, or when it is told to");
        }
        if !args.no_open {
            browser::open(&address);
        }
        let server = Arc::new(Server::new(page, look, workers, guard));
        server
            .serve(listener)
            .await
            .map_err(|error| failed("serve the page", &error))
    })?;
    Ok(0)
}

fn failed(what: &str, error: &std::io::Error) -> Failure {
    Failure::failed(format!("error: cannot {what}: {}", reason(error)))
}

/// The scenario of a file, and what closes its other files.
fn document(args: &Explore) -> Result<(Document, Arc<Closed>), Failure> {
    let path = &args.input.scenario;
    let document = opened(path, &args.input.files_from)?.only(path)?;
    let closed = Arc::new(Closed::new(document.files()));
    Ok((document.with_files(closed.clone()), closed))
}

/// What the page is called as a command.
fn command(args: &Explore, given: &[Setting]) -> Command {
    let shown = |path: &Path| path.display().to_string();
    let folders = args.input.files_from.iter().map(|path| shown(path));
    let given: Vec<(&'static str, &str)> = given
        .iter()
        .map(|setting| (setting.flag, setting.argument.as_str()))
        .collect();
    Command::new(
        &shown(&args.input.scenario),
        &folders.collect::<Vec<_>>(),
        &given,
    )
}
