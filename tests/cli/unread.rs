//! Nobody has to read standard error: results, files and exit codes are the same without it.

use std::process::Stdio;

use super::program::{Done, Program};

/// What each command prints, writes and ends with.
fn told(arguments: &[&str], stderr: Option<Stdio>) -> (i32, String, Vec<String>) {
    let program = Program::small(arguments).file("broken.toml", "places = 2\n[criteria\n");
    let done: Done = match stderr {
        Some(stderr) => program.stderr(stderr).run(),
        None => program.run(),
    };
    let files = done.files();
    (done.code, done.stdout, files)
}

/// Quickly done.
const DRAWN: &str = "--method=monte-carlo";

#[track_caller]
fn same_without_a_reader(stderr: impl Fn() -> Stdio) {
    for (code, arguments) in [
        (0, &["small.toml", DRAWN][..]),
        (
            0,
            &[
                "small.toml",
                "--precision=0.001",
                "--save-draws",
                "9",
                "d.csv",
            ],
        ),
        (
            0,
            &["small.toml", DRAWN, "--charts=none", "--threads=60000"],
        ),
        (0, &["small.toml", DRAWN, "--charts=none", "--set=places=1"]),
        (0, &["check", "small.toml", "--set=places=1"]),
        (0, &["verify", "small.toml", "--draws=10000"]),
        (0, &["sweep", "small.toml", "--vary=places=1,2"]),
        (0, &["compare", "small.toml", "--with=places=1"]),
        (0, &["new", "my.toml"]),
        (0, &["--help"]),
        (1, &["small.toml", DRAWN, "--out=small.toml"]),
        (2, &["broken.toml"]),
        (2, &["small.toml", "--drws=3"]),
        (2, &["nothing.toml"]),
        (2, &["small.toml", "--set=plaes=1"]),
        (2, &[]),
    ] {
        let read = told(arguments, None);
        assert_eq!(read.0, code, "{arguments:?}");
        assert_eq!(told(arguments, Some(stderr())), read, "{arguments:?}");
    }
}

#[test]
fn a_closed_pipe() {
    same_without_a_reader(|| {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        writer.into()
    });
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk() {
    same_without_a_reader(|| {
        let full = std::fs::File::options().write(true).open("/dev/full");
        full.unwrap().into()
    });
}
